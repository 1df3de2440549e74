import { sql } from 'kysely';
import { addDays, localDateOf } from '../domain/calendar/index.ts';
import { agencyFault } from '../domain/agency.ts';
import type { AgencyTerm } from '../domain/agency.ts';
import type { PersonRef } from '../domain/case/people.ts';
import type { Refusal } from '../domain/case/refusal.ts';
import type { HeldPost } from '../domain/handover.ts';
import type { Db } from './client.ts';

/** An agency with its people; `to` is its last day. */
export interface StoredAgency {
  id: number;
  principal: PersonRef;
  agent: PersonRef;
  post: HeldPost | null;
  from: string;
  to: string;
  /** The last day of an agency that somebody ended early, as it was planned. */
  plannedTo: string | null;
  ground: string;
  createdBy: string | null;
  createdAt: string | null;
  ended: { by: string; at: string; ground: string } | null;
}

export interface NewAgency extends AgencyTerm {
  ground: string;
  by: string;
  at: string;
}

/** Locks people, so that two changes to what they hold or whom they represent see each other. */
export async function lockPeople(db: Db, ids: readonly string[]): Promise<void> {
  await sql`select from people where id = any(${[...ids]}::text[]) order by id for update`.execute(db);
}

/** Sets an agency up, or says why it can't stand. */
export async function openAgency(db: Db, wanted: NewAgency): Promise<StoredAgency | Refusal> {
  return db.transaction().execute(async (transaction) => {
    await lockPeople(transaction, [wanted.principal, wanted.agent]);
    const [held, agentHeld, others] = await Promise.all([
      postsOn(transaction, wanted.principal, wanted.from),
      postsOn(transaction, wanted.agent, wanted.from),
      agenciesOf(transaction, [wanted.principal, wanted.agent]),
    ]);
    const fault = agencyFault(wanted, { held, agentHeld, others, today: localDateOf(wanted.at) });
    if (fault !== null) return fault;
    const id = await insertAgency(transaction, wanted);
    const [stored] = await select(transaction, sql`a.id = ${id}`, 1);
    if (stored === undefined) throw new Error(`agency ${id} was not stored`);
    return stored;
  });
}

/** Writes an agency that was judged before. */
export async function insertAgency(db: Db, agency: NewAgency): Promise<number> {
  const { id } = await db
    .insertInto('agencies')
    .values({
      principal_id: agency.principal,
      agent_id: agency.agent,
      role: agency.role,
      organisation: agency.organisation,
      valid_from: agency.from,
      valid_to: agency.until,
      ground: agency.ground,
      created_by: agency.by,
      created_at: agency.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A person's own posts on a day. */
export async function postsOn(db: Db, personId: string, day: string): Promise<HeldPost[]> {
  return db
    .selectFrom('holdings')
    .select(['role', 'organisation'])
    .distinct()
    .where('person_id', '=', personId)
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', day)]))
    .orderBy('organisation')
    .orderBy('role')
    .execute();
}

/** Every agency in which one of these people has a part. */
export async function agenciesOf(db: Db, people: readonly string[]): Promise<(AgencyTerm & { id: number })[]> {
  const rows = await db
    .selectFrom('agencies')
    .select(['id', 'principal_id', 'agent_id', 'role', 'organisation', 'valid_from', 'valid_to'])
    .where((eb) =>
      eb.or([
        eb('principal_id', '=', eb.fn.any(eb.val([...people]))),
        eb('agent_id', '=', eb.fn.any(eb.val([...people]))),
      ]),
    )
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    principal: row.principal_id,
    agent: row.agent_id,
    role: row.role,
    organisation: row.organisation,
    from: row.valid_from,
    until: row.valid_to,
  }));
}

/** Who may read agencies: those whose own they are, and administrators for the holders of posts in their regions. */
export interface AgencyReaders {
  person: string;
  regions: readonly string[];
}

/** Newest first; with `on` only what is in force that day. */
export async function listAgencies(
  db: Db,
  readers: AgencyReaders,
  filter: { of?: string | undefined; on?: string | undefined; before?: number | undefined; limit: number },
): Promise<StoredAgency[]> {
  const { of, on, before, limit } = filter;
  const all = [seenBy(readers)];
  if (of !== undefined) all.push(sql<boolean>`(a.principal_id = ${of} or a.agent_id = ${of})`);
  if (on !== undefined) all.push(sql<boolean>`a.valid_from <= ${on}::date and a.valid_to > ${on}::date`);
  if (before !== undefined) all.push(sql<boolean>`a.id < ${before}`);
  return select(db, sql<boolean>`${sql.join(all, sql` and `)}`, limit);
}

