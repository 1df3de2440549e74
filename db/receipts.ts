// Receipts: the number by which an applicant asks for his case, and the log of who-knows-who having asked.
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { personContext } from './people.ts';
import { subjectContext } from './subjects.ts';

/** Look-ups are kept this long, then go with the next one. */
const KEPT_DAYS = 180;

/** The number on the receipt of a case; null when there is no such case. */
export async function receiptOf(db: Db, caseId: string): Promise<string | null> {
  const row = await db.selectFrom('case_numbers').select('receipt').where('case_id', '=', caseId).executeTakeFirst();
  return row?.receipt ?? null;
}

export interface CaseBehindReceipt {
  caseId: string;
  /** ID numbers of the applicant and of whom the case is about, in clear: to compare, not to show. */
  idNumbers: string[];
}

/**
 * The case with this receipt. One that is not there costs what one that is there does: as many values are opened.
 */
export async function findByReceipt(db: Db, crypto: FieldCrypto, receipt: string): Promise<CaseBehindReceipt | null> {
  const row = await db
    .selectFrom('case_numbers')
    .innerJoin('cases', 'cases.case_id', 'case_numbers.case_id')
    .leftJoin('people', 'people.id', 'cases.applicant_id')
    .leftJoin('subjects', 'subjects.id', 'cases.subject_id')
    .select(['cases.case_id', 'people.id as person', 'people.id_number_sealed as of_person'])
    .select(['subjects.id as subject', 'subjects.id_number_sealed as of_subject'])
    .where('case_numbers.receipt', '=', receipt)
    .where('cases.kind', '=', 'case')
    .executeTakeFirst();
  const sealed = [
    [row?.of_person, personContext(row?.person ?? '')],
    [row?.of_subject, subjectContext(row?.subject ?? '')],
  ] as const;
  const opened = sealed.map(([value, context]) => crypto.open(value ?? crypto.seal('', context), context)) as string[];
  return row === undefined ? null : { caseId: row.case_id, idNumbers: opened.filter((one) => one !== '') };
}

/** Notes that somebody asks for a receipt, before it is known whether rightly; gives the note's id. */
export async function noteLookup(db: Db, receipt: string, at: string): Promise<number> {
  const oldest = new Date(Date.parse(at) - KEPT_DAYS * 86_400_000).toISOString();
  await db.deleteFrom('public_lookups').where('at', '<', oldest).execute();
  const { id } = await db
    .insertInto('public_lookups')
    .values({ at, receipt, shown: false })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Notes that the case was shown, so that the asking does not count as a failed one. */
export async function noteShown(db: Db, lookup: number): Promise<void> {
  await db.updateTable('public_lookups').set({ shown: true }).where('id', '=', lookup).execute();
}

/** Askings for a receipt since an instant that were not answered. */
export async function failedLookups(db: Db, receipt: string, since: string): Promise<number> {
  const { count } = await db
    .selectFrom('public_lookups')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('receipt', '=', receipt)
    .where('at', '>', since)
    .where('shown', '=', false)
    .executeTakeFirstOrThrow();
  return Number(count);
}
