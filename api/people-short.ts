import type { Db } from '../db/client.ts';
import { findPeople } from '../db/people.ts';

/** Who somebody is: by his id alone where nobody of the county has it, as for what the system did. */
export type PersonNamer = (id: string) => { id: string; name: string };

/** Names of people by their ids, read at once. */
export async function personNamer(db: Db, ids: readonly (string | null)[]): Promise<PersonNamer> {
  const people = await findPeople(db, [...new Set(ids.flatMap((id) => id ?? []))]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => ({ id, name: names.get(id) ?? id });
}
