import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putHoldings } from '../../db/people.ts';
import { publish } from '../../db/publish.ts';
import type { CaseView } from '../../api/contracts/cases.ts';
import { startCaseApi, type CaseApi } from '../support/app.ts';
import { PUBLISHED } from '../support/recurring-definitions.ts';

let api: CaseApi;
/** The round of February 2025, which nobody has handed anything in for. */
let roundId: string;

const EAST = '610429101200';
const WEST = '610429102201';
const FEBRUARY = { procedure: 'monthly-report', part: { kind: 'duty', key: 'monthly' }, openedOn: '2025-02-01' };

const open = (payload: object, as = 'county-authority', headers: Record<string, string> = {}) =>
  api.ask({ method: 'POST', url: '/api/v1/rounds', as, payload, headers });
const get = (path: string, as = 'county-authority') => api.ask({ url: `/api/v1${path}`, as });

async function read<T>(path: string, as?: string): Promise<T> {
  const answer = await get(path, as);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<T>();
}

interface Matrix {
  items: { unit: { path: string }; state: string; overdue: boolean; late: boolean }[];
  next: string | null;
}
const unitsOf = ({ items }: Matrix): string[] => items.map(({ unit }) => unit.path);
const matrix = (query = '', as?: string) => read<Matrix>(`/rounds/${roundId}/matrix${query}`, as);

beforeAll(async () => {
  api = await startCaseApi();
  const { db } = api.deps;
  await putHoldings(db, [
    { personId: 'other-town-reviewer', role: 'systemAdministrator', organisation: '610429', validFrom: '2025-01-01' },
  ]);
  const at = '2025-01-01T00:00:00.000Z';
  await publish(db, { procedures: PUBLISHED, profile: null, at, ground: 'test' });
  roundId = (await open(FEBRUARY)).json<CaseView>().id;
});
afterAll(() => api.close());

describe('duties', () => {
  it('are listed with their cadence in words, who owes, when they open next, and their last round', async () => {
    const { items } = await read<{ items: Record<string, unknown>[] }>('/duties');
    expect(items).toEqual([
      expect.objectContaining({
        part: { key: 'monthly', title: { zh: '每月报送', en: 'Report of each month' } },
        cadence: { zh: '每月25日', en: 'every month on day 25' },
        due: { zh: '本期结束前', en: 'by the end of the period' },
        owedBy: expect.objectContaining({ level: 'village', bodies: null }),
        nextOpening: expect.stringMatching(/^\d{4}-\d{2}-25$/),
        lastRound: { id: roundId, period: '2025-02', openedOn: '2025-02-01', status: 'open', overdue: true },
      }),
    ]);
  });

  it('are listed as not set where the county has still to give a value', async () => {
    const { notSet } = await read<{ notSet: unknown[] }>('/duties?field=campaign');
    expect(notSet).toEqual([
      {
        procedure: { id: 'monthly-report', title: { zh: '月报', en: 'Monthly report' } },
        parameter: { key: 'yearEndDay', title: { zh: '年终日', en: 'Day of the year-end' } },
        part: { key: 'yearEnd', title: { zh: '年终报送', en: 'Report of the year' } },
      },
    ]);
    expect(await read('/duties?procedure=spending-share')).toEqual({ items: [], notSet: [] });
  });

  it('are laid out over a year, with the rounds that opened', async () => {
    interface Year {
      year: number;
      items: { kind: string; part: { key: string }; mine: boolean; openings: { period: string; round: string }[] }[];
    }
    const { year, items } = await read<Year>('/duties/year?year=2025&procedure=monthly-report', 'village-cadre');
    expect([year, items.map(({ kind, part }) => [kind, part.key])]).toEqual([2025, [['duty', 'monthly']]]);
    const [monthly] = items;
    expect(monthly?.openings).toHaveLength(12);
    expect(monthly?.openings[1]).toEqual({
      period: '2025-02',
      opensOn: '2025-02-25',
      dueOn: '2025-02-28',
      provisional: false,
      round: roundId,
    });
    expect(monthly?.openings[0]).toMatchObject({ period: '2025-01', round: null });
    expect(monthly?.mine).toBe(true);
    const seenByNobody = await read<Year>('/duties/year?year=2025&procedure=monthly-report', 'villager');
    expect(seenByNobody.items[0]).toMatchObject({
      mine: false,
      openings: expect.arrayContaining([monthly?.openings[0]]),
    });
    expect(seenByNobody.items[0]?.openings[1]?.round).toBeNull();
    expect((await get('/duties/year?year=1066')).statusCode).toBe(400);
  });

  it('show a last round only to whoever may see it', async () => {
    const { items } = await read<{ items: { lastRound: unknown }[] }>('/duties', 'villager');
    expect(items.map(({ lastRound }) => lastRound)).toEqual([null]);
  });
});

