// The only file that holds a Temporal client. It starts cases and hands commands to them, each within a bounded time.
import {
  ApplicationFailure,
  Client,
  Connection,
  isGrpcDeadlineError,
  ScheduleNotFoundError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  WithStartWorkflowOperation,
} from '@temporalio/client';
import type { ClientInterceptors, DataConverter } from '@temporalio/client';
import type { TemporalConnectionOptions } from '../config/temporal.ts';
import { isFailingRun } from '../domain/stuck/failing-run.ts';
import type { Refusal } from '../domain/case/refusal.ts';
import { ERROR_CODES, type ErrorCode } from '../domain/error-codes.ts';
import { ERROR_TEXTS } from '../domain/error-texts.ts';
import { CALENDAR_IMPORT, calendarImportId, lookAgainSignal, storedUpdate } from '../workflows/calendar-messages.ts';
import type { CalendarImportInput } from '../workflows/calendar-messages.ts';
import { goOnSignal, REPAIR_BATCH, repairWorkflowId } from '../workflows/repair-messages.ts';
import type { RepairInput } from '../workflows/repair-messages.ts';
import { againSignal, discardSignal, importWorkflowId, TAKE_IMPORT } from '../workflows/import-messages.ts';
import type { ImportInput } from '../workflows/import-messages.ts';
import { commandUpdate, handoverWorkflowId, startedUpdate } from '../workflows/messages.ts';
import { SCHEDULE_ALIGNMENT, scheduleAlignmentId, versionsChangedSignal } from '../workflows/schedule-messages.ts';
import type { CaseInput, CommandAnswer, CommandEnvelope, HandoverInput } from '../workflows/messages.ts';

/**
 * Why a case could not be reached: `ended` its workflow is closed, `unknown` there is none of that id, `stuck` its
 * workflow task keeps failing, `unavailable` Temporal or every worker is away.
 */
export type Obstacle = 'ended' | 'unknown' | 'stuck' | 'unavailable';

/** Thrown for an obstacle; what was sent may still be carried out, so a retry needs the same key. */
export class CaseUnreachable extends Error {
  override name = 'CaseUnreachable';
  readonly obstacle: Obstacle;

  constructor(obstacle: Obstacle, cause?: unknown) {
    super(`case unreachable: ${obstacle}`, { cause });
    this.obstacle = obstacle;
  }
}

