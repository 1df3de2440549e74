// Worklists. Open tasks are found by the index of who may take them, in the order of their due day, and only then
// joined with their case.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Holding, PersonRef, Subject } from '../domain/case/people.ts';
import type { TaskSummary } from '../domain/case/projection.ts';
import { bodyOf } from '../domain/organisations.ts';
import { casesWithText } from './case-search.ts';
import { personOf, subjectOf } from './cases.ts';
import type { Db } from './client.ts';
import { pageOf } from './pages.ts';
import type { Page } from './pages.ts';
import { PLANNED_FOR_ITS_VALUES } from './prepared-statements.ts';

/** A task with what its case is about. */
export interface TaskRow {
  caseId: string;
  caseNumber: string;
  taskId: string;
  visit: number;
  procedure: string;
  definitionHash: string;
  stage: string;
  kind: TaskSummary['kind'];
  /** Organisation of the case. */
  organisation: string;
  subject: Subject | null;
  applicant: PersonRef | null;
  caseStatus: 'open' | 'suspended' | 'ended';
  /** To whom it is addressed: a role at an organisation, or a person. */
  to: { role: string; organisation: string } | { person: PersonRef };
  state: 'open' | 'waiting' | 'done' | 'closed';
  claimedBy: PersonRef | null;
  openedAt: string;
  dueOn: string | null;
  overdue: boolean;
  finishedAt: string | null;
  outcome: string | null;
  rehearsal: boolean;
  /** Of a round: the organisation that it is about, and the period. */
  unit: string | null;
  period: string | null;
}

/** Whose open tasks: `mine` are those that the person could do now; `region` those of every role in a region. */
export type TaskView = { mine: { personId: string; holdings: readonly Holding[] } } | { regions: readonly string[] };

export interface TaskFilter {
  procedure?: string | undefined;
  stage?: string | undefined;
  /** Due before this day; those without a due day are left out. */
  dueBefore?: string | undefined;
  overdue?: boolean | undefined;
  /** Part of the case's number, or of a name in it. */
  text?: string | undefined;
  /** The highest card that was drawn in the case. */
  card?: 'yellow' | 'red' | undefined;
  /** Only tasks of roles at this division (by prefix) or body. */
  region?: string | undefined;
  rehearsal?: boolean | undefined;
}

/** Order of open tasks: the nearest due day first, those without one last. */
export interface TaskCursor {
  sortDue: string;
  caseId: string;
  taskId: string;
}

/** A page of open tasks, the most urgent first. */
export async function listOpenTasks(
  db: Db,
  view: TaskView,
  filter: TaskFilter,
  page: { limit: number; after?: TaskCursor | null },
): Promise<Page<TaskRow, TaskCursor>> {
  const limit = page.limit + 1;
  const conditions = taskConditions(filter, page.after ?? null);
  const chosen = 'mine' in view ? mine(view.mine, conditions, limit) : inRegions(view.regions, conditions, limit);
  const { rows } = await sql<Row>`
    with chosen as materialized (${chosen})
    select ${columns} from chosen k
    join tasks t on t.case_id = k.case_id and t.task_id = k.task_id
    join cases c on c.case_id = k.case_id
    order by t.sort_due, t.case_id, t.task_id limit ${limit}
    ${'mine' in view ? sql`` : sql.raw(PLANNED_FOR_ITS_VALUES)}`.execute(db);
  const result = pageOf(rows, page.limit, (row) => ({
    sortDue: row.sort_due,
    caseId: row.case_id,
    taskId: row.task_id,
  }));
  return { rows: result.rows.map(taskRow), next: result.next };
}

/** How many open tasks there are, counted up to `most`, and how many of those counted are overdue. */
export async function countOpenTasks(
  db: Db,
  view: TaskView,
  filter: TaskFilter,
  most: number,
): Promise<{ open: number; overdue: number }> {
  const conditions = taskConditions(filter, null);
  const chosen = 'mine' in view ? mine(view.mine, conditions, most) : inRegions(view.regions, conditions, most);
  const { rows } = await sql<{ open: number; overdue: number }>`
    with chosen as materialized (${chosen}), counted as (select * from chosen limit ${most})
    select count(*)::int as open, (count(*) filter (where t.overdue))::int as overdue
    from counted k join tasks t on t.case_id = k.case_id and t.task_id = k.task_id
    ${'mine' in view ? sql`` : sql.raw(PLANNED_FOR_ITS_VALUES)}`.execute(db);
  return rows[0] ?? { open: 0, overdue: 0 };
}

