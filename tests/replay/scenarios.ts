// The cases whose histories are kept. A name is a file in histories/ and never changes its meaning.
import { randomUUID } from 'node:crypto';
import type { Registers } from '../../activities/ports.ts';
import type { Environment } from '../support/case-environment.ts';
import {
  clerk,
  decideOn,
  director,
  keyOf,
  person,
  reviewer,
  secondReviewer,
  send,
} from '../support/case-environment.ts';
import { committee, cooling, fourLevels, grant, inquiry, referring } from '../support/definitions.ts';
import { bulletin, check, consolidation, duty, recurring } from '../support/round-definitions.ts';
import { COUNTY, TOWNSHIP, VILLAGE } from '../support/definitions.ts';
import { DAILY, filing, roundInput } from '../support/round-input.ts';
import { skipDays } from '../../demo/skip-days.ts';
import { SCHEDULE_ALIGNMENT, scheduleAlignmentId, versionsChangedSignal } from '../../workflows/schedule-messages.ts';

/** Runs of a workflow whose histories are to be kept, by name. */
type Runs = Record<string, { workflowId: string; runId?: string }>;
type Scenario = (environment: Environment, until: (caseId: string, event: string) => Promise<void>) => Promise<Runs>;

/** A register that fails when it is asked for the first time of each case. */
export function forgetfulRegister(): Registers {
  const asked = new Map<string, number>();
  return {
    enter: ({ caseId, at }) => {
      const times = (asked.get(caseId) ?? 0) + 1;
      asked.set(caseId, times);
      // The two attempts of the first round.
      if (times <= 2) return Promise.reject(new Error('the register is out of order'));
      return Promise.resolve({ enteredOn: at.slice(0, 10) });
    },
  };
}

export const scenarios: Record<string, Scenario> = {
  /** Returned once, overdue once, a repeated and a refused command, then approved at every level. */
  async approval({ client, inputOf, start }, until) {
    const { handle, answer } = await start(await inputOf(fourLevels));
    await send(handle, decideOn(1, clerk), keyOf('one'));
    await send(handle, decideOn(1, clerk), keyOf('one'));
    await send(handle, decideOn(2, director)).catch(() => undefined);
    await send(handle, decideOn(2, reviewer, 'return', 'the map is missing'));
    await send(handle, decideOn(3, clerk));
    await skipDays(client, answer.caseId, 20);
    await until(answer.caseId, 'clockRungReached');
    await send(handle, decideOn(4, reviewer));
    await send(handle, decideOn(5, director));
    await send(handle, decideOn(6, reviewer));
    await handle.result();
    return { approval: { workflowId: answer.caseId } };
  },

  async withdrawal({ inputOf, start }) {
    const { handle, answer } = await start(await inputOf(fourLevels));
    await send(handle, { type: 'withdraw', actor: clerk, reason: 'moved away' });
    await handle.result();
    return { withdrawal: { workflowId: answer.caseId } };
  },

  /** A roster, and two who decide at once. */
  async committee({ inputOf, start }, until) {
    const { handle, answer } = await start(await inputOf(committee));
    await until(answer.caseId, 'rosterResolved');
    const second = { ...decideOn(1, secondReviewer), taskId: '1.2' };
    await Promise.all([send(handle, decideOn(1, reviewer)), send(handle, second)]);
    await handle.result();
    return { committee: { workflowId: answer.caseId } };
  },

  /** Fifteen days of nothing. */
  async waiting({ client, inputOf, start }, until) {
    const { handle, answer } = await start(await inputOf(cooling));
    await skipDays(client, answer.caseId, 17);
    await until(answer.caseId, 'taskOpened');
    await send(handle, decideOn(2, reviewer));
    await handle.result();
    return { waiting: { workflowId: answer.caseId } };
  },

  /** An effect that is stuck, and goes through by itself after its pause. */
  async payment({ client, inputOf, start }, until) {
    const data = { payee: '演示户主', account: '6222020200112233446', amount: 3_500_000 };
    const { handle, answer } = await start(await inputOf(grant, { data }));
    await send(handle, decideOn(1, reviewer));
    await until(answer.caseId, 'visitStuck');
    await skipDays(client, answer.caseId, 1);
    await handle.result();
    return { payment: { workflowId: answer.caseId } };
  },

  /** A case that opens another and waits for it. */
  async linked({ inputOf, opened, start }, until) {
    await inputOf(inquiry);
    const { handle, answer } = await start(await inputOf(referring, { data: { note: 'see' } }));
    await until(answer.caseId, 'linkOpened');
    const other = await opened(answer.caseId);
    await send(other, decideOn(1, reviewer, 'unfounded', 'nothing found'));
    await handle.result();
    await other.result();
    return { 'linked-origin': { workflowId: answer.caseId }, 'linked-opened': { workflowId: other.workflowId } };
  },

  /** The first run of a case, and the last. */
  async continued({ client, inputOf, start }) {
    const input = await inputOf(fourLevels, { caseId: randomUUID() }, { eventsPerRun: 7, key: keyOf('start') });
    const { handle, answer } = await start(input);
    const { runId } = await handle.describe();
    await send(handle, decideOn(1, clerk), keyOf('one'));
    await send(handle, decideOn(2, reviewer));
    await send(handle, decideOn(3, director));
    await send(handle, decideOn(4, reviewer));
    await client.workflow.getHandle(answer.caseId).result();
    const { workflowId } = handle;
    return { 'continued-first': { workflowId, runId }, 'continued-last': { workflowId } };
  },

  /** Two units: one is sent back and accepted, one is silent; two rungs, a summary, a bulletin; over two runs. */
  async round({ client, db, start }, until) {
    const parts = { check, consolidation: consolidation.slice(0, 1), bulletin };
    const definition = recurring({ duties: [duty({ ...DAILY, ...parts })] });
    const units = [
      { path: VILLAGE, name: '演示村' },
      { path: `${TOWNSHIP}999`, name: '无人村' },
    ];
    const { handle, answer } = await start(await roundInput(db, definition, units, { eventsPerRun: 30 }));
    const { runId } = await handle.describe();
    const town = person('town', 'townshipGovernment', TOWNSHIP);
    const checked = { type: 'checkItem', actor: town, unit: VILLAGE } as const;
    await send(handle, filing(VILLAGE), keyOf('one'));
    await send(handle, filing(VILLAGE)).catch(() => undefined);
    await send(handle, { ...checked, accept: false, opinion: 'who was visited?' });
    await send(handle, filing(VILLAGE, 2));
    await send(handle, { ...checked, accept: true });
    await skipDays(client, answer.caseId, 8);
    await until(answer.caseId, 'rungReached');
    await send(handle, { type: 'consolidate', actor: town, organisation: TOWNSHIP });
    const leader = person('leader', 'countyLeadership', COUNTY);
    await send(handle, { type: 'issueBulletin', actor: leader, text: 'one is silent' });
    await handle.result();
    return { 'round-first': { workflowId: answer.caseId, runId }, 'round-last': { workflowId: answer.caseId } };
  },

  /** Two decisions on versions, one after the other; what the second finds is what counts. */
  async schedules({ client, workerVariables: { TASK_QUEUE: taskQueue = '' } }) {
    const handle = await client.workflow.signalWithStart(SCHEDULE_ALIGNMENT, {
      taskQueue,
      workflowId: scheduleAlignmentId(taskQueue),
      signal: versionsChangedSignal,
    });
    await handle.signal(versionsChangedSignal).catch(() => undefined);
    await handle.result();
    return { schedules: { workflowId: handle.workflowId, runId: handle.signaledRunId } };
  },
};
