import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../../api/contracts/cases.ts';
import type { RepairDryRun, RepairItemView, RepairView } from '../../api/contracts/repairs.ts';
import type { z } from 'zod';
import { DEMO_ISSUER } from '../../config/demo-issuer.ts';
import { putAccounts, putHoldings, putPeople } from '../../db/people.ts';
import { addDays, localDateOf } from '../../domain/calendar/index.ts';
import { startCaseApi, taskOf } from '../support/app.ts';
import type { CaseApi } from '../support/app.ts';
import { idNumber, OTHER_HOUSEHOLD } from '../support/factories.ts';
import { putSubject } from '../../db/subjects.ts';

type View = z.infer<typeof RepairView>;
type DryRun = z.infer<typeof RepairDryRun>;
type Item = z.infer<typeof RepairItemView>;

let api: CaseApi;
const today = localDateOf(new Date().toISOString());

const STAFF = [
  { id: 'admin', name: '测试管理员', role: 'systemAdministrator', organisation: '610429' },
  { id: 'admin-two', name: '测试管理员二', role: 'systemAdministrator', organisation: '610429' },
  { id: 'agent', name: '测试代理人', role: 'gridWorker', organisation: '610429102201' },
  { id: 'town-admin', name: '测试镇管理员', role: 'systemAdministrator', organisation: '610429101' },
  { id: 'other-admin', name: '测试邻镇管理员', role: 'systemAdministrator', organisation: '610429102' },
  { id: 'deputy', name: '测试副手', role: 'townshipGovernment', organisation: '610429101' },
];

beforeAll(async () => {
  api = await startCaseApi({ env: { BANJIE_REPAIR_FOUR_EYES: 'cancel, patchData' } });
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
  await putSubject(db, crypto, OTHER_HOUSEHOLD, '2020-01-01T00:00:00.000Z');
});
afterAll(() => api.close());

const post = (as: string, path: string, payload?: object, headers: Record<string, string> = {}) =>
  api.ask({
    method: 'POST',
    url: `/api/v1/repairs${path}`,
    as,
    headers,
    ...(payload === undefined ? {} : { payload }),
  });
const body = (repair: object, cases: unknown, more: object = {}) => ({
  repair,
  cases,
  reason: '长期无人办理',
  ...more,
});
const code = (answer: { json(): unknown }) => {
  const problem = answer.json() as { code: string; errors: { field: string }[] };
  return [problem.code, problem.errors[0]?.field];
};
const tried = async (as: string, asked: object): Promise<DryRun> => {
  const answer = await post(as, '/dry-run', asked);
  expect([answer.statusCode, answer.json<{ code?: string }>().code]).toEqual([200, undefined]);
  return answer.json<DryRun>();
};
const ordered = async (as: string, asked: object): Promise<View> => {
  const answer = await post(as, '', asked);
  expect([answer.statusCode, answer.json<{ code?: string }>().code]).toEqual([202, undefined]);
  return answer.json<View>();
};
const done = (as: string, id: string): Promise<View> =>
  vi.waitFor(
    async () => {
      const view = (await api.ask({ url: `/api/v1/repairs/${id}`, as })).json<View>();
      expect(view.state).toBe('done');
      return view;
    },
    { timeout: 60_000, interval: 100 },
  );
const itemsOf = async (as: string, id: string, query = ''): Promise<Item[]> =>
  (await api.ask({ url: `/api/v1/repairs/${id}/items${query}`, as })).json<{ items: Item[] }>().items;
const caseOf = async (id: string): Promise<CaseView> =>
  (await api.ask({ url: `/api/v1/cases/${id}`, as: 'county-authority' })).json<CaseView>();
const trailOf = async (id: string) =>
  (await api.ask({ url: `/api/v1/cases/${id}/timeline?limit=200`, as: 'county-authority' })).json<{
    items: { sequence: number; type: string; text: { zh: string; en: string } }[];
  }>().items;

