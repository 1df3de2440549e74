import { sql } from 'kysely';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { addDays, startOfDay } from '../domain/calendar/index.ts';
import type { PersonRef, Subject } from '../domain/case/people.ts';
import type { CaseSummary } from '../domain/case/projection.ts';
import type { CaseData } from '../domain/case/state.ts';
import { personGrant } from '../domain/scope.ts';
import type { Scope } from '../domain/scope.ts';
import { dataContext } from './case-rows.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { pageOf } from './pages.ts';
import type { Page } from './pages.ts';
import type { DB } from './schema.ts';
import { PLANNED_FOR_ITS_VALUES } from './prepared-statements.ts';
import { casesWithText } from './case-search.ts';
import { inRegion, mayBeSeen, waysToSee } from './scope-sql.ts';
import { openData } from './sealed-values.ts';

/** A case in a list: the read model's row without its data. */
export interface CaseRow extends Omit<CaseSummary, 'data' | 'uniquenessKey'> {
  caseNumber: string;
  updatedAt: string;
}

/** One case, with its data in clear: mask before showing. */
export interface CaseWithData extends CaseRow {
  data: CaseData;
  /** Hash of its last event, in hex. */
  chainHead: string;
}

export interface CaseFilter {
  kind?: CaseRow['kind'] | undefined;
  procedure?: string | undefined;
  /** Cases, rounds, series; all when absent. */
  kinds?: readonly CaseRow['kind'][] | undefined;
  /** Key of the duty or indicator of a round. */
  part?: string | undefined;
  /** What a round covers, by its label. */
  period?: string | undefined;
  status?: CaseRow['status'] | undefined;
  outcome?: string | undefined;
  /** Cases in which this stage is open. */
  stage?: string | undefined;
  /** Division (by prefix) or body at which the case is filed. */
  region?: string | undefined;
  subjectId?: string | undefined;
  personId?: string | undefined;
  /** Cases that somebody started (filed or applied for), or that were copied to him and that he did not start. */
  connected?: Connected | undefined;
  overdue?: boolean | undefined;
  stuck?: boolean | undefined;
  card?: 'yellow' | 'red' | undefined;
  /** A running clock is due before this day. */
  dueBefore?: string | undefined;
  /** One of these procedures. */
  procedures?: readonly string[] | undefined;
  startedFrom?: string | undefined;
  /** The last day, included. */
  startedTo?: string | undefined;
  endedFrom?: string | undefined;
  /** The last day, included. */
  endedTo?: string | undefined;
  /** A case number or any part of the names of subject, applicant, filer or procedure. */
  search?: string | undefined;
  /** Rehearsals instead of real cases; false when absent. */
  rehearsal?: boolean | undefined;
}

export interface Connected {
  personId: string;
  relation: 'started' | 'copied';
}

/** Newest first, by start and id. */
export interface CaseCursor {
  startedAt: string;
  caseId: string;
}

/** A page of the cases that are in the scope, newest first. */
export async function listCases(
  db: Db,
  scope: Scope,
  filter: CaseFilter,
  page: { limit: number; after?: CaseCursor | null },
): Promise<Page<CaseRow, CaseCursor>> {
  const { after } = page;
  const limit = page.limit + 1;
  const ways = waysToSee(scope).map((way) => {
    let query = db
      .selectFrom('cases')
      .select(['cases.case_id', 'cases.started_at'])
      .where((eb) => way(eb))
      .where((eb) => eb.and(conditions(eb, filter)));
    if (after !== undefined && after !== null) {
      query = query.where((eb) =>
        eb(eb.refTuple('cases.started_at', 'cases.case_id'), '<', eb.tuple(after.startedAt, after.caseId)),
      );
    }
    const cut = query.orderBy('cases.started_at', 'desc').orderBy('cases.case_id', 'desc').limit(limit);
    return db.selectFrom(cut.as('way')).selectAll();
  });
  const [first, ...others] = ways;
  if (first === undefined) return { rows: [], next: null };
  const chosen = others.reduce((all, way) => all.union(way), first);
  const rows = await db
    .with('chosen', () => chosen)
    .selectFrom('chosen')
    .innerJoin('cases', 'cases.case_id', 'chosen.case_id')
    .select(columns)
    .orderBy('cases.started_at', 'desc')
    .orderBy('cases.case_id', 'desc')
    .limit(limit)
    .modifyEnd(sql.raw(PLANNED_FOR_ITS_VALUES))
    .execute();
  return pageOf(rows.map(caseRow), page.limit, ({ startedAt, caseId }) => ({ startedAt, caseId }));
}

