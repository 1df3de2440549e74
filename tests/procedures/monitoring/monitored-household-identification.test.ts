import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { resolveDefinition } from '../../../domain/definition/resolve.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { monitoredHouseholdIdentification } from '../../../procedures/monitoring/monitored-household-identification.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, entries, holder, requests, rungs, warnings } from '../trail.ts';

const definition = resolved('monitored-household-identification');
const VILLAGE = '610429101200';
const clue: CaseData = { householdHead: '演示户一', clueSource: 'cadreScreening', clue: '户主大病住院' };
const found: CaseData = {
  visitedOn: '2026-03-02',
  consentGiven: true,
  monitoredType: 'marginalHousehold',
  members: 4,
  livingConditions: '住房一般',
  incomePerPersonFen: 700_000,
  educationSecured: true,
  medicalCareSecured: true,
  housingSecured: true,
  waterSecured: true,
  rigidExpensesPerPersonFen: 100_000,
  medicalDifficulty: true,
  schoolDifficulty: false,
  employmentDifficulty: false,
  industryDifficulty: false,
  latentRisks: '医疗支出持续',
};

const STEPS: [string, (run: CaseDriver) => CaseDriver][] = [
  ['verifyClue', (run) => run.as('villageTwoCommittees').decide('approve', { data: found })],
  [
    'villageDeliberation',
    (run) => run.as('villageCommittee').decide('done', { data: { deliberatedOn: '2026-03-02', attendees: 12 } }),
  ],
  ['villageNotice', (run) => run.as('villageCommittee').post().days(8)],
  ['townshipReview', (run) => run.as('townshipGovernment').decide('approve')],
  ['identify', (run) => run.as('countyAuthority').decide('approve')],
];

function upTo(stage: string, data: CaseData = clue): CaseDriver {
  const run = driver(definition).start({ data });
  for (const [key, step] of STEPS) {
    if (run.stages.includes(stage)) return run;
    if (run.stages.includes(key)) step(run);
  }
  return run;
}

const enter = (run: CaseDriver) =>
  run.as('townshipGovernment').decide('entered', { data: { systemNumber: '610429-1', enteredOn: '2026-03-02' } });
const pair = (run: CaseDriver) =>
  run.as('supportUnit').decide('assigned', { data: { responsibleCadre: '演示干部', pairedOn: '2026-03-02' } });
const planReported = (run: CaseDriver, outcome = 'reported') => {
  const visitId = run.state.visits.find(({ stage }) => stage === 'makePlan')?.id ?? 0;
  return run.system({ type: 'linkAnswered', visitId, caseId: 'plan-1', outcome, data: {} });
};

describe('the identification of a monitored household on the main way', () => {
  it('goes village, deliberation, notice, township, county, and tells the household', () => {
    const run = upTo('afterIdentification');
    expect(run.stages).toEqual(['afterIdentification', 'systemEntry', 'makePlan', 'assignPair']);
    expect(requests(run, 'letter')).toMatchObject([{ template: 'recognised', to: 'subject' }]);
  });

  it('ends when the household is in the national system, has a plan and a paired cadre, in whatever order', () => {
    const run = pair(planReported(upTo('afterIdentification')));
    expect(run.stages).toEqual(['afterIdentification', 'systemEntry']);
    enter(run);
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
    expect(entries(run)).toEqual(['nationalMonitoringSystem:included']);
  });

  it('opens the plan with what the village found and waits until the plan stands', () => {
    const run = upTo('afterIdentification');
    expect(requests(run, 'link')).toMatchObject([
      {
        mode: 'openAndAwait',
        procedure: 'household-assistance-plan',
        data: { householdHead: '演示户一', members: 4, livingConditions: '住房一般', difficulties: '医疗支出持续' },
      },
    ]);
    enter(pair(run));
    expect(run.state.status).toBe('open');
  });
});

