// Holiday notices as they were imported, the year that each put into the calendar, and what became of each open case.
import { sql } from 'kysely';
import type { Selectable, Transaction } from 'kysely';
import type { CheckedNotice, Move } from '../domain/calendar-notice/index.ts';
import type { LocalDate } from '../domain/calendar/index.ts';
import type { PersonRef } from '../domain/case/people.ts';
import type { Scope } from '../domain/scope.ts';
import { putDays } from './calendar.ts';
import type { Db } from './client.ts';
import { mayMove } from './open-deadlines.ts';
import type { Waiting } from './open-deadlines.ts';
import { pageOf } from './pages.ts';
import type { Page } from './pages.ts';
import type { DB } from './schema.ts';
import { mayBeSeen } from './scope-sql.ts';

/** A notice on its way into the calendar. */
export interface NewNotice {
  id: string;
  checked: CheckedNotice;
  /** As it was sent. */
  original: string;
  by: PersonRef;
  /** ISO instant of the import. */
  at: string;
  bodyHash: string;
  /** Puts it in place of what an earlier notice announced for the year. */
  replace: boolean;
  firstDay: LocalDate;
}

export type NoticeState = 'moving' | 'done' | 'incomplete';
export type ItemState = 'pending' | 'moved' | 'unchanged' | 'ended' | 'failed';

export interface NoticeRow {
  id: string;
  year: number;
  source: { zh: string; en: string };
  replaced: boolean;
  firstDay: LocalDate;
  importedBy: PersonRef;
  importedAt: string;
  bodyHash: string;
  state: NoticeState;
  finishedAt: string | null;
}

/** Thrown where the year has been announced already and nobody said that the notice replaces it. */
export class YearAnnounced extends Error {
  override readonly name = 'YearAnnounced';
  readonly year: number;
  readonly source: string;

  constructor(year: number, source: string) {
    super(`the holidays of ${year} are announced: ${source}`);
    this.year = year;
    this.source = source;
  }
}

/**
 * Puts the year of a notice into the calendar and lists every open case, those that may move first; all in one
 * transaction, and once: a repeat finds what the first made.
 * @throws YearAnnounced
 */
export async function storeNotice(db: Db, notice: NewNotice, waiting: Waiting): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const { year } = notice.checked;
    // Two imports of one year: the second must find the first.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`calendar:${year.year}`}, 0))`.execute(transaction);
    if ((await findNotice(transaction, notice.id)) !== null) return;
    const known = await findYear(transaction, year.year);
    const isAnnounced = known !== null && !known.provisional;
    if (isAnnounced && !notice.replace) throw new YearAnnounced(year.year, known.source.zh);
    await transaction
      .insertInto('calendar_notices')
      .values({
        notice_id: notice.id,
        year: year.year,
        source_zh: year.source.zh,
        source_en: year.source.en,
        original: notice.original,
        replaced: isAnnounced,
        first_day: notice.firstDay,
        imported_by: notice.by.id,
        imported_by_name: notice.by.name,
        imported_at: notice.at,
        body_hash: notice.bodyHash,
        state: 'moving',
      })
      .execute();
    await putYear(transaction, notice);
    await listOpenCases(transaction, notice.id, notice.firstDay, notice.at, waiting);
  });
}

