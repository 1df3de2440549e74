import type { Scope } from '../domain/scope.ts';
import type { Db } from './client.ts';
import { mayBeSeen } from './scope-sql.ts';

export interface StoredAttachment {
  digest: string;
  /** As its first uploader called it. */
  name: string;
  mediaType: string;
  size: number;
  uploadedAt: string;
}

/** Keeps what is known of a file and who uploaded it; the same content again only adds an uploader. */
export async function putAttachment(
  db: Db,
  file: { digest: string; name: string; mediaType: string; size: number; by: string },
  at: string,
): Promise<StoredAttachment> {
  const { digest, name, mediaType, size, by } = file;
  return db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('attachments')
      .values({ digest, name, media_type: mediaType, size, uploaded_by: by, uploaded_at: at })
      .onConflict((conflict) => conflict.column('digest').doNothing())
      .execute();
    await transaction
      .insertInto('attachment_owners')
      .values({ digest, person_id: by })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await selected(transaction).where('digest', '=', digest).executeTakeFirstOrThrow();
    return attachment(row);
  });
}

/** What is known of the files that a case uses. */
export async function attachmentsOfCase(db: Db, caseId: string): Promise<Omit<StoredAttachment, 'uploadedAt'>[]> {
  const rows = await db
    .selectFrom('case_attachments')
    .innerJoin('attachments', 'attachments.digest', 'case_attachments.digest')
    .select(['attachments.digest', 'attachments.name', 'case_attachments.name as called', 'media_type', 'size'])
    .where('case_id', '=', caseId)
    .orderBy('attachments.digest')
    .execute();
  return rows.map(({ digest, name, called, media_type: mediaType, size }) => ({
    digest,
    name: called ?? name,
    mediaType,
    size,
  }));
}

/**
 * Those of the files that somebody may see and name in a command: what he uploaded, and what a case in his scope uses.
 * Others are left out, as if they did not exist.
 */
export async function attachmentsSeenBy(
  db: Db,
  reader: { person: string; scope: Scope },
  digests: readonly string[],
): Promise<StoredAttachment[]> {
  if (digests.length === 0) return [];
  const rows = await selected(db)
    .where((eb) => eb('digest', '=', eb.fn.any(eb.val([...digests]))))
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('attachment_owners')
            .select(eb.lit(1).as('one'))
            .whereRef('attachment_owners.digest', '=', 'attachments.digest')
            .where('attachment_owners.person_id', '=', reader.person),
        ),
        eb.exists(
          eb
            .selectFrom('case_attachments')
            .innerJoin('cases', 'cases.case_id', 'case_attachments.case_id')
            .select(eb.lit(1).as('one'))
            .whereRef('case_attachments.digest', '=', 'attachments.digest')
            .where((inner) => mayBeSeen(inner, reader.scope)),
        ),
      ]),
    )
    .execute();
  return rows.map(attachment);
}

const selected = (db: Db) =>
  db.selectFrom('attachments').select(['digest', 'name', 'media_type', 'size', 'uploaded_at']);

type Row = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number];

const attachment = (row: Row): StoredAttachment => ({
  digest: row.digest,
  name: row.name,
  mediaType: row.media_type,
  size: row.size,
  uploadedAt: row.uploaded_at,
});
