import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound, TOWNSHIPS } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { clockOf, requests, rungs } from '../trail.ts';

const VILLAGE = '610429101200';
const county = (body: string) => ({ units: [{ path: `610429/${body}`, name: body }] });

describe('the joint conference', () => {
  const definition = resolvedAny('monitoring-joint-conference');

  it('D044: is held each month from the 21st to the last day, and ends with the bulletin', () => {
    const [duty] = definition.duties;
    if (duty === undefined) throw new Error('no duty');
    expect(openingsBetween(duty, '2024-01-01', '2024-12-31')).toHaveLength(12);
    const run = openRound(definition, 'conference', { openedOn: '2024-02-21', ...county('revitalisation') });
    expect(run.dueOn()).toBe('2024-02-29');
    const held = { heldOn: '2024-02-21', attendees: '民政、医保', agenda: '研判', comparison: '3条', tasks: '核查' };
    run.unit('610429/revitalisation').file(held);
    run.as('countyRevitalisationBureau', '610429/revitalisation').bulletin();
    expect(run.status).toBe('ended');
  });

  it('leaves dispatch, collection and guidance unset until the county gives them a day', () => {
    expect(definition.duties.map(({ key }) => key)).toEqual(['conference', 'sharing']);
    const set = resolvedAny('monitoring-joint-conference', { guidanceDay: 28 });
    expect(set.duties.map(({ item }) => item.key)).toContain('guideTownships');
  });
});

describe('the monthly report of affected households', () => {
  const definition = resolved('monthly-disaster-household-report');
  const compiled = (risk: boolean): CaseDriver =>
    driver(definition)
      .start({ data: { householdHead: '演示户一', disaster: '山洪' } })
      .as('countyEmergencyBureau')
      .decide('done', { data: { month: '2026-03', casualties: 0, lossFen: 100 } })
      .as('countyRevitalisationBureau')
      .decide('approve', { data: { riskOfPoverty: risk } });

  it('D054: is sent every month, and says so when there was nobody', () => {
    const duty = definition.duties.find(({ key }) => key === 'monthlyList');
    if (duty === undefined) throw new Error('no duty');
    expect(openingsBetween(duty, '2026-01-01', '2026-12-31')).toHaveLength(12);
    const run = openRound(definition, 'monthlyList', { openedOn: '2026-03-20', ...county('emergency') });
    expect(run.dueOn()).toBe('2026-03-31');
    run.unit('610429/emergency').nothingToReport();
    run.as('countyRevitalisationBureau', '610429/revitalisation').bulletin();
    expect(run.status).toBe('ended');
  });

  it('opens the green channel for who is at risk, and not for others', () => {
    expect(requests(compiled(true), 'link')).toMatchObject([
      { procedure: 'green-channel-assistance', data: { householdHead: '演示户一', disaster: '山洪' } },
    ]);
    expect(requests(compiled(false), 'link')).toEqual([]);
    expect(compiled(false).state.outcome).toBe('completed');
  });

  it('puts a household on the list of the month in which it was reported', () => {
    const run = driver(definition).start({ data: { householdHead: '演示户一', disaster: '山洪' } });
    expect(clockOf(run, 'compileLimit')?.dueOn).toBe('2026-03-31');
  });
});