/** One agency; null where there is none, or not for this reader. */
export async function findAgency(db: Db, readers: AgencyReaders, id: number): Promise<StoredAgency | null> {
  const [found] = await select(db, sql<boolean>`a.id = ${id} and ${seenBy(readers)}`, 1);
  return found ?? null;
}

/** Ends an agency before its day: `day` is the first on which it is over. False where it is over by then anyway. */
export async function endAgency(
  db: Db,
  id: number,
  { day, by, at, ground }: { day: string; by: string; at: string; ground: string },
): Promise<boolean> {
  const { rows } = await sql`
    update agencies set planned_to = coalesce(planned_to, valid_to), valid_to = greatest(valid_from, ${day}::date),
      ended_by = ${by}, ended_at = ${at}, end_ground = ${ground}
    where id = ${id} and valid_to > ${day}::date and valid_to > valid_from
    returning id`.execute(db);
  return rows.length > 0;
}

/**
 * Who is to be told besides, since he acts for somebody who is told: of addresses `person:<id>` and
 * `role:<role>@<organisation>`, those in force at that instant, each with the person in whose place he is told. An agency
 * for one post brings what is addressed to that post and nothing that is addressed to the person.
 */
export async function agentsFor(
  db: Db,
  addresses: readonly string[],
  at: string,
): Promise<{ address: string; agent: PersonRef; principal: PersonRef }[]> {
  if (addresses.length === 0) return [];
  const day = localDateOf(at);
  const { rows } = await sql<{ address: string; agent: PersonRef; principal: PersonRef }>`
    with asked as (
      select address, substring(address from '^person:(.+)$') as person,
        substring(address from '^role:([^@]+)@') as role, substring(address from '^role:[^@]+@(.+)$') as organisation
      from unnest(${[...new Set(addresses)]}::text[]) as address)
    select distinct on (asked.address, a.agent_id, a.principal_id) asked.address,
      json_build_object('id', agent.id, 'name', agent.name) as agent,
      json_build_object('id', principal.id, 'name', principal.name) as principal
    from asked
    join agencies a on a.valid_from <= ${day}::date and a.valid_to > ${day}::date and (
      (a.principal_id = asked.person and a.role is null and a.organisation is null)
      or (asked.role is not null and (a.role is null or a.role = asked.role)
        and (a.organisation is null or a.organisation = asked.organisation)
        and exists (select from holdings h where h.person_id = a.principal_id and h.role = asked.role
          and h.organisation = asked.organisation and h.valid_from <= ${day}::date
          and (h.valid_to is null or h.valid_to > ${day}::date))))
    join people agent on agent.id = a.agent_id
    join people principal on principal.id = a.principal_id
    order by asked.address, a.agent_id, a.principal_id`.execute(db);
  return rows;
}

function seenBy({ person, regions }: AgencyReaders) {
  const within = regions.map((region) => sql`(h.organisation >= ${region} and h.organisation < ${`${region}~`})`);
  const inRegion =
    within.length === 0
      ? sql`false`
      : sql`exists (select from holdings h where h.person_id = a.principal_id and (${sql.join(within, sql` or `)}))`;
  return sql<boolean>`(a.principal_id = ${person} or a.agent_id = ${person} or ${inRegion})`;
}

interface Row {
  id: number;
  principal: PersonRef;
  agent: PersonRef;
  role: string | null;
  organisation: string | null;
  valid_from: string;
  valid_to: string;
  planned_to: string | null;
  ground: string;
  created_by: string | null;
  created_at: string | null;
  ended_by: string | null;
  ended_at: string | null;
  end_ground: string | null;
}

async function select(db: Db, where: ReturnType<typeof sql<boolean>>, limit: number): Promise<StoredAgency[]> {
  const { rows } = await sql<Row>`
    select a.id, json_build_object('id', p.id, 'name', p.name) as principal,
      json_build_object('id', g.id, 'name', g.name) as agent, a.role, a.organisation, a.valid_from, a.valid_to,
      a.planned_to, a.ground, a.created_by, a.created_at, a.ended_by, a.ended_at, a.end_ground
    from agencies a join people p on p.id = a.principal_id join people g on g.id = a.agent_id
    where ${where} order by a.id desc limit ${limit}`.execute(db);
  return rows.map(({ role, organisation, ...row }) => ({
    id: row.id,
    principal: row.principal,
    agent: row.agent,
    post: role === null || organisation === null ? null : { role, organisation },
    from: row.valid_from,
    to: addDays(row.valid_to, -1),
    plannedTo: row.planned_to === null ? null : addDays(row.planned_to, -1),
    ground: row.ground,
    createdBy: row.created_by,
    createdAt: row.created_at,
    ended:
      row.ended_by === null || row.ended_at === null
        ? null
        : { by: row.ended_by, at: row.ended_at, ground: row.end_ground ?? '' },
  }));
}
