// What the ids in a case's data are called: people, households, organisations and files.
import type { Text } from '../domain/definition/atoms.ts';
import type { Field } from '../domain/definition/field.ts';
import type { Deps } from './deps.ts';
import { findReferenced } from './known-references.ts';
import type { Caller } from './plugins/auth.ts';
import { referencesInData } from './references.ts';
import { plain } from './terms.ts';

/** Names by id, path or digest of what the data name. Masked values name nothing, and what is unknown is left out. */
export async function namesInData(
  deps: Pick<Deps, 'db' | 'crypto'>,
  actor: Caller,
  fields: readonly Field[],
  data: Record<string, unknown>,
): Promise<Record<string, Text>> {
  const references = referencesInData(fields, data);
  if (references.length === 0) return {};
  const { people, households, organisations, attachments } = await findReferenced(deps, actor, references);
  return Object.fromEntries<Text>([
    ...people.map(({ id, name }) => [id, plain(name)] as const),
    ...households.map(({ id, name }) => [id, plain(name)] as const),
    ...organisations.map(({ path, name }) => [path, name] as const),
    ...attachments.map(({ digest, name }) => [digest, plain(name)] as const),
  ]);
}
