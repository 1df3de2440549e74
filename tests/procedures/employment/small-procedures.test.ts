import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound, TOWNSHIPS } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { entries, requests, rungs } from '../trail.ts';

const HR = [{ path: '610429/hr', name: '县人社局' }];

describe('employment and start-up subsidies', () => {
  const definition = resolved('employment-and-startup-subsidies');
  const application: CaseData = {
    payeeName: '演示劳动力一',
    idNumber: '999999195001010018',
    phone: '13000000001',
    bankAccount: '6200000000000005',
    subsidyKind: 'startUp',
    proof: ['a'.repeat(64)],
  };
  const start = (subsidyKind: string): CaseDriver =>
    driver(definition).start({ data: { ...application, subsidyKind } });
  const review = (subsidyKind: string, paidBefore: number, payFen = 30_000) =>
    start(subsidyKind).as('countyHrBureau').refused('approve', { data: { paidBefore, payFen } });

  it('D133: pays the start-up subsidy once', () => {
    expect(review('startUp', 0)).toBe('accepted');
    expect(review('startUp', 1)).toBe('RULE_NOT_MET');
  });

  it('D134: pays the job-search subsidy once, and cross-county transport as often as it comes', () => {
    expect(review('jobSearch', 0)).toBe('accepted');
    expect(review('jobSearch', 1)).toBe('RULE_NOT_MET');
    expect(review('crossCounty', 3)).toBe('accepted');
  });

  it('pays each kind up to its own standard, and proves the payment', () => {
    expect(review('crossCounty', 0, 30_001)).toBe('RULE_NOT_MET');
    expect(review('startUp', 0, 500_000)).toBe('accepted');
    const run = start('startUp')
      .as('countyHrBureau')
      .decide('approve', { data: { paidBefore: 0, payFen: 500_000 } });
    run.as('countyFinance').decide('approve');
    expect(requests(run, 'payout')).toMatchObject([{ amountFen: 500_000 }]);
    expect(entries(run)).toEqual(['employmentSubsidyLedger:paid']);
  });

  it('goes back for papers, is refused in writing, and climbs every rung when nobody reviews', () => {
    const data = { paidBefore: 0, payFen: 1 };
    const returned = start('startUp').as('countyHrBureau').decide('return', { opinion: '缺营业执照', data });
    expect(returned.stages).toEqual(['supplement']);
    const refused = start('startUp').as('countyHrBureau').decide('reject', { opinion: '不符合', data });
    expect(refused.state.outcome).toBe('refused');
    expect(rungs(start('startUp').days(60), 'reviewLimit')).toHaveLength(5);
  });
});

describe('the labour survey', () => {
  const definition = resolvedAny('labour-survey');

  it('asks every village in February for wishes, skills and training', () => {
    const round = openRound(definition, 'yearlySurvey', { openedOn: '2026-02-01' });
    expect(round.dueOn()).toBe('2026-02-28');
    const row = { name: '演示劳动力一', wish: 'goOut', skill: '焊工', wantsTraining: true, health: '良好' };
    round.unit('610429101200').file({ labourers: [row] });
    expect(round.owing()).toHaveLength(3);
  });

  it('offers a post to everybody who wishes to work, or says that there is none yet', () => {
    const hr = openRound(definition, 'yearlyMatching', { openedOn: '2026-03-01', units: HR }).unit('610429/hr');
    expect(hr.refusedFile({ wishing: 10, offered: 7, withoutOffer: 2 })).toBe('RULE_NOT_MET');
    expect(hr.refusedFile({ wishing: 10, offered: 7, withoutOffer: 3 })).toBe('accepted');
  });

  it('sends people away in batches, each a row of the township’s report', () => {
    const round = openRound(definition, 'yearlyDeparture', { openedOn: '2026-03-10', units: TOWNSHIPS });
    const batch = { leftOn: '2026-03-10', people: 40, destination: '演示市' };
    round.unit('610429101').file({ batches: [batch, { ...batch, people: 35 }] });
    expect(round.owing()).toEqual(['610429102']);
  });
});

describe('skills training', () => {
  const definition = resolvedAny('skills-training');
  const judge = (trained: number) => {
    const series = openRound(definition, 'trainees', { openedOn: '2026-01-01', units: HR });
    for (const day of ['2026-03-20', '2026-12-21']) series.until(day).unit('610429/hr').file({ value: trained });
    return series.until('2027-01-02').judgements;
  };

  it('D135: adds up the people trained and judges them at the year’s end against 1400', () => {
    expect(judge(700)).toMatchObject([{ verdict: 'met', value: { part: 1400 } }]);
    expect(judge(699)).toMatchObject([{ verdict: 'missed', value: { part: 1398 } }]);
  });

  it('D402: judges 16,000 person-times of practical training each year', () => {
    expect(definition.indicators.find(({ key }) => key === 'practicalTimes')?.gates).toMatchObject([
      { on: { month: 12, day: 31 }, compare: 'atLeast', value: 16_000 },
    ]);
  });

  it('D403, D405: judges 120,000 in all at the end of the plan, once its hidden years are set', () => {
    const gates = (parameters: Record<string, string>) =>
      resolvedAny('skills-training', parameters).indicators.find(({ key }) => key === 'trainedInAll')?.gates;
    expect(gates({})).toEqual([]);
    expect(gates({ planUntil: '2027-12-31' })).toMatchObject([
      { on: { year: 2027, month: 12, day: 31 }, value: 120_000 },
    ]);
  });

  it('gives no more certificates than there are people', () => {
    const hr = openRound(definition, 'trainings', { openedOn: '2026-03-01', units: HR }).unit('610429/hr');
    const training = { course: '果树管理', attended: 40, online: false };
    const trainings = (...certified: number[]) => ({
      trainings: certified.map((one) => ({ ...training, certified: one })),
    });
    expect(hr.refusedFile(trainings(40, 41))).toBe('RULE_NOT_MET');
    expect(hr.refusedFile(trainings(40, 0))).toBe('accepted');
  });
});

describe('recruitment activities', () => {
  const definition = resolvedAny('recruitment-activities');

  it('are held in January, February and September, and every township holds a fair', () => {
    const fairs = definition.duties.find(({ key }) => key === 'fairs');
    expect(fairs && openingsBetween(fairs, '2026-01-01', '2026-12-31')).toEqual([
      '2026-01-01',
      '2026-02-01',
      '2026-09-01',
    ]);
    const round = openRound(definition, 'fairs', { openedOn: '2026-02-01', units: TOWNSHIPS });
    const fair = { activity: 'springAction', heldOn: '2026-02-01', form: 'offline', registrations: 80, hires: 12 };
    round.unit('610429101').file({ fairs: [fair, { ...fair, form: 'online' }] });
    round.until('2026-03-02');
    expect(round.tally.silent).toEqual(['610429102']);
  });

  it('D122: judges the people in work of all townships together against 19,000', () => {
    const series = openRound(definition, 'peopleInWork', { openedOn: '2026-01-01', units: TOWNSHIPS });
    series.until('2026-12-21').unit('610429101').file({ value: 12_000 });
    series.unit('610429102').file({ value: 7_000 });
    expect(series.until('2027-01-02').judgements).toMatchObject([
      { unit: null, verdict: 'met', value: { part: 19_000 } },
    ]);
  });
});
