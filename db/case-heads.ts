import { sql } from 'kysely';
import type { CaseSummary } from '../domain/case/projection.ts';
import type { Scope } from '../domain/scope.ts';
import type { Db } from './client.ts';
import type { KnownKey } from './idempotency.ts';
import { mayBeSeen } from './scope-sql.ts';

/** What the read model says of a case besides its trail, and what a command is checked by before it is handed over. */
export interface CaseHead extends Pick<CaseSummary, 'kind' | 'part' | 'caseId' | 'definitionHash' | 'organisation'> {
  caseNumber: string;
  /** Name of the organisation; null when it is not in the register. */
  place: { zh: string; en: string } | null;
  status: CaseSummary['status'];
  outcome: string | null;
  endedAt: string | null;
  sequence: number;
  /** What is known of the key that was asked for, whosever case it was used on. */
  known: Pick<KnownKey, 'bodyHash' | 'status' | 'answer'> | null;
}

/**
 * A case without its data, by one round trip, and what became of a caller's key; null when there is no such case or it is
 * outside the scope, which must look the same to the caller.
 */
export async function findCaseHead(
  db: Db,
  scope: Scope,
  caseId: string,
  key: { actor: string; key: string } | null = null,
): Promise<CaseHead | null> {
  const known = sql<CaseHead['known']>`(
    select json_build_object('bodyHash', k.body_hash, 'status', k.status, 'answer', k.answer)
    from idempotency_keys k where k.actor = ${key?.actor ?? null} and k.key = ${key?.key ?? null})`;
  const row = await db
    .selectFrom('cases')
    .leftJoin('organisations', 'organisations.path', 'cases.organisation')
    .select([
      'cases.kind',
      'cases.part',
      'cases.case_number',
      'cases.definition_hash',
      'cases.organisation',
      'cases.status',
      'cases.outcome',
      'cases.ended_at',
      'cases.sequence',
      'organisations.name_zh',
      'organisations.name_en',
      known.as('known'),
    ])
    .where('cases.case_id', '=', caseId)
    .where((eb) => mayBeSeen(eb, scope))
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    kind: row.kind as CaseHead['kind'],
    part: row.part,
    caseId,
    caseNumber: row.case_number,
    definitionHash: row.definition_hash,
    organisation: row.organisation,
    place: row.name_zh === null || row.name_en === null ? null : { zh: row.name_zh, en: row.name_en },
    status: row.status as CaseHead['status'],
    outcome: row.outcome,
    endedAt: row.ended_at,
    sequence: row.sequence,
    known: row.known,
  };
}