describe('the four kinds of intake', () => {
  it('takes a declaration of the household itself', () => {
    const person = { id: 'applicant-1', name: '演示申请人' };
    const run = driver(definition).start({
      data: { ...clue, clueSource: 'householdDeclaration' },
      actor: { kind: 'person', person, holdings: [] },
    });
    expect(run.stages).toEqual(['verifyClue']);
    const stranger = driver(definition).startCommand({
      data: clue,
      actor: { kind: 'person', person: { id: 'nobody', name: 'nobody' }, holdings: [] },
    });
    expect(driver(definition).tries(stranger)?.code).toBe('NOT_ALLOWED');
  });

  it('takes a clue that a department pushes, and the village must know which', () => {
    const actor = holder('countyMedicalInsuranceDept', '610429/medical-insurance');
    const run = driver(definition).start({ data: { ...clue, clueSource: 'departmentPush' }, actor });
    expect(run.as('villageTwoCommittees').refused('approve', { data: found })).toBe('RULE_NOT_MET');
    run.as('villageTwoCommittees').decide('approve', { data: { ...found, pushedBy: '县医保局' } });
    expect(run.stages).toEqual(['villageDeliberation']);
  });

  it('takes a household of the disaster list only with its disaster', () => {
    const actor = holder('countyEmergencyBureau', '610429/emergency');
    const data = { ...clue, clueSource: 'disasterList' };
    const run = driver(definition);
    expect(run.tries(run.startCommand({ data, actor }))?.code).toBe('RULE_NOT_MET');
    run.start({ data: { ...data, disaster: '山洪', aidGivenFirst: true }, actor });
    expect(run.stages).toEqual(['verifyClue']);
  });
});

describe('the conditions of a monitored household', () => {
  const refused = (change: CaseData) =>
    upTo('verifyClue')
      .as('villageTwoCommittees')
      .refused('approve', { data: { ...found, ...change } });

  it('is income after rigid expenses at or below the line', () => {
    expect(refused({ incomePerPersonFen: 700_000, rigidExpensesPerPersonFen: 100_000 })).toBe('accepted');
    expect(refused({ incomePerPersonFen: 700_001, rigidExpensesPerPersonFen: 100_000 })).toBe('RULE_NOT_MET');
  });

  it.each(['educationSecured', 'medicalCareSecured', 'housingSecured', 'waterSecured'])(
    'or a guarantee that does not hold: %s',
    (guarantee) => {
      expect(refused({ incomePerPersonFen: 2_000_000, [guarantee]: false })).toBe('accepted');
    },
  );

  it('or sudden hardship at any income', () => {
    expect(refused({ incomePerPersonFen: 2_000_000, monitoredType: 'suddenHardshipHousehold' })).toBe('accepted');
  });

  it('and the household has agreed to the check of its data', () => {
    expect(refused({ consentGiven: false })).toBe('RULE_NOT_MET');
  });
});

describe('returns and refusals of an identification', () => {
  it('asks the village cadre for what is missing, who need not have filed the case', () => {
    const run = upTo('verifyClue');
    run.as('villageTwoCommittees').decide('return', { opinion: '线索不清' });
    expect(run.stages).toEqual(['supplement']);
    run.as('townshipVillageCadre').decide('submit', { data: { clue: '大病住院，自付五万元' } });
    expect(run.stages).toEqual(['verifyClue']);
  });

  it.each([
    ['villageDeliberation', 'villageCommittee', 'notAgreed', 'verifyClue'],
    ['townshipReview', 'townshipGovernment', 'return', 'verifyClue'],
    ['identify', 'countyAuthority', 'return', 'townshipReview'],
  ])('returns from %s by %s (%s) to %s', (stage, role, outcome, back) => {
    const run = upTo(stage);
    const data = stage === 'villageDeliberation' ? { deliberatedOn: '2026-03-02', attendees: 12 } : {};
    run.as(role).decide(outcome, { opinion: '情况不清', data });
    expect(run.stages).toEqual([back]);
  });

  it('goes back to the home check when an objection to the notice is upheld', () => {
    const run = upTo('villageNotice').as('villageCommittee').post().as('villageCommittee').object('有存款');
    expect(run.as('townshipGovernment').resolveObjection(true).stages).toEqual(['verifyClue']);
  });

  it.each([
    ['verifyClue', 'villageTwoCommittees', found],
    ['identify', 'countyAuthority', {}],
  ])('refuses at %s with a reason, tells the household and ends as not included', (stage, role, data) => {
    const run = upTo(stage);
    expect(run.as(role).refused('reject', { data })).toBe('OPINION_REQUIRED');
    run.as(role).decide('reject', { opinion: '没有返贫致贫风险', data });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'notEstablished' });
    expect(requests(run, 'letter')).toMatchObject([{ template: 'refusal', to: 'subject' }]);
  });

  it('is withdrawn until the county decides', () => {
    const withdrawn = upTo('townshipReview').asPerson('applicant-1').withdraw();
    expect(withdrawn.state.outcome).toBe('withdrawn');
    expect(upTo('identify').asPerson('applicant-1').refusal({ type: 'withdraw', reason: '撤回' })).toBe(
      'WITHDRAWAL_TOO_LATE',
    );
  });
});

