// What is overdue and what is about to fall due, through the API: cases that a worker runs and a round that it opened.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../api/contracts/cases.ts';
import type { DueRow, Load } from '../../api/contracts/due.ts';
import { putHoldings } from '../../db/people.ts';
import { publish } from '../../db/publish.ts';
import { putSubject } from '../../db/subjects.ts';
import { addDays, localDateOf } from '../../domain/calendar/index.ts';
import { weekOf } from '../../domain/calendar/weeks.ts';
import { CaseForm } from '../../domain/definition/forms.ts';
import { filing, startCaseApi, type CaseApi } from '../support/app.ts';
import { houseRepair, OTHER_HOUSEHOLD } from '../support/factories.ts';
import { PUBLISHED } from '../support/recurring-definitions.ts';

const TOWN = '610429101';
const OTHER_TOWN = '610429102';
const EAST = '610429101200';
const WEST = '610429102201';

interface Groups {
  asOf: string;
  until: string;
  totals: { overdue: number; soon: number };
  items: { key: string | null; title: { zh: string }; overdue: number; soon: number; oldest: string }[];
  next: string | null;
}

const repair = CaseForm.parse({ ...houseRepair, subject: { kind: 'household', uniqueness: 'none' } });
const other = CaseForm.parse({ ...repair, id: 'other-repair', title: { zh: '另一修缮', en: 'Other repair' } });

let api: CaseApi;
let today: string;
/** Filed so long ago, with the fifteen days of the town, and holidays perhaps on top. */
let late: CaseView;
let soon: CaseView;
let fresh: CaseView;
let elsewhere: CaseView;

const ask = (path: string, as = 'county-authority') => api.ask({ url: `/api/v1${path}`, as });
async function read<Body>(path: string, as?: string): Promise<Body> {
  const answer = await ask(path, as);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<Body>();
}
const due = (query: string, as?: string) => read<Groups>(`/due?${query}`, as);
const listed = (query: string, as?: string) => read<{ items: DueRow[]; next: string | null }>(`/due/list?${query}`, as);
const counts = ({ items }: Groups) => items.map(({ key, overdue, soon: about }) => [key, overdue, about]);

async function fileAs(as: string, more: Record<string, unknown>): Promise<CaseView> {
  const answer = await api.ask({ method: 'POST', url: '/api/v1/cases', as, payload: filing(more) });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<CaseView>();
}

beforeAll(async () => {
  api = await startCaseApi();
  await api.activate(repair);
  await api.activate(other);
  await putSubject(api.deps.db, api.deps.crypto, OTHER_HOUSEHOLD, '2020-01-01T00:00:00.000Z');
  today = localDateOf(api.deps.now());
  const ago = (days: number): string => addDays(today, -days);
  late = await fileAs('village-cadre', { businessDate: ago(60) });
  soon = await fileAs('village-cadre', { businessDate: ago(14) });
  fresh = await fileAs('village-cadre', { procedure: 'other-repair' });
  elsewhere = await fileAs('other-village-cadre', {
    procedure: 'other-repair',
    organisation: WEST,
    subject: { id: OTHER_HOUSEHOLD.id },
    businessDate: ago(60),
  });
});
afterAll(() => api.close());

