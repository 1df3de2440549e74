import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../api/contracts/cases.ts';
import type { TaskRow } from '../../api/contracts/tasks.ts';
import type { TimelineEntry } from '../../api/contracts/timeline.ts';
import { storeDefinition } from '../../db/definitions.ts';
import { addDays, localDateOf } from '../../domain/calendar/index.ts';
import { startCaseApi, type CaseApi } from '../support/app.ts';
import { PLAIN_CALENDAR } from '../support/case-driver.ts';
import { duty, indicator, recurring } from '../support/round-definitions.ts';
import type { DutyInput } from '../support/round-definitions.ts';

const DONG = '610429101200';
const XI = '610429102201';
const TOWN = '610429101';
const COUNTY = '610429';
const UNITS = [
  { path: DONG, name: '东关村' },
  { path: XI, name: '西关村' },
];
const PHONE = '13800000000';
const text = (zh: string) => ({ zh, en: zh });
const basis = [{ kind: 'assumed' as const, note: text('示例') }];

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi();
});
afterAll(() => api.close());

/** Villages report daily; the town checks and sums up, the county issues the bulletin. */
function report(change: Partial<DutyInput> = {}): DutyInput {
  const one = duty();
  const fields = one.item.fields.map((field) =>
    field.key === 'phone' ? { ...field, readableBy: ['townshipGovernment'] } : field,
  );
  return duty({
    opens: { every: 'day' },
    due: { kind: 'period', amount: 3, unit: 'day' },
    owedBy: { level: 'village', role: 'townshipVillageCadre' },
    item: { ...one.item, fields },
    consolidation: [
      { key: 'townSummary', title: text('镇级汇总'), basis, by: { role: 'townshipGovernment', level: 'township' } },
    ],
    bulletin: { key: 'bulletin', title: text('通报'), basis, by: { role: 'countyAuthority', level: 'county' } },
    ...change,
  });
}

async function open(part: { duty: DutyInput } | { series: true } = { duty: report() }): Promise<string> {
  const { db } = api.deps;
  const today = localDateOf(api.deps.now());
  const definition =
    'duty' in part
      ? recurring({ duties: [part.duty] })
      : recurring({
          indicators: [indicator({ opens: { every: 'day' }, due: { kind: 'period', amount: 3, unit: 'day' } })],
        });
  const definitionHash = await storeDefinition(db, definition, { origin: 'release', at: '2020-01-01T00:00:00.000Z' });
  const caseId = randomUUID();
  const last = 'duty' in part ? today : addDays(today, 5);
  await api.deps.temporal.start(caseId, {
    definition,
    start: {
      type: 'openRound',
      actor: { kind: 'system' },
      caseId,
      procedure: definition.id,
      definitionHash,
      part: 'duty' in part ? { kind: 'duty', key: 'monthlyReport' } : { kind: 'indicator', key: 'planted' },
      period: { label: today, from: today, to: last },
      openedOn: today,
      organisation: COUNTY,
      units: 'duty' in part ? UNITS : [{ path: TOWN, name: '城关镇' }],
      calendar: PLAIN_CALENDAR,
      rehearsal: false,
    },
    key: null,
  });
  return caseId;
}

async function read(as: string, caseId: string): Promise<CaseView> {
  const answer = await api.ask({ method: 'GET', url: `/api/v1/cases/${caseId}`, as });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<CaseView>();
}

const file = (unit: string, more: object = {}) => ({
  type: 'fileItem',
  unit,
  data: { visited: 3, phone: PHONE },
  ...more,
});

