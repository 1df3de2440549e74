import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { localDateOf } from '../domain/calendar/index.ts';
import type { DirectoryScope } from '../domain/colleagues.ts';
import type { Text } from '../domain/definition/atoms.ts';
import { roleTitle } from '../domain/roles.ts';
import type { Db } from './client.ts';
import { pageOf, type Page } from './pages.ts';
import type { DB } from './schema.ts';
import { inRegion } from './scope-sql.ts';

export interface Post {
  person: { id: string; name: string };
  role: string;
  roleTitle: Text;
  organisation: string;
  organisationName: { zh: string; en: string };
}

export interface PostPlace {
  organisation: string;
  role: string;
  person: string;
}

/** Posts held at an instant within a scope, by organisation, role and person. */
export async function listPosts(
  db: Db,
  scope: DirectoryScope,
  filter: { region?: string; role?: string; name?: string; person?: string; after?: PostPlace; limit: number },
  at: string,
): Promise<Page<Post, PostPlace>> {
  const day = localDateOf(at);
  let query = db
    .selectFrom('holdings')
    .innerJoin('people', 'people.id', 'holdings.person_id')
    .innerJoin('organisations', 'organisations.path', 'holdings.organisation')
    .select(['people.id', 'people.name', 'holdings.role', 'holdings.organisation'])
    .select(['organisations.name_zh', 'organisations.name_en'])
    .distinct()
    .where('holdings.valid_from', '<=', day)
    .where((eb) => eb.or([eb('holdings.valid_to', 'is', null), eb('holdings.valid_to', '>', day)]))
    .where((eb) => inDirectory(eb, scope));
  const { region, role, name, person, after, limit } = filter;
  if (region !== undefined) query = query.where((eb) => inRegion(eb, eb.ref('holdings.organisation'), region));
  if (role !== undefined) query = query.where('holdings.role', '=', role);
  if (name !== undefined) query = query.where((eb) => eb(eb.fn('strpos', ['people.name', eb.val(name)]), '>', 0));
  if (person !== undefined) query = query.where('people.id', '=', person);
  if (after !== undefined) {
    query = query.where((eb) =>
      eb(
        eb.refTuple('holdings.organisation', 'holdings.role', 'people.id'),
        '>',
        eb.tuple(after.organisation, after.role, after.person),
      ),
    );
  }
  const rows = await query
    .orderBy('holdings.organisation')
    .orderBy('holdings.role')
    .orderBy('people.id')
    .limit(limit + 1)
    .execute();
  const posts = rows.map((row) => ({
    person: { id: row.id, name: row.name },
    role: row.role,
    roleTitle: roleTitle(row.role),
    organisation: row.organisation,
    organisationName: { zh: row.name_zh, en: row.name_en },
  }));
  return pageOf(posts, limit, (last) => ({
    organisation: last.organisation,
    role: last.role,
    person: last.person.id,
  }));
}

/** `isInDirectory` of domain/colleagues.ts, said in SQL. */
function inDirectory(eb: ExpressionBuilder<DB, 'holdings'>, { regions, lines }: DirectoryScope): Expression<SqlBool> {
  const column = eb.ref('holdings.organisation');
  return eb.or([
    ...regions.map((region) => inRegion(eb, column, region)),
    // '0' follows '/': the division's own bodies and nothing below it.
    ...lines.map((line) =>
      eb.or([eb(column, '=', line), eb.and([eb(column, '>=', `${line}/`), eb(column, '<', `${line}0`)])]),
    ),
  ]);
}