describe('a dry run', () => {
  it('shows of each case what the order then does, and changes nothing', async () => {
    const [one, other] = [await api.file(), await api.file()];
    await api.done('town-reviewer', other.id, { type: 'claim', ...taskOf(other, 'town') });
    const asked = body({ kind: 'reassign', at: 'town', to: 'deputy' }, [one.id, other.id]);
    const before = await api.footprint();
    const shown = await tried('town-admin', asked);
    expect(await api.footprint()).toEqual(before);
    expect(shown).toMatchObject({ kind: 'reassign', total: 2, ok: 2, refused: 0, needsSecond: false });
    expect(shown.items.map((item) => item.canEnd?.ends)).toEqual([true, true]);

    const order = await ordered('town-admin', { ...asked, dryRun: shown.digest });
    const finished = await done('town-admin', order.id);
    expect(finished).toMatchObject({ total: 2, progress: { done: 2, pending: 0 }, second: null });
    for (const item of shown.items) {
      const trail = await trailOf(item.case?.id ?? '');
      const since = trail
        .filter(({ sequence }) => sequence > (item.sequence ?? 0))
        .sort((a, b) => a.sequence - b.sequence);
      expect(since.map(({ type, text }) => ({ type, text }))).toEqual(item.events);
    }
    const view = await caseOf(one.id);
    expect(view.visits[0]?.tasks[0]?.to).toMatchObject({ person: { id: 'deputy' } });
    const { payload } = await api.deps.db
      .selectFrom('events')
      .select('payload')
      .where('case_id', '=', one.id)
      .where('type', '=', 'repaired')
      .executeTakeFirstOrThrow();
    expect(payload).toMatchObject({ orderId: order.id, reason: '长期无人办理', approvedBy: null });
    const items = await itemsOf('town-admin', order.id);
    expect(items.map((item) => [item.case?.id, item.state, item.attempts])).toEqual([
      [one.id, 'done', 1],
      [other.id, 'done', 1],
    ]);
    expect(await itemsOf('town-admin', order.id, '?state=failed')).toEqual([]);
    const page = await api.ask({ url: `/api/v1/repairs/${order.id}/items?limit=1`, as: 'town-admin' });
    const { next } = page.json<{ next: string }>();
    expect((await itemsOf('town-admin', order.id, `?limit=1&cursor=${next}`)).map((item) => item.position)).toEqual([
      2,
    ]);
  });

  it('that another would be shown by now is no ground for an order', async () => {
    const filed = await api.file();
    const asked = body({ kind: 'suspend', ground: 'supplement' }, [filed.id]);
    const shown = await tried('town-admin', asked);
    await api.done('town-reviewer', filed.id, { type: 'claim', ...taskOf(filed, 'town') });
    expect(code(await post('town-admin', '', { ...asked, dryRun: shown.digest }))).toEqual([
      'PRECONDITION_FAILED',
      '/dryRun',
    ]);
  });

  it('masks what is sensitive and names what stands against a repair', async () => {
    const filed = await api.file({ data: { grade: 'c', area: 80, idNumber: idNumber(7) } });
    const shown = await tried(
      'town-admin',
      body({ kind: 'patchData', changes: { idNumber: idNumber(8), area: 90 } }, [filed.id]),
    );
    expect(shown).toMatchObject({ ok: 1, needsSecond: true });
    expect(JSON.stringify(shown)).not.toContain(idNumber(7));
    expect(JSON.stringify(shown)).not.toContain(idNumber(8));
    const broken = await tried('town-admin', body({ kind: 'patchData', changes: { area: 'large' } }, [filed.id]));
    expect(broken.items[0]).toMatchObject({ ok: false, refusal: { code: 'FIELD_INVALID' } });
    const nowhere = await tried('town-admin', body({ kind: 'jump', stage: 'moon' }, [filed.id]));
    expect(nowhere).toMatchObject({ ok: 0, refused: 1 });
    const elsewhere = await tried('town-admin', body({ kind: 'jump', at: 'county', stage: 'town' }, [filed.id]));
    expect(elsewhere.items[0]?.refusal?.message.zh).toContain('不在“county”环节');
  });
});