describe('opening a round by hand', () => {
  it('opens one round for a period, however often it is asked', async () => {
    const march = { ...FEBRUARY, openedOn: '2025-03-05' };
    const key = { 'idempotency-key': 'march' };
    const first = await open(march, 'county-authority', key);
    expect([first.statusCode, first.json<CaseView>().period]).toEqual([201, '2025-03']);
    const again = await open(march, 'county-authority', key);
    expect([again.headers['idempotency-replayed'], again.json<CaseView>().id]).toEqual([
      'true',
      first.json<CaseView>().id,
    ]);
    const otherDay = await open({ ...march, openedOn: '2025-03-20' });
    expect([otherDay.statusCode, otherDay.json<CaseView>().id]).toEqual([200, first.json<CaseView>().id]);
    expect((await open({ ...march, openedOn: '2025-04-01' }, 'county-authority', key)).statusCode).toBe(422);
  });

  it('is for whoever leads it and for administrators', async () => {
    const april = { ...FEBRUARY, openedOn: '2025-04-01' };
    const refusal = await open(april, 'village-cadre');
    expect([refusal.statusCode, refusal.json<{ code: string }>().code]).toEqual([403, 'NOT_ALLOWED']);
    expect((await open(april, 'other-town-reviewer')).statusCode).toBe(201);
  });

  it.each<[string, object, string, string]>([
    ['a duty that is not set', { part: { kind: 'duty', key: 'yearEnd' } }, 'UNKNOWN_PART', '/part/key'],
    ['a duty that there is not', { part: { kind: 'duty', key: 'weekly' } }, 'UNKNOWN_PART', '/part/key'],
    ['a procedure that there is not', { procedure: 'no-such' }, 'UNKNOWN_PROCEDURE', '/procedure'],
    ['a day to come', { openedOn: '2999-01-01' }, 'PERIOD_NOT_OPEN', '/openedOn'],
    ['no day', { openedOn: '2025-02-30' }, 'MALFORMED_REQUEST', '/openedOn'],
  ])('refuses %s and leaves nothing behind', async (_, more, code, field) => {
    const before = await api.footprint();
    const answer = await open({ ...FEBRUARY, ...more });
    const problem = answer.json<{ code: string; errors: { field: string }[] }>();
    expect([problem.code, problem.errors[0]?.field]).toEqual([code, field]);
    expect(await api.footprint()).toEqual(before);
  });

  it('names the parameter that is missing', async () => {
    const answer = await open({ ...FEBRUARY, part: { kind: 'duty', key: 'yearEnd' } });
    expect(answer.body).toContain('yearEndDay');
  });

  it('needs a key', async () => {
    const answer = await api.app.inject({
      method: 'POST',
      url: '/api/v1/rounds',
      payload: FEBRUARY,
      headers: await api.as('county-authority'),
    });
    expect(answer.json<{ code: string }>().code).toBe('IDEMPOTENCY_KEY_MISSING');
  });
});

