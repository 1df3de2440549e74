// Repairs at random moments of random cases: of every procedure that has cases, walked at random.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDateOf } from '../../../domain/calendar/index.ts';
import { allStages } from '../../../domain/definition/stage-index.ts';
import type { Instant } from '../../../domain/calendar/index.ts';
import { decide } from '../../../domain/case/decide.ts';
import { evolve } from '../../../domain/case/evolve.ts';
import type { Repair } from '../../../domain/case/repair.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { CaseForm } from '../../../domain/definition/forms.ts';
import { canCaseEnd } from '../../../domain/repair/can-end.ts';
import type { CanEnd } from '../../../domain/repair/can-end.ts';
import { dryRun } from '../../../domain/repair/dry-run.ts';
import { PROCEDURES } from '../../../procedures/index.ts';
import { CaseDriver } from '../../support/case-driver.ts';
import { chanceOf, PlausibleData } from '../../support/plausible-data.ts';
import { repairCommand } from '../../support/repairs.ts';
import { follow, walk } from '../../support/walker.ts';
import { resolvedForDemo } from '../../procedures/resolved.ts';

const CASES = PROCEDURES.filter(({ form }) => form === 'case').map(({ id }) => id);

const known = new Map<string, CaseForm>();

function definitionOf(id: string): CaseForm {
  const definition = known.get(id) ?? CaseForm.parse(resolvedForDemo(id));
  known.set(id, definition);
  return definition;
}

interface Moment {
  definition: CaseForm;
  state: CaseState;
  now: Instant;
}

/** A case of a procedure as it stood after one of the commands of a walk; perhaps with its effects still to be done. */
function moment(id: string, seed: number, share: number): Moment {
  const definition = definitionOf(id);
  const stands: { count: number; now: Instant }[] = [];
  const driver: CaseDriver = new CaseDriver(definition, {
    onAccepted: (_command, now) => stands.push({ count: driver.events.length, now }),
  });
  walk(definition, seed, new Set(), driver);
  const stand = stands[Math.floor(share * stands.length)];
  const events = driver.events.slice(0, stand?.count ?? 1);
  const state = events.reduce<CaseState | null>(evolve, null);
  if (state === null || stand === undefined) throw new Error('a walk begins with a start');
  return { definition, state, now: stand.now };
}

/** One of each kind that the moment gives reason for, and some that are refused. */
function repairsFor({ definition, state, now }: Moment, seed: number): Repair[] {
  const chance = chanceOf(seed);
  const data = new PlausibleData(definition, chance);
  const keys = allStages(definition).map(({ stage }) => stage.key);
  const visits = state.visits.length === 0 ? [] : [data.one(state.visits)];
  const tasks = state.visits.flatMap((visit) => visit.tasks.map((task) => ({ visitId: visit.id, taskId: task.id })));
  const field = definition.fields.length === 0 ? null : data.one(definition.fields).key;
  const drawn = field === null ? {} : data.draw([{ field, required: true }], localDateOf(now));
  return [
    ...visits.flatMap(({ id: visitId }): Repair[] => [
      { kind: 'jump', visitId, stage: data.one(keys) },
      { kind: 'jump', visitId, stage: data.one(keys) },
      { kind: 'retryEffect', visitId },
      { kind: 'reassign', visitId, taskId: '', to: { id: 'substitute', name: '代班人员' } },
    ]),
    ...(tasks.length === 0
      ? []
      : [
          { kind: 'reassign' as const, ...data.one(tasks), to: { id: 'substitute', name: '代班人员' } },
          { kind: 'dropClaim' as const, ...data.one(tasks) },
        ]),
    { kind: 'patchData', changes: drawn },
    { kind: 'suspend', ground: 'forceMajeure' },
    { kind: 'resume' },
    { kind: 'cancel' },
  ];
}

const moments = fc.record({
  id: fc.constantFrom(...CASES),
  seed: fc.integer({ min: 1, max: 10_000 }),
  share: fc.double({ min: 0, max: 0.999, noNaN: true }),
});

