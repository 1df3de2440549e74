// Every definition, walked at random on the pure core.
import { beforeAll, describe, expect, it } from 'vitest';
import { evolve } from '../../domain/case/evolve.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { CaseForm } from '../../domain/definition/forms.ts';
import { PROCEDURES } from '../../procedures/index.ts';
import type { CaseDriver } from '../support/case-driver.ts';
import { walk, waysOf } from '../support/walker.ts';
import { resolvedForDemo } from './resolved.ts';

/** At most so many walks; those beyond the first few only look for ways that nobody took yet. */
const WALKS = 120;
const KEPT = 6;

const cases = PROCEDURES.filter(({ form }) => form === 'case').map(({ id }) => [id] as const);

describe.each(cases)('cases of %s', (id) => {
  const definition = CaseForm.parse(resolvedForDemo(id));
  const taken = new Set<string>();
  // withdrawal is no way out of a stage
  const ways = waysOf(definition).filter((way) => way !== `end:${definition.withdrawal?.to ?? ''}`);
  const drivers: CaseDriver[] = [];
  beforeAll(() => {
    for (let seed = 1; seed <= WALKS && (seed <= KEPT || ways.some((way) => !taken.has(way))); seed += 1) {
      const driver = walk(definition, seed, taken);
      if (seed <= KEPT || driver.state.status !== 'ended') drivers.push(driver);
    }
  }, 120_000);

  it('take every outcome of every stage and reach every end', () => {
    expect(ways.filter((way) => !taken.has(way))).toEqual([]);
  });

  it('come to an end, wherever they have been', () => {
    expect(drivers.filter(({ state }) => state.status !== 'ended').map(({ stages }) => stages)).toEqual([]);
  });

  it('have at every end no open visit, no running clock and no reserved quota', () => {
    for (const { state } of drivers) {
      expect(state.visits).toEqual([]);
      expect(state.clocks.filter((clock) => clock.state !== 'stopped')).toEqual([]);
      expect((state.quotas ?? []).filter((hold) => hold.state === 'reserved')).toEqual([]);
    }
  });

  it('are at every moment what their events say, with no task outside a visit', () => {
    for (const { events, state } of drivers) {
      let folded: CaseState | null = null;
      const open = new Set<number>();
      for (const event of events) {
        folded = evolve(folded, event);
        if (event.type === 'visitOpened') open.add(event.visitId);
        if (event.type === 'taskOpened') expect(open.has(event.visitId), event.taskId).toBe(true);
        if (event.type === 'visitClosed') open.delete(event.visitId);
      }
      expect(folded).toEqual(state);
      expect(open).toEqual(new Set());
    }
  });
});
