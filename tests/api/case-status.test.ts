import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseStatus, Receipt } from '../../api/contracts/case-status.ts';
import type { CaseView } from '../../api/contracts/cases.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { rebuildCase } from '../../db/rebuild.ts';
import { checkDigit, isReceiptNumber } from '../../domain/receipt-number.ts';
import { startCaseApi, taskOf, type CaseApi } from '../support/app.ts';
import { HOUSEHOLDS } from '../support/factories.ts';

let api: CaseApi;
let filed: CaseView;
let receipt: Receipt;
let lastFour: string;
beforeAll(async () => {
  api = await startCaseApi({ env: { PUBLIC_URL: 'https://banjie.example', PUBLIC_LOOKUPS_PER_MINUTE: '60' } });
  filed = await api.file();
  receipt = await receiptOf(filed.id);
  lastFour = idNumberOf(filed).slice(-4);
});
afterAll(() => api.close());

const idNumberOf = (view: CaseView): string => HOUSEHOLDS.find(({ id }) => id === view.subject?.id)?.idNumber ?? '';
const receiptOf = async (id: string, as = 'village-cadre'): Promise<Receipt> =>
  (await api.ask({ url: `/api/v1/cases/${id}/receipt`, as })).json();
const lookUp = (caseNumber: string, digits: string, remoteAddress = '127.0.0.1') =>
  api.app.inject({
    method: 'POST',
    url: '/api/v1/public/case-status',
    payload: { caseNumber, lastFour: digits },
    remoteAddress,
  });
const another = (number: string): string => {
  const digits = String(Number(number.slice(0, -1)) + 500_000);
  return digits + checkDigit(digits);
};
const wrong = (digits: string): string => String((Number(digits.slice(0, 3)) + 1) % 1000).padStart(3, '0') + '0';

describe('the receipt', () => {
  it('has a number with a check digit, what was handed in, the way ahead and the address for its QR code', async () => {
    expect(isReceiptNumber(receipt.receiptNumber)).toBe(true);
    expect(receipt.receiptNumber).toMatch(/^610429\d{2}0/);
    expect(receipt).toMatchObject({
      number: filed.number,
      procedure: { key: 'house-repair' },
      organisation: { path: '610429101200', name: { zh: '东关村' } },
      filedOn: filed.startedOn,
      steps: [{ title: { zh: '镇审核' } }, { title: { zh: '县审定' } }],
      lookUpUrl: `https://banjie.example/look-up?number=${receipt.receiptNumber}`,
    });
    const second = await receiptOf((await api.file({ procedure: 'two-sectors' })).id);
    expect(second.receiptNumber).not.toBe(receipt.receiptNumber);
    expect(second.number).toBe(receipt.number);
  });

  it('is not shown outside the scope of the case, and keeps its number when the rows are made again', async () => {
    const url = `/api/v1/cases/${filed.id}/receipt`;
    expect((await api.ask({ url, as: 'other-village-cadre' })).statusCode).toBe(404);
    await rebuildCase(api.deps.db, api.deps.crypto, filed.id);
    expect((await receiptOf(filed.id)).receiptNumber).toBe(receipt.receiptNumber);
  });
});