/** One case; null when there is none or it is outside the scope, which must look the same to the caller. */
export async function findCase(
  db: Db,
  crypto: FieldCrypto,
  scope: Scope,
  caseId: string,
): Promise<CaseWithData | null> {
  const row = await db
    .selectFrom('cases')
    .select([...columns, 'cases.data', 'cases.chain_head'])
    .where('cases.case_id', '=', caseId)
    .where((eb) => mayBeSeen(eb, scope))
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    ...caseRow(row),
    data: openData(crypto, dataContext(caseId), row.data as CaseData),
    chainHead: row.chain_head.toString('hex'),
  };
}

/** Whether the case is there and in the scope. */
export async function isCaseVisible(db: Db, scope: Scope, caseId: string): Promise<boolean> {
  const row = await db
    .selectFrom('cases')
    .select('cases.case_id')
    .where('cases.case_id', '=', caseId)
    .where((eb) => mayBeSeen(eb, scope))
    .executeTakeFirst();
  return row !== undefined;
}

/** The case that stands in the way of a new one by its uniqueness key (see domain/case/projection.ts); null when none does. */
export async function findOpenCase(
  db: Db,
  uniquenessKey: string,
): Promise<{ caseId: string; caseNumber: string; organisation: string } | null> {
  const row = await db
    .selectFrom('cases')
    .select(['case_id', 'case_number', 'organisation'])
    .where('uniqueness_key', '=', uniquenessKey)
    .where('status', '<>', 'ended')
    .executeTakeFirst();
  return row === undefined
    ? null
    : { caseId: row.case_id, caseNumber: row.case_number, organisation: row.organisation };
}

/** What the rule of domain/scope.ts needs to know of a case; null when there is none. */
export async function findCaseFacts(
  db: Db,
  caseId: string,
): Promise<{ organisation: string; departments: string[]; grantees: string[] } | null> {
  const row = await db
    .selectFrom('cases')
    .leftJoin('definitions', 'definitions.hash', 'cases.definition_hash')
    .select(['cases.organisation', 'definitions.departments'])
    .where('cases.case_id', '=', caseId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const access = await db.selectFrom('case_access').select('grantee').where('case_id', '=', caseId).execute();
  return {
    organisation: row.organisation,
    departments: row.departments ?? [],
    grantees: access.map((one) => one.grantee),
  };
}

function conditions(eb: ExpressionBuilder<DB, 'cases'>, filter: CaseFilter): Expression<SqlBool>[] {
  const all: Expression<SqlBool>[] = [eb('cases.rehearsal', '=', filter.rehearsal ?? false)];
  const equal = {
    'cases.kind': filter.kind,
    'cases.procedure': filter.procedure,
    'cases.part': filter.part,
    'cases.period': filter.period,
    'cases.status': filter.status,
    'cases.outcome': filter.outcome,
    'cases.subject_id': filter.subjectId,
    'cases.card': filter.card,
  } as const;
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined) all.push(eb(column as keyof typeof equal, '=', value));
  }
  if (filter.kinds !== undefined) all.push(eb('cases.kind', 'in', filter.kinds));
  if (filter.procedures !== undefined) all.push(eb('cases.procedure', '=', eb.fn.any(eb.val([...filter.procedures]))));
  if (filter.stage !== undefined) all.push(eb('cases.stages', '@>', eb.val([filter.stage])));
  if (filter.region !== undefined) all.push(inRegion(eb, eb.ref('cases.organisation'), filter.region));
  if (filter.connected !== undefined) all.push(connectedTo(eb, filter.connected));
  if (filter.personId !== undefined) {
    all.push(eb.or([eb('cases.applicant_id', '=', filter.personId), eb('cases.filer_id', '=', filter.personId)]));
  }
  // As literals: the planner takes the index of overdue cases only when it sees both.
  if (filter.overdue === true) all.push(sql`cases.overdue and cases.status <> 'ended'`);
  if (filter.overdue === false) all.push(sql`not cases.overdue`);
  if (filter.stuck !== undefined) all.push(eb('cases.stuck', filter.stuck ? 'is not' : 'is', null));
  if (filter.dueBefore !== undefined) all.push(eb('cases.next_due_on', '<', filter.dueBefore));
  if (filter.startedFrom !== undefined) all.push(eb('cases.started_on', '>=', filter.startedFrom));
  if (filter.startedTo !== undefined) all.push(eb('cases.started_on', '<=', filter.startedTo));
  if (filter.endedFrom !== undefined) all.push(eb('cases.ended_at', '>=', startOfDay(filter.endedFrom)));
  if (filter.endedTo !== undefined) all.push(eb('cases.ended_at', '<', startOfDay(addDays(filter.endedTo, 1))));
  if (filter.search !== undefined) all.push(eb('cases.case_id', 'in', casesWithText(filter.search)));
  return all;
}

