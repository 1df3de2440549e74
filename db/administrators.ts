// Who runs the system, and how he came to.
import { sql } from 'kysely';
import { localDateOf } from '../domain/calendar/index.ts';
import { ADMINISTRATOR } from '../domain/scope.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { findOrganisation } from './organisations.ts';
import { findPeople, putAccounts, putHoldings, putPeople } from './people.ts';

export interface NewAdministrator {
  id: string;
  name: string;
  organisation: string;
  login: string;
  issuer: string;
  /** Whether there may be one already. */
  another: boolean;
  at: string;
  /** Who makes him, for the log. */
  by: string;
}

export type NoAdministrator = 'unknownOrganisation' | 'thereIsOne' | 'anotherPerson' | 'accountTaken';

/**
 * Makes somebody administrator, with the account by which he signs in, and writes it to the log. Two at once do not both
 * become the first.
 * @returns why not, or null
 */
export async function makeAdministrator(
  db: Db,
  crypto: FieldCrypto,
  one: NewAdministrator,
): Promise<NoAdministrator | null> {
  const { id, name, organisation, login, issuer, at } = one;
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('banjie administrator'))`.execute(tx);
    if ((await findOrganisation(tx, organisation)) === null) return 'unknownOrganisation';
    if (!one.another && (await hasAdministrator(tx, at))) return 'thereIsOne';
    const [known] = await findPeople(tx, [id]);
    if (known !== undefined && known.name !== name) return 'anotherPerson';
    const account = await tx
      .selectFrom('accounts')
      .select('person_id')
      .where('issuer', '=', issuer)
      .where('login', '=', login)
      .executeTakeFirst();
    if (account !== undefined && account.person_id !== id) return 'accountTaken';
    if (known === undefined) await putPeople(tx, crypto, [{ id, name }], at);
    await putHoldings(tx, [{ personId: id, role: ADMINISTRATOR, organisation, validFrom: localDateOf(at) }]);
    await putAccounts(tx, [{ login, issuer, personId: id }]);
    const detail = JSON.stringify({ id, name, organisation, login, issuer, another: one.another });
    await tx.insertInto('administration_log').values({ at, act: 'administratorMade', by: one.by, detail }).execute();
    return null;
  });
}

/** Whether anybody runs the system anywhere. */
async function hasAdministrator(db: Db, at: string): Promise<boolean> {
  const day = localDateOf(at);
  const held = await db
    .selectFrom('holdings')
    .select('id')
    .where('role', '=', ADMINISTRATOR)
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', day)]))
    .limit(1)
    .executeTakeFirst();
  return held !== undefined;
}