describe('a look-up without signing in', () => {
  it('says where the case stands, what remains and by when, with the name masked', async () => {
    const spaced = receipt.receiptNumber.replace(/(\d{4})(?=\d)/g, '$1 ');
    const answer = await lookUp(spaced, lastFour.toLowerCase());
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    const status = answer.json<CaseStatus>();
    expect(status).toMatchObject({
      receiptNumber: receipt.receiptNumber,
      procedure: { zh: '测试修缮' },
      organisation: { zh: '东关村' },
      name: '测**',
      status: 'open',
      now: [{ title: { zh: '镇审核' }, kind: 'decision', since: filed.startedOn }],
      ahead: [{ title: { zh: '县审定' } }],
      dueOn: filed.dueOn,
      asked: [],
    });
    expect(answer.body).not.toContain(filed.id);
    expect(answer.body).not.toContain(filed.subject?.name);
  });

  it('tells how an ended case ended', async () => {
    const one = await api.file();
    const { receiptNumber } = await receiptOf(one.id);
    await api.done('town-reviewer', one.id, {
      type: 'decide',
      ...taskOf(one, 'town'),
      outcome: 'reject',
      opinion: '不符合条件',
    });
    const status = (await lookUp(receiptNumber, idNumberOf(one).slice(-4))).json<CaseStatus>();
    expect(status).toMatchObject({ status: 'ended', outcome: { zh: '不予批准' }, now: [], ahead: [], dueOn: null });
  });

  it('refuses an unknown number and wrong digits alike, and no sooner', async () => {
    const started = performance.now();
    const digits = await lookUp(receipt.receiptNumber, wrong(lastFour));
    const unknown = await lookUp(another(receipt.receiptNumber), lastFour);
    const taken = performance.now() - started;
    const plain = (answer: object) => ({ ...answer, requestId: '' });
    expect(digits.statusCode).toBe(404);
    expect(plain(digits.json())).toEqual(plain(unknown.json()));
    expect(Object.keys(digits.headers).sort()).toEqual(Object.keys(unknown.headers).sort());
    expect(taken).toBeGreaterThan(2 * 140);
  });

  it.each([
    ['/caseNumber', '6104292600000011', '1234'],
    ['/caseNumber', '610429199001011234', '1234'],
    ['/lastFour', null, '12'],
    ['/lastFour', null, '12345'],
  ])('names the field %s of what can not be right', async (field, number, digits) => {
    const answer = await lookUp(number ?? receipt.receiptNumber, digits);
    expect(answer.json()).toMatchObject({ status: 422, code: 'FIELD_INVALID', errors: [{ field }] });
  });

  it('closes a number after some tries in vain within an hour, there or not, from wherever they come', async () => {
    const guessed = await api.file();
    const { receiptNumber } = await receiptOf(guessed.id);
    const digits = idNumberOf(guessed).slice(-4);
    for (const number of [receiptNumber, another(receiptNumber)]) {
      const answers = [];
      for (let n = 0; n < 6; n++) answers.push(await lookUp(number, wrong(digits), `10.0.0.${n}`));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404, 429]);
      expect((await lookUp(number, digits, '10.0.1.1')).statusCode).toBe(429);
    }
  });

  it('keeps of each asking the number and whether it was answered, and nothing of who asked', async () => {
    await api.deps.db.deleteFrom('public_lookups').execute();
    await lookUp(receipt.receiptNumber, lastFour);
    await lookUp(receipt.receiptNumber, wrong(lastFour));
    const rows = await api.deps.db.selectFrom('public_lookups').selectAll().orderBy('id').execute();
    expect(rows.map(({ receipt: number, shown, ...rest }) => ({ number, shown, rest: Object.keys(rest) }))).toEqual([
      { number: receipt.receiptNumber, shown: true, rest: ['id', 'at'] },
      { number: receipt.receiptNumber, shown: false, rest: ['id', 'at'] },
    ]);
  });

  it('counts askings by address', async () => {
    const statuses = [];
    for (let n = 0; n < 61; n++) statuses.push((await lookUp('1', '1', '10.9.9.9')).statusCode);
    expect(statuses.slice(0, 60).every((status) => status === 422)).toBe(true);
    expect(statuses[60]).toBe(429);
    expect((await lookUp('1', '1', '10.9.9.8')).statusCode).toBe(422);
  });
});

describe('the migration', () => {
  it('numbers the cases that are there already, in the order in which they were filed', async () => {
    const { db, config } = { db: api.deps.db, config: api.config };
    await migrateToLatest(config.database.url, config.database.schema);
    const ids = [randomUUID(), randomUUID()];
    for (const [index, id] of ids.entries()) {
      await sql`insert into case_numbers values (${id}, ${'x|610429101|2025'}, ${index + 1})`.execute(db);
    }
    const rows = await db
      .selectFrom('case_numbers')
      .select('receipt')
      .where('case_id', 'in', ids)
      .orderBy('number')
      .execute();
    const numbers = rows.map((row) => row.receipt);
    expect(numbers.every(isReceiptNumber)).toBe(true);
    expect(numbers.every((one) => one.startsWith('61042925'))).toBe(true);
    expect(numbers).toEqual([...numbers].sort());
  });
});
