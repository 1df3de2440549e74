import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../../api/contracts/cases.ts';
import { CaseForm } from '../../domain/definition/forms.ts';
import { filing, startCaseApi, taskOf, type CaseApi } from '../support/app.ts';
import { houseRepair } from '../support/factories.ts';

const text = (zh: string) => ({ zh, en: zh });
const basis = [{ kind: 'assumed', note: text('测试') }];
const role = (key: string, level: string) => ({ by: 'role', role: key, level });

/** Three places a year in the town; who gets one is handed on to a repair. */
const places = CaseForm.parse({
  ...houseRepair,
  id: 'repair-places',
  title: text('测试名额'),
  subject: { kind: 'household', uniqueness: 'none' },
  withdrawal: undefined,
  clocks: [],
  stages: [
    {
      key: 'town',
      kind: 'decision',
      title: text('镇审核'),
      basis,
      assignee: role('townshipGovernment', 'township'),
      outcomes: [
        { key: 'approve', title: text('同意'), kind: 'approve', to: 'handOn' },
        { key: 'reject', title: text('不同意'), kind: 'reject', to: 'refused' },
      ],
    },
    {
      key: 'handOn',
      kind: 'link',
      title: text('转维修'),
      basis,
      mode: 'open',
      procedure: 'house-repair',
      hands: [
        { to: 'grade', from: 'grade' },
        { to: 'area', from: 'area' },
      ],
      to: 'done',
    },
    { key: 'done', kind: 'end', title: text('办结'), basis, outcome: 'completed' },
    { key: 'refused', kind: 'end', title: text('不予'), basis, outcome: 'refused' },
  ],
  quotas: [
    {
      key: 'places',
      title: text('年度名额'),
      basis,
      unit: text('户'),
      limit: 3,
      per: 'township',
      amount: 1,
      commit: { on: 'left', stage: 'town', outcome: 'approve' },
    },
  ],
});

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi();
  await api.activate(places);
});
afterAll(() => api.close());

const file = (household: number) =>
  api.ask({
    method: 'POST',
    url: '/api/v1/cases',
    as: 'village-cadre',
    payload: filing({ procedure: 'repair-places', subject: { id: `household-${household}` } }),
  });

const ledgers = async (as: string) =>
  (await api.ask({ url: '/api/v1/quotas?procedure=repair-places', as })).json<{ items: Record<string, unknown>[] }>()
    .items;

const decide = (one: CaseView, outcome: string) =>
  api.done('town-reviewer', one.id, { type: 'decide', ...taskOf(one, 'town'), outcome, opinion: '意见' });

describe('a quota', () => {
  const filed: CaseView[] = [];

  it('lets as many file as it has places, also at the same instant, and refuses the next with what is left', async () => {
    const answers = await Promise.all([110, 111, 112, 113, 114].map(file));
    const accepted = answers.filter(({ statusCode }) => statusCode === 201);
    const refusals = answers.filter(({ statusCode }) => statusCode === 409);
    expect([accepted.length, refusals.length]).toEqual([3, 2]);
    filed.push(...accepted.map((answer) => answer.json<CaseView>()));
    const refused = await file(115);
    expect(refused.json()).toMatchObject({
      status: 409,
      code: 'QUOTA_EXCEEDED',
      errors: [{ field: '/data', message: '名额或资金不足：需要 1，剩余 0' }],
    });
    expect(await ledgers('county-authority')).toMatchObject([
      {
        organisation: '610429101',
        total: 3,
        reserved: 3,
        committed: 0,
        left: 0,
        quota: { key: 'places', title: places.quotas[0]?.title },
      },
    ]);
  });

  it('is committed by an approval, given back by a refusal, and then free for another', async () => {
    const [one, other] = filed;
    if (one === undefined || other === undefined) throw new Error('two cases are filed');
    await decide(one, 'approve');
    await decide(other, 'reject');
    expect(await ledgers('county-authority')).toMatchObject([{ reserved: 1, committed: 1, left: 1 }]);
    expect((await file(116)).statusCode).toBe(201);
  });

  it('is shown to those in whose region it lies', async () => {
    expect(await ledgers('other-town-reviewer')).toEqual([]);
    expect(await ledgers('town-reviewer')).toHaveLength(1);
  });
});

describe('linked cases', () => {
  it('show each other', async () => {
    const links = async (id: string) =>
      (await api.ask({ url: `/api/v1/cases/${id}/links`, as: 'county-authority' })).json<{
        items: { caseId: string; direction: string; procedure: { id: string } }[];
      }>().items;
    const approved = (
      await api.ask({ url: '/api/v1/cases?procedure=repair-places&status=ended', as: 'county-authority' })
    )
      .json<{ items: CaseView[] }>()
      .items.find(({ outcome }) => outcome?.key === 'completed');
    if (approved === undefined) throw new Error('an approved case has ended');
    const to = await vi.waitFor(async () => {
      const items = await links(approved.id);
      expect(items).toMatchObject([{ direction: 'to', procedure: { id: 'house-repair' } }]);
      return items[0]?.caseId ?? '';
    });
    expect(await links(to)).toMatchObject([
      { caseId: approved.id, direction: 'from', procedure: { id: 'repair-places' } },
    ]);
  });
});
