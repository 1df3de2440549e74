import { describe, expect, it } from 'vitest';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound, TOWNSHIPS } from '../../support/round-driver.ts';
import { resolved } from '../resolved.ts';

const definition = resolved('project-reserve-library');
const BUREAU = { role: 'countyRevitalisationBureau', at: '610429/revitalisation' } as const;

const application = {
  project: '村组道路硬化',
  projectKind: 'infrastructure',
  content: '硬化道路2公里',
  budgetFen: 80_000_000,
};
const department = { department: '610429/agriculture' };
const checked = { policyFit: true, feasible: true, fundSource: '中央衔接资金' };

const STEPS: Record<string, (run: CaseDriver) => CaseDriver> = {
  townshipFirstReview: (run) => run.as('townshipGovernment').decide('approve', { data: department }),
  departmentReview: (run) => run.as('sectorDepartment').decide('approve', { data: checked }),
  leadingGroupDecide: (run) => run.as('countyLeadingGroup').decide('approve'),
  enterReserve: (run) => run.as(BUREAU.role).decide('done', { data: { reserveNumber: '储-2026-001', rank: 3 } }),
  halfYearAdjust: (run) => run.as('countyLeadingGroup').decide('toYearPlan', { data: { rank: 1 } }),
  yearPlan: (run) => run.as('countyLeadingGroup').decide('plan', { data: { planYear: 2027 } }),
};

function upTo(stage: string): CaseDriver {
  const run = driver(definition).start({ data: application });
  for (const key of Object.keys(STEPS)) {
    if (run.stages.includes(stage)) return run;
    STEPS[key]?.(run);
  }
  return run;
}

const entries = (run: CaseDriver): string[] =>
  run.events.flatMap((event) =>
    event.type === 'effectRequested' && event.request.kind === 'registryEntry' ? [event.request.entry] : [],
  );
const reached = (run: CaseDriver): string[] =>
  run.events.flatMap((event) => (event.type === 'clockRungReached' ? [event.clock] : []));

describe('a project on its way into the yearly plan', () => {
  it('goes through village, township, department and leading group into the reserve, and into the plan', () => {
    const run = upTo('the end');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
    expect(entries(run)).toEqual(['reserved', 'planned']);
    expect(run.state.clocks.filter((clock) => clock.state !== 'stopped' || clock.overdue)).toEqual([]);
  });

  it('is reviewed by the department that the township names', () => {
    const tasks = upTo('departmentReview').state.visits.flatMap((visit) => visit.tasks);
    expect(tasks).toMatchObject([{ to: { role: 'sectorDepartment', organisation: '610429/agriculture' } }]);
  });

  it.each(['policyFit', 'feasible'])('is not passed by the department when it fails on %s', (field) => {
    const data = { ...checked, [field]: false };
    expect(upTo('departmentReview').as('sectorDepartment').refused('approve', { data })).toBe('RULE_NOT_MET');
  });

  it.each([
    ['townshipFirstReview', 'townshipGovernment', 'supplement'],
    ['departmentReview', 'sectorDepartment', 'townshipFirstReview'],
    ['leadingGroupDecide', 'countyLeadingGroup', 'departmentReview'],
  ])('goes back from %s when %s returns it, to %s', (stage, role, target) => {
    expect(upTo(stage).as(role).decide('return', { opinion: '材料不全' }).stages).toEqual([target]);
  });

  it('goes on after the village has supplemented it', () => {
    const run = upTo('townshipFirstReview').as('townshipGovernment').decide('return', { opinion: '补预算' });
    run.asPerson().decide('submit', { data: { budgetFen: 70_000_000 } });
    expect(run.stages).toEqual(['townshipFirstReview']);
  });

  it.each([
    ['townshipFirstReview', 'townshipGovernment'],
    ['departmentReview', 'sectorDepartment'],
    ['leadingGroupDecide', 'countyLeadingGroup'],
  ])('is refused at %s by %s with a letter to the village', (stage, role) => {
    const run = upTo(stage).as(role).decide('reject', { opinion: '不符合政策' });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'refused' });
    const letters = run.events.filter((event) => event.type === 'effectRequested' && event.request.kind === 'letter');
    expect(letters).toHaveLength(1);
  });

  it('may be withdrawn by the village until it is entered', () => {
    expect(upTo('leadingGroupDecide').as('villageCommittee').withdraw().state).toMatchObject({ outcome: 'withdrawn' });
    expect(upTo('enterReserve').as('villageCommittee').refusal({ type: 'withdraw', reason: '不建了' })).not.toBe(
      'accepted',
    );
  });

  it('reminds each reviewer whose limit has passed', () => {
    expect(reached(upTo('townshipFirstReview').until('2026-03-18'))).toContain('townshipFirstReviewLimit');
    expect(reached(upTo('departmentReview').until('2026-03-25'))).toContain('departmentReviewLimit');
    expect(reached(upTo('leadingGroupDecide').until('2026-04-01'))).toContain('leadingGroupDecideLimit');
  });
});

