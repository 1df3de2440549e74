import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { localDateOf } from '../domain/calendar/index.ts';
import { ownerInRecipient, partyText, postsToKnow, superiorFault, superiorOf } from '../domain/superiors.ts';
import type { Owner, Party, PostAt, Superior, SuperiorFault, SuperiorRule } from '../domain/superiors.ts';
import type { Db } from './client.ts';

/** A superior that an administrator has set, with who did so and why. */
export interface StoredSuperior extends SuperiorRule {
  id: number;
  ground: string;
  createdBy: string;
  createdAt: string;
  endedBy: string | null;
  endedAt: string | null;
}

const selected = (db: Db) => db.selectFrom('superiors').selectAll();

type Row = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number];

function party(person: string | null, role: string | null, organisation: string | null): Party {
  if (person !== null) return { person };
  if (role === null || organisation === null) throw new Error('a superior without person and post');
  return { role, organisation };
}

const stored = (row: Row): StoredSuperior => ({
  id: row.id,
  of: party(row.person_id, row.role, row.organisation),
  superior: party(row.superior_person_id, row.superior_role, row.superior_organisation),
  validFrom: row.valid_from,
  validTo: row.valid_to,
  ground: row.ground,
  createdBy: row.created_by,
  createdAt: row.created_at,
  endedBy: row.ended_by,
  endedAt: row.ended_at,
});

/** What administrators of these regions have set, newest first; on a day only what holds then. */
export async function listSuperiors(
  db: Db,
  filter: { regions: readonly string[]; on?: string | undefined; limit: number; before?: number | undefined },
): Promise<StoredSuperior[]> {
  const { regions, on, limit, before } = filter;
  let query = selected(db).where((eb) => eb('region', '=', eb.fn.any(eb.val([...regions]))));
  if (before !== undefined) query = query.where('id', '<', before);
  if (on !== undefined) {
    query = query
      .where('valid_from', '<=', on)
      .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]));
  }
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(stored);
}

export interface NewSuperior extends SuperiorRule {
  region: string;
  ground: string;
  by: string;
  at: string;
}

/** Sets a superior unless it can't stand beside what is set already; then says why. */
export async function addSuperior(
  db: Db,
  { of, superior, validFrom, validTo, region, ground, by, at }: NewSuperior,
): Promise<StoredSuperior | SuperiorFault> {
  return db.transaction().execute(async (transaction) => {
    // Two that are set at once must see each other.
    await sql`lock table superiors in share row exclusive mode`.execute(transaction);
    const others = (await selected(transaction).execute()).map(stored);
    const fault = superiorFault({ of, superior, validFrom, validTo }, others);
    if (fault !== null) return fault;
    return insertSuperior(transaction, { of, superior, validFrom, validTo, region, ground, by, at });
  });
}

/** Writes a superior that was judged before. */
export async function insertSuperior(db: Db, rule: NewSuperior): Promise<StoredSuperior> {
  const { of, superior } = rule;
  const row = await db
    .insertInto('superiors')
    .values({
      person_id: 'person' in of ? of.person : null,
      role: 'person' in of ? null : of.role,
      organisation: 'person' in of ? null : of.organisation,
      superior_person_id: 'person' in superior ? superior.person : null,
      superior_role: 'person' in superior ? null : superior.role,
      superior_organisation: 'person' in superior ? null : superior.organisation,
      region: rule.region,
      valid_from: rule.validFrom,
      valid_to: rule.validTo,
      ground: rule.ground,
      created_by: rule.by,
      created_at: rule.at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return stored(row);
}

/** What is set and not over on a day, also what begins later; with the region whose administrators have set it. */
export async function standingSuperiors(db: Db, day: string): Promise<(StoredSuperior & { region: string })[]> {
  const rows = await selected(db)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', day)]))
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...stored(row), region: row.region }));
}

/**
 * Ends what is set from a day on. Null when these regions have no such rule; `emptyPeriod` when it would never have
 * held, or has ended before that day.
 */
export async function endSuperior(
  db: Db,
  id: number,
  ending: { regions: readonly string[]; validTo: string; by: string; at: string },
): Promise<StoredSuperior | 'emptyPeriod' | null> {
  const { regions, validTo, by, at } = ending;
  const found = await selected(db)
    .where('id', '=', id)
    .where((eb) => eb('region', '=', eb.fn.any(eb.val([...regions]))))
    .executeTakeFirst();
  if (found === undefined) return null;
  if (validTo <= found.valid_from || (found.valid_to !== null && found.valid_to < validTo)) return 'emptyPeriod';
  const row = await db
    .updateTable('superiors')
    .set({ valid_to: validTo, ended_by: by, ended_at: at })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return stored(row);
}

