import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCalendar, putCalendarYears } from '../../db/calendar.ts';
import { definitionHash } from '../../db/definition-hash.ts';
import {
  activateDefinition,
  definitionInForce,
  definitionsInForce,
  findDefinition,
  storeDefinition,
} from '../../db/definitions.ts';
import { findKey, finishKey, releaseKey, reserveKey } from '../../db/idempotency.ts';
import { findOrganisation, listOrganisations, putOrganisations } from '../../db/organisations.ts';
import {
  addAgency,
  addRelative,
  findActor,
  holdersOf,
  holdingsOf,
  putAccounts,
  putHoldings,
  putPeople,
  relativesOf,
} from '../../db/people.ts';
import { seedCalendar } from '../../db/seed-calendar.ts';
import { findSubject, findSubjectsByIdNumber, listSubjects, putSubject } from '../../db/subjects.ts';
import { isWorkingDay } from '../../domain/calendar/index.ts';
import { cooling, COUNTY, fourLevels, TOWNSHIP, VILLAGE } from '../support/definitions.ts';
import { AT, openTestDatabase, organisationOf, putPaths } from './recorded-case.ts';
import type { TestDatabase } from './recorded-case.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const { db, crypto } = database;
  await putPaths(db, COUNTY, TOWNSHIP, VILLAGE, `${COUNTY}/housing`);
  const ids = ['wang', 'li', 'zhao'];
  await putPeople(
    db,
    crypto,
    ids.map((id) => ({ id, name: `演示${id}` })),
    AT,
  );
});
afterAll(() => database.close());

describe('what a person holds', () => {
  it('is what is held on that day in China, first day included and last not', async () => {
    const { db } = database;
    const period = { validFrom: '2026-03-01', validTo: '2026-04-01' };
    await putHoldings(db, [{ personId: 'wang', role: 'reviewer', organisation: TOWNSHIP, ...period }]);
    const held = async (at: string) => (await holdingsOf(db, 'wang', at)).length;
    expect(await held('2026-02-28T15:59:59.999Z')).toBe(0);
    expect(await held('2026-02-28T16:00:00.000Z')).toBe(1);
    expect(await held('2026-03-31T15:59:59.999Z')).toBe(1);
    expect(await held('2026-03-31T16:00:00.000Z')).toBe(0);
    expect(await holdersOf(db, 'reviewer', TOWNSHIP, '2026-03-10T00:00:00.000Z')).toEqual([
      { id: 'wang', name: '演示wang' },
    ]);
    expect(await holdersOf(db, 'reviewer', VILLAGE, '2026-03-10T00:00:00.000Z')).toEqual([]);
  });

  it('is with an agent too for as long as the agency lasts, and says for whom', async () => {
    const { db } = database;
    const agency = {
      principalId: 'wang',
      agentId: 'li',
      validFrom: '2026-03-10',
      validTo: '2026-03-12',
      ground: '出差',
    };
    await addAgency(db, agency);
    expect(await holdingsOf(db, 'li', '2026-03-11T01:00:00.000Z')).toEqual([
      { role: 'reviewer', organisation: TOWNSHIP, agencyOf: { id: 'wang', name: '演示wang' } },
    ]);
    expect(await holdingsOf(db, 'li', '2026-03-12T01:00:00.000Z')).toEqual([]);
  });

  it('is found by the account of the issuer that vouches for it, unless that is disabled', async () => {
    const { db } = database;
    await putAccounts(db, [{ login: 'wang', issuer: 'demo', personId: 'wang' }]);
    expect(await findActor(db, { issuer: 'demo', login: 'wang' }, '2026-03-11T01:00:00.000Z')).toEqual({
      kind: 'person',
      person: { id: 'wang', name: '演示wang' },
      holdings: [{ role: 'reviewer', organisation: TOWNSHIP }],
    });
    expect(await findActor(db, { issuer: 'other', login: 'wang' }, AT)).toBeNull();
    await db.updateTable('accounts').set({ disabled: true }).execute();
    expect(await findActor(db, { issuer: 'demo', login: 'wang' }, AT)).toBeNull();
  });
});

