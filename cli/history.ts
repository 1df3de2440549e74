// The Temporal history of a case in words: what its encrypted payloads say, in the terms of its procedure.
import { Client, Connection } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type { Payload } from '@temporalio/common';
import proto from '@temporalio/proto';
import { wordsFor } from '../api/timeline-view.ts';
import { namesInTrail } from '../api/trail-names.ts';
import { createPayloadCodec } from '../config/payload-codec.ts';
import { temporalConnectionOptions } from '../config/temporal.ts';
import { findArchived } from '../db/archived-cases.ts';
import { findDefinition } from '../db/definitions.ts';
import { loadEvents } from '../db/events.ts';
import type { MachineEvent } from '../domain/machine.ts';
import type { CommandAnswer } from '../workflows/messages.ts';
import type { CaseCommandInput } from './command.ts';

type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent;

const { EventType } = proto.temporal.api.enums.v1;

/** Prints one line for each event that means something to a reader; the rest is the engine's book-keeping. */
export async function history({ config, db, crypto, caseId, say }: CaseCommandInput): Promise<number> {
  if (caseId === undefined || config.temporal === null) {
    say('history needs a caseId and TEMPORAL_ADDRESS · 需要案件编号与 TEMPORAL_ADDRESS');
    return 2;
  }
  const trail = await loadEvents(db, crypto, caseId);
  const [first] = trail;
  const definition =
    first !== undefined && 'definitionHash' in first ? await findDefinition(db, first.definitionHash) : null;
  if (definition === null) {
    say(`no such case · 没有该案件: ${caseId}`);
    return 2;
  }
  const names = await namesInTrail({ db, now: () => new Date().toISOString() }, trail);
  const words = wordsFor(definition, trail, names);
  const connection = await Connection.connect(temporalConnectionOptions(config.temporal));
  try {
    const client = new Client({ connection, namespace: config.temporal.namespace });
    const archived = await findArchived(db, caseId);
    if (archived !== null) {
      say(`已归档 · archived: ${archived.bundle} (npx banjie archive show ${caseId})`);
      return 2;
    }
    const { events } = await client.workflow.getHandle(caseId).fetchHistory();
    const codec = createPayloadCodec(config.dataKeys);
    const read = async (payload: Payload | null | undefined): Promise<unknown> => {
      const [plain] = payload === null || payload === undefined ? [] : await codec.decode([payload]);
      return plain === undefined ? undefined : defaultPayloadConverter.fromPayload(plain);
    };
    say(`${definition.title.zh} · ${definition.title.en} (${caseId})`);
    for (const event of events ?? []) {
      const line = await lineOf(event, read, (answer) => sentence(trail, answer, (one) => words(one).zh));
      if (line !== null) say(`${String(event.eventId).padStart(4)}  ${instantOf(event)}  ${line}`);
    }
  } finally {
    await connection.close();
  }
  return 0;
}

/** The events that an answer covers, in words. */
function sentence(
  trail: readonly MachineEvent[],
  answer: CommandAnswer,
  describe: (event: MachineEvent) => string,
): string {
  const covered = new Set(answer.events.map((event) => event.sequence));
  return trail
    .filter((event) => covered.has(event.sequence))
    .map(describe)
    .join('；');
}

async function lineOf(
  event: HistoryEvent,
  read: (payload: Payload | null | undefined) => Promise<unknown>,
  inWords: (answer: CommandAnswer) => string,
): Promise<string | null> {
  const completed = event.workflowExecutionUpdateCompletedEventAttributes?.outcome?.success?.payloads?.[0];
  switch (event.eventType) {
    case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED:
      return `▶ ${event.workflowExecutionStartedEventAttributes?.workflowType?.name ?? ''}`;
    case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED:
      return completed === null || completed === undefined
        ? '✗ refused · 被拒绝'
        : inWords((await read(completed)) as CommandAnswer);
    case EventType.EVENT_TYPE_TIMER_STARTED:
      return `⏲ ${Number(event.timerStartedEventAttributes?.startToFireTimeout?.seconds ?? 0)} s`;
    case EventType.EVENT_TYPE_TIMER_FIRED:
      return '⏰ timer · 到时';
    case EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED: {
      const effect = (await read(event.activityTaskScheduledEventAttributes?.input?.payloads?.[0])) as
        { request?: { kind?: string } } | undefined;
      return `→ ${event.activityTaskScheduledEventAttributes?.activityType?.name ?? ''} ${effect?.request?.kind ?? ''}`.trimEnd();
    }
    case EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED:
      return '← done · 完成';
    case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW:
      return '… continued as new · 续期运行';
    case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED:
      return '■ ended · 办结';
    case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED:
      return '✗ failed · 失败';
    default:
      return null;
  }
}

function instantOf({ eventTime }: HistoryEvent): string {
  return new Date(Number(eventTime?.seconds ?? 0) * 1000).toISOString().slice(0, 19);
}
