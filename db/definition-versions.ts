// Versions as an administrator sees them: with their notes, what is planned, and how many cases run with each.
import { sql } from 'kysely';
import type { Text } from '../domain/definition/atoms.ts';
import type { UnsetPart } from '../domain/definition/unset-parts.ts';
import type { Db } from './client.ts';
import { retiredProcedures, versionsInForce } from './definitions.ts';

/** A stored version without its content. */
export interface VersionHead {
  hash: string;
  procedure: string;
  title: Text;
  origin: string;
  basedOn: string | null;
  note: string | null;
  publishedBy: string | null;
  createdAt: string;
  unset: UnsetPart[];
  inForce: boolean;
  /** Open cases that run with it. */
  open: number;
}

/** Versions of a procedure, newest first, or the one with a hash. */
export async function versionHeads(
  db: Db,
  which: { procedure: string } | { hash: string },
  { at, rehearsal }: { at: string; rehearsal: boolean },
): Promise<VersionHead[]> {
  const rows = await db
    .selectFrom('definitions')
    .select(['hash', 'procedure', 'origin', 'based_on', 'note', 'published_by', 'created_at', 'unset'])
    .select(sql<Text>`json -> 'title'`.as('title'))
    .$if('procedure' in which, (query) => query.where('procedure', '=', 'procedure' in which ? which.procedure : ''))
    .$if('hash' in which, (query) => query.where('hash', '=', 'hash' in which ? which.hash : ''))
    .orderBy('created_at', 'desc')
    .orderBy('hash')
    .execute();
  const [first] = rows;
  if (first === undefined) return [];
  const [inForce, open] = await Promise.all([
    versionsInForce(db, at),
    openByVersion(db, { rehearsal, procedure: first.procedure }),
  ]);
  const hashes = new Set(inForce.map(({ hash }) => hash));
  return rows.map((row) => ({
    hash: row.hash,
    procedure: row.procedure,
    title: row.title,
    origin: row.origin,
    basedOn: row.based_on,
    note: row.note,
    publishedBy: row.published_by,
    createdAt: row.created_at,
    unset: row.unset as unknown as UnsetPart[],
    inForce: hashes.has(row.hash),
    open: open.filter((one) => one.hash === row.hash).reduce((sum, one) => sum + one.open, 0),
  }));
}

/** A procedure with what is in force, what is planned and what runs. */
export interface ProcedureOverview {
  procedure: string;
  title: Text;
  form: 'case' | 'duty' | 'indicator';
  inForce: string | null;
  origin: string | null;
  retired: boolean;
  planned: { activation: number; version: string; from: string; retires: boolean }[];
  versions: number;
  open: number;
}

/** Every procedure of which a version is stored. */
export async function procedureOverviews(
  db: Db,
  { at, rehearsal }: { at: string; rehearsal: boolean },
): Promise<ProcedureOverview[]> {
  const [newest, inForce, retired, planned, open] = await Promise.all([
    sql<{ procedure: string; title: Text; form: ProcedureOverview['form']; versions: number }>`
      select distinct on (procedure) procedure, json -> 'title' as title, form,
        (count(*) over (partition by procedure))::int as versions
      from definitions order by procedure, created_at desc, hash`.execute(db),
    versionsInForce(db, at),
    retiredProcedures(db, at),
    db
      .selectFrom('activations')
      .select(['id', 'procedure', 'hash', 'active_from', 'retires'])
      .where('active_from', '>', at)
      .where('withdrawn_at', 'is', null)
      .orderBy('active_from')
      .orderBy('id')
      .execute(),
    openByVersion(db, { rehearsal }),
  ]);
  return newest.rows.map(({ procedure, ...head }) => {
    const current = inForce.find((one) => one.procedure === procedure);
    return {
      procedure,
      ...head,
      inForce: current?.hash ?? null,
      origin: current?.origin ?? null,
      retired: retired.includes(procedure),
      planned: planned
        .filter((one) => one.procedure === procedure)
        .map((one) => ({ activation: one.id, version: one.hash, from: one.active_from, retires: one.retires })),
      open: open.filter((one) => one.procedure === procedure).reduce((sum, one) => sum + one.open, 0),
    };
  });
}

function openByVersion(db: Db, { rehearsal, procedure }: { rehearsal: boolean; procedure?: string }) {
  return db
    .selectFrom('cases')
    .select(['procedure', 'definition_hash as hash', sql<number>`count(*)::int`.as('open')])
    .where('status', '<>', 'ended')
    .where('rehearsal', '=', rehearsal)
    .$if(procedure !== undefined, (query) => query.where('procedure', '=', procedure ?? ''))
    .groupBy(['procedure', 'definition_hash'])
    .execute();
}

/** Hashes that begin so; two at most, since a beginning that is not one version's names none. */
export async function versionsBeginning(db: Db, start: string): Promise<string[]> {
  const rows = await db
    .selectFrom('definitions')
    .select('hash')
    .where('hash', 'like', `${start}%`)
    .orderBy('hash')
    .limit(2)
    .execute();
  return rows.map(({ hash }) => hash);
}
