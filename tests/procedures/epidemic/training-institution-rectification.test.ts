import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, entries, holder, rungs } from '../trail.ts';

const id = 'training-institution-rectification';
const department = holder('competentDepartment', '610429/competent-department');
const problem = { institutionName: '演示培训机构', problem: '未测温即放行' };
const stopping = (serious: boolean) => ({
  stoppedAt: '2026-03-02T09:30:00+08:00',
  serious,
  responsibleParty: 'institution',
});

const found = (parameters: Record<string, number> = {}): CaseDriver =>
  driver(resolved(id, parameters)).start({
    data: problem,
    organisation: '610429101',
    actor: department,
    subject: { id: 'institution-1', kind: 'organisation', name: '演示培训机构' },
  });
const stopped = (serious = false): CaseDriver =>
  found()
    .as('competentDepartment')
    .decide('done', { data: stopping(serious) });
const rectified = (run: CaseDriver): CaseDriver =>
  run.as('trainingInstitution').decide('rectified', { data: { rectification: '已设测温点' } });

describe('the stopping of an institution', () => {
  it('stops training, has it rectified and lets it resume', () => {
    const run = rectified(stopped()).as('competentDepartment').decide('resume');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('stays stopped until everything is in place', () => {
    const run = rectified(stopped()).as('competentDepartment').decide('goOn', { opinion: '测温点无人' });
    expect(run.stages).toEqual(['rectify']);
    expect(rectified(run).stages).toEqual(['resume']);
  });

  it.each([
    ['at once', () => stopped(true)],
    [
      'after the second check',
      () => rectified(stopped()).as('competentDepartment').decide('serious', { opinion: '屡改屡犯' }),
    ],
  ])('goes on the blacklist and is punished when it is serious: %s', (_, upTo) => {
    const run = upTo();
    expect(run.stages).toEqual(['blacklist']);
    run.as('competentDepartment').decide('enter', { data: { blacklistReason: '造成聚集性疫情风险' } });
    expect(entries(run)).toEqual(['trainingBlacklist:blacklisted']);
    const decision = { penaltyDecision: '责令停止招生', penaltyNumber: '演示罚〔2026〕1号' };
    run.as('competentDepartment').decide('decided', { data: decision });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'refused' });
  });

  it('is rectified as others where it turns out not to be serious', () => {
    const data = { blacklistReason: '初次' };
    const run = stopped(true).as('competentDepartment').decide('notSerious', { opinion: '初次发现', data });
    expect(run.stages).toEqual(['rectify']);
  });

  it('ends without a stop where nothing is wrong', () => {
    const run = found()
      .as('competentDepartment')
      .decide('unfounded', { opinion: '核实无问题', data: stopping(false) });
    expect(run.state.outcome).toBe('notEstablished');
  });

  it('D426: hurries the stop once the county says what 立即 means; two hours are the default', () => {
    expect(clockOf(found(), 'stopClock')).toBeUndefined();
    expect(clockOf(found(), 'stopDefaultClock')?.dueAt).toBe('2026-03-02T03:00:00.000Z');
    const run = found({ stopHours: 1 }).until('2026-03-02T02:00:00.000Z');
    expect(rungs(run, 'stopClock')).toEqual(['remindOwner', 'notifySuperior']);
  });

  it('D425: names which of the four parties failed, and none besides', () => {
    const party = resolved(id).fields.find(({ key }) => key === 'responsibleParty');
    expect(party?.type === 'enum' && party.options).toHaveLength(4);
    const data = { ...stopping(false), responsibleParty: 'parents' };
    expect(found().as('competentDepartment').refused('done', { data })).toBe('FIELD_INVALID');
  });

  it('counts ninety days for the punishment', () => {
    const run = stopped(true)
      .as('competentDepartment')
      .decide('enter', { data: { blacklistReason: '严重' } });
    expect(clockOf(run, 'punishLimit')?.dueOn).toBe('2026-06-01');
  });
});
