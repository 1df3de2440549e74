// What is overdue and what is about to fall due: counted by person, unit, procedure, week or day, and listed. Overdue is what
// an event has said, never a comparison with today.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Level } from '../domain/definition/atoms.ts';
import { isLocalDate } from '../domain/calendar/dates.ts';
import { weekNamed } from '../domain/calendar/weeks.ts';
import type { Db } from './client.ts';
import { dueRows, isOf, isWide, ownersOf, peopleOf, seenOf, within } from './due-sources.ts';
import type { DueSource, Sight } from './due-sources.ts';
import { pageOf } from './pages.ts';
import type { Page } from './pages.ts';
import { PLANNED_FOR_ITS_VALUES } from './prepared-statements.ts';

export type DueGrouping = 'person' | 'unit' | 'procedure' | 'week' | 'day';

export interface DueAsked {
  source: DueSource;
  /** Day on which is asked, for who holds a post. */
  today: string;
  /** The last day that counts as about to fall due. */
  horizon: string;
  /** Division (by prefix) or body of the unit. */
  organisation?: string | undefined;
  procedure?: string | undefined;
  /** Due on this day or later. */
  from?: string | undefined;
  /** Only what this person has to do, or could take. */
  person?: string | undefined;
  /** Overdue alone, or not overdue yet; of cards: red, or yellow. */
  marked?: boolean | undefined;
  rehearsal: boolean;
}

export interface Grouped extends DueAsked {
  by: DueGrouping;
  /** Units are taken together at the division of this level. */
  level?: Level | undefined;
}

/** One person, unit, procedure, week or day. */
export interface DueGroup {
  /** Person's id, path, procedure's id, `2026-W12`, `2026-03-17`; null for what nobody holds. */
  key: string | null;
  /** Overdue; of cards: red. */
  marked: number;
  /** About to fall due; of cards: yellow. */
  others: number;
  /** Earliest due day; of cards: on which the oldest of the cases began. */
  oldest: string;
}

export interface DueTotals {
  marked: number;
  others: number;
}

/** Groups with most overdue first, weeks and days in their order. */
export interface GroupCursor {
  marked: number;
  others: number;
  key: string;
}

/**
 * A page of groups, and the totals of all of them. A task of a role counts for each of its holders, and once in the
 * totals.
 */
export async function groupDue(
  db: Db,
  sight: Sight,
  asked: Grouped,
  page: { limit: number; after: GroupCursor | null },
): Promise<Page<DueGroup, GroupCursor> & { totals: DueTotals }> {
  const key = keyOf(asked);
  const { after } = page;
  const inTime = asked.by === 'week' || asked.by === 'day';
  const order = inTime ? sql`coalesce(key, '')` : sql`-marked, -others, coalesce(key, '')`;
  const beyond = inTime
    ? sql`coalesce(key, '') > ${after?.key ?? ''}`
    : sql`(-marked, -others, coalesce(key, '')) > (${-(after?.marked ?? 0)}, ${-(after?.others ?? 0)}, ${after?.key ?? ''})`;
  const { rows } = await sql<Partial<DueGroup> & { every_marked: number; every_other: number; found: boolean | null }>`
    with ${dueOf(db, sight, asked)},
    grouped as (
      select ${key} collate "C" as key, count(*) filter (where d.marked)::int as marked,
        count(*) filter (where not d.marked)::int as others, min(d.due_on) as oldest
      from due d ${asked.by === 'person' ? sql`left join holders p on p.case_id = d.case_id and p.id = d.id` : sql``}
      group by 1),
    shown as (
      select *, true as found from grouped where ${after === null ? sql`true` : beyond}
      order by ${order} limit ${page.limit + 1}),
    totals as (
      select count(*) filter (where marked)::int as every_marked, count(*) filter (where not marked)::int as every_other
      from due)
    select totals.*, shown.* from totals left join shown on true
    order by ${order} ${sql.raw(PLANNED_FOR_ITS_VALUES)}`.execute(db);
  const [first] = rows;
  const groups = rows.flatMap(({ found, key: named, marked, others, oldest }) =>
    found === true ? [{ key: named ?? null, marked: marked ?? 0, others: others ?? 0, oldest: oldest ?? '' }] : [],
  );
  return {
    ...pageOf(groups, page.limit, (last) => ({ marked: last.marked, others: last.others, key: last.key ?? '' })),
    totals: { marked: first?.every_marked ?? 0, others: first?.every_other ?? 0 },
  };
}

/** To whom something is addressed: a person, or whoever holds a role. */
export type DueOwner = { person: { id: string; name: string } } | { role: string; organisation: string };

export interface DueRow {
  caseId: string;
  caseNumber: string;
  kind: 'case' | 'round' | 'series';
  procedure: string;
  definitionHash: string;
  organisation: string;
  subjectName: string | null;
  /** Id of the task, clock or item in its case; empty for a card. */
  id: string;
  /** Key of the stage, clock or part; of a card its colour. */
  what: string;
  unit: string;
  period: string | null;
  dueOn: string;
  marked: boolean;
  owners: DueOwner[];
}

/** The earliest first. */
export interface DueCursor {
  dueOn: string;
  caseId: string;
  id: string;
}

