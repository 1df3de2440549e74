// Which ended cases stand in the archive, and which are to come into it.
import { sql } from 'kysely';
import type { Db } from './client.ts';

export interface CaseToArchive {
  caseId: string;
  caseNumber: string;
  procedure: string;
  definitionHash: string;
  organisation: string;
  startedAt: string;
  endedAt: string;
  outcome: string | null;
  sequence: number;
  head: Buffer;
}

/** A case as the archive has it. */
export interface ArchivedCase {
  caseId: string;
  /** Path of the file within the archive's folder, and its SHA-256 in hexadecimal digits. */
  bundle: string;
  digest: string;
  /** Number and hash of the last event that the file has. */
  sequence: number;
  head: Buffer;
  /** Key under which it is sealed; null where it is in clear. */
  keyId: string | null;
  /** Runs whose histories the file has. */
  runs: string[];
}

/** Cases that ended before an instant and are not in the archive, or whose trail has gone on since; the oldest first. */
export async function casesToArchive(
  db: Db,
  before: string,
  limit: number,
  after: { endedAt: string; caseId: string } | null,
): Promise<CaseToArchive[]> {
  const begun =
    after === null ? sql`true` : sql`(c.ended_at, c.case_id) > (${after.endedAt}::timestamptz, ${after.caseId}::uuid)`;
  const { rows } = await sql<{
    case_id: string;
    case_number: string;
    procedure: string;
    definition_hash: string;
    organisation: string;
    started_at: string;
    ended_at: string;
    outcome: string | null;
    sequence: number;
    chain_head: Buffer;
  }>`
    select c.case_id, c.case_number, c.procedure, c.definition_hash, c.organisation, c.started_at, c.ended_at, c.outcome,
      c.sequence, c.chain_head
    from cases c left join archived_cases a on a.case_id = c.case_id
    where c.status = 'ended' and c.ended_at < ${before} and (a.case_id is null or a.sequence < c.sequence) and ${begun}
    order by c.ended_at, c.case_id limit ${limit}`.execute(db);
  return rows.map((row) => ({
    caseId: row.case_id,
    caseNumber: row.case_number,
    procedure: row.procedure,
    definitionHash: row.definition_hash,
    organisation: row.organisation,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    outcome: row.outcome,
    sequence: row.sequence,
    head: row.chain_head,
  }));
}

/** Notes what a file holds. A case that a newer file has already is left as it is. */
export async function noteArchived(db: Db, cases: readonly ArchivedCase[], at: string): Promise<void> {
  if (cases.length === 0) return;
  await db
    .insertInto('archived_cases')
    .values(
      cases.map(({ caseId, bundle, digest, sequence, head, keyId, runs }) => ({
        case_id: caseId,
        bundle,
        digest,
        sequence,
        head,
        key_id: keyId,
        runs,
        archived_at: at,
        removed_at: null,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column('case_id')
        .doUpdateSet((eb) => ({
          bundle: eb.ref('excluded.bundle'),
          digest: eb.ref('excluded.digest'),
          sequence: eb.ref('excluded.sequence'),
          head: eb.ref('excluded.head'),
          key_id: eb.ref('excluded.key_id'),
          runs: eb.ref('excluded.runs'),
          archived_at: eb.ref('excluded.archived_at'),
          // The same events in another file: what was removed stays removed.
          removed_at: eb
            .case()
            .when('archived_cases.sequence', '=', eb.ref('excluded.sequence'))
            .then(eb.ref('archived_cases.removed_at'))
            .else(null)
            .end(),
        }))
        .whereRef('archived_cases.sequence', '<=', 'excluded.sequence'),
    )
    .execute();
}

/** Cases that are archived and of which Temporal may still have something, by their files. */
export async function casesToRemove(db: Db): Promise<ArchivedCase[]> {
  const rows = await selected(db).where('removed_at', 'is', null).orderBy('bundle').orderBy('case_id').execute();
  return rows.map(archived);
}

/** Everything that a file has according to the table. */
export async function archivedIn(db: Db, bundle: string): Promise<ArchivedCase[]> {
  return (await selected(db).where('bundle', '=', bundle).orderBy('case_id').execute()).map(archived);
}

/** Files that the table names. */
export async function archivedBundles(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('archived_cases').select('bundle').distinct().orderBy('bundle').execute();
  return rows.map(({ bundle }) => bundle);
}

/** Notes that Temporal has nothing of a case any more. */
export async function noteRemoved(db: Db, caseId: string, at: string): Promise<void> {
  await db.updateTable('archived_cases').set({ removed_at: at }).where('case_id', '=', caseId).execute();
}

/** Since when a case is archived, and in which file; null when it is not. */
export async function findArchived(db: Db, caseId: string): Promise<{ archivedAt: string; bundle: string } | null> {
  const row = await db
    .selectFrom('archived_cases')
    .select(['archived_at', 'bundle'])
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row === undefined ? null : { archivedAt: row.archived_at, bundle: row.bundle };
}

/** How many archived cases need which key. */
export async function keysOfArchive(db: Db): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('archived_cases')
    .select(['key_id', (eb) => eb.fn.countAll<number>().as('n')])
    .where('key_id', 'is not', null)
    .groupBy('key_id')
    .execute();
  return Object.fromEntries(rows.map(({ key_id, n }) => [key_id ?? '', n]));
}

/** Hashes that the trails have at these places; a place that a trail does not have is left out. */
export async function hashesAt(
  db: Db,
  places: readonly { caseId: string; sequence: number }[],
): Promise<Map<string, Buffer>> {
  const { rows } = await sql<{ case_id: string; hash: Buffer }>`
    select e.case_id, e.hash from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p("caseId" uuid, sequence int)
    join events e on e.case_id = p."caseId" and e.sequence = p.sequence`.execute(db);
  return new Map(rows.map(({ case_id, hash }) => [case_id, hash]));
}

/** Runs `work` while nobody else archives; false when somebody does. */
export async function archivingAlone(db: Db, work: () => Promise<void>): Promise<boolean> {
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ locked: boolean }>`
      select pg_try_advisory_lock(hashtextextended(current_schema() || ':archive', 0)) as locked`.execute(connection);
    if (rows[0]?.locked !== true) return false;
    try {
      await work();
      return true;
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(current_schema() || ':archive', 0))`.execute(connection);
    }
  });
}

const selected = (db: Db) =>
  db.selectFrom('archived_cases').select(['case_id', 'bundle', 'digest', 'sequence', 'head', 'key_id', 'runs']);

function archived(row: Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number]): ArchivedCase {
  const { case_id: caseId, key_id: keyId, bundle, digest, sequence, head, runs } = row;
  return { caseId, bundle, digest, sequence, head, keyId, runs };
}