describe('an order', () => {
  it('is refused with the field and the reason, and then nothing is written', async () => {
    const filed = await api.file();
    const suspend = { kind: 'suspend', ground: 'supplement' };
    expect(code(await post('town-admin', '', { repair: suspend, cases: [filed.id] }))).toEqual([
      'MALFORMED_REQUEST',
      '/reason',
    ]);
    expect(code(await post('town-admin', '', body(suspend, [filed.id], { reason: ' ' })))).toEqual([
      'MALFORMED_REQUEST',
      '/reason',
    ]);
    expect(code(await post('town-admin', '', body(suspend, undefined)))).toEqual(['MALFORMED_REQUEST', '/cases']);
    expect(code(await post('town-admin', '', body(suspend, {})))).toEqual(['MALFORMED_REQUEST', '/cases']);
    expect(code(await post('town-admin', '', body(suspend, [])))).toEqual(['REPAIR_WITHOUT_CASES', '/cases']);
    expect(code(await post('town-admin', '', body({ kind: 'resume' }, [filed.id])))[0]).toBe('CASE_NOT_SUSPENDED');
    expect(code(await post('town-admin', '', body({ kind: 'reassign', to: 'nobody' }, [filed.id])))).toEqual([
      'UNKNOWN_PERSON',
      '/repair/to',
    ]);
    expect(code(await post('town-admin', '', body(suspend, { procedure: 'no-such' })))).toEqual([
      'REPAIR_WITHOUT_CASES',
      '/cases',
    ]);
    expect(code(await post('town-reviewer', '', body(suspend, [filed.id])))[0]).toBe('NOT_ALLOWED');
    expect(code(await post('admin', '', body({ kind: 'resend', deliveryId: '999999' }, undefined)))[0]).toBe(
      'NOT_FOUND',
    );
    expect(code(await post('admin', '', body({ kind: 'unpause', scheduleId: 'none' }, undefined)))[0]).toBe(
      'NOT_FOUND',
    );
    expect(await api.deps.db.selectFrom('repairs').select('id').where('reason', '=', ' ').execute()).toEqual([]);
  });

  it('outside the administrator’s township is as if the case were not there', async () => {
    const filed = await api.file();
    const suspend = { kind: 'suspend', ground: 'supplement' };
    expect((await post('other-admin', '/dry-run', body(suspend, [filed.id]))).statusCode).toBe(404);
    expect((await post('other-admin', '', body(suspend, [filed.id]))).statusCode).toBe(404);
    expect((await post('other-admin', '', body(suspend, { region: '610429101' }))).statusCode).toBe(404);
    expect(code(await post('other-admin', '', body(suspend, { procedure: 'house-repair' })))[0]).toBe(
      'REPAIR_WITHOUT_CASES',
    );
    const order = await ordered('town-admin', body(suspend, [filed.id]));
    await done('town-admin', order.id);
    for (const path of ['', '/items']) {
      expect((await api.ask({ url: `/api/v1/repairs/${order.id}${path}`, as: 'other-admin' })).statusCode).toBe(404);
    }
    for (const verb of ['pause', 'resume']) {
      expect((await post('other-admin', `/${order.id}/${verb}`)).statusCode).toBe(404);
    }
    const seen = async (as: string) =>
      (await api.ask({ url: '/api/v1/repairs?limit=200', as })).json<{ items: View[] }>().items.map(({ id }) => id);
    expect(await seen('other-admin')).not.toContain(order.id);
    expect(await seen('admin')).toContain(order.id);
    expect((await caseOf(filed.id)).status).toBe('suspended');
  });

  it('takes its cases by the cause for which they are stuck, and the body that such an entry suggests', async () => {
    const [stuck, other] = [await api.file(), await api.file()];
    const { db, now } = api.deps;
    const { id } = await db
      .insertInto('stuck_items')
      .values({
        cause: 'claimIdle',
        key: `claimIdle:${stuck.id}`,
        case_id: stuck.id,
        organisation: '610429101200',
        procedure: 'house-repair',
        addressed_to: '610429101',
        evidence: JSON.stringify({ visitId: 1, taskId: '1.1' }),
        affected: JSON.stringify({ cases: 1, tasks: 1, units: 0 }),
        since: now(),
        found_at: now(),
        seen_at: now(),
        due_at: now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await api.done('town-reviewer', stuck.id, { type: 'claim', ...taskOf(stuck, 'town') });
    const shown = await tried('town-admin', body({ kind: 'dropClaim' }, { stuckCause: 'claimIdle' }));
    expect(shown.items.map((item) => item.case?.id)).toEqual([stuck.id]);
    const entry = (await api.ask({ url: `/api/v1/stuck/${id}`, as: 'town-admin' })).json<{
      repairs: { body: object }[];
    }>();
    const suggested = entry.repairs.map((one) => one.body).find((one) => JSON.stringify(one).includes('dropClaim'));
    const order = await ordered('town-admin', { ...suggested, reason: '签收后未办' });
    expect(await done('town-admin', order.id)).toMatchObject({ progress: { done: 1 } });
    expect((await caseOf(stuck.id)).visits[0]?.tasks[0]?.claimedBy).toBeNull();
    expect((await trailOf(other.id)).some(({ type }) => type === 'repaired')).toBe(false);
  });

  it('under the same key is the same order, and another body under it is refused', async () => {
    const filed = await api.file();
    const headers = { 'idempotency-key': 'repair-once' };
    const asked = body({ kind: 'suspend', ground: 'supplement' }, [filed.id]);
    const first = await post('town-admin', '', asked, headers);
    const again = await post('town-admin', '', asked, headers);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.json<View>().id).toBe(first.json<View>().id);
    expect(code(await post('town-admin', '', { ...asked, reason: '别的' }, headers))[0]).toBe('IDEMPOTENCY_KEY_REUSED');
    await done('town-admin', first.json<View>().id);
    const trail = await trailOf(filed.id);
    expect(trail.filter(({ type }) => type === 'repaired')).toHaveLength(1);
  });

  it('for a case that has ended says that it has, and what may be done instead', async () => {
    const filed = await api.file();
    await api.done('town-reviewer', filed.id, {
      type: 'decide',
      ...taskOf(filed, 'town'),
      outcome: 'reject',
      opinion: '不符',
    });
    const answer = await post('town-admin', '', body({ kind: 'jump', stage: 'town' }, [filed.id]));
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'CASE_ENDED', detail: expect.stringContaining('另行立案') });
  });

  it('keeps what it changes sealed, and names only the fields', async () => {
    const filed = await api.file({ data: { grade: 'c', area: 80, idNumber: idNumber(7) } });
    const order = await ordered(
      'town-admin',
      body({ kind: 'patchData', changes: { idNumber: idNumber(9) } }, [filed.id], { reason: '身份证号录入有误' }),
    );
    expect(order).toMatchObject({ state: 'waitingForSecond', repair: { kind: 'patchData', fields: ['idNumber'] } });
    expect(order.repair).not.toHaveProperty('sealed');
    const rows = await api.deps.db.selectFrom('repairs').selectAll().where('id', '=', order.id).execute();
    const items = await api.deps.db.selectFrom('repair_items').selectAll().where('repair_id', '=', order.id).execute();
    expect(JSON.stringify([rows, items])).not.toContain(idNumber(9));
    expect((await post('admin', `/${order.id}/approve`, { note: '已核对' })).statusCode).toBe(200);
    expect(await done('admin', order.id)).toMatchObject({ second: { by: { id: 'admin' }, note: '已核对' } });
    const reveal = await api.ask({
      method: 'POST',
      url: `/api/v1/cases/${filed.id}/reveals`,
      as: 'town-reviewer',
      payload: { field: 'idNumber', reason: '核对' },
    });
    expect(JSON.stringify(reveal.json())).toContain(idNumber(9));
  });

  it('that meets a case which has moved on since reports it, unless it was told to go on', async () => {
    const [one, other] = [await api.file(), await api.file()];
    const order = async (filed: CaseView, evenIfChanged: boolean) => {
      const asked = body({ kind: 'patchData', changes: { note: '已核' } }, [filed.id], { evenIfChanged });
      const given = await ordered('town-admin', asked);
      await api.done('town-reviewer', filed.id, { type: 'claim', ...taskOf(filed, 'town') });
      await post('admin', `/${given.id}/approve`, {});
      await done('admin', given.id);
      return (await itemsOf('admin', given.id))[0];
    };
    const changed = await order(one, false);
    expect(changed).toMatchObject({ state: 'changedSince', reason: { code: 'CHANGED_SINCE' } });
    expect(changed?.reason?.message.zh).toContain('重新试算');
    expect((await caseOf(one.id)).data['note']).toBeUndefined();
    expect(await order(other, true)).toMatchObject({ state: 'done' });
    expect((await caseOf(other.id)).data['note']).toBe('已核');
  });
});

