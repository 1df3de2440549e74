import type { Db } from './client.ts';

/** Logs that somebody was shown a sensitive value in clear. To be written before the value is given. */
export async function logReveal(
  db: Db,
  reveal: { field: string; personId: string; ground: string; at: string } & (
    { caseId: string } | { subjectId: string }
  ),
): Promise<void> {
  await db
    .insertInto('reveals')
    .values({
      case_id: 'caseId' in reveal ? reveal.caseId : null,
      subject_id: 'subjectId' in reveal ? reveal.subjectId : null,
      field: reveal.field,
      person_id: reveal.personId,
      ground: reveal.ground,
      revealed_at: reveal.at,
    })
    .execute();
}