/** Thrown when the case itself refused. */
export class CaseRefused extends Error {
  override name = 'CaseRefused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** One of the engine's two queues of ours. */
export interface QueueLook {
  kind: 'workflow' | 'activity';
  /** Tasks that nobody has taken, about, and how old the oldest is. */
  backlog: number;
  oldestSeconds: number;
  pollers: number;
}

export interface TemporalGateway {
  /** Starts a case and waits until the start is recorded; an open case of that id gives its first answer again. */
  start(caseId: string, input: CaseInput): Promise<CommandAnswer>;
  /** Hands a command to the case and waits until it is recorded. */
  command(caseId: string, envelope: CommandEnvelope, updateId: string): Promise<CommandAnswer>;
  /** Takes a holiday notice in, and waits until the year stands in the calendar; one that runs is waited for. */
  importNotice(input: CalendarImportInput): Promise<void>;
  /** Starts the workflow of a handover, or finds the one that runs; one that has ended starts anew. */
  startHandover(input: HandoverInput): Promise<void>;
  /** Starts the workflow of an import, or finds the one that runs; one that is over stays so. */
  startImport(input: ImportInput): Promise<void>;
  /** Tells an import to take the refused rows again, or to delete them; one that is over begins again. */
  tellImport(input: ImportInput, what: 'again' | 'discard'): Promise<void>;
  /** Lets an import look at once for the cases that it could not reach; one that is over begins again. */
  resumeNotice(noticeId: string): Promise<void>;
  /** Has a worker bring the Schedules in line with the versions in force and planned; does not wait for it. */
  alignSchedules(): Promise<void>;
  /** Starts the workflow of an order for repairs, or tells the one that runs to look again. */
  startRepair(repairId: string): Promise<void>;
  /** Whether a workflow of that id is open and its tasks do not fail again and again. */
  goesOn(workflowId: string): Promise<boolean>;
  /** Whether a Schedule is paused; null when there is none of that id. */
  isPaused(scheduleId: string): Promise<boolean | null>;
  /** When somebody last asked for work on our queue, as ISO 8601: workflows and activities apart; null: nobody does. */
  lastPolls(): Promise<{ workflows: string | null; activities: string | null }>;
  /** What waits on our task queue, and how many workers ask for it. */
  queues(): Promise<QueueLook[]>;
  /** Whether the server answers. */
  reachable(): Promise<boolean>;
  close(): Promise<void>;
}

export interface GatewayOptions {
  connection: TemporalConnectionOptions;
  namespace: string;
  taskQueue: string;
  dataConverter: DataConverter;
  /** Longest wait for an answer, in milliseconds. */
  answerWithin?: number;
  /** See the calls, for tracing. */
  interceptors?: ClientInterceptors;
}

const ANSWER_WITHIN = 10_000;
const LOOK_WITHIN = 3_000;
/** `TaskQueueType` of the engine's protocol. */
const [WORKFLOW_TASKS, ACTIVITY_TASKS] = [1, 2];

/** Connects when it is first used: an API starts, and says it is not ready, while Temporal is away. */
export function createTemporalGateway(options: GatewayOptions): TemporalGateway {
  const connection = Connection.lazy(options.connection);
  const { namespace, taskQueue, dataConverter, answerWithin = ANSWER_WITHIN } = options;
  const { interceptors = {} } = options;
  const client = new Client({ connection, namespace, dataConverter, interceptors });

  const within = <T>(milliseconds: number, call: () => Promise<T>): Promise<T> =>
    connection.withDeadline(Date.now() + milliseconds, call);

  const describeQueue = (taskQueueType: number) =>
    within(LOOK_WITHIN, () =>
      connection.workflowService.describeTaskQueue({
        namespace,
        taskQueue: { name: taskQueue },
        taskQueueType,
        reportStats: true,
      }),
    );

  /** Whether the case's workflow task keeps failing, asked of this one workflow. */
  const obstacleNow = async (caseId: string): Promise<Obstacle> => {
    const found = await within(LOOK_WITHIN, () => client.workflow.getHandle(caseId).describe());
    if (found.status.name !== 'RUNNING') return 'ended';
    return (found.raw.pendingWorkflowTask?.attempt ?? 1) > 1 ? 'stuck' : 'unavailable';
  };

  const howItEnded = async (caseId: string): Promise<Error> => {
    try {
      await within(LOOK_WITHIN, () => client.workflow.getHandle(caseId).result());
      return new CaseUnreachable('ended');
    } catch (error) {
      const refusal = error instanceof WorkflowFailedError ? refusalIn(error.cause) : null;
      return refusal === null ? new CaseUnreachable('ended', error) : new CaseRefused(refusal);
    }
  };

  const unanswered = async (caseId: string, error: unknown): Promise<unknown> => {
    if (error instanceof WorkflowUpdateFailedError) {
      const refusal = refusalIn(error.cause);
      return refusal === null ? error : new CaseRefused(refusal);
    }
    if (error instanceof WorkflowNotFoundError) {
      return new CaseUnreachable(/already completed/.test(error.message) ? 'ended' : 'unknown', error);
    }
    if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcDeadlineError(error)) {
      return new CaseUnreachable(await obstacleNow(caseId).catch(() => 'unavailable' as const), error);
    }
    return new CaseUnreachable('unavailable', error);
  };

