// Who a message's addresses are at the moment at which it is sent: 'person:<id>', 'role:<role>@<organisation>', and
// those of superiors.
import { sql } from 'kysely';
import { localDateOf } from '../domain/calendar/index.ts';
import type { Db } from './client.ts';
import { resolveRecipients } from './superiors.ts';

/** Ids of people, and paths of the organisations whose posts are meant. */
export interface Reached {
  people: string[];
  offices: string[];
}

const PERSON = 'person:';
const ROLE = /^role:([^@]+)@(.+)$/;

/** Finds out who addresses are at one instant; asks for each post once. */
export function recipientsAt(db: Db, at: string): (addresses: readonly string[]) => Promise<Reached> {
  const known = new Map<string, Promise<string[]>>();
  const holders = (role: string, organisation: string): Promise<string[]> => {
    const post = `${role}@${organisation}`;
    const people = known.get(post) ?? holdersAndAgents(db, role, organisation, localDateOf(at));
    known.set(post, people);
    return people;
  };
  return async (addresses) => {
    const people = new Set<string>();
    const offices = new Set<string>();
    for (const address of await resolveRecipients(db, addresses, at)) {
      if (address.startsWith(PERSON)) people.add(address.slice(PERSON.length));
      const [, role, organisation] = ROLE.exec(address) ?? [];
      if (role === undefined || organisation === undefined) continue;
      offices.add(organisation);
      for (const person of await holders(role, organisation)) people.add(person);
    }
    return { people: [...people], offices: [...offices] };
  };
}

/** Who holds a post on a day, and who acts for one of them. */
async function holdersAndAgents(db: Db, role: string, organisation: string, day: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with holders as (
      select h.person_id from holdings h
      where h.organisation = ${organisation} and h.role = ${role} and h.valid_from <= ${day}::date
        and (h.valid_to is null or h.valid_to > ${day}::date))
    select person_id as id from holders
    union
    select a.agent_id from agencies a join holders on holders.person_id = a.principal_id
    where a.valid_from <= ${day}::date and a.valid_to > ${day}::date
      and (a.role is null or a.role = ${role}) and (a.organisation is null or a.organisation = ${organisation})
    order by id`.execute(db);
  return rows.map((row) => row.id);
}
