import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, entries, requests, rungs } from '../trail.ts';

const definition = resolved('risk-elimination-three-step');
const proposal: CaseData = { householdHead: '演示户一', statement: '务工收入稳定' };
const facts: CaseData = {
  hasWorkingAbility: true,
  incomePerPersonFen: 600_001,
  stableIncomeMonths: 6,
  educationSecured: true,
  medicalCareSecured: true,
  housingSecured: true,
  waterSecured: true,
  monitoredType: 'marginalHousehold',
  members: 4,
  deliberatedOn: '2026-03-02',
  attendees: 10,
};
const STEPS: [string, (run: CaseDriver) => CaseDriver][] = [
  ['villageAssess', (run) => run.as('villageCommittee').decide('approve', { data: facts })],
  ['villageNotice', (run) => run.as('villageCommittee').post().days(8)],
  ['townshipReview', (run) => run.as('townshipGovernment').decide('approve')],
  ['countyDecide', (run) => run.as('countyAuthority').decide('approve')],
];
function upTo(stage: string): CaseDriver {
  const run = driver(definition).start({ data: proposal });
  for (const [key, step] of STEPS) if (run.stages.includes(key) && !run.stages.includes(stage)) step(run);
  return run;
}

describe('risk elimination in three steps', () => {
  it('goes village, township, county and marks 风险消除 in the national system', () => {
    const run = upTo('the end');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'struckOff' });
    expect(entries(run)).toEqual(['nationalMonitoringSystem:riskEliminated']);
  });

  it.each<[string, CaseData]>([
    ['income that only reaches the line', { incomePerPersonFen: 600_000 }],
    ['income stable for five months', { stableIncomeMonths: 5 }],
    ['a household without working ability', { hasWorkingAbility: false }],
    ['water that is not safe', { waterSecured: false }],
  ])('refuses %s', (_, change) => {
    const acting = upTo('villageAssess').as('villageCommittee');
    expect(acting.refused('approve', { data: { ...facts, ...change } })).toBe('RULE_NOT_MET');
  });

  it.each([
    ['townshipReview', 'townshipGovernment', 'villageAssess'],
    ['countyDecide', 'countyAuthority', 'townshipReview'],
  ])('returns from %s to %s’s step before', (stage, role, back) => {
    expect(upTo(stage).as(role).decide('return', { opinion: '材料不符' }).stages).toEqual([back]);
  });

  it('returns from the village to the supplement, and from an upheld objection to the assessment', () => {
    const run = upTo('villageAssess').as('villageCommittee').decide('return', { opinion: '说明不清', data: facts });
    expect(run.stages).toEqual(['supplement']);
    expect(run.asPerson().decide('submit', { data: { statement: '补充' } }).stages).toEqual(['villageAssess']);
    const notice = upTo('villageNotice').as('villageCommittee').post().as('villageCommittee').object('仍有困难');
    expect(notice.as('townshipGovernment').resolveObjection(true).stages).toEqual(['villageAssess']);
  });

  it.each([
    ['villageAssess', 'villageCommittee', facts],
    ['townshipReview', 'townshipGovernment', {}],
    ['countyDecide', 'countyAuthority', {}],
  ])('leaves the household monitored when %s refuses, and tells it why', (stage, role, data) => {
    const run = upTo(stage).as(role).decide('reject', { opinion: '风险未消除', data });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'notEstablished' });
    expect(requests(run, 'letter')).toHaveLength(1);
  });

  it('is withdrawn until the county decides', () => {
    expect(upTo('townshipReview').asPerson('applicant-1').withdraw().state.outcome).toBe('withdrawn');
    const late = upTo('countyDecide').asPerson('applicant-1');
    expect(late.refusal({ type: 'withdraw', reason: '撤回' })).toBe('WITHDRAWAL_TOO_LATE');
  });

  it('stops the whole limit during the notice', () => {
    const run = upTo('villageNotice');
    run.as('villageCommittee').post();
    expect(clockOf(run, 'wholeLimit')?.state).toBe('suspended');
    expect(clockOf(run.days(8), 'wholeLimit')?.state).toBe('running');
  });

  it.each(['townshipReview', 'countyDecide'])('climbs the ladder of %s to a 督办 case', (stage) => {
    expect(rungs(upTo(stage).days(60), `${stage}Limit`)).toHaveLength(5);
  });
});
