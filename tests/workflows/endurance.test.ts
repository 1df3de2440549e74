import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Environment } from '../support/case-environment.ts';
import { clerk, decideOn, director, keyOf, refusalOf, reviewer, send } from '../support/case-environment.ts';
import { cooling, fourLevels } from '../support/definitions.ts';
import { skipDays } from '../../demo/skip-days.ts';
import { createEnvironment } from './environment.ts';

let environment: Environment;
beforeAll(async () => {
  environment = await createEnvironment();
});
afterEach(() => environment.stopWorkers());
afterAll(() => environment.close());

describe('a case that continues as new', () => {
  it('keeps its state, its chain and the keys that it has answered', async () => {
    await environment.work();
    const input = await environment.inputOf(fourLevels, {}, { eventsPerRun: 7, key: keyOf('start') });
    const { handle, answer } = await environment.start(input);
    const { runId } = await handle.describe();
    const first = await send(handle, decideOn(1, clerk), keyOf('one'));
    await send(handle, decideOn(2, reviewer), keyOf('two'));
    await vi.waitFor(async () => expect((await handle.describe()).runId).not.toBe(runId));

    expect(await send(handle, decideOn(1, clerk), keyOf('one'))).toEqual(first);
    const reused = send(handle, decideOn(3, director), keyOf('one', 'another body'));
    expect(await refusalOf(reused)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect((await environment.start(input)).answer).toEqual(answer);

    await send(handle, decideOn(3, director));
    const last = await send(handle, decideOn(4, reviewer));
    expect(last).toMatchObject({ status: 'ended', outcome: 'struckOff' });
    expect(await handle.result()).toEqual({ outcome: 'struckOff' });
    expect(await environment.trail(answer.caseId)).toHaveLength(last.sequence);
  });

  it('still wakes at the time for which the run before slept', async () => {
    await environment.work();
    const input = await environment.inputOf(fourLevels, {}, { eventsPerRun: 8 });
    const { handle, answer } = await environment.start(input);
    const { runId } = await handle.describe();
    await send(handle, decideOn(1, clerk));
    await vi.waitFor(async () => expect((await handle.describe()).runId).not.toBe(runId));
    await skipDays(environment.client, answer.caseId, 20);
    const reached = async () => expect(await environment.trail(answer.caseId)).toContain('clockRungReached');
    // The server lets a second pass before a run that was so short is followed by the next.
    await vi.waitFor(reached, { timeout: 30_000 });
    const rows = environment.db.selectFrom('events').select('sequence').where('case_id', '=', answer.caseId);
    const sequences = (await rows.orderBy('sequence').execute()).map((row) => row.sequence);
    expect(sequences).toEqual(sequences.map((_, index) => index + 1));
  });
});

describe('a worker that goes away', () => {
  it('loses nothing: the next one goes on with what was waiting', async () => {
    await environment.work();
    const waiting = await environment.start(await environment.inputOf(cooling));
    const deciding = await environment.start(await environment.inputOf(fourLevels));
    await send(deciding.handle, decideOn(1, clerk));
    await environment.stopWorkers();

    const sent = send(deciding.handle, decideOn(2, reviewer));
    await environment.work();
    expect(await sent).toMatchObject({ status: 'open' });
    await skipDays(environment.client, waiting.answer.caseId, 17);
    await vi.waitFor(async () => expect(await environment.trail(waiting.answer.caseId)).toContain('taskOpened'));
    expect(await send(waiting.handle, decideOn(2, reviewer))).toMatchObject({ status: 'ended' });
  });
});

describe('a database that is away', () => {
  it('delays the answers, and every accepted command is recorded once and in order', async () => {
    await environment.work();
    const { handle, answer } = await environment.start(await environment.inputOf(fourLevels));
    await sql`alter function record_case rename to record_case_away`.execute(environment.db);
    const sent = [send(handle, decideOn(1, clerk)), send(handle, { type: 'comment', actor: clerk, text: 'hurry' })];
    const answered = Promise.allSettled(sent);
    // One timer is the review's; the second is the pause between two tries, for which the workflow task was let go.
    await vi.waitFor(async () => expect(await timersOf(handle)).toBe(2), { timeout: 30_000 });
    expect(await environment.trail(answer.caseId)).toHaveLength(answer.sequence);
    await sql`alter function record_case_away rename to record_case`.execute(environment.db);

    expect((await answered).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const trail = await environment.trail(answer.caseId);
    expect(trail.filter((type) => type === 'opinionGiven')).toHaveLength(1);
    expect(trail.filter((type) => type === 'commented')).toHaveLength(1);
  });
});

describe('a chain that does not fit', () => {
  it('ends the run with CHAIN_CONFLICT, which no try can mend, and leaves the trail as it is', async () => {
    await environment.work();
    const { handle, answer } = await environment.start(await environment.inputOf(fourLevels));
    await sql`update events set hash = '\\x00' where case_id = ${answer.caseId}`.execute(environment.db);
    await expect(send(handle, decideOn(1, clerk))).rejects.toThrow('Workflow Update failed');
    await expect(handle.result()).rejects.toMatchObject({ cause: { type: 'CHAIN_CONFLICT' } });
    expect(await environment.trail(answer.caseId)).toHaveLength(answer.sequence);
  });
});

async function timersOf(handle: {
  fetchHistory(): Promise<{ events?: { timerStartedEventAttributes?: unknown }[] | null }>;
}) {
  const { events } = await handle.fetchHistory();
  return (events ?? []).filter((event) => Boolean(event.timerStartedEventAttributes)).length;
}