  return {
    async start(caseId, input) {
      // One call starts the workflow and waits on its first workflow task; an operation can be used once.
      const startWorkflowOperation = new WithStartWorkflowOperation(input.definition.id, {
        workflowId: caseId,
        taskQueue,
        args: [input],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      startWorkflowOperation.workflowHandle().catch(() => undefined);
      try {
        return await within(answerWithin, () =>
          client.workflow.executeUpdateWithStart(startedUpdate, { startWorkflowOperation, updateId: 'started' }),
        );
      } catch (error) {
        // The id was used before and its workflow is closed: it ended, or the start itself was refused.
        const closed = error instanceof WorkflowExecutionAlreadyStartedError;
        throw closed ? await howItEnded(caseId) : await unanswered(caseId, error);
      }
    },

    async command(caseId, envelope, updateId) {
      try {
        return await within(answerWithin, () =>
          client.workflow.getHandle(caseId).executeUpdate(commandUpdate, { args: [envelope], updateId }),
        );
      } catch (error) {
        throw await unanswered(caseId, error);
      }
    },

    async importNotice(input) {
      const startWorkflowOperation = new WithStartWorkflowOperation(CALENDAR_IMPORT, {
        workflowId: calendarImportId(input.noticeId),
        taskQueue,
        args: [input],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      startWorkflowOperation.workflowHandle().catch(() => undefined);
      try {
        await within(answerWithin, () =>
          client.workflow.executeUpdateWithStart(storedUpdate, { startWorkflowOperation, updateId: 'stored' }),
        );
      } catch (error) {
        // The same import has run and is over: it is stored, or was refused.
        if (error instanceof WorkflowExecutionAlreadyStartedError) return;
        throw await unanswered(calendarImportId(input.noticeId), error);
      }
    },

    async startHandover(input) {
      try {
        await within(answerWithin, () =>
          client.workflow.start('handOver', {
            workflowId: handoverWorkflowId(input.handoverId),
            taskQueue,
            args: [input],
            workflowIdConflictPolicy: 'USE_EXISTING',
          }),
        );
      } catch (error) {
        throw new CaseUnreachable('unavailable', error);
      }
    },

    async startImport(input) {
      try {
        await within(answerWithin, () =>
          client.workflow.start(TAKE_IMPORT, {
            workflowId: importWorkflowId(input.importId),
            taskQueue,
            args: [input],
            workflowIdReusePolicy: 'REJECT_DUPLICATE',
            workflowIdConflictPolicy: 'USE_EXISTING',
          }),
        );
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw new CaseUnreachable('unavailable', error);
      }
    },

    async tellImport(input, what) {
      const workflowId = importWorkflowId(input.importId);
      try {
        await within(answerWithin, () =>
          client.workflow.signalWithStart(TAKE_IMPORT, {
            workflowId,
            taskQueue,
            args: [input],
            workflowIdReusePolicy: 'ALLOW_DUPLICATE',
            signal: what === 'again' ? againSignal : discardSignal,
          }),
        );
      } catch (error) {
        throw await unanswered(workflowId, error);
      }
    },

    async resumeNotice(noticeId) {
      const workflowId = calendarImportId(noticeId);
      const input: CalendarImportInput = { noticeId, notice: null };
      try {
        await within(answerWithin, () =>
          client.workflow.signalWithStart(CALENDAR_IMPORT, {
            workflowId,
            taskQueue,
            args: [input],
            workflowIdReusePolicy: 'ALLOW_DUPLICATE',
            signal: lookAgainSignal,
          }),
        );
      } catch (error) {
        throw await unanswered(workflowId, error);
      }
    },

    async alignSchedules() {
      const workflowId = scheduleAlignmentId(taskQueue);
      try {
        await within(answerWithin, () =>
          client.workflow.signalWithStart(SCHEDULE_ALIGNMENT, {
            workflowId,
            taskQueue,
            workflowIdReusePolicy: 'ALLOW_DUPLICATE',
            signal: versionsChangedSignal,
          }),
        );
      } catch (error) {
        throw await unanswered(workflowId, error);
      }
    },

    async startRepair(repairId) {
      const workflowId = repairWorkflowId(repairId);
      const input: RepairInput = { repairId };
      try {
        await within(answerWithin, () =>
          client.workflow.signalWithStart(REPAIR_BATCH, {
            workflowId,
            taskQueue,
            args: [input],
            workflowIdReusePolicy: 'ALLOW_DUPLICATE',
            signal: goOnSignal,
          }),
        );
      } catch (error) {
        throw await unanswered(workflowId, error);
      }
    },

    async goesOn(workflowId) {
      try {
        const { status, raw } = await within(LOOK_WITHIN, () => client.workflow.getHandle(workflowId).describe());
        return status.name === 'RUNNING' && !isFailingRun(raw.pendingWorkflowTask?.attempt);
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return false;
        throw new CaseUnreachable('unavailable', error);
      }
    },

    async isPaused(scheduleId) {
      try {
        const { state } = await within(LOOK_WITHIN, () => client.schedule.getHandle(scheduleId).describe());
        return state.paused;
      } catch (error) {
        if (error instanceof ScheduleNotFoundError) return null;
        throw new CaseUnreachable('unavailable', error);
      }
    },

    async lastPolls() {
      const lastPoll = async (taskQueueType: number): Promise<string | null> => {
        const { pollers } = await describeQueue(taskQueueType);
        const times = (pollers ?? []).map(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000);
        return times.length === 0 ? null : new Date(Math.max(...times)).toISOString();
      };
      // One after the other: where the engine is away, nothing is still asking when this has failed.
      return { workflows: await lastPoll(WORKFLOW_TASKS), activities: await lastPoll(ACTIVITY_TASKS) };
    },

    async queues() {
      const look = async (kind: QueueLook['kind'], taskQueueType: number): Promise<QueueLook> => {
        const { pollers, stats } = await describeQueue(taskQueueType);
        return {
          kind,
          backlog: Number(stats?.approximateBacklogCount ?? 0),
          oldestSeconds: Number(stats?.approximateBacklogAge?.seconds ?? 0),
          pollers: (pollers ?? []).length,
        };
      };
      return [await look('workflow', WORKFLOW_TASKS), await look('activity', ACTIVITY_TASKS)];
    },

    async reachable() {
      try {
        await within(LOOK_WITHIN, () => connection.workflowService.describeNamespace({ namespace }));
        return true;
      } catch {
        return false;
      }
    },

    close: () => connection.close(),
  };
}

/** The refusal in the innermost application failure, or null when the failure is of another sort. */
function refusalIn(failure: unknown): Refusal | null {
  let innermost: ApplicationFailure | null = null;
  for (let at = failure; at instanceof Error; at = at.cause) {
    if (at instanceof ApplicationFailure) innermost = at;
  }
  if (innermost === null || !isErrorCode(innermost.type)) return null;
  const detail = innermost.details?.[0];
  return isRefusal(detail) ? detail : { code: innermost.type, message: ERROR_TEXTS[innermost.type] };
}

function isErrorCode(code: string | null | undefined): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}
