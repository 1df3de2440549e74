// Drafts: documents that are worked on until they are published.
import { randomUUID } from 'node:crypto';
import type { Json } from '../domain/case/state.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { Definition } from '../domain/definition/forms.ts';
import type { Db } from './client.ts';
import { proveDocument } from './definition-proofs.ts';
import { findDefinition, storeDefinition } from './definitions.ts';
import type { PublishingRefusal } from './publishing-refusal.ts';

export interface Draft {
  id: string;
  procedure: string;
  title: Text;
  document: Json;
  basedOn: string | null;
  version: number;
  createdBy: string;
  createdAt: string;
  updatedBy: string;
  updatedAt: string;
}

const COLUMNS = ['id', 'procedure', 'title', 'based_on', 'version'] as const;
const WHO = ['created_by', 'created_at', 'updated_by', 'updated_at'] as const;

/** Drafts without their documents, last changed first. */
export async function listDrafts(
  db: Db,
  { limit, after, procedure }: { limit: number; after?: { at: string; id: string }; procedure?: string },
): Promise<Omit<Draft, 'document'>[]> {
  const rows = await db
    .selectFrom('definition_drafts')
    .select([...COLUMNS, ...WHO])
    .$if(procedure !== undefined, (query) => query.where('procedure', '=', procedure ?? ''))
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('updated_at', 'id'), '<', eb.tuple(after?.at ?? '', after?.id ?? ''))),
    )
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(headOf);
}

/** A draft; null when there is none of that id. */
export async function findDraft(db: Db, id: string): Promise<Draft | null> {
  const row = await db.selectFrom('definition_drafts').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : { ...headOf(row), document: row.document as Json };
}

/** Begins a draft. */
export async function createDraft(
  db: Db,
  given: { document: Json; basedOn: string | null; by: string; at: string },
): Promise<Draft> {
  const { document, basedOn, by, at } = given;
  const row = await db
    .insertInto('definition_drafts')
    .values({
      id: randomUUID(),
      ...namedBy(document),
      document: JSON.stringify(document),
      based_on: basedOn,
      version: 1,
      created_by: by,
      created_at: at,
      updated_by: by,
      updated_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { ...headOf(row), document };
}

export type DraftChange = { ok: true; draft: Draft } | PublishingRefusal;

/** Puts another document in a draft's place, unless somebody changed it since `version`. */
export async function changeDraft(
  db: Db,
  id: string,
  given: { document: Json; version: number; by: string; at: string },
): Promise<DraftChange> {
  const { document, version, by, at } = given;
  const row = await db
    .updateTable('definition_drafts')
    .set({
      ...namedBy(document),
      document: JSON.stringify(document),
      version: version + 1,
      updated_by: by,
      updated_at: at,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? movedOn(db, id) : { ok: true, draft: { ...headOf(row), document } };
}

/** Throws a draft away, unless somebody changed it since `version`; null when it was thrown away. */
export async function deleteDraft(db: Db, id: string, version: number): Promise<PublishingRefusal | null> {
  const { numDeletedRows } = await db
    .deleteFrom('definition_drafts')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numDeletedRows > 0n ? null : movedOn(db, id);
}

export type DraftPublication =
  { ok: true; hash: string; definition: Definition; basedOn: string | null } | PublishingRefusal;

/** Makes a draft a version, which is stored for ever under its hash, and ends the draft. It is not in force by that. */
export async function publishDraft(
  db: Db,
  id: string,
  { version, note, by, at }: { version: number; note: string; by: string; at: string },
): Promise<DraftPublication> {
  return db
    .transaction()
    .execute(async (transaction): Promise<DraftPublication> => {
      const draft = await findDraft(transaction, id);
      if (draft === null) return { ok: false, code: 'NOT_FOUND' };
      const refusal = await deleteDraft(transaction, id, version);
      if (refusal !== null) return refusal;
      const published = await publishDocument(transaction, {
        document: draft.document,
        basedOn: draft.basedOn,
        note,
        by,
        at,
      });
      if (!published.ok) throw new NotPublished(published);
      return published;
    })
    .catch((error: unknown) => {
      if (error instanceof NotPublished) return error.refusal;
      throw error;
    });
}

/** Undoes the transaction in which a draft could not be published. */
class NotPublished extends Error {
  readonly refusal: PublishingRefusal;
  constructor(refusal: PublishingRefusal) {
    super('not published');
    this.refusal = refusal;
  }
}

/** Proves a document and stores it as a version. Refuses with every fault, or where this very version is stored. */
export async function publishDocument(
  db: Db,
  given: { document: Json; basedOn: string | null; note: string; by: string; at: string },
): Promise<DraftPublication> {
  const { document, note, by, at } = given;
  const { definition, hash, sound, unset } = await proveDocument(db, document, at);
  if (definition === null || hash === null || !sound.holds) {
    return { ok: false, code: 'DEFINITION_UNSOUND', faults: sound.faults };
  }
  if ((await findDefinition(db, hash)) !== null)
    return { ok: false, code: 'VERSION_EXISTS', details: { version: hash } };
  const before = given.basedOn === null ? null : await findDefinition(db, given.basedOn);
  const basedOn = before?.id === definition.id ? given.basedOn : null;
  await storeDefinition(db, definition, {
    origin: 'county',
    unset,
    at,
    by,
    note,
    ...(basedOn === null ? {} : { basedOn }),
  });
  return { ok: true, hash, definition, basedOn };
}

async function movedOn(db: Db, id: string): Promise<PublishingRefusal> {
  const now = await findDraft(db, id);
  if (now === null) return { ok: false, code: 'NOT_FOUND' };
  const { version, updatedBy, updatedAt } = now;
  return { ok: false, code: 'CHANGED_MEANWHILE', details: { version, updatedBy, updatedAt } };
}

/** What a document calls itself, however unfinished it is. */
function namedBy(document: Json): { procedure: string; title: string } {
  const { id, title } = (document ?? {}) as { id?: unknown; title?: { zh?: unknown; en?: unknown } };
  const word = (value: unknown): string => (typeof value === 'string' ? value : '');
  return { procedure: word(id), title: JSON.stringify({ zh: word(title?.zh), en: word(title?.en) }) };
}

type HeadRow = {
  id: string;
  procedure: string;
  title: unknown;
  based_on: string | null;
  version: number;
  created_by: string;
  created_at: string;
  updated_by: string;
  updated_at: string;
};

function headOf(row: HeadRow): Omit<Draft, 'document'> {
  return {
    id: row.id,
    procedure: row.procedure,
    title: row.title as Text,
    basedOn: row.based_on,
    version: row.version,
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedBy: row.updated_by,
    updatedAt: row.updated_at,
  };
}
