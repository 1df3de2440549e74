// The load of the coming weeks: clocks that run and items that are owed, by the week in which their last day lies.
import { sql } from 'kysely';
import type { Level } from '../domain/definition/atoms.ts';
import type { Db } from './client.ts';
import { casesInSight, dueRows, within } from './due-sources.ts';
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
  const { rows } = await sql<LoadCell>`
    with seen as materialized (${casesInSight(db, sight, rehearsal)})
    select ${key} collate "C" as key,
      case when r.due_on < ${from}::date then 'before' else to_char(r.due_on, 'IYYY-"W"IW') end as week,
      (count(*) filter (where r.of_clock))::int as clocks, (count(*) filter (where not r.of_clock))::int as items
    from (
      select c.due_on, c.procedure, c.unit, true as of_clock
      from (${dueRows('clocks', sight, to, rehearsal)}) c
      where exists (select from seen k where k.case_id = c.case_id and k.kind = 'case')
      union all
      select i.due_on, i.procedure, i.unit, false from (${dueRows('items', sight, to, rehearsal)}) i) r
    where ${conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)}
    group by 1, 2 order by 1, 2 ${sql.raw(PLANNED_FOR_ITS_VALUES)}`.execute(db);
  return rows;
}