describe('the list of rounds', () => {
  interface Rounds {
    items: { id: string; period: string; counts: Record<string, number> }[];
  }

  it('is filtered by procedure, duty, period, state and what is overdue', async () => {
    const ids = async (query: string) => (await read<Rounds>(`/rounds${query}`)).items.map(({ id }) => id);
    expect(await ids('?procedure=monthly-report&part=monthly&period=2025-02&status=open&overdue=true')).toEqual([
      roundId,
    ]);
    for (const none of [
      '?procedure=spending-share',
      '?part=yearEnd',
      '?period=2024-02',
      '?kind=series',
      '?period=2025-02&status=ended',
    ]) {
      expect(await ids(none)).toEqual([]);
    }
  });

  it('counts the items of the units that the caller may see', async () => {
    const counts = async (as: string) => (await read<Rounds>('/rounds?period=2025-02', as)).items[0]?.counts;
    expect(await counts('county-authority')).toMatchObject({ units: 2, items: 2, silent: 2, overdue: 2 });
    expect(await counts('town-reviewer')).toMatchObject({ units: 1, items: 1, silent: 1, overdue: 1 });
    expect(await counts('villager')).toBeUndefined();
  });
});

describe('the matrix of a round', () => {
  it('has a row for each unit in pages', async () => {
    const first = await matrix('?limit=1');
    expect(unitsOf(first)).toEqual([EAST]);
    const second = await matrix(`?limit=1&cursor=${first.next}`);
    expect([unitsOf(second), second.next]).toEqual([[WEST], null]);
  });

  it('shows a township and a village their own units alone, and nobody else anything', async () => {
    expect(unitsOf(await matrix('', 'town-reviewer'))).toEqual([EAST]);
    expect(unitsOf(await matrix('', 'other-village-cadre'))).toEqual([WEST]);
    expect(unitsOf(await matrix(`?township=610429102`, 'town-reviewer'))).toEqual([]);
    expect((await get(`/rounds/${roundId}/matrix`, 'villager')).statusCode).toBe(404);
    expect((await get(`/rounds/${roundId}/bulletin`, 'housing-officer')).statusCode).toBe(404);
  });

  it('is filtered by township, state and what is owed', async () => {
    expect(unitsOf(await matrix('?township=610429102'))).toEqual([WEST]);
    expect(unitsOf(await matrix('?owed=true&overdue=true'))).toEqual([EAST, WEST]);
    expect(unitsOf(await matrix('?state=filed'))).toEqual([]);
    expect(unitsOf(await matrix('?period=2025-03'))).toEqual([]);
  });

  it('is not that of a case, and refuses a cursor of another list', async () => {
    const { id } = await api.file();
    expect((await get(`/rounds/${id}/matrix`)).statusCode).toBe(404);
    expect((await get(`/rounds/${roundId}/matrix?cursor=abc`)).json<{ code: string }>().code).toBe('CURSOR_INVALID');
  });
});

describe('the bulletin of a round', () => {
  interface Bulletin {
    issued: { text: string; by: { id: string } } | null;
    total: Record<string, number>;
    townships: { township: { path: string }; silent: number; late: number }[];
    silent: { path: string }[];
    late: { path: string }[];
    found: { field: { key: string }; type: string; sum: number }[];
  }
  const bulletin = (as?: string) => read<Bulletin>(`/rounds/${roundId}/bulletin`, as);

  it('says who is late and silent, by township, and sums up what was found', async () => {
    await api.done('village-cadre', roundId, { type: 'fileItem', unit: EAST, data: { count: 7 } });
    const { total, townships, silent, late, found, issued } = await bulletin();
    expect(total).toEqual({ units: 2, onTime: 0, late: 1, owed: 0, silent: 1, excused: 0, nothingToReport: 0 });
    expect(townships.map((one) => [one.township.path, one.late, one.silent])).toEqual([
      ['610429101', 1, 0],
      ['610429102', 0, 1],
    ]);
    expect([late, silent].map((list) => list.map(({ path }) => path))).toEqual([[EAST], [WEST]]);
    expect(found.map(({ field, type, sum }) => [field.key, type, sum])).toEqual([['count', 'integer', 7]]);
    expect(issued).toBeNull();
    expect((await bulletin('other-village-cadre')).total).toMatchObject({ units: 1, silent: 1, late: 0 });
  });

  it('has its text once it is issued, which ends the round', async () => {
    await api.done('county-authority', roundId, { type: 'issueBulletin', text: '二月情况通报' });
    expect(await bulletin()).toMatchObject({ issued: { text: '二月情况通报', by: { id: 'county-authority' } } });
    const { items } = await read<{ items: { id: string }[] }>('/rounds?status=ended');
    expect(items.map(({ id }) => id)).toEqual([roundId]);
  });
});

