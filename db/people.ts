import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { localDateOf } from '../domain/calendar/index.ts';
import type { Actor, Holding, PersonRef } from '../domain/case/people.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';

export interface NewPerson {
  id: string;
  name: string;
  idNumber?: string;
  phone?: string;
}

/** The person of an account with what he holds at that instant; null when there is no such account or it is disabled. */
export async function findActor(
  db: Db,
  account: { issuer: string; login: string },
  at: string,
): Promise<Extract<Actor, { kind: 'person' }> | null> {
  const { rows } = await sql<PersonRef & Held>`
    select person.id, person.name, held.role, held.organisation, held.of_id, held.of_name, held.only_post
    from (select ${localDateOf(at)}::date as day) today
    join accounts on accounts.login = ${account.login} and accounts.issuer = ${account.issuer} and not accounts.disabled
    join people person on person.id = accounts.person_id
    left join lateral (${heldBy(sql`person.id`)}) held on true
    order by held.rank, held.organisation, held.role, held.of_id`.execute(db);
  const [first] = rows;
  if (first === undefined) return null;
  return { kind: 'person', person: { id: first.id, name: first.name }, holdings: rows.flatMap(holding) };
}

/** What a person holds at an instant: his own posts, and those of whom he acts for (with `agencyOf`). */
export async function holdingsOf(db: Db, personId: string, at: string): Promise<Holding[]> {
  const { rows } = await sql<Held>`
    select held.role, held.organisation, held.of_id, held.of_name, held.only_post
    from (select ${localDateOf(at)}::date as day) today, lateral (${heldBy(sql`${personId}::text`)}) held
    order by held.rank, held.organisation, held.role, held.of_id`.execute(db);
  return rows.flatMap(holding);
}

/** A post, or nulls of an account without one. */
interface Held {
  role: string | null;
  organisation: string | null;
  of_id: string | null;
  of_name: string | null;
  only_post: boolean | null;
}

