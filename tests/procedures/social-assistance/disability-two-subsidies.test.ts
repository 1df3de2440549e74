import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, entries, requests, rungs } from '../trail.ts';

const ID = 'disability-two-subsidies';
const definition = resolved(ID);
const application: CaseData = { payeeName: '演示人', subsidyKind: 'nursing' };
const card: CaseData = { cardNumber: '99999919500101001842', cardGrade: 2, cardIssuedOn: '2026-03-02' };
const STEPS: [string, (run: CaseDriver) => CaseDriver][] = [
  ['mobiliseCard', (run) => run.as('villageTwoCommittees').decide('done', { data: card })],
  [
    'townshipReview',
    (run) => run.as('townshipGovernment').decide('approve', { data: { bankAccount: '6200000000000005' } }),
  ],
  ['publicise', (run) => run.as('townshipGovernment').post().days(9)],
  ['review', (run) => run.as('countyDisabledFederation').decide('approve', { data: { screeningResult: '应享未享' } })],
  ['include', (run) => run.as('countyCivilAffairs').decide('approve', { data: { amountFen: 12_000 } })],
  ['pay', (run) => run.as('countyFinance').decide('approve')],
];
function upTo(stage: string, data: CaseData = application, of = definition): CaseDriver {
  const run = driver(of).start({ data });
  for (const [key, step] of STEPS) if (run.stages.includes(key) && !run.stages.includes(stage)) step(run);
  return run;
}

describe('the two subsidies for disabled people', () => {
  it('go card, township, notice, federation, civil affairs, finance, and are examined each year', () => {
    const run = upTo('receipt');
    expect(requests(run, 'payout')).toMatchObject([{ payee: '演示人', amountFen: 12_000 }]);
    expect(entries(run)).toEqual(['disabilitySubsidies:granted']);
    expect(run.stages).toEqual(['inReceipt']);
    expect(run.days(370).stages).toEqual(['recheck']);
  });

  it('D105: are two, and a person may have both', () => {
    const field = definition.fields.find(({ key }) => key === 'subsidyKind');
    expect(field?.type === 'enum' ? field.options : []).toHaveLength(2);
    expect(definition.subject.uniqueness).toBe('none');
  });

  it('need the card first; who has none is told', () => {
    const village = upTo('mobiliseCard').as('villageTwoCommittees');
    expect(village.refused('done')).toBe('RULE_NOT_MET');
    const run = village.decide('noCard', { opinion: '不愿办证' });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'refused' });
    expect(requests(run, 'letter')).toHaveLength(1);
  });

  it('give the nursing subsidy to grades one and two alone', () => {
    const graded = (cardGrade: number, subsidyKind: string) => {
      const run = upTo('mobiliseCard', { ...application, subsidyKind });
      run.as('villageTwoCommittees').decide('done', { data: { ...card, cardGrade } });
      return run.as('townshipGovernment').refused('approve', { data: { bankAccount: '6200000000000005' } });
    };
    expect([graded(2, 'nursing'), graded(3, 'nursing'), graded(3, 'living')]).toEqual([
      'accepted',
      'RULE_NOT_MET',
      'accepted',
    ]);
  });

  it.each([
    ['townshipReview', 'townshipGovernment', { bankAccount: '6200000000000005' }, 'supplement'],
    ['review', 'countyDisabledFederation', { screeningResult: '不符' }, 'townshipReview'],
    ['include', 'countyCivilAffairs', { amountFen: 1 }, 'review'],
    ['pay', 'countyFinance', {}, 'include'],
  ])('return from %s by %s', (stage, role, data, back) => {
    expect(upTo(stage).as(role).decide('return', { opinion: '有疑问', data }).stages).toEqual([back]);
  });

  it.each([
    ['townshipReview', 'townshipGovernment', { bankAccount: '6200000000000005' }],
    ['review', 'countyDisabledFederation', { screeningResult: '不符' }],
    ['include', 'countyCivilAffairs', { amountFen: 1 }],
  ])('are refused at %s by %s, in a letter', (stage, role, data) => {
    const run = upTo(stage).as(role).decide('reject', { opinion: '不符合条件', data });
    expect(run.state.outcome).toBe('refused');
    expect(requests(run, 'letter')).toHaveLength(1);
  });

  it('D106 and D107: count 及时 once the county has set the days of the card and of the inclusion', () => {
    expect(clockOf(upTo('mobiliseCard'), 'mobiliseCardLimit')).toBeUndefined();
    expect(rungs(upTo('mobiliseCard').days(90), 'mobiliseCardDefaultLimit')).toEqual(['remindOwner', 'notifySuperior']);
    const set = resolved(ID, { mobiliseCardDays: 30, includeDays: 5 });
    expect(clockOf(upTo('mobiliseCard', application, set), 'mobiliseCardLimit')?.dueOn).toBe('2026-04-01');
    const include = upTo('include', application, set);
    expect(clockOf(include, 'includeLimit')?.limit).toEqual({ kind: 'period', amount: 5, unit: 'day' });
    expect(rungs(include.days(60), 'includeDefaultLimit')).toHaveLength(5);
  });

  it('are stopped, adjusted, or go on at the re-examination', () => {
    const recheck = () => upTo('receipt').days(370).as('townshipGovernment');
    const data = { reviewFindings: '已核' };
    expect(recheck().decide('continue', { data }).stages).toEqual(['inReceipt']);
    expect(recheck().decide('adjust', { opinion: '标准调整', data }).stages).toEqual(['include']);
    expect(recheck().decide('stop', { opinion: '已迁出', data }).state.outcome).toBe('completed');
  });

  it('are screened for each quarter by the federation', () => {
    const units = [{ path: '610429/disabled-federation', name: '残联' }];
    const run = openRound(definition, 'screen', { openedOn: '2026-02-01', units });
    run.unit('610429/disabled-federation').file({ notCovered: 3, shouldLeave: 1, withoutCard: 5, register: '名册' });
    expect(run.status).toBe('ended');
  });
});
