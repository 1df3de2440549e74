import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { COUNTY, openRound, type RoundDriver } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';

const DIGEST = 'a'.repeat(64);
const reached = (run: CaseDriver): string[] =>
  run.events.flatMap((event) => (event.type === 'clockRungReached' ? [event.clock] : []));

/** Reports a number in the last quarter and lets the year end. */
function judgedAtYearEnd(id: string, key: string, unit: string, value: number): string[] {
  const run: RoundDriver = openRound(resolvedAny(id), key, {
    openedOn: '2026-03-20',
    units: [{ path: unit, name: '演示单位' }],
  });
  run.until('2026-12-21').unit(unit).file({ value });
  run.until('2027-01-01');
  return run.judgements.map(({ verdict }) => verdict);
}

describe('a household that moves', () => {
  const plan = {
    householdHead: '演示户一',
    members: 4,
    labourers: 2,
    origin: '演示老村',
    settlement: '演示安置点',
    dwelling: 'flat',
  };
  const chosen = (form = resolved('poverty-relocation')): CaseDriver =>
    driver(form).start({ data: plan }).asPerson().decide('done');

  it('chooses, gets its home, moves in, and its follow-up support is opened', () => {
    const run = chosen()
      .as('projectUnit')
      .decide('progress', { data: { percent: 40 } });
    expect(run.as('projectUnit').refused('finished', { data: { percent: 99 } })).toBe('RULE_NOT_MET');
    run.as('projectUnit').decide('finished', { data: { percent: 100 } });
    run.asPerson().decide('done', { data: { movedOn: '2026-03-02' } });
    const links = run.events.flatMap((event) =>
      event.type === 'effectRequested' && event.request.kind === 'link' ? [event.request] : [],
    );
    const data = { householdHead: '演示户一', settlement: '演示安置点', labourers: 2 };
    expect(links).toMatchObject([{ procedure: 'relocation-follow-up-support', data }]);
    const asked = resolved('relocation-follow-up-support').filing.form.map(({ field }) => field);
    expect(asked.every((field) => field in data)).toBe(true);
    expect(run.state).toMatchObject({ outcome: 'completed' });
  });

  it('may decline', () => {
    const run = driver(resolved('poverty-relocation')).start({ data: plan }).asPerson().decide('decline');
    expect(run.state).toMatchObject({ outcome: 'withdrawn' });
  });

  it('D386: has until the date that the county sets for the redacted years', () => {
    expect(resolved('poverty-relocation').clocks.map(({ key }) => key)).not.toContain('movedByLimit');
    const run = chosen(resolved('poverty-relocation', { movedBy: '2026-12-31' })).until('2027-01-02');
    expect(reached(run)).toContain('movedByLimit');
  });
});

describe('a zone', () => {
  const area = { area: 100, arableArea: 60, pastureArea: 41, villages: 5, hamlets: 9, households: 90, people: 300 };
  const start = () =>
    driver(resolved('regional-zoning-plan')).start({
      organisation: COUNTY,
      data: { zone: 'restricted', leadTownship: '610429101' },
    });

  it('D260: is one of two, assessed, planned and applied by its township', () => {
    const zones = resolved('regional-zoning-plan').fields.find(({ key }) => key === 'zone');
    expect(zones?.type === 'enum' ? zones.options : []).toHaveLength(2);
    const run = start();
    expect(run.as('countyAuthority').refused('done', { data: area })).toBe('RULE_NOT_MET');
    run.as('countyAuthority').decide('done', { data: { ...area, pastureArea: 40 } });
    run.as('countyAuthority').decide('done', { data: { planText: [DIGEST] } });
    run.as('townshipGovernment', '610429101').decide('finished', { data: { progress: '已实施' } });
    expect(run.state).toMatchObject({ outcome: 'completed' });
  });
});

