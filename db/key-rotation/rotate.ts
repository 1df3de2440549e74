// Sealing anew what older keys have sealed, and indexing anew what older keys have indexed, while the service runs.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../client.ts';
import type { FieldCrypto } from '../crypto.ts';
import type { Reseal } from '../sealed-values.ts';
import { staleText } from './keys-in-use.ts';
import type { SealedPlace, SealedRow } from './places.ts';

export interface Rotated {
  table: string;
  /** Rows that were written. */
  rows: number;
  /** Rows that could not be: their key is not among the configured ones, or a number is registered twice. */
  failed: { key: string; error: string }[];
}

/** Rows read and written at a time: what they lock, they lock for one statement. */
const AT_ONCE = 500;
/** Times that a table is gone through because rows were written by others meanwhile. */
const MOST_PASSES = 10;

/**
 * Seals and indexes a table's values under the current keys. A row that somebody else writes between the look and the
 * write is left to the next pass; broken off, it goes on where it was, because what is done is no longer found.
 */
export async function rotatePlace(
  db: Db,
  crypto: FieldCrypto,
  place: SealedPlace,
  onRows: (written: number) => void,
): Promise<Rotated> {
  const failed = new Map<string, string>();
  let rows = 0;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    let missed = 0;
    let after: SealedRow | null = null;
    for (;;) {
      const found: SealedRow[] = await rowsToWrite(db, crypto, place, after);
      after = found.at(-1) ?? null;
      if (after === null) break;
      const changes = found.flatMap((row) => changeOf(crypto, place, row, failed));
      const written = await write(db, place, changes, failed);
      missed += changes.length - written;
      rows += written;
      onRows(rows);
    }
    if (missed <= failed.size) break;
  }
  return { table: place.table, rows, failed: [...failed].map(([key, error]) => ({ key, error })) };
}

interface Change {
  key: string;
  row: SealedRow;
  /** New values by column; indexes as hexadecimal digits. */
  values: Readonly<Record<string, unknown>>;
}

/** The next rows in the order of keys: those under another key, and of a register all, for the sake of its indexes. */
async function rowsToWrite(
  db: Db,
  crypto: FieldCrypto,
  place: SealedPlace,
  after: SealedRow | null,
): Promise<SealedRow[]> {
  const key = sql.join(place.key.map(({ name }) => sql.ref(name)));
  const read = sql.join([...place.key, ...place.columns, ...place.indexes].map(({ name }) => sql.ref(name)));
  const wanted = place.columns.map((column) =>
    place.indexes.length > 0 ? sql`${sql.ref(column.name)} is not null` : staleText(column, crypto.keyId),
  );
  const begun = after === null ? sql`true` : sql`(${key}) > (${sql.join(valuesOfKey(place, after))})`;
  const { rows } = await sql<SealedRow>`
    select ${read} from ${sql.table(place.table)}
    where ${begun} and (${sql.join(wanted, sql` or `)}) order by ${key} limit ${AT_ONCE}`.execute(db);
  return rows;
}

const valuesOfKey = (place: SealedPlace, row: SealedRow): RawBuilder<unknown>[] =>
  place.key.map(({ name, type }) => sql`${row[name]}::${sql.raw(type)}`);

function changeOf(crypto: FieldCrypto, place: SealedPlace, row: SealedRow, failed: Map<string, string>): Change[] {
  const key = place.key.map(({ name }) => String(row[name])).join('/');
  const reseal: Reseal = (sealed, context) =>
    sealed.startsWith(`${crypto.keyId}:`) ? sealed : crypto.seal(crypto.open(sealed, context), context);
  try {
    const values = {
      ...Object.fromEntries(
        place.columns.map(({ name, reseal: again }) => [name, row[name] === null ? null : again(reseal, row)]),
      ),
      ...Object.fromEntries(place.indexes.map((index) => [index.name, indexOf(crypto, index, row)])),
    };
    const isSame = Object.entries(values).every(([name, value]) => asJson(row[name]) === asJson(value));
    return isSame ? [] : [{ key, row, values }];
  } catch (error) {
    failed.set(key, error instanceof Error ? error.message : String(error));
    return [];
  }
}

function indexOf(crypto: FieldCrypto, index: SealedPlace['indexes'][number], row: SealedRow): string | null {
  const sealed = row[index.of];
  if (sealed === null) return null;
  return crypto.blindIndex(index.kind, String(crypto.open(String(sealed), index.contextOf(row)))).toString('hex');
}

const asJson = (value: unknown): string => JSON.stringify(Buffer.isBuffer(value) ? value.toString('hex') : value);

/** Writes rows that are still as they were read; returns how many were. One that PostgreSQL refuses holds up no other. */
async function write(
  db: Db,
  place: SealedPlace,
  changes: readonly Change[],
  failed: Map<string, string>,
): Promise<number> {
  const [only] = changes;
  if (only === undefined) return 0;
  try {
    return await writeTogether(db, place, changes);
  } catch (error) {
    if (changes.length > 1) {
      const half = Math.ceil(changes.length / 2);
      const first = await write(db, place, changes.slice(0, half), failed);
      return first + (await write(db, place, changes.slice(half), failed));
    }
    failed.set(only.key, error instanceof Error ? error.message : String(error));
    return 0;
  }
}

async function writeTogether(db: Db, place: SealedPlace, changes: readonly Change[]): Promise<number> {
  const written = [
    ...place.columns.map(({ name, path }) => ({ name, type: path === undefined ? 'text' : 'jsonb' })),
    ...place.indexes.map(({ name }) => ({ name, type: 'bytea' })),
  ];
  const rows = changes.map(({ row, values }) => ({
    ...Object.fromEntries(place.key.map(({ name }) => [name, row[name]])),
    ...Object.fromEntries(place.columns.map(({ name }) => [`old_${name}`, row[name]])),
    ...Object.fromEntries(
      written.map(({ name, type }) => {
        const value = values[name];
        return [`new_${name}`, type === 'bytea' && value !== null ? `\\x${String(value)}` : value];
      }),
    ),
  }));
  const columns = [
    ...place.key,
    ...written.map(({ name, type }) => ({ name: `new_${name}`, type })),
    ...place.columns.map(({ name, path }) => ({ name: `old_${name}`, type: path === undefined ? 'text' : 'jsonb' })),
  ].map(({ name, type }) => sql`${sql.ref(name)} ${sql.raw(type)}`);
  const set = written.map(({ name }) => sql`${sql.ref(name)} = n.${sql.ref(`new_${name}`)}`);
  const same = [
    ...place.key.map(({ name }) => sql`t.${sql.ref(name)} = n.${sql.ref(name)}`),
    ...place.columns.map(
      ({ name, path }) =>
        sql`t.${sql.ref(name)}${sql.raw(path === undefined ? '' : '::jsonb')} is not distinct from n.${sql.ref(`old_${name}`)}`,
    ),
  ];
  const { numAffectedRows } = await sql`
    update ${sql.table(place.table)} t set ${sql.join(set)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(${sql.join(columns)})
    where ${sql.join(same, sql` and `)}`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
