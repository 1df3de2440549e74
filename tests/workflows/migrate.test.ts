import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Activities } from '../../activities/index.ts';
import { loadState } from '../../db/events.ts';
import { record } from '../../db/record.ts';
import { decide, evolve, projectionAfter } from '../../domain/machine.ts';
import type { MachineEvent, MachineState } from '../../domain/machine.ts';
import type { CommandAnswer } from '../../workflows/messages.ts';
import { commandUpdate } from '../../workflows/messages.ts';
import { migration, stageIn, version } from '../domain/repair/ordering.ts';
import type { Environment } from '../support/case-environment.ts';
import { clerk, decideOn, director, refusalOf, reviewer, secondReviewer, send } from '../support/case-environment.ts';
import { fourLevels } from '../support/definitions.ts';
import { expectReplays, expectWhole, plainEnvironment, stored } from './versions.ts';

let environment: Environment;
beforeAll(async () => {
  environment = await plainEnvironment();
});
afterEach(() => environment.stopWorkers());
afterAll(() => environment.close());

/** The confirmation is the county's, and the township's stage has another key. */
const next = version(fourLevels, (copy) => {
  const text = JSON.stringify(copy).replaceAll('"township"', '"townReview"');
  Object.assign(copy, JSON.parse(text.replaceAll('"level":"townReview"', '"level":"township"')));
  const confirm = stageIn(copy, 'confirm', 'decision');
  confirm.assignee = { by: 'role', role: 'director', level: 'county' };
});

async function underWay(eventsPerRun?: number) {
  const input = await environment.inputOf(fourLevels, {}, eventsPerRun === undefined ? {} : { eventsPerRun });
  const { handle, answer } = await environment.start(input);
  await send(handle, decideOn(1, clerk));
  return { handle, caseId: answer.caseId, hash: await stored(environment, next) };
}

const pinnedTo = async (caseId: string): Promise<string> => {
  const query = environment.db.selectFrom('cases').select(['definition_hash', 'stages']).where('case_id', '=', caseId);
  const { definition_hash, stages } = await query.executeTakeFirstOrThrow();
  return `${definition_hash} ${stages.join()}`;
};

describe('a case that is migrated while it runs', () => {
  it('is refused until the vanished stage is mapped, then goes on by the new version and ends by it', async () => {
    await environment.work();
    const { handle, caseId, hash } = await underWay();
    const unmapped = await refusalOf(send(handle, migration(next, {}, hash)));
    expect(unmapped).toMatchObject({ code: 'MIGRATION_REFUSED', details: { at: 'township' } });
    await send(handle, migration(next, { township: 'townReview' }, hash));
    expect(await pinnedTo(caseId)).toBe(`${hash} townReview`);
    await send(handle, decideOn(2, reviewer));
    await send(handle, decideOn(3, director));
    expect((await refusalOf(send(handle, decideOn(4, secondReviewer)))).code).toBe('NOT_ALLOWED');
    expect(await send(handle, decideOn(4, director))).toMatchObject({ status: 'ended' });
    await expectWhole(environment, caseId);
    expect(await expectReplays(environment, caseId)).toBe(1);
  });

  it('keeps its version over a worker that goes away, and over the runs that follow', async () => {
    await environment.work();
    const { handle, caseId, hash } = await underWay(16);
    const { runId } = await handle.describe();
    await send(handle, migration(next, { township: 'townReview' }, hash));
    await environment.stopWorkers();
    await environment.work();
    await send(handle, decideOn(2, reviewer));
    await vi.waitFor(async () => expect((await handle.describe()).runId).not.toBe(runId), { timeout: 10_000 });
    await send(handle, decideOn(3, director));
    await environment.stopWorkers();
    await environment.work();
    expect(await send(handle, decideOn(4, director))).toMatchObject({ status: 'ended' });
    await expectWhole(environment, caseId);
    expect(await expectReplays(environment, caseId)).toBeGreaterThan(1);
  });

  it('learns the version from the trail where a worker died between the record and its answer', async () => {
    await environment.work({}, (activities): Activities => ({
      ...activities,
      async record(input) {
        // the same migration, recorded a second before by a worker that nobody heard of again
        if (input.events[0]?.type === 'repaired') {
          const { recordedAt } = input.answer as CommandAnswer;
          const at = new Date(Date.parse(recordedAt) - 1000).toISOString();
          const events = input.events.map((event): MachineEvent => ({ ...event, recordedAt: at }));
          await activities.record({ ...input, events });
        }
        return activities.record(input);
      },
    }));
    const { handle, caseId, hash } = await underWay();
    await send(handle, migration(next, { township: 'townReview' }, hash));
    expect(await environment.trail(caseId)).toContain('repaired');
    await send(handle, decideOn(2, reviewer));
    await send(handle, decideOn(3, director));
    expect(await send(handle, decideOn(4, director))).toMatchObject({ status: 'ended' });
    expect((await environment.trail(caseId)).filter((type) => type === 'repaired')).toHaveLength(1);
    await expectWhole(environment, caseId);
    expect(await expectReplays(environment, caseId)).toBe(1);
  });

  it('takes over a migration that stands in the trail and that this run was never asked for', async () => {
    await environment.work();
    const { handle, caseId, hash } = await underWay();
    const sequence = await recordBehind(caseId, hash);
    const args = [{ command: decideOn(2, reviewer), key: null, requestId: null, seen: sequence }] as const;
    await handle.executeUpdate(commandUpdate, { args: [...args] });
    await send(handle, decideOn(3, director));
    expect(await send(handle, decideOn(4, director))).toMatchObject({ status: 'ended' });
    await expectWhole(environment, caseId);
    expect(await expectReplays(environment, caseId)).toBe(1);
  });
});

/** Records a migration as a worker does that dies at once; number of its last event. */
async function recordBehind(caseId: string, hash: string): Promise<number> {
  const { db, crypto } = environment;
  const before = await loadState(db, crypto, caseId);
  const { chain_head } = await db
    .selectFrom('cases')
    .select('chain_head')
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  const asked = migration(next, { township: 'townReview' }, hash);
  const decision = decide(fourLevels, before, asked, { now: new Date().toISOString() });
  if (!decision.ok) throw new Error(decision.refusal.code);
  const { events } = decision;
  const after = events.reduce<MachineState | null>(evolve, before);
  if (after === null) throw new Error('no state');
  const projection = projectionAfter(next, after, events);
  await record(db, crypto, {
    caseId,
    prevHead: chain_head.toString('hex'),
    events,
    projection,
    key: null,
    answer: null,
  });
  return after.sequence;
}