describe('a batch of the grid upgrade', () => {
  const ID = 'rural-grid-upgrade';
  const batch = {
    project: '第一批',
    batch: 'first',
    townships: '演示一镇',
    km10: '82.83',
    km04: '134.38',
    transformers: 60,
    longestSpan: 80,
    plannedBy: '2026-12-31',
  };
  const start = (): CaseDriver => driver(resolved(ID)).start({ organisation: COUNTY, data: batch });
  const built = (): CaseDriver =>
    start()
      .as('countyAuthority')
      .decide('done', { data: { sites: '演示安置点' } })
      .as('powerCompany')
      .decide('finished', { data: { progress: '已建成', percent: 100 } });

  it('is built, its users are converted, and its investment is accounted', () => {
    const users = { households: 2638, threePhase: 897, lowVoltage: 1741, hamlets: 46 };
    const run = built();
    expect(run.as('powerCompany').refused('done', { data: { ...users, lowVoltage: 1740 } })).toBe('RULE_NOT_MET');
    run.as('powerCompany').decide('done', { data: users });
    run.as('powerCompany').decide('done', { data: { investmentFen: 3_312_880_000 } });
    expect(run.state).toMatchObject({ outcome: 'completed' });
  });

  it('D351: is planned with no span above 80 metres', () => {
    const run = driver(resolved(ID));
    const command = run.startCommand({ organisation: COUNTY, data: { ...batch, longestSpan: 81 } });
    expect(run.tries(command)?.code).toBe('RULE_NOT_MET');
  });

  it('D283: has three years to be built and one year to be completed', () => {
    expect(reached(start().until('2029-03-01'))).not.toContain('threeYearEffort');
    expect(reached(start().until('2029-03-04'))).toContain('threeYearEffort');
    expect(reached(built().until('2027-03-01'))).not.toContain('oneYearCompletion');
    expect(reached(built().until('2027-03-04'))).toContain('oneYearCompletion');
  });

  it.each([
    ['D290', 'threePhaseBy', 'threePhaseUsers', 3186],
    ['D291', 'lowVoltageBy', 'lowVoltageUsers', 3862],
    ['D292', 'mainGridBy', 'station330', 1],
    ['D313', 'distributionBy', 'allHouseholds', 7048],
    ['D320', 'batch1By', 'batch1Households', 2638],
    ['D326', 'batch2By', 'batch2Households', 1800],
    ['D333', 'batch3By', 'batch3Households', 1600],
    ['D339', 'batch4By', 'batch4Households', 1010],
  ])('%s: waits for the date %s, and then judges %s', (_row, parameter, key, value) => {
    const gatesOf = (parameters: Record<string, string> = {}) =>
      resolvedAny(ID, parameters).indicators.find((one) => one.key === key)?.gates;
    expect(gatesOf()).toEqual([]);
    expect(gatesOf({ [parameter]: '2026-12-31' })).toMatchObject([
      { on: { year: 2026, month: 12, day: 31 }, compare: 'atLeast', value },
    ]);
  });
});

