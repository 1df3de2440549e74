import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubjectFile, SubjectView } from '../../api/contracts/subjects.ts';
import { startCaseApi, taskOf, type CaseApi } from '../support/app.ts';
import { idNumber } from '../support/factories.ts';

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi();
});
afterAll(() => api.close());

const household = (more: object = {}) => ({
  kind: 'household',
  organisation: '610429101200',
  name: '测试新户',
  ...more,
});

const register = (payload: object, as = 'village-cadre') =>
  api.ask({ method: 'POST', url: '/api/v1/subjects', as, payload });

async function refused(payload: object, expected: object, as?: string): Promise<void> {
  const before = await api.footprint();
  expect((await register(payload, as)).json()).toMatchObject(expected);
  expect(await api.footprint()).toEqual(before);
}

describe('the subject register', () => {
  it('takes a household, masks its numbers and finds it by the whole number', async () => {
    const answer = await register(household({ idNumber: idNumber(500), phone: '13900001234', person: 'villager' }));
    expect(answer.statusCode, answer.body).toBe(201);
    const view = answer.json<SubjectView>();
    expect(answer.headers.location).toBe(`/api/v1/subjects/${view.id}`);
    expect(view).toMatchObject({
      name: '测试新户',
      organisation: { path: '610429101200', name: { zh: '东关村' } },
      person: { id: 'villager', name: '测试甲' },
      phone: '139****1234',
    });
    expect(view.idNumber).toContain('****');
    const found = async (q: string, as = 'village-cadre') =>
      (await api.ask({ url: `/api/v1/subjects?q=${encodeURIComponent(q)}`, as }))
        .json<{ items: SubjectView[] }>()
        .items.map((one) => one.id);
    expect(await found(idNumber(500))).toEqual([view.id]);
    expect(await found('13900001234')).toEqual([view.id]);
    expect(await found('新户')).toContain(view.id);
    expect(await found(idNumber(500).slice(0, 10))).toEqual([]);
    expect(await found(idNumber(500), 'other-village-cadre')).toEqual([]);
  });

  it('keeps no number in clear', async () => {
    const number = idNumber(501);
    await register(household({ idNumber: number }));
    const rows = await api.deps.db.selectFrom('subjects').selectAll().execute();
    const keys = await api.deps.db.selectFrom('idempotency_keys').selectAll().execute();
    expect(JSON.stringify([rows, keys])).not.toContain(number);
  });

  it('refuses a number with a wrong check character, naming field and rule', async () => {
    const wrong = idNumber(502).slice(0, 17) + (idNumber(502).endsWith('0') ? '1' : '0');
    await refused(household({ idNumber: wrong }), {
      status: 422,
      code: 'FIELD_INVALID',
      errors: [{ field: '/idNumber', rule: 'idNumber.checksum' }],
    });
  });

  it('refuses what else can not be', async () => {
    await refused(household({ phone: '12345' }), { code: 'FIELD_INVALID', errors: [{ field: '/phone' }] });
    await refused(household({ person: 'nobody' }), { code: 'UNKNOWN_PERSON', errors: [{ field: '/person' }] });
    await refused(household({ organisation: '999999999999' }), { code: 'UNKNOWN_ORGANISATION' });
    await refused(household({ kind: 'castle' }), { code: 'MALFORMED_REQUEST', errors: [{ field: '/kind' }] });
    await refused(household({ extra: 1 }), { code: 'MALFORMED_REQUEST', errors: [{ field: '/extra' }] });
    await refused(household(), { status: 403, code: 'NOT_ALLOWED' }, 'other-village-cadre');
    await refused(household({ idNumber: idNumber(1) }), {
      code: 'FIELD_INVALID',
      errors: [{ rule: 'idNumber.twice' }],
    });
  });

  it('gives a household its file: cases, files, and nothing to strangers', async () => {
    const subject = (await register(household({ name: '测试档案户' }))).json<SubjectView>();
    const filed = await api.file({ subject: { id: subject.id } });
    await api.done('town-reviewer', filed.id, { type: 'decide', ...taskOf(filed, 'town'), outcome: 'approve' });
    const answer = await api.ask({ url: `/api/v1/subjects/${subject.id}`, as: 'town-reviewer' });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json<SubjectFile>()).toMatchObject({
      name: '测试档案户',
      cases: [{ id: filed.id, number: filed.number, stages: [{ key: 'county' }] }],
      entries: [],
      payouts: [],
      letters: [],
      attachments: [],
    });
    expect((await api.ask({ url: `/api/v1/subjects/${subject.id}`, as: 'other-town-reviewer' })).statusCode).toBe(404);
    expect((await api.ask({ url: '/api/v1/subjects/none', as: 'town-reviewer' })).statusCode).toBe(404);
  });

  it('keeps a declared relative from deciding about the household', async () => {
    const relatives = [{ person: 'town-reviewer', relation: '兄' }];
    const subject = (await register(household({ name: '测试回避户', relatives }))).json<SubjectView>();
    const filed = await api.file({ subject: { id: subject.id } });
    const answer = await api.command('town-reviewer', filed.id, {
      type: 'decide',
      ...taskOf(filed, 'town'),
      outcome: 'approve',
    });
    expect(answer.json()).toMatchObject({ status: 403, code: 'RELATIVE_MAY_NOT_DECIDE' });
  });
});
