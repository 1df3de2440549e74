import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphOf, withNext } from '../../domain/graph.ts';
import { arbitraryDefinition } from '../support/arbitrary-definition.ts';
import { sampleDefinition } from '../support/sample-definition.ts';

describe('graphOf', () => {
  it('draws stages as BPMN elements, a forEach once for each body, and a join from which both ways lead', () => {
    const { nodes, edges } = graphOf(sampleDefinition());
    expect(nodes.map(({ id, element }) => [id, element])).toEqual([
      ['$start', 'startEvent'],
      ['review', 'userTask'],
      ['sectors', 'parallelGateway'],
      ['sectors/housing', undefined],
      ['sectors/housing/inspect', 'userTask'],
      ['sectors/water', undefined],
      ['sectors/water/inspect', 'userTask'],
      ['sectors$join', 'parallelGateway'],
      ['accept', 'userTask'],
      ['done', 'endEvent'],
      ['refused', 'endEvent'],
      ['withdrawn', 'endEvent'],
    ]);
    expect(edges).toContainEqual(expect.objectContaining({ from: 'sectors$join', to: 'accept', kind: 'forward' }));
    expect(edges).toContainEqual(expect.objectContaining({ from: 'sectors$join', to: 'review', kind: 'failed' }));
    expect(edges).toContainEqual(
      expect.objectContaining({ from: 'sectors/water/inspect', to: 'sectors$join', kind: 'failed' }),
    );
    expect(edges).toContainEqual(expect.objectContaining({ from: 'accept', to: 'review', kind: 'return' }));
  });

  it('marks what a case has passed and where it stands, in a forEach for each branch', () => {
    const { nodes } = graphOf(sampleDefinition(), {
      done: ['review', 'housing/inspect'],
      now: ['sectors', 'water/inspect'],
    });
    const marked = nodes.filter(({ state }) => state !== undefined).map(({ id, state }) => [id, state]);
    expect(marked).toEqual([
      ['review', 'done'],
      ['sectors', 'now'],
      ['sectors/housing/inspect', 'done'],
      ['sectors/water/inspect', 'now'],
    ]);
  });

  it('marks as next what a way forward leads to from where the case stands, and nothing twice', () => {
    const graph = withNext(graphOf(sampleDefinition(), { done: ['review'], now: ['accept'] }));
    const next = graph.nodes.filter(({ state }) => state === 'next').map(({ id }) => id);
    const ahead = graph.edges.filter(({ from, kind }) => from === 'accept' && kind === 'forward').map(({ to }) => to);
    expect(next).toEqual(expect.arrayContaining(ahead));
    expect(next).not.toContain('review');
  });

  it('draws every definition with unique ids, frames that exist and edges between nodes', () => {
    fc.assert(
      fc.property(arbitraryDefinition(), (definition) => {
        const { nodes, edges } = graphOf(definition);
        const ids = new Set(nodes.map(({ id }) => id));
        expect(ids.size).toBe(nodes.length);
        for (const { within } of nodes) if (within !== undefined) expect(ids).toContain(within);
        for (const { from, to } of edges) expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
      }),
    );
  });
});
