import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { loadCalendar } from '../../db/calendar.ts';
import type { CalendarSwitches } from '../../db/calendar.ts';
import { loadEvents } from '../../db/events.ts';
import {
  countItems,
  findNotice,
  finishItem,
  finishNotice,
  listAgain,
  pendingItems,
  storeNotice,
  YearAnnounced,
} from '../../db/calendar-notices.ts';
import type { ItemState, NoticeRow, PendingItem } from '../../db/calendar-notices.ts';
import type { Db } from '../../db/client.ts';
import type { FieldCrypto } from '../../db/crypto.ts';
import { waitingStages } from '../../db/open-deadlines.ts';
import { movesIn } from '../../domain/calendar-notice/index.ts';
import type { Move } from '../../domain/calendar-notice/index.ts';
import { ERROR_TEXTS } from '../../domain/error-texts.ts';
import type { SystemCommand } from '../../domain/case/command.ts';
import { commandUpdate } from '../../workflows/messages.ts';
import type { CalendarNotices } from '../ports.ts';

/** Cases told at a time: enough to keep the engine busy, few enough to leave it to people too. */
const ABREAST = 8;
const ANSWER_WITHIN_MS = 8_000;
/** How often a case that does not answer is asked before it counts as not reached. */
const ATTEMPTS = 3;

/** Told to everybody by the command `changeCalendar`; what it did is read from each case's trail. */
export function temporalCalendar(
  db: Db,
  crypto: FieldCrypto,
  client: Client,
  switches: CalendarSwitches,
): CalendarNotices {
  const tell = async (noticeId: string, item: PendingItem, command: SystemCommand): Promise<Told> => {
    const { caseId } = item;
    try {
      await client.connection.withDeadline(Date.now() + ANSWER_WITHIN_MS, () =>
        client.workflow.getHandle(caseId).executeUpdate(commandUpdate, {
          args: [{ command, key: null, requestId: null, seen: item.sequence }],
          updateId: `calendar:${noticeId}`,
        }),
      );
    } catch (error) {
      if (await hasEnded(db, caseId)) return { state: 'ended', moves: [], error: null };
      const isLast = item.attempts + 1 >= ATTEMPTS;
      return { state: isUnanswered(error) && !isLast ? 'pending' : 'failed', moves: [], error: failureText(error) };
    }
    const moves = await movesOf(db, crypto, item, 'ground' in command ? command.ground : '');
    return { state: moves.length > 0 ? 'moved' : 'unchanged', moves, error: null };
  };

  return {
    async store(notice) {
      try {
        await storeNotice(db, notice, await waitingStages(db));
      } catch (error) {
        throw error instanceof YearAnnounced ? yearAnnounced(error) : error;
      }
    },
    async listAgain({ noticeId, at }) {
      await listAgain(db, noticeId, at, await waitingStages(db));
    },
    async move({ noticeId, atMost, at }) {
      const notice = await findNotice(db, noticeId);
      if (notice === null) return 0;
      const command = await commandOf(db, notice, switches);
      const waiting = await pendingItems(db, noticeId, atMost);
      const next = waiting[Symbol.iterator]();
      const work = async (): Promise<void> => {
        for (let item = next.next(); item.done !== true; item = next.next()) {
          const { caseId } = item.value;
          const told = await tell(noticeId, item.value, command);
          await finishItem(db, { noticeId, caseId }, { ...told, at });
          // Nobody answers: perhaps this very worker is being stopped, and must not be kept by its own question.
          if (told.state === 'pending') return;
        }
      };
      await Promise.all(Array.from({ length: ABREAST }, work));
      return (await countItems(db, noticeId)).pending;
    },
    finish: ({ noticeId, at }) => finishNotice(db, noticeId, at),
  };
}

interface Told {
  state: ItemState;
  moves: Move[];
  error: string | null;
}

/** The year, and the one before it, whose December it may change. */
async function commandOf(db: Db, { year, source }: NoticeRow, switches: CalendarSwitches): Promise<SystemCommand> {
  const calendar = await loadCalendar(db, year - 1, year, switches);
  return { type: 'changeCalendar', actor: { kind: 'system' }, calendar, ground: source.zh };
}

/** What the notice has done to a case since it was listed, whichever try of ours did it. */
async function movesOf(
  db: Db,
  crypto: FieldCrypto,
  { caseId, sequence }: PendingItem,
  ground: string,
): Promise<Move[]> {
  const events = await loadEvents(db, crypto, caseId, sequence);
  return movesIn(events.filter((event) => 'ground' in event && event.ground === ground));
}

async function hasEnded(db: Db, caseId: string): Promise<boolean> {
  const row = await db.selectFrom('cases').select('status').where('case_id', '=', caseId).executeTakeFirst();
  return row === undefined || row.status === 'ended';
}

/** No answer in time, or no server: another try may do, under the same update id. */
function isUnanswered(error: unknown): boolean {
  return !(error instanceof WorkflowNotFoundError) && !(error instanceof WorkflowUpdateFailedError);
}

/** A short cause for administrators; what a case holds is never in it. */
function failureText(error: unknown): string {
  if (error instanceof WorkflowNotFoundError) return 'the case has no running workflow';
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    return `refused: ${error.cause.type ?? error.cause.message}`;
  }
  return error instanceof Error ? error.name : 'unknown';
}

/** Somebody has announced the year meanwhile: told to whoever imports as a refusal, and no fault of ours. */
function yearAnnounced({ source }: YearAnnounced): ApplicationFailure {
  const { zh, en } = ERROR_TEXTS.CALENDAR_YEAR_ANNOUNCED;
  return ApplicationFailure.create({
    type: 'CALENDAR_YEAR_ANNOUNCED',
    message: en,
    nonRetryable: true,
    details: [
      {
        code: 'CALENDAR_YEAR_ANNOUNCED',
        field: '/replace',
        message: { zh: `${zh}（${source}）`, en: `${en} (${source})` },
        details: { source },
      },
    ],
    category: ApplicationFailureCategory.BENIGN,
  });
}
