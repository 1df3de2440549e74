// Definitions out of this county and into it: the same content has the same hash everywhere.
import type { Json } from '../domain/case/state.ts';
import type { Parameter, Text } from '../domain/definition/atoms.ts';
import type { Definition } from '../domain/definition/forms.ts';
import { readTransfer, TRANSFER_SCHEMA } from '../domain/definition/transfer.ts';
import type { DefinitionTransfer } from '../domain/definition/transfer.ts';
import type { UnsetPart } from '../domain/definition/unset-parts.ts';
import { fault } from '../domain/soundness/fault.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Db } from './client.ts';
import { currentProfile } from './county-profiles.ts';
import { proveDocument } from './definition-proofs.ts';
import type { DocumentProof } from './definition-proofs.ts';
import { findDefinition, storeDefinition } from './definitions.ts';
import { sha256 } from './digest.ts';
import type { PublishingRefusal } from './publishing-refusal.ts';

/** A version as another county imports it; null when it is not stored. Equal for every export of one version. */
export async function exportDefinition(db: Db, hash: string): Promise<DefinitionTransfer | null> {
  const row = await db.selectFrom('definitions').select(['json', 'unset']).where('hash', '=', hash).executeTakeFirst();
  if (row === undefined) return null;
  return {
    format: 'banjie-definition',
    schemaVersion: TRANSFER_SCHEMA,
    hash,
    definition: row.json as Record<string, unknown>,
    unset: row.unset as unknown as UnsetPart[],
  };
}

/** A parameter of an imported definition for which this county has set nothing: somebody must look at its value. */
export interface ImportedParameter {
  key: string;
  title: Text;
  /** As it stands in the definition, from where it comes. */
  value: Parameter['value'];
}

export interface Import {
  ok: true;
  hash: string;
  definition: Definition;
  /** It was here already; nothing was stored. */
  known: boolean;
  /** Parameters for which this county has set nothing. */
  notSet: ImportedParameter[];
  /** What was left out of it where it comes from, because a parameter had no value there. */
  leftOut: UnsetPart[];
  /** Whether it could be put in force here, and what would be missing. */
  ready: DocumentProof['ready'];
  linksMissing: string[];
}

/**
 * Takes an export in: whole, of a schema that is known, sound, and stored under the very hash that it names. It is not in
 * force by that. Refused with every fault, and then nothing is stored.
 */
export async function importDefinition(
  db: Db,
  json: Json,
  { note, by, at, dryRun = false }: { note: string; by: string; at: string; dryRun?: boolean },
): Promise<Import | PublishingRefusal> {
  const read = readTransfer(json);
  if (!read.ok) return { ok: false, code: 'TRANSFER_REFUSED', faults: read.faults };
  const { transfer } = read;
  // What it says must be what it was: a definition that was touched on the way has another hash.
  const hash = sha256(canonicalJson(transfer.definition)).toString('hex');
  const touched = hash === transfer.hash ? [] : [mismatch(transfer.hash, hash)];
  const proof = await proveDocument(db, transfer.definition as Json, at);
  const faults = [...touched, ...proof.sound.faults];
  if (proof.definition !== null && proof.hash !== hash && touched.length === 0) faults.push(mismatch(hash, proof.hash));
  if (faults.length > 0 || proof.definition === null) return { ok: false, code: 'TRANSFER_REFUSED', faults };
  const { definition, ready, linksMissing } = proof;
  const known = (await findDefinition(db, hash)) !== null;
  if (!known && !dryRun) {
    await storeDefinition(db, definition, { origin: 'county', unset: transfer.unset, at, by, note });
  }
  const own = (await currentProfile(db))?.profile.parameters[definition.id] ?? {};
  const notSet = definition.parameters.flatMap(({ key, title, value }) =>
    own[key] === undefined || own[key] === null ? [{ key, title, value }] : [],
  );
  return { ok: true, hash, definition, known, notSet, leftOut: transfer.unset, ready, linksMissing };
}

function mismatch(said: string, found: string | null) {
  const zh = `内容与所载校验值不符：所载 ${said}，实际 ${found ?? ''}`;
  const en = `The content does not have the hash that it names: ${said} is named, ${found ?? ''} was found`;
  return fault('HASH_MISMATCH', zh, en, ['hash']);
}
