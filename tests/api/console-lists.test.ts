// What an inbox, a ledger and an audit ask for: one county, few cases, many readers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, localDateOf } from '../../domain/calendar/index.ts';
import type { z } from 'zod';
import type { AuditPage } from '../../api/contracts/audit.ts';
import type { CasePage, CaseView } from '../../api/contracts/cases.ts';
import type { TaskCounts, TaskPage } from '../../api/contracts/tasks.ts';
import { startCaseApi, taskOf, type CaseApi } from '../support/app.ts';
import { seedAdministrators } from './administrators.ts';

let api: CaseApi;
let atTown: CaseView;
let atCounty: CaseView;
let ended: CaseView;
beforeAll(async () => {
  api = await startCaseApi();
  await seedAdministrators(api.deps);
  atTown = await api.file({ data: { grade: 'c', area: 80, phone: '13800000000' } });
  atCounty = await api.file();
  ended = await api.file();
  await api.done('town-reviewer', atCounty.id, { type: 'decide', ...taskOf(atCounty, 'town'), outcome: 'approve' });
  for (const { id } of [atTown, ended]) await api.done('village-cadre', id, { type: 'copy', to: ['housing-officer'] });
  const refusal = { type: 'decide', ...taskOf(ended, 'town'), outcome: 'reject', opinion: '不符合条件' };
  await api.done('town-reviewer', ended.id, refusal);
});
afterAll(() => api.close());

async function get<T>(as: string, path: string): Promise<T> {
  const answer = await api.ask({ url: `/api/v1/${path}`, as });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<T>();
}
const cases = async (as: string, query: string) =>
  (await get<z.infer<typeof CasePage>>(as, `cases?${query}`)).items.map(({ id }) => id);
const counts = (as: string) => get<z.infer<typeof TaskCounts>>(as, 'tasks/counts');

describe('the tabs of an inbox', () => {
  it('count what I can do, what is open at my unit, what I started and what was copied to me', async () => {
    expect(await counts('village-cadre')).toMatchObject({ mine: { open: 0 }, started: 2, copied: 0 });
    expect(await counts('town-reviewer')).toMatchObject({
      mine: { open: 1, overdue: 0 },
      unit: { open: 1 },
      started: 0,
    });
    expect(await counts('county-authority')).toMatchObject({ mine: { open: 1 }, unit: { open: 2 } });
    const officer = await counts('housing-officer');
    expect(officer).toMatchObject({ mine: { open: 0 }, started: 0, copied: 1, most: 1000 });
    expect(officer.unread).toBeGreaterThan(0);
    expect(await counts('other-town-reviewer')).toMatchObject({ mine: { open: 0 }, unit: { open: 0 } });
  });

  it('list the same: started by me, and copied to me, by their state', async () => {
    expect(await cases('village-cadre', 'relation=started')).toEqual([ended.id, atCounty.id, atTown.id]);
    expect(await cases('village-cadre', 'relation=started&status=open')).toEqual([atCounty.id, atTown.id]);
    expect(await cases('village-cadre', 'relation=copied')).toEqual([]);
    expect(await cases('housing-officer', 'relation=copied')).toEqual([ended.id, atTown.id]);
    expect(await cases('town-reviewer', 'relation=started')).toEqual([]);
  });

  it('narrow a worklist to one stage, and to what is overdue', async () => {
    const tasks = async (query: string) =>
      (await get<z.infer<typeof TaskPage>>('county-authority', `tasks?view=unit&${query}`)).items.map(
        ({ stage }) => stage.key,
      );
    expect((await tasks('')).toSorted()).toEqual(['county', 'town']);
    expect(await tasks('stage=town')).toEqual(['town']);
    expect(await tasks('overdue=true')).toEqual([]);
    expect(await tasks('overdue=false')).toHaveLength(2);
  });

  it('narrow a worklist to a number, a name and a card', async () => {
    const tasks = async (query: string, as = 'county-authority') =>
      (await get<z.infer<typeof TaskPage>>(as, `tasks?${query}`)).items.map(({ caseId }) => caseId);
    expect(await tasks(`view=unit&q=${atTown.number}`)).toEqual([atTown.id]);
    expect(await tasks(`q=${atTown.number}`, 'town-reviewer')).toEqual([atTown.id]);
    expect(await tasks(`view=unit&q=${encodeURIComponent(atTown.subject?.name ?? '')}`)).toContain(atTown.id);
    expect(await tasks('view=unit&q=nobody-of-this-name')).toEqual([]);
    expect(await tasks(`view=done&q=${atCounty.number}`, 'town-reviewer')).toEqual([atCounty.id]);
    expect(await tasks('view=unit&card=yellow')).toEqual([]);
    await api.deps.db.updateTable('cases').set({ card: 'yellow' }).where('case_id', '=', atCounty.id).execute();
    expect(await tasks('view=unit&card=yellow')).toEqual([atCounty.id]);
    await api.deps.db.updateTable('cases').set({ card: 'none' }).where('case_id', '=', atCounty.id).execute();
  });
});

