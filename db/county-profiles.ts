// What the county sets, each change kept with who made it and why; and what the release says before it is set.
import { sql } from 'kysely';
import type { AuthoredDefinition } from '../domain/definition/builder.ts';
import type { CountyProfile } from '../domain/definition/resolve.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Db } from './client.ts';

export interface StoredProfile {
  id: number;
  profile: CountyProfile;
  ground: string;
  setBy: string;
  setAt: string;
}

/** Thrown when somebody else has set another profile than the one that this was made from. */
export class ProfileMoved extends Error {
  override readonly name = 'ProfileMoved';
  readonly now: StoredProfile | null;

  constructor(now: StoredProfile | null) {
    super('the profile was changed meanwhile');
    this.now = now;
  }
}

/** The profile that holds; null before the first. */
export async function currentProfile(db: Db): Promise<StoredProfile | null> {
  return (await listProfiles(db, { limit: 1 }))[0] ?? null;
}

/** Profiles, newest first. */
export async function listProfiles(db: Db, { limit, before }: { limit: number; before?: number }) {
  const rows = await db
    .selectFrom('county_profiles')
    .selectAll()
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? 0))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row): StoredProfile => ({
    id: row.id,
    profile: row.json as unknown as CountyProfile,
    ground: row.ground,
    setBy: row.set_by,
    setAt: row.set_at,
  }));
}

/**
 * Keeps a profile unless it is the one that holds; returns its number. The caller holds the lock under which versions are
 * put in force. Throws {@link ProfileMoved} where `before` is given and is not the one that holds.
 */
export async function putProfile(
  db: Db,
  given: { profile: CountyProfile; ground: string; by: string; at: string; before?: number | null | undefined },
): Promise<number> {
  const current = await currentProfile(db);
  if (given.before !== undefined && given.before !== (current?.id ?? null)) throw new ProfileMoved(current);
  if (current !== null && canonicalJson(current.profile) === canonicalJson(given.profile)) return current.id;
  const { id } = await db
    .insertInto('county_profiles')
    .values({ json: JSON.stringify(given.profile), ground: given.ground, set_by: given.by, set_at: given.at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Keeps what the release says of these procedures, so that a county may set values while no release is at hand. */
export async function putSources(db: Db, procedures: readonly AuthoredDefinition[], at: string): Promise<void> {
  if (procedures.length === 0) return;
  await db
    .insertInto('procedure_sources')
    .values(procedures.map((one) => ({ procedure: one.id, json: JSON.stringify(one), updated_at: at })))
    .onConflict((conflict) =>
      conflict
        .column('procedure')
        .doUpdateSet({ json: sql`excluded.json`, updated_at: at })
        .where(sql<boolean>`procedure_sources.json is distinct from excluded.json`),
    )
    .execute();
}

/** What the last release says, by procedure. */
export async function releaseSources(db: Db): Promise<AuthoredDefinition[]> {
  const rows = await db.selectFrom('procedure_sources').select('json').orderBy('procedure').execute();
  return rows.map(({ json }) => json as unknown as AuthoredDefinition);
}
