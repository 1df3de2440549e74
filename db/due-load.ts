// The load of the coming weeks: clocks that run and items that are owed, by the week in which their last day lies.
import { sql } from 'kysely';
import type { Level } from '../domain/definition/atoms.ts';
import type { Db } from './client.ts';
import { dueRows, seenOf, within } from './due-sources.ts';
import type { Sight } from './due-sources.ts';
import { divisionAtLevel } from './due.ts';
import { PLANNED_FOR_ITS_VALUES } from './prepared-statements.ts';

export interface LoadAsked {
  by: 'unit' | 'procedure';
  /** Units are taken together at the division of this level. */
  level?: Level | undefined;
  /** First day of the first week; what was due before it is told as the week `before`. */
  from: string;
  /** Last day of the last week. */
  to: string;
  organisation?: string | undefined;
  procedure?: string | undefined;
  rehearsal: boolean;
}

/** How much of a unit or procedure falls due in a week. */
export interface LoadCell {
  key: string;
  /** `2026-W12`, or `before`. */
  week: string;
  clocks: number;
  items: number;
}

/** Every cell that is not empty. The clock of a round is left out: its items are counted one by one. */
export async function loadOfWeeks(db: Db, sight: Sight, asked: LoadAsked): Promise<LoadCell[]> {
  const { by, level, from, to, organisation, procedure, rehearsal } = asked;
  const key = by === 'procedure' ? sql`r.procedure` : level === undefined ? sql`r.unit` : divisionAtLevel('r', level);
  const conditions = [
    ...(organisation === undefined ? [] : [within(sql`r.unit`, organisation)]),
    ...(procedure === undefined ? [] : [sql`r.procedure = ${procedure}`]),
  ];
  const kept = conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
  const span = { horizon: to, today: from, rehearsal };
  const { rows } = await sql<LoadCell>`
    with ${seenOf(db, sight, rehearsal)}
    select key, case when due_on < ${from}::date then 'before' else to_char(due_on, 'IYYY-"W"IW') end as week,
      sum(clocks)::int as clocks, sum(items)::int as items
    from (
      select ${key} collate "C" as key, r.due_on, count(*) as clocks, 0 as items
      from (${dueRows('clocks', sight, span)}) r where r.kind = 'case' and ${kept} group by 1, 2
      union all
      select ${key} collate "C", r.due_on, 0, count(*)
      from (${dueRows('items', sight, span)}) r where ${kept} group by 1, 2) days
    group by 1, 2 order by 1, 2 ${sql.raw(PLANNED_FOR_ITS_VALUES)}`.execute(db);
  return rows;
}