describe('the clocks of an identification', () => {
  it('D039: runs 15 days from the day of the clue over all levels, also when it is registered later', () => {
    const run = upTo('verifyClue');
    expect(clockOf(run, 'recognition')?.dueOn).toBe('2026-03-17');
    const later = driver(definition).start({ data: clue, businessDate: '2026-02-25' });
    expect(clockOf(later, 'recognition')?.dueOn).toBe('2026-03-12');
  });

  it('D039: does not stand still for notice or supplement, and stops with the recognition', () => {
    const run = upTo('villageNotice').as('villageCommittee').post().days(8);
    expect(clockOf(run, 'recognition')).toMatchObject({ state: 'running', dueOn: '2026-03-17' });
    run.as('townshipGovernment').decide('approve').as('countyAuthority').decide('approve');
    expect(clockOf(run, 'recognition')?.state).toBe('stopped');
  });

  it('D039: warns after ten days and a day before, then climbs the ladder to the county', () => {
    const run = upTo('identify').days(60);
    expect(warnings(run, 'recognition')).toBe(2);
    expect(rungs(run, 'recognition')).toEqual([
      'remindOwner',
      'notifySuperior',
      'yellowCard',
      'redCard',
      'superviseCase',
    ]);
    run.as('countyAuthority').decide('reject', { opinion: '超期核查，不符合' });
    expect(run.state.status).toBe('ended');
  });

  it('D039: refuses a county that gives the levels more than the 15 days', () => {
    const split = { verifyClueDays: 8, townshipReviewDays: 4 };
    const result = resolveDefinition(monitoredHouseholdIdentification, {
      parameters: { 'monitored-household-identification': split },
      years: { default: 2026 },
    });
    if (!result.ok) throw new Error('it should resolve');
    const proof = proveDefinition(result.definition);
    expect(proof.sound ? [] : proof.faults.map(({ code }) => code)).toContain('LIMITS_EXCEED_WHOLE');
  });

  it.each(['systemEntry', 'makePlan', 'assignPair'])(
    'D040: gives %s ten days from the recognition, each by itself',
    (stage) => {
      const run = upTo('afterIdentification');
      const recognised = clockOf(run, 'recognition');
      expect(recognised?.state).toBe('stopped');
      expect(clockOf(run, `${stage}Limit`)?.dueOn).toBe('2026-03-20');
      run.days(40);
      expect(rungs(run, `${stage}Limit`)).toHaveLength(5);
    },
  );

  it('D040: stops the ten days of the entry with the entry alone', () => {
    const run = enter(upTo('afterIdentification'));
    expect(clockOf(run, 'systemEntryLimit')?.state).toBe('stopped');
    expect(clockOf(run, 'makePlanLimit')?.state).toBe('running');
  });

  it.each([
    ['verifyClue', 4, 2],
    ['villageDeliberation', 1, 2],
    ['townshipReview', 2, 5],
    ['identify', 2, 5],
  ])('gives %s %i calendar days of its own', (stage, days, steps) => {
    const run = upTo(stage);
    const limit = clockOf(run, `${stage}Limit`)?.limit;
    expect(limit).toEqual({ kind: 'period', amount: days, unit: 'day' });
    expect(rungs(run.days(40), `${stage}Limit`)).toHaveLength(steps);
  });

  it('files at the village of the household', () => {
    expect(upTo('verifyClue').state.organisation).toBe(VILLAGE);
  });
});
