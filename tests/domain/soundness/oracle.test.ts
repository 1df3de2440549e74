import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseForm } from '../../../domain/definition/forms.ts';
import { clockFaults } from '../../../domain/soundness/clocks.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { proveReachability } from '../../../domain/soundness/reachability.ts';
import { structureFaults } from '../../../domain/soundness/structure.ts';
import { arbitraryDefinition } from '../../support/arbitrary-definition.ts';
import { initialPosition, movesFrom, openStages, type Position, replay } from '../../support/control-simulator.ts';

const RUNS = 300;

describe('the proof against the control flow played out in full', () => {
  it('terminates on every definition, and its own definitions are well structured', () => {
    fc.assert(
      fc.property(arbitraryDefinition(), (definition) => {
        expect(structureFaults(definition)).toEqual([]);
        const proof = proveDefinition(definition);
        expect(proof.sound || proof.faults.length > 0).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('reaches the same stages by paths that replay and are the shortest, and does not understate the configurations', () => {
    fc.assert(
      fc.property(arbitraryDefinition(), (definition) => {
        const graph = explore(definition);
        fc.pre(graph !== null);
        const { paths, configurations } = proveReachability(definition);
        expect([...paths.keys()].sort()).toEqual([...graph.nearest.keys()].sort());
        for (const [stage, path] of paths) {
          const labels = path.map(({ label }) => label);
          expect(openStages(replay(definition, labels).position)).toContain(stage);
          expect(labels).toHaveLength(graph.nearest.get(stage) ?? -1);
        }
        expect(configurations).toBeGreaterThanOrEqual(graph.states.length);
      }),
      { numRuns: RUNS },
    );
  });

  it('finds a state without a way to an end exactly when there is one, and shows a path that replays into it', () => {
    fc.assert(
      fc.property(arbitraryDefinition(), (definition) => {
        const graph = explore(definition);
        fc.pre(graph !== null);
        const { faults } = proveReachability(definition);
        const traps = faults.filter(({ code }) => code === 'NO_WAY_TO_END');
        const stuck = faults.filter(({ code }) => code === 'BRANCH_NEVER_ARRIVES');
        if (graph.dead.size > 0) expect([...traps, ...stuck]).not.toEqual([]);
        for (const { path } of traps) {
          expect(graph.dead.has(JSON.stringify(replay(definition, path).position))).toBe(true);
        }
        for (const { path } of stuck) {
          expect(branchIsStuck(definition, replay(definition, path).position)).toBe(true);
        }
        if (traps.length > 0) expect(graph.dead.size).toBeGreaterThan(0);
      }),
      { numRuns: RUNS },
    );
  });

  it('finds a clock that an end leaves running exactly when there is one, and shows a path that replays', () => {
    fc.assert(
      fc.property(arbitraryDefinition(), (definition) => {
        const { paths } = proveReachability(definition);
        const faults = clockFaults(definition, paths);
        fc.pre(faults.every(({ code }) => code === 'CLOCK_NOT_STOPPED'));
        const leaks = leakExists(definition);
        fc.pre(leaks !== null);
        expect(faults).toHaveLength(leaks ? 1 : 0);
        for (const { path } of faults) {
          const { position, events } = replay(definition, path);
          expect(definition.stages.find(({ key }) => key === position.at)?.kind).toBe('end');
          expect(clockAfter(definition, 'off', ['started', ...events])).toBe('running');
        }
      }),
      { numRuns: RUNS * 2 },
    );
  });

  it('finds the fault when every route to an end is taken away, with a path that replays', () => {
    fc.assert(
      fc.property(arbitraryDefinition(), (definition) => {
        fc.pre(proveReachability(definition).faults.length === 0);
        const first = definition.stages[0]?.key ?? '';
        const ends = definition.stages.flatMap(({ key, kind }) => (kind === 'end' ? [key] : []));
        const text = ends.reduce(
          (json, end) => json.replaceAll(`"to":"${end}"`, `"to":"${first}"`),
          JSON.stringify(definition),
        );
        const broken = JSON.parse(
          ends.reduce(
            (json, end) => json.replaceAll(new RegExp(`"(passed|failed)":"${end}"`, 'g'), `"$1":"${first}"`),
            text,
          ),
        ) as CaseForm;
        const found = proveReachability(broken).faults;
        expect(found.map(({ code }) => code)).toContain('NO_WAY_TO_END');
        expect(found.filter(({ code }) => code === 'STAGE_UNREACHABLE')).toHaveLength(ends.length);
        for (const { path } of found.filter(({ code }) => code === 'NO_WAY_TO_END')) replay(broken, path);
      }),
      { numRuns: RUNS },
    );
  });
});

const LIMIT = 1500;

/** All configurations; null when there are too many to multiply out. */
function explore(definition: CaseForm) {
  const { position } = initialPosition(definition);
  const distance = new Map([[JSON.stringify(position), 0]]);
  const before = new Map<string, string[]>();
  const nearest = new Map<string, number>();
  const states: Position[] = [position];
  for (const state of states) {
    if (states.length > LIMIT) return null;
    const key = JSON.stringify(state);
    const steps = distance.get(key) ?? 0;
    for (const stage of openStages(state)) if (!nearest.has(stage)) nearest.set(stage, steps);
    for (const { to } of movesFrom(definition, state)) {
      const next = JSON.stringify(to);
      before.set(next, [...(before.get(next) ?? []), key]);
      if (distance.has(next)) continue;
      distance.set(next, steps + 1);
      states.push(to);
    }
  }
  const live = states
    .filter(({ at }) => definition.stages.some(({ key, kind }) => key === at && kind === 'end'))
    .map((state) => JSON.stringify(state));
  const alive = new Set(live);
  for (const key of alive) for (const previous of before.get(key) ?? []) alive.add(previous);
  return { states, nearest, dead: new Set([...distance.keys()].filter((key) => !alive.has(key))) };
}

/** Whether some open branch, moving by itself, can never end nor leave. */
function branchIsStuck(definition: CaseForm, position: Position): boolean {
  return scopesOf(position, []).some((scope) => {
    const states = new Map([[JSON.stringify(position), position]]);
    for (const state of states.values()) {
      for (const { label, to } of movesFrom(definition, state)) {
        if (!label.startsWith(`${scope.join('/')}/`)) continue;
        if (!scopesOf(to, []).some((other) => other.join('/') === scope.join('/'))) return false;
        const again = label.slice(label.indexOf('→') + 1);
        if (openStages(position).includes(again) && to.at === again) return false;
        states.set(JSON.stringify(to), to);
      }
    }
    return true;
  });
}

function scopesOf({ branches }: Position, around: string[]): string[][] {
  return Object.entries(branches ?? {}).flatMap(([key, branch]) =>
    typeof branch === 'string' ? [] : [[...around, key], ...scopesOf(branch, [...around, key])],
  );
}

type Status = 'off' | 'running';

/** The only clock of the definition after some events: what both stops and starts it starts it anew. */
function clockAfter(definition: CaseForm, status: Status, events: readonly string[]): Status {
  const [clock] = definition.clocks;
  if (!clock) return status;
  return events.reduce<Status>((now, event) => {
    const stops = clock.stop.some(
      (ref) =>
        'stage' in ref &&
        (event === `entered ${ref.stage}`
          ? ref.on === 'entered'
          : ref.on === 'left' && event.startsWith(`left ${ref.stage}:`)),
    );
    const { start } = clock;
    const starts =
      start.on === 'started' || start.on === 'ended'
        ? event === start.on
        : event === (start.on === 'entered' ? `entered ${start.stage}` : `left ${start.stage}:${start.outcome ?? ''}`);
    if (starts) return 'running';
    return stops ? 'off' : now;
  }, status);
}

/** Whether an end can be reached with the clock running; null when there are too many states. */
function leakExists(definition: CaseForm): boolean | null {
  const first = initialPosition(definition);
  const start = { position: first.position, status: clockAfter(definition, 'off', ['started', ...first.events]) };
  const states = new Map([[JSON.stringify(start), start]]);
  for (const { position, status } of states.values()) {
    if (states.size > 3 * LIMIT) return null;
    const isEnd = definition.stages.some(({ key, kind }) => key === position.at && kind === 'end');
    if (isEnd && status === 'running') return true;
    for (const { to, events } of movesFrom(definition, position)) {
      const next = { position: to, status: clockAfter(definition, status, events) };
      states.set(JSON.stringify(next), next);
    }
  }
  return false;
}
