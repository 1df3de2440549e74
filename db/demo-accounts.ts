import type { Db } from './client.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import type { Text } from '../domain/definition/atoms.ts';
import { roleTitle } from '../domain/roles.ts';

export interface AccountWithPosts {
  account: string;
  name: string;
  posts: { role: string; roleTitle: Text; organisation: string; organisationName: { zh: string; en: string } }[];
}

/** Accounts of an issuer with the posts that their people hold at an instant, in the order of accounts. */
export async function accountsWithPosts(db: Db, issuer: string, at: string): Promise<AccountWithPosts[]> {
  const day = localDateOf(at);
  const rows = await db
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .leftJoin('holdings', (join) =>
      join
        .onRef('holdings.person_id', '=', 'people.id')
        .on('holdings.valid_from', '<=', day)
        .on((eb) => eb.or([eb('holdings.valid_to', 'is', null), eb('holdings.valid_to', '>', day)])),
    )
    .leftJoin('organisations', 'organisations.path', 'holdings.organisation')
    .select(['accounts.login', 'people.name', 'holdings.role', 'holdings.organisation'])
    .select(['organisations.name_zh', 'organisations.name_en'])
    .where('accounts.issuer', '=', issuer)
    .where('accounts.disabled', '=', false)
    .orderBy('accounts.login')
    .orderBy('holdings.organisation')
    .orderBy('holdings.role')
    .execute();
  const accounts = new Map<string, AccountWithPosts>();
  for (const { login, name, role, organisation, name_zh, name_en } of rows) {
    const account = accounts.get(login) ?? { account: login, name, posts: [] };
    accounts.set(login, account);
    if (role !== null && organisation !== null) {
      account.posts.push({
        role,
        roleTitle: roleTitle(role),
        organisation,
        organisationName: { zh: name_zh ?? '', en: name_en ?? '' },
      });
    }
  }
  return [...accounts.values()];
}
