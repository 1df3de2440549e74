import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import type { Definition } from '../../../domain/definition/forms.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound, TOWNSHIPS } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { requests, rungs } from '../trail.ts';

const figures = (definition: Definition, plan: string) =>
  Object.fromEntries(
    (definition.plan.find(({ key }) => key === plan)?.rows ?? []).map(({ key, value }) => [key, value]),
  );
const gatesOf = (definition: Definition, key: string) =>
  definition.indicators.find((one) => one.key === key)?.gates.map(({ compare, value }) => [compare, value]);

describe('industry development targets', () => {
  const definition = resolvedAny('industry-development-targets');

  it('D108, D109, D110, D111, D112, D113: are planned and judged at the end of the year', () => {
    expect(figures(definition, 'yearPlan')).toEqual({
      farmland: 42_000,
      orchards: 300,
      rebuiltOrchards: 2000,
      sharedVillages: 3,
      sharedCourtyards: 160,
      heritageTown: 1,
      courtyardHouseholds: 200,
    });
    const units = [{ path: '610429/lead-department', name: '牵头部门' }];
    const series = openRound(definition, 'farmland', { openedOn: '2026-01-01', units });
    series.until('2026-12-21').unit('610429/lead-department').file({ value: 42_000 });
    expect(series.until('2027-01-02').judgements).toMatchObject([{ verdict: 'met' }]);
  });

  it('D251, D252, D253, D254: of the industry plan are judged when the county has set its hidden end', () => {
    expect(figures(definition, 'industryPlan')).toEqual({
      leadingEnterprises: 8,
      plantingBase: 286_000,
      breedingEnterprisesLeast: 20,
      breedingEnterprisesMost: 50,
      peopleAbsorbed: 10_000,
    });
    expect(gatesOf(definition, 'breedingEnterprises')).toEqual([]);
    const own = resolvedAny('industry-development-targets', { planOneEnds: '2027-12-31' });
    expect(gatesOf(own, 'breedingEnterprises')).toEqual([
      ['atLeast', 20],
      ['atMost', 50],
    ]);
  });

  it('ask every township for its projects early in the year, and sum up the progress', () => {
    const choice = openRound(definition, 'projectChoice', { openedOn: '2026-01-10', units: TOWNSHIPS });
    expect(choice.dueOn()).toBe('2026-03-31');
    const progress = openRound(definition, 'projectProgress', {
      openedOn: '2026-03-01',
      units: [{ path: '610429/project-unit', name: '项目实施单位' }],
    });
    progress
      .unit('610429/project-unit')
      .file({ projects: [{ project: '果园改造', quantityDone: 500, difficulties: '无' }] });
    expect(progress.steps).toEqual(['report@610429/lead-department']);
  });
});

describe('cultivation of agricultural entities', () => {
  const definition = resolvedAny('agricultural-entity-cultivation');

  it('D115, D116, D117: plans and judges farms, cooperatives and farmers', () => {
    expect(figures(definition, 'yearPlan')).toEqual({
      familyFarms: 3,
      cooperatives: 5,
      cityCooperatives: 3,
      cityFarms: 3,
      trainedFarmers: 300,
    });
    expect(gatesOf(definition, 'trainedFarmers')).toEqual([['atLeast', 300]]);
  });

  it('ties households to entities by lease, joint development or shares', () => {
    const round = openRound(definition, 'benefit', { openedOn: '2026-03-01' });
    const linked = { entity: '演示合作社', form: 'shares', households: 30 };
    expect(round.unit('610429101200').refusedFile({ links: [{ ...linked, form: 'gift' }] })).toBe('FIELD_INVALID');
    expect(round.unit('610429101200').refusedFile({ links: [linked] })).toBe('accepted');
  });
});

describe('village collective economy', () => {
  const definition = resolved('village-collective-economy');
  const proposal: CaseData = {
    project: '冷库建设',
    projectKind: 'villageCollective',
    content: '建设冷库一座',
    budgetFen: 60_000_000,
  };
  const start = (): CaseDriver => driver(definition).start({ data: proposal, applicant: null });
  function answered(outcome: string): CaseDriver {
    const run = start();
    const visitId = run.state.visits[0]?.id ?? 0;
    return run.system({ type: 'linkAnswered', visitId, caseId: 'other', outcome, data: {} });
  }
  const operated = (yearIncomeFen: number): CaseDriver =>
    answered('completed')
      .as('villageCollective')
      .decide('done', { data: { operation: '出租冷库', yearIncomeFen } });

  it('takes the project through the reserve library, and ends where it is not supported', () => {
    expect(requests(start(), 'link')).toMatchObject([
      {
        mode: 'openAndAwait',
        procedure: 'project-reserve-library',
        subject: '冷库建设',
        data: { project: '冷库建设' },
      },
    ]);
    expect(answered('completed').stages).toEqual(['operate']);
    expect(answered('refused').state.outcome).toBe('notEstablished');
  });

  it('hands over all that the filing of the reserve library must have', () => {
    const [link] = requests(start(), 'link');
    const must = resolved('project-reserve-library').filing.form.filter(({ required }) => required);
    expect(must.filter(({ field }) => link?.data[field] === undefined)).toEqual([]);
  });

  it('D114: takes a village for one of 100,000 yuan from that very income on', () => {
    const report = (yearIncomeFen: number, incomeLine: string) =>
      operated(yearIncomeFen)
        .as('townshipGovernment')
        .decide('approve', { data: { riskNotes: '无' } })
        .as('townshipGovernment')
        .refused('done', { data: { reportYear: 2026, incomeLine } });
    expect(report(10_000_000, 'reached')).toBe('accepted');
    expect(report(9_999_999, 'reached')).toBe('RULE_NOT_MET');
    expect(report(9_999_999, 'below')).toBe('accepted');
  });

  it('D114: judges the share of such villages at the year’s end, 40 % at least', () => {
    const judged = (reaching: number) => {
      const series = openRound(definition, 'villagesWithIncome', { openedOn: '2026-01-01', units: TOWNSHIPS });
      series.until('2026-12-21').unit('610429101').file({ numerator: reaching, denominator: 30 });
      series.unit('610429102').file({ numerator: 8, denominator: 20 });
      return series.until('2027-01-02').judgements.map(({ verdict }) => verdict);
    };
    expect(judged(12)).toEqual(['met']);
    expect(judged(11)).toEqual(['missed']);
  });

  it('goes back to the collective where there is a risk', () => {
    const risky = operated(1)
      .as('townshipGovernment')
      .decide('return', { opinion: '合同未备案', data: { riskNotes: '高' } });
    expect(risky.stages).toEqual(['operate']);
  });
});

