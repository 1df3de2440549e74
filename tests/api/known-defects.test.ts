// The defects that systems of this kind are known for, each through the whole system. The return out of a parallel, two
// people at once and the lost answer are in commands.test.ts; the same on the pure core is in tests/domain/case.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../../api/contracts/cases.ts';
import type { ClockView } from '../../api/contracts/timeline.ts';
import { DEMO_ISSUER } from '../../config/demo-issuer.ts';
import { putAccounts, putHoldings, putPeople } from '../../db/people.ts';
import { startCaseApi, taskOf, type CaseApi } from '../support/app.ts';
import { houseRepair } from '../support/factories.ts';
import { assembly, GROUP, jointReview, weighed } from '../support/group-procedures.ts';
import { skipDays } from '../../demo/skip-days.ts';

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi();
  const { db, crypto } = api.deps;
  await putPeople(db, crypto, GROUP, '2020-01-01T00:00:00.000Z');
  await putAccounts(
    db,
    GROUP.map(({ id }) => ({ login: id, issuer: DEMO_ISSUER, personId: id })),
  );
  await putHoldings(
    db,
    GROUP.map(({ id, role }) => ({ personId: id, role, organisation: '610429101', validFrom: '2020-01-01' })),
  );
  for (const definition of [jointReview, weighed, assembly]) await api.activate(definition);
});
afterAll(() => api.close());

const read = async (caseId: string, as = 'county-authority') =>
  (await api.ask({ url: `/api/v1/cases/${caseId}`, as })).json<CaseView>();

const clocks = async (caseId: string) =>
  (await api.ask({ url: `/api/v1/cases/${caseId}/clocks`, as: 'county-authority' })).json<{ items: ClockView[] }>()
    .items;

const trail = async (caseId: string) => {
  const rows = await api.deps.db
    .selectFrom('events')
    .select('type')
    .where('case_id', '=', caseId)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => row.type);
};

/** The case once the roll of its open stage is settled. */
const settled = (caseId: string, people: number): Promise<CaseView> =>
  vi.waitFor(
    async () => {
      const view = await read(caseId);
      expect(view.visits[0]?.tasks).toHaveLength(people);
      return view;
    },
    { timeout: 20_000 },
  );

/** The open task of one person of a roll. */
function ownTask(view: CaseView, person: string): { visitId: number; taskId: string } {
  const visit = view.visits[0];
  const task = visit?.tasks.find((one) => 'person' in one.to && one.to.person.id === person && one.state === 'open');
  if (visit === undefined || task === undefined) throw new Error(`no open task of ${person}`);
  return { visitId: visit.id, taskId: task.id };
}

const approve = (view: CaseView, person: string) =>
  api.done(person, view.id, { type: 'decide', ...ownTask(view, person), outcome: 'approve' });