/** Who has the open tasks of each of these cases: posts and people, each once, in the order in which they were asked. */
export async function ownersOf(db: Db, caseIds: readonly string[]): Promise<Map<string, TaskRow['to'][]>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('tasks')
    .select(['case_id', 'role', 'organisation', 'person_id', 'person_name'])
    .where((eb) => eb('case_id', '=', eb.fn.any(sql<string[]>`${[...caseIds]}::uuid[]`)))
    .where('state', '=', 'open')
    .orderBy('case_id')
    .orderBy('opened_at')
    .orderBy('task_id')
    .execute();
  const owners = new Map<string, Map<string, TaskRow['to']>>();
  for (const { case_id, role, organisation, person_id: id, person_name: name } of rows) {
    const of = owners.get(case_id) ?? new Map<string, TaskRow['to']>();
    owners.set(case_id, of);
    if (role !== null && organisation !== null) of.set(`${role}@${organisation}`, { role, organisation });
    else if (id !== null && name !== null) of.set(id, { person: { id, name } });
  }
  return new Map([...owners].map(([caseId, of]) => [caseId, [...of.values()]]));
}

/** Order of finished tasks: the latest first. */
export interface DoneCursor {
  finishedAt: string;
  caseId: string;
  taskId: string;
}

/** 已办: what a person has done, the latest first. */
export async function listDoneTasks(
  db: Db,
  personId: string,
  filter: Pick<TaskFilter, 'procedure' | 'rehearsal' | 'text'>,
  page: { limit: number; after?: DoneCursor | null },
): Promise<Page<TaskRow, DoneCursor>> {
  const after = page.after ?? null;
  const { rows } = await sql<Row>`
    select ${columns} from tasks t join cases c on c.case_id = t.case_id
    where t.finished_by = ${personId} and t.state = 'done' and t.rehearsal = ${filter.rehearsal ?? false}
    ${filter.procedure === undefined ? sql`` : sql`and t.procedure = ${filter.procedure}`}
    ${filter.text === undefined ? sql`` : sql`and t.case_id in ${casesWithText(filter.text)}`}
    ${after === null ? sql`` : sql`and (t.finished_at, t.case_id, t.task_id) < (${after.finishedAt}::timestamptz, ${after.caseId}::uuid, ${after.taskId})`}
    order by t.finished_at desc, t.case_id desc, t.task_id desc limit ${page.limit + 1}`.execute(db);
  const result = pageOf(rows, page.limit, (row) => ({
    finishedAt: row.finished_at ?? '',
    caseId: row.case_id,
    taskId: row.task_id,
  }));
  return { rows: result.rows.map(taskRow), next: result.next };
}

/** Each way in which a task can be mine is one range of one index, cut off at the page. */
function mine(
  { personId, holdings }: { personId: string; holdings: readonly Holding[] },
  conditions: RawBuilder<unknown>,
  limit: number,
): RawBuilder<unknown> {
  const cut = sql`order by t.sort_due, t.case_id, t.task_id limit ${limit}`;
  const whole = holdings.filter((one) => one.onlyPost !== true);
  const people = [...new Set([personId, ...whole.flatMap((one) => one.agencyOf?.id ?? [])])];
  // what was claimed is its claimer's, and his delegate's
  const posts = holdings.flatMap(({ role, organisation, agencyOf }) =>
    [personId, ...(agencyOf === undefined ? [] : [agencyOf.id])].map((claimer) => ({ role, organisation, claimer })),
  );
  const distinct = [...new Map(posts.map((one) => [`${one.role}@${one.organisation}#${one.claimer}`, one])).values()];
  return sql`
    select f.case_id, f.task_id
    from unnest(${distinct.map((one) => one.role)}::text[], ${distinct.map((one) => one.organisation)}::text[],
      ${distinct.map((one) => one.claimer)}::text[]) as h(role, organisation, claimer)
    cross join lateral (
      select t.case_id, t.task_id from tasks t
      where t.organisation = h.organisation and t.role = h.role and (t.claimed_by is null or t.claimed_by = h.claimer)
        and ${conditions} ${cut}) f
    union
    select f.case_id, f.task_id from unnest(${people}::text[]) as p(id)
    cross join lateral (
      select t.case_id, t.task_id from tasks t where t.person_id = p.id and ${conditions} ${cut}) f
    union
    select f.case_id, f.task_id from (
      select t.case_id, t.task_id from tasks t where t.applicant_id = ${personId} and ${conditions} ${cut}) f`;
}

