import { afterAll, beforeAll, expect, it } from 'vitest';
import { rebuildAll, rebuildCase } from '../../db/rebuild.ts';
import { verifyAll } from '../../db/verify.ts';
import { record } from '../../db/record.ts';
import { projectionOf } from '../../domain/case/projection.ts';
import { committee, cooling, COUNTY, fourLevels, grant, TOWNSHIP, VILLAGE } from '../support/definitions.ts';
import { subsidy, VILLAGE_DATA } from './definitions-for-tests.ts';
import { openTestDatabase, putPaths, RecordedCase, rowsOf } from './recorded-case.ts';
import type { TestDatabase } from './recorded-case.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await putPaths(database.db, COUNTY, TOWNSHIP, VILLAGE, `${COUNTY}/housing`, `${COUNTY}/civil`);
});
afterAll(() => database.close());

const subject = (id: string) => ({ id, kind: 'household', name: `演示户${id}` }) as const;
const other = { id: 'other', name: '演示同事' };

/** Cases that between them return, meet a closed branch, add signers, transfer, go overdue, withdraw and end. */
async function manyCases(): Promise<void> {
  const returned = await new RecordedCase(database, subsidy).start({ subject: subject('1'), data: VILLAGE_DATA });
  await returned.step((driver) => driver.as('reviewer').decide('approve'));
  await returned.step((driver) => driver.as('verifier', `${COUNTY}/housing`).decide('approve'));
  await returned.step((driver) =>
    driver.asAdministrator().send({ type: 'correct', field: 'account', value: '5555555555554444', reason: '录入有误' }),
  );

  const overdue = await new RecordedCase(database, subsidy).start({ subject: subject('2'), data: VILLAGE_DATA });
  await overdue.step((driver) => driver.days(8));
  await overdue.step((driver) => driver.days(5));
  await overdue.step((driver) => driver.as('reviewer').decide('approve'));
  await overdue.step((driver) => driver.as('verifier', `${COUNTY}/civil`).decide('approve'));
  await overdue.step((driver) => driver.as('verifier', `${COUNTY}/housing`).decide('approve'));
  await overdue.step((driver) => driver.as('clerk').post());
  await overdue.step((driver) => driver.as('clerk').object('有异议'));
  await overdue.step((driver) => driver.as('reviewer').resolveObjection(false));
  await overdue.step((driver) => driver.days(9));

  const signed = await new RecordedCase(database, fourLevels).start({ subject: subject('3'), data: { note: '一' } });
  await signed.step((driver) => driver.as('clerk').decide('approve'));
  await signed.step((driver) => {
    const { task } = driver.as('reviewer');
    driver.as('reviewer').send({ type: 'addSigner', ...task, to: other, position: 'before', reason: '请会签' });
  });
  await signed.step((driver) => {
    const acting = driver.asPerson('other');
    acting.send({ type: 'giveOpinion', ...acting.task, agree: true, opinion: '同意' });
  });
  await signed.step((driver) => {
    const acting = driver.as('reviewer');
    acting.send({ type: 'transfer', ...acting.task, to: other, reason: '转办' });
  });
  await signed.step((driver) => driver.asPerson('other').decide('return', { opinion: '退回' }));
  await signed.step((driver) => driver.as('clerk').send({ type: 'copy', to: [other] }));
  await signed.step((driver) => driver.as('clerk').withdraw());

  const roster = { [`reviewer@${TOWNSHIP}`]: ['a', 'b', 'c'].map((id) => ({ id, name: `演示${id}` })) };
  const many = await new RecordedCase(database, committee, { rosters: roster }).start({
    subject: subject('4'),
    data: {},
  });
  await many.step((driver) => driver.asPerson('a').decide('approve'));
  const waiting = await new RecordedCase(database, cooling).start({ subject: subject('5'), data: {} });
  await waiting.step((driver) => driver.days(16));
  const paid = await new RecordedCase(database, grant).start({
    subject: subject('6'),
    data: { payee: '演示户', account: '4111111111111111', amount: 100 },
  });
  await paid.step((driver) => driver.as('reviewer').decide('approve'));
}

it('gives exactly the rows that commands wrote, from the trail alone', async () => {
  await manyCases();
  const { db, crypto } = database;
  const before = withoutSealedData(await rowsOf(db));
  expect(before['cases']).toHaveLength(6);
  for (const table of ['cases', 'tasks', 'clocks', 'case_access', 'case_attachments', 'case_search'] as const) {
    await db.deleteFrom(table).execute();
  }
  expect(await rebuildAll(db, crypto)).toBe(6);
  expect(withoutSealedData(await rowsOf(db))).toEqual(before);
  const broken: unknown[] = [];
  await verifyAll(db, (found) => broken.push(found), crypto);
  expect(broken).toEqual([]);
});

it('does not lose a command that arrives while the case is rebuilt', async () => {
  const { db, crypto } = database;
  const one = await new RecordedCase(database, fourLevels).start({ subject: subject('7'), data: {} });
  const { driver } = one;
  const before = driver.events.length;
  driver.as('clerk').decide('approve');
  const input = {
    ...one.last,
    prevHead: one.answers[0]?.head ?? null,
    events: driver.events.slice(before),
    projection: projectionOf(driver.definition, driver.state),
  };
  const rebuilds = Array.from({ length: 5 }, () => rebuildCase(db, crypto, one.caseId));
  await Promise.all([...rebuilds, record(db, crypto, input)]);
  const row = await db
    .selectFrom('cases')
    .select(['sequence', 'stages'])
    .where('case_id', '=', one.caseId)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ sequence: driver.state.sequence, stages: ['township'] });
});

it('changes nothing when a case has no trail', async () => {
  const missing = '00000000-0000-4000-8000-00000000dead';
  await expect(rebuildCase(database.db, database.crypto, missing)).rejects.toThrow('no events');
});

/** Cipher texts differ from one sealing to the next. */
function withoutSealedData(rows: Record<string, string[]>): Record<string, string[]> {
  const plain = (row: string) => row.replace(/"\$sealed":"[^"]*"/g, '"$sealed":""');
  return Object.fromEntries(Object.entries(rows).map(([table, all]) => [table, all.map(plain).sort()]));
}
