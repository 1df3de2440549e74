// Publishing: the procedures of a release, resolved by the county's profile, proved, stored and put in force.
import { sql } from 'kysely';
import { localDateOf } from '../domain/calendar/index.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { AuthoredDefinition } from '../domain/definition/builder.ts';
import type { Definition } from '../domain/definition/forms.ts';
import { planYearOf } from '../domain/definition/plan-year.ts';
import { resolveDefinition } from '../domain/definition/resolve.ts';
import type { CountyProfile } from '../domain/definition/resolve.ts';
import { unsetParts } from '../domain/definition/unset-parts.ts';
import type { UnsetPart } from '../domain/definition/unset-parts.ts';
import type { Fault } from '../domain/soundness/fault.ts';
import { proveActivation, proveDefinition } from '../domain/soundness/index.ts';
import type { OrganisationTree } from '../domain/soundness/index.ts';
import type { Db } from './client.ts';
import { putProfile, putSources } from './county-profiles.ts';
import { definitionHash } from './definition-hash.ts';
import { activateDefinition, retiredProcedures, storeDefinition, versionsInForce } from './definitions.ts';
import type { VersionInForce } from './definitions.ts';
import { organisationTree } from './organisation-tree.ts';

/**
 * What became of a procedure. `activated`: in force from now on. `inForce`: this very version was already. `kept`: the
 * county's own version stays in force, or it stays retired. `notReady`: stored, but somebody or something is missing. `refused`: it does not
 * resolve, or is not sound, and is not stored.
 */
export type PublicationState = 'activated' | 'inForce' | 'kept' | 'notReady' | 'refused';

/** One procedure of the release after publishing. */
export interface Publication {
  procedure: string;
  title: Text;
  state: PublicationState;
  /** Hash of the version; null when the procedure was refused. */
  version: string | null;
  /** The version that it changes; null for a procedure's first, and where nothing changed. */
  basedOn: string | null;
  /** What of it does not run, because a parameter has no value. */
  unset: UnsetPart[];
  /** Why it was refused or is not in force. */
  faults: Fault[];
}

export interface Publishing {
  procedures: readonly AuthoredDefinition[];
  /** What the county sets; null: nothing, and then nothing that a profile set before is taken back. */
  profile: CountyProfile | null;
  /** Instant from which versions are in force; the plan year follows from it where the profile has none. */
  at: string;
  ground: string;
  /** Says what would happen and changes nothing. */
  dryRun?: boolean;
  /** Who sets the profile; the publisher itself when absent. */
  by?: string;
  /** Number of the profile that the new one is made from; not looked at when absent. Throws {@link ProfileMoved}. */
  profileBefore?: number | null;
  /** Called after each procedure; may let others run meanwhile. */
  onProgress?: (done: number, total: number) => void | Promise<void>;
}

/** Who puts versions in force here; anybody else's activation is the county's own. */
export const PUBLISHER = 'system';

/**
 * Publishes a release. A version that a person of the county put in force is never overridden, nor is one of a profile
 * by a publication without one; everything else that resolves, is sound, and finds its posts held is put in force.
 *
 * @returns what became of each procedure, in the order of the release
 */
export async function publish(db: Db, publishing: Publishing): Promise<Publication[]> {
  return (await publishWithContent(db, publishing)).map(({ publication }) => publication);
}

/** {@link publish}, with what each procedure resolved to. */
export async function publishWithContent(db: Db, publishing: Publishing): Promise<Prepared[]> {
  const { procedures, at, dryRun = false, onProgress } = publishing;
  const tree = await organisationTree(db, at);
  const before: Before = { versions: await versionsInForce(db, at), retired: await retiredProcedures(db, at) };
  const prepared: Prepared[] = [];
  for (const authored of procedures) {
    prepared.push(prepare(authored, publishing, tree, before));
    await onProgress?.(prepared.length, procedures.length);
  }
  if (!dryRun) await db.transaction().execute((transaction) => write(transaction, prepared, publishing));
  return prepared;
}

interface Before {
  versions: readonly VersionInForce[];
  retired: readonly string[];
}

export interface Prepared {
  publication: Publication;
  definition: Definition | null;
  origin: 'release' | 'county';
}

function prepare(
  authored: AuthoredDefinition,
  { profile, at }: Publishing,
  tree: OrganisationTree,
  before: Before,
): Prepared {
  const { id: procedure, title } = authored;
  const year = planYearOf(localDateOf(at));
  const own = { ...profile, parameters: profile?.parameters ?? {}, years: { default: year, ...profile?.years } };
  const head = { procedure, title: { ...title }, version: null, basedOn: null, unset: [] };
  const refused = (faults: Fault[]): Prepared => ({
    publication: { ...head, state: 'refused', faults },
    definition: null,
    origin: 'release',
  });
  const resolution = resolveDefinition(authored, own);
  if (!resolution.ok) return refused(resolution.faults);
  const { definition } = resolution;
  const version = definitionHash(definition);
  const current = before.versions.find((one) => one.procedure === procedure);
  const unset = unsetParts(authored, resolution.unset);
  const found = { ...head, version, unset };
  const origin = profile === null || version === neutralVersion(authored, year) ? 'release' : 'county';
  if (current?.hash === version) {
    return { publication: { ...found, state: 'inForce', faults: [] }, definition, origin };
  }
  const proof = proveDefinition(definition);
  if (!proof.sound) return refused(proof.faults);
  const basedOn = current?.hash ?? null;
  const done = (state: PublicationState, faults: Fault[] = []): Prepared => ({
    publication: { ...found, basedOn, state, faults },
    definition,
    origin,
  });
  if (before.retired.includes(procedure)) return done('kept');
  if (current !== undefined && isCountysOwn(current, profile)) return done('kept');
  const activation = proveActivation(definition, tree);
  return activation.ready ? done('activated') : done('notReady', activation.faults);
}

/** The version that the release alone makes, in the plan year of the day; null where it does not resolve by itself. */
function neutralVersion(authored: AuthoredDefinition, year: number): string | null {
  const neutral = resolveDefinition(authored, { parameters: {}, years: { default: year } });
  return neutral.ok ? definitionHash(neutral.definition) : null;
}

function isCountysOwn(current: VersionInForce, profile: CountyProfile | null): boolean {
  return current.activatedBy !== PUBLISHER || (current.origin === 'county' && profile === null);
}

async function write(db: Db, prepared: readonly Prepared[], publishing: Publishing): Promise<void> {
  const { procedures, profile, at, ground, by = PUBLISHER, profileBefore } = publishing;
  // While this was proving, somebody may have put other versions in force; from here on nobody can.
  await sql`lock table activations in share row exclusive mode`.execute(db);
  await putSources(db, procedures, at);
  const profileId = profile === null ? null : await putProfile(db, { profile, ground, by, at, before: profileBefore });
  const current = new Map((await versionsInForce(db, at)).map(({ procedure, hash }) => [procedure, hash]));
  const retired = await retiredProcedures(db, at);
  for (const { publication, definition, origin } of prepared) {
    const { procedure, version, basedOn, unset } = publication;
    if (definition === null || publication.state === 'inForce') continue;
    const hash = await storeDefinition(db, definition, { origin, unset, at, ...(basedOn === null ? {} : { basedOn }) });
    if (publication.state !== 'activated') continue;
    const meanwhile = current.get(procedure) ?? null;
    if (meanwhile !== basedOn || retired.includes(procedure)) {
      publication.state = meanwhile === version ? 'inForce' : 'kept';
    } else await activateDefinition(db, { procedure, hash, activeFrom: at, ground, by: PUBLISHER, profileId, at });
  }
}