/** A page of the rows of one group, or of all. */
export async function listDue(
  db: Db,
  sight: Sight,
  asked: DueAsked & { group: { by: DueGrouping; key: string | null; level?: Level | undefined } | null },
  page: { limit: number; after: DueCursor | null },
): Promise<Page<DueRow, DueCursor>> {
  const { group } = asked;
  const { after } = page;
  const beyond =
    after === null
      ? sql`true`
      : sql`(d.due_on, d.case_id, d.id) > (${after.dueOn}::date, ${after.caseId}::uuid, ${after.id})`;
  const { rows } = await sql<Row>`
    with ${dueOf(db, sight, asked, isWide(sight))},
    shown as materialized (
      select d.* from due d where ${beyond} and ${group === null ? sql`true` : inGroup(asked, group)}
      order by d.due_on, d.case_id, d.id limit ${page.limit + 1}),
    shown_to as materialized (${ownersOf(asked.source, sql`shown`)})
    select d.case_id, d.id, d.what, d.due_on, d.marked, d.unit, d.period, c.case_number, c.kind, c.procedure,
      c.definition_hash, c.organisation, c.subject_name,
      (select json_agg(json_build_object('person', o.person, 'name', p.name, 'role', o.role, 'organisation', o.post))
        from shown_to o left join people p on p.id = o.person
        where o.case_id = d.case_id and o.id = d.id) as owners
    from shown d join cases c on c.case_id = d.case_id
    order by d.due_on, d.case_id, d.id ${sql.raw(PLANNED_FOR_ITS_VALUES)}`.execute(db);
  return pageOf(rows.map(dueRow), page.limit, ({ dueOn, caseId, id }) => ({ dueOn, caseId, id }));
}

interface Row {
  case_id: string;
  case_number: string;
  kind: DueRow['kind'];
  procedure: string;
  definition_hash: string;
  organisation: string;
  subject_name: string | null;
  id: string;
  what: string;
  unit: string;
  period: string | null;
  due_on: string;
  marked: boolean;
  owners: { person: string | null; name: string | null; role: string | null; organisation: string | null }[] | null;
}

function dueRow(row: Row): DueRow {
  return {
    caseId: row.case_id,
    caseNumber: row.case_number,
    kind: row.kind,
    procedure: row.procedure,
    definitionHash: row.definition_hash,
    organisation: row.organisation,
    subjectName: row.subject_name,
    id: row.id,
    what: row.what,
    unit: row.unit,
    period: row.period,
    dueOn: row.due_on,
    marked: row.marked,
    owners: (row.owners ?? []).flatMap(({ person, name, role, organisation }): DueOwner[] => {
      if (person !== null) return [{ person: { id: person, name: name ?? person } }];
      return role === null || organisation === null ? [] : [{ role, organisation }];
    }),
  };
}

/**
 * `seen`, `due`, and who owns what of it; what a statement does not name costs nothing. `inOrder`: the first rows are
 * wanted of many, so that they are read by due day and each is asked whether it is in sight.
 */
function dueOf(db: Db, sight: Sight, asked: DueAsked, inOrder = false): RawBuilder<unknown> {
  const { source, organisation, procedure, marked, from, person } = asked;
  const conditions = [
    ...(organisation === undefined ? [] : [within(sql`r.unit`, organisation)]),
    ...(procedure === undefined ? [] : [sql`r.procedure = ${procedure}`]),
    ...(marked === undefined ? [] : [sql`r.marked = ${marked}`]),
    ...(from === undefined ? [] : [sql`r.due_on >= ${from}::date`]),
  ];
  const kept = inOrder ? sql`not materialized` : sql`materialized`;
  return sql`
    ${seenOf(db, sight, asked.rehearsal, source === 'remedies' ? asked.today : null)},
    asked as ${kept} (
      select r.* from (${dueRows(source, sight, asked)}) r
      where ${conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)}),
    due as ${kept} (
      select d.* from asked d where ${person === undefined ? sql`true` : isOf(source, person, asked.today)}),
    owners as (${ownersOf(source, sql`due`)}),
    holders as (${peopleOf(asked.today)})`;
}

const LENGTHS: Record<Level, number> = { county: 6, township: 9, village: 12 };

/** The division of a level in which the `unit` of a relation lies; the unit's own where that stands above it. */
export function divisionAtLevel(relation: 'd' | 'r', level: Level): RawBuilder<unknown> {
  return sql`left(split_part(${sql.ref(`${relation}.unit`)}, '/', 1), ${LENGTHS[level]}::int)`;
}

function keyOf({ by, level }: { by: DueGrouping; level?: Level | undefined }): RawBuilder<unknown> {
  switch (by) {
    case 'person':
      return sql`p.person`;
    case 'unit':
      return level === undefined ? sql`d.unit` : divisionAtLevel('d', level);
    case 'procedure':
      return sql`d.procedure`;
    case 'week':
      return sql`to_char(d.due_on, 'IYYY-"W"IW')`;
    case 'day':
      return sql`d.due_on::text`;
  }
}

function inGroup(
  { source, today }: DueAsked,
  group: { by: DueGrouping; key: string | null; level?: Level | undefined },
): RawBuilder<unknown> {
  const { by, key } = group;
  if (by === 'person') return isOf(source, key, today);
  if (by === 'week') {
    const week = weekNamed(key ?? '');
    return week === null ? sql`false` : sql`d.due_on between ${week.from}::date and ${week.to}::date`;
  }
  if (by === 'day') return isLocalDate(key ?? '') ? sql`d.due_on = ${key}::date` : sql`false`;
  return sql`${keyOf(group)} = ${key}`;
}
