import { fc } from '@fast-check/vitest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../db/record.ts';
import { listQuotaLedgers } from '../../db/quotas.ts';
import { COUNTY, decision, end, testProcedure, TOWNSHIP, VILLAGE } from '../support/definitions.ts';
import { openTestDatabase, putPaths, RecordedCase } from './recorded-case.ts';
import type { TestDatabase } from './recorded-case.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await putPaths(database.db, COUNTY, TOWNSHIP, VILLAGE);
});
afterAll(() => database.close());

const text = (zh: string) => ({ zh, en: zh });
const clerk = { by: 'role', role: 'clerk', level: 'village' };
const outcomes = [
  { key: 'approve', title: text('同意'), kind: 'approve', to: 'paid' },
  { key: 'reject', title: text('不同意'), kind: 'reject', to: 'refused' },
];

const fund = (id: string, limit: number) =>
  testProcedure({
    id,
    fields: [{ key: 'amount', label: text('金额'), type: 'fen' }],
    filing: { level: 'village', by: [{ role: 'clerk', level: 'village' }], form: [{ field: 'amount' }] },
    stages: [
      {
        ...decision('review', clerk, 'paid', { filerMayDecide: true }),
        form: [{ field: 'amount', required: false }],
        outcomes,
      },
      decision('paid', { by: 'role', role: 'reviewer', level: 'township' }, 'done'),
      end('refused', 'refused'),
    ],
    quotas: [
      {
        key: 'money',
        title: text('资金'),
        basis: [{ kind: 'assumed', note: text('测试') }],
        unit: text('分'),
        limit,
        amount: { field: 'amount' },
        commit: { on: 'left', stage: 'review', outcome: 'approve' },
      },
    ],
  });

const filed = (definition: ReturnType<typeof fund>, amount: number) =>
  new RecordedCase(database, definition).start({ data: { amount } });
const ledger = async (procedure: string) => {
  const [row] = await listQuotaLedgers(database.db, { regions: [COUNTY], procedure, rehearsal: false });
  return row;
};

describe('a ledger', () => {
  it('follows reservation, grant and refusal of its cases', async () => {
    const definition = fund('fund-followed', 1000);
    const granted = await filed(definition, 600);
    const refused = await filed(definition, 300);
    expect(await ledger('fund-followed')).toMatchObject({ total: 1000, reserved: 900, committed: 0, left: 100 });
    await granted.step((driver) => driver.as('clerk').decide('approve', { data: { amount: 500 } }));
    await refused.step((driver) => driver.as('clerk').decide('reject', { opinion: '不符合' }));
    expect(await ledger('fund-followed')).toMatchObject({ reserved: 0, committed: 500, left: 500 });
  });

  it('refuses what it does not suffice for, and leaves no row of the case', async () => {
    const definition = fund('fund-short', 1000);
    await filed(definition, 700);
    const second = new RecordedCase(database, definition);
    await expect(second.start({ data: { amount: 301 } })).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    expect(await ledger('fund-short')).toMatchObject({ reserved: 700, left: 300 });
    const rows = await database.db
      .selectFrom('events')
      .select('sequence')
      .where('case_id', '=', second.caseId)
      .execute();
    expect(rows).toEqual([]);
  });

  it('is never overspent by filings that come at the same instant', async () => {
    const definition = fund('fund-raced', 1000);
    const amounts = fc.sample(fc.integer({ min: 50, max: 200 }), { numRuns: 24, seed: 7 });
    const answers = await Promise.allSettled(amounts.map((amount) => filed(definition, amount)));
    const taken = answers.reduce(
      (sum, one, index) => sum + (one.status === 'fulfilled' ? (amounts[index] ?? 0) : 0),
      0,
    );
    const refused = answers.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
    );
    expect(taken).toBeLessThanOrEqual(1000);
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused)).toEqual(new Set(['QUOTA_EXCEEDED']));
    expect(await ledger('fund-raced')).toMatchObject({ reserved: taken, committed: 0, left: 1000 - taken });
  });

  it('takes the total of a newer version, and refuses one below what is held', async () => {
    await filed(fund('fund-grown', 1000), 900);
    await filed(fund('fund-grown', 2000), 900);
    expect(await ledger('fund-grown')).toMatchObject({ total: 2000, reserved: 1800 });
    await expect(filed(fund('fund-grown', 1500), 100)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    expect(await ledger('fund-grown')).toMatchObject({ total: 2000, reserved: 1800 });
  });

  it('is posted once when a record is repeated', async () => {
    const one = await filed(fund('fund-repeated', 1000), 400);
    await record(database.db, database.crypto, one.last);
    expect(await ledger('fund-repeated')).toMatchObject({ reserved: 400 });
  });
});
