// What a message says of its case or round.
import type { CaseData } from '../domain/case/state.ts';
import type { MessageFacts } from '../domain/notification/values.ts';
import { dataContext } from './case-rows.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { findDefinition } from './definitions.ts';
import { openData } from './sealed-values.ts';

/** Facts by case; data in clear, which `messageValues` masks. Cases that are not there are left out. */
export async function messageFactsOf(
  db: Db,
  crypto: FieldCrypto,
  caseIds: readonly string[],
): Promise<Map<string, MessageFacts>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('cases')
    .leftJoin('organisations', 'organisations.path', 'cases.organisation')
    .select(['cases.case_id', 'cases.case_number', 'cases.organisation', 'cases.subject_name', 'cases.started_on'])
    .select(['cases.definition_hash', 'cases.data', 'organisations.name_zh', 'organisations.name_en'])
    .where((eb) => eb('cases.case_id', '=', eb.fn.any(eb.val([...new Set(caseIds)]))))
    .execute();
  const facts = await Promise.all(
    rows.map(async (row): Promise<MessageFacts[]> => {
      const definition = await findDefinition(db, row.definition_hash);
      if (definition === null) return [];
      return [
        {
          caseId: row.case_id,
          number: row.case_number,
          organisation: { zh: row.name_zh ?? row.organisation, en: row.name_en ?? row.organisation },
          subject: row.subject_name,
          startedOn: row.started_on,
          definition,
          data: openData(crypto, dataContext(row.case_id), row.data as CaseData),
        },
      ];
    }),
  );
  return new Map(facts.flat().map((one) => [one.caseId, one]));
}
