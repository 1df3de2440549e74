// Which cases stand before and after one.
import { sql } from 'kysely';
import type { Scope } from '../domain/scope.ts';
import type { Db } from './client.ts';
import { mayBeSeen } from './scope-sql.ts';

/** A case at the other end of a hand-over. */
export interface LinkedCase {
  caseId: string;
  caseNumber: string;
  procedure: string;
  definitionHash: string;
  status: 'open' | 'suspended' | 'ended';
  outcome: string | null;
  direction: 'from' | 'to';
}

/**
 * The cases that a case came from or opened, oldest first. One that the reader may not see is left out.
 *
 * A case that was open before is named by the event that linked to it, not by an origin.
 */
export async function linkedCases(
  db: Db,
  scope: Scope,
  caseId: string,
  originCase: string | null,
): Promise<LinkedCase[]> {
  const rows = await db
    .selectFrom('cases')
    .select(['case_id', 'case_number', 'procedure', 'definition_hash', 'status', 'outcome', 'started_at'])
    .where((eb) => mayBeSeen(eb, scope))
    .where((eb) =>
      eb.or([
        eb('origin_case', '=', caseId),
        ...(originCase === null ? [] : [eb('case_id', '=', originCase)]),
        eb(
          'case_id',
          'in',
          eb
            .selectFrom('events')
            .select(sql<string>`(payload ->> 'caseId')::uuid`.as('linked'))
            .where('events.case_id', '=', caseId)
            .where('events.type', '=', 'linkOpened'),
        ),
      ]),
    )
    .orderBy('started_at')
    .orderBy('case_id')
    .execute();
  return rows.map((row) => ({
    caseId: row.case_id,
    caseNumber: row.case_number,
    procedure: row.procedure,
    definitionHash: row.definition_hash,
    status: row.status as LinkedCase['status'],
    outcome: row.outcome,
    direction: row.case_id === originCase ? 'from' : 'to',
  }));
}
