// The posts, agencies and superiors of a handover, changed in one transaction with the list of what was done.
import { sql } from 'kysely';
import { addDays } from '../domain/calendar/index.ts';
import { agencyFault, covers } from '../domain/agency.ts';
import type { AgencyTerm } from '../domain/agency.ts';
import type { Refusal } from '../domain/case/refusal.ts';
import type { HeldPost } from '../domain/handover.ts';
import { superiorFault } from '../domain/superiors.ts';
import type { Party } from '../domain/superiors.ts';
import { agenciesOf, insertAgency, postsOn } from './agencies.ts';
import type { Db } from './client.ts';
import { insertSuperior, standingSuperiors } from './superiors.ts';

/** A line of a handover's list that is no case's. */
export interface PersonnelItem {
  ref: string;
  kind: 'post' | 'newPost' | 'agencyGiven' | 'agencyReceived' | 'superior';
  detail: Record<string, unknown>;
  moved: boolean;
  reason?: Pick<Refusal, 'code' | 'message'>;
}

/** Who hands over to whom, from which day, and who ordered it. */
export interface PersonnelChange {
  from: string;
  to: string;
  day: string;
  ground: string;
  by: string;
  at: string;
}

/** What somebody holds on a day or will hold after it. */
export async function postsFrom(db: Db, personId: string, day: string): Promise<HeldPost[]> {
  return db
    .selectFrom('holdings')
    .select(['role', 'organisation'])
    .distinct()
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', day)]))
    .whereRef((eb) => eb.fn.coalesce('valid_to', sql<string>`'infinity'::date`), '>', 'valid_from')
    .orderBy('organisation')
    .orderBy('role')
    .execute();
}

/**
 * Ends the posts that are left on the day, begins those that the successor is given (for the rest of their term) and those
 * to which the person moves.
 */
export async function movePosts(
  db: Db,
  change: PersonnelChange,
  posts: { leaves: readonly HeldPost[]; gives: readonly HeldPost[]; moves: readonly HeldPost[] },
): Promise<PersonnelItem[]> {
  const { from, to, day } = change;
  await sql`
    insert into holdings (person_id, role, organisation, valid_from, valid_to)
    select ${to}, h.role, h.organisation, greatest(h.valid_from, ${day}::date), h.valid_to
    from holdings h join ${listed(posts.gives)} on h.role = p.role and h.organisation = p.organisation
    where h.person_id = ${from} and (h.valid_to is null or h.valid_to > ${day}::date)`.execute(db);
  await sql`
    update holdings h set valid_to = greatest(h.valid_from, ${day}::date)
    from ${listed(posts.leaves)}
    where h.role = p.role and h.organisation = p.organisation and h.person_id = ${from}
      and (h.valid_to is null or h.valid_to > ${day}::date)`.execute(db);
  await sql`
    insert into holdings (person_id, role, organisation, valid_from)
    select ${from}, p.role, p.organisation, ${day}::date from ${listed(posts.moves)}`.execute(db);
  const given = new Set(posts.gives.map(postText));
  return [
    ...posts.leaves.map((post): PersonnelItem => ({
      ref: `1:post:${postText(post)}`,
      kind: 'post',
      detail: { ...post, given: given.has(postText(post)) },
      moved: true,
    })),
    ...posts.moves.map((post): PersonnelItem => ({
      ref: `1:post:new:${postText(post)}`,
      kind: 'newPost',
      detail: { ...post },
      moved: true,
    })),
  ];
}

const postText = ({ role, organisation }: HeldPost): string => `${role}@${organisation}`;

const listed = (posts: readonly HeldPost[]) => sql`
  jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) as p(role text, organisation text)`;

/**
 * The rest of every agency that the person gave or received goes to the successor; one that can't stand with him ends, and
 * the list says why. Agencies of posts that he keeps stay.
 */