describe('the second person', () => {
  const waiting = async (as = 'admin') => {
    const filed = await api.file();
    return { filed, order: await ordered(as, body({ kind: 'cancel' }, [filed.id])) };
  };

  it('is nobody who ordered, acts for him, or for whom he acts', async () => {
    const { db } = api.deps;
    for (const [principal, agent] of [
      ['admin', 'agent'],
      ['admin-two', 'agent'],
    ] as const) {
      await db
        .insertInto('agencies')
        .values({
          principal_id: principal,
          agent_id: agent,
          valid_from: today,
          valid_to: addDays(today, 5),
          ground: '出差',
        })
        .execute();
    }
    const { filed, order } = await waiting();
    expect(order.state).toBe('waitingForSecond');
    expect(code(await post('admin', `/${order.id}/approve`, {}))).toEqual(['SECOND_PERSON_SAME', '/actor']);
    expect(code(await post('agent', `/${order.id}/approve`, {}))[0]).toBe('SECOND_PERSON_SAME');
    expect((await post('other-admin', `/${order.id}/approve`, {})).statusCode).toBe(404);
    expect((await post('villager', `/${order.id}/approve`, {})).statusCode).toBe(404);
    expect((await caseOf(filed.id)).status).toBe('open');
    const byAgent = await waiting('agent');
    for (const one of ['admin', 'admin-two']) {
      expect(code(await post(one, `/${byAgent.order.id}/approve`, {}))[0]).toBe('SECOND_PERSON_SAME');
    }
    expect((await post('town-admin', `/${byAgent.order.id}/approve`, {})).statusCode).toBe(200);
    await done('admin', byAgent.order.id);
    expect(await caseOf(byAgent.filed.id)).toMatchObject({ status: 'ended', outcome: { key: 'cancelled' } });
    await db.deleteFrom('agencies').execute();
  });

  it('approves once, and what is rejected is never done', async () => {
    const { filed, order } = await waiting();
    const approved = await post('admin-two', `/${order.id}/approve`, { note: '同意' });
    expect(approved.json<View>()).toMatchObject({ second: { by: { id: 'admin-two' }, note: '同意' } });
    await done('admin', order.id);
    expect(code(await post('town-admin', `/${order.id}/reject`, {}))[0]).toBe('REPAIR_DECIDED');
    const told = (await trailOf(filed.id)).find(({ type }) => type === 'repaired');
    expect(told?.text.zh).toContain('测试管理员二');
    const second = await waiting();
    await post('admin-two', `/${second.order.id}/reject`, { note: '理由不足' });
    expect(code(await post('town-admin', `/${second.order.id}/approve`, {}))[0]).toBe('REPAIR_DECIDED');
    expect(code(await post('admin', `/${second.order.id}/resume`))[0]).toBe('REPAIR_NOT_RUNNING');
    expect((await caseOf(second.filed.id)).status).toBe('open');
  });
});

