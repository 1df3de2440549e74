import { describe, expect, it } from 'vitest';
import type { CaseDriver } from '../../support/case-driver.ts';
import { driver } from '../../support/case-driver.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { clockOf, entries, requests, rungs } from '../trail.ts';

const ID = 'yulu-training-subsidy';
const BUREAU = '610429/revitalisation';
const application = {
  payeeName: '演示学生',
  idNumber: '999999195001010018',
  bankAccount: '6200000000000005',
  householdType: 'monitoredHousehold',
  schoolName: '演示职业学校',
  schoolTerm: '2022-spring',
};
const start = (parameters = {}): CaseDriver => driver(resolved(ID, parameters)).start({ data: application });
const reviewed = (parameters = {}): CaseDriver =>
  start(parameters)
    .as('countyAuthority')
    .decide('approve', { data: { amountFen: 150_000 } });

describe('the Yulu subsidy', () => {
  it('is reviewed by the county and paid by finance, with its proof', () => {
    const run = reviewed().as('countyFinance').decide('approve');
    expect(run.state.outcome).toBe('completed');
    expect(requests(run, 'payout')).toMatchObject([{ amountFen: 150_000 }]);
    expect(entries(run)).toEqual(['yuluLedger:paid']);
  });

  it('D011: is for the term that is paid now, spring 2022 until the county sets another', () => {
    const tries = (schoolTerm: string, parameters = {}) => {
      const run = driver(resolved(ID, parameters));
      return run.tries(run.startCommand({ data: { ...application, schoolTerm } }))?.code;
    };
    expect(tries('2022-autumn')).toBe('RULE_NOT_MET');
    expect(tries('2026-spring', { term: '2026-spring' })).toBeUndefined();
  });

  it('is for students of assisted families alone, at most the standard of a term', () => {
    const run = driver(resolved(ID));
    const other = run.startCommand({ data: { ...application, householdType: 'other' } });
    expect(run.tries(other)?.code).toBe('RULE_NOT_MET');
    expect(
      start()
        .as('countyAuthority')
        .refused('approve', { data: { amountFen: 150_001 } }),
    ).toBe('RULE_NOT_MET');
  });

  it('goes back for a supplement and from finance to the review, and is refused with a letter', () => {
    const data = { amountFen: 100 };
    const run = start().as('countyAuthority').decide('return', { data, opinion: '缺学籍证明' });
    run.asPerson().decide('submit', { data: { enrolmentProof: ['a'.repeat(64)] } });
    expect(run.stages).toEqual(['review']);
    expect(reviewed().as('countyFinance').decide('return', { opinion: '账号有误' }).stages).toEqual(['review']);
    const refused = start().as('countyAuthority').decide('reject', { data, opinion: '非职业院校' });
    expect(refused.state.outcome).toBe('refused');
    expect(requests(refused, 'letter')).toHaveLength(1);
  });

  it('D012: has its last day of payment once the county has set what the document hides', () => {
    expect(resolved(ID).clocks.map(({ key }) => key)).not.toContain('paidInTime');
    const late = start({ paidBy: '2026-04-30' });
    expect(clockOf(late, 'paidInTime')?.dueOn).toBe('2026-04-30');
    late.until('2026-06-01');
    expect(rungs(late, 'paidInTime')).toEqual(['remindOwner', 'yellowCard', 'redCard', 'superviseCase']);
    const paid = reviewed({ paidBy: '2026-04-30' }).as('countyFinance').decide('approve');
    expect(clockOf(paid, 'paidInTime')).toMatchObject({ state: 'stopped', overdue: false });
  });

  it('has students traced at the start of each term, with the reason where one did not apply', () => {
    const round = openRound(resolvedAny(ID), 'helpApply', { openedOn: '2026-03-01' });
    const traced = { eligibleStudents: 3, appliedStudents: 2 };
    expect(round.unit('610429101200').refusedFile(traced)).toBe('RULE_NOT_MET');
    expect(round.unit('610429101200').refusedFile({ ...traced, notApplied: '已参军' })).toBe('accepted');
  });
});

describe('the training of the older plan', () => {
  const series = (parameters = {}) =>
    openRound(resolvedAny(ID, parameters), 'trainees', {
      openedOn: '2026-01-01',
      units: [{ path: BUREAU, name: '乡村振兴局' }],
    });

  it.each([
    [110, 'met'],
    [109, 'missed'],
  ])('D401: adds up the quarters and judges 100 and %i against 210 a year: %s', (second, verdict) => {
    const run = series();
    run.until('2026-03-21').unit(BUREAU).file({ value: 100 });
    run.until('2026-06-21').unit(BUREAU).file({ value: second });
    run.until('2027-01-02');
    expect(run.judgements.map((one) => one.verdict)).toEqual([verdict]);
  });

  it('D403 D404: judges the whole plan only once its end and its number, both hidden, are set', () => {
    const gates = (parameters = {}) =>
      resolvedAny(ID, parameters).indicators.find(({ key }) => key === 'traineesOfPlan')?.gates.length;
    expect(gates()).toBe(0);
    expect(gates({ traineesInAll: 1050 })).toBe(0);
    expect(gates({ traineesInAll: 1050, planUntil: '2026-12-31' })).toBe(1);
  });
});
