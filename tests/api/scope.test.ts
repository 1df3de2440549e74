import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCaseFacts } from '../../db/cases.ts';
import { putSubject } from '../../db/subjects.ts';
import { findActor } from '../../db/people.ts';
import { DEMO_ISSUER } from '../../config/demo-issuer.ts';
import { maySee, scopeOf, type Scope } from '../../domain/scope.ts';
import { startCaseApi, filing, taskOf, type CaseApi } from '../support/app.ts';
import { idNumber, OTHER_HOUSEHOLD } from '../support/factories.ts';
import { PEOPLE } from './test-api.ts';

let api: CaseApi;
const cases: { id: string; facts: Parameters<typeof maySee>[1] }[] = [];

beforeAll(async () => {
  api = await startCaseApi();
  const { db, crypto } = api.deps;
  for (let n = 0; n < 6; n += 1) {
    const elsewhere = n % 2 === 1;
    const procedure = n % 3 === 0 ? 'two-sectors' : 'house-repair';
    const id = `other-${n}`;
    await putSubject(db, crypto, { ...OTHER_HOUSEHOLD, id, idNumber: idNumber(910 + n) }, '2020-01-01T00:00:00.000Z');
    const answer = await api.ask({
      method: 'POST',
      url: '/api/v1/cases',
      as: elsewhere ? 'other-village-cadre' : 'village-cadre',
      payload: filing({
        procedure,
        ...(elsewhere ? { organisation: '610429102201', subject: { id } } : {}),
        ...(n === 1 ? { applicant: 'villager' } : {}),
      }),
    });
    const view = answer.json<Parameters<typeof taskOf>[0]>();
    if (n === 2) {
      const transfer = { type: 'transfer', ...taskOf(view, 'town'), to: 'villager', reason: '委托' };
      await api.done('town-reviewer', view.id, transfer);
    }
    const facts = await findCaseFacts(db, view.id);
    if (facts === null) throw new Error(answer.body);
    cases.push({ id: view.id, facts });
  }
});
afterAll(() => api.close());

async function scopeOfAccount(account: string): Promise<Scope> {
  const actor = await findActor(api.deps.db, { issuer: DEMO_ISSUER, login: account }, api.deps.now());
  if (actor === null) throw new Error(account);
  return scopeOf(actor);
}

describe.each(PEOPLE.map((person) => person.id))('%s', (account) => {
  it('is shown by every route the cases of his scope, and never one from outside', async () => {
    const scope = await scopeOfAccount(account);
    const seen = new Set(cases.filter(({ facts }) => maySee(scope, facts)).map((one) => one.id));
    const list = (await api.ask({ url: '/api/v1/cases?limit=200', as: account })).json<{ items: { id: string }[] }>();
    expect(new Set(list.items.map((one) => one.id))).toEqual(seen);
    for (const { id } of cases) {
      for (const path of ['', '/timeline', '/clocks']) {
        const { statusCode } = await api.ask({ url: `/api/v1/cases/${id}${path}`, as: account });
        expect(statusCode, `${id}${path}`).toBe(seen.has(id) ? 200 : 404);
      }
      if (seen.has(id)) continue;
      const command = await api.command(account, id, { type: 'comment', text: '越权' });
      const reveal = { method: 'POST', url: `/api/v1/cases/${id}/reveals`, as: account } as const;
      const revealed = await api.ask({ ...reveal, payload: { field: 'idNumber', reason: '越权查看' } });
      expect([command.statusCode, revealed.statusCode]).toEqual([404, 404]);
    }
    for (const view of ['mine', 'unit', 'overdue', 'done', 'dueBefore&dueBefore=2999-01-01']) {
      const page = await api.ask({ url: `/api/v1/tasks?limit=200&view=${view}`, as: account });
      const outside = page.json<{ items: { caseId: string }[] }>().items.filter((one) => !seen.has(one.caseId));
      expect(outside, view).toEqual([]);
    }
  });
});
