// One holiday notice from the dry run to the last case, through the API, on real workflows.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CalendarYearView, NoticeDetail, NoticePreview, NoticeView } from '../../api/contracts/calendar.ts';
import type { CaseView } from '../../api/contracts/cases.ts';
import type { Clocks } from '../../api/contracts/timeline.ts';
import { putHoldings } from '../../db/people.ts';
import { publish } from '../../db/publish.ts';
import { verifyAll } from '../../db/verify.ts';
import { defineDuty } from '../../domain/definition/builder.ts';
import { CaseForm } from '../../domain/definition/forms.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import type { z } from 'zod';
import { NOTICE_2027 } from '../domain/calendar-notice/notices.ts';
import { startCaseApi, type CaseApi } from '../support/app.ts';

const CASES = 40;
const CLOCKS = 25;
/** A year of which the deployment knows nothing yet, in which the clocks of the cases are due. */
const YEAR = Number(localDateOf(new Date().toISOString()).slice(0, 4)) + 1;
const ADMINISTRATOR = 'county-authority';

const text = (zh: string) => ({ zh, en: zh });
const basis = [{ kind: 'assumed' as const, note: text('测试用') }];
const pad = (number: number): string => String(number).padStart(2, '0');
const march = (day: number): string => `${YEAR}-03-${pad(day)}`;

/** A case with many clocks, each by another day of March, each rolling to the next working day. */
const manyClocks = CaseForm.parse({
  form: 'case',
  id: 'many-clocks',
  field: 'testing',
  kind: 'approvalChain',
  tier: 3,
  title: text('多期限事项'),
  basis,
  subject: { kind: 'household', uniqueness: 'none' },
  filing: { level: 'village', by: [{ role: 'townshipVillageCadre', level: 'village' }], form: [] },
  fields: [],
  stages: [
    {
      key: 'town',
      kind: 'decision',
      title: text('镇审核'),
      basis,
      assignee: { by: 'role', role: 'townshipGovernment', level: 'township' },
      outcomes: [{ key: 'approve', title: text('同意'), kind: 'approve', to: 'done' }],
    },
    { key: 'done', kind: 'end', title: text('办结'), basis, outcome: 'completed' },
  ],
  clocks: Array.from({ length: CLOCKS }, (_, index) => ({
    key: `limit${index + 1}`,
    title: text(`第${index + 1}期限`),
    basis,
    scope: 'case',
    start: { on: 'started' },
    stop: [{ on: 'ended' }],
    limit: { kind: 'date', year: YEAR, month: 3, day: index + 1, roll: true },
  })),
});

const today = localDateOf(new Date().toISOString());
const duty = defineDuty({
  id: 'march-report',
  field: 'campaign',
  kind: 'periodicReport',
  tier: 1,
  title: text('三月报送'),
  basis,
  duties: [
    {
      key: 'march',
      title: text('三月报送'),
      basis,
      opens: { every: 'date', dates: [{ month: Number(today.slice(5, 7)), day: Number(today.slice(8)) }] },
      due: { kind: 'date', year: YEAR, month: 3, day: 10, roll: true },
      owedBy: { level: 'village', role: 'townshipVillageCadre' },
      item: {
        key: 'report',
        title: text('报送'),
        basis,
        fields: [{ key: 'count', type: 'integer', min: 0, label: text('件数'), basis }],
        form: [{ field: 'count' }],
      },
      ladder: [{ after: { amount: 0, unit: 'day' }, action: 'remindOwner' }],
      bulletin: { key: 'bulletin', title: text('通报'), basis, by: { role: 'countyAuthority', level: 'county' } },
    },
  ],
});