function inRegions(regions: readonly string[], conditions: RawBuilder<unknown>, limit: number): RawBuilder<unknown> {
  // a role that a field of the case names may lie in the region while the case does not
  const within = regions.map((region) => {
    if (bodyOf(region) !== null || region === '') return inRegion(region);
    const inside = sql`c.organisation >= ${region} and c.organisation < ${`${region}~`}`;
    // what a round asks of a unit is the business of its region
    return sql`(${inRegion(region)} and (t.unit is not null or exists (select from cases c where c.case_id = t.case_id and ${inside})))`;
  });
  return sql`
    select t.case_id, t.task_id from tasks t
    where t.role is not null and (${within.length === 0 ? sql`false` : sql.join(within, sql` or `)}) and ${conditions}
    order by t.sort_due, t.case_id, t.task_id limit ${limit}`;
}

function inRegion(region: string): RawBuilder<unknown> {
  if (region === '') return sql`true`;
  return bodyOf(region) === null
    ? sql`(t.organisation >= ${region} and t.organisation < ${`${region}~`})`
    : sql`t.organisation = ${region}`;
}

function taskConditions(filter: TaskFilter, after: TaskCursor | null): RawBuilder<unknown> {
  const all = [sql`t.state = 'open' and t.rehearsal = ${filter.rehearsal ?? false}`];
  if (filter.procedure !== undefined) all.push(sql`t.procedure = ${filter.procedure}`);
  if (filter.stage !== undefined) all.push(sql`t.stage = ${filter.stage}`);
  if (filter.dueBefore !== undefined) all.push(sql`t.sort_due < ${filter.dueBefore}::date`);
  if (filter.overdue !== undefined) all.push(sql`t.overdue = ${filter.overdue}`);
  if (filter.text !== undefined) all.push(sql`t.case_id in ${casesWithText(filter.text)}`);
  if (filter.card !== undefined) {
    all.push(sql`exists (select from cases c where c.case_id = t.case_id and c.card = ${filter.card})`);
  }
  if (filter.region !== undefined) all.push(inRegion(filter.region));
  if (after !== null) {
    all.push(
      sql`(t.sort_due, t.case_id, t.task_id) > (${after.sortDue}::date, ${after.caseId}::uuid, ${after.taskId})`,
    );
  }
  return sql.join(all, sql` and `);
}

const columns = sql`t.case_id, t.task_id, t.visit, t.procedure, t.stage, t.kind, t.role, t.organisation as to_organisation,
  t.person_id, t.person_name, t.state, t.claimed_by, t.claimed_by_name, t.opened_at, t.due_on, t.sort_due, t.overdue,
  t.finished_at, t.outcome, t.rehearsal, t.unit, t.period, c.case_number, c.definition_hash, c.organisation, c.subject_id, c.subject_kind,
  c.subject_name, c.applicant_id, c.applicant_name, c.status`;

interface Row {
  case_id: string;
  task_id: string;
  visit: number;
  procedure: string;
  stage: string;
  kind: TaskSummary['kind'];
  role: string | null;
  to_organisation: string | null;
  person_id: string | null;
  person_name: string | null;
  state: TaskRow['state'];
  claimed_by: string | null;
  claimed_by_name: string | null;
  opened_at: string;
  due_on: string | null;
  sort_due: string;
  overdue: boolean;
  finished_at: string | null;
  outcome: string | null;
  rehearsal: boolean;
  unit: string | null;
  period: string | null;
  case_number: string;
  definition_hash: string;
  organisation: string;
  subject_id: string | null;
  subject_kind: string | null;
  subject_name: string | null;
  applicant_id: string | null;
  applicant_name: string | null;
  status: TaskRow['caseStatus'];
}

function taskRow(row: Row): TaskRow {
  return {
    caseId: row.case_id,
    caseNumber: row.case_number,
    taskId: row.task_id,
    visit: row.visit,
    procedure: row.procedure,
    definitionHash: row.definition_hash,
    stage: row.stage,
    kind: row.kind,
    organisation: row.organisation,
    subject: subjectOf(row),
    applicant: personOf(row.applicant_id, row.applicant_name),
    caseStatus: row.status,
    to:
      row.role === null || row.to_organisation === null
        ? { person: { id: row.person_id ?? '', name: row.person_name ?? '' } }
        : { role: row.role, organisation: row.to_organisation },
    state: row.state,
    claimedBy: personOf(row.claimed_by, row.claimed_by_name),
    openedAt: row.opened_at,
    dueOn: row.due_on,
    overdue: row.overdue,
    finishedAt: row.finished_at,
    outcome: row.outcome,
    rehearsal: row.rehearsal,
    unit: row.unit,
    period: row.period,
  };
}
