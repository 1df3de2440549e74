import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../api/contracts/cases.ts';
import { startCaseApi, taskOf, type CaseApi } from '../support/app.ts';

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi();
});
afterAll(() => api.close());

const approve = (view: CaseView, stage: string) => ({ type: 'decide', ...taskOf(view, stage), outcome: 'approve' });

/** Runs what must be refused and sees that nothing but the refusal came of it. */
async function refused(ask: () => Promise<{ json: () => unknown }>, expected: object): Promise<void> {
  const before = await api.footprint();
  const answer = await ask();
  expect(answer.json()).toMatchObject(expected);
  expect(await api.footprint()).toEqual(before);
}

describe('a command', () => {
  it('carries a case through to its end and answers the case as it is after each step', async () => {
    const filed = await api.file();
    const atCounty = await api.done('town-reviewer', filed.id, approve(filed, 'town'));
    expect(atCounty.stages.map((one) => one.key)).toEqual(['county']);
    expect(atCounty.sequence).toBeGreaterThan(filed.sequence);
    const ended = await api.done('county-authority', filed.id, approve(atCounty, 'county'));
    expect(ended).toMatchObject({
      status: 'ended',
      outcome: { key: 'struckOff', title: { zh: '销号' } },
      visits: [],
      actions: [],
    });
  });

  it('is refused on a case that has ended, saying how', async () => {
    const filed = await api.file();
    await api.done('town-reviewer', filed.id, {
      type: 'decide',
      ...taskOf(filed, 'town'),
      outcome: 'reject',
      opinion: '不符合条件',
    });
    await refused(() => api.command('town-reviewer', filed.id, { type: 'comment', text: '迟到' }), {
      status: 409,
      code: 'CASE_ENDED',
      outcome: 'refused',
    });
  });

  it('on a visit that was closed is told who closed it and when', async () => {
    const filed = await api.file();
    const stale = approve(filed, 'town');
    await api.done('town-reviewer', filed.id, stale);
    await refused(() => api.command('town-reviewer', filed.id, stale), {
      status: 409,
      code: 'VISIT_CLOSED',
      closedBy: '测试镇审核',
      closedAt: expect.stringMatching(/^\d{4}-/),
      errors: [{ field: '/visitId' }],
    });
  });

  it('has one effect when the answer was lost and it is sent again under the same key', async () => {
    const filed = await api.file();
    const headers = { 'idempotency-key': 'lost-command' };
    const first = await api.command('town-reviewer', filed.id, approve(filed, 'town'), headers);
    const before = await api.footprint();
    const second = await api.command('town-reviewer', filed.id, approve(filed, 'town'), headers);
    expect(second.statusCode).toBe(200);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.json<CaseView>().sequence).toBe(first.json<CaseView>().sequence);
    expect(await api.footprint()).toEqual(before);
  });

  it('refuses a key that was used for another command', async () => {
    const filed = await api.file();
    const headers = { 'idempotency-key': 'command-key-again' };
    await api.command('town-reviewer', filed.id, { type: 'comment', text: '一' }, headers);
    await refused(() => api.command('town-reviewer', filed.id, { type: 'comment', text: '二' }, headers), {
      status: 422,
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('lets one of two people who click at once win, and tells the other who it was', async () => {
    const filed = await api.file();
    const atCounty = await api.done('town-reviewer', filed.id, approve(filed, 'town'));
    const answers = await Promise.all([
      api.command('county-authority', filed.id, approve(atCounty, 'county')),
      api.command('county-authority', filed.id, { ...approve(atCounty, 'county'), outcome: 'reject', opinion: '不' }),
    ]);
    expect(answers.map((one) => one.statusCode).sort((a, b) => a - b)).toEqual([200, 409]);
    expect(answers.find((one) => one.statusCode === 409)?.json()).toMatchObject({
      code: expect.stringMatching(/^(VISIT_CLOSED|CASE_ENDED)$/),
    });
  });

  it('honours If-Match only where it is sent', async () => {
    const filed = await api.file();
    const comment = { type: 'comment', text: '看过' };
    const current = { 'if-match': `"${filed.sequence}"` };
    expect((await api.command('town-reviewer', filed.id, comment, current)).statusCode).toBe(200);
    await refused(() => api.command('town-reviewer', filed.id, comment, current), {
      status: 412,
      code: 'PRECONDITION_FAILED',
    });
    expect((await api.command('town-reviewer', filed.id, comment)).statusCode).toBe(200);
  });

  it('gives people the names of the register, never the names of the caller', async () => {
    const filed = await api.file();
    const body = { type: 'transfer', ...taskOf(filed, 'town'), reason: '出差' };
    await refused(() => api.command('town-reviewer', filed.id, { ...body, to: { id: 'villager', name: '冒名' } }), {
      status: 400,
      code: 'MALFORMED_REQUEST',
      errors: [{ field: '/to' }],
    });
    const view = await api.done('town-reviewer', filed.id, { ...body, to: 'villager' });
    expect(view.visits[0]?.tasks.at(-1)?.to).toEqual({ person: { id: 'villager', name: '测试甲' } });
  });

  it('shows its case to whoever a task was handed to, and nothing more', async () => {
    const filed = await api.file();
    const other = await api.file();
    await api.done('town-reviewer', filed.id, {
      type: 'transfer',
      ...taskOf(filed, 'town'),
      to: 'villager',
      reason: '委托',
    });
    expect((await api.ask({ url: `/api/v1/cases/${filed.id}`, as: 'villager' })).statusCode).toBe(200);
    expect((await api.ask({ url: `/api/v1/cases/${other.id}`, as: 'villager' })).statusCode).toBe(404);
  });

  it('is told all that is wrong in it at once, each fault at its place', async () => {
    const filed = await api.file();
    const wrong = { type: 'decide', ...taskOf(filed, 'town'), outcome: 'reject', data: { grade: 'c', colour: 'red' } };
    await refused(() => api.command('town-reviewer', filed.id, wrong), {
      status: 422,
      code: 'OPINION_REQUIRED',
      errors: [
        { field: '/opinion', code: 'OPINION_REQUIRED' },
        { field: '/data/grade', code: 'FIELD_NOT_WRITABLE' },
        { field: '/data/colour', code: 'UNKNOWN_FIELD' },
      ],
    });
  });

  it('naming a person who does not exist is refused at the place', async () => {
    const filed = await api.file();
    await refused(
      () => api.command('town-reviewer', filed.id, { type: 'copy', to: ['villager', 'nobody'], message: '请阅' }),
      { status: 422, code: 'UNKNOWN_PERSON', errors: [{ field: '/to/1' }] },
    );
  });

  it('naming a file that was not uploaded, or that somebody else uploaded elsewhere, is refused', async () => {
    const filed = await api.file();
    const digest = 'a'.repeat(64);
    await refused(
      () => api.command('town-reviewer', filed.id, { type: 'attach', attachments: [{ digest, name: '照片.jpg' }] }),
      { status: 422, code: 'UNKNOWN_ATTACHMENT', errors: [{ field: '/attachments/0/digest' }] },
    );
  });

  it('is 404 from outside the scope, with or without a task in it', async () => {
    const filed = await api.file();
    for (const body of [approve(filed, 'town'), { type: 'comment', text: '打听' }]) {
      await refused(() => api.command('other-town-reviewer', filed.id, body), { status: 404, code: 'NOT_FOUND' });
    }
  });

  it('by somebody in scope without the role is refused by name of the task', async () => {
    const filed = await api.file();
    await refused(() => api.command('village-cadre', filed.id, approve(filed, 'town')), {
      status: 403,
      code: 'NOT_ALLOWED',
      errors: [{ field: '/taskId' }],
    });
  });

  it('of an unknown type, or with a member that it does not have, is malformed and says where', async () => {
    const filed = await api.file();
    await refused(() => api.command('town-reviewer', filed.id, { type: 'approve' }), {
      status: 400,
      code: 'MALFORMED_REQUEST',
      errors: [{ field: '/type' }],
    });
    await refused(
      () => api.command('town-reviewer', filed.id, { ...approve(filed, 'town'), actor: { kind: 'system' } }),
      {
        status: 400,
        errors: [{ field: '/actor' }],
      },
    );
    await refused(() => api.command('town-reviewer', filed.id, { type: 'tick', actor: { kind: 'system' } }), {
      status: 400,
      code: 'MALFORMED_REQUEST',
    });
  });

  it('is malformed with a text that the database can not keep: accepted, it would never be recorded', async () => {
    const filed = await api.file();
    for (const text of ['a\u0000b', 'a\ud800b']) {
      await refused(() => api.command('town-reviewer', filed.id, { type: 'comment', text }), {
        status: 400,
        code: 'MALFORMED_REQUEST',
        errors: [{ field: '/text' }],
      });
    }
  });

  it('needs a key', async () => {
    const filed = await api.file();
    const answer = await api.app.inject({
      method: 'POST',
      url: `/api/v1/cases/${filed.id}/commands`,
      headers: await api.as('town-reviewer'),
      payload: { type: 'comment', text: '无键' },
    });
    expect(answer.json()).toMatchObject({ status: 400, code: 'IDEMPOTENCY_KEY_MISSING' });
  });

  it('keeps applicant and decider apart', async () => {
    const filed = await api.file({ applicant: 'town-reviewer' });
    await refused(() => api.command('town-reviewer', filed.id, approve(filed, 'town')), {
      status: 403,
      code: 'APPLICANT_MAY_NOT_DECIDE',
    });
  });

  it('takes a business date of the past and refuses one of the future', async () => {
    const filed = await api.file({ businessDate: '2026-01-05' });
    await refused(
      () => api.command('town-reviewer', filed.id, { ...approve(filed, 'town'), businessDate: '2999-01-01' }),
      { status: 422, code: 'BUSINESS_DATE_IN_FUTURE', errors: [{ field: '/businessDate' }] },
    );
    const view = await api.done('town-reviewer', filed.id, { ...approve(filed, 'town'), businessDate: '2026-01-06' });
    expect(view.visits[0]?.openedOn).toBe('2026-01-06');
  });
});

describe('a return while a branch of a parallel is open', () => {
  it('closes every branch, neither sticks the join nor loses nor doubles a task', async () => {
    const filed = await api.file({ procedure: 'two-sectors' });
    const inSectors = await api.done('town-reviewer', filed.id, approve(filed, 'town'));
    const open = (view: CaseView) =>
      view.visits.flatMap((visit) => visit.tasks.map((task) => `${visit.stage.key}:${task.state}`));
    expect(open(inSectors).sort()).toEqual(['financeCheck:open', 'housingCheck:open']);
    const back = await api.done('housing-officer', filed.id, {
      type: 'returnTo',
      ...taskOf(inSectors, 'housingCheck'),
      stage: 'town',
      opinion: '材料不全',
    });
    expect(open(back)).toEqual(['town:open']);
    await refused(() => api.command('county-authority', filed.id, approve(inSectors, 'financeCheck')), {
      status: 409,
      code: 'VISIT_CLOSED',
    });
    const again = await api.done('town-reviewer', filed.id, approve(back, 'town'));
    expect(open(again).sort()).toEqual(['financeCheck:open', 'housingCheck:open']);
    const one = await api.done('housing-officer', filed.id, approve(again, 'housingCheck'));
    const ended = await api.done('county-authority', filed.id, approve(one, 'financeCheck'));
    expect(ended).toMatchObject({ status: 'ended', outcome: { key: 'struckOff' } });
  });
});