describe('what falls due', () => {
  it('is counted by unit, with what is overdue first and the days that it is about', async () => {
    const answer = await due('by=unit&within=14');
    expect([answer.asOf, answer.until]).toEqual([today, addDays(today, 14)]);
    expect(counts(answer)).toEqual([
      [TOWN, 1, 1],
      [OTHER_TOWN, 1, 0],
    ]);
    expect(answer.totals).toEqual({ overdue: 2, soon: 1 });
    expect(answer.items[0]).toMatchObject({ title: { zh: '城关镇' }, oldest: late.dueOn });
    expect((await due('by=unit&within=60')).totals).toEqual({ overdue: 2, soon: 2 });
    expect(counts(await due('by=unit&level=county&within=14'))).toEqual([['610429', 2, 1]]);
  });

  it('is counted by person, under the name of whoever holds the post', async () => {
    const answer = await due('by=person&within=14');
    expect(counts(answer)).toEqual([
      ['town-reviewer', 1, 1],
      ['other-town-reviewer', 1, 0],
    ]);
    expect(answer.items[0]?.title.zh).toBe('测试镇审核');
  });

  it('is counted by procedure, and by week in their order', async () => {
    const byProcedure = await due('by=procedure&within=14');
    expect(counts(byProcedure)).toEqual([
      ['house-repair', 1, 1],
      ['other-repair', 1, 0],
    ]);
    expect(byProcedure.items[0]?.title.zh).toBe('测试修缮');
    const weeks = [late, soon, elsewhere].map((one) => weekOf(one.dueOn ?? '').key);
    const byWeek = await due('by=week&within=14');
    expect(byWeek.items.map(({ key }) => key)).toEqual([...new Set(weeks)].toSorted());
    expect(byWeek.items[0]?.title.zh).toMatch(/^\d{4}年第\d+周（/);
  });

  it('is counted by day in their order, from a day on, and listed for one day', async () => {
    const byDay = await due('by=day&within=14');
    const days = [late, soon, elsewhere].map(({ dueOn }) => dueOn ?? '');
    expect(byDay.items.map(({ key }) => key)).toEqual([...new Set(days)].toSorted());
    expect((await due(`by=day&within=14&from=${today}`)).items).toMatchObject([
      { key: soon.dueOn, overdue: 0, soon: 1 },
    ]);
    const first = await due('by=day&within=14&limit=1');
    const rest = await due(`by=day&within=14&cursor=${first.next}`);
    expect([...first.items, ...rest.items]).toEqual(byDay.items);
    const { items } = await listed(`within=14&by=day&key=${soon.dueOn}`);
    expect(items.map(({ caseId, dueOn }) => [caseId, dueOn])).toEqual([[soon.id, soon.dueOn]]);
    expect((await listed('within=14&by=day&key=someday')).items).toEqual([]);
  });

  it('is narrowed to what the caller has to do himself', async () => {
    expect((await due('within=14&mine=true', 'town-reviewer')).totals).toEqual({ overdue: 1, soon: 1 });
    expect((await due('within=14&mine=true')).totals).toEqual({ overdue: 0, soon: 0 });
    const { items } = await listed('within=14&mine=true', 'other-town-reviewer');
    expect(items.map(({ caseId }) => caseId)).toEqual([elsewhere.id]);
    expect((await listed('of=clocks&within=14&mine=true&overdue=true', 'town-reviewer')).items).toMatchObject([
      { caseId: late.id },
    ]);
  });

  it('is narrowed to a division, a procedure, and the overdue or the others', async () => {
    expect(counts(await due(`by=unit&within=14&organisation=${OTHER_TOWN}`))).toEqual([[OTHER_TOWN, 1, 0]]);
    expect((await due('within=14&procedure=house-repair')).totals).toEqual({ overdue: 1, soon: 1 });
    expect((await due('within=14&overdue=true')).totals).toEqual({ overdue: 2, soon: 0 });
    expect((await due('within=14&overdue=false')).totals).toEqual({ overdue: 0, soon: 1 });
  });

  it('is listed with case, stage, day and owner, the earliest first, page by page', async () => {
    const { items } = await listed('within=14');
    expect(items.map(({ caseId }) => caseId).toSorted()).toEqual([late.id, soon.id, elsewhere.id].toSorted());
    expect(items.map(({ dueOn }) => dueOn)).toEqual(items.map(({ dueOn }) => dueOn).toSorted());
    expect(items.find(({ caseId }) => caseId === late.id)).toMatchObject({
      caseNumber: late.number,
      procedure: { key: 'house-repair' },
      what: { key: 'town', title: { zh: '镇审核' } },
      unit: { path: TOWN },
      dueOn: late.dueOn,
      overdue: true,
      owners: [{ role: 'townshipGovernment', organisation: TOWN }],
    });
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Awaited<ReturnType<typeof listed>> = await listed(
        `within=14&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      expect(page.items).toHaveLength(1);
      paged.push(...page.items.map(({ caseId }) => caseId));
      cursor = page.next;
    }
    expect(paged).toEqual(items.map(({ caseId }) => caseId));
  });

  it('is listed for one group of the counts', async () => {
    const of = async (by: string, key: string) =>
      (await listed(`within=14&by=${by}&key=${encodeURIComponent(key)}`)).items.map(({ caseId }) => caseId);
    expect((await of('person', 'town-reviewer')).toSorted()).toEqual([late.id, soon.id].toSorted());
    expect(await of('unit', OTHER_TOWN)).toEqual([elsewhere.id]);
    expect(await of('procedure', 'other-repair')).toEqual([elsewhere.id]);
    expect(await of('week', weekOf(soon.dueOn ?? '').key)).toContain(soon.id);
    expect(await of('person', '')).toEqual([]);
  });

  it('belongs to whoever claims a task, from then on', async () => {
    const task = fresh.visits[0]?.tasks[0];
    await api.done('town-reviewer', fresh.id, { type: 'claim', visitId: fresh.visits[0]?.id, taskId: task?.id });
    const { items } = await listed('within=60&by=person&key=town-reviewer');
    const row = items.find(({ caseId }) => caseId === fresh.id);
    expect(row?.owners).toEqual([{ person: { id: 'town-reviewer', name: '测试镇审核' } }]);
  });

  it('is told of clocks as well', async () => {
    const { items } = await listed('of=clocks&within=14&overdue=true');
    expect(items.map(({ caseId, what }) => [caseId, what.key])).toEqual(
      expect.arrayContaining([
        [late.id, 'townReview'],
        [elsewhere.id, 'townReview'],
      ]),
    );
    expect(items).toHaveLength(2);
  });

  it('is in nobody’s sight but his who sees the case', async () => {
    expect((await due('within=60', 'other-town-reviewer')).totals).toEqual({ overdue: 1, soon: 0 });
    expect((await due('within=60', 'town-reviewer')).totals).toEqual({ overdue: 1, soon: 2 });
    expect((await due('within=60', 'villager')).totals).toEqual({ overdue: 0, soon: 0 });
    expect((await listed('within=60', 'other-village-cadre')).items.map(({ caseId }) => caseId)).toEqual([
      elsewhere.id,
    ]);
  });

  it('is refused with a reason where the question makes no sense', async () => {
    for (const query of ['by=colour', 'within=-1', 'within=1000', 'of=dreams', 'limit=0']) {
      expect((await ask(`/due?${query}`)).statusCode, query).toBe(400);
    }
    expect((await ask('/due?cursor=nonsense')).json()).toMatchObject({ status: 400, code: 'CURSOR_INVALID' });
    expect((await api.ask({ url: '/api/v1/due' })).statusCode).toBe(401);
  });
});

describe('yellow and red cards of open cases', () => {
  it('are counted by unit, person and procedure, and listed with the case', async () => {
    interface Cards {
      totals: { red: number; yellow: number };
      items: { key: string; red: number; yellow: number }[];
    }
    const byUnit = await read<Cards>('/due/cards?by=unit');
    expect(byUnit.totals).toEqual({ red: 0, yellow: 2 });
    expect(byUnit.items).toMatchObject([
      { key: EAST, red: 0, yellow: 1 },
      { key: WEST, red: 0, yellow: 1 },
    ]);
    const byPerson = await read<Cards>('/due/cards?by=person');
    expect(Object.fromEntries(byPerson.items.map(({ key, yellow }) => [key, yellow]))).toEqual({
      'other-town-reviewer': 1,
      'town-reviewer': 1,
    });
    expect((await read<Cards>('/due/cards?card=red')).totals).toEqual({ red: 0, yellow: 0 });
    const { items } = await read<{ items: object[] }>(`/due/cards/list?by=unit&key=${EAST}`);
    expect(items).toMatchObject([{ caseId: late.id, card: 'yellow', startedOn: late.startedOn }]);
    const seen = await read<Cards>('/due/cards', 'other-town-reviewer');
    expect(seen.totals).toEqual({ red: 0, yellow: 1 });
  });
});

describe('the load of the coming weeks', () => {
  it('counts the clocks that run by the week of their last day, and what was due before apart', async () => {
    const load = await read<Load>('/due/load?by=unit&level=township&weeks=8');
    expect(load.weeks).toHaveLength(8);
    expect(load.weeks[0]?.week).toBe(weekOf(today).key);
    const town = load.items.find(({ key }) => key === TOWN);
    expect(town).toMatchObject({ title: { zh: '城关镇' }, before: { clocks: 1, items: 0 } });
    const weekOfSoon = town?.weeks.find(({ week }) => week === weekOf(soon.dueOn ?? '').key);
    expect(weekOfSoon?.clocks).toBeGreaterThanOrEqual(1);
    expect(town?.weeks.reduce((sum, { clocks }) => sum + clocks, 0)).toBe(2);
    const next = await read<Load>('/due/load?by=unit&level=township&weeks=8&limit=1');
    expect(next.items.map(({ key }) => key)).toEqual([TOWN]);
    expect(
      (await read<Load>(`/due/load?by=unit&level=township&limit=1&cursor=${next.next ?? ''}`)).items,
    ).toMatchObject([{ key: OTHER_TOWN }]);
  });

  it('tells of rounds that are open and of those that duties in force will open, by unit and procedure', async () => {
    const { db } = api.deps;
    const validFrom = '2025-01-01';
    await putHoldings(db, [
      { personId: 'housing-officer', role: 'systemAdministrator', organisation: '610429', validFrom },
    ]);
    await publish(db, { procedures: PUBLISHED, profile: null, at: '2025-01-01T00:00:00.000Z', ground: 'test' });
    const opened = await api.ask({
      method: 'POST',
      url: '/api/v1/rounds',
      as: 'housing-officer',
      payload: { procedure: 'monthly-report', part: { kind: 'duty', key: 'monthly' }, openedOn: '2025-02-01' },
    });
    expect(opened.statusCode, opened.body).toBe(201);
    const items = await due('of=items&by=unit&procedure=monthly-report');
    expect(counts(items)).toEqual([
      [EAST, 1, 0],
      [WEST, 1, 0],
    ]);
    const load = await read<Load>('/due/load?by=procedure&weeks=10&procedure=monthly-report');
    expect(load.items).toMatchObject([{ key: 'monthly-report', before: { clocks: 0, items: 2 } }]);
    const coming = load.items[0]?.weeks.reduce((sum, week) => sum + week.coming, 0) ?? 0;
    // two villages at each of the month ends within ten weeks
    expect([4, 6]).toContain(coming);
    const own = await read<Load>('/due/load?by=unit&weeks=10&procedure=monthly-report', 'village-cadre');
    expect(own.items.map(({ key }) => key)).toEqual([EAST]);
  });
});
