// Which keys what is stored still needs: an older one may be thrown away when nothing names it.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../client.ts';
import type { FieldCrypto } from '../crypto.ts';
import type { SealedPlace, SealedRow } from './places.ts';

export interface KeysInUse {
  table: string;
  /** How many values each key has sealed, by its id. */
  sealed: Record<string, number>;
  /** Values that can be found by the current index key alone, by an older one, or by none that is configured. */
  indexed: { current: number; older: number; unknown: number } | null;
}

type Column = SealedPlace['columns'][number];

/** Whether a column has text under another key than the current one. */
export function staleText({ name, path }: Column, keyId: string): RawBuilder<unknown> {
  const column = sql.ref(name);
  if (path === undefined) return sql`not starts_with(${column}, ${`${keyId}:`})`;
  const other = `${path} ? (!(@ starts with $key))`;
  return sql`jsonb_path_exists(${column}::jsonb, ${other}::jsonpath, jsonb_build_object('key', ${`${keyId}:`}::text))`;
}

/** Counts what a table holds under which key. Reads all of it, and opens every number that is indexed. */
export async function keysInUse(db: Db, crypto: FieldCrypto, place: SealedPlace): Promise<KeysInUse> {
  const sealed: Record<string, number> = {};
  for (const column of place.columns) {
    for (const { id, n } of await keysOf(db, place.table, column)) sealed[id] = (sealed[id] ?? 0) + n;
  }
  const indexed = place.indexes.length === 0 ? null : { current: 0, older: 0, unknown: 0 };
  if (indexed !== null) {
    for await (const kind of indexKinds(db, crypto, place)) indexed[kind] += 1;
  }
  return { table: place.table, sealed, indexed };
}

async function keysOf(db: Db, table: string, { name, path }: Column): Promise<{ id: string; n: number }[]> {
  const texts =
    path === undefined
      ? sql`select ${sql.ref(name)} as text from ${sql.table(table)} where ${sql.ref(name)} is not null`
      : sql`select found #>> '{}' as text
            from ${sql.table(table)}, lateral jsonb_path_query(${sql.ref(name)}::jsonb, ${path}::jsonpath) found
            where ${sql.ref(name)} is not null and jsonb_typeof(found) = 'string'`;
  const { rows } = await sql<{ id: string; n: number }>`
    select split_part(text, ':', 1) as id, count(*)::int as n from (${texts}) sealed group by 1`.execute(db);
  return rows;
}

const AT_ONCE = 2_000;

async function* indexKinds(
  db: Db,
  crypto: FieldCrypto,
  { table, indexes }: SealedPlace,
): AsyncGenerator<'current' | 'older' | 'unknown'> {
  const read = sql.join(indexes.flatMap(({ name, of }) => [sql.ref(name), sql.ref(of)]));
  for (let after = ''; ;) {
    const { rows } = await sql<SealedRow & { id: string }>`
      select id, ${read} from ${sql.table(table)} where id > ${after} order by id limit ${AT_ONCE}`.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    for (const row of rows) {
      for (const index of indexes) {
        const kind = indexKind(crypto, index, row);
        if (kind !== null) yield kind;
      }
    }
  }
}

function indexKind(
  crypto: FieldCrypto,
  { name, of, kind, contextOf }: SealedPlace['indexes'][number],
  row: SealedRow,
): 'current' | 'older' | 'unknown' | null {
  const [sealed, stored] = [row[of], row[name]];
  if (sealed === null) return null;
  try {
    const [current, ...older] = crypto.blindIndexes(kind, String(crypto.open(String(sealed), contextOf(row))));
    if (!Buffer.isBuffer(stored)) return 'unknown';
    if (current?.equals(stored) === true) return 'current';
    return older.some((one) => one.equals(stored)) ? 'older' : 'unknown';
  } catch {
    return 'unknown';
  }
}