describe('distribution of photovoltaic income', () => {
  const definition = resolved('photovoltaic-income-distribution');
  const PEOPLE = Array.from({ length: 30 }, (_, index) => ({ id: `person-${index}`, name: `演示代表${index}` }));
  const rosters = { 'villageRepresentatives@610429101200': PEOPLE };
  const account: CaseData = {
    accountedUntil: '2026-02-28',
    outputKwh: 60_000,
    incomeFen: 5_000_000,
    statement: ['a'.repeat(64)],
  };
  const rows = [
    { purpose: 'posts', recipient: '光伏公岗10人', amountFen: 3_000_000 },
    { purpose: 'waterKeeper', recipient: '管水员', amountFen: 1_000_000 },
  ];
  const start = (): CaseDriver => driver(definition, { rosters }).start({ data: account, applicant: null });
  const drafted = (): CaseDriver =>
    start()
      .as('villageCommittee')
      .decide('done', { data: { distribution: rows, distributedFen: 4_000_000 } });
  const vote = (run: CaseDriver, present: number, inFavour: number): CaseDriver => {
    const there = PEOPLE.slice(0, present).map(({ id }) => id);
    const ballots = there.map((voter, index) => ({ voter, choice: index < inFavour ? 'for' : 'against' }) as const);
    return run.as('villageCommittee').vote('representatives', there, ballots);
  };

  it('drafts, votes, hangs out and pays', () => {
    const run = vote(drafted(), 20, 11);
    expect(run.stages).toEqual(['planNotice']);
    run.as('villageCommittee').post().days(8);
    run.as('villageCommittee').decide('done', { data: { paidOn: '2026-03-10', proof: ['b'.repeat(64)] } });
    expect(run.state.outcome).toBe('completed');
  });

  it('distributes no more than the income, and the rows make the whole', () => {
    const draft = (distributedFen: number) =>
      start()
        .as('villageCommittee')
        .refused('done', { data: { distribution: rows, distributedFen } });
    expect(draft(3_999_999)).toBe('RULE_NOT_MET');
    expect(draft(4_000_000)).toBe('accepted');
  });

  it('drafts again when the vote fails or an objection is upheld', () => {
    expect(vote(drafted(), 20, 10).stages).toEqual(['draftPlan']);
    const run = vote(drafted(), 20, 11).as('villageCommittee').post();
    run.as('villageCommittee').object('金额不对');
    run.as('townshipGovernment').resolveObjection(true);
    expect(run.stages).toEqual(['plan']);
  });

  it('reminds the village of a plan that does not come', () => {
    expect(rungs(start().days(60), 'draftPlanLimit')).toEqual(['remindOwner', 'notifySuperior']);
  });

  it('asks each month how the plant runs', () => {
    const round = openRound(definition, 'plantReport', { openedOn: '2026-03-25' });
    round.unit('610429101200').file({ plant: '演示电站', outputKwh: 20_000 });
    expect(round.dueOn()).toBe('2026-03-31');
    expect(round.owing()).toHaveLength(3);
  });
});

describe('consumption assistance', () => {
  it('collects products from the villages, then asks the supporting units for demand and sales', () => {
    const definition = resolvedAny('consumption-assistance');
    const products = openRound(definition, 'productList', { openedOn: '2026-03-01' });
    products.unit('610429101200').file({ products: [{ product: '苹果', household: '演示户一', quantityKg: 5000 }] });
    products.unit('610429101201').nothingToReport();
    expect(products.owing()).toEqual(['610429101202', '610429102200']);
    const units = [{ path: '610429/support-unit', name: '后援单位' }];
    const sales = openRound(definition, 'sales', { openedOn: '2026-03-21', units });
    sales.unit('610429/support-unit').file({ sales: [{ product: '苹果', channel: 'online', soldFen: 1_000_000 }] });
    expect(sales.tally.onTime).toEqual(['610429/support-unit']);
  });
});
