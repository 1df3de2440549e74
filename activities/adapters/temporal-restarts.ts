import {
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { Db } from '../../db/client.ts';
import type { FieldCrypto } from '../../db/crypto.ts';
import { loadRestart } from '../../db/restart.ts';
import type { Restart } from '../../db/restart.ts';
import type { RepairCommand } from '../../domain/case/repair.ts';
import { isFailingRun } from '../../domain/stuck/failing-run.ts';
import { commandUpdate } from '../../workflows/messages.ts';
import type { CaseInput, CommandAnswer, CommandEnvelope } from '../../workflows/messages.ts';
import type { RestartAnswer, Restarts } from '../ports.ts';
import { refusalIn } from './refusal-in.ts';

/** Longest wait for the case to record that it runs again, in milliseconds; less than a worker's time of grace. */
const ANSWER_WITHIN = 6_000;

/**
 * Starts the workflow of a case again under the case's id, with the state that its trail folds to. The order is the first
 * thing that the new run records, so that the trail says so and a repeat finds it done; while a run is there that goes
 * on, none is started.
 */
export function temporalRestarts(db: Db, crypto: FieldCrypto, client: Client, taskQueue: string): Restarts {
  return {
    async restart({ caseId, command }) {
      await closeFailing(client, caseId, command);
      const found = await loadRestart(db, crypto, caseId);
      if (found === null) return { is: 'unknown' };
      if ('broken' in found) return { is: 'broken', at: found.broken.sequence, why: found.broken.reason };
      const { state } = found;
      if (state.repairs?.includes(command.order.id) === true) return { is: 'done', sequence: state.sequence };
      if (state.status === 'ended') return { is: 'ended' };
      const envelope = { command, key: null, requestId: null, seen: state.sequence };
      const started = await startAgain(client, taskQueue, inputOf(found), envelope);
      // by whom: another who repeats this very order, or a run that was there all the while
      return started.is === 'running' && (await isDone(db, crypto, caseId, command)) ? { is: 'done' } : started;
    },
  };
}

/**
 * A run whose code fails on it again and again is closed first: nothing of it is lost, since what it did is in the trail,
 * which is read after that.
 */
async function closeFailing(client: Client, caseId: string, { order }: RepairCommand): Promise<void> {
  const handle = client.workflow.getHandle(caseId);
  try {
    const { status, raw, runId } = await handle.describe();
    if (status.name !== 'RUNNING' || !isFailingRun(raw.pendingWorkflowTask?.attempt)) return;
    await client.workflow.getHandle(caseId, runId).terminate(`restarted from its trail by order ${order.id}`);
  } catch (error) {
    // It is not there, or was closed by another who does the same.
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}

function inputOf({ definition, state, chainHead, answered, first }: Restart): CaseInput {
  const { caseId } = state;
  const [start] = first;
  const started: CommandAnswer = {
    caseId,
    sequence: first.length,
    status: 'open',
    outcome: null,
    recordedAt: start?.recordedAt ?? state.startedAt,
    events: first.map(({ sequence, type }) => ({ sequence, type })),
  };
  // What is kept under a case's key is what a case answered.
  const recentKeys = answered.map(({ key, answer }) => ({ key, answer: answer as CommandAnswer }));
  return { definition, start: null, key: null, carried: { state, chainHead, recentKeys, started } };
}

async function startAgain(
  client: Client,
  taskQueue: string,
  input: CaseInput,
  envelope: CommandEnvelope & { command: RepairCommand },
): Promise<RestartAnswer> {
  const startWorkflowOperation = new WithStartWorkflowOperation(input.definition.id, {
    workflowId: input.carried?.state.caseId ?? '',
    taskQueue,
    args: [input],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'FAIL',
  });
  startWorkflowOperation.workflowHandle().catch(() => undefined);
  try {
    const { sequence } = await client.connection.withDeadline(Date.now() + ANSWER_WITHIN, () =>
      client.workflow.executeUpdateWithStart(commandUpdate, {
        startWorkflowOperation,
        args: [envelope],
        updateId: `restart:${envelope.command.order.id}`,
      }),
    );
    return { is: 'done', sequence };
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return { is: 'running' };
    const refusal = error instanceof WorkflowUpdateFailedError ? refusalIn(error.cause) : null;
    return refusal === null ? { is: 'unanswered' } : { is: 'refused', refusal };
  }
}

async function isDone(db: Db, crypto: FieldCrypto, caseId: string, { order }: RepairCommand): Promise<boolean> {
  const now = await loadRestart(db, crypto, caseId);
  return now !== null && 'state' in now && now.state.repairs?.includes(order.id) === true;
}