describe('a key village', () => {
  const ID = 'key-village-construction';
  const started = (list: string): CaseDriver =>
    driver(resolved(ID))
      .start({ data: { list, villagePlan: '道路、饮水' } })
      .as('countyLeadingGroup')
      .decide('done', { data: { startedOn: '2026-03-02' } });

  it('D408: is funded with 1.5 million yuan at least when it is newly started', () => {
    const funds = (fundFen: number) => ({ data: { fundFen, sources: '整合资金' } });
    expect(started('newVillages').as('countyLeadingGroup').refused('done', funds(149_999_999))).toBe('RULE_NOT_MET');
    expect(started('unlistedVillages').as('countyLeadingGroup').refused('done', funds(1))).toBe('RULE_NOT_MET');
    expect(started('newVillages').as('countyLeadingGroup').refused('done', funds(150_000_000))).toBe('accepted');
    expect(started('plannedVillages').as('countyLeadingGroup').refused('done', funds(1))).toBe('accepted');
  });

  it('is built, rectified until it is accepted, and completed', () => {
    const run = started('plannedVillages')
      .as('countyLeadingGroup')
      .decide('done', { data: { fundFen: 1, sources: '整合资金' } })
      .as('projectUnit')
      .decide('finished', { data: { percent: 100 } });
    run.as('countyLeadingGroup').decide('rectify', { opinion: '路面不平' });
    run.as('projectUnit').decide('rectified');
    run.as('countyLeadingGroup').decide('pass', { data: { acceptance: '合格' } });
    expect(run.state).toMatchObject({ outcome: 'completed' });
  });

  it.each([
    ['D381', 'newVillages', 41],
    ['D383', 'plannedVillages', 175],
    ['D385', 'unlistedVillages', 88],
  ])('%s: bounds the list %s by %i villages', (row, list, limit) => {
    const quota = resolved(ID).quotas.find(({ when }) => when === `list = "${list}"`);
    expect(quota).toMatchObject({ limit, period: 'whole', amount: 1, basis: [{ row }] });
  });

  it.each([
    ['D380', 'newVillagesBy', 'newVillages', 41],
    ['D382', 'plannedVillagesBy', 'plannedVillages', 175],
    ['D384', 'unlistedVillagesBy', 'unlistedVillages', 88],
  ])('%s: is judged at the date %s once the county sets it', (_row, parameter, key, value) => {
    const gatesOf = (parameters: Record<string, string> = {}) =>
      resolved(ID, parameters).indicators.find((one) => one.key === key)?.gates;
    expect(gatesOf()).toEqual([]);
    expect(gatesOf({ [parameter]: '2027-12-31' })).toMatchObject([{ on: { year: 2027 }, value }]);
  });
});

describe('credit and mutual-aid funds', () => {
  const ID = 'credit-and-mutual-aid-fund-projects';
  const start = (): CaseDriver => driver(resolved(ID)).start({ data: { year: 2026, creditFen: 1000 } });

  it('are set up by the village, lent by the bank within what there is, and taken further by an enterprise', () => {
    const run = start()
      .as('villageCollective')
      .decide('done', { data: { mutualAidFen: 500, setUpOn: '2026-03-02' } });
    const lent = (lentFen: number) => ({ data: { supportedHouseholds: 20, lentFen } });
    expect(run.as('bank').refused('finished', lent(1501))).toBe('RULE_NOT_MET');
    run.as('bank').decide('finished', lent(1500));
    run.as('enterprise').decide('done', { data: { enterpriseName: '演示企业', ledHouseholds: 15 } });
    expect(run.state).toMatchObject({ outcome: 'completed' });
  });

  it('D392: are for 30 villages', () => {
    expect(resolved(ID).quotas).toMatchObject([{ limit: 30, period: 'whole', amount: 1, basis: [{ row: 'D392' }] }]);
  });

  it('D395: have three years', () => {
    expect(reached(start().until('2029-03-01'))).not.toContain('threeYearLimit');
    expect(reached(start().until('2029-03-04'))).toContain('threeYearLimit');
  });

  it.each([
    ['D390', 'creditYear', 1_000_000_000],
    ['D391', 'creditPeople', 4000],
    ['D394', 'enterpriseHouseholds', 500],
    ['D397', 'incomeHouseholds', 1500],
  ])('%s: judges %s at the end of the year', (_row, key, value) => {
    expect(judgedAtYearEnd(ID, key, COUNTY, value)).toEqual(['met']);
    expect(judgedAtYearEnd(ID, key, COUNTY, value - 1)).toEqual(['missed']);
  });

  it('D393: wants one or two enterprises a year, not none and not three', () => {
    expect(judgedAtYearEnd(ID, 'leadingEnterprises', COUNTY, 0)).toEqual(['missed', 'met']);
    expect(judgedAtYearEnd(ID, 'leadingEnterprises', COUNTY, 2)).toEqual(['met', 'met']);
    expect(judgedAtYearEnd(ID, 'leadingEnterprises', COUNTY, 3)).toEqual(['met', 'missed']);
  });

  it.each([
    ['D399', 'furtherCredit', 10_000_000_000],
    ['D400', 'furtherHouseholds', 10_000],
  ])('%s, D398: judges %s at the end of the period, once the county sets it', (_row, key, value) => {
    const gatesOf = (parameters: Record<string, string> = {}) =>
      resolved(ID, parameters).indicators.find((one) => one.key === key)?.gates;
    expect(gatesOf()).toEqual([]);
    expect(gatesOf({ creditPeriodEnd: '2028-12-31' })).toMatchObject([{ on: { year: 2028 }, value }]);
  });
});

