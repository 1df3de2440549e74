import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadEvents, loadState } from '../../db/events.ts';
import { findKey } from '../../db/idempotency.ts';
import { putHoldings, putPeople } from '../../db/people.ts';
import { record } from '../../db/record.ts';
import { projectionOf } from '../../domain/case/projection.ts';
import { COUNTY, fourLevels, grant, oneAtATime, TOWNSHIP, VILLAGE } from '../support/definitions.ts';
import { subsidy, VILLAGE_DATA } from './definitions-for-tests.ts';
import { AT, openTestDatabase, putPaths, RecordedCase, rowsOf } from './recorded-case.ts';
import type { TestDatabase } from './recorded-case.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await putPaths(database.db, COUNTY, TOWNSHIP, VILLAGE, `${COUNTY}/housing`, `${COUNTY}/civil`);
});
afterAll(() => database.close());

const everything = [
  'cases',
  'tasks',
  'clocks',
  'case_access',
  'case_attachments',
  'case_search',
  'events',
  'inbox',
  'outbox',
  'case_numbers',
] as const;

let households = 0;
const household = () => {
  households += 1;
  return { id: `household-${households}`, kind: 'household', name: `演示户${households}` } as const;
};
const recorded = (definition = fourLevels) => new RecordedCase(database, definition);

describe('what a command leaves in the database', () => {
  it('gives the trail back as it was recorded, sensitive values included', async () => {
    const one = await recorded(subsidy).start({ subject: household(), data: VILLAGE_DATA });
    await one.step((driver) => driver.as('reviewer').decide('approve'));
    expect(await loadEvents(database.db, database.crypto, one.caseId)).toEqual(one.driver.events);
    expect(await loadState(database.db, database.crypto, one.caseId)).toEqual(one.driver.state);
  });

  it('keeps no sensitive value in clear anywhere', async () => {
    const one = await recorded(subsidy).start({ subject: household(), data: VILLAGE_DATA });
    await one.step((driver) => driver.as('reviewer').decide('approve'));
    await one.step((driver) => driver.as('verifier', `${COUNTY}/housing`).decide('approve'));
    await one.step((driver) => driver.as('verifier', `${COUNTY}/civil`).decide('approve'));
    await one.step((driver) => driver.as('clerk').post());
    await one.step((driver) => driver.days(8));
    expect(one.driver.count('effectRequested')).toBe(1);
    const stored = JSON.stringify(await rowsOf(database.db, everything));
    const { idNumber, account } = VILLAGE_DATA;
    for (const secret of [idNumber, account, '13900000001']) expect(stored.includes(secret)).toBe(false);
    expect(stored.includes('1800000')).toBe(true);
  });

  it('finishes tasks with who did them, and closes those of a visit that was left', async () => {
    const one = await recorded().start({ subject: household(), data: {} });
    await one.step((driver) => driver.as('clerk').decide('approve'));
    await one.step((driver) => driver.as('reviewer').decide('return', { opinion: '补正' }));
    const tasks = await database.db
      .selectFrom('tasks')
      .select(['task_id', 'stage', 'state', 'finished_by', 'outcome'])
      .where('case_id', '=', one.caseId)
      .orderBy('visit')
      .execute();
    expect(tasks).toEqual([
      { task_id: '1.1', stage: 'village', state: 'done', finished_by: `clerk@${VILLAGE}`, outcome: 'approve' },
      { task_id: '2.1', stage: 'township', state: 'done', finished_by: `reviewer@${TOWNSHIP}`, outcome: 'return' },
      { task_id: '3.1', stage: 'village', state: 'open', finished_by: null, outcome: null },
    ]);
  });

  it('marks the case and its task overdue and draws the card when the rung is an event', async () => {
    const one = await recorded(subsidy).start({ subject: household(), data: VILLAGE_DATA });
    await one.step((driver) => driver.days(12));
    const row = await database.db
      .selectFrom('cases')
      .select(['overdue', 'card', 'next_due_on'])
      .where('case_id', '=', one.caseId)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ overdue: true, card: 'red', next_due_on: '2026-03-09' });
    const told = await database.db
      .selectFrom('inbox')
      .select(['recipient', 'kind'])
      .where('case_id', '=', one.caseId)
      .orderBy('id')
      .execute();
    expect(told.map((message) => `${message.kind} ${message.recipient}`)).toEqual([
      `dueSoon role:reviewer@${TOWNSHIP}`,
      `overdue role:reviewer@${TOWNSHIP}`,
      // the yellow card names nobody to tell: the owner's superior hears of it
      `overdue role:countyPrincipalLeaders@${COUNTY}`,
      `overdue role:reviewer@${TOWNSHIP}`,
      `overdue role:director@${COUNTY}`,
    ]);
  });

  it('names new tasks whose role nobody holds on that day', async () => {
    const { db, crypto } = database;
    await putPeople(db, crypto, [{ id: 'clerk-1', name: '演示文书' }], AT);
    const one = await recorded().start({ subject: household(), data: {} });
    expect(one.answers.at(-1)?.unheldTasks).toEqual(['1.1']);
    await putHoldings(db, [{ personId: 'clerk-1', role: 'clerk', organisation: VILLAGE, validFrom: '2026-03-02' }]);
    const other = await recorded().start({ subject: household(), data: {} });
    expect(other.answers.at(-1)?.unheldTasks).toEqual([]);
    await other.step((driver) => driver.as('clerk').decide('approve'));
    expect(other.answers.at(-1)?.unheldTasks).toEqual(['2.1']);
  });

  it('numbers cases per procedure, township and year without a gap, however many start at once', async () => {
    const starts = Array.from({ length: 20 }, (_, place) =>
      recorded(grant).start({
        organisation: place % 2 === 0 ? VILLAGE : '610429102001',
        subject: household(),
        data: { payee: '演示户', account: '4111111111111111', amount: 100 },
      }),
    );
    const cases = await Promise.all(starts);
    const numbers = cases.map((one) => one.answers[0]?.caseNumber ?? '').sort();
    const ten = (place: string) =>
      Array.from({ length: 10 }, (_, n) => `${place}-2026-${String(n + 1).padStart(4, '0')}`);
    expect(numbers).toEqual([...ten('610429101'), ...ten('610429102')]);
  });
});

