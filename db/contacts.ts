// Where people and offices are reached, sealed; and what people want to be told how.
import type { Channel } from '../domain/notification/channel.ts';
import { Preferences } from '../domain/notification/preferences.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { personContext } from './people.ts';

/** An address in clear. `secret`: what a robot signs with. */
export interface Contact {
  channel: Channel;
  address: string;
  secret: string | null;
}

/** Under what an address and its secret are sealed. */
export const contactContext = (owner: string, channel: string): string => `contact:${owner}:${channel}`;

/** Sets the address of an owner ('person:<id>' or 'organisation:<path>') on a channel. */
export async function putContact(
  db: Db,
  crypto: FieldCrypto,
  owner: string,
  contact: Contact,
  by: string,
  at: string,
): Promise<void> {
  const context = contactContext(owner, contact.channel);
  const row = {
    address_sealed: crypto.seal(contact.address, context),
    secret_sealed: contact.secret === null ? null : crypto.seal(contact.secret, context),
    updated_at: at,
    updated_by: by,
  };
  await db
    .insertInto('contacts')
    .values({ owner, channel: contact.channel, ...row })
    .onConflict((conflict) => conflict.columns(['owner', 'channel']).doUpdateSet(row))
    .execute();
}

/** Whether there was one. */
export async function removeContact(db: Db, owner: string, channel: Channel): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('contacts')
    .where('owner', '=', owner)
    .where('channel', '=', channel)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The addresses of an owner, in clear: mask before showing. */
export async function contactsOf(db: Db, crypto: FieldCrypto, owner: string): Promise<Contact[]> {
  const rows = await db
    .selectFrom('contacts')
    .select(['channel', 'address_sealed', 'secret_sealed'])
    .where('owner', '=', owner)
    .orderBy('channel')
    .execute();
  return rows.map((row) => {
    const context = contactContext(owner, row.channel);
    return {
      channel: row.channel as Channel,
      address: String(crypto.open(row.address_sealed, context)),
      secret: row.secret_sealed === null ? null : String(crypto.open(row.secret_sealed, context)),
    };
  });
}

/**
 * One owner's address on a channel; for text messages the phone of the people register where no other was given. Null
 * when there is none.
 */
export async function findContact(
  db: Db,
  crypto: FieldCrypto,
  owner: string,
  channel: string,
): Promise<Contact | null> {
  const found = (await contactsOf(db, crypto, owner)).find((one) => one.channel === channel);
  if (found !== undefined) return found;
  if (channel !== 'sms' || !owner.startsWith('person:')) return null;
  const id = owner.slice('person:'.length);
  const person = await db.selectFrom('people').select('phone_sealed').where('id', '=', id).executeTakeFirst();
  if (person?.phone_sealed === undefined || person.phone_sealed === null) return null;
  return { channel: 'sms', address: String(crypto.open(person.phone_sealed, personContext(id))), secret: null };
}

/** On which channels each owner can be reached; who is on none is left out. Opens no address. */
export async function reachableBy(db: Db, owners: readonly string[]): Promise<Map<string, Channel[]>> {
  const reachable = new Map<string, Channel[]>();
  if (owners.length === 0) return reachable;
  const people = owners.flatMap((owner) => (owner.startsWith('person:') ? [owner.slice('person:'.length)] : []));
  const [given, registered] = await Promise.all([
    db
      .selectFrom('contacts')
      .select(['owner', 'channel'])
      .where((eb) => eb('owner', '=', eb.fn.any(eb.val([...owners]))))
      .execute(),
    db
      .selectFrom('people')
      .select('id')
      .where((eb) => eb('id', '=', eb.fn.any(eb.val(people))))
      .where('phone_sealed', 'is not', null)
      .execute(),
  ]);
  const add = (owner: string, channel: Channel): void => {
    const known = reachable.get(owner) ?? [];
    if (!known.includes(channel)) reachable.set(owner, [...known, channel]);
  };
  for (const { owner, channel } of given) add(owner, channel as Channel);
  for (const { id } of registered) add(`person:${id}`, 'sms');
  return reachable;
}

/** Null when the person has chosen nothing. */
export async function findPreferences(db: Db, personId: string): Promise<Preferences | null> {
  return (await preferencesOf(db, [personId])).get(personId) ?? null;
}

/** Choices by person; who has made none is left out. */
export async function preferencesOf(db: Db, people: readonly string[]): Promise<Map<string, Preferences>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('notification_preferences')
    .select(['person_id', 'preferences'])
    .where((eb) => eb('person_id', '=', eb.fn.any(eb.val([...people]))))
    .execute();
  return new Map(rows.map((row) => [row.person_id, Preferences.parse(row.preferences)]));
}

export async function putPreferences(db: Db, personId: string, preferences: Preferences, at: string): Promise<void> {
  const row = { preferences: JSON.stringify(preferences), updated_at: at };
  await db
    .insertInto('notification_preferences')
    .values({ person_id: personId, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute();
}
