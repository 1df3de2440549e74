import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCase, listCases } from '../../db/cases.ts';
import type { CaseCursor, CaseFilter } from '../../db/cases.ts';
import { listDoneTasks, listOpenTasks } from '../../db/tasks.ts';
import type { TaskCursor, TaskRow, TaskView } from '../../db/tasks.ts';
import { scopeOf } from '../../domain/scope.ts';
import { COUNTY, fourLevels, TOWNSHIP, VILLAGE } from '../support/definitions.ts';
import { subsidy, VILLAGE_DATA } from './definitions-for-tests.ts';
import { openTestDatabase, putPaths, RecordedCase } from './recorded-case.ts';
import type { TestDatabase } from './recorded-case.ts';

let database: TestDatabase;
const cases: RecordedCase[] = [];
const all = scopeOf({ kind: 'system' });
const reviewer = { personId: 'r', holdings: [{ role: 'reviewer', organisation: TOWNSHIP }] };

beforeAll(async () => {
  database = await openTestDatabase();
  await putPaths(database.db, COUNTY, TOWNSHIP, VILLAGE);
  const names = ['王桂芳', '李建国', '张桂英', '赵明'];
  // Two a day, so that pages meet equal days; the subsidy's clock makes an order by due day.
  for (let place = 0; place < 12; place += 1) {
    const day = String(2 + Math.floor(place / 2)).padStart(2, '0');
    const definition = place % 3 === 0 ? fourLevels : subsidy;
    const one = new RecordedCase(database, definition, { now: `2026-03-${day}T01:00:00.000Z` });
    const name = `演示${names[place % names.length]}`;
    await one.start({
      subject: { id: `h-${place}`, kind: 'household', name },
      data: definition === subsidy ? VILLAGE_DATA : {},
      organisation: place % 4 === 3 ? '610429102001' : VILLAGE,
      rehearsal: place === 11,
    });
    cases.push(one);
  }
});
afterAll(() => database.close());