/** By the grants of the person, of which there are few, and not by all cases. */
function connectedTo(eb: ExpressionBuilder<DB, 'cases'>, { personId, relation }: Connected): Expression<SqlBool> {
  const granted = eb(
    'cases.case_id',
    'in',
    eb.selectFrom('case_access').select('case_access.case_id').where('case_access.grantee', '=', personGrant(personId)),
  );
  const started = eb.or([eb('cases.filer_id', '=', personId), eb('cases.applicant_id', '=', personId)]);
  // whose applicant is nobody, is not this person either
  const notStarted = sql<boolean>`${started} is not true`;
  return eb.and([granted, relation === 'started' ? started : notStarted]);
}

/** How many open cases somebody has to do with so, counted up to `most`. */
export async function countConnected(
  db: Db,
  connected: Connected,
  { rehearsal, most }: { rehearsal: boolean; most: number },
): Promise<number> {
  const { count } = await db
    .selectFrom(
      db
        .selectFrom('cases')
        .select('cases.case_id')
        .where((eb) => connectedTo(eb, connected))
        .where('cases.status', '<>', 'ended')
        .where('cases.kind', '=', 'case')
        .where('cases.rehearsal', '=', rehearsal)
        .limit(most)
        .as('found'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

const columns = [
  'cases.kind',
  'cases.part',
  'cases.period',
  'cases.case_id',
  'cases.case_number',
  'cases.procedure',
  'cases.definition_hash',
  'cases.organisation',
  'cases.subject_id',
  'cases.subject_kind',
  'cases.subject_name',
  'cases.applicant_id',
  'cases.applicant_name',
  'cases.filer_id',
  'cases.filer_name',
  'cases.filed_at',
  'cases.origin_case',
  'cases.status',
  'cases.outcome',
  'cases.rehearsal',
  'cases.stages',
  'cases.stuck',
  'cases.started_on',
  'cases.started_at',
  'cases.ended_at',
  'cases.sequence',
  'cases.next_due_on',
  'cases.overdue',
  'cases.card',
  'cases.updated_at',
] as const;

const listed = (db: Db) => db.selectFrom('cases').select(columns);
type Row = Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number];

function caseRow(row: Row): CaseRow {
  return {
    kind: row.kind as CaseRow['kind'],
    part: row.part,
    period: row.period,
    caseId: row.case_id,
    caseNumber: row.case_number,
    procedure: row.procedure,
    definitionHash: row.definition_hash,
    organisation: row.organisation,
    subject: subjectOf(row),
    applicant: personOf(row.applicant_id, row.applicant_name),
    filer: { id: row.filer_id, name: row.filer_name },
    filedAt: row.filed_at,
    originCase: row.origin_case,
    status: row.status as CaseRow['status'],
    outcome: row.outcome,
    rehearsal: row.rehearsal,
    stages: row.stages,
    stuck: row.stuck as CaseRow['stuck'],
    startedOn: row.started_on,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    sequence: row.sequence,
    nextDueOn: row.next_due_on,
    overdue: row.overdue,
    card: row.card as CaseRow['card'],
    updatedAt: row.updated_at,
  };
}

/** The subject columns of a case as one value. */
export function subjectOf(row: {
  subject_id: string | null;
  subject_kind: string | null;
  subject_name: string | null;
}): Subject | null {
  if (row.subject_id === null || row.subject_name === null) return null;
  return { id: row.subject_id, kind: row.subject_kind as Subject['kind'], name: row.subject_name };
}

/** Two columns as a person. */
export function personOf(id: string | null, name: string | null): PersonRef | null {
  return id === null || name === null ? null : { id, name };
}
