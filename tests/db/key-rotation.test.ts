// Keys of what is stored are changed while cases go on.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withSecret } from '../../api/webhook-secret.ts';
import { contactsOf, putContact } from '../../db/contacts.ts';
import { createFieldCrypto } from '../../db/crypto.ts';
import type { FieldCrypto } from '../../db/crypto.ts';
import { loadEvents } from '../../db/events.ts';
import { keysInUse } from '../../db/key-rotation/keys-in-use.ts';
import { SEALED_PLACES } from '../../db/key-rotation/places.ts';
import type { SealedPlace } from '../../db/key-rotation/places.ts';
import { rotatePlace } from '../../db/key-rotation/rotate.ts';
import type { Rotated } from '../../db/key-rotation/rotate.ts';
import { putPeople } from '../../db/people.ts';
import { findSubjectsByIdNumber, putSubject } from '../../db/subjects.ts';
import { verifyCase } from '../../db/verify.ts';
import { addSubscription, listSubscriptions } from '../../db/webhooks.ts';
import { COUNTY, TOWNSHIP, VILLAGE } from '../support/definitions.ts';
import { subsidy } from './definitions-for-tests.ts';
import { AT, openTestDatabase, putPaths, RecordedCase } from './recorded-case.ts';
import type { TestDatabase } from './recorded-case.ts';

const ID_NUMBER = '11010119900101001X';
const DATA = { idNumber: ID_NUMBER, account: '6222020000000000', members: [{ name: '甲', phone: '13900000001' }] };

let database: TestDatabase;
let one: RecordedCase;
/** The keys as they are once the new ones stand in front, and once the old ones are gone. */
let both: FieldCrypto;
let fresh: FieldCrypto;

const placeOf = (table: string): SealedPlace => {
  const found = SEALED_PLACES.find((place) => place.table === table);
  if (found === undefined) throw new Error(table);
  return found;
};

const rotateAll = async (crypto: FieldCrypto): Promise<Rotated[]> => {
  const done: Rotated[] = [];
  for (const place of SEALED_PLACES) done.push(await rotatePlace(database.db, crypto, place, () => undefined));
  return done;
};

beforeAll(async () => {
  database = await openTestDatabase();
  const { db, crypto, dataKey, blindIndexKey } = database;
  const [k1, k2, nextIndex] = [{ id: 'k1', key: dataKey }, { id: 'k2', key: randomBytes(32) }, randomBytes(32)];
  both = createFieldCrypto([k2, k1], [nextIndex, blindIndexKey]);
  fresh = createFieldCrypto([k2], nextIndex);
  await putPaths(db, COUNTY, TOWNSHIP, VILLAGE);
  const subject = { id: 'h-1', kind: 'household', name: '演示户' } as const;
  await putPeople(db, crypto, [{ id: 'p-1', name: '演示人', idNumber: ID_NUMBER, phone: '13900000001' }], AT);
  const register = { ...subject, organisation: VILLAGE, personId: 'p-1', data: {}, validFrom: '2026-01-01' };
  await putSubject(db, crypto, { ...register, idNumber: ID_NUMBER }, AT);
  await putContact(db, crypto, 'person:p-1', { channel: 'email', address: 'a@example.cn', secret: null }, 'p-1', AT);
  const hook = { region: COUNTY, procedures: null, eventTypes: null, name: 'n', by: 'p-1', at: AT };
  await addSubscription(db, crypto, { ...hook, url: 'https://example.cn/hook', secret: 'whsec_AAAA' });
  one = await new RecordedCase(database, subsidy).start({ subject, data: DATA });
});
afterAll(() => database.close());

it('knows every column of the database that holds sealed values', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and (column_name like '%\_sealed' or column_name = 'sealed') order by 1`.execute(
    database.db,
  );
  const known = SEALED_PLACES.flatMap(({ table, columns }) => columns.map(({ name }) => `${table}.${name}`));
  expect(known).toEqual(expect.arrayContaining(rows.map(({ name }) => name)));
  const indexed = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea' and column_name like '%\_index' order by 1`.execute(
    database.db,
  );
  const indexes = SEALED_PLACES.flatMap(({ table, indexes: ones }) => ones.map(({ name }) => `${table}.${name}`));
  expect(indexed.rows.map(({ name }) => name)).toEqual(indexes.sort());
});

it('finds people and subjects by either index key while both are configured', async () => {
  expect(await findSubjectsByIdNumber(database.db, both, ID_NUMBER)).toMatchObject([{ id: 'h-1' }]);
  expect(await findSubjectsByIdNumber(database.db, fresh, ID_NUMBER)).toEqual([]);
});

