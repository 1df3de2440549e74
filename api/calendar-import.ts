// Taking a holiday notice in, and looking at those that were.
import { loadCalendar } from '../db/calendar.ts';
import { countItems, findNotice, findYear, listItems, listNotices } from '../db/calendar-notices.ts';
import type { ItemState, NoticeRow } from '../db/calendar-notices.ts';
import { findDefinition } from '../db/definitions.ts';
import { firstDayOf, yearsBy } from '../domain/calendar-notice/index.ts';
import { levelOf } from '../domain/organisations.ts';
import { ADMINISTRATOR, scopeOf } from '../domain/scope.ts';
import type { RequestKey } from '../workflows/messages.ts';
import type { GivenNotice } from './calendar-source.ts';
import { moveView, previewMoves } from './calendar-preview.ts';
import { noticeIdFor } from './case-id.ts';
import type { NoticePreview, NoticeView } from './contracts/calendar.ts';
import type { Deps } from './deps.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem } from './problem.ts';
import { answered, problemAt } from './refusals.ts';
import { plain } from './terms.ts';

/** The calendar is the county's: only whoever runs the system there changes it. */
export function requireCalendarKeeper(actor: Caller): void {
  const keeps = actor.holdings.some(
    ({ role, organisation }) => role === ADMINISTRATOR && levelOf(organisation) === 'county',
  );
  if (keeps) return;
  throw new Problem('NOT_ALLOWED', {
    message: { zh: '只有县级系统管理员可以维护工作日历', en: "Only the county's administrators keep the calendar" },
  });
}

/** What the notice would move. */
export async function previewNotice(
  deps: Deps,
  actor: Caller,
  { checked }: GivenNotice,
  page: { after: string | null; limit: number },
): Promise<Omit<NoticePreview, 'next'> & { next: string | null }> {
  const { db, config } = deps;
  const { year } = checked;
  const known = await loadCalendar(db, year.year - 1, year.year, config.calendar);
  const years = yearsBy(known, checked);
  const change = { years, ground: year.source.zh, firstDay: firstDayOf(known, checked) };
  const moves = await previewMoves(deps, actor, change, page);
  const before = known.years[String(year.year)];
  return {
    dryRun: true,
    year: years[String(year.year)] ?? year,
    before: checked.before,
    replaces: before !== undefined && !before.provisional,
    ...moves,
  };
}

/**
 * Stores the year and begins to tell every open case; the same request again finds what the first did.
 * @throws {Problem} CALENDAR_YEAR_ANNOUNCED where the year is there and the import does not say that it replaces it
 */
export async function importNotice(
  deps: Deps,
  actor: Caller,
  given: GivenNotice,
  key: RequestKey,
): Promise<{ view: NoticeView; repeated: boolean }> {
  const { db, config, now, temporal } = deps;
  const id = noticeIdFor(key);
  const earlier = await findNotice(db, id);
  if (earlier !== null) {
    if (earlier.bodyHash !== key.bodyHash) throw new Problem('IDEMPOTENCY_KEY_REUSED');
    return { view: await viewOf(deps, earlier), repeated: true };
  }
  const { checked, original, replace } = given;
  const { year } = checked.year;
  await requireUnannounced(deps, year, replace);
  const known = await loadCalendar(db, year - 1, year, config.calendar);
  const { person } = actor;
  const notice = {
    id,
    checked,
    original,
    by: person,
    at: now(),
    bodyHash: key.bodyHash,
    replace,
    firstDay: firstDayOf(known, checked),
  };
  await answered(temporal.importNotice({ noticeId: id, notice }));
  return { view: await readNotice(deps, id), repeated: false };
}

async function requireUnannounced({ db }: Deps, year: number, replace: boolean): Promise<void> {
  const known = replace ? null : await findYear(db, year);
  if (known === null || known.provisional) return;
  throw problemAt('CALENDAR_YEAR_ANNOUNCED', '/replace', {
    zh: `${year}年的放假安排已按${known.source.zh}录入；如系更正，请注明替换`,
    en: `The holidays of ${year} are in the calendar by ${known.source.zh}; a correction must say that it replaces them`,
  });
}

/** Takes up again what a notice could not reach. */
export async function resumeNotice(deps: Deps, noticeId: string): Promise<NoticeView> {
  if ((await findNotice(deps.db, noticeId)) === null) throw new Problem('NOT_FOUND');
  await answered(deps.temporal.resumeNotice(noticeId));
  return readNotice(deps, noticeId);
}

/** A notice with its progress, or 404. */
export async function readNotice(deps: Deps, noticeId: string): Promise<NoticeView> {
  const row = await findNotice(deps.db, noticeId);
  if (row === null) throw new Problem('NOT_FOUND');
  return viewOf(deps, row);
}

export async function readNotices(deps: Deps, year: number | null): Promise<NoticeView[]> {
  return Promise.all((await listNotices(deps.db, year)).map((row) => viewOf(deps, row)));
}

async function viewOf({ db }: Deps, row: NoticeRow): Promise<NoticeView> {
  const counts = await countItems(db, row.id);
  const { id, year, source, replaced, importedBy, importedAt, state, finishedAt } = row;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { id, year, source, replaced, importedBy, importedAt, state, finishedAt, progress: { total, ...counts } };
}

/** What became of the cases of a notice that the caller may see. */
export async function readNoticeItems(
  { db }: Deps,
  actor: Caller,
  noticeId: string,
  filter: { state: ItemState | null; after: string | null; limit: number },
) {
  const { rows, next } = await listItems(db, scopeOf(actor), noticeId, filter);
  const items = rows.map(async ({ definitionHash, part, procedure, moves, ...row }) => {
    const definition = await findDefinition(db, definitionHash);
    return {
      ...row,
      procedure: { id: procedure, title: definition?.title ?? plain(procedure) },
      moves: definition === null ? [] : moves.map((move) => moveView(definition, part, move)),
    };
  });
  return { items: await Promise.all(items), next };
}