it('finds declared relatives of the applicant, in both directions, and of the household', async () => {
  const { db, crypto } = database;
  const subject = {
    id: 's-1',
    kind: 'household',
    name: '演示户',
    organisation: VILLAGE,
    personId: null,
    data: {},
  } as const;
  await putSubject(db, crypto, { ...subject, validFrom: '2026-01-01' }, AT);
  await addRelative(db, { relativeId: 'li', personId: 'wang', relation: '配偶', declaredOn: '2026-01-01' });
  await addRelative(db, { relativeId: 'zhao', subjectId: 's-1', relation: '兄弟', declaredOn: '2026-01-01' });
  expect(await relativesOf(db, { personId: 'wang', subjectId: null })).toEqual(['li']);
  expect(await relativesOf(db, { personId: 'li', subjectId: 's-1' })).toEqual(['wang', 'zhao']);
  expect(await relativesOf(db, { personId: null, subjectId: null })).toEqual([]);
});

describe('organisations', () => {
  it('are listed as they were on a day, parents first, without those of a neighbour', async () => {
    const { db } = database;
    const merged = { validTo: '2025-01-01', successor: TOWNSHIP };
    await putOrganisations(db, [organisationOf('610429103', merged), organisationOf('610430')]);
    const paths = async (day: string) => (await listOrganisations(db, { region: COUNTY, day })).map((one) => one.path);
    expect(await paths('2024-06-01')).toEqual([COUNTY, `${COUNTY}/housing`, TOWNSHIP, VILLAGE, '610429103']);
    expect(await paths('2026-01-01')).toEqual([COUNTY, `${COUNTY}/housing`, TOWNSHIP, VILLAGE]);
    expect(await findOrganisation(db, '610429103')).toMatchObject({ successor: TOWNSHIP, validTo: '2025-01-01' });
    expect(await findOrganisation(db, '610499')).toBeNull();
  });
});

describe('definitions', () => {
  it('are stored once under their hash and come back as they were', async () => {
    const { db } = database;
    const from = { origin: 'release', at: AT } as const;
    const hash = await storeDefinition(db, fourLevels, from);
    expect(await storeDefinition(db, structuredClone(fourLevels), from)).toBe(hash);
    expect(definitionHash(fourLevels)).toBe(hash);
    const found = await findDefinition(db, hash);
    expect(found).toEqual(fourLevels);
    expect(found === null ? '' : definitionHash(found)).toBe(hash);
    expect(await findDefinition(db, 'unknown')).toBeNull();
  });

  it('are in force from the instant of their activation, the latest one counts', async () => {
    const { db } = database;
    const changed = { ...fourLevels, title: { zh: '新版', en: 'new' } };
    const first = await storeDefinition(db, fourLevels, { origin: 'release', at: AT });
    const second = await storeDefinition(db, changed, { origin: 'county', basedOn: first, at: AT });
    const activation = { procedure: fourLevels.id, ground: '演示', by: 'wang' };
    await activateDefinition(db, { ...activation, hash: first, activeFrom: '2026-01-01T00:00:00.000Z' });
    await activateDefinition(db, { ...activation, hash: second, activeFrom: '2026-06-01T00:00:00.000Z' });
    const inForce = async (at: string) => (await definitionInForce(db, fourLevels.id, at))?.hash;
    expect(await inForce('2025-12-31T00:00:00.000Z')).toBeUndefined();
    expect(await inForce('2026-05-31T23:59:59.999Z')).toBe(first);
    expect(await inForce('2026-06-01T00:00:00.000Z')).toBe(second);
    await storeDefinition(db, cooling, { origin: 'release', at: AT });
    expect((await definitionsInForce(db, '2026-07-01T00:00:00.000Z')).map((one) => one.hash)).toEqual([second]);
  });
});

