import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DEMO_ISSUER } from '../../config/demo-issuer.ts';
import { addRelative, holdingsOf, putAccounts, putHoldings, putPeople } from '../../db/people.ts';
import { addDays, localDateOf } from '../../domain/calendar/index.ts';
import { startCaseApi, taskOf } from '../support/app.ts';
import type { CaseApi } from '../support/app.ts';

let api: CaseApi;
const today = localDateOf(new Date().toISOString());
const later = (days: number): string => addDays(today, days);
const TOWN = { role: 'townshipGovernment', organisation: '610429101' };

const STAFF = [
  { id: 'admin', name: '测试管理员', role: 'systemAdministrator', organisation: '610429' },
  { id: 'admin-two', name: '测试管理员二', role: 'systemAdministrator', organisation: '610429' },
  { id: 'town-admin', name: '测试镇管理员', role: 'systemAdministrator', organisation: '610429102' },
  { id: 'successor', name: '测试接任', role: 'gridWorker', organisation: '610429102201' },
  { id: 'second', name: '测试再接任', role: 'gridWorker', organisation: '610429102201' },
  { id: 'stays', name: '测试留任', role: 'townshipGovernment', organisation: '610429102' },
  { id: 'deputy', name: '测试副手', role: 'gridWorker', organisation: '610429102201' },
];

beforeAll(async () => {
  api = await startCaseApi();
  const { db, crypto } = api.deps;
  await putPeople(db, crypto, STAFF, api.deps.now());
  await putAccounts(
    db,
    STAFF.map(({ id }) => ({ login: id, issuer: DEMO_ISSUER, personId: id })),
  );
  await putHoldings(
    db,
    STAFF.map(({ id, role, organisation }) => ({ personId: id, role, organisation, validFrom: '2020-01-01' })),
  );
});
afterAll(() => api.close());

interface View {
  id: string | null;
  state: string;
  progress: { cases: number; done: number; moved: number; stays: number; failing: unknown[] };
  items: {
    kind: { key: string };
    case: { id: string; number: string } | null;
    stage: { key: string; title: { zh: string } } | null;
    detail: Record<string, unknown>;
    moved: boolean;
    reason: { code: string } | null;
  }[];
  next: string | null;
}

const order = (as: string, body: object, more: { dryRun?: boolean; headers?: Record<string, string> } = {}) =>
  api.ask({
    method: 'POST',
    url: `/api/v1/handovers${more.dryRun === true ? '?dryRun=true' : ''}`,
    as,
    payload: { from: 'town-reviewer', to: 'successor', day: today, ground: '调任', ...body },
    headers: more.headers ?? {},
  });
const code = (answer: { json(): unknown }) => {
  const problem = answer.json() as { code: string; errors: { field: string }[] };
  return [problem.code, problem.errors[0]?.field];
};
const read = async (as: string, id: string | null, query = ''): Promise<View> => {
  const answer = await api.ask({ url: `/api/v1/handovers/${id}${query}`, as });
  expect(answer.statusCode).toBe(200);
  return answer.json<View>();
};
const finished = (as: string, id: string | null): Promise<View> =>
  vi.waitFor(
    async () => {
      const view = await read(as, id, '?limit=200');
      expect(view.state).toBe('done');
      return view;
    },
    { timeout: 60_000, interval: 200 },
  );
const lines = (view: View) =>
  view.items.map((one) => [one.kind.key, one.case?.id ?? null, one.moved, one.reason?.code ?? null]);

