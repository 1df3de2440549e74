import { describe, expect, it } from 'vitest';
import type { CaseDriver } from '../../support/case-driver.ts';
import { driver } from '../../support/case-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { clockOf, entries, holder, requests, rungs } from '../trail.ts';

const ID = 'high-medical-expense-warning';
const INSURANCE = holder('countyMedicalInsuranceDept', '610429/medical-insurance');
const alert = {
  personName: '演示患者',
  idNumber: '999999195001010018',
  category: 'liftedPoor',
  totalCostFen: 9_000_000,
  basicPaidFen: 5_000_000,
  seriousIllnessPaidFen: 1_500_000,
  assistancePaidFen: 0,
  ownShareFen: 2_500_000,
  warnedOn: '2026-03-01',
};
const start = (parameters = {}): CaseDriver =>
  driver(resolved(ID, parameters)).start({ data: alert, actor: INSURANCE });
const pushed = (parameters = {}): CaseDriver =>
  start(parameters)
    .as('countyMedicalInsuranceDept')
    .decide('pushed', { data: { pushReceipt: '回执-001' } });
const verified = (parameters = {}): CaseDriver =>
  pushed(parameters)
    .as('townshipGovernment')
    .decide('eligible', { data: { verificationResult: '属实' } });
const grant = { layersApplied: 3, grantFen: 1_000_000 };
const granted = (): CaseDriver => verified().as('countyMedicalInsuranceDept').decide('granted', { data: grant });

describe('the warning of high medical expenses', () => {
  it('is pushed to both platforms, verified, and gets medical assistance', () => {
    const run = granted()
      .as('townshipGovernment')
      .decide('judged', { data: { riskOfReturn: false } });
    expect(run.state).toMatchObject({ outcome: 'completed' });
    expect(entries(run)).toEqual(['monitoringPlatforms:highMedicalExpense']);
    expect(requests(run, 'link')).toEqual([]);
  });

  it('opens the identification of a monitored household where there is a risk of return', () => {
    const run = granted();
    const risk = { riskOfReturn: true, householdHead: '演示户主', clueSource: 'departmentPush' };
    expect(run.as('townshipGovernment').refused('judged', { data: risk })).toBe('RULE_NOT_MET');
    run.as('townshipGovernment').decide('judged', { data: { ...risk, clue: '自付2.5万元' } });
    expect(run.state.outcome).toBe('completed');
    const [link] = requests(run, 'link');
    expect(link).toMatchObject({ mode: 'open', procedure: 'monitored-household-identification', subject: '演示户主' });
    const child = driver(resolved('monitored-household-identification'));
    expect(child.tries(child.startCommand({ data: link?.data ?? {}, actor: { kind: 'system' } }))).toBeNull();
  });

  it('is given from the county’s line on, and not below', () => {
    const tries = (ownShareFen: number, parameters = {}) => {
      const run = driver(resolved(ID, parameters));
      return run.tries(run.startCommand({ data: { ...alert, ownShareFen }, actor: INSURANCE }))?.code;
    };
    expect(tries(999_999)).toBe('RULE_NOT_MET');
    expect(tries(1_000_000)).toBeUndefined();
    expect(tries(1_000_000, { alertFen: 1_000_001 })).toBe('RULE_NOT_MET');
  });

  it('D075: grants assistance only when all three layers are applied, and no more than the own share', () => {
    const asks = (change: object) =>
      verified()
        .as('countyMedicalInsuranceDept')
        .refused('granted', { data: { ...grant, ...change } });
    expect(asks({ layersApplied: 2 })).toBe('RULE_NOT_MET');
    expect(asks({ grantFen: 2_500_001 })).toBe('RULE_NOT_MET');
    expect(asks({ grantFen: 2_500_000 })).toBe('accepted');
  });

  it('tells the patient who is not eligible', () => {
    const run = pushed()
      .as('townshipGovernment')
      .decide('notEligible', { data: { verificationResult: '商业保险已赔付' }, opinion: '负担不重' });
    expect(run.state.outcome).toBe('refused');
    expect(requests(run, 'letter')).toHaveLength(1);
  });

  it('goes back to the push when the data are wrong, and from the grant to the verification', () => {
    const data = { verificationResult: '费用不符' };
    expect(pushed().as('townshipGovernment').decide('return', { data, opinion: '费用不符' }).stages).toEqual(['push']);
    const back = verified().as('countyMedicalInsuranceDept').decide('return', { data: grant, opinion: '再核' });
    expect(back.stages).toEqual(['verify']);
  });

  it('D076: counts the push in time once the county has set the days', () => {
    expect(resolved(ID).clocks.map(({ key }) => key)).not.toContain('pushInTime');
    expect(clockOf(start({ pushWordDays: 2 }), 'pushInTime')?.dueOn).toBe('2026-03-04');
  });

  it('D077: counts the assistance in time from the verification, once the county has set the days', () => {
    expect(resolved(ID).clocks.map(({ key }) => key)).not.toContain('assistedInTime');
    const run = verified({ grantWordDays: 10 });
    expect(clockOf(run, 'assistedInTime')?.dueOn).toBe('2026-03-12');
    run.until('2026-03-14');
    expect(rungs(run, 'assistedInTime')).toContain('remindOwner');
  });

  it('D068: brings its bulletin when the county has set the day', () => {
    expect(resolvedAny(ID).duties).toEqual([]);
    expect(resolvedAny(ID, { bulletinDay: 25 }).duties.map(({ key }) => key)).toEqual(['regularBulletin']);
  });

  it.each([
    ['push', start],
    ['verify', pushed],
    ['grantAssistance', verified],
    ['judgeRisk', granted],
  ] as const)('climbs its ladder when nobody acts on %s', (stage, at) => {
    expect(rungs(at().days(60), `${stage}Limit`)).toContain('superviseCase');
  });
});