const span = (month: number, from: number, to: number, name: string) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ date: `${YEAR}-${pad(month)}-${pad(from + index)}`, name }));
const BY_LAW = [...span(1, 1, 1, '元旦'), ...span(5, 1, 2, '劳动节'), ...span(10, 1, 3, '国庆节')];
/** The whole of March is free. */
const notice = (more: object = {}) => ({
  year: YEAR,
  source: '国办发明电〔测试〕1号',
  daysOff: [...BY_LAW, ...span(3, 1, 31, '春节')],
  workingWeekends: [],
  ...more,
});

let api: CaseApi;
let cases: CaseView[];
let roundId: string;

const send = (payload: object, query = '', headers: Record<string, string> = {}, as = ADMINISTRATOR) =>
  api.ask({ method: 'POST', url: `/api/v1/calendar/notices${query}`, as, payload, headers });
const read = async <T>(path: string, as = ADMINISTRATOR): Promise<T> => {
  const answer = await api.ask({ url: `/api/v1${path}`, as });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<T>();
};
const detail = (id: string, query = '') => read<z.infer<typeof NoticeDetail>>(`/calendar/notices/${id}${query}`);
const settled = (id: string) =>
  vi.waitFor(
    async () => {
      const found = await detail(id);
      expect(found.state).not.toBe('moving');
      return found;
    },
    { timeout: 90_000, interval: 200 },
  );
const dueDays = async (): Promise<(string | null)[]> =>
  (await api.deps.db.selectFrom('clocks').select('due_on').where('clock', 'like', 'limit%').execute()).map(
    (row) => row.due_on,
  );

beforeAll(async () => {
  api = await startCaseApi();
  const { db } = api.deps;
  await putHoldings(db, [
    { personId: ADMINISTRATOR, role: 'systemAdministrator', organisation: '610429', validFrom: '2020-01-01' },
  ]);
  await api.activate(manyClocks);
  await publish(db, { procedures: [duty], profile: null, at: '2025-01-01T00:00:00.000Z', ground: 'test' });
  const more = { procedure: 'many-clocks', data: {} };
  cases = await Promise.all(Array.from({ length: CASES }, () => api.file(more)));
  const opened = await api.ask({
    method: 'POST',
    url: '/api/v1/rounds',
    as: ADMINISTRATOR,
    payload: { procedure: 'march-report', part: { kind: 'duty', key: 'march' }, openedOn: today },
  });
  if (opened.statusCode !== 201) throw new Error(opened.body);
  roundId = opened.json<CaseView>().id;
});
afterAll(() => api.close());

describe('a year that is not announced', () => {
  it('is provisional in the calendar, on every clock, in every list and in its working', async () => {
    const year = await read<z.infer<typeof CalendarYearView>>(`/calendar/${YEAR}`, 'villager');
    expect(year).toMatchObject({ year: YEAR, provisional: true, origin: null, notice: null });
    expect(year.note?.zh).toContain('尚未公布');
    const { items } = await read<z.infer<typeof Clocks>>(`/cases/${cases[0]?.id}/clocks`);
    expect(items.every((clock) => clock.provisional)).toBe(true);
    expect(items[0]?.steps.map((step) => step.rule)).toContain('provisionalYear');
    expect(items[0]?.remaining).toMatchObject({ unit: 'day', overdue: false });
  });
});

