import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Activities, RecordInput } from '../../activities/index.ts';
import type { MachineEvent } from '../../domain/machine.ts';
import type { CommandAnswer, RequestKey } from '../../workflows/messages.ts';
import type { Environment } from '../support/case-environment.ts';
import {
  clerk,
  decideOn,
  director,
  keyOf,
  refusalOf,
  reviewer,
  secondReviewer,
  send,
} from '../support/case-environment.ts';
import { committee, cooling, fourLevels } from '../support/definitions.ts';
import { skipDays } from '../../demo/skip-days.ts';
import { createEnvironment } from './environment.ts';

/** What a worker that has died since wrote in the place of a record that this worker is asked for. */
type Ghost = (input: RecordInput) => RecordInput;

let environment: Environment;
/** By `<caseId> <event type>`: haunts the first record of the case that has such an event. */
const ghosts = new Map<string, Ghost>();

function haunted(activities: Activities): Activities {
  return {
    ...activities,
    async record(input) {
      for (const { type } of input.events) {
        const ghost = ghosts.get(`${input.caseId} ${type}`);
        ghosts.delete(`${input.caseId} ${type}`);
        if (ghost !== undefined) await activities.record(ghost(input));
      }
      return activities.record(input);
    },
  };
}

beforeAll(async () => {
  environment = await createEnvironment();
  await environment.work({}, haunted);
});
afterAll(() => environment.close());

/** The same command, decided a second before. */
const earlier: Ghost = (input) => {
  const { recordedAt } = input.answer as CommandAnswer;
  const before = new Date(Date.parse(recordedAt) - 1000).toISOString();
  const events = input.events.map((event): MachineEvent => ({ ...event, recordedAt: before }));
  return { ...input, events, answer: { ...(input.answer as CommandAnswer), recordedAt: before } };
};

async function startedCase(definition = fourLevels, caseId = randomUUID(), key: RequestKey | null = null) {
  return environment.start(await environment.inputOf(definition, { caseId }, { key }));
}

describe('a case whose trail is ahead of its workflow, because a worker died after recording', () => {
  it('takes over the start that stands there', async () => {
    const caseId = randomUUID();
    ghosts.set(`${caseId} caseStarted`, earlier);
    const { handle, answer } = await startedCase(fourLevels, caseId, keyOf('start'));
    expect(answer).toMatchObject({ sequence: 3, status: 'open' });
    await send(handle, decideOn(1, clerk));
    await send(handle, decideOn(2, reviewer));
    await send(handle, decideOn(3, director));
    expect(await send(handle, decideOn(4, reviewer))).toMatchObject({ status: 'ended' });
    const trail = await environment.trail(caseId);
    expect(trail.filter((type) => type === 'caseStarted')).toHaveLength(1);
  });

  it('gives the caller the answer that was recorded for his key', async () => {
    const { handle, answer } = await startedCase();
    ghosts.set(`${answer.caseId} opinionGiven`, earlier);
    const first = await send(handle, decideOn(1, clerk), keyOf('mine'));
    const { answer: kept } = await environment.db
      .selectFrom('idempotency_keys')
      .select('answer')
      .where('scope', '=', `case:${answer.caseId}`)
      .executeTakeFirstOrThrow();
    expect(first).toEqual(kept);
    expect(await send(handle, decideOn(1, clerk), keyOf('mine'))).toEqual(first);
    const trail = await environment.trail(answer.caseId);
    expect(trail.filter((type) => type === 'opinionGiven')).toHaveLength(1);
    expect(await send(handle, decideOn(2, reviewer))).toMatchObject({ status: 'open' });
  });

  it('tells whoever comes instead that another was first, and keeps what waited behind', async () => {
    const { handle, answer } = await startedCase();
    await send(handle, decideOn(1, clerk));
    const { caseId } = answer;
    const key = keyOf(randomUUID());
    ghosts.set(`${caseId} opinionGiven`, (input) => {
      const other = JSON.parse(JSON.stringify(input.events).replaceAll('second', 'reviewer')) as MachineEvent[];
      return { ...earlier({ ...input, events: other }), key };
    });
    const answers = await Promise.allSettled([
      send(handle, decideOn(2, secondReviewer)),
      send(handle, { type: 'comment', actor: clerk, text: 'hurry' }),
    ]);
    const [late, comment] = answers;
    const refusal = await refusalOf(late?.status === 'rejected' ? Promise.reject(late.reason) : Promise.resolve());
    expect(refusal.code).toBe('VISIT_CLOSED');
    expect(refusal.message.zh).toContain('演示reviewer');
    expect(comment?.status).toBe('fulfilled');
    expect(await send(handle, decideOn(2, reviewer), key)).toMatchObject({ caseId, status: 'open' });
    expect((await environment.trail(caseId)).filter((type) => type === 'opinionGiven')).toHaveLength(2);
  });

  it('does not ring an alarm or resolve a roster twice', async () => {
    const waiting = await startedCase(cooling);
    ghosts.set(`${waiting.answer.caseId} visitClosed`, earlier);
    await skipDays(environment.client, waiting.answer.caseId, 17);
    const opened = async () => expect(await environment.trail(waiting.answer.caseId)).toContain('taskOpened');
    await vi.waitFor(opened, { timeout: 20_000 });
    expect(await send(waiting.handle, decideOn(2, reviewer))).toMatchObject({ status: 'ended' });

    const caseId = randomUUID();
    ghosts.set(`${caseId} rosterResolved`, earlier);
    const asking = await startedCase(committee, caseId);
    const asked = async () => expect(await environment.trail(caseId)).toContain('rosterResolved');
    await vi.waitFor(asked, { timeout: 20_000 });
    await send(asking.handle, decideOn(1, reviewer));
    await send(asking.handle, { ...decideOn(1, secondReviewer), taskId: '1.2' });
    expect(await asking.handle.result()).toEqual({ outcome: 'struckOff' });
    for (const { answer } of [waiting, asking]) {
      const trail = await environment.trail(answer.caseId);
      expect(trail.filter((type) => type === 'rosterResolved').length).toBeLessThanOrEqual(1);
      expect(trail.filter((type) => type === 'taskOpened')).toHaveLength(answer === asking.answer ? 2 : 1);
    }
  });
});
