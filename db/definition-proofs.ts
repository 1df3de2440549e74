// Both proofs on a document that nobody has published yet: every fault at once, in words and with its place.
import { localDateOf } from '../domain/calendar/index.ts';
import type { Json } from '../domain/case/state.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { AuthoredDefinition } from '../domain/definition/builder.ts';
import type { Definition } from '../domain/definition/forms.ts';
import { linkedProcedures } from '../domain/definition/links.ts';
import { planYearOf } from '../domain/definition/plan-year.ts';
import { resolveDefinition } from '../domain/definition/resolve.ts';
import { unsetParts } from '../domain/definition/unset-parts.ts';
import type { UnsetPart } from '../domain/definition/unset-parts.ts';
import type { Fault } from '../domain/soundness/fault.ts';
import { proveActivation, proveDefinition } from '../domain/soundness/index.ts';
import type { ProofBound } from '../domain/soundness/prove-definition.ts';
import type { Db } from './client.ts';
import { definitionHash } from './definition-hash.ts';
import { versionsInForce } from './definitions.ts';
import { organisationTree } from './organisation-tree.ts';

/** What both proofs say of a document. */
export interface DocumentProof {
  /** Resolved; null where the document does not fit the schema. */
  definition: Definition | null;
  /** The version that it would be. */
  hash: string | null;
  unset: UnsetPart[];
  /** The first proof: it may be published. `bound` says how far it looked. */
  sound: { holds: boolean; faults: Fault[]; notes: Text[]; bound: ProofBound | null };
  /** The second: it may be put in force. Not tried where the first does not hold. */
  ready: { holds: boolean; faults: Fault[]; notes: Text[] };
  /** Procedures that it opens cases of and that are not in force. */
  linksMissing: string[];
}

/**
 * Proves a document: a definition as it is stored, or as an author writes it, with references to its own parameters. What
 * stands in it is what counts: the county's profile sets the release's values, not those of a document of the county's own.
 *
 * @param at instant whose people and organisations the second proof asks for
 */
export async function proveDocument(db: Db, document: Json, at: string): Promise<DocumentProof> {
  const year = planYearOf(localDateOf(at));
  const resolution = resolveDefinition(document, { parameters: {}, years: { default: year } });
  const untried = { holds: false, faults: [], notes: [] };
  if (!resolution.ok) {
    const sound = { holds: false, faults: resolution.faults, notes: [], bound: null };
    return { definition: null, hash: null, unset: [], sound, ready: untried, linksMissing: [] };
  }
  const { definition } = resolution;
  const unset = unsetParts(document as unknown as AuthoredDefinition, resolution.unset);
  const hash = definitionHash(definition);
  const proof = proveDefinition(definition);
  const linksMissing = await missingLinks(db, definition, at);
  if (!proof.sound) {
    const sound = { holds: false, faults: proof.faults, notes: proof.notes, bound: null };
    return { definition, hash, unset, sound, ready: untried, linksMissing };
  }
  const sound = { holds: true, faults: [], notes: proof.notes, bound: proof.bound };
  return { definition, hash, unset, sound, ready: await proveReady(db, definition, at), linksMissing };
}

/** The second proof on a definition that is sound. */
export async function proveReady(db: Db, definition: Definition, at: string): Promise<DocumentProof['ready']> {
  const activation = proveActivation(definition, await organisationTree(db, at));
  return activation.ready
    ? { holds: true, faults: [], notes: activation.notes }
    : { holds: false, faults: activation.faults, notes: [] };
}

/** Procedures that a definition opens cases of and that nobody could file at that instant. */
export async function missingLinks(db: Db, definition: Definition, at: string): Promise<string[]> {
  const inForce = new Set((await versionsInForce(db, at)).map(({ procedure }) => procedure));
  return linkedProcedures(definition).filter((id) => !inForce.has(id));
}