/** Posts of a person on `today.day`. */
function heldBy(personId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select h.role, h.organisation, null as of_id, null as of_name, false as only_post, 0 as rank
    from holdings h
    where h.person_id = ${personId} and h.valid_from <= today.day and (h.valid_to is null or h.valid_to > today.day)
    union
    select h.role, h.organisation, principal.id, principal.name, a.role is not null or a.organisation is not null, 1
    from agencies a
    join people principal on principal.id = a.principal_id
    join holdings h on h.person_id = a.principal_id
    where a.agent_id = ${personId} and a.valid_from <= today.day and a.valid_to > today.day
      and (a.role is null or a.role = h.role) and (a.organisation is null or a.organisation = h.organisation)
      and h.valid_from <= today.day and (h.valid_to is null or h.valid_to > today.day)`;
}

function holding({ role, organisation, of_id, of_name, only_post }: Held): Holding[] {
  if (role === null || organisation === null) return [];
  if (of_id === null || of_name === null) return [{ role, organisation }];
  const agencyOf = { id: of_id, name: of_name };
  return [{ role, organisation, agencyOf, ...(only_post === true ? { onlyPost: true } : {}) }];
}

/** Who holds a role at exactly this organisation at an instant, in the order of ids: the roster of a stage. */
export async function holdersOf(db: Db, role: string, organisation: string, at: string): Promise<PersonRef[]> {
  const day = localDateOf(at);
  return db
    .selectFrom('holdings')
    .innerJoin('people', 'people.id', 'holdings.person_id')
    .select(['people.id', 'people.name'])
    .distinct()
    .where('holdings.organisation', '=', organisation)
    .where('holdings.role', '=', role)
    .where('holdings.valid_from', '<=', day)
    .where((eb) => eb.or([eb('holdings.valid_to', 'is', null), eb('holdings.valid_to', '>', day)]))
    .orderBy('people.id')
    .execute();
}

/** People by id, in no order; those that do not exist are left out. */
export async function findPeople(db: Db, ids: readonly string[]): Promise<PersonRef[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('people')
    .select(['id', 'name'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .execute();
}

/** Under what a person's ID number and phone are sealed. */
export const personContext = (id: string): string => `person:${id}`;

/** Adds people or renames them; what is already known of a person and not given stays. */
export async function putPeople(db: Db, crypto: FieldCrypto, people: readonly NewPerson[], at: string): Promise<void> {
  for (let start = 0; start < people.length; start += 500) {
    const rows = people.slice(start, start + 500).map(({ id, name, idNumber, phone }) => ({
      id,
      name,
      id_number_sealed: idNumber === undefined ? null : crypto.seal(idNumber, personContext(id)),
      id_number_index: idNumber === undefined ? null : crypto.blindIndex('idNumber', idNumber),
      phone_sealed: phone === undefined ? null : crypto.seal(phone, personContext(id)),
      phone_index: phone === undefined ? null : crypto.blindIndex('phone', phone),
      created_at: at,
    }));
    await db
      .insertInto('people')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          id_number_sealed: eb.fn.coalesce('excluded.id_number_sealed', 'people.id_number_sealed'),
          id_number_index: eb.fn.coalesce('excluded.id_number_index', 'people.id_number_index'),
          phone_sealed: eb.fn.coalesce('excluded.phone_sealed', 'people.phone_sealed'),
          phone_index: eb.fn.coalesce('excluded.phone_index', 'people.phone_index'),
        })),
      )
      .execute();
  }
}

/** An account of a token issuer; the login is that issuer's subject. */
export async function putAccounts(
  db: Db,
  accounts: readonly { login: string; issuer: string; personId: string }[],
): Promise<void> {
  if (accounts.length === 0) return;
  await db
    .insertInto('accounts')
    .values(accounts.map(({ login, issuer, personId }) => ({ login, issuer, person_id: personId })))
    .onConflict((conflict) =>
      conflict.columns(['issuer', 'login']).doUpdateSet((eb) => ({ person_id: eb.ref('excluded.person_id') })),
    )
    .execute();
}

/** Gives a post to a person for a period (days; `validTo` is not included); one that he holds already is left alone. */
export async function putHoldings(
  db: Db,
  holdings: readonly { personId: string; role: string; organisation: string; validFrom: string; validTo?: string }[],
): Promise<void> {
  for (let start = 0; start < holdings.length; start += 500) {
    const rows = JSON.stringify(
      holdings.slice(start, start + 500).map((one) => ({
        person_id: one.personId,
        role: one.role,
        organisation: one.organisation,
        valid_from: one.validFrom,
        valid_to: one.validTo ?? null,
      })),
    );
    await sql`
      insert into holdings (person_id, role, organisation, valid_from, valid_to)
      select n.* from jsonb_to_recordset(${rows}::jsonb)
        as n(person_id text, role text, organisation text, valid_from date, valid_to date)
      where not exists (
        select from holdings h where h.person_id = n.person_id and h.role = n.role and h.organisation = n.organisation
          and h.valid_from = n.valid_from)`.execute(db);
  }
}

/** 代理: the agent holds what the principal holds, from the first day and before the last. */
export async function addAgency(
  db: Db,
  agency: {
    principalId: string;
    agentId: string;
    role?: string;
    organisation?: string;
    validFrom: string;
    validTo: string;
    ground: string;
  },
): Promise<void> {
  await db
    .insertInto('agencies')
    .values({
      principal_id: agency.principalId,
      agent_id: agency.agentId,
      role: agency.role ?? null,
      organisation: agency.organisation ?? null,
      valid_from: agency.validFrom,
      valid_to: agency.validTo,
      ground: agency.ground,
    })
    .execute();
}

/** Ids of the declared relatives of the applicant or of the people of the subject: they never decide the case. */
export async function relativesOf(
  db: Db,
  of: { personId: string | null; subjectId: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.relative_id as id from relatives r where r.person_id = ${of.personId} or r.subject_id = ${of.subjectId}
    union
    select r.person_id from relatives r where r.relative_id = ${of.personId} and r.person_id is not null
    order by id`.execute(db);
  return rows.map((row) => row.id);
}

/** Declares that somebody is a relative of a person or of a subject's household. */
export async function addRelative(
  db: Db,
  one: { relativeId: string; relation: string; declaredOn: string } & ({ personId: string } | { subjectId: string }),
): Promise<void> {
  await db
    .insertInto('relatives')
    .values({
      relative_id: one.relativeId,
      relation: one.relation,
      declared_on: one.declaredOn,
      person_id: 'personId' in one ? one.personId : null,
      subject_id: 'subjectId' in one ? one.subjectId : null,
    })
    .execute();
}
