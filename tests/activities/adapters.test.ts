import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseLetters } from '../../activities/adapters/database-letters.ts';
import { databasePayouts } from '../../activities/adapters/database-payouts.ts';
import { databaseRegisters } from '../../activities/adapters/database-registers.ts';
import type { EffectOf } from '../../activities/ports.ts';
import type { Db } from '../../db/client.ts';
import { createDatabase } from '../../db/client.ts';
import { createFieldCrypto } from '../../db/crypto.ts';
import { storeDefinition } from '../../db/definitions.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { putOrganisations } from '../../db/organisations.ts';
import type { Organisation } from '../../db/organisations.ts';
import type { EffectRequest } from '../../domain/case/state.ts';
import { remediesAtLaw } from '../../procedures/remedies.ts';
import { VILLAGE, grant, testProcedure } from '../support/definitions.ts';
import type { FreshDatabase } from '../support/stack.ts';
import { freshDatabase } from '../support/stack.ts';

const ACCOUNT = '6222020200112233446';
const AT = '2026-03-02T17:00:00.000Z';
const LATER = '2026-05-02T02:00:00.000Z';
/** 17:00 UTC is the next day in China. */
const DAY = '2026-03-03';

let database: FreshDatabase;
let db: Db;
let definitionHash: string;
const crypto = createFieldCrypto([{ id: 'test', key: randomBytes(32) }], randomBytes(32));

beforeAll(async () => {
  database = await freshDatabase();
  await migrateToLatest(database.url);
  db = createDatabase(database.url);
  definitionHash = await storeDefinition(db, grant, { origin: 'release', at: AT });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

function effect<Kind extends EffectRequest['kind']>(
  request: Extract<EffectRequest, { kind: Kind }>,
  more: Partial<EffectOf<Kind>> = {},
): EffectOf<Kind> {
  const caseId = randomUUID();
  return {
    effectId: `${caseId}:2`,
    visit: 2,
    request,
    at: AT,
    caseId,
    procedure: grant.id,
    definitionHash,
    organisation: VILLAGE,
    subject: null,
    applicant: null,
    relatives: [],
    origin: null,
    rehearsal: false,
    calendar: { years: {}, restDaysRoll: true, periodsRoll: true, namedDayIncluded: true },
    ...more,
  };
}

const payout = {
  kind: 'payout',
  payee: '演示户主',
  account: ACCOUNT,
  amountFen: 3_500_000,
  purpose: { zh: '补助', en: 'grant' },
} as const;
const letter = {
  kind: 'letter',
  template: 'granted',
  title: { zh: '告知书', en: 'notice' },
  fields: { payee: '演示户主', account: ACCOUNT },
  to: 'applicant',
} as const;
const registryEntry = {
  kind: 'registryEntry',
  register: 'grants',
  entry: 'granted',
  fields: { payee: '演示户主', account: ACCOUNT },
} as const;

describe('an effect that runs twice', () => {
  it('orders one payment, under the date of the first run, with the account sealed', async () => {
    const payouts = databasePayouts(db, crypto);
    const once = effect<'payout'>(payout);
    expect(await payouts.order(once)).toEqual({ orderedOn: DAY });
    expect(await payouts.order({ ...once, at: LATER })).toEqual({ orderedOn: DAY });
    const rows = await db.selectFrom('payouts').selectAll().where('case_id', '=', once.caseId).execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ amount_fen: 3_500_000, ordered_on: DAY });
    expect(rows[0]?.account_sealed).not.toContain(ACCOUNT);
    expect(crypto.open(rows[0]?.account_sealed ?? '', `payouts/${once.effectId}`)).toBe(ACCOUNT);
  });

  it('enters the register once, with sensitive fields masked', async () => {
    const registers = databaseRegisters(db);
    const once = effect<'registryEntry'>(registryEntry);
    expect(await registers.enter(once)).toEqual({ enteredOn: DAY });
    expect(await registers.enter({ ...once, at: LATER })).toEqual({ enteredOn: DAY });
    const rows = await db.selectFrom('register_entries').selectAll().where('case_id', '=', once.caseId).execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.fields).toEqual({ payee: '演示户主', account: `${'*'.repeat(ACCOUNT.length - 4)}3446` });
  });

  it('writes one letter under one number', async () => {
    const letters = databaseLetters(db);
    const once = effect<'letter'>(letter, { organisation: '610429102202' });
    const first = await letters.issue(once);
    expect(await letters.issue({ ...once, at: LATER })).toEqual(first);
    const next = await letters.issue(effect<'letter'>(letter, { organisation: '610429102202' }));
    expect([first, next].map((one) => one['letterNumber'])).toEqual([
      '610429102202函〔2026〕1号',
      '610429102202函〔2026〕2号',
    ]);
  });
});

