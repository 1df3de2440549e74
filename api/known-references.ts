// Looks up what a request names. Names of people come from here and never from the caller.
import type { PersonRef } from '../domain/case/people.ts';
import { scopeOf } from '../domain/scope.ts';
import { attachmentsSeenBy } from '../db/attachments.ts';
import { findOrganisations } from '../db/organisations.ts';
import { findPeople } from '../db/people.ts';
import { findSubject } from '../db/subjects.ts';
import type { Deps } from './deps.ts';
import type { Caller } from './plugins/auth.ts';
import { refused } from './problem.ts';
import { unknownReference, type Reference, type ReferenceKind } from './references.ts';
import { isInRegister } from './subject-scope.ts';

/**
 * The people among the references, by id.
 * @throws {Problem} with a fault for every reference to what does not exist, or not for the caller
 */
export async function requireReferences(
  deps: Pick<Deps, 'db' | 'crypto'>,
  actor: Caller,
  references: readonly Reference[],
): Promise<Map<string, PersonRef>> {
  const { people, households, organisations, attachments } = await findReferenced(deps, actor, references);
  const known: Record<ReferenceKind, Set<string>> = {
    person: new Set(people.map((one) => one.id)),
    household: new Set(households.filter((one) => isInRegister(actor, one)).map((one) => one.id)),
    organisation: new Set(organisations.map((one) => one.path)),
    attachment: new Set(attachments.map((one) => one.digest)),
  };
  const [first, ...others] = references.filter((one) => !known[one.kind].has(one.id)).map(unknownReference);
  if (first !== undefined) throw refused(first, ...others);
  return new Map(people.map((person) => [person.id, person]));
}

/** What references name, as far as it is there; files only as far as the caller sees them. */
export async function findReferenced(
  { db, crypto }: Pick<Deps, 'db' | 'crypto'>,
  actor: Caller,
  references: readonly Reference[],
) {
  const ids = (kind: ReferenceKind): string[] => [
    ...new Set(references.filter((one) => one.kind === kind).map((one) => one.id)),
  ];
  const [people, subjects, organisations, attachments] = await Promise.all([
    findPeople(db, ids('person')),
    Promise.all(ids('household').map((id) => findSubject(db, crypto, id))),
    findOrganisations(db, ids('organisation')),
    attachmentsSeenBy(db, { person: actor.person.id, scope: scopeOf(actor) }, ids('attachment')),
  ]);
  return { people, households: subjects.filter((one) => one !== null), organisations, attachments };
}