async function putYear(transaction: Transaction<DB>, { id, checked }: NewNotice): Promise<void> {
  const { year, before } = checked;
  const row = {
    provisional: year.provisional,
    source_zh: year.source.zh,
    source_en: year.source.en,
    origin: 'county',
    notice_id: id,
  };
  await transaction
    .insertInto('calendar_years')
    .values({ year: year.year, ...row })
    .onConflict((conflict) => conflict.column('year').doUpdateSet(row))
    .execute();
  await transaction
    .deleteFrom('calendar_days')
    .where((eb) =>
      eb.or([
        eb('notice_year', '=', year.year),
        eb.and([
          eb('day', '>=', `${year.year - 1}-12-01`),
          eb('day', '<=', `${year.year - 1}-12-31`),
          eb('name', '=', '元旦'),
        ]),
      ]),
    )
    .execute();
  await putDays(transaction, year);
  const december = [
    ...before.daysOff.map(({ date, name }) => ({ day: date, working: false, name })),
    ...before.workingWeekends.map((date) => ({ day: date, working: true, name: null })),
  ].map((day) => ({ ...day, notice_year: year.year }));
  if (december.length === 0) return;
  await transaction
    .insertInto('calendar_days')
    .values(december)
    .onConflict((conflict) =>
      conflict.column('day').doUpdateSet((eb) => ({
        working: eb.ref('excluded.working'),
        name: eb.ref('excluded.name'),
        notice_year: eb.ref('excluded.notice_year'),
      })),
    )
    .execute();
}

/** Every open case that the notice has not reached; one that is listed already stays as it is. */
async function listOpenCases(
  db: Db,
  noticeId: string,
  firstDay: LocalDate,
  at: string,
  waiting: Waiting,
): Promise<void> {
  await sql`
    insert into calendar_notice_items (notice_id, case_id, sequence, may_move, updated_at)
    select ${noticeId}::uuid, c.case_id, c.sequence, ${mayMove(firstDay, waiting)}, ${at}::timestamptz
    from cases c where c.status <> 'ended'
    on conflict do nothing`.execute(db);
}

/**
 * Lists what was opened by the calendar of before while the notice came in, and takes up again what could not be
 * reached; returns how many wait now.
 */
export async function listAgain(db: Db, noticeId: string, at: string, waiting: Waiting): Promise<number> {
  const notice = await findNotice(db, noticeId);
  if (notice === null) return 0;
  await listOpenCases(db, noticeId, notice.firstDay, at, waiting);
  await db
    .updateTable('calendar_notice_items')
    .set({ state: 'pending' })
    .where('notice_id', '=', noticeId)
    .where('state', '=', 'failed')
    .execute();
  return (await countItems(db, noticeId)).pending;
}

/** A case that a notice has still to reach. */
export interface PendingItem {
  caseId: string;
  sequence: number;
  attempts: number;
}

/** The next of them, those that may move first, and of these those that were asked least often. */
export async function pendingItems(db: Db, noticeId: string, limit: number): Promise<PendingItem[]> {
  const rows = await db
    .selectFrom('calendar_notice_items')
    .select(['case_id', 'sequence', 'attempts'])
    .where('notice_id', '=', noticeId)
    .where('state', '=', 'pending')
    .orderBy('may_move', 'desc')
    .orderBy('attempts')
    .orderBy('case_id')
    .limit(limit)
    .execute();
  return rows.map(({ case_id: caseId, sequence, attempts }) => ({ caseId, sequence, attempts }));
}

/** Keeps what became of a case. */
export async function finishItem(
  db: Db,
  key: { noticeId: string; caseId: string },
  result: { state: ItemState; moves: readonly Move[]; error: string | null; at: string },
): Promise<void> {
  await db
    .updateTable('calendar_notice_items')
    .set((eb) => ({
      state: result.state,
      moves: JSON.stringify(result.moves),
      error: result.error,
      attempts: eb('attempts', '+', 1),
      updated_at: result.at,
    }))
    .where('notice_id', '=', key.noticeId)
    .where('case_id', '=', key.caseId)
    .execute();
}

/** Whether everything has been reached, as of an instant. */
export async function finishNotice(db: Db, noticeId: string, at: string): Promise<NoticeState> {
  const { pending, failed } = await countItems(db, noticeId);
  const state: NoticeState = pending > 0 ? 'moving' : failed > 0 ? 'incomplete' : 'done';
  await db
    .updateTable('calendar_notices')
    .set({ state, finished_at: state === 'moving' ? null : at })
    .where('notice_id', '=', noticeId)
    .execute();
  return state;
}