describe('the dry run of a notice', () => {
  it('names the days of December apart with which the New Year’s holiday begins', async () => {
    const december = [30, 31].map((day) => ({ date: `${YEAR - 1}-12-${day}`, name: '元旦' }));
    const preview = (await send(notice({ daysOff: [...december, ...BY_LAW] }), '?dryRun=true')).json<NoticePreview>();
    expect(preview.before).toEqual({ daysOff: december, workingWeekends: [] });
    expect(preview.year.daysOff).toEqual(BY_LAW);
  });

  it('says which deadlines of cases and rounds move, from when to when, and whom it touches, and changes nothing', async () => {
    const before = await api.footprint();
    const preview = (await send(notice(), '?dryRun=true&limit=15')).json<NoticePreview>();
    expect(preview).toMatchObject({
      dryRun: true,
      replaces: false,
      counts: { cases: CASES, rounds: 1, deadlines: CASES * CLOCKS + 1, open: CASES + 1 },
    });
    const pages = [preview];
    for (let next = preview.next; next !== null;) {
      const page: NoticePreview = (await send(notice(), `?dryRun=true&limit=15&cursor=${next}`)).json();
      expect(page.counts).toBeNull();
      pages.push(page);
      next = page.next;
    }
    const items = pages.flatMap((page) => page.items);
    expect(items.map((one) => one.caseId)).toEqual([...cases.map((one) => one.id), roundId].sort());
    const one = items.find((item) => item.caseId === cases[0]?.id);
    expect(one).toMatchObject({ caseNumber: cases[0]?.number, kind: 'case', procedure: { id: 'many-clocks' } });
    expect(one?.moves).toHaveLength(CLOCKS);
    expect(one?.moves[0]).toMatchObject({ what: { key: 'limit1' }, to: `${YEAR}-04-01`, provisional: false });
    expect(one?.touched).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ role: 'townshipGovernment', organisation: '610429101' }),
        { person: { id: 'village-cadre', name: '测试村干部' } },
      ]),
    );
    const round = items.find((item) => item.caseId === roundId);
    expect(round).toMatchObject({ kind: 'round', moves: [{ what: { key: 'march' }, to: `${YEAR}-04-01` }] });
    expect(round?.touched).toHaveLength(2);
    expect(await api.footprint()).toEqual(before);
    expect(await dueDays()).not.toContain(`${YEAR}-04-01`);
  });

  it('takes a pasted notice and a file, and refuses what contradicts itself in the language of the caller', async () => {
    const pasted = NOTICE_2027.replaceAll('2027', '2027');
    const taken = await send({ text: pasted }, '?dryRun=true');
    expect(taken.json(), taken.body).toMatchObject({ year: { year: 2027, source: { zh: '国办发明电〔2026〕99号' } } });
    const wrong = await send({ text: pasted.replace('共3天', '共4天') }, '?dryRun=true');
    expect(wrong.json()).toMatchObject({
      status: 422,
      code: 'CALENDAR_DAY_CONTRADICTORY',
      line: 2,
      errors: [{ field: '/text/2', message: expect.stringContaining('第2行') }],
    });
    const english = await send({ text: pasted.replace('共3天', '共4天') }, '?dryRun=true', { 'accept-language': 'en' });
    expect(english.json().detail).toContain('line 2');
    const twice = await send(notice({ daysOff: [...BY_LAW, ...span(1, 1, 1, '元旦')] }), '?dryRun=true');
    expect(twice.json()).toMatchObject({ code: 'CALENDAR_DAY_TWICE', errors: [{ field: '/daysOff/6' }] });
    const outside = await send(notice({ workingWeekends: ['2020-02-02'] }), '?dryRun=true');
    expect(outside.json()).toMatchObject({
      code: 'CALENDAR_DAY_OUTSIDE_YEAR',
      errors: [{ field: '/workingWeekends/0' }],
    });
  });

  it('reads sheets and JSON, naming the row of what it refuses', async () => {
    const file = (content: string, query: string) => {
      const boundary = '----banjie-test';
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: application/octet-stream\r\n\r\n`;
      return api.ask({
        method: 'POST',
        url: `/api/v1/calendar/notices/file?dryRun=true${query}`,
        as: ADMINISTRATOR,
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload: `${head}${content}\r\n--${boundary}--\r\n`,
      });
    };
    const source = `&source=${encodeURIComponent('国办发明电〔测试〕1号')}`;
    const rows = BY_LAW.map(({ date, name }) => `${date},放假,${name}`);
    const sheet = await file(['日期,类型,名称', ...rows].join('\n'), source);
    expect(sheet.json(), sheet.body).toMatchObject({ year: { year: YEAR, daysOff: BY_LAW } });
    const bad = await file(['日期,类型,名称', ...rows, `${YEAR}-02-30,放假,春节`].join('\n'), source);
    expect(bad.json()).toMatchObject({ code: 'CALENDAR_NOTICE_UNREADABLE', line: 8, errors: [{ field: '/file/8' }] });
    const years = await file(['日期,类型,名称', ...rows, `${YEAR + 1}-05-01,放假,劳动节`].join('\n'), source);
    expect(years.json()).toMatchObject({ code: 'CALENDAR_YEAR_TWICE' });
    const unsourced = await file(['日期,类型,名称', ...rows].join('\n'), '');
    expect(unsourced.json()).toMatchObject({ code: 'FIELD_REQUIRED', errors: [{ field: '/source' }] });
    const json = await file(JSON.stringify(notice()), '');
    expect(json.json(), json.body).toMatchObject({ year: { year: YEAR }, counts: { cases: CASES } });
    const two = await file(JSON.stringify([notice(), notice()]), '');
    expect(two.json()).toMatchObject({ code: 'CALENDAR_YEAR_TWICE' });
    const none = await file('{"year":', '');
    expect(none.json()).toMatchObject({ code: 'CALENDAR_NOTICE_UNREADABLE' });
  });

  it('is for the administrators of the county alone', async () => {
    for (const as of ['villager', 'town-reviewer']) {
      expect((await send(notice(), '?dryRun=true', {}, as)).json()).toMatchObject({ code: 'NOT_ALLOWED' });
      const list = await api.ask({ url: '/api/v1/calendar/notices', as });
      expect(list.json()).toMatchObject({ code: 'NOT_ALLOWED' });
    }
  });
});

describe('the import of a notice', () => {
  let imported: NoticeView;

  it('moves a thousand clocks, tells everybody once, and keeps what became of each case, though its worker dies', async () => {
    const answer = await send(notice(), '', { 'idempotency-key': 'notice-1' });
    expect(answer.statusCode, answer.body).toBe(202);
    imported = answer.json<NoticeView>();
    expect(imported).toMatchObject({ year: YEAR, replaced: false, importedBy: { id: ADMINISTRATOR } });
    await api.stopWork();
    await api.work();
    const done = await settled(imported.id);
    expect(done).toMatchObject({
      state: 'done',
      progress: { total: CASES + 1, moved: CASES + 1, pending: 0, failed: 0, unchanged: 0 },
    });
    expect(done.items.flatMap((item) => item.moves)).toHaveLength(CASES * CLOCKS + 1);
    expect(new Set(await dueDays())).toEqual(new Set([`${YEAR}-04-01`]));

    const { db, crypto } = api.deps;
    const events = await db
      .selectFrom('events')
      .select(['case_id', 'type'])
      .where('type', 'in', ['calendarChanged', 'clockRecomputed', 'termRecomputed'])
      .execute();
    const count = (type: string): number => events.filter((event) => event.type === type).length;
    expect([count('calendarChanged'), count('clockRecomputed'), count('termRecomputed')]).toEqual([
      CASES + 1,
      CASES * CLOCKS,
      1,
    ]);
    const outbox = await db.selectFrom('outbox').select('dedupe_key').where('topic', '=', 'dueMoved').execute();
    expect(outbox).toHaveLength(CASES * CLOCKS + 1);
    const breaks: unknown[] = [];
    await verifyAll(db, (found) => breaks.push(found), crypto);
    expect(breaks).toEqual([]);
  });

  it('is shown on each case with old day, new day and ground, and is no longer provisional', async () => {
    const { items } = await read<z.infer<typeof Clocks>>(`/cases/${cases[0]?.id}/clocks`);
    const clock = items.find((one) => one.clock.key === 'limit10');
    expect(clock).toMatchObject({
      dueOn: `${YEAR}-04-01`,
      provisional: false,
      changes: [{ kind: 'recomputed', to: `${YEAR}-04-01`, ground: '国办发明电〔测试〕1号', by: null }],
    });
    expect(clock?.changes[0]?.from?.startsWith(`${YEAR}-03-1`)).toBe(true);
    expect(clock?.working.some((step) => step.zh.includes('顺延至'))).toBe(true);
    const round = await read<z.infer<typeof Clocks>>(`/cases/${roundId}/clocks`);
    expect(round.items[0]).toMatchObject({
      dueOn: `${YEAR}-04-01`,
      changes: [{ kind: 'recomputed', from: march(10), to: `${YEAR}-04-01` }],
    });
    const inbox = await read<{ items: { kind: string; detail: Record<string, unknown> }[] }>(
      '/inbox?limit=1',
      'town-reviewer',
    );
    expect(inbox.items[0]).toMatchObject({ kind: 'dueMoved', detail: { dueOn: `${YEAR}-04-01` } });
    const year = await read<z.infer<typeof CalendarYearView>>(`/calendar/${YEAR}`, 'villager');
    expect(year).toMatchObject({
      provisional: false,
      origin: 'county',
      note: null,
      notice: { id: imported.id, importedBy: { id: ADMINISTRATOR } },
    });
  });

  it('does nothing twice: the same request finds the first, another is refused, and a dry run finds nothing to move', async () => {
    const again = await send(notice(), '', { 'idempotency-key': 'notice-1' });
    expect(again.statusCode).toBe(202);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.json<NoticeView>().id).toBe(imported.id);
    const other = await send(notice({ source: '另一通知' }), '', { 'idempotency-key': 'notice-1' });
    expect(other.json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    const second = await send(notice());
    expect(second.json()).toMatchObject({
      status: 409,
      code: 'CALENDAR_YEAR_ANNOUNCED',
      errors: [{ field: '/replace', message: expect.stringContaining('国办发明电〔测试〕1号') }],
    });
    const preview = (await send(notice(), '?dryRun=true')).json<NoticePreview>();
    expect(preview).toMatchObject({ replaces: true, counts: { cases: 0, rounds: 0, deadlines: 0 }, items: [] });
    const { items } = await read<{ items: NoticeView[] }>(`/calendar/notices?year=${YEAR}`);
    expect(items.map((one) => one.id)).toEqual([imported.id]);
  });

  it('is corrected by another that says so, and names a case that can’t be reached', async () => {
    const lost = cases[0]?.id ?? '';
    await api.client.workflow.getHandle(lost).terminate('test');
    const correction = notice({ daysOff: [...BY_LAW, ...span(3, 1, 20, '春节')], source: '更正', replace: true });
    const answer = await send(correction);
    expect(answer.statusCode, answer.body).toBe(202);
    const id = answer.json<NoticeView>().id;
    const done = await settled(id);
    expect(done).toMatchObject({ state: 'incomplete', replaced: true, progress: { failed: 1, moved: CASES } });
    const failed = await detail(id, '?state=failed');
    expect(failed.items).toMatchObject([{ caseId: lost, error: 'the case has no running workflow', attempts: 1 }]);
    const resumed = await api.ask({ method: 'POST', url: `/api/v1/calendar/notices/${id}/resume`, as: ADMINISTRATOR });
    expect(resumed.statusCode, resumed.body).toBe(202);
    await vi.waitFor(
      async () => expect((await detail(id, '?state=failed')).items).toMatchObject([{ caseId: lost, attempts: 2 }]),
      { timeout: 30_000, interval: 200 },
    );
  });

  it('reaches a case that is filed afterwards by the calendar that it carries', async () => {
    const view = await api.file({ procedure: 'many-clocks', data: {} });
    const { items } = await read<z.infer<typeof Clocks>>(`/cases/${view.id}/clocks`);
    expect(items.every((clock) => !clock.provisional)).toBe(true);
    expect(items[9]?.dueOn).not.toBe(march(10));
  });
});
