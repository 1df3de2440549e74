import { Definition } from '../domain/definition/forms.ts';
import type { UnsetPart } from '../domain/definition/unset-parts.ts';
import { departmentsOf } from '../domain/departments.ts';
import type { Db } from './client.ts';
import { definitionHash } from './definition-hash.ts';

/** A definition as it is pinned in cases: its hash is its version. */
export interface StoredDefinition {
  hash: string;
  definition: Definition;
}

// What a hash names never changes, so a process need not read it twice. Kept by database, since tests have several.
const known = new WeakMap<object, Map<string, Definition>>();

/** A version by its hash; null when it is not stored. */
export async function findDefinition(db: Db, hash: string): Promise<Definition | null> {
  const kept = known.get(db) ?? new Map<string, Definition>();
  known.set(db, kept);
  const cached = kept.get(hash);
  if (cached !== undefined) return cached;
  const row = await db.selectFrom('definitions').select('json').where('hash', '=', hash).executeTakeFirst();
  if (row === undefined) return null;
  const definition = Definition.parse(row.json);
  kept.set(hash, definition);
  return definition;
}

/** A version by its hash. @throws when it is not stored */
export async function requireDefinition(db: Db, hash: string): Promise<Definition> {
  const definition = await findDefinition(db, hash);
  if (definition === null) throw new Error(`definition ${hash} is not stored`);
  return definition;
}

/** The version of a procedure in force at an instant; null when none is, or the procedure is retired. */
export async function definitionInForce(db: Db, procedure: string, at: string): Promise<StoredDefinition | null> {
  const row = await db
    .selectFrom('activations')
    .select(['hash', 'retires'])
    .where('procedure', '=', procedure)
    .where('active_from', '<=', at)
    .where('withdrawn_at', 'is', null)
    .orderBy('active_from', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.retires) return null;
  const definition = await findDefinition(db, row.hash);
  return definition === null ? null : { hash: row.hash, definition };
}

/** Which version of a procedure is in force, where it came from, who put it in force, and what of it does not run. */
export interface VersionInForce {
  procedure: string;
  hash: string;
  origin: string;
  activatedBy: string;
  unset: UnsetPart[];
}

/** The versions in force at an instant without their content, by procedure. */
export async function versionsInForce(db: Db, at: string): Promise<VersionInForce[]> {
  return (await lastActivations(db, at)).flatMap(({ retires, ...version }) => (retires ? [] : [version]));
}

/** Procedures that are retired at an instant. */
export async function retiredProcedures(db: Db, at: string): Promise<string[]> {
  return (await lastActivations(db, at)).flatMap(({ retires, procedure }) => (retires ? [procedure] : []));
}

/** What was last decided of each procedure by an instant: a version in force, or that it is retired. */
async function lastActivations(db: Db, at: string): Promise<(VersionInForce & { retires: boolean })[]> {
  const rows = await db
    .selectFrom('activations')
    .innerJoin('definitions', 'definitions.hash', 'activations.hash')
    .distinctOn('activations.procedure')
    .select(['activations.procedure', 'activations.hash', 'activations.activated_by', 'activations.retires'])
    .select(['definitions.origin', 'definitions.unset'])
    .where('active_from', '<=', at)
    .where('withdrawn_at', 'is', null)
    .orderBy('activations.procedure')
    .orderBy('active_from', 'desc')
    .orderBy('activations.id', 'desc')
    .execute();
  return rows.map(({ activated_by: activatedBy, unset, ...row }) => ({
    ...row,
    activatedBy,
    unset: unset as unknown as UnsetPart[],
  }));
}

/** The versions of all procedures in force at an instant, by procedure. */
export async function definitionsInForce(db: Db, at: string): Promise<StoredDefinition[]> {
  const rows = await versionsInForce(db, at);
  const all = await Promise.all(rows.map(async ({ hash }) => ({ hash, definition: await findDefinition(db, hash) })));
  return all.flatMap(({ hash, definition }) => (definition === null ? [] : [{ hash, definition }]));
}

/**
 * Stores a version unless it is there; returns its hash. It is in force only when it is activated.
 *
 * @param from `unset`: what was left out of it when it was resolved; `by`, `note`: who published it and why
 */
export async function storeDefinition(
  db: Db,
  definition: Definition,
  from: {
    origin: 'release' | 'county';
    basedOn?: string;
    unset?: readonly UnsetPart[];
    at: string;
    by?: string;
    note?: string;
  },
): Promise<string> {
  const hash = definitionHash(definition);
  await db
    .insertInto('definitions')
    .values({
      hash,
      procedure: definition.id,
      form: definition.form,
      json: JSON.stringify(definition),
      departments: departmentsOf(definition),
      origin: from.origin,
      based_on: from.basedOn ?? null,
      unset: JSON.stringify(from.unset ?? []),
      created_at: from.at,
      published_by: from.by ?? null,
      note: from.note ?? null,
    })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
  return hash;
}

/** A version that is to be in force, or from when its procedure is retired. */
export interface NewActivation {
  procedure: string;
  hash: string;
  activeFrom: string;
  ground: string;
  by: string;
  retires?: boolean;
  /** The profile that brought it. */
  profileId?: number | null;
  /** Instant of the decision; that of the database when absent. */
  at?: string;
}

/** Puts a stored version in force from an instant on, with the ground that people will read; returns its number. */
export async function activateDefinition(db: Db, activation: NewActivation): Promise<number> {
  const { id } = await db
    .insertInto('activations')
    .values({
      procedure: activation.procedure,
      hash: activation.hash,
      active_from: activation.activeFrom,
      ground: activation.ground,
      activated_by: activation.by,
      retires: activation.retires ?? false,
      profile_id: activation.profileId ?? null,
      ...(activation.at === undefined ? {} : { recorded_at: activation.at }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Versions of a procedure, newest first. */
export async function listVersions(
  db: Db,
  procedure: string,
): Promise<{ hash: string; origin: string; basedOn: string | null; createdAt: string; unset: UnsetPart[] }[]> {
  const rows = await db
    .selectFrom('definitions')
    .select(['hash', 'origin', 'based_on', 'created_at', 'unset'])
    .where('procedure', '=', procedure)
    .orderBy('created_at', 'desc')
    .orderBy('hash')
    .execute();
  return rows.map((row) => ({
    hash: row.hash,
    origin: row.origin,
    basedOn: row.based_on,
    createdAt: row.created_at,
    unset: row.unset as unknown as UnsetPart[],
  }));
}
