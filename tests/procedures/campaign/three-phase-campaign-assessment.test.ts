import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, holder, rungs, warnings } from '../trail.ts';

const definition = resolved('three-phase-campaign-assessment');
const TOWNSHIP = '610429101';
const DEPARTMENTS = ['education', 'health', 'medical-insurance', 'housing', 'water', 'hr'].map(
  (body) => `610429/${body}`,
);

const filing: CaseData = { action: 'employment', task: '全镇务工规模不减' };

const start = (procedure = definition): CaseDriver =>
  driver(procedure, { now: '2026-03-29T01:00:00.000Z' }).start({
    data: filing,
    organisation: TOWNSHIP,
    subject: { id: 'township-1', kind: 'organisation', name: '演示一镇' },
    applicant: null,
    actor: holder('countyLeadingGroup', '610429'),
  });
const mobilised = (procedure = definition): CaseDriver =>
  start(procedure)
    .as('townshipGovernment')
    .decide('held', { data: { meetingOn: '2026-03-29', attendees: 200 } });
const implementing = (procedure = definition): CaseDriver => mobilised(procedure).until('2026-04-04');
const checking = (procedure = definition): CaseDriver =>
  implementing(procedure)
    .as('townshipGovernment')
    .decide('done', { data: { progress: '全部完成' } })
    .until('2026-11-01');
const inDepartments = (procedure = definition): CaseDriver =>
  checking(procedure)
    .as('townshipGovernment')
    .decide('checked', { data: { townshipSelfCheck: '无短板' } });

function appraising(procedure = definition): CaseDriver {
  const run = inDepartments(procedure);
  for (const path of DEPARTMENTS) run.as('sectorDepartment', path).decide('reported', { opinion: '符合要求' });
  return run;
}
const graded = (procedure = definition): CaseDriver =>
  appraising(procedure)
    .as('supervisionGroup')
    .decide('graded', { data: { score: 92, grade: 'excellent' } });

describe('the ten actions in three phases', () => {
  it('D179: go from mobilisation over carrying out and self-checks to the appraisal and the year’s end', () => {
    const run = graded();
    expect(run.stages).toEqual(['yearEnd']);
    run.as('countyLeadingGroup').decide('used', { data: { useOfResult: '纳入年终考核', weightPercent: 30 } });
    expect(run.state.outcome).toBe('completed');
    expect(run.state.clocks.filter(({ overdue }) => overdue)).toEqual([]);
  });

  it('D183: weigh in the year-end assessment as much as the county has set, once it has', () => {
    const use = (weightPercent: number, procedure = definition) =>
      graded(procedure)
        .as('countyLeadingGroup')
        .refused('used', { data: { useOfResult: '纳入年终考核', weightPercent } });
    expect(use(45)).toBe('accepted');
    const own = resolved('three-phase-campaign-assessment', { resultWeightPercent: 30 });
    expect(use(45, own)).toBe('RULE_NOT_MET');
    expect(use(30, own)).toBe('accepted');
  });

  it('D177: are ten, and a case is of one of them', () => {
    const action = definition.fields.find(({ key }) => key === 'action');
    expect(action?.type === 'enum' && action.options).toHaveLength(10);
    const run = driver(definition);
    const command = run.startCommand({
      data: { ...filing, action: 'eleventh' },
      organisation: TOWNSHIP,
      actor: holder('countyLeadingGroup', '610429'),
    });
    expect(run.tries(command)?.code).toBe('FIELD_INVALID');
  });

  it('D038, D178: last from the issue of the plan to the end of December', () => {
    const campaign = definition.plan.find(({ key }) => key === 'campaign');
    expect(campaign?.rows.map(({ by }) => by)).toEqual(['2024-03-29', '2024-12-31']);
  });

  it('D180: are mobilised by 3 April, or the county is told', () => {
    const run = start();
    expect(clockOf(run, 'mobiliseBy')?.dueOn).toBe('2026-04-03');
    run.until('2026-04-30');
    expect(rungs(run, 'mobiliseBy')).toEqual(['remindOwner', 'yellowCard', 'redCard', 'superviseCase']);
  });

  it('D181: are carried out from 4 April to 31 October, not before', () => {
    const run = mobilised().until('2026-04-03');
    expect(run.stages).toEqual(['secondPhase']);
    run.until('2026-04-04');
    expect(run.stages).toEqual(['implement']);
    expect(clockOf(run, 'implementBy')?.dueOn).toBe('2026-10-31');
    run.until('2026-10-31');
    expect(warnings(run, 'implementBy')).toBe(2);
    run.until('2026-11-21');
    expect(rungs(run, 'implementBy')).toEqual(['remindOwner', 'yellowCard', 'redCard', 'superviseCase']);
  });

  it('D182: are checked and assessed from 1 November to 31 December', () => {
    const early = implementing()
      .as('townshipGovernment')
      .decide('done', { data: { progress: '提前完成' } });
    expect(early.until('2026-10-31').stages).toEqual(['thirdPhase']);
    expect(early.until('2026-11-01').stages).toEqual(['townshipCheck']);
    expect(clockOf(early, 'assessBy')?.dueOn).toBe('2026-12-31');
  });
});

describe('self-checks and the appraisal', () => {
  it('ask each department, and go back to the township where one finds a gap', () => {
    const run = inDepartments();
    expect(run.stages.filter((stage) => stage === 'selfCheck')).toHaveLength(6);
    for (const path of DEPARTMENTS.slice(1)) run.as('sectorDepartment', path).decide('reported', { opinion: '符合' });
    run.as('sectorDepartment', '610429/education').decide('gap', { opinion: '台账不全' });
    expect(run.stages).toEqual(['townshipCheck']);
    run.as('townshipGovernment').decide('checked', { data: { townshipSelfCheck: '已补全' } });
    expect(run.stages.filter((stage) => stage === 'selfCheck')).toHaveLength(1);
  });

  it('go back from the supervision group to the township, and from the leading group to the appraisal', () => {
    const data = { score: 50, grade: 'poor' };
    expect(appraising().as('supervisionGroup').decide('return', { opinion: '佐证不足', data }).stages).toEqual([
      'townshipCheck',
    ]);
    const back = graded()
      .as('countyLeadingGroup')
      .decide('return', { opinion: '等次偏高', data: { useOfResult: '复核', weightPercent: 30 } });
    expect(back.stages).toEqual(['appraise']);
  });

  it.each([
    ['townshipCheck', () => checking()],
    ['selfCheck', () => inDepartments()],
    ['appraise', () => appraising()],
  ])('climb every rung when nobody acts on %s', (stage, reach) => {
    const drawn = rungs(reach().days(60), `${stage}Limit`);
    expect(new Set(drawn)).toEqual(
      new Set(['remindOwner', 'notifySuperior', 'yellowCard', 'redCard', 'superviseCase']),
    );
  });
});