export async function moveAgencies(
  db: Db,
  change: PersonnelChange,
  keeps: readonly HeldPost[],
): Promise<PersonnelItem[]> {
  const { from, to, day, ground, by, at } = change;
  const items: PersonnelItem[] = [];
  const running = (await agenciesOf(db, [from])).filter((one) => one.until > day && one.until > one.from);
  for (const { id, ...agency } of running) {
    const isGiven = agency.principal === from;
    // what is for all posts goes on for those that are kept
    if (isGiven && keeps.some((post) => covers(agency, post))) continue;
    await endOn(db, id, day, change);
    const rest: AgencyTerm = {
      ...agency,
      ...(isGiven ? { principal: to } : { agent: to }),
      from: agency.from > day ? agency.from : day,
    };
    const fault = agencyFault(rest, {
      held: await postsOn(db, rest.principal, rest.from),
      agentHeld: await postsOn(db, rest.agent, rest.from),
      others: await agenciesOf(db, [rest.principal, rest.agent]),
      today: day,
    });
    if (fault === null) await insertAgency(db, { ...rest, ground, by, at });
    items.push({
      ref: `2:agency:${String(id).padStart(12, '0')}`,
      kind: isGiven ? 'agencyGiven' : 'agencyReceived',
      detail: { with: isGiven ? agency.agent : agency.principal, from: rest.from, to: addDays(agency.until, -1) },
      moved: fault === null,
      ...(fault === null ? {} : { reason: { code: fault.code, message: fault.message } }),
    });
  }
  return items;
}

async function endOn(db: Db, id: number, day: string, { by, at, ground }: PersonnelChange): Promise<void> {
  await sql`
    update agencies set planned_to = coalesce(planned_to, valid_to), valid_to = greatest(valid_from, ${day}::date),
      ended_by = ${by}, ended_at = ${at}, end_ground = ${ground} where id = ${id}`.execute(db);
}

/** Relations that name the person himself, above or below somebody, name the successor from the day on. */
export async function moveSuperiors(db: Db, change: PersonnelChange): Promise<PersonnelItem[]> {
  const { from, to, day, by, at, ground } = change;
  const items: PersonnelItem[] = [];
  const inPlace = (party: Party): Party => ('person' in party && party.person === from ? { person: to } : party);
  const isHis = (party: Party): boolean => 'person' in party && party.person === from;
  const running = (await standingSuperiors(db, day)).filter((one) => isHis(one.of) || isHis(one.superior));
  for (const { id, region, ...rule } of running) {
    await sql`
      update superiors set valid_to = greatest(valid_from + 1, ${day}::date), ended_by = ${by}, ended_at = ${at}
      where id = ${id} and valid_from < ${day}::date`.execute(db);
    await sql`delete from superiors where id = ${id} and valid_from >= ${day}::date`.execute(db);
    const rest = {
      of: inPlace(rule.of),
      superior: inPlace(rule.superior),
      validFrom: rule.validFrom > day ? rule.validFrom : day,
      validTo: rule.validTo,
    };
    const fault = superiorFault(rest, await standingSuperiors(db, day));
    if (fault === null) await insertSuperior(db, { ...rest, region, ground, by, at });
    items.push({
      ref: `3:superior:${String(id).padStart(12, '0')}`,
      kind: 'superior',
      detail: { of: rule.of, superior: rule.superior, from: rest.validFrom },
      moved: fault === null,
      ...(fault === null ? {} : { reason: { code: 'RULE_NOT_MET', message: SUPERIOR_FAULTS[fault] } }),
    });
  }
  return items;
}

const SUPERIOR_FAULTS: Record<Exclude<ReturnType<typeof superiorFault>, null>, Refusal['message']> = {
  ownSuperior: { zh: '接任人不能是本人的上级。', en: 'The successor would be his own superior.' },
  overlaps: { zh: '接任人已有上级设定。', en: 'A superior of the successor is named already.' },
  circle: { zh: '上下级关系会成为循环。', en: 'The relation would run in a circle.' },
  emptyPeriod: { zh: '该设定届时已经结束。', en: 'The relation is over by then.' },
};
