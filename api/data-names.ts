// What the ids in a case's data are called: people, households, organisations and files.
import { attachmentsSeenBy } from '../db/attachments.ts';
import { findOrganisations } from '../db/organisations.ts';
import { findPeople } from '../db/people.ts';
import { findSubject } from '../db/subjects.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { Field } from '../domain/definition/field.ts';
import { scopeOf } from '../domain/scope.ts';
import type { Deps } from './deps.ts';
import type { Caller } from './plugins/auth.ts';
import { referencesInData, type ReferenceKind } from './references.ts';
import { plain } from './terms.ts';

/** Names by id, path or digest of what the data name. Masked values name nothing, and what is unknown is left out. */
export async function namesInData(
  { db, crypto }: Pick<Deps, 'db' | 'crypto'>,
  actor: Caller,
  fields: readonly Field[],
  data: Record<string, unknown>,
): Promise<Record<string, Text>> {
  const references = referencesInData(fields, data);
  if (references.length === 0) return {};
  const ids = (kind: ReferenceKind): string[] => [
    ...new Set(references.filter((one) => one.kind === kind).map((one) => one.id)),
  ];
  const [people, households, organisations, attachments] = await Promise.all([
    findPeople(db, ids('person')),
    Promise.all(ids('household').map((id) => findSubject(db, crypto, id))),
    findOrganisations(db, ids('organisation')),
    attachmentsSeenBy(db, { person: actor.person.id, scope: scopeOf(actor) }, ids('attachment')),
  ]);
  return Object.fromEntries<Text>([
    ...people.map(({ id, name }) => [id, plain(name)] as const),
    ...households.flatMap((one) => (one === null ? [] : [[one.id, plain(one.name)] as const])),
    ...organisations.map(({ path, name }) => [path, name] as const),
    ...attachments.map(({ digest, name }) => [digest, plain(name)] as const),
  ]);
}