describe('the assignment of paired helpers', () => {
  const definition = resolved('paired-assistance-assignment');
  const steps = (run: CaseDriver): CaseDriver =>
    run
      .as('countyRevitalisationHeadquarters')
      .decide('done', { data: { supportUnit: '县教育局' } })
      .as('supportUnit')
      .decide('done', { data: { helper: '演示干部', pairedOn: '2026-03-02' } });
  const paired = () => steps(driver(definition).start({ data: { householdHead: '演示户一' } }));

  it('goes headquarters, support unit, first visit, contact', () => {
    const run = paired()
      .as('assistanceCadre')
      .decide('done', { data: { visitedOn: '2026-03-02', familySituation: '四口之家' } });
    run.as('assistanceCadre').decide('done', { data: { contactForm: 'online', contactRecord: '已加微信' } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('D005 and D006: counts 立即 once the county has set the days, and a default meanwhile', () => {
    const run = driver(definition).start({ data: { householdHead: '演示户一' } });
    expect(clockOf(run, 'makeAllocationLimit')).toBeUndefined();
    expect(rungs(run.days(60), 'makeAllocationDefaultLimit')).toHaveLength(5);
    const set = resolved('paired-assistance-assignment', { makeAllocationDays: 2, firstVisitDays: 1 });
    const soon = driver(set).start({ data: { householdHead: '演示户一' } });
    expect(clockOf(soon, 'makeAllocationLimit')?.dueOn).toBe('2026-03-04');
    expect(clockOf(steps(soon), 'firstVisitLimit')?.dueOn).toBe('2026-03-03');
  });

  it('judges coverage: one household without a helper is a miss', () => {
    const series = openRound(definition, 'coverage', { openedOn: '2026-01-01', units: TOWNSHIPS }).until('2026-03-21');
    series.unit('610429101').file({ numerator: 99, denominator: 100 });
    expect(series.judgements.at(-1)?.verdict).toBe('missed');
  });
});

describe('the plan of a household', () => {
  const definition = resolved('household-assistance-plan');
  const one: CaseData = { planYear: 2026, incomeTargetFen: 5_000_000, orientation: 'farming' };
  const measures = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ person: `成员${at}`, measure: '务工' }));
  const learnt = (): CaseDriver =>
    driver(definition)
      .start({ data: { householdHead: '演示户一' } })
      .as('assistanceCadre')
      .decide('done', {
        data: { familySituation: '四口', livingConditions: '一般', difficulties: '大病', members: 2 },
      });
  const agreed = () =>
    learnt()
      .as('assistanceCadre')
      .decide('done', { data: { ...one, measures: measures(2) } })
      .as('assistanceCadre')
      .decide('done', { data: { householdOpinion: '同意' } });
  const standing = () => agreed().as('villageTwoCommittees').decide('approve');

  it('D457: needs a measure for each person, and one plan a year for each household', () => {
    const cadre = learnt().as('assistanceCadre');
    expect(cadre.refused('done', { data: { ...one, measures: measures(1) } })).toBe('RULE_NOT_MET');
    expect(cadre.refused('done', { data: { ...one, measures: measures(2) } })).toBe('accepted');
    expect(definition.subject.uniqueness).toBe('oneOpenPerYear');
  });

  it('D040: stands ten days after the identification that asked for it, and tells it so', () => {
    const origin = { caseId: 'parent', procedure: 'monitored-household-identification', visit: 1 };
    const run = driver(definition).start({ data: { householdHead: '演示户一' }, origin });
    expect(clockOf(run, 'agreement')?.dueOn).toBe('2026-03-12');
    expect(clockOf(agreed(), 'agreement')?.state).toBe('stopped');
    expect(rungs(run.days(40), 'agreement')).toHaveLength(5);
  });

  it('proposes again what the household does not agree with', () => {
    const run = learnt()
      .as('assistanceCadre')
      .decide('done', { data: { ...one, measures: measures(2) } });
    run.as('assistanceCadre').decide('notAgreed', { opinion: '不愿外出', data: { householdOpinion: '不同意' } });
    expect(run.stages).toEqual(['propose']);
  });

  it('is revised as the family changes, and opens the next year’s plan at the end', () => {
    const run = standing()
      .as('assistanceCadre')
      .decide('pending', { data: { progress: '家中添丁' } });
    const revised = { ...one, measures: measures(3) };
    run
      .as('townshipGovernment')
      .decide('done', { data: { planYear: 2026, incomeTargetFen: 1, measures: revised.measures } });
    expect(clockOf(run, 'yearEnd')?.dueOn).toBe('2026-12-31');
    run.as('assistanceCadre').decide('nextYear', { data: { progress: '完成' } });
    expect(requests(run, 'link')).toMatchObject([{ mode: 'reopen', procedure: 'household-assistance-plan' }]);
    expect(run.state.outcome).toBe('completed');
  });
});

describe('training and leaflets', () => {
  it('reach every household of the village', () => {
    const run = openRound(resolvedAny('monitoring-policy-training'), 'explanation', { openedOn: '2026-03-01' });
    const told = { monitoredInformed: 5, householdsInformed: 199, households: 200 };
    expect(run.unit(VILLAGE).refusedFile(told)).toBe('RULE_NOT_MET');
    expect(run.unit(VILLAGE).refusedFile({ ...told, householdsInformed: 200 })).toBe('accepted');
  });
});

describe('the yearly target of poverty exit', () => {
  const definition = resolvedAny('poverty-exit-target');
  const gate = (of: typeof definition, key: string) => of.indicators.find((one) => one.key === key)?.gates[0];

  it('D451: is met by 23 households and 71 people at the end of the year', () => {
    const judged = (key: string, value: number) => {
      const series = openRound(definition, key, { openedOn: '2026-01-01', units: TOWNSHIPS }).until('2026-12-21');
      series.unit('610429101').file({ value }, { period: '2026-Q4' });
      return series.until('2027-01-02').judgements.at(-1)?.verdict;
    };
    expect([judged('exitedHouseholds', 22), judged('exitedHouseholds', 23)]).toEqual(['missed', 'met']);
    expect([judged('exitedPeople', 70), judged('exitedPeople', 71)]).toEqual(['missed', 'met']);
  });

  it('D242: asks for a growth of 20 per cent a year', () => {
    expect(gate(definition, 'incomeGrowth')).toMatchObject({
      compare: 'atLeast',
      value: { numerator: 1, denominator: 5 },
      on: { month: 12, day: 31 },
    });
  });

  it('D244, D376 and D379: are judged at the days that the county sets, since the document hides its years', () => {
    expect(['incomePerPerson', 'nearTerm', 'longTerm'].map((key) => gate(definition, key))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const set = resolvedAny('poverty-exit-target', {
      doubledBy: '2027-12-31',
      nearTermEnd: '2026-12-31',
      longTermEnd: '2030-12-31',
    });
    expect(gate(set, 'incomePerPerson')).toMatchObject({ value: 520_000, on: { year: 2027, month: 12, day: 31 } });
    expect(gate(set, 'nearTerm')).toMatchObject({ value: 34_900, on: { year: 2026 } });
    expect(gate(set, 'longTerm')).toMatchObject({ value: { numerator: 4, denominator: 5 }, on: { year: 2030 } });
  });

  it('D450: helps in February, March and April 2020', () => {
    const help = definition.duties.find(({ key }) => key === 'springHelp');
    if (help === undefined) throw new Error('no duty');
    expect(openingsBetween(help, '2019-01-01', '2021-12-31')).toEqual(['2020-02-01', '2020-03-01', '2020-04-01']);
  });

  it('D452: lets no household leave before all six standards hold, and the county verifies', () => {
    const run = openRound(definition, 'remaining', { openedOn: '2026-01-05', units: TOWNSHIPS });
    const household = {
      householdHead: '演示户一',
      members: 3,
      foodSecured: true,
      clothingSecured: true,
      educationSecured: true,
      medicalCareSecured: true,
      housingSecured: true,
      waterSecured: true,
      exits: true,
    };
    const filed = (rows: CaseData[]) => run.unit('610429101').refusedFile({ households: rows });
    expect(filed([household, { ...household, waterSecured: false }])).toBe('RULE_NOT_MET');
    expect(filed([household, { ...household, waterSecured: false, exits: false }])).toBe('accepted');
    run.as('countyAuthority', '610429').sendBack('610429101', '住房未达标');
    expect(run.owing()).toContain('610429101');
  });
});
