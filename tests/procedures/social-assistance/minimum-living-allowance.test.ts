import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, entries, requests, rungs } from '../trail.ts';

const definition = resolved('minimum-living-allowance');
const application: CaseData = { payeeName: '演示户一', reason: '主要劳动力重病', idNumber: '999999195001010018' };
const means: CaseData = {
  incomePerPersonFen: 30_000,
  assetsWithinLimit: true,
  hasWorkingAbility: false,
  officialRelative: false,
  assessment: '低于标准',
};
const granted: CaseData = { allowanceClass: 'a', amountFen: 80_000 };
const township = (run: CaseDriver) => run.as('townshipGovernment');

const stepsWith = (facts: CaseData): [string, (run: CaseDriver) => CaseDriver][] => [
  ['accept', (run) => township(run).decide('approve', { data: { bankAccount: '6200000000000005', members: 3 } })],
  ['startSurvey', (run) => township(run).decide('done', { data: { surveyedOn: '2026-03-02' } })],
  ['assess', (run) => township(run).decide('approve', { data: facts })],
  ['publicise', (run) => township(run).post().days(9)],
  ['confirm', (run) => run.as('countyCivilAffairs').decide('approve', { data: granted })],
  ['pay', (run) => run.as('countyFinance').decide('approve')],
];
function upTo(stage: string, facts: CaseData = means): CaseDriver {
  const run = driver(definition).start({ data: application });
  for (const [key, step] of stepsWith(facts)) if (run.stages.includes(key) && !run.stages.includes(stage)) step(run);
  return run;
}

describe('the minimum living allowance', () => {
  it('is accepted, surveyed, assessed, published, confirmed, paid, and then examined each year', () => {
    const run = upTo('receipt');
    expect(requests(run, 'payout')).toMatchObject([{ payee: '演示户一', amountFen: 80_000 }]);
    expect(entries(run)).toEqual(['minimumLivingAllowance:granted']);
    expect(run.stages).toEqual(['wholeYear']);
    expect(run.days(370).stages).toEqual(['review']);
  });

  it('is examined each half-year where somebody can work and income varies', () => {
    const run = upTo('receipt', { ...means, hasWorkingAbility: true });
    expect(run.stages).toEqual(['halfYear']);
    expect(run.days(190).stages).toEqual(['review']);
  });

  it('is for income below the standard and assets within the limit', () => {
    const refused = (change: CaseData) =>
      township(upTo('assess')).refused('approve', { data: { ...means, ...change } });
    expect(refused({ incomePerPersonFen: 50_000 })).toBe('RULE_NOT_MET');
    expect(refused({ incomePerPersonFen: 49_999 })).toBe('accepted');
    expect(refused({ assetsWithinLimit: false })).toBe('RULE_NOT_MET');
  });

  it('needs a visit by the county where a relative of an official applies', () => {
    const run = upTo('confirm', { ...means, officialRelative: true });
    const civil = run.as('countyCivilAffairs');
    expect(civil.refused('approve', { data: granted })).toBe('RULE_NOT_MET');
    expect(civil.refused('approve', { data: { ...granted, countyVisitedOn: '2026-03-10' } })).toBe('accepted');
  });

  it('asks once for what is missing, returns step by step, and surveys anew on an objection', () => {
    const data = { bankAccount: '6200000000000005', members: 3 };
    const run = township(upTo('accept')).decide('return', { opinion: '缺收入证明', data });
    expect(run.stages).toEqual(['supplement']);
    run.as('townshipVillageCadre').decide('submit', { data: { members: 3 } });
    expect(run.stages).toEqual(['accept']);
    expect(township(upTo('assess')).decide('return', { opinion: '重查', data: means }).stages).toEqual(['startSurvey']);
    const confirm = upTo('confirm').as('countyCivilAffairs');
    expect(confirm.decide('return', { opinion: '材料不符', data: granted }).stages).toEqual(['assess']);
    const notice = township(upTo('publicise')).post().as('townshipGovernment').object('有小车');
    expect(township(notice).resolveObjection(true).stages).toEqual(['startSurvey']);
    expect(upTo('pay').as('countyFinance').decide('return', { opinion: '账号有误' }).stages).toEqual(['confirm']);
  });

  it.each([
    ['assess', 'townshipGovernment', means],
    ['confirm', 'countyCivilAffairs', granted],
  ])('is refused at %s in writing, with the reason', (stage, role, data) => {
    const run = upTo(stage).as(role).decide('reject', { opinion: '高于标准', data });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'refused' });
    expect(requests(run, 'letter')).toHaveLength(1);
  });

  it('goes on, is set anew, is stopped, or is stopped and recovered', () => {
    const review = () => township(upTo('receipt').days(370));
    const data = { reviewFindings: '已核查' };
    expect(review().decide('continue', { data }).stages).toEqual(['wholeYear']);
    expect(review().decide('adjust', { opinion: '人口增加', data }).stages).toEqual(['assess']);
    const stopped = review().decide('stop', { opinion: '收入提高', data });
    expect(stopped.state).toMatchObject({ status: 'ended', outcome: 'completed' });
    const recovery = review().decide('recover', { opinion: '隐瞒收入', data });
    recovery.as('countyCivilAffairs').decide('recovered', { data: { recoveredFen: 80_000 } });
    expect(recovery.state.status).toBe('ended');
    expect(requests(recovery, 'letter')).toMatchObject([{ template: 'benefitStopped' }]);
  });

  it('takes at most thirty working days from acceptance to confirmation, the notice not counted', () => {
    const run = upTo('assess');
    expect(clockOf(run, 'whole')?.dueOn).toBe('2026-04-13');
    township(township(run).decide('approve', { data: means })).post();
    expect(clockOf(run, 'whole')?.state).toBe('suspended');
    run.days(9).as('countyCivilAffairs').decide('approve', { data: granted });
    expect(clockOf(run, 'whole')?.state).toBe('stopped');
  });

  it.each(['accept', 'startSurvey', 'assess', 'confirm', 'pay'])('climbs the ladder of %s', (stage) => {
    expect(rungs(upTo(stage).days(60), `${stage}Limit`)).toHaveLength(5);
  });

  it('is withdrawn until finance has it', () => {
    expect(upTo('confirm').asPerson('applicant-1').withdraw().state.outcome).toBe('withdrawn');
    expect(upTo('pay').asPerson('applicant-1').refusal({ type: 'withdraw', reason: '撤回' })).toBe(
      'WITHDRAWAL_TOO_LATE',
    );
  });

  it('is paid monthly by a roster of finance', () => {
    const run = openRound(definition, 'monthlyPayment', {
      units: [{ path: '610429/finance', name: '财政局' }],
      openedOn: '2026-03-01',
    });
    expect(run.dueOn()).toBe('2026-03-20');
    run.unit('610429/finance').file({ people: 900, totalFen: 72_000_000, failed: 2 });
    expect(run.status).toBe('ended');
  });
});