async function everyTask(view: TaskView, limit: number): Promise<TaskRow[]> {
  const rows: TaskRow[] = [];
  let after: TaskCursor | null = null;
  do {
    const page = await listOpenTasks(database.db, view, {}, { limit, after });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}

describe('the worklist', () => {
  it('holds the open tasks of my role at my organisation with their case, the most urgent first', async () => {
    const rows = await everyTask({ mine: reviewer }, 50);
    const expected = cases.filter(
      ({ driver: { state } }) => state.procedure === 'subsidy' && state.organisation === VILLAGE && !state.rehearsal,
    );
    expect(new Set(rows.map((row) => row.caseId))).toEqual(new Set(expected.map((one) => one.caseId)));
    const days = rows.map((row) => row.dueOn ?? '');
    expect(days).toEqual(days.toSorted((a, b) => a.localeCompare(b)));
    const first = rows[0];
    const own = cases.find((one) => one.caseId === first?.caseId)?.driver.state;
    expect(first).toMatchObject({
      procedure: 'subsidy',
      stage: 'township',
      organisation: VILLAGE,
      subject: own?.subject,
      applicant: own?.applicant,
      to: { role: 'reviewer', organisation: TOWNSHIP },
      caseStatus: 'open',
    });
  });

  it('comes in pages that neither repeat nor leave out a task', async () => {
    const whole = (await everyTask({ regions: [COUNTY] }, 50)).map((row) => `${row.caseId} ${row.taskId}`);
    expect(whole).toHaveLength(11);
    for (const limit of [1, 2, 3, 5]) {
      const paged = (await everyTask({ regions: [COUNTY] }, limit)).map((row) => `${row.caseId} ${row.taskId}`);
      expect(paged).toEqual(whole);
    }
  });

  it('shows a task that somebody else has claimed to nobody but him', async () => {
    const one = cases.find(({ driver: { state } }) => state.procedure === 'subsidy' && state.organisation === VILLAGE);
    await one?.step((driver) => {
      const acting = driver.as('reviewer', TOWNSHIP, 'claimant');
      acting.send({ type: 'claim', ...acting.task });
    });
    const ids = async (personId: string) =>
      (await everyTask({ mine: { ...reviewer, personId } }, 50)).map((row) => row.caseId);
    expect(await ids('claimant')).toContain(one?.caseId);
    expect(await ids('r')).not.toContain(one?.caseId);
    await one?.step((driver) => {
      const acting = driver.as('reviewer', TOWNSHIP, 'claimant');
      acting.send({ type: 'release', ...acting.task });
    });
    expect(await ids('r')).toContain(one?.caseId);
  });

  it('shows tasks of one person to him and to whoever acts for him', async () => {
    const one = cases[0];
    await one?.step((driver) => {
      const acting = driver.as('clerk');
      acting.send({ type: 'transfer', ...acting.task, to: { id: 'q', name: '演示同事' }, reason: '转办' });
    });
    const mine = await everyTask({ mine: { personId: 'q', holdings: [] } }, 50);
    expect(mine).toMatchObject([{ caseId: one?.caseId, to: { person: { id: 'q', name: '演示同事' } } }]);
    const holdings = [{ role: 'clerk', organisation: '610429999', agencyOf: { id: 'q', name: '演示同事' } }];
    expect(await everyTask({ mine: { personId: 'agent', holdings } }, 50)).toHaveLength(1);
  });

  it('narrows by due day, procedure, region and overdue', async () => {
    const { db } = database;
    const view = { regions: [COUNTY] };
    const count = async (filter: Parameters<typeof listOpenTasks>[2]) =>
      (await listOpenTasks(db, view, filter, { limit: 50 })).rows.length;
    const subsidies = cases.filter(({ driver: { state } }) => state.procedure === 'subsidy' && !state.rehearsal);
    expect(await count({ procedure: 'subsidy' })).toBe(subsidies.length);
    expect(await count({ dueBefore: '2027-01-01' })).toBe(subsidies.length);
    expect(await count({ dueBefore: '2026-03-09' })).toBe(0);
    expect(await count({ region: '610429102' })).toBe(2);
    expect(await count({ overdue: true })).toBe(0);
    expect(await count({ rehearsal: true })).toBe(1);
  });

  it('moves to what I have done when it is done', async () => {
    const one = cases[1];
    await one?.step((driver) => driver.as('reviewer', TOWNSHIP, 'r').decide('approve'));
    expect((await everyTask({ mine: reviewer }, 50)).map((row) => row.caseId)).not.toContain(one?.caseId);
    const done = await listDoneTasks(database.db, 'r', {}, { limit: 10 });
    expect(done.rows).toMatchObject([{ caseId: one?.caseId, state: 'done', outcome: 'approve' }]);
    const { next } = await listDoneTasks(database.db, 'r', {}, { limit: 1 });
    expect(next).toBeNull();
  });
});

describe('the list of cases', () => {
  const list = async (filter: CaseFilter, limit = 50) => {
    const ids: string[] = [];
    let after: CaseCursor | null = null;
    do {
      const page = await listCases(database.db, all, filter, { limit, after });
      ids.push(...page.rows.map((row) => row.caseId));
      after = page.next;
    } while (after !== null);
    return ids;
  };

  it('comes newest first, in pages that neither repeat nor leave out a case', async () => {
    const whole = await list({});
    expect(whole).toHaveLength(11);
    for (const limit of [1, 2, 3]) expect(await list({}, limit)).toEqual(whole);
  });

  it('finds by any part of a Chinese name, of one letter or more, and by number', async () => {
    const named = (part: string) =>
      cases.filter((one) => one.driver.state.subject?.name.includes(part) && !one.driver.state.rehearsal).length;
    for (const part of ['桂', '桂芳', '王桂芳', '建国']) expect(await list({ search: part })).toHaveLength(named(part));
    expect(await list({ search: '桂国' })).toEqual([]);
    const number = cases[3]?.answers[0]?.caseNumber ?? '';
    expect(await list({ search: number })).toContain(cases[3]?.caseId);
  });

  it('narrows by procedure, region, stage, status and subject', async () => {
    expect(await list({ procedure: 'four-levels' })).toHaveLength(4);
    expect(await list({ region: '610429102' })).toHaveLength(2);
    expect(await list({ stage: 'village' })).toHaveLength(4);
    expect(await list({ status: 'ended' })).toEqual([]);
    expect(await list({ subjectId: 'h-5' })).toEqual([cases[5]?.caseId]);
    expect(await list({ dueBefore: '2026-03-01' })).toEqual([]);
    expect(await list({ overdue: true })).toEqual([]);
    expect(await list({ overdue: false, stuck: false })).toHaveLength(11);
    expect(await list({ personId: 'applicant-1', startedFrom: '2026-03-07' })).toEqual([cases[10]?.caseId]);
  });

  it('keeps rehearsals apart', async () => {
    expect(await list({ rehearsal: true })).toEqual([cases[11]?.caseId]);
  });
});

it('gives one case with its data in clear, and nothing outside the scope', async () => {
  const one = cases[1];
  const { db, crypto } = database;
  expect(await findCase(db, crypto, all, one?.caseId ?? '')).toMatchObject({ data: VILLAGE_DATA });
  const scope = scopeOf({
    kind: 'person',
    person: { id: 'x', name: 'x' },
    holdings: [{ role: 'clerk', organisation: '610430' }],
  });
  expect(await findCase(db, crypto, scope, one?.caseId ?? '')).toBeNull();
});
