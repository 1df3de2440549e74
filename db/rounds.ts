// Rounds and their items, as lists and matrices read them.
import { sql } from 'kysely';
import type { CaseData } from '../domain/case/state.ts';
import type { ItemState } from '../domain/round/state.ts';
import type { Scope } from '../domain/scope.ts';
import type { Db } from './client.ts';
import { pageOf } from './pages.ts';
import type { Page } from './pages.ts';
import { inRegion, mayBeSeen } from './scope-sql.ts';

/** The newest round of a duty, or series of an indicator. */
export interface LatestRound {
  caseId: string;
  procedure: string;
  part: string;
  period: string;
  status: string;
  overdue: boolean;
  startedOn: string;
}

/** The newest round of each duty or indicator that the scope shows. */
export async function latestRounds(db: Db, scope: Scope, kind: 'round' | 'series'): Promise<LatestRound[]> {
  const rows = await db
    .selectFrom('cases')
    .distinctOn(['cases.procedure', 'cases.part'])
    .select(['case_id', 'procedure', 'part', 'period', 'status', 'overdue', 'started_on'])
    .where('cases.kind', '=', kind)
    .where((eb) => mayBeSeen(eb, scope))
    .orderBy('cases.procedure')
    .orderBy('cases.part')
    .orderBy('cases.started_on', 'desc')
    .orderBy('cases.started_at', 'desc')
    .execute();
  return rows.map(({ case_id: caseId, started_on: startedOn, part, period, ...row }) => ({
    ...row,
    caseId,
    startedOn,
    part: part ?? '',
    period: period ?? '',
  }));
}

/** A round, or a term of a series, by what it covers. */
export interface OpenedTerm {
  caseId: string;
  procedure: string;
  part: string;
  period: string;
}

/** What opened between two days, both included, in a scope. */
export async function openedBetween(db: Db, scope: Scope, first: string, last: string): Promise<OpenedTerm[]> {
  const rounds = db
    .selectFrom('cases')
    .select(['cases.case_id', 'cases.procedure', 'cases.part', 'cases.period'])
    .where('cases.kind', '=', 'round')
    .where('cases.started_on', '>=', first)
    .where('cases.started_on', '<=', last)
    .where((eb) => mayBeSeen(eb, scope));
  const terms = db
    .selectFrom('round_items')
    .innerJoin('cases', 'cases.case_id', 'round_items.case_id')
    .select(['cases.case_id', 'cases.procedure', 'cases.part', 'round_items.period'])
    .where('cases.kind', '=', 'series')
    .where('round_items.opened_on', '>=', first)
    .where('round_items.opened_on', '<=', last)
    .where((eb) => mayBeSeen(eb, scope));
  const rows = await rounds.union(terms).execute();
  return rows.map(({ case_id: caseId, procedure, part, period }) => ({
    caseId,
    procedure,
    part: part ?? '',
    period: period ?? '',
  }));
}

/** How it stands with an item. */
export interface ItemStanding {
  caseId: string;
  unit: string;
  state: ItemState;
  overdue: boolean;
  late: boolean;
  nothing: boolean;
}

/** Every item of some rounds without its data: for counts by whoever may see which units. */
export async function itemStates(db: Db, caseIds: readonly string[]): Promise<ItemStanding[]> {
  if (caseIds.length === 0) return [];
  const rows = await db
    .selectFrom('round_items')
    .select(['case_id', 'unit', 'state', 'overdue', 'late', 'nothing'])
    .where((eb) => eb('case_id', '=', eb.fn.any(sql<string[]>`${[...caseIds]}::uuid[]`)))
    .orderBy('case_id')
    .orderBy('unit')
    .execute();
  return rows.map(({ case_id: caseId, state, ...row }) => ({ ...row, caseId, state: state as ItemState }));
}

/** One cell of a matrix: what a unit owes for a period. */
export interface MatrixItem {
  unit: string;
  unitName: string;
  period: string;
  state: ItemState;
  openedOn: string;
  dueOn: string;
  overdue: boolean;
  late: boolean;
  filedAt: string | null;
  filedBy: { id: string; name: string } | null;
  nothing: boolean;
  entries: number;
  ground: string | null;
}

export interface MatrixCursor {
  unit: string;
  period: string;
}

export interface MatrixFilter {
  /** Units that may be shown; see `visibleUnits` of domain/round/sight.ts. */
  units: readonly string[];
  /** Division in which a unit lies. */
  region?: string | undefined;
  period?: string | undefined;
  state?: ItemState | undefined;
  /** Silent at the due instant, whatever came later. */
  overdue?: boolean | undefined;
  /** Still to be handed in. */
  owed?: boolean | undefined;
}

/** A page of the items of a round, by unit and period. */
export async function listItems(
  db: Db,
  caseId: string,
  filter: MatrixFilter,
  page: { limit: number; after: MatrixCursor | null },
): Promise<Page<MatrixItem, MatrixCursor>> {
  let query = db
    .selectFrom('round_items')
    .select(['unit', 'unit_name', 'period', 'state', 'opened_on', 'due_on', 'overdue', 'late', 'nothing', 'entries'])
    .select(['filed_at', 'filed_by', 'filed_by_name', 'ground'])
    .where('case_id', '=', caseId)
    .where((eb) => eb('unit', '=', eb.fn.any(eb.val([...filter.units]))));
  const { region, period, state, overdue, owed } = filter;
  if (region !== undefined) query = query.where((eb) => inRegion(eb, eb.ref('round_items.unit'), region));
  if (period !== undefined) query = query.where('period', '=', period);
  if (state !== undefined) query = query.where('state', '=', state);
  if (overdue !== undefined) query = query.where('overdue', '=', overdue);
  if (owed !== undefined) query = query.where('state', owed ? 'in' : 'not in', ['silent', 'returned']);
  const { after } = page;
  if (after !== null) {
    query = query.where((eb) => eb(eb.refTuple('unit', 'period'), '>', eb.tuple(after.unit, after.period)));
  }
  const rows = await query
    .orderBy('unit')
    .orderBy('period')
    .limit(page.limit + 1)
    .execute();
  return pageOf(rows.map(matrixItem), page.limit, ({ unit, period: label }) => ({ unit, period: label }));
}

function matrixItem(row: {
  unit: string;
  unit_name: string;
  period: string;
  state: string;
  opened_on: string;
  due_on: string;
  overdue: boolean;
  late: boolean;
  nothing: boolean;
  entries: number;
  filed_at: string | null;
  filed_by: string | null;
  filed_by_name: string | null;
  ground: string | null;
}): MatrixItem {
  const { unit, period, overdue, late, nothing, entries, ground } = row;
  return {
    unit,
    unitName: row.unit_name,
    period,
    state: row.state as ItemState,
    openedOn: row.opened_on,
    dueOn: row.due_on,
    overdue,
    late,
    filedAt: row.filed_at,
    filedBy: row.filed_by === null ? null : { id: row.filed_by, name: row.filed_by_name ?? row.filed_by },
    nothing,
    entries,
    ground,
  };
}

/** The bulletin that ended a round; null while there is none. */
export async function issuedBulletin(
  db: Db,
  caseId: string,
): Promise<{ text: string; at: string; by: { id: string; name: string } | null } | null> {
  const row = await db
    .selectFrom('events')
    .select(['payload', 'recorded_at', 'actor_id', 'actor_name'])
    .where('case_id', '=', caseId)
    .where('type', '=', 'bulletinIssued')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { text } = row.payload as CaseData;
  const by = row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name ?? row.actor_id };
  return { text: typeof text === 'string' ? text : '', at: row.recorded_at, by };
}