describe('a ledger', () => {
  it('says who has each case in hand', async () => {
    const { items } = await get<z.infer<typeof CasePage>>('admin', 'cases?procedure=house-repair');
    const owners = new Map(items.map((one) => [one.id, one.owners]));
    expect(owners.get(atTown.id)).toEqual([
      {
        role: 'townshipGovernment',
        title: { zh: '镇（街道）审核人员', en: 'Township government reviewer' },
        organisation: { path: '610429101', name: { zh: '城关镇', en: 'Chengguan Town' } },
      },
    ]);
    expect(owners.get(atCounty.id)).toMatchObject([{ role: 'countyAuthority', organisation: { path: '610429' } }]);
    expect(owners.get(ended.id)).toEqual([]);
  });

  it('is narrowed by outcome, card, stuck and the days on which cases began', async () => {
    const day = atTown.startedOn;
    const both = [atCounty.id, atTown.id];
    expect(await cases('admin', 'outcome=refused')).toEqual([ended.id]);
    const today = localDateOf(api.deps.now());
    expect(await cases('admin', `endedFrom=${today}&endedTo=${today}`)).toEqual([ended.id]);
    expect(await cases('admin', `endedTo=${addDays(today, -1)}`)).toEqual([]);
    expect(await cases('admin', `endedFrom=${addDays(today, 1)}`)).toEqual([]);
    expect(await cases('admin', 'stuck=true')).toEqual([]);
    expect(await cases('admin', `stuck=false&status=open&startedFrom=${day}&startedTo=${day}`)).toEqual(both);
    expect(await cases('admin', 'startedTo=2020-01-01')).toEqual([]);
    expect(await cases('admin', 'card=red')).toEqual([]);
    await api.deps.db.updateTable('cases').set({ card: 'red' }).where('case_id', '=', atTown.id).execute();
    expect(await cases('admin', 'card=red')).toEqual([atTown.id]);
  });
});

describe('an audit', () => {
  type Page = z.infer<typeof AuditPage>;
  const audit = (as: string, query = '') => get<Page>(as, `admin/audit?${query}`);
  const every = async (query: string, limit: number): Promise<Page['items']> => {
    const items: Page['items'] = [];
    let cursor = '';
    for (;;) {
      const page = await audit('admin', `${query}&limit=${limit}${cursor}`);
      items.push(...page.items);
      if (page.next === null) return items;
      cursor = `&cursor=${encodeURIComponent(page.next)}`;
    }
  };

  it('tells in words who did what in which case, newest first, and never a value', async () => {
    const { items } = await audit('admin', `case=${atTown.id}`);
    expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).toSorted((a, b) => b.localeCompare(a)));
    expect(items.at(-1)).toMatchObject({
      type: 'caseStarted',
      text: { zh: '提出申请，立案' },
      actor: { kind: 'person', person: { id: 'village-cadre', name: '测试村干部' } },
      case: {
        id: atTown.id,
        number: atTown.number,
        procedure: { title: { zh: '测试修缮' } },
        organisation: { name: { zh: '东关村' } },
      },
    });
    expect(JSON.stringify(items)).not.toMatch(/13800000000|测试户/);
  });

  it('finds by person, type, days and organisation', async () => {
    const by = async (query: string) => (await audit('admin', `${query}&limit=200`)).items;
    const reviewers = await by('person=town-reviewer');
    expect(new Set(reviewers.map(({ case: one }) => one.id))).toEqual(new Set([atCounty.id, ended.id]));
    expect(reviewers.every(({ actor }) => actor.person?.id === 'town-reviewer')).toBe(true);
    expect((await by('type=caseStarted')).map(({ case: one }) => one.id)).toEqual([ended.id, atCounty.id, atTown.id]);
    expect((await by('type=caseStarted,copied')).length).toBe(5);
    expect(await by('to=2020-01-01')).toEqual([]);
    expect((await by(`from=${atTown.startedOn}&to=${atTown.startedOn}`)).length).toBeGreaterThan(5);
    expect(await by('organisation=610429102')).toEqual([]);
    expect((await by('organisation=610429101&procedure=house-repair')).length).toBeGreaterThan(5);
  });

  it('tells of looks at sensitive values, by whom and why', async () => {
    const reveal = await api.ask({
      method: 'POST',
      url: `/api/v1/cases/${atTown.id}/reveals`,
      as: 'town-reviewer',
      payload: { field: 'idNumber', reason: '核对身份' },
    });
    expect(reveal.statusCode).toBe(200);
    const { items } = await audit('admin', 'type=revealed');
    expect(items).toMatchObject([
      {
        source: 'reveal',
        text: { zh: '查看「身份证号」明文，事由：核对身份' },
        actor: { person: { id: 'town-reviewer' } },
        case: { id: atTown.id },
      },
    ]);
  });

  it('comes in pages that neither repeat nor leave out an entry', async () => {
    const key = ({ source, number, case: one }: Page['items'][number]) => `${source} ${one.id} ${number}`;
    const whole = (await every('', 200)).map(key);
    expect(new Set(whole).size).toBe(whole.length);
    for (const limit of [1, 3]) expect((await every('', limit)).map(key)).toEqual(whole);
  });

  it('is for administrators, each within his region', async () => {
    expect((await audit('other-town-admin')).items).toEqual([]);
    expect((await audit('other-town-admin', `case=${atTown.id}`)).items).toEqual([]);
    const refused = await api.ask({ url: '/api/v1/admin/audit', as: 'county-authority' });
    expect(refused.json()).toMatchObject({ status: 403, code: 'NOT_ALLOWED' });
  });
});
