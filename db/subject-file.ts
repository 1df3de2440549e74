// 一户一档: what the system did about one subject, over all its cases that the reader may see.
import type { Text } from '../domain/definition/atoms.ts';
import type { Scope } from '../domain/scope.ts';
import type { Db } from './client.ts';
import { mayBeSeen } from './scope-sql.ts';

export interface SubjectFile {
  entries: { caseId: string; register: string; entry: string; enteredOn: string; fields: Record<string, unknown> }[];
  payouts: { caseId: string; payee: string; amountFen: number; purpose: Text; orderedOn: string }[];
  letters: { caseId: string; number: string; title: Text; issuedOn: string }[];
  attachments: { caseId: string; digest: string; name: string; mediaType: string; uploadedAt: string }[];
}

/** Entries, payments, letters and files of a subject's cases, or of its rehearsals, the oldest first. */
export async function subjectFile(db: Db, scope: Scope, subjectId: string, rehearsal: boolean): Promise<SubjectFile> {
  const cases = () =>
    db
      .selectFrom('cases')
      .select('cases.case_id')
      .where('cases.subject_id', '=', subjectId)
      .where('cases.rehearsal', '=', rehearsal)
      .where((eb) => mayBeSeen(eb, scope));
  const [entries, payouts, letters, attachments] = await Promise.all([
    db
      .selectFrom('register_entries')
      .select(['case_id', 'register', 'entry', 'entered_on', 'fields'])
      .where('case_id', 'in', cases())
      .orderBy('entered_on')
      .orderBy('effect_id')
      .execute(),
    db
      .selectFrom('payouts')
      .select(['case_id', 'payee', 'amount_fen', 'purpose_zh', 'purpose_en', 'ordered_on'])
      .where('case_id', 'in', cases())
      .orderBy('ordered_on')
      .orderBy('effect_id')
      .execute(),
    db
      .selectFrom('letters')
      .select(['case_id', 'number', 'title_zh', 'title_en', 'issued_on'])
      .where('case_id', 'in', cases())
      .orderBy('issued_on')
      .orderBy('effect_id')
      .execute(),
    db
      .selectFrom('case_attachments')
      .innerJoin('attachments', 'attachments.digest', 'case_attachments.digest')
      .select((eb) => [
        'case_attachments.case_id',
        'attachments.digest',
        eb.fn.coalesce('case_attachments.name', 'attachments.name').as('name'),
        'attachments.media_type',
        'attachments.uploaded_at',
      ])
      .where('case_attachments.case_id', 'in', cases())
      .orderBy('attachments.uploaded_at')
      .orderBy('attachments.digest')
      .execute(),
  ]);
  return {
    entries: entries.map((row) => ({
      caseId: row.case_id,
      register: row.register,
      entry: row.entry,
      enteredOn: row.entered_on,
      fields: row.fields as Record<string, unknown>,
    })),
    payouts: payouts.map((row) => ({
      caseId: row.case_id,
      payee: row.payee,
      amountFen: row.amount_fen,
      purpose: { zh: row.purpose_zh, en: row.purpose_en },
      orderedOn: row.ordered_on,
    })),
    letters: letters.map((row) => ({
      caseId: row.case_id,
      number: row.number,
      title: { zh: row.title_zh, en: row.title_en },
      issuedOn: row.issued_on,
    })),
    attachments: attachments.map((row) => ({
      caseId: row.case_id,
      digest: row.digest,
      name: row.name,
      mediaType: row.media_type,
      uploadedAt: row.uploaded_at,
    })),
  };
}