describe('the integration of funds', () => {
  const ID = 'fund-integration-plan';
  const study = { studyYear: 2026, planYear: 2027, purpose: '道路', amountFen: 1000 };
  const start = (): CaseDriver => driver(resolved(ID)).start({ organisation: COUNTY, data: study });

  it('D407: studies next year’s plan this year', () => {
    const run = driver(resolved(ID));
    const late = run.startCommand({ organisation: COUNTY, data: { ...study, planYear: 2026 } });
    expect(run.tries(late)?.code).toBe('RULE_NOT_MET');
    expect(reached(start().until('2027-01-02'))).toContain('studiedThisYear');
  });

  it('is agreed, and paid with purpose and channel unchanged', () => {
    const run = start()
      .as('countyAuthority')
      .decide('approve', { data: { agreement: '各部门同意' } });
    const paid = { paidFen: 1000, purposeKept: true, channelKept: true };
    expect(run.as('countyFinance').refused('finished', { data: { ...paid, purposeKept: false } })).toBe('RULE_NOT_MET');
    expect(run.as('countyFinance').refused('finished', { data: { ...paid, paidFen: 1001 } })).toBe('RULE_NOT_MET');
    run.as('countyFinance').decide('finished', { data: paid });
    expect(run.state).toMatchObject({ outcome: 'completed' });
  });

  it('may be returned and refused at the coordination', () => {
    expect(start().as('countyAuthority').decide('return', { opinion: '再研究' }).stages).toEqual(['supplement']);
    const refused = start().as('countyAuthority').decide('reject', { opinion: '资金未落实' });
    expect(refused.state).toMatchObject({ outcome: 'refused' });
  });

  it('D406: wants five percent of new revenue, judged as an exact share', () => {
    const path = '610429/finance';
    const share = (numerator: number): string[] => {
      const run = openRound(resolvedAny(ID), 'newRevenueShare', {
        openedOn: '2026-03-20',
        units: [{ path, name: '演示财政局' }],
      });
      run.until('2026-12-21').unit(path).file({ numerator, denominator: 1000 });
      return run.until('2027-01-01').judgements.map(({ verdict }) => verdict);
    };
    expect([share(50), share(49)]).toEqual([['met'], ['missed']]);
  });
});

describe('rural infrastructure works', () => {
  const work = {
    project: '道路硬化',
    projectKind: 'infrastructure',
    workKind: 'road',
    content: '硬化2公里',
    budgetFen: 1000,
  };
  const start = (): CaseDriver =>
    driver(resolved('rural-infrastructure-works'), { holdEffects: ['link'] }).start({ data: work });
  const answered = (outcome: string): CaseDriver => {
    const run = start();
    const [visit] = run.state.visits;
    return run.finishEffects().system({
      type: 'linkAnswered',
      visitId: visit?.id ?? 0,
      caseId: '00000000-0000-8000-8000-000000000002',
      outcome,
      data: {},
    });
  };

  it('wait for the reserve library, are built and maintained', () => {
    const run = answered('completed')
      .as('projectUnit')
      .decide('finished', { data: { percent: 100 } });
    run.as('townshipGovernment').decide('done', { data: { upkeep: '村级管护员' } });
    expect(run.state).toMatchObject({ outcome: 'completed' });
  });

  it('are not built when the library refuses or drops them', () => {
    expect(answered('refused').state).toMatchObject({ outcome: 'refused' });
    expect(answered('notEstablished').state).toMatchObject({ outcome: 'refused' });
  });

  it('hand over all that the library asks for', () => {
    const asked = resolved('project-reserve-library').filing.form.filter(({ required }) => required);
    expect(asked.every(({ field }) => field in work)).toBe(true);
  });
});
