import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_ISSUER } from '../../config/demo-issuer.ts';
import { agentsFor } from '../../db/agencies.ts';
import { putAccounts, putHoldings, putPeople } from '../../db/people.ts';
import { addDays, localDateOf } from '../../domain/calendar/index.ts';
import { CaseForm } from '../../domain/definition/forms.ts';
import { startCaseApi, taskOf } from '../support/app.ts';
import type { CaseApi } from '../support/app.ts';
import { houseRepair } from '../support/factories.ts';

let api: CaseApi;
const today = localDateOf(new Date().toISOString());
const later = (days: number): string => addDays(today, days);

beforeAll(async () => {
  api = await startCaseApi();
  const { db, crypto } = api.deps;
  const people = [
    { id: 'admin', name: '测试管理员', role: 'systemAdministrator', organisation: '610429' },
    { id: 'town-admin', name: '测试镇管理员', role: 'systemAdministrator', organisation: '610429102' },
    { id: 'deputy', name: '测试副手', role: 'gridWorker', organisation: '610429102201' },
    { id: 'deputy-two', name: '测试副手二', role: 'gridWorker', organisation: '610429102201' },
    { id: 'deputy-three', name: '测试副手三', role: 'gridWorker', organisation: '610429102201' },
  ];
  await putPeople(db, crypto, people, api.deps.now());
  await putAccounts(
    db,
    people.map(({ id }) => ({ login: id, issuer: DEMO_ISSUER, personId: id })),
  );
  await putHoldings(
    db,
    people.map(({ id, role, organisation }) => ({ personId: id, role, organisation, validFrom: '2020-01-01' })),
  );
});
afterAll(() => api.close());

const set = (as: string, body: object, headers: Record<string, string> = {}) =>
  api.ask({ method: 'POST', url: '/api/v1/agencies', as, payload: { ground: '出差', ...body }, headers });
const end = (as: string, id: number, body: object = {}) =>
  api.ask({ method: 'POST', url: `/api/v1/agencies/${id}/end`, as, payload: { ground: '提前返回', ...body } });
const code = (answer: { json(): unknown }) => {
  const problem = answer.json() as { code: string; errors: { field: string }[] };
  return [problem.code, problem.errors[0]?.field];
};
const mine = async (as: string) => {
  const answer = await api.ask({ url: '/api/v1/tasks?view=mine', as });
  return answer.json<{ items: { caseId: string; onBehalfOf: { id: string } | null }[] }>().items;
};

