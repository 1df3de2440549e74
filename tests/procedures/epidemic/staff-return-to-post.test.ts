import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, requests, rungs } from '../trail.ts';

const definition = resolved('staff-return-to-post');
const employee = { id: 'employee-1', name: '演示员工' };
const filing = {
  personName: '演示员工',
  institutionName: '演示培训机构',
  travelHistory: '返乡探亲',
  plannedReturnOn: '2026-03-20',
};
const healthy = { healthStatement: '无异常', underMonitoring: false };

const started = (data: CaseData = {}): CaseDriver =>
  driver(definition).start({
    data: { ...filing, ...data },
    organisation: '610429101',
    applicant: employee,
    actor: { kind: 'person', person: employee, holdings: [] },
  });
const checked = (historyKind: string, data: CaseData = {}): CaseDriver =>
  started()
    .as('trainingInstitution')
    .decide('done', { data: { historyKind, ...data } });
const applied = (run: CaseDriver, data: CaseData = healthy): CaseDriver =>
  run.asPerson(employee.id).decide('done', { data });
const approved = (run: CaseDriver): CaseDriver => run.as('trainingInstitution').decide('approve');

describe('the return of staff to their post', () => {
  it('lets who was nowhere at risk apply and return', () => {
    const run = approved(applied(checked('none')));
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('D414: lets who comes from abroad apply after 14, 7 and 7 days, and not before', () => {
    const days = {
      controlFrom: '2026-03-02',
      phaseOneEndsOn: '2026-03-16',
      phaseTwoEndsOn: '2026-03-23',
      phaseThreeEndsOn: '2026-03-30',
    };
    const run = checked('abroad', days);
    const at = (day: string): string[] => run.until(day).stages;
    expect(run.stages).toEqual(['control1477']);
    expect(at('2026-03-30')).toEqual(['control1477']);
    expect(at('2026-03-31')).toEqual(['apply']);
    expect(checked('abroad', { controlFrom: '2026-03-02', phaseThreeEndsOn: '2026-03-30' }).stages).toEqual([
      'control1477',
    ]);

    const short = [
      { ...days, phaseOneEndsOn: '2026-03-15' },
      { ...days, phaseTwoEndsOn: '2026-03-22' },
      { ...days, phaseThreeEndsOn: '2026-03-29' },
      { controlFrom: '2026-03-02' },
    ];
    for (const data of short) {
      const tried = started()
        .as('trainingInstitution')
        .refused('done', { data: { historyKind: 'abroad', ...data } });
      expect(tried).toBe('RULE_NOT_MET');
    }
  });

  it('D415: controls first who was in a domestic risk area in the 14 days before', () => {
    const inside = started({ lastRiskAreaOn: '2026-03-01', plannedReturnOn: '2026-03-15' });
    const decide = (run: CaseDriver, historyKind: string) =>
      run.as('trainingInstitution').refused('done', { data: { historyKind } });
    expect(decide(inside, 'none')).toBe('RULE_NOT_MET');
    expect(decide(started({ lastRiskAreaOn: '2026-03-01', plannedReturnOn: '2026-03-16' }), 'none')).toBe('accepted');
    inside.as('trainingInstitution').decide('done', { data: { historyKind: 'domesticRiskArea' } });
    expect(inside.stages).toEqual(['controlDomestic']);
    inside.asPerson(employee.id).decide('finished', { data: { controlProof: ['a'.repeat(64)] } });
    expect(inside.stages).toEqual(['apply']);
  });

  it('restricts who is still under monitoring until it ends, and looks at it again', () => {
    const run = checked('none');
    const monitored = { healthStatement: '监测中', underMonitoring: true };
    expect(run.asPerson(employee.id).refused('done', { data: monitored })).toBe('RULE_NOT_MET');
    approved(applied(run, { ...monitored, monitoringEndsOn: '2026-03-20' }));
    expect(run.stages).toEqual(['restrict']);
    expect(run.until('2026-03-20').stages).toEqual(['restrict']);
    expect(run.until('2026-03-21').stages).toEqual(['confirmObeyed']);
    run.as('trainingInstitution').decide('breached', { opinion: '参加了线下教学' });
    expect(run.stages).toEqual(['apply']);
    approved(applied(run));
    expect(run.state.outcome).toBe('completed');
  });

  it('ends as obeyed when the restrictions held', () => {
    const run = approved(
      applied(checked('none'), { healthStatement: '监测中', underMonitoring: true, monitoringEndsOn: '2026-03-05' }),
    );
    run.until('2026-03-06').as('trainingInstitution').decide('done');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('is refused with a letter, or returned to the employee', () => {
    const refused = applied(checked('none')).as('trainingInstitution').decide('reject', { opinion: '仍在风险期' });
    expect(refused.state).toMatchObject({ status: 'ended', outcome: 'refused' });
    expect(requests(refused, 'letter')).toHaveLength(1);
    const returned = applied(checked('none')).as('trainingInstitution').decide('return', { opinion: '补检测结果' });
    expect(returned.stages).toEqual(['apply']);
  });

  it('is not decided by the employee himself, and may be withdrawn before', () => {
    const run = applied(checked('none'));
    const [visit] = run.state.visits;
    const [task] = visit?.tasks ?? [];
    const holdings = [{ role: 'trainingInstitution', organisation: '610429101/training-institution' }];
    const refusal = run.tries({
      type: 'decide',
      actor: { kind: 'person', person: employee, holdings },
      visitId: visit?.id ?? 0,
      taskId: task?.id ?? '',
      outcome: 'approve',
    });
    expect(refusal?.code).toBe('APPLICANT_MAY_NOT_DECIDE');
    expect(checked('none').asPerson(employee.id).withdraw().state.outcome).toBe('withdrawn');
  });

  it('reminds whoever brings no proof of the domestic control', () => {
    const run = checked('domesticRiskArea');
    const due = clockOf(run, 'controlDomesticLimit')?.dueAt ?? '';
    expect(rungs(run.until(due), 'controlDomesticLimit')).toEqual(['remindOwner']);
  });
});
