import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { StageInsights, Throughput, UnitInsights } from '../../api/contracts/insight.ts';
import { startCaseApi, taskOf, type CaseApi } from '../support/app.ts';
import { seedAdministrators } from './administrators.ts';

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi();
  await seedAdministrators(api.deps);
  const [filed, waiting] = [await api.file(), await api.file()];
  const decide = (view: typeof filed, stage: string, outcome: string, opinion?: string) => ({
    type: 'decide',
    ...taskOf(view, stage),
    outcome,
    ...(opinion === undefined ? {} : { opinion }),
  });
  const atCounty = await api.done('town-reviewer', filed.id, decide(filed, 'town', 'approve'));
  const back = await api.done('county-authority', filed.id, decide(atCounty, 'county', 'return', '材料不全'));
  const again = await api.done('town-reviewer', filed.id, decide(back, 'town', 'approve'));
  await api.done('county-authority', filed.id, decide(again, 'county', 'approve'));
  expect(waiting.status).toBe('open');
});
afterAll(() => api.close());

async function get<T>(as: string, path: string): Promise<T> {
  const answer = await api.ask({ url: `/api/v1/insight/${path}`, as });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<T>();
}

describe('insight over the API', () => {
  it('tells the county’s administrator what is open at each stage, how long visits took and how many came back', async () => {
    const { items, ageBands } = await get<z.infer<typeof StageInsights>>('admin', 'stages');
    const [county, town] = ['county', 'town'].map((key) => items.find(({ stage }) => stage.key === key));
    expect(county).toMatchObject({
      procedure: { key: 'house-repair', title: { zh: '测试修缮' } },
      stage: { title: { zh: '县审定' } },
      cases: { count: 0 },
      left: { count: 2 },
      returned: 1,
      returnedShare: 0.5,
      overdueShare: 0,
    });
    expect(town).toMatchObject({
      cases: { count: 1, overdue: 0 },
      tasks: { count: 1 },
      left: { count: 2 },
      returned: 0,
    });
    expect(town?.tasks.ages).toEqual([1, 0, 0, 0, 0]);
    expect(ageBands).toHaveLength(5);
  });

  it('tells of units with their names, and takes them together where it is asked', async () => {
    const units = await get<z.infer<typeof UnitInsights>>('admin', 'units');
    const town = units.items.find(({ unit }) => unit.path === '610429101');
    expect(town).toMatchObject({ unit: { name: { zh: '城关镇' } }, tasks: { count: 1 }, finished: { count: 2 } });
    const together = await get<z.infer<typeof UnitInsights>>('admin', 'units?level=county');
    expect(together.items).toHaveLength(1);
    expect(together.items[0]).toMatchObject({ cases: { count: 1 }, ended: { count: 1 }, finished: { count: 4 } });
  });

  it('tells the trend by week up to this one, empty weeks included', async () => {
    const { weeks } = await get<Throughput>('admin', 'throughput?weeks=3');
    expect(weeks).toHaveLength(3);
    expect(weeks[0]).toMatchObject({ started: 0, open: 0, ended: { count: 0, median: null }, overdueShare: null });
    expect(weeks[2]).toMatchObject({ started: 2, open: 1, ended: { count: 1 }, finishedTasks: 4, returned: 1 });
  });

  it('hands pages on, each stage once', async () => {
    const first = await get<z.infer<typeof StageInsights>>('admin', 'stages?limit=1');
    const second = await get<z.infer<typeof StageInsights>>('admin', `stages?limit=1&cursor=${first.next}`);
    expect([first, second].map(({ items }) => items[0]?.stage.key)).toEqual(['county', 'town']);
    expect(second.next).toBeNull();
  });

  it('tells the administrator of another town nothing', async () => {
    for (const path of ['stages', 'units']) {
      expect(await get<{ items: unknown[] }>('other-town-admin', path)).toMatchObject({ items: [], next: null });
    }
    const { weeks } = await get<Throughput>('other-town-admin', 'throughput');
    expect(weeks.every(({ started, open, finishedTasks }) => started + open + finishedTasks === 0)).toBe(true);
  });

  it.each(['stages?days=0', 'stages?cursor=x', 'units?level=province', 'throughput?weeks=1000', 'stages?since=2020'])(
    'refuses a question that it does not know: %s',
    async (path) => {
      const answer = await api.ask({ url: `/api/v1/insight/${path}`, as: 'admin' });
      expect(answer.statusCode).toBe(400);
    },
  );
});
