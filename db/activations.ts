// What is in force from when, by whose decision and on what ground; what is planned; what is retired.
import { sql } from 'kysely';
import { linkedProcedures } from '../domain/definition/links.ts';
import type { Db } from './client.ts';
import { missingLinks, proveReady } from './definition-proofs.ts';
import { activateDefinition, definitionInForce, findDefinition } from './definitions.ts';
import type { PublishingRefusal } from './publishing-refusal.ts';
import { versionTimeline } from './version-timeline.ts';

/** One decision about a procedure. */
export interface Activation {
  id: number;
  procedure: string;
  hash: string;
  activeFrom: string;
  ground: string;
  by: string;
  /** No case is opened from then on. */
  retires: boolean;
  /** The county's profile that brought it. */
  profileId: number | null;
  recordedAt: string;
  withdrawnAt: string | null;
  withdrawnBy: string | null;
}

/** Decisions about a procedure or all, the latest first. */
export async function listActivations(
  db: Db,
  { procedure, limit, before }: { procedure?: string; limit: number; before?: number },
): Promise<Activation[]> {
  const rows = await db
    .selectFrom('activations')
    .leftJoin('county_profiles', 'county_profiles.id', 'activations.profile_id')
    .selectAll('activations')
    .select('county_profiles.set_by')
    .$if(procedure !== undefined, (query) => query.where('procedure', '=', procedure ?? ''))
    .$if(before !== undefined, (query) => query.where('activations.id', '<', before ?? 0))
    .orderBy('activations.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    procedure: row.procedure,
    hash: row.hash,
    activeFrom: row.active_from,
    ground: row.ground,
    by: row.set_by ?? row.activated_by,
    retires: row.retires,
    profileId: row.profile_id,
    recordedAt: row.recorded_at,
    withdrawnAt: row.withdrawn_at,
    withdrawnBy: row.withdrawn_by,
  }));
}

/** A decision as somebody asks for it; `from` absent: from now on. */
export interface Decision {
  from?: string | undefined;
  ground: string;
  by: string;
  at: string;
}

export type Decided = { ok: true; activation: Activation; linksMissing: string[] } | PublishingRefusal;

/**
 * Puts a stored version in force, now or from an instant to come. Refuses what is past, what nobody is there to do, and
 * what would change nothing.
 */
export async function activateVersion(db: Db, hash: string, { from, ground, by, at }: Decision): Promise<Decided> {
  const definition = await findDefinition(db, hash);
  if (definition === null) return { ok: false, code: 'NOT_FOUND' };
  const activeFrom = from ?? at;
  if (Date.parse(activeFrom) < Date.parse(at)) return { ok: false, code: 'DAY_IN_PAST' };
  const ready = await proveReady(db, definition, activeFrom);
  if (!ready.holds) return { ok: false, code: 'DEFINITION_NOT_READY', faults: ready.faults };
  const linksMissing = await missingLinks(db, definition, activeFrom);
  return decide(db, async (transaction) => {
    const procedure = definition.id;
    if ((await definitionInForce(transaction, procedure, activeFrom))?.hash === hash) {
      return { ok: false, code: 'ALREADY_IN_FORCE' };
    }
    const id = await activateDefinition(transaction, { procedure, hash, activeFrom, ground, by, at });
    return { ok: true, activation: await activationOf(transaction, id), linksMissing };
  });
}

/** What still opens cases of a procedure: versions in force or planned, and versions with which cases run. */
export interface Linking {
  procedure: string;
  version: string;
  title: { zh: string; en: string };
  because: 'inForce' | 'planned' | 'running';
}

/**
 * Retires a procedure: no case of it is opened from then on, and running ones go on. Refused while another procedure
 * opens cases of it, unless that is accepted; the links of such cases are then stuck until somebody repairs them.
 */
export async function retireProcedure(
  db: Db,
  procedure: string,
  { from, ground, by, at, despiteLinks = false }: Decision & { despiteLinks?: boolean },
): Promise<Decided> {
  const activeFrom = from ?? at;
  if (Date.parse(activeFrom) < Date.parse(at)) return { ok: false, code: 'DAY_IN_PAST' };
  const links = despiteLinks ? [] : await linkingTo(db, procedure, activeFrom);
  if (links.length > 0) return { ok: false, code: 'PROCEDURE_LINKED', details: { links } };
  return decide(db, async (transaction) => {
    const current = await definitionInForce(transaction, procedure, activeFrom);
    if (current === null) return { ok: false, code: 'NOT_IN_FORCE' };
    const { hash } = current;
    const id = await activateDefinition(transaction, { procedure, hash, activeFrom, ground, by, at, retires: true });
    return { ok: true, activation: await activationOf(transaction, id), linksMissing: [] };
  });
}

/** Takes a plan back before its instant. */
export async function withdrawActivation(db: Db, id: number, { by, at }: { by: string; at: string }): Promise<Decided> {
  return decide(db, async (transaction) => {
    const row = await transaction
      .updateTable('activations')
      .set({ withdrawn_at: at, withdrawn_by: by })
      .where('id', '=', id)
      .where('withdrawn_at', 'is', null)
      .where('active_from', '>', at)
      .returning('id')
      .executeTakeFirst();
    if (row !== undefined) return { ok: true, activation: await activationOf(transaction, id), linksMissing: [] };
    const [found] = await listActivations(transaction, { limit: 1, before: id + 1 });
    return { ok: false, code: found?.id === id ? 'ACTIVATION_BEGUN' : 'NOT_FOUND' };
  });
}

/** Who opens cases of a procedure, at an instant and later. */
export async function linkingTo(db: Db, procedure: string, at: string): Promise<Linking[]> {
  const timeline = await versionTimeline(db, at);
  const running = await db
    .selectFrom('cases')
    .select('definition_hash')
    .distinct()
    .where('status', '<>', 'ended')
    .execute();
  const found = new Map<string, Linking>();
  for (const { hash, definition, from } of timeline) {
    if (!linkedProcedures(definition).includes(procedure)) continue;
    const because = from === null ? 'inForce' : 'planned';
    found.set(hash, { procedure: definition.id, version: hash, title: definition.title, because });
  }
  for (const { definition_hash: hash } of running) {
    const definition = found.has(hash) ? null : await findDefinition(db, hash);
    if (definition === null || !linkedProcedures(definition).includes(procedure)) continue;
    found.set(hash, { procedure: definition.id, version: hash, title: definition.title, because: 'running' });
  }
  return [...found.values()];
}

/** One decision at a time: two at once would each rest on what the other changes. */
function decide(db: Db, work: (transaction: Db) => Promise<Decided>): Promise<Decided> {
  return db.transaction().execute(async (transaction) => {
    await sql`lock table activations in share row exclusive mode`.execute(transaction);
    return work(transaction);
  });
}

async function activationOf(db: Db, id: number): Promise<Activation> {
  const [found] = await listActivations(db, { limit: 1, before: id + 1 });
  if (found?.id !== id) throw new Error(`no activation ${id}`);
  return found;
}

/** Procedures about which something was decided since an instant. */
export async function recentlyDecided(db: Db, since: string): Promise<string[]> {
  const rows = await db
    .selectFrom('activations')
    .select('procedure')
    .distinct()
    .where((eb) => eb.or([eb('recorded_at', '>', since), eb('withdrawn_at', '>', since)]))
    .execute();
  return rows.map(({ procedure }) => procedure);
}