describe('a round by the API', () => {
  it('shows a unit its own item and what it may do, and its worklist', async () => {
    const caseId = await open();
    const view = await read('village-cadre', caseId);
    expect(view).toMatchObject({
      kind: 'round',
      part: { key: 'monthlyReport', title: { zh: '月报' } },
      filer: { id: 'system' },
      stages: [{ key: 'reportItem', title: { zh: '填报' } }],
      round: { tally: { units: 2, owed: 2, silent: 0 }, items: [{ unit: { path: DONG }, state: 'silent' }] },
    });
    expect(view.actions.filter((action) => action.unit !== undefined)).toMatchObject([
      { type: 'fileItem', allowed: true, unit: DONG, nothingToReport: true, form: [{ field: 'visited' }, {}, {}] },
    ]);
    const tasks = await api.ask({ method: 'GET', url: '/api/v1/tasks', as: 'village-cadre' });
    const mine = tasks.json<{ items: TaskRow[] }>().items.find((task) => task.caseId === caseId);
    expect(mine).toMatchObject({ kind: { key: 'file' }, stage: { title: { zh: '填报' } }, unit: { path: DONG } });
    const unit = await api.ask({ method: 'GET', url: '/api/v1/tasks?view=unit', as: 'town-reviewer' });
    expect(unit.json<{ items: TaskRow[] }>().items.filter((task) => task.caseId === caseId)).toHaveLength(1);
  });

  it('goes from items to summary to bulletin by the same commands, each caller seeing only his units', async () => {
    const caseId = await open();
    const filed = await api.done('village-cadre', caseId, file(DONG));
    const masked = { data: { visited: 3, phone: '138****0000' }, masked: ['phone'] };
    expect(filed.round?.items).toMatchObject([{ state: 'filed', entries: [masked] }]);
    const town = await read('town-reviewer', caseId);
    expect(town.round?.items.map((item) => item.unit.path)).toEqual([DONG]);
    expect(town.actions.map((action) => action.type)).toContain('consolidate');
    await api.done('town-reviewer', caseId, { type: 'consolidate', organisation: TOWN, opinion: '已汇总' });
    await api.done('other-village-cadre', caseId, { type: 'fileItem', unit: XI, nothingToReport: true });
    await api.done('other-town-reviewer', caseId, { type: 'consolidate', organisation: '610429102' });
    const ended = await api.done('county-authority', caseId, { type: 'issueBulletin', text: '全部按时' });
    expect(ended).toMatchObject({
      status: 'ended',
      outcome: { key: 'completed' },
      round: { tally: { onTime: 2, nothingToReport: 1 }, items: [{}, {}] },
      actions: [],
    });
    const timeline = await api.ask({ method: 'GET', url: `/api/v1/cases/${caseId}/timeline`, as: 'village-cadre' });
    const told = timeline.json<{ items: TimelineEntry[] }>().items.map((entry) => entry.text.zh);
    expect(told).toContain('东关村报送第 1 条');
    expect(told.join()).not.toContain('西关村');
    expect(told.at(-1)).toBe('本轮结束（已通报）（按时 2，逾期 0，未报 0，免报 0）');
  });

  it('is listed where rounds are asked for, and not among the cases', async () => {
    const caseId = await open();
    const list = async (query: string) => {
      const answer = await api.ask({ method: 'GET', url: `/api/v1/cases${query}`, as: 'county-authority' });
      return answer.json<{ items: { id: string }[] }>().items.map((one) => one.id);
    };
    expect(await list('?kind=round')).toContain(caseId);
    expect(await list('')).not.toContain(caseId);
  });

  it('refuses in both languages with the code and the place', async () => {
    const caseId = await open();
    const other = await api.command('village-cadre', caseId, file(XI));
    expect(other.json()).toMatchObject({ status: 403, code: 'UNIT_NOT_YOURS', errors: [{ field: '/unit' }] });
    const form = await api.command('village-cadre', caseId, file(DONG, { data: { visited: 900 } }));
    expect(form.json()).toMatchObject({ status: 422, code: 'FIELD_INVALID', errors: [{ field: '/data/visited' }] });
    await api.done('village-cadre', caseId, file(DONG));
    const twice = await api.command('village-cadre', caseId, file(DONG), { 'accept-language': 'en' });
    expect(twice.json()).toMatchObject({ status: 409, code: 'ITEM_ALREADY_FILED', filedBy: '测试村干部' });
    const early = await api.command('county-authority', caseId, { type: 'issueBulletin', text: '通报' });
    expect(early.json()).toMatchObject({ status: 409, code: 'STEP_NOT_OPEN' });
    const claimed = await api.command('village-cadre', caseId, { type: 'claim', visitId: 1, taskId: '1.1' });
    expect(claimed.json()).toMatchObject({ status: 422, code: 'COMMAND_NOT_APPLICABLE' });
  });

  it('refuses the commands of rounds on a case', async () => {
    const filed = await api.file();
    for (const body of [file(DONG), { type: 'urge', visitId: 1, message: '请速办', unit: DONG }]) {
      const answer = await api.command('village-cadre', filed.id, body);
      expect(answer.json()).toMatchObject({ status: 422, code: 'COMMAND_NOT_APPLICABLE' });
    }
  });

  it('is not there for who has nothing to do with it', async () => {
    const caseId = await open();
    const answer = await api.ask({ method: 'GET', url: `/api/v1/cases/${caseId}`, as: 'villager' });
    expect(answer.statusCode).toBe(404);
  });

  it('answers a repeated filing with the first answer', async () => {
    const caseId = await open();
    const headers = { 'idempotency-key': randomUUID() };
    const first = await api.command('village-cadre', caseId, file(DONG), headers);
    const again = await api.command('village-cadre', caseId, file(DONG), headers);
    expect([first.statusCode, again.statusCode]).toEqual([200, 200]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.json<CaseView>().round?.items[0]?.entries).toHaveLength(1);
  });

  it('reveals a sensitive value of an entry to a role that may read it, in its own region, and writes the look down', async () => {
    const caseId = await open();
    await api.done('village-cadre', caseId, file(DONG));
    const ask = (as: string, payload: object) =>
      api.ask({ method: 'POST', url: `/api/v1/cases/${caseId}/reveals`, as, payload: { reason: '核实', ...payload } });
    expect((await ask('town-reviewer', { field: 'phone', unit: DONG })).json()).toEqual({
      field: 'phone',
      value: PHONE,
    });
    expect((await ask('village-cadre', { field: 'phone', unit: DONG })).statusCode).toBe(403);
    expect((await ask('other-town-reviewer', { field: 'phone', unit: DONG })).json()).toMatchObject({
      code: 'UNIT_NOT_IN_ROUND',
    });
    expect((await ask('town-reviewer', { field: 'phone', unit: XI })).json()).toMatchObject({
      code: 'UNIT_NOT_IN_ROUND',
    });
    const looks = await api.deps.db.selectFrom('reveals').select('field').where('case_id', '=', caseId).execute();
    expect(looks).toEqual([{ field: `${DONG}/${localDateOf(api.deps.now())}/1/phone` }]);
  });

  it('shows the clock of a period with its working', async () => {
    const caseId = await open();
    const answer = await api.ask({ method: 'GET', url: `/api/v1/cases/${caseId}/clocks`, as: 'county-authority' });
    expect(answer.json()).toMatchObject({
      items: [{ clock: { key: 'monthlyReport' }, state: 'running', dueOn: addDays(localDateOf(api.deps.now()), 3) }],
    });
    expect(answer.json<{ items: { working: unknown[] }[] }>().items[0]?.working.length).toBeGreaterThan(0);
  });
});

describe('a series by the API', () => {
  it('takes reports and corrections, and shows what was judged', async () => {
    const caseId = await open({ series: true });
    const data = { numerator: 1, denominator: 10 };
    const filed = await api.done('town-reviewer', caseId, { type: 'fileItem', unit: TOWN, data });
    expect(filed).toMatchObject({ kind: 'series', round: { items: [{ entries: [{ data }] }], gates: [] } });
    const corrected = await api.done('town-reviewer', caseId, {
      type: 'correctItem',
      unit: TOWN,
      data: { numerator: 2 },
      reason: '笔误',
    });
    expect(corrected.round?.items[0]?.entries).toMatchObject([
      { data: { numerator: 2, denominator: 10 }, corrections: 1 },
    ]);
    const early = await api.command('town-reviewer', caseId, {
      type: 'fileItem',
      unit: TOWN,
      period: addDays(localDateOf(api.deps.now()), 2),
      data,
    });
    expect(early.json()).toMatchObject({ status: 409, code: 'PERIOD_NOT_OPEN' });
  });
});