/** A text that is equal for equal owners. */
const ownerKey = ({ person, post }: Owner): string => `${person ?? ''}|${post === undefined ? '' : partyText(post)}`;

/**
 * The superiors of some owners at an instant, in the order of the owners: two look-ups however many there are. An owner
 * who is a person without a post is looked up by the posts that he holds. Null where nobody is above.
 */
export async function superiorsOf(db: Db, owners: readonly Owner[], at: string): Promise<(Superior | null)[]> {
  if (owners.length === 0) return [];
  const day = localDateOf(at);
  const posted = await withPosts(db, owners, day);
  const rules = await rulesFor(db, [...posted.values()].flat(), day);
  const posts = new Map(
    [...posted.values()]
      .flat()
      .flatMap((owner) => postsToKnow(owner, rules))
      .map((post) => [partyText(post), post]),
  );
  const held = await holdersAt(db, [...posts.values()], day);
  const facts = { rules, holders: (post: PostAt) => held.get(partyText(post)) ?? [] };
  return owners.map((owner) => {
    const found = (posted.get(ownerKey(owner)) ?? []).map((one) => superiorOf(one, day, facts));
    return found.find((one) => one?.because === 'named') ?? found.find((one) => one !== null) ?? null;
  });
}

/**
 * Addresses of messages with each address of a superior (`superiorRecipient`) replaced by his own, each once; where
 * nobody is above, nobody is told. Other addresses stay as they are.
 */
export async function resolveRecipients(db: Db, recipients: readonly string[], at: string): Promise<string[]> {
  const parsed = recipients.map((recipient) => ({ recipient, owner: ownerInRecipient(recipient) }));
  const owners = parsed.flatMap(({ owner }) => (owner === null ? [] : [owner]));
  if (owners.length === 0) return [...new Set(recipients)];
  const superiors = await superiorsOf(db, owners, at);
  const told = parsed.flatMap(({ recipient, owner }) => {
    if (owner === null) return [recipient];
    const superior = superiors[owners.indexOf(owner)];
    return superior === null || superior === undefined ? [] : [partyText(superior.party)];
  });
  return [...new Set(told)];
}

/** Each owner by his key; a person without a post once for each post that he holds, highest organisation last. */
async function withPosts(db: Db, owners: readonly Owner[], day: string): Promise<Map<string, Owner[]>> {
  const people = owners.flatMap(({ person, post }) => (person !== undefined && post === undefined ? [person] : []));
  const rows = people.length === 0 ? [] : await inForce(db, sql`h.person_id = any(${people}::text[])`, day);
  return new Map(
    owners.map((owner) => {
      const { person, post } = owner;
      const posts = post === undefined ? rows.filter((row) => row.person_id === person) : [];
      const each = posts.map(({ role, organisation }): Owner => ({
        person: person ?? '',
        post: { role, organisation },
      }));
      return [ownerKey(owner), each.length === 0 ? [owner] : each];
    }),
  );
}

async function rulesFor(db: Db, owners: readonly Owner[], day: string): Promise<SuperiorRule[]> {
  const people = owners.flatMap(({ person }) => person ?? []);
  const organisations = owners.flatMap(({ post }) => post?.organisation ?? []);
  const rows = await selected(db)
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', day)]))
    .where((eb) =>
      eb.or([
        eb('person_id', '=', eb.fn.any(eb.val([...new Set(people)]))),
        eb('organisation', '=', eb.fn.any(eb.val([...new Set(organisations)]))),
      ]),
    )
    .orderBy('id')
    .execute();
  return rows.map(stored);
}

async function holdersAt(db: Db, posts: readonly PostAt[], day: string): Promise<Map<string, string[]>> {
  const held = new Map<string, string[]>();
  if (posts.length === 0) return held;
  const wanted = JSON.stringify(posts);
  const rows = await inForce(
    db,
    sql`(h.role, h.organisation) in
      (select p.role, p.organisation from jsonb_to_recordset(${wanted}::jsonb) as p(role text, organisation text))`,
    day,
  );
  for (const { person_id, ...post } of rows)
    held.set(partyText(post), [...(held.get(partyText(post)) ?? []), person_id]);
  return held;
}

async function inForce(
  db: Db,
  which: RawBuilder<unknown>,
  day: string,
): Promise<{ person_id: string; role: string; organisation: string }[]> {
  const { rows } = await sql<{ person_id: string; role: string; organisation: string }>`
    select h.person_id, h.role, h.organisation from holdings h
    where ${which} and h.valid_from <= ${day}::date and (h.valid_to is null or h.valid_to > ${day}::date)
    group by h.person_id, h.role, h.organisation
    order by length(h.organisation) desc, h.organisation, h.role, h.person_id`.execute(db);
  return rows;
}
