// Posts as they are held at one organisation, and what waits for them.
import { localDateOf } from '../domain/calendar/index.ts';
import type { PersonRef } from '../domain/case/people.ts';
import type { Db } from './client.ts';

/** A post that somebody holds. */
export interface HeldAt {
  role: string;
  person: PersonRef;
  validFrom: string;
  /** First day without the post; null while no end is known. */
  validTo: string | null;
}

/** Who holds what at exactly this organisation at an instant, by role and person. */
export async function holdersAt(db: Db, organisation: string, at: string): Promise<HeldAt[]> {
  const day = localDateOf(at);
  const rows = await db
    .selectFrom('holdings')
    .innerJoin('people', 'people.id', 'holdings.person_id')
    .select(['holdings.role', 'people.id', 'people.name', 'holdings.valid_from', 'holdings.valid_to'])
    .where('holdings.organisation', '=', organisation)
    .where('holdings.valid_from', '<=', day)
    .where((eb) => eb.or([eb('holdings.valid_to', 'is', null), eb('holdings.valid_to', '>', day)]))
    .orderBy('holdings.role')
    .orderBy('people.id')
    .execute();
  return rows.map(({ role, id, name, valid_from: validFrom, valid_to: validTo }) => ({
    role,
    person: { id, name },
    validFrom,
    validTo,
  }));
}

/** How many open tasks wait at the posts of these organisations: addressed to the post, and taken by nobody. */
export async function tasksWaitingAt(
  db: Db,
  organisations: readonly string[],
): Promise<{ role: string; organisation: string; tasks: number }[]> {
  if (organisations.length === 0) return [];
  const rows = await db
    .selectFrom('tasks')
    .select(['role', 'organisation', (eb) => eb.fn.countAll<string>().as('tasks')])
    .where((eb) => eb('organisation', '=', eb.fn.any(eb.val([...organisations]))))
    .where('state', '=', 'open')
    .where('person_id', 'is', null)
    .where('claimed_by', 'is', null)
    .groupBy(['role', 'organisation'])
    .execute();
  return rows.flatMap(({ role, organisation, tasks }) =>
    role === null || organisation === null ? [] : [{ role, organisation, tasks: Number(tasks) }],
  );
}