describe('letter numbers', () => {
  it('run without gaps when many letters, some of them twice, are written at once', async () => {
    const letters = databaseLetters(db);
    const effects = Array.from({ length: 8 }, () => effect<'letter'>(letter, { organisation: '610429103' }));
    const first = await Promise.all([...effects, ...effects].map((one) => letters.issue(one)));
    const numbers = await Promise.all(effects.map((one) => letters.issue(one)));
    expect(first).toEqual([...numbers, ...numbers]);
    const counted = numbers.map((one) => Number(/(\d+)号$/.exec(String(one['letterNumber']))?.[1]));
    expect(counted.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('begin anew each year and each organisation, and stand apart in a rehearsal', async () => {
    const letters = databaseLetters(db);
    const organisation = '610429104';
    const numberOf = async (more: Partial<EffectOf<'letter'>>) =>
      (await letters.issue(effect<'letter'>(letter, { organisation, ...more })))['letterNumber'];
    expect(await numberOf({})).toBe('610429104函〔2026〕1号');
    expect(await numberOf({ at: '2026-12-31T16:00:00.000Z' })).toBe('610429104函〔2027〕1号');
    expect(await numberOf({ rehearsal: true })).toBe('演练610429104函〔2026〕1号');
    expect(await numberOf({ organisation: '610429105' })).toBe('610429105函〔2026〕1号');
    expect(await numberOf({})).toBe('610429104函〔2026〕2号');
  });
});

describe('a letter of decision', () => {
  const refused = testProcedure({
    id: 'refused-grant',
    title: { zh: '测试补助', en: 'Test grant' },
    fields: [
      { key: 'payee', label: { zh: '姓名', en: 'name' }, type: 'text' },
      {
        key: 'account',
        label: { zh: '账号', en: 'account' },
        type: 'text',
        format: 'bankAccount',
        sensitive: 'bankAccount',
      },
    ],
    filing: { level: 'village', by: [{ role: 'clerk', level: 'village' }], form: [] },
    stages: [
      {
        key: 'inform',
        kind: 'service',
        title: { zh: '告知', en: 'told' },
        basis: [{ kind: 'assumed', note: { zh: '测试', en: 'test' } }],
        action: { do: 'letter', ...letter, fields: ['payee', 'account'], kind: 'decision', remedies: remediesAtLaw },
        to: 'done',
      },
    ],
  });
  const bureau = '610777/housing';
  const organisation = (path: string, zh: string, en: string): Organisation => ({
    path,
    level: 'county',
    parent: path === '610777' ? null : '610777',
    kind: path === '610777' ? 'division' : 'body',
    name: { zh, en },
    validFrom: '2020-01-01',
    validTo: null,
    successor: null,
  });

  it('is numbered in the series of the body that decided, and keeps what it says, masked', async () => {
    await putOrganisations(db, [
      organisation('610777', '演示县', 'Demo County'),
      organisation(bureau, '县住建局', 'Housing Bureau'),
    ]);
    const hash = await storeDefinition(db, refused, { origin: 'release', at: AT });
    const decided = { ...letter, stage: 'inform', issuer: bureau, reason: '面积不符' };
    const applicant = { id: 'applicant', name: '演示申请人' };
    const ordered = effect<'letter'>(decided, { definitionHash: hash, applicant });
    const result = await databaseLetters(db).issue(ordered);
    expect(result).toEqual({ letterNumber: '演示县住建局决字〔2026〕1号', issuedOn: DAY });
    const row = await db
      .selectFrom('letters')
      .selectAll()
      .where('effect_id', '=', ordered.effectId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ kind: 'decision', stage: 'inform', organisation: bureau, served_on: null });
    expect(row.document).toMatchObject({
      issuer: { zh: '演示县住建局', en: 'Housing Bureau, Demo County' },
      addressee: { zh: '演示申请人' },
    });
    const said = JSON.stringify(row.document);
    expect(said).toContain('理由：面积不符');
    expect(said).toContain('60日内');
    expect(said).not.toContain(ACCOUNT);
    const plain = await databaseLetters(db).issue(effect<'letter'>({ ...letter, issuer: bureau }));
    expect(plain['letterNumber']).toBe('演示县住建局函〔2026〕1号');
  });
});