/** What holds of every case, whatever was done to it. */
function expectConsistent(state: CaseState, now: Instant): void {
  if (state.status === 'ended') {
    expect(state.visits).toEqual([]);
    expect(state.clocks.filter((run) => run.state !== 'stopped')).toEqual([]);
    expect((state.quotas ?? []).filter((hold) => hold.state === 'reserved')).toEqual([]);
    return;
  }
  const ids = state.visits.map((visit) => visit.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(state.visits.filter((visit) => visit.within === null)).toHaveLength(1);
  for (const visit of state.visits) {
    if (visit.within !== null) expect(ids).toContain(visit.within.parallelVisit);
    const inside = state.visits.some((one) => one.within?.parallelVisit === visit.id);
    const goesOn =
      inside ||
      visit.tasks.some((task) => task.state === 'open') ||
      visit.until !== undefined ||
      visit.notice !== undefined ||
      visit.link !== undefined ||
      visit.stuckReason !== undefined ||
      state.effects.some((effect) => effect.visit === visit.id) ||
      // a link whose case was opened waits for its answer
      visit.phase === 'effect';
    expect(goesOn, `visit ${visit.id} of ${visit.stage} waits for nothing`).toBe(true);
  }
  for (const effect of state.effects) if (effect.visit !== 0) expect(ids).toContain(effect.visit);
  for (const run of state.clocks) {
    if (run.visit !== null && run.state !== 'stopped') expect(ids).toContain(run.visit);
    if (state.status === 'suspended') expect(run.state).not.toBe('running');
    if (run.state === 'running' && state.status === 'open') {
      const due = run.alarms.filter((alarm) => alarm.at <= now && !run.fired.includes(alarm.id));
      expect(due, `${run.id} has alarms that nobody fired`).toEqual([]);
    }
  }
}

/** Whether people can lead the case along the stages that the proof names. */
function endsAsProved(
  definition: CaseForm,
  state: CaseState,
  now: Instant,
  way: Extract<CanEnd, { ends: true }>,
): boolean {
  return [1, 2, 3, 4].some((seed) => follow(new CaseDriver(definition, { from: { state, now } }), way, seed));
}

describe('a repair at any moment of any case', () => {
  it('does exactly what its dry run said, and leaves a case that is consistent and can be walked to an end', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 1_000_000 }), ({ id, seed, share }, choice) => {
        const at = moment(id, seed, share);
        const { definition, state, now } = at;
        for (const repair of repairsFor(at, choice)) {
          const command = repairCommand(repair);
          const dry = dryRun(definition, state, command, { now });
          const decision = decide(definition, state, command, { now });
          expect(dry.ok).toBe(decision.ok);
          if (!dry.ok || !decision.ok) {
            if (!dry.ok && !decision.ok) expect(dry.refusal).toEqual(decision.refusal);
            continue;
          }
          expect(dry.events).toEqual(decision.events);
          expect(decision.events[0]).toMatchObject({ type: 'repaired', repair: repair.kind });
          const after = decision.events.reduce<CaseState | null>(evolve, state);
          if (after === null) throw new Error('a case does not vanish');
          expectConsistent(after, now);
          if (repair.kind !== 'suspend') expect(dry.canEnd.ends, JSON.stringify(dry.canEnd)).toBe(true);
          // again under the same order: nothing
          expect(decide(definition, after, command, { now })).toEqual({ ok: true, events: [] });
          if ((repair.kind !== 'jump' && repair.kind !== 'patchData') || !dry.canEnd.ends || after.status !== 'open')
            continue;
          expect(endsAsProved(definition, after, now, dry.canEnd), `${repair.kind}: ${dry.canEnd.by.join()}`).toBe(
            true,
          );
        }
      }),
      { numRuns: 40 },
    );
  }, 240_000);
});

describe('the proof that a case can end', () => {
  it('finds a way from nearly every moment of a walk, and the case can then be walked to an end', () => {
    const unproved: string[] = [];
    let proved = 0;
    fc.assert(
      fc.property(moments, ({ id, seed, share }) => {
        const { definition, state, now } = moment(id, seed, share);
        const proof = canCaseEnd(definition, state, localDateOf(now));
        if (!proof.ends) {
          unproved.push(`${id}: ${proof.why.en}`);
          return;
        }
        proved += 1;
        const [last] = proof.by.slice(-1);
        if (state.status !== 'ended') expect(definition.stages.find(({ key }) => key === last)?.kind).toBe('end');
        if (state.status === 'open') expect(endsAsProved(definition, state, now, proof), proof.by.join()).toBe(true);
      }),
      { numRuns: 80 },
    );
    expect(unproved.length, unproved.join('\n')).toBeLessThanOrEqual(proved / 20);
  }, 240_000);
});