describe('an agency', () => {
  it('is set up, seen, used and ended early; what was done stands in both names', async () => {
    const filed = await api.file();
    const answer = await set('town-reviewer', { agent: 'deputy', from: today, to: later(5) });
    expect(answer.statusCode).toBe(201);
    const agency = answer.json<{ id: number; inForce: boolean }>();
    expect(agency).toMatchObject({ principal: { id: 'town-reviewer' }, agent: { id: 'deputy' }, inForce: true });

    expect((await mine('deputy')).find((one) => one.caseId === filed.id)?.onBehalfOf).toEqual({
      id: 'town-reviewer',
      name: '测试镇审核',
    });
    expect((await mine('town-reviewer')).find((one) => one.caseId === filed.id)?.onBehalfOf).toBeNull();

    await api.done('deputy', filed.id, { type: 'claim', ...taskOf(filed, 'town') });
    expect((await mine('town-reviewer')).map((one) => one.caseId)).toContain(filed.id);
    await api.done('deputy', filed.id, { type: 'comment', text: '已电话核实' });
    await api.done('deputy', filed.id, { type: 'decide', ...taskOf(filed, 'town'), outcome: 'approve' });
    const trail = await api.ask({ url: `/api/v1/cases/${filed.id}/timeline`, as: 'county-authority' });
    const acted = trail
      .json<{
        items: { type: string; actor: { person: { id: string } | null; onBehalfOf: { id: string } | null } }[];
      }>()
      .items.filter(({ type }) => ['taskClaimed', 'commented', 'opinionGiven'].includes(type));
    expect(acted.map(({ actor }) => [actor.person?.id, actor.onBehalfOf?.id])).toEqual(
      acted.map(() => ['deputy', 'town-reviewer']),
    );
    expect(acted).toHaveLength(3);

    expect((await end('deputy', agency.id)).json()).toMatchObject({ inForce: false, plannedTo: later(5) });
    expect(await mine('deputy')).toEqual([]);
    expect(code(await end('deputy', agency.id))).toEqual(['AGENCY_ENDED', '/day']);
  });

  it('is refused with the field and the reason', async () => {
    const from = later(30);
    const to = later(40);
    const good = { agent: 'deputy', from, to };
    expect(code(await set('town-reviewer', { ...good, agent: 'town-reviewer' }))).toEqual([
      'AGENCY_TO_ONESELF',
      '/agent',
    ]);
    expect(code(await set('town-reviewer', { ...good, from: later(-1) }))).toEqual(['DAY_IN_PAST', '/from']);
    expect(code(await set('town-reviewer', { ...good, to: later(29) }))).toEqual(['PERIOD_ENDS_BEFORE_START', '/to']);
    expect(code(await set('town-reviewer', { ...good, agent: 'nobody' }))).toEqual(['UNKNOWN_PERSON', '/agent']);
    expect(code(await set('town-reviewer', { ...good, agent: 'villager' }))).toEqual(['POST_NOT_HELD', '/agent']);
    expect(code(await set('villager', good))).toEqual(['POST_NOT_HELD', '/principal']);
    expect(code(await set('town-reviewer', { ...good, role: 'townshipGovernment' }))).toEqual([
      'FIELD_REQUIRED',
      '/organisation',
    ]);
    expect(code(await set('town-reviewer', { ...good, role: 'countyAuthority', organisation: '610429' }))).toEqual([
      'POST_NOT_HELD',
      '/role',
    ]);
    expect(code(await set('town-reviewer', { ...good, ground: ' ' }))).toEqual(['MALFORMED_REQUEST', '/ground']);
    expect(code(await set('town-reviewer', { ...good, from: '2026-02-30' }))[0]).toBe('MALFORMED_REQUEST');
    expect(code(await set('deputy', { ...good, principal: 'town-reviewer', agent: 'deputy' }))[0]).toBe('NOT_ALLOWED');
    expect(code(await set('town-admin', { ...good, principal: 'town-reviewer' }))).toEqual([
      'NOT_ALLOWED',
      '/principal',
    ]);
    expect(code(await set('admin', { ...good, principal: 'town-reviewer', agent: 'admin' }))).toEqual([
      'NOT_ALLOWED',
      '/agent',
    ]);
    const none = await api.deps.db.selectFrom('agencies').select('id').where('valid_from', '=', from).execute();
    expect(none).toEqual([]);
  });

  it('does not overlap and forms no chain, also where two are set up at the same instant', async () => {
    const at = { from: later(60), to: later(70) };
    expect((await set('admin', { principal: 'town-reviewer', agent: 'deputy', ...at })).statusCode).toBe(201);
    expect(code(await set('town-reviewer', { agent: 'deputy-two', from: later(70), to: later(75) }))).toEqual([
      'AGENCY_OVERLAPS',
      '/from',
    ]);
    expect(code(await set('deputy', { agent: 'deputy-two', ...at }))).toEqual(['AGENCY_CHAIN', '/principal']);
    expect(code(await set('county-authority', { agent: 'town-reviewer', ...at }))).toEqual(['AGENCY_CHAIN', '/agent']);
    const race = { from: later(80), to: later(90) };
    const answers = await Promise.all(
      ['deputy', 'deputy-two', 'deputy-three'].map((agent) => set('town-reviewer', { agent, ...race })),
    );
    expect(answers.map((answer) => answer.statusCode).toSorted((one, other) => one - other)).toEqual([201, 409, 409]);
  });

  it('under the same key is one agency', async () => {
    const body = { agent: 'deputy', from: later(100), to: later(101) };
    const headers = { 'idempotency-key': 'agency-once' };
    const first = await set('town-reviewer', body, headers);
    const again = await set('town-reviewer', body, headers);
    expect(again.json()).toEqual(first.json());
    expect(again.headers['idempotency-replayed']).toBe('true');
  });

  it('is read by those whose it is and by administrators of the principal’s posts; to others it is not there', async () => {
    const made = await set('county-authority', { agent: 'deputy', from: later(120), to: later(121) });
    const { id } = made.json<{ id: number }>();
    const seen = async (as: string): Promise<boolean> => {
      const answer = await api.ask({ url: '/api/v1/agencies?limit=200', as });
      return answer.json<{ items: { id: number }[] }>().items.some((one) => one.id === id);
    };
    expect(await Promise.all(['county-authority', 'deputy', 'admin'].map(seen))).toEqual([true, true, true]);
    expect(await Promise.all(['town-admin', 'town-reviewer', 'villager'].map(seen))).toEqual([false, false, false]);
    expect((await end('town-admin', id)).statusCode).toBe(404);
    expect((await end('villager', 999_999)).statusCode).toBe(404);
    expect(code(await end('deputy', id, { day: later(-1) }))).toEqual(['DAY_IN_PAST', '/day']);
    expect((await end('deputy', id)).json()).toMatchObject({ inForce: false, ended: { by: 'deputy' } });
    const pages = await api.ask({ url: `/api/v1/agencies?person=county-authority&limit=1`, as: 'admin' });
    expect(pages.json<{ items: { id: number }[] }>().items).toMatchObject([{ id }]);
  });

  it('for one post brings that post’s tasks and messages alone', async () => {
    const { db, now } = api.deps;
    const post = { role: 'countyAuthority', organisation: '610429' };
    await set('county-authority', { agent: 'deputy-three', from: today, to: later(1), ...post });
    await set('other-town-reviewer', { agent: 'deputy-two', from: today, to: later(1) });
    const addresses = [
      'person:county-authority',
      'role:countyAuthority@610429',
      'person:other-town-reviewer',
      'role:townshipGovernment@610429102',
      'role:countyAuthority@610429/housing',
    ];
    const found = await agentsFor(db, addresses, now());
    expect(found.map(({ address, agent, principal }) => [address, agent.id, principal.id])).toEqual([
      ['person:other-town-reviewer', 'deputy-two', 'other-town-reviewer'],
      ['role:countyAuthority@610429', 'deputy-three', 'county-authority'],
      ['role:townshipGovernment@610429102', 'deputy-two', 'other-town-reviewer'],
    ]);
    expect(await agentsFor(db, addresses, `${later(3)}T00:00:00.000Z`)).toEqual([]);
  });
});

