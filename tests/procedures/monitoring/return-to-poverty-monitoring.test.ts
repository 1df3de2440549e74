import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolvedAny } from '../resolved.ts';

const ID = 'return-to-poverty-monitoring';
const definition = resolvedAny(ID);
const VILLAGE = '610429101200';
const unchanged: CaseData = {
  household: 'household-1',
  householdHead: '演示户一',
  monitoredType: 'marginalHousehold',
  checkedOn: '2026-03-01',
  finding: 'unchanged',
  lacksHelper: false,
};
const qualifies: CaseData = { ...unchanged, finding: 'newlyQualifies', clue: '大病支出', clueSource: 'cadreScreening' };
const gone: CaseData = {
  ...unchanged,
  finding: 'riskGone',
  statement: '收入稳定',
  members: 4,
  hasWorkingAbility: true,
  incomePerPersonFen: 900_000,
  stableIncomeMonths: 8,
  educationSecured: true,
  medicalCareSecured: true,
  housingSecured: true,
  waterSecured: true,
  otherRequirementsMet: true,
};
const check = (of = definition) => openRound(of, 'monthlyCheck', { openedOn: '2026-03-01' });
const keys = (of: typeof definition) => of.duties.map(({ key }) => key);

describe('the monthly check of monitored households', () => {
  it('D004: opens once a month and is due by the end of the month', () => {
    const duty = definition.duties.find(({ key }) => key === 'monthlyCheck');
    if (duty === undefined) throw new Error('no duty');
    expect(openingsBetween(duty, '2026-01-01', '2026-12-31')).toHaveLength(12);
    expect(check().dueOn()).toBe('2026-03-31');
  });

  it('D004: reminds a village that missed it, and its superior', () => {
    const run = check().until('2026-05-01');
    expect(run.owing()).toHaveLength(4);
    const rungs = run.all('rungReached').map(({ action }) => action);
    expect(new Set(rungs)).toEqual(new Set(['remindOwner', 'notifySuperior']));
  });

  it('hands over who newly qualifies, only with the clue and its source', () => {
    const run = check();
    expect(run.unit(VILLAGE).refusedFile({ ...unchanged, finding: 'newlyQualifies' })).toBe('RULE_NOT_MET');
    run.unit(VILLAGE).file(qualifies);
    expect(run.linked).toEqual([`monitored-household-identification@${VILLAGE}`]);
  });

  it('asks for a helper where there is none', () => {
    const run = check();
    run.unit(VILLAGE).file({ ...unchanged, lacksHelper: true });
    expect(run.linked).toEqual([`paired-assistance-assignment@${VILLAGE}`]);
  });

  it.each([
    [4, 'risk-elimination-four-step'],
    [3, 'risk-elimination-three-step'],
  ])('hands a risk that is gone to the chain of %i steps where the county runs it', (steps, procedure) => {
    const run = check(resolvedAny(ID, { eliminationSteps: steps }));
    expect(run.unit(VILLAGE).refusedFile({ ...gone, stableIncomeMonths: null })).toBe('RULE_NOT_MET');
    run.unit(VILLAGE).file(gone);
    expect(run.linked).toEqual([`${procedure}@${VILLAGE}`]);
  });

  it('takes each household of a village, and ends when the townships have checked and summed up', () => {
    const run = check();
    for (const unit of ['610429101201', '610429101202', '610429102200']) run.unit(unit).file(unchanged);
    run.unit(VILLAGE).file(unchanged);
    run.unit(VILLAGE).file({ ...qualifies, household: 'household-2' });
    expect(run.linked).toEqual([`monitored-household-identification@${VILLAGE}`]);
    run.as('townshipGovernment', '610429101').consolidate();
    run.as('townshipGovernment', '610429102').consolidate();
    expect(run.status).toBe('ended');
  });
});

describe('standing monitoring and analysis, which the documents do not number', () => {
  it('D003 and D046: wait for the county to set a day', () => {
    expect(keys(definition)).toEqual(['monthlyCheck', 'unitPairing']);
    const set = resolvedAny(ID, { routineWeekday: 5, analysisDay: 25 });
    expect(keys(set)).toEqual(['monthlyCheck', 'unitPairing', 'standingMonitoring', 'analysis']);
    const weekly = openRound(set, 'standingMonitoring', { openedOn: '2026-03-06' });
    weekly.unit(VILLAGE).file(qualifies);
    expect(weekly.linked).toEqual([`monitored-household-identification@${VILLAGE}`]);
  });
});