export async function countItems(db: Db, noticeId: string): Promise<Record<ItemState, number>> {
  const rows = await db
    .selectFrom('calendar_notice_items')
    .select('state')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('notice_id', '=', noticeId)
    .groupBy('state')
    .execute();
  const counts: Record<ItemState, number> = { pending: 0, moved: 0, unchanged: 0, ended: 0, failed: 0 };
  for (const { state, count } of rows) counts[state as ItemState] = Number(count);
  return counts;
}

export async function findNotice(db: Db, noticeId: string): Promise<NoticeRow | null> {
  const row = await db.selectFrom('calendar_notices').selectAll().where('notice_id', '=', noticeId).executeTakeFirst();
  return row === undefined ? null : noticeRow(row);
}

/** The newest first. */
export async function listNotices(db: Db, year: number | null): Promise<NoticeRow[]> {
  let query = db.selectFrom('calendar_notices').selectAll();
  if (year !== null) query = query.where('year', '=', year);
  const rows = await query.orderBy('imported_at', 'desc').orderBy('notice_id').limit(200).execute();
  return rows.map(noticeRow);
}

function noticeRow(row: Selectable<DB['calendar_notices']>): NoticeRow {
  return {
    id: row.notice_id,
    year: row.year,
    source: { zh: row.source_zh, en: row.source_en },
    replaced: row.replaced,
    firstDay: row.first_day,
    importedBy: { id: row.imported_by, name: row.imported_by_name },
    importedAt: row.imported_at,
    bodyHash: row.body_hash,
    state: row.state as NoticeState,
    finishedAt: row.finished_at,
  };
}

/** What became of one case. */
export interface NoticeItem {
  caseId: string;
  caseNumber: string;
  kind: 'case' | 'round' | 'series';
  procedure: string;
  definitionHash: string;
  part: string | null;
  state: ItemState;
  moves: Move[];
  error: string | null;
  attempts: number;
}

/** What became of the cases of a notice that the scope shows, in the order of their ids. */
export async function listItems(
  db: Db,
  scope: Scope,
  noticeId: string,
  filter: { state: ItemState | null; after: string | null; limit: number },
): Promise<Page<NoticeItem, string>> {
  let query = db
    .selectFrom('calendar_notice_items as i')
    .innerJoin('cases', 'cases.case_id', 'i.case_id')
    .select(['i.case_id', 'i.state', 'i.moves', 'i.error', 'i.attempts'])
    .select(['cases.case_number', 'cases.kind', 'cases.procedure', 'cases.definition_hash', 'cases.part'])
    .where('i.notice_id', '=', noticeId)
    .where((eb) => mayBeSeen(eb, scope));
  if (filter.state !== null) query = query.where('i.state', '=', filter.state);
  if (filter.after !== null) query = query.where('i.case_id', '>', filter.after);
  const rows = await query
    .orderBy('i.case_id')
    .limit(filter.limit + 1)
    .execute();
  const items = rows.map((row): NoticeItem => ({
    caseId: row.case_id,
    caseNumber: row.case_number,
    kind: row.kind as NoticeItem['kind'],
    procedure: row.procedure,
    definitionHash: row.definition_hash,
    part: row.part,
    state: row.state as ItemState,
    moves: (row.moves ?? []) as unknown as Move[],
    error: row.error,
    attempts: row.attempts,
  }));
  return pageOf(items, filter.limit, (last) => last.caseId);
}

/** A year as the calendar has it, without its days. */
export interface StoredYear {
  year: number;
  provisional: boolean;
  source: { zh: string; en: string };
  origin: 'release' | 'county';
  noticeId: string | null;
}

/** Null for a year of which nothing is known. */
export async function findYear(db: Db, year: number): Promise<StoredYear | null> {
  const row = await db.selectFrom('calendar_years').selectAll().where('year', '=', year).executeTakeFirst();
  if (row === undefined) return null;
  return {
    year: row.year,
    provisional: row.provisional,
    source: { zh: row.source_zh, en: row.source_en },
    origin: row.origin as StoredYear['origin'],
    noticeId: row.notice_id,
  };
}