describe('indicators', () => {
  type Measured = { part: number; whole: number };
  interface Series {
    series: { id: string; period: string; status: string };
    terms: { period: string }[];
    items: {
      unit: { path: string };
      reports: { state: string; sofar: Measured | null }[];
      judgements: { gate: string; verdict: string }[];
    }[];
    totals: { period: string; value: Measured | null }[];
    judged: string;
    reports: string;
    next: string | null;
  }
  const series = (query = '', as?: string) => read<Series>(`/indicators/spending-share/spent/series${query}`, as);

  beforeAll(async () => {
    const payload = { procedure: 'spending-share', part: { kind: 'indicator', key: 'spent' }, openedOn: '2025-01-01' };
    const answer = await open(payload, 'other-town-reviewer');
    if (answer.statusCode !== 201) throw new Error(answer.body);
  });

  it('are listed with their measure and gates', async () => {
    const { items } = await read<{ items: unknown[] }>('/indicators');
    expect(items).toEqual([
      expect.objectContaining({
        part: { key: 'spent', title: { zh: '累计支出率', en: 'Share spent so far' } },
        cadence: { zh: '每季度第3个月末日', en: 'every quarter in its third month on the last day' },
        measure: { type: 'share', unit: null },
        judged: 'perUnit',
        gates: [expect.objectContaining({ key: 'half', compare: 'atLeast', value: { numerator: 1, denominator: 2 } })],
      }),
    ]);
  });

  it('have the numbers of each unit for each period, and how they were judged', async () => {
    const found = await series('?year=2025');
    expect(found.series).toMatchObject({ period: '2025' });
    expect(found.terms.map(({ period }) => period)).toEqual(['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4']);
    expect(found.items.map(({ unit, reports }) => [unit.path, reports.map(({ state }) => state)])).toEqual([
      ['610429101', ['silent', 'silent', 'silent', 'silent']],
      ['610429102', ['silent', 'silent', 'silent', 'silent']],
    ]);
    expect(found.items[0]?.judgements).toEqual([
      { gate: 'half', period: null, verdict: 'missed', value: null, reachedLate: false },
    ]);
  });

  it('come in pages, and a township has its own numbers alone', async () => {
    const first = await series('?limit=1');
    const second = await series(`?limit=1&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ unit }) => unit.path)).toEqual(['610429101', '610429102']);
    expect((await series('', 'town-reviewer')).items.map(({ unit }) => unit.path)).toEqual(['610429101']);
    expect((await series('?township=610429102')).items.map(({ unit }) => unit.path)).toEqual(['610429102']);
  });

  it('add up, period by period, over the units that were asked for', async () => {
    const { series: shown } = await series();
    for (const [numerator, as, unit] of [
      [30, 'town-reviewer', '610429101'],
      [50, 'other-town-reviewer', '610429102'],
    ] as const) {
      const data = { numerator, denominator: 100 };
      await api.done(as, shown.id, { type: 'fileItem', unit, period: '2025-Q1', data });
    }
    await api.done('town-reviewer', shown.id, {
      type: 'fileItem',
      unit: '610429101',
      period: '2025-Q2',
      data: { numerator: 60, denominator: 100 },
    });
    const county = await series();
    expect([county.judged, county.reports]).toEqual(['perUnit', 'standing']);
    expect(county.totals.slice(0, 2)).toEqual([
      { period: '2025-Q1', value: { part: 80, whole: 200 } },
      { period: '2025-Q2', value: { part: 110, whole: 200 } },
    ]);
    expect(county.items[1]?.reports.map(({ sofar }) => sofar?.part)).toEqual([50, 50, 50, 50]);
    expect((await series('?township=610429101')).totals[1]).toEqual({
      period: '2025-Q2',
      value: { part: 60, whole: 100 },
    });
  });

  it('have no series that nobody has opened', async () => {
    expect((await get('/indicators/spending-share/spent/series?year=2019')).statusCode).toBe(404);
    expect((await get('/indicators/monthly-report/monthly/series')).statusCode).toBe(404);
  });
});