it('seals and indexes everything anew, and leaves the chain and the values as they are', async () => {
  const before = await loadEvents(database.db, both, one.caseId);
  const rotated = await rotateAll(both);
  expect(rotated.flatMap(({ failed }) => failed)).toEqual([]);
  const written = rotated.filter(({ rows }) => rows > 0).map(({ table, rows }) => [table, rows]);
  expect(written).toEqual([
    ['people', 1],
    ['subjects', 1],
    ['contacts', 1],
    ['webhook_subscriptions', 1],
    ['cases', 1],
    ['events', 1],
  ]);
  for (const place of SEALED_PLACES) {
    const { sealed, indexed } = await keysInUse(database.db, fresh, place);
    expect(Object.keys(sealed).filter((id) => id !== 'k2')).toEqual([]);
    expect([indexed?.older ?? 0, indexed?.unknown ?? 0]).toEqual([0, 0]);
  }
  expect(await verifyCase(database.db, one.caseId, fresh)).toBeNull();
  expect(await loadEvents(database.db, fresh, one.caseId)).toEqual(before);
  expect(await findSubjectsByIdNumber(database.db, fresh, ID_NUMBER)).toMatchObject([{ idNumber: ID_NUMBER }]);
  expect(await contactsOf(database.db, fresh, 'person:p-1')).toMatchObject([{ address: 'a@example.cn' }]);
  expect(await listSubscriptions(database.db, fresh, [''])).toMatchObject([{ url: 'https://example.cn/hook' }]);
});

it('has nothing to do the second time', async () => {
  expect((await rotateAll(both)).map(({ rows }) => rows)).toEqual(SEALED_PLACES.map(() => 0));
});

it('tells a repeated request the secret that it was told before the change, and none where that key is gone', async () => {
  const { db, crypto } = database;
  const key = { actor: 'p-1', key: 'hook', bodyHash: 'b' };
  const told = (by: FieldCrypto) =>
    withSecret({ db, crypto: by, now: () => AT }, key, 'POST /webhooks', (secret) => Promise.resolve({ kept: secret }));
  const first = await told(crypto);
  expect([first.repeated, first.body.secret]).toEqual([false, first.body.kept]);
  expect(await told(both)).toEqual({ body: first.body, repeated: true });
  await expect(told(fresh)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

it('writes nothing over a row that was written after it was read', async () => {
  const { db, crypto } = database;
  const put = (address: string) =>
    putContact(db, crypto, 'person:p-1', { channel: 'email', address, secret: null }, 'p-1', AT);
  await put('before@example.cn');
  let isFirst = true;
  const late: FieldCrypto = {
    ...both,
    // Between the look and the write, the service stores another address under the key that it still has.
    seal(value, context) {
      const sealed = both.seal(value, context);
      if (isFirst) racing.push(put('meanwhile@example.cn'));
      isFirst = false;
      return sealed;
    },
  };
  const racing: Promise<void>[] = [];
  const held = await db.connection().execute(async (connection) => {
    await sql`begin`.execute(connection);
    await sql`select from contacts for update`.execute(connection);
    const rotating = rotatePlace(db, late, placeOf('contacts'), () => undefined);
    while (racing.length === 0) await sql`select 1`.execute(connection);
    await sql`commit`.execute(connection);
    return rotating;
  });
  await Promise.all(racing);
  expect(held.failed).toEqual([]);
  await rotatePlace(db, both, placeOf('contacts'), () => undefined);
  expect(await contactsOf(db, fresh, 'person:p-1')).toMatchObject([{ address: 'meanwhile@example.cn' }]);
});

it('names what no configured key opens, counts it as left, and goes on with the rest', async () => {
  const { db } = database;
  await putContact(db, both, 'person:p-2', { channel: 'email', address: 'b@example.cn', secret: null }, 'p-1', AT);
  const foreign = createFieldCrypto([{ id: 'lost', key: randomBytes(32) }], randomBytes(32));
  await putContact(db, foreign, 'person:a', { channel: 'email', address: 'x@example.cn', secret: null }, 'p-1', AT);
  const third = createFieldCrypto([{ id: 'k3', key: randomBytes(32) }], randomBytes(32));
  const rotated = await rotatePlace(db, foreign, placeOf('contacts'), () => undefined);
  expect(rotated.failed.map(({ key }) => key)).toEqual(['person:p-1/email', 'person:p-2/email']);
  expect(rotated.failed[0]?.error).toContain('unknown key: k2');
  const found = await keysInUse(db, third, placeOf('contacts'));
  expect(found.sealed).toEqual({ k2: 2, lost: 1 });
});
