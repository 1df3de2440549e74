// The cases that an order for a repair means: by their ids or by a filter, never beyond the administrator's regions.
import type { ExpressionBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Db } from './client.ts';
import type { DB } from './schema.ts';
import { inRegion } from './scope-sql.ts';

/** A case as an order needs it. */
export interface CaseToRepair {
  caseId: string;
  caseNumber: string;
  procedure: string;
  definitionHash: string;
  organisation: string;
  status: 'open' | 'suspended' | 'ended';
  sequence: number;
}

export interface RepairFilter {
  procedure?: string | undefined;
  /** Hash of the definition that the case is pinned to. */
  version?: string | undefined;
  region?: string | undefined;
  /** Stage that is open. */
  stage?: string | undefined;
  /** Cause of an open entry of the list of stuck things. */
  stuckCause?: string | undefined;
  stuck?: boolean | undefined;
  overdue?: boolean | undefined;
  /** Ended cases too; only open and suspended ones when absent. */
  ended?: boolean | undefined;
}

const columns = [
  'cases.case_id',
  'cases.case_number',
  'cases.procedure',
  'cases.definition_hash',
  'cases.organisation',
  'cases.status',
  'cases.sequence',
] as const;

type Condition = ReturnType<ExpressionBuilder<DB, 'cases'>['and']>;

const within =
  (regions: readonly string[]) =>
  (eb: ExpressionBuilder<DB, 'cases'>): Condition =>
    eb.or(regions.map((region) => inRegion(eb, eb.ref('cases.organisation'), region)));

/** The cases of these ids that lie in the regions, in the order of the ids as given. */
export async function casesById(db: Db, regions: readonly string[], ids: readonly string[]): Promise<CaseToRepair[]> {
  const rows = await db
    .selectFrom('cases')
    .select(columns)
    .where((eb) => eb('cases.case_id', '=', eb.fn.any(eb.val([...ids]))))
    .where(within(regions))
    .execute();
  const byId = new Map(rows.map((row) => [row.case_id, toRepair(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** At most `limit` cases that the filter finds in the regions, by their numbers. Rehearsals are left out. */
export async function casesByFilter(
  db: Db,
  regions: readonly string[],
  filter: RepairFilter,
  limit: number,
): Promise<CaseToRepair[]> {
  let query = db.selectFrom('cases').select(columns).where(within(regions)).where('cases.rehearsal', '=', false);
  const { procedure, version, region, stage, stuckCause, stuck, overdue, ended } = filter;
  if (ended !== true) query = query.where('cases.status', '<>', 'ended');
  if (procedure !== undefined) query = query.where('cases.procedure', '=', procedure);
  if (version !== undefined) query = query.where('cases.definition_hash', '=', version);
  if (region !== undefined) query = query.where((eb) => inRegion(eb, eb.ref('cases.organisation'), region));
  if (stage !== undefined) query = query.where((eb) => eb('cases.stages', '@>', eb.val([stage])));
  if (stuck !== undefined) query = query.where('cases.stuck', stuck ? 'is not' : 'is', null);
  if (overdue !== undefined) query = query.where('cases.overdue', '=', overdue);
  if (stuckCause !== undefined) {
    query = query.where(
      sql<boolean>`exists (select from stuck_items s where s.case_id = cases.case_id
        and s.cause = ${stuckCause} and s.resolved_at is null)`,
    );
  }
  const rows = await query.orderBy('cases.case_number').orderBy('cases.case_id').limit(limit).execute();
  return rows.map(toRepair);
}

function toRepair(row: {
  case_id: string;
  case_number: string;
  procedure: string;
  definition_hash: string;
  organisation: string;
  status: string;
  sequence: number;
}): CaseToRepair {
  return {
    caseId: row.case_id,
    caseNumber: row.case_number,
    procedure: row.procedure,
    definitionHash: row.definition_hash,
    organisation: row.organisation,
    status: row.status as CaseToRepair['status'],
    sequence: row.sequence,
  };
}