describe('a record that is tried again', () => {
  it('changes nothing and gives the same answer', async () => {
    const { db, crypto } = database;
    const one = await recorded(subsidy).start({ subject: household(), data: VILLAGE_DATA });
    await one.step((driver) => driver.as('reviewer').decide('approve'), { actor: 'p', key: 'repeat', bodyHash: 'b' });
    const before = await rowsOf(db, everything);
    for (const [index, input] of one.inputs.entries()) {
      const again = await record(db, crypto, input);
      expect({ ...again, unheldTasks: [] }).toEqual({ ...one.answers[index], unheldTasks: [] });
    }
    expect(await rowsOf(db, everything)).toEqual(before);
  });

  it('writes once when both tries run at the same time', async () => {
    const { db, crypto } = database;
    const one = await recorded(subsidy).start({ subject: household(), data: VILLAGE_DATA });
    const { driver } = one;
    const before = driver.events.length;
    driver.as('reviewer').decide('approve');
    const input = {
      ...one.last,
      prevHead: one.answers.at(-1)?.head ?? null,
      events: driver.events.slice(before),
      projection: projectionOf(driver.definition, driver.state),
    };
    const answers = await Promise.all([1, 2, 3].map(() => record(db, crypto, input)));
    expect(new Set(answers.map((answer) => answer.head)).size).toBe(1);
    const { count } = await db
      .selectFrom('events')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('case_id', '=', one.caseId)
      .executeTakeFirstOrThrow();
    expect(count).toBe(driver.events.length);
  });

  it('is given the events that stand in the same place, with what was answered, when they are others', async () => {
    const { db, crypto } = database;
    const one = await recorded(subsidy).start({ subject: household(), data: VILLAGE_DATA });
    const key = { actor: 'reviewer-1', key: randomUUID(), bodyHash: 'b' };
    await one.step((driver) => driver.as('reviewer').decide('approve'), key);
    const before = await rowsOf(db, everything);
    const [first, ...rest] = one.last.events;
    const other = { ...one.last, events: [{ ...first, recordedAt: '2026-03-02T09:00:00.000Z' }, ...rest] };
    const answer = await record(db, crypto, { ...other, key } as typeof one.last);
    expect(answer).toEqual({
      head: one.answers.at(-1)?.head,
      caseNumber: one.answers.at(-1)?.caseNumber,
      unheldTasks: expect.any(Array),
      ahead: { events: one.last.events, answered: [{ key, answer: one.last.answer }] },
    });
    expect(await rowsOf(db, everything)).toEqual(before);
  });

  it('is given the events that stand there when a sensitive value is another one', async () => {
    const { db, crypto } = database;
    const one = await recorded(subsidy).start({ subject: household(), data: VILLAGE_DATA });
    const [first, ...rest] = one.last.events;
    const data = { ...VILLAGE_DATA, idNumber: '610429199001010038' };
    const other = { ...one.last, events: [{ ...first, data }, ...rest] } as typeof one.last;
    expect((await record(db, crypto, other)).ahead?.events).toEqual(one.last.events);
  });

  it('is a chain conflict when it does not follow what is recorded', async () => {
    const { db, crypto } = database;
    const one = await recorded().start({ subject: household(), data: {} });
    const before = one.driver.events.length;
    one.driver.as('clerk').decide('approve');
    const { driver } = one;
    const projection = projectionOf(driver.definition, driver.state);
    const input = { ...one.last, prevHead: '00'.repeat(32), events: driver.events.slice(before), projection };
    await expect(record(db, crypto, input)).rejects.toMatchObject({ code: 'CHAIN_CONFLICT' });
    const skipping = { ...input, prevHead: one.answers[0]?.head ?? null, events: input.events.slice(1) };
    await expect(record(db, crypto, skipping)).rejects.toMatchObject({ code: 'CHAIN_CONFLICT' });
  });
});

