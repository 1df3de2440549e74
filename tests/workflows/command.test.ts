import { randomUUID } from 'node:crypto';
import { WorkflowFailedError, WorkflowNotFoundError } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { fourLevels, oneAtATime } from '../support/definitions.ts';
import { createEnvironment } from './environment.ts';

let environment: Environment;
beforeAll(async () => {
  environment = await createEnvironment();
  await environment.work();
});
afterAll(() => environment.close());

async function startedCase(definition = fourLevels) {
  return environment.start(await environment.inputOf(definition));
}

describe('a case', () => {
  it('runs from its start to its end under the workflow type of its procedure', async () => {
    const { handle, answer } = await startedCase();
    expect(answer).toMatchObject({ sequence: 3, status: 'open', outcome: null });
    await send(handle, decideOn(1, clerk));
    await send(handle, decideOn(2, reviewer));
    await send(handle, decideOn(3, director));
    const last = await send(handle, decideOn(4, reviewer));
    expect(last).toMatchObject({ status: 'ended', outcome: 'struckOff' });
    expect(await handle.result()).toEqual({ outcome: 'struckOff' });
    expect((await environment.trail(last.caseId)).at(-1)).toBe('caseEnded');
    expect((await handle.describe()).type).toBe('four-levels');
  });

  it('costs six history events and one workflow task for a command, and two more for waiting on the start', async () => {
    const { handle } = await startedCase();
    expect(await eventsOf(handle)).toHaveLength(7);
    await send(handle, decideOn(1, clerk));
    // The fifteen days of the township's review: one timer, kept when the next stage has none.
    expect(await eventsOf(handle)).toHaveLength(7 + 6 + 1);
    await send(handle, decideOn(2, reviewer));
    await send(handle, decideOn(3, director));
    expect(await eventsOf(handle)).toHaveLength(7 + 3 * 6 + 1);
  });

  it('sends back and comes again, each time as a fresh visit', async () => {
    const { handle, answer } = await startedCase();
    await send(handle, decideOn(1, clerk));
    await send(handle, decideOn(2, reviewer, 'return', 'the map is missing'));
    const again = await send(handle, decideOn(3, clerk));
    expect(again.events.map((event) => event.type)).toContain('visitOpened');
    await send(handle, decideOn(4, reviewer));
    const trail = await environment.trail(answer.caseId);
    expect(trail.filter((type) => type === 'visitOpened')).toHaveLength(5);
  });

  it('can not be reached when it has ended', async () => {
    const { handle } = await startedCase();
    await send(handle, { type: 'withdraw', actor: clerk, reason: 'moved away' });
    expect(await handle.result()).toEqual({ outcome: 'withdrawn' });
    await expect(send(handle, decideOn(1, clerk))).rejects.toThrow(WorkflowNotFoundError);
  });
});

describe('a refused command', () => {
  it('leaves no event in the history and says its code', async () => {
    const { handle } = await startedCase();
    const before = await eventsOf(handle);
    expect(await refusalOf(send(handle, decideOn(1, director)))).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await eventsOf(handle)).toEqual(before);
  });

  it('tells the later of two who click at once who was first', async () => {
    const { handle } = await startedCase();
    await send(handle, decideOn(1, clerk));
    const answers = await Promise.allSettled([
      send(handle, decideOn(2, reviewer)),
      send(handle, decideOn(2, secondReviewer)),
    ]);
    const won = answers.findIndex(({ status }) => status === 'fulfilled');
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const winner = [reviewer, secondReviewer][won];
    const late = answers[1 - won];
    const refusal = await refusalOf(late?.status === 'rejected' ? Promise.reject(late.reason) : Promise.resolve());
    expect(refusal).toMatchObject({ code: 'VISIT_CLOSED' });
    expect(refusal.message.zh).toContain(winner?.kind === 'person' ? winner.person.name : 'nobody');
  });

  it('is told to whoever waits for a start that can not be', async () => {
    const input = await environment.inputOf(fourLevels, { organisation: '610429' });
    const start = environment.start(input);
    expect(await refusalOf(start)).toMatchObject({ code: 'ORGANISATION_WRONG_LEVEL' });
    const handle = environment.client.workflow.getHandle(input.start?.caseId ?? '');
    await expect(handle.result()).rejects.toThrow(WorkflowFailedError);
  });

  it('ends a second case for a subject that has an open one, and says so', async () => {
    await startedCase(oneAtATime);
    const second = await environment.inputOf(oneAtATime);
    expect(await refusalOf(environment.start(second))).toMatchObject({
      code: 'SUBJECT_HAS_OPEN_CASE',
      field: '/subject',
    });
    const failure = await environment.client.workflow
      .getHandle(second.start?.caseId ?? '')
      .result()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(WorkflowFailedError);
  });
});

describe('a repeated command', () => {
  it('is done once under the same update id', async () => {
    const { handle, answer } = await startedCase();
    const updateId = randomUUID();
    const first = await send(handle, decideOn(1, clerk), keyOf('one'), updateId);
    expect(await send(handle, decideOn(1, clerk), keyOf('one'), updateId)).toEqual(first);
    expect((await environment.trail(answer.caseId)).filter((type) => type === 'opinionGiven')).toHaveLength(1);
  });

  it('gives the first answer under the same key, also while the first is being recorded', async () => {
    const { handle, answer } = await startedCase();
    const [first, second] = await Promise.all([
      send(handle, decideOn(1, clerk), keyOf('one')),
      send(handle, decideOn(1, clerk), keyOf('one')),
    ]);
    expect(second).toEqual(first);
    expect(await send(handle, decideOn(1, clerk), keyOf('one'))).toEqual(first);
    expect((await environment.trail(answer.caseId)).filter((type) => type === 'opinionGiven')).toHaveLength(1);
  });

  it('is refused when its key was used for something else', async () => {
    const { handle } = await startedCase();
    await send(handle, decideOn(1, clerk), keyOf('one'));
    const other = send(handle, decideOn(2, reviewer), keyOf('one', 'another body'));
    expect(await refusalOf(other)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('has its answer beside the events in PostgreSQL', async () => {
    const { handle } = await startedCase();
    const answer = await send(handle, decideOn(1, clerk), keyOf(randomUUID()));
    const kept = await environment.db
      .selectFrom('idempotency_keys')
      .select(['status', 'answer'])
      .where('scope', '=', `case:${answer.caseId}`)
      .executeTakeFirstOrThrow();
    expect(kept).toEqual({ status: 'done', answer });
  });

  it('of a start gives the same answer while the case is open', async () => {
    const input = await environment.inputOf(fourLevels);
    const first = await environment.start(input);
    const second = await environment.start(input);
    expect(second.answer).toEqual(first.answer);
    expect(await environment.trail(first.answer.caseId)).toHaveLength(3);
  });
});

async function eventsOf(handle: { fetchHistory(): Promise<{ events?: { eventId?: unknown }[] | null }> }) {
  const { events } = await handle.fetchHistory();
  return (events ?? []).map((event) => String(event.eventId));
}