describe('the calendar', () => {
  const switches = { restDaysRoll: true, periodsRoll: true, namedDayIncluded: true };

  it('comes from the seed with its notices, and leaves out years that are not announced', async () => {
    const { db } = database;
    await seedCalendar(db);
    await seedCalendar(db);
    const calendar = await loadCalendar(db, 2026, 2030, switches);
    expect(calendar).toMatchObject(switches);
    expect(isWorkingDay(calendar, '2026-10-01')).toMatchObject({ working: false, holiday: true, provisional: false });
    expect(isWorkingDay(calendar, '2029-10-01')).toMatchObject({ working: true, provisional: true });
    expect(Object.keys(calendar.years)).not.toContain('2029');
  });

  it('keeps a year that the county set when a release is seeded again', async () => {
    const { db } = database;
    const own = {
      year: 2026,
      provisional: false,
      source: { zh: '县里通知', en: 'county notice' },
      daysOff: [{ date: '2026-11-23', name: '县庆' }],
      workingWeekends: ['2026-11-22'],
    };
    await putCalendarYears(db, [own], 'county');
    await seedCalendar(db);
    expect((await loadCalendar(db, 2026, 2026, switches)).years).toEqual({ '2026': own });
  });
});

describe('the subject register', () => {
  it('finds by ID number and phone without keeping them in clear, and gives them back to whoever may see', async () => {
    const { db, crypto } = database;
    const idNumber = '610429199001010011';
    const subject = {
      id: 's-2',
      kind: 'person',
      name: '演示张三',
      organisation: VILLAGE,
      personId: 'zhao',
      data: { rooms: 3 },
    } as const;
    await putSubject(db, crypto, { ...subject, idNumber, phone: '13900000001', validFrom: '2026-01-01' }, AT);
    const found = await findSubject(db, crypto, 's-2');
    expect(found).toMatchObject({ idNumber, phone: '13900000001', person: { id: 'zhao' }, data: { rooms: 3 } });
    expect(await findSubjectsByIdNumber(db, crypto, ` ${idNumber}`)).toEqual([found]);
    expect(await findSubjectsByIdNumber(db, crypto, idNumber, 'household')).toEqual([]);
    const ids = async (search: string, regions = [COUNTY]) =>
      (await listSubjects(db, crypto, { regions, search }, { limit: 10 })).rows.map((row) => row.id);
    expect(await ids('张三')).toEqual(['s-2']);
    expect(await ids('139 0000 0001')).toEqual(['s-2']);
    expect(await ids('张三', ['610430'])).toEqual([]);
    expect(await ids('张三', [])).toEqual([]);
    const stored = JSON.stringify(await db.selectFrom('subjects').selectAll().execute());
    for (const secret of [idNumber, '13900000001']) expect(stored.includes(secret)).toBe(false);
  });

  it('comes in pages', async () => {
    const { db, crypto } = database;
    const first = await listSubjects(db, crypto, { regions: [COUNTY] }, { limit: 1 });
    const second = await listSubjects(db, crypto, { regions: [COUNTY] }, { limit: 1, after: first.next });
    expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual(['s-1', 's-2']);
    expect(second.next).toBeNull();
  });
});

describe('an idempotency key', () => {
  const key = { actor: 'wang', key: 'k', scope: 'POST /subjects', bodyHash: 'b' };

  it('is reserved by one of two that come at the same time', async () => {
    const { db } = database;
    const both = await Promise.all([reserveKey(db, key, AT), reserveKey(db, key, AT)]);
    expect(both.filter((known) => known === null)).toHaveLength(1);
    expect(both.find((known) => known !== null)).toMatchObject({ status: 'inProgress', bodyHash: 'b' });
  });

  it('keeps its answer, and can be given back only before that', async () => {
    const { db } = database;
    await finishKey(db, 'wang', 'k', { httpStatus: 201, body: { id: 's-3' } });
    await releaseKey(db, 'wang', 'k');
    expect(await findKey(db, 'wang', 'k')).toMatchObject({ status: 'done', httpStatus: 201, answer: { id: 's-3' } });
    await reserveKey(db, { ...key, key: 'other' }, AT);
    await releaseKey(db, 'wang', 'other');
    expect(await findKey(db, 'wang', 'other')).toBeNull();
  });
});