describe('a handover', () => {
  it('is refused with the field and the reason, and changes nothing', async () => {
    const before = await api.deps.db.selectFrom('holdings').selectAll().orderBy('id').execute();
    expect(code(await order('admin', { to: 'town-reviewer' }))).toEqual(['HANDOVER_TO_ONESELF', '/to']);
    expect(code(await order('admin', { day: later(-1) }))).toEqual(['DAY_IN_PAST', '/day']);
    expect(code(await order('admin', { day: 'tomorrow' }))).toEqual(['MALFORMED_REQUEST', '/day']);
    expect(code(await order('admin', { ground: '' }))).toEqual(['MALFORMED_REQUEST', '/ground']);
    expect(code(await order('admin', { from: 'nobody' }))).toEqual(['UNKNOWN_PERSON', '/from']);
    expect(code(await order('admin', { to: 'nobody' }))).toEqual(['UNKNOWN_PERSON', '/to']);
    expect(code(await order('admin', { gives: [] }))).toEqual(['SUCCESSOR_LACKS_POST', '/gives']);
    expect(code(await order('admin', { keeps: [TOWN] }))).toEqual(['NOTHING_TO_HAND_OVER', '/from']);
    expect(code(await order('admin', { keeps: [{ ...TOWN, role: 'mediator' }] }))).toEqual([
      'POST_NOT_HELD',
      '/keeps/0',
    ]);
    expect(code(await order('admin', { from: 'villager' }))).toEqual(['NOTHING_TO_HAND_OVER', '/from']);
    expect(code(await order('admin', { moves: [{ ...TOWN, role: 'emperor' }] }))).toEqual([
      'FIELD_INVALID',
      '/moves/0/role',
    ]);
    expect(code(await order('admin', { moves: [{ ...TOWN, organisation: '610429999' }] }))).toEqual([
      'UNKNOWN_ORGANISATION',
      '/moves/0/organisation',
    ]);
    expect(code(await order('admin', { gives: [TOWN, TOWN] }))).toEqual(['FIELD_INVALID', '/gives/1']);
    expect(code(await order('town-admin', {}))).toEqual(['NOT_ALLOWED', '/from']);
    expect(code(await order('town-reviewer', {}))[0]).toBe('NOT_ALLOWED');
    expect(code(await order('admin', { to: 'admin' }))).toEqual(['NOT_ALLOWED', '/to']);
    expect(await api.deps.db.selectFrom('holdings').selectAll().orderBy('id').execute()).toEqual(before);
    expect(await api.deps.db.selectFrom('handovers').selectAll().execute()).toEqual([]);
  });

  it('moves posts, agencies and cases, leaves with the reason what may not move, and does what the dry run said', async () => {
    const { db } = api.deps;
    await api.ask({
      method: 'POST',
      url: '/api/v1/agencies',
      as: 'town-reviewer',
      payload: { agent: 'deputy', from: later(10), to: later(20), ground: '培训' },
    });
    const claimed = await api.file();
    await api.done('town-reviewer', claimed.id, { type: 'claim', ...taskOf(claimed, 'town') });
    const named = await api.file();
    await api.done('town-reviewer', named.id, {
      type: 'transfer',
      ...taskOf(named, 'town'),
      to: 'stays',
      reason: '转办',
    });
    const related = await api.file();
    await addRelative(db, { personId: 'villager', relativeId: 'successor', relation: '兄', declaredOn: '2026-01-01' });
    const barred = await api.file({ applicant: 'villager' });
    await api.done('town-reviewer', barred.id, { type: 'claim', ...taskOf(barred, 'town') });
    const copied = await api.file({ procedure: 'two-sectors' });
    await api.done('village-cadre', copied.id, { type: 'copy', to: ['town-reviewer'] });

    const dry = await order('admin', {}, { dryRun: true });
    expect(dry.statusCode).toBe(200);
    const planned = dry.json<View>();
    expect(planned).toMatchObject({ id: null, state: 'dryRun' });
    expect(await db.selectFrom('handovers').selectAll().execute()).toEqual([]);
    expect((await holdingsOf(db, 'town-reviewer', api.deps.now())).map((one) => one.role)).toEqual([
      'townshipGovernment',
    ]);

    const headers = { 'idempotency-key': 'handover-1' };
    const answer = await order('admin', {}, { headers });
    expect(answer.statusCode).toBe(202);
    const { id } = answer.json<View>();
    expect(answer.headers['location']).toBe(`/api/v1/handovers/${id}`);
    const done = await finished('admin', id);
    expect(lines(done)).toEqual(lines(planned));
    expect(new Set(lines(done).map((line) => line.join('|')))).toEqual(
      new Set([
        `post||true|`,
        `agencyGiven||true|`,
        `claim|${claimed.id}|true|`,
        `claim|${barred.id}|false|RELATIVE_MAY_NOT_DECIDE`,
        `copy|${copied.id}|true|`,
      ]),
    );
    expect(done.progress).toMatchObject({ moved: 4, stays: 1, failing: [] });
    expect(done.progress.done).toBe(done.progress.cases);
    expect(done.items.some((one) => one.case?.id === related.id)).toBe(false);

    const held = async (who: string) =>
      (await holdingsOf(db, who, api.deps.now())).map(({ role, organisation }) => `${role}@${organisation}`);
    expect(await held('town-reviewer')).toEqual([]);
    expect(await held('successor')).toEqual(['townshipGovernment@610429101', 'gridWorker@610429102201']);
    const agencies = await db.selectFrom('agencies').selectAll().orderBy('id').execute();
    expect(agencies.map((one) => [one.principal_id, one.agent_id, one.valid_from, one.valid_to])).toEqual([
      ['town-reviewer', 'deputy', later(10), later(10)],
      ['successor', 'deputy', later(10), later(21)],
    ]);

    const view = await api.ask({ url: `/api/v1/cases/${claimed.id}`, as: 'successor' });
    expect(view.json()).toMatchObject({ visits: [{ tasks: [{ claimedBy: { id: 'successor' } }] }] });
    await api.done('successor', claimed.id, { type: 'decide', ...taskOf(claimed, 'town'), outcome: 'approve' });
    expect((await api.ask({ url: `/api/v1/cases/${copied.id}`, as: 'successor' })).statusCode).toBe(200);
    const trail = await api.ask({ url: `/api/v1/cases/${claimed.id}/timeline`, as: 'county-authority' });
    const told = trail
      .json<{ items: { type: string; text: { zh: string; en: string }; actor: { person: { id: string } } }[] }>()
      .items.find(({ type }) => type === 'handedOver');
    expect(told).toMatchObject({ actor: { person: { id: 'admin' } } });
    expect(told?.text).toEqual({
      zh: '测试镇审核 向 测试接任 交接 1 项：调任',
      en: '测试镇审核 hands 1 over to 测试接任: 调任',
    });

    const replayed = await order('admin', {}, { headers });
    expect(replayed.headers['idempotency-replayed']).toBe('true');
    expect(code(await order('admin', { day: later(1) }, { headers }))[0]).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(code(await order('admin', {}))).toEqual(['NOTHING_TO_HAND_OVER', '/from']);

    expect((await api.ask({ url: `/api/v1/handovers/${id}`, as: 'town-admin' })).statusCode).toBe(404);
    expect((await api.ask({ url: `/api/v1/handovers/${id}`, as: 'villager' })).statusCode).toBe(404);
    expect((await read('successor', id)).id).toBe(id);
    const listed = async (as: string) => {
      const page = await api.ask({ url: '/api/v1/handovers', as });
      return page.json<{ items: { id: string }[] }>().items.map((one) => one.id);
    };
    expect(await listed('admin-two')).toEqual([id]);
    expect(await listed('town-reviewer')).toEqual([id]);
    expect(await listed('town-admin')).toEqual([]);

    const first = await read('admin', id, '?limit=2');
    const second = await read('admin', id, `?limit=200&cursor=${first.next}`);
    expect([...first.items, ...second.items]).toEqual(done.items);
  });

  it('of a day to come waits for it, and a second one is refused meanwhile', async () => {
    const answer = await order('admin', { from: 'successor', to: 'second', day: later(3), keeps: [] });
    expect(answer.statusCode).toBe(202);
    expect(answer.json<View>()).toMatchObject({ state: 'planned', progress: { cases: 0 } });
    expect(code(await order('admin', { from: 'successor', to: 'second', day: later(4) }))).toEqual([
      'HANDOVER_UNFINISHED',
      '/from',
    ]);
    const held = async (who: string, day: string) =>
      (await holdingsOf(api.deps.db, who, `${day}T04:00:00.000Z`)).map((one) => one.organisation).sort();
    expect(await held('successor', later(2))).toEqual(['610429101', '610429102201']);
    expect(await held('successor', later(3))).toEqual([]);
    expect(await held('second', later(2))).toEqual(['610429102201']);
    expect(await held('second', later(3))).toEqual(['610429101', '610429102201']);
    const { id } = answer.json<View>();
    const resumed = await api.ask({ method: 'POST', url: `/api/v1/handovers/${id}/resume`, as: 'admin' });
    expect(resumed.json<View>().state).toBe('planned');
    expect((await api.ask({ method: 'POST', url: `/api/v1/handovers/${id}/resume`, as: 'villager' })).statusCode).toBe(
      404,
    );
  });

  it('gives new posts to whoever moves, and leaves him what he keeps', async () => {
    const { db } = api.deps;
    await putHoldings(db, [
      { personId: 'stays', role: 'mediator', organisation: '610429102201', validFrom: '2020-01-01' },
    ]);
    const kept = { role: 'mediator', organisation: '610429102201' };
    const moves = [{ role: 'caseLeader', organisation: '610429101' }];
    const answer = await order('admin', { from: 'stays', to: 'other-town-reviewer', keeps: [kept], moves });
    const done = await finished('admin', answer.json<View>().id);
    expect(done.items.filter((one) => one.case === null).map((one) => [one.kind.key, one.detail])).toEqual([
      ['newPost', moves[0]],
      ['post', { role: 'townshipGovernment', organisation: '610429102', given: false }],
    ]);
    const held = await holdingsOf(db, 'stays', api.deps.now());
    expect(held.map((one) => one.role).sort()).toEqual(['caseLeader', 'mediator']);
  });
});