describe('one open case', () => {
  it('refuses a second case for the same subject until the first has ended, and gives the number back', async () => {
    const subject = household();
    const first = await recorded(oneAtATime).start({ subject, data: {} });
    await expect(recorded(oneAtATime).start({ subject, data: {} })).rejects.toMatchObject({
      code: 'SUBJECT_HAS_OPEN_CASE',
    });
    await first.step((driver) => driver.as('reviewer').decide('approve'));
    expect(first.driver.state.status).toBe('ended');
    const second = await recorded(oneAtATime).start({ subject, data: {} });
    expect(second.answers[0]?.caseNumber).toBe('610429101-2026-0002');
  });

  it('lets a rehearsal stand beside the real case, with a number of its own series', async () => {
    const subject = household();
    await recorded(oneAtATime).start({ subject, data: {} });
    const rehearsal = await recorded(oneAtATime).start({ subject, data: {}, rehearsal: true });
    expect(rehearsal.answers[0]?.caseNumber).toBe('R610429101-2026-0001');
  });

  it('allows another one in the next year where the definition says per year', async () => {
    const subject = household();
    await recorded(subsidy).start({ subject, data: VILLAGE_DATA });
    await expect(recorded(subsidy).start({ subject, data: VILLAGE_DATA })).rejects.toMatchObject({
      code: 'SUBJECT_HAS_OPEN_CASE',
    });
    const next = new RecordedCase(database, subsidy, { now: '2027-03-01T01:00:00.000Z' });
    await next.start({ subject, data: VILLAGE_DATA });
  });
});

describe("the caller's idempotency key", () => {
  it('is kept with body hash and answer in the same transaction', async () => {
    const one = recorded();
    await one.start({ subject: household(), data: {} });
    await one.step((driver) => driver.as('clerk').decide('approve'), { actor: 'clerk', key: 'k-1', bodyHash: 'h-1' });
    expect(await findKey(database.db, 'clerk', 'k-1')).toMatchObject({
      scope: `case:${one.caseId}`,
      bodyHash: 'h-1',
      status: 'done',
      answer: { caseId: one.caseId, sequence: one.driver.state.sequence },
    });
  });
});