describe('a project in the reserve', () => {
  it('is kept and ranked in each half-year, lives for years and re-enters the plan', () => {
    const run = upTo('halfYearAdjust');
    for (const rank of [5, 2]) run.days(150).as('countyLeadingGroup').decide('keep', { data: { rank } });
    expect(run.stages).toEqual(['halfYearAdjust']);
    expect(reached(run)).toEqual([]);
    run.as('countyLeadingGroup').decide('toYearPlan', { data: { rank: 1 } });
    run.as('countyLeadingGroup').decide('stay');
    expect(run.stages).toEqual(['halfYearAdjust']);
    expect(run.state.data['rank']).toBe(1);
  });

  it('D145: is overdue when it was not looked at for half a year', () => {
    const run = upTo('halfYearAdjust').until('2026-09-01');
    expect(reached(run)).toEqual([]);
    run.until('2026-09-04');
    expect(reached(run)).toContain('halfYearAdjustLimit');
  });

  it('is dropped with a reason, and the register says so', () => {
    const run = upTo('halfYearAdjust');
    expect(run.as('countyLeadingGroup').refused('drop')).toBe('OPINION_REQUIRED');
    run.as('countyLeadingGroup').decide('drop', { opinion: '实施条件不具备' });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'notEstablished' });
    expect(entries(run)).toEqual(['reserved', 'dropped']);
  });

  it('goes back to the village for rework, and through the chain again', () => {
    const run = upTo('halfYearAdjust').as('countyLeadingGroup').decide('rework', { opinion: '补充用地手续' });
    expect(run.stages).toEqual(['supplement']);
    run.asPerson().decide('submit');
    expect(run.stages).toEqual(['townshipFirstReview']);
  });

  it('enters no yearly plan without its year', () => {
    expect(upTo('yearPlan').as('countyLeadingGroup').refused('plan')).toBe('RULE_NOT_MET');
  });

  it('is overdue when the yearly plan is not decided within its days', () => {
    expect(reached(upTo('yearPlan').until('2026-04-03'))).toContain('yearPlanLimit');
  });
});

describe('the adjustment of the whole library', () => {
  const duty = definition.duties.find(({ key }) => key === 'libraryAdjustment');

  it('D145: opens once in every half-year, and ends with it', () => {
    if (duty === undefined) throw new Error('no adjustment');
    expect(openingsBetween(duty, '2026-01-01', '2026-12-31')).toEqual(['2026-06-01', '2026-12-01']);
    const round = openRound(definition, 'libraryAdjustment', { openedOn: '2026-06-01', units: TOWNSHIPS });
    expect([round.state.period.label, round.dueOn()]).toEqual(['2026-H1', '2026-06-30']);
  });

  it('takes the townships’ proposals over check and decision to the adjusted library', () => {
    const round = openRound(definition, 'libraryAdjustment', { openedOn: '2026-06-01', units: TOWNSHIPS });
    const [first, second] = ['610429101', '610429102'];
    const proposal = {
      inReserve: 8,
      added: 1,
      dropped: 1,
      adjustments: [{ reserveNumber: '储-2026-001', action: 'drop', rank: 1, reason: '条件不具备' }],
    };
    expect(round.unit(first).refusedFile({ inReserve: 1, added: 0, dropped: 2 })).toBe('RULE_NOT_MET');
    round.unit(first).file(proposal);
    round.unit(second).nothingToReport();
    round.as(BUREAU.role, BUREAU.at).sendBack(first, '理由不足');
    round.unit(first).file(proposal);
    round.as(BUREAU.role, BUREAU.at).accept(first);
    round.as(BUREAU.role, BUREAU.at).accept(second);
    expect(round.steps).toEqual(['adjustedLibrary@610429']);
    round.as('countyLeadingGroup', '610429').consolidate('同意调整');
    round.as(BUREAU.role, BUREAU.at).bulletin('调整后的储备项目库');
    expect(round.status).toBe('ended');
  });
});