describe('known defects, through the API', () => {
  it('asks everybody again when a jump returns to a stage in which all must agree', async () => {
    const filed = await api.file({ procedure: 'joint-review' });
    const first = await settled(filed.id, 2);
    await approve(first, 'joint-1');
    const atCounty = await approve(await read(filed.id), 'joint-2');
    expect(atCounty.stages[0]?.key).toBe('county');
    await api.done('county-authority', filed.id, {
      type: 'decide',
      ...taskOf(atCounty, 'county'),
      outcome: 'return',
      opinion: '再议',
    });
    const again = await settled(filed.id, 2);
    const half = await approve(again, 'joint-1');
    expect(half.stages[0]?.key).toBe('committee');
    expect((await approve(half, 'joint-2')).stages[0]?.key).toBe('county');
  });

  it('never passes a stage to which nobody has agreed: who is left can not remove himself', async () => {
    const filed = await api.file({ procedure: 'joint-review' });
    const view = await settled(filed.id, 2);
    const mine = ownTask(view, 'joint-1');
    const other = ownTask(view, 'joint-2');
    const alone = await api.done('joint-1', filed.id, {
      type: 'removeSigner',
      ...mine,
      signerTaskId: other.taskId,
      reason: '出差',
    });
    expect(alone.stages[0]?.key).toBe('committee');
    const answer = await api.command('joint-1', filed.id, {
      type: 'removeSigner',
      ...mine,
      signerTaskId: mine.taskId,
      reason: '无人',
    });
    expect(answer.json()).toMatchObject({ status: 422, code: 'SIGNER_INVALID' });
    expect((await read(filed.id)).stages[0]?.key).toBe('committee');
  });

  it('does not pass a vote by shares at exactly one half when more than half is asked', async () => {
    const filed = await api.file({ procedure: 'weighed' });
    await settled(filed.id, 4);
    for (const person of ['weigher-1', 'weigher-2']) await approve(await read(filed.id), person);
    expect(await read(filed.id)).toMatchObject({ status: 'open', stages: [{ key: 'weighing' }] });
    const third = await read(filed.id);
    await api.done('weigher-3', filed.id, {
      type: 'decide',
      ...ownTask(third, 'weigher-3'),
      outcome: 'reject',
      opinion: '不宜',
    });
    const last = await read(filed.id);
    const ended = await api.done('weigher-4', filed.id, {
      type: 'decide',
      ...ownTask(last, 'weigher-4'),
      outcome: 'reject',
      opinion: '不宜',
    });
    expect(ended).toMatchObject({ status: 'ended', outcome: { key: 'refused' } });
  });

  it('counts two thirds of a roll of 47 exactly: 31 are no quorum, 32 are', async () => {
    const filed = await api.file({ procedure: 'assembly', data: { grade: 'c', area: 47 } });
    const vote = (present: number) => ({
      type: 'recordVote',
      ...taskOf(filed, 'meeting'),
      meeting: 'villagers',
      present,
      avoided: 0,
      ballots: { for: present, against: 0, abstain: 0 },
    });
    const short = await api.command('village-cadre', filed.id, vote(31));
    expect(short.json()).toMatchObject({ status: 422, code: 'QUORUM_NOT_MET' });
    expect(await api.done('village-cadre', filed.id, vote(32))).toMatchObject({ outcome: { key: 'struckOff' } });
  });

  it('runs a clock anew for the visit that a return opens', async () => {
    const filed = await api.file();
    const atCounty = await api.done('town-reviewer', filed.id, {
      type: 'decide',
      ...taskOf(filed, 'town'),
      outcome: 'approve',
    });
    await api.done('county-authority', filed.id, {
      type: 'decide',
      ...taskOf(atCounty, 'county'),
      outcome: 'return',
      opinion: '补充材料',
    });
    const [first, second] = await clocks(filed.id);
    expect(first).toMatchObject({ state: 'stopped', overdue: false });
    expect(second).toMatchObject({ state: 'running', overdue: false });
    expect(second?.visitId).not.toBe(first?.visitId);
    await skipDays(api.client, filed.id, 20);
    await vi.waitFor(async () => expect(await trail(filed.id)).toContain('clockRungReached'), { timeout: 20_000 });
    const rows = (await clocks(filed.id)).map(({ overdue }) => overdue);
    expect(rows).toEqual([false, true]);
    expect(await read(filed.id)).toMatchObject({ overdue: true, card: 'yellow' });
  });

  it('never lets a suspended case run out, keeps the remainder, and fires nothing at once when it resumes', async () => {
    const filed = await api.file();
    const [before] = await clocks(filed.id);
    await api.done('town-reviewer', filed.id, { type: 'suspend', ground: 'suspension', reason: '等待鉴定' });
    await skipDays(api.client, filed.id, 40);
    const stood = await trail(filed.id);
    expect(stood.filter((type) => ['clockWarned', 'clockOverdue', 'clockRungReached'].includes(type))).toEqual([]);
    const refused = await api.command('town-reviewer', filed.id, {
      type: 'decide',
      ...taskOf(filed, 'town'),
      outcome: 'approve',
    });
    expect(refused.json()).toMatchObject({ status: 409, code: 'CASE_SUSPENDED' });
    await api.done('town-reviewer', filed.id, { type: 'resume', reason: '鉴定完成' });
    const later = (await trail(filed.id)).slice(stood.length);
    expect(later).toContain('clockResumed');
    expect(later.filter((type) => type.startsWith('clock') && type !== 'clockResumed')).toEqual([]);
    const [after] = await clocks(filed.id);
    expect(after).toMatchObject({ state: 'running', overdue: false });
    const shifted = (Date.parse(after?.dueAt ?? '') - Date.parse(before?.dueAt ?? '')) / 86_400_000;
    expect(shifted).toBeGreaterThanOrEqual(40);
  });

  it('loses nothing when the worker is restarted while a case waits', async () => {
    const filed = await api.file();
    await api.stopWork();
    await api.work();
    const view = await api.done('town-reviewer', filed.id, {
      type: 'decide',
      ...taskOf(filed, 'town'),
      outcome: 'approve',
    });
    expect(view.stages[0]?.key).toBe('county');
  });

  it('changes nothing for a running case when its definition is changed', async () => {
    const filed = await api.file();
    const { outcomes } = filed.actions.find((one) => one.type === 'decide') ?? {};
    const [town, ...others] = houseRepair.stages;
    const changed = await api.activate({
      ...houseRepair,
      stages: [{ ...town, title: { zh: '镇初审（新）', en: 'New' } } as (typeof houseRepair.stages)[number], ...others],
    });
    const later = await api.file();
    expect(later).toMatchObject({ definition: changed, stages: [{ title: { zh: '镇初审（新）' } }] });
    const running = await read(filed.id, 'village-cadre');
    expect(running).toMatchObject({ definition: filed.definition, stages: [{ title: { zh: '镇审核' } }] });
    expect(running.actions.find((one) => one.type === 'decide')?.outcomes).toEqual(outcomes);
  });

  it('goes on with the others when one case of a sweep is bad', async () => {
    const good = await api.file();
    const bad = await api.file();
    await api.client.workflow.getHandle(bad.id).terminate('made bad by a test');
    const answers = await Promise.all(
      [bad, good].map((one) => api.command('town-reviewer', one.id, { type: 'comment', text: '清查' })),
    );
    expect(answers.map((answer) => answer.statusCode)).toEqual([503, 200]);
    expect(answers[0]?.json()).toMatchObject({ code: 'CASE_STUCK' });
    const { items } = (await api.ask({ url: '/api/v1/cases?limit=200', as: 'town-reviewer' })).json<{
      items: CaseView[];
    }>();
    expect(items.map((one) => one.id)).toEqual(expect.arrayContaining([good.id, bad.id]));
  });
});