describe('repairs around a case', () => {
  it('start a lost workflow again, which no other repair can reach, and none that runs', async () => {
    const filed = await api.file();
    const restart = body({ kind: 'restart' }, [filed.id]);
    expect((await tried('town-admin', restart)).items[0]?.refusal?.message.zh).toContain('仍在引擎中');
    await api.client.workflow.getHandle(filed.id).terminate('behind our back');
    const suspend = body({ kind: 'suspend', ground: 'supplement' }, [filed.id]);
    const lost = await ordered('town-admin', suspend);
    await done('town-admin', lost.id);
    expect((await itemsOf('town-admin', lost.id))[0]).toMatchObject({
      state: 'failed',
      reason: { code: 'CASE_STUCK' },
    });

    expect(await tried('town-admin', restart)).toMatchObject({ ok: 1, items: [{ canEnd: { ends: true } }] });
    const order = await ordered('town-admin', restart);
    expect(await done('town-admin', order.id)).toMatchObject({ progress: { done: 1 } });
    expect((await post('town-admin', `/${lost.id}/resume`)).statusCode).toBe(200);
    expect(await done('town-admin', lost.id)).toMatchObject({ progress: { done: 1, failed: 0 } });
    expect((await caseOf(filed.id)).status).toBe('suspended');
    const repaired = (await trailOf(filed.id)).filter(({ type }) => type === 'repaired');
    expect(repaired).toHaveLength(2);
  });

  it('show which rows a rebuilding would set right, and set them right', async () => {
    const filed = await api.file();
    await api.deps.db.updateTable('cases').set({ overdue: true }).where('case_id', '=', filed.id).execute();
    const asked = body({ kind: 'reproject' }, [filed.id]);
    const shown = await tried('town-admin', asked);
    expect(shown.items[0]).toMatchObject({ ok: true, after: { cases: { rows: 1, columns: ['overdue'] } } });
    expect((await caseOf(filed.id)).id).toBe(filed.id);
    await done('town-admin', (await ordered('town-admin', asked)).id);
    const { overdue } = await api.deps.db
      .selectFrom('cases')
      .select('overdue')
      .where('case_id', '=', filed.id)
      .executeTakeFirstOrThrow();
    expect(overdue).toBe(false);
    const told = (await trailOf(filed.id)).filter(({ type }) => type === 'repaired');
    expect(told.map(({ type, text }) => ({ type, text }))).toEqual(shown.items[0]?.events);
  });

  it('send a message again that has failed, and no other', async () => {
    const filed = await api.file();
    const { db, now } = api.deps;
    const delivery = async (state: string) => {
      const { id } = await db
        .insertInto('deliveries')
        .values({
          message: `repair-test-${state}`,
          target: 'person:town-reviewer',
          kind: 'taskOpened',
          case_id: filed.id,
          sequence: 1,
          statutory: false,
          channels: ['email'],
          state,
          cause: state === 'failed' ? 'refused' : null,
          attempts: 5,
          not_before: now(),
          created_at: now(),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return String(id);
    };
    const [failed, sent] = [await delivery('failed'), await delivery('sent')];
    const asked = body({ kind: 'resend', deliveryId: failed }, undefined);
    expect((await tried('town-admin', asked)).items[0]).toMatchObject({ after: { state: 'queued' } });
    expect((await post('other-admin', '', asked)).statusCode).toBe(404);
    await done('town-admin', (await ordered('town-admin', asked)).id);
    const row = await db
      .selectFrom('deliveries')
      .selectAll()
      .where('id', '=', Number(failed))
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: 'queued', attempts: 0, cause: null });
    expect((await trailOf(filed.id)).find(({ type }) => type === 'repaired')?.text.zh).toContain(`重发消息 ${failed}`);
    expect(code(await post('town-admin', '', body({ kind: 'resend', deliveryId: sent }, undefined)))[0]).toBe(
      'COMMAND_NOT_APPLICABLE',
    );
  });

  it('let a paused Schedule run, which only the county’s administrator may', async () => {
    const scheduleId = `${api.config.worker.taskQueue}/repair-test`;
    const schedule = await api.client.schedule.create({
      scheduleId,
      spec: { intervals: [{ every: '365 days' }] },
      action: { type: 'startWorkflow', workflowType: 'openRound', taskQueue: api.config.worker.taskQueue, args: [] },
      state: { paused: true, note: '测试' },
    });
    const asked = body({ kind: 'unpause', scheduleId }, undefined);
    expect((await post('town-admin', '', asked)).statusCode).toBe(404);
    expect((await tried('admin', asked)).items[0]).toMatchObject({
      before: { paused: true },
      after: { paused: false },
    });
    await done('admin', (await ordered('admin', asked)).id);
    expect((await schedule.describe()).state).toMatchObject({ paused: false });
    expect(code(await post('admin', '', asked))[0]).toBe('COMMAND_NOT_APPLICABLE');
    await schedule.delete();
  });
});
