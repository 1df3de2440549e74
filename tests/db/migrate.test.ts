import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase } from '../../db/client.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { putPeople } from '../../db/people.ts';
import { createFieldCrypto } from '../../db/crypto.ts';
import { freshDatabase } from '../support/stack.ts';
import type { FreshDatabase } from '../support/stack.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const names = Object.keys(migrations);

it('brings an empty database to the newest version once, also when two processes start at the same time', async () => {
  const ran = await Promise.all([migrateToLatest(database.url), migrateToLatest(database.url)]);
  expect(ran.flat().toSorted()).toEqual(names);
  expect(await migrateToLatest(database.url)).toEqual([]);
});

it('has names that sort in the order in which they run', () => {
  expect(names).toEqual(names.toSorted());
});

it('keeps two deployments of one database apart by their schema', async () => {
  await migrateToLatest(database.url, 'rehearsal');
  const real = createDatabase(database.url, { max: 1 });
  const rehearsal = createDatabase(database.url, { schema: 'rehearsal', max: 1 });
  const crypto = createFieldCrypto([{ id: 'k', key: Buffer.alloc(32) }], Buffer.alloc(32));
  try {
    await putPeople(rehearsal, crypto, [{ id: 'p', name: '演示' }], '2026-01-01T00:00:00.000Z');
    const count = async (db: typeof real) =>
      (
        await db
          .selectFrom('people')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n;
    expect([await count(real), await count(rehearsal)]).toEqual([0, 1]);
  } finally {
    await real.destroy();
    await rehearsal.destroy();
  }
});

it('refuses a schema whose name would need quoting', async () => {
  await expect(migrateToLatest(database.url, 'a"; drop schema public; --')).rejects.toThrow('not a schema name');
});

it('throws what PostgreSQL said when it can not go on', async () => {
  const other = await freshDatabase();
  const db = createDatabase(other.url, { max: 1 });
  try {
    await sql`create table definitions (something_else int)`.execute(db);
    await expect(migrateToLatest(other.url)).rejects.toThrow('already exists');
  } finally {
    await db.destroy();
    await other.drop();
  }
});

it('leaves tables that are what db/schema.ts says', async () => {
  const codegen = join(import.meta.dirname, '../../node_modules/kysely-codegen/dist/cli/bin.js');
  await promisify(execFile)(process.execPath, [codegen, '--config-file', 'db/codegen.json', '--verify'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, DATABASE_URL: database.url },
  });
});

it('reads dates as days, instants as ISO texts in UTC and counts as numbers, whatever the machine’s zone', async () => {
  const db = createDatabase(database.url, { max: 1 });
  try {
    const { rows } = await sql`
      select '2026-01-01'::date as day, '2026-01-01T08:00:00+08:00'::timestamptz as instant, 3::int8 as count,
        1.10::numeric as exact`.execute(db);
    expect(rows).toEqual([{ day: '2026-01-01', instant: '2026-01-01T00:00:00.000Z', count: 3, exact: '1.10' }]);
    await expect(sql`select 9007199254740993::int8 as count`.execute(db)).rejects.toThrow('not an exact number');
  } finally {
    await db.destroy();
  }
});