/** Somebody whom the filing names helps; then the applicant supplements. */
const helped = CaseForm.parse({
  ...houseRepair,
  id: 'helped',
  subject: { kind: 'household', uniqueness: 'none' },
  withdrawal: undefined,
  clocks: [],
  stages: [
    {
      key: 'help',
      kind: 'work',
      title: { zh: '帮扶', en: 'Help' },
      basis: houseRepair.basis,
      assignee: { by: 'personField', field: 'helper' },
      outcomes: [{ key: 'done', title: { zh: '完成', en: 'Done' }, kind: 'complete', to: 'supplement' }],
    },
    {
      key: 'supplement',
      kind: 'work',
      title: { zh: '补充', en: 'Supplement' },
      basis: houseRepair.basis,
      assignee: { by: 'applicant' },
      outcomes: [{ key: 'done', title: { zh: '完成', en: 'Done' }, kind: 'complete', to: 'done' }],
    },
    { key: 'done', kind: 'end', title: { zh: '办结', en: 'Done' }, basis: houseRepair.basis, outcome: 'struckOff' },
  ],
});

describe('a task for one person', () => {
  it('bears his name, in the worklist and in the trail', async () => {
    await api.activate(helped);
    const filed = await api.file({ procedure: 'helped', data: { grade: 'c', area: 80, helper: 'deputy' } });
    const answer = await api.ask({ url: '/api/v1/tasks?view=mine', as: 'deputy' });
    const task = answer
      .json<{ items: { caseId: string; to: unknown }[] }>()
      .items.find((one) => one.caseId === filed.id);
    expect(task?.to).toEqual({ person: { id: 'deputy', name: '测试副手' } });
    const trail = await api.ask({ url: `/api/v1/cases/${filed.id}/timeline`, as: 'village-cadre' });
    const opened = trail.json<{ items: { type: string; text: { zh: string } }[] }>().items;
    expect(opened.find(({ type }) => type === 'taskOpened')?.text.zh).toContain('测试副手');
  });

  it('that is asked of the applicant stands in his own worklist, and in that of the cadre who filed', async () => {
    const data = { grade: 'c', area: 80, helper: 'deputy' };
    const filed = await api.file({ procedure: 'helped', applicant: 'villager', data });
    const asked = await api.done('deputy', filed.id, { type: 'decide', ...taskOf(filed, 'help'), outcome: 'done' });
    const cases = async (as: string): Promise<string[]> => (await mine(as)).map((one) => one.caseId);
    expect(await cases('villager')).toEqual([filed.id]);
    expect(await cases('village-cadre')).toContain(filed.id);
    await api.done('villager', filed.id, { type: 'decide', ...taskOf(asked, 'supplement'), outcome: 'done' });
    expect(await cases('villager')).toEqual([]);
  });
});
