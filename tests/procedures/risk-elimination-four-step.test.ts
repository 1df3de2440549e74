import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../domain/case/state.ts';
import type { CaseForm } from '../../domain/definition/forms.ts';
import type { CaseDriver } from '../support/case-driver.ts';
import { driver } from '../support/case-driver.ts';
import { resolved } from './resolved.ts';

const definition = resolved('risk-elimination-four-step');

const SECTORS = ['education', 'health', 'medical-insurance', 'housing', 'water', 'hr'];

const proposal: CaseData = {
  householdHead: '演示户二',
  idNumber: '999999195001010018',
  monitoredType: 'marginalHousehold',
  members: 4,
  hasWorkingAbility: true,
  incomePerPersonFen: 950_000,
  stableIncomeMonths: 8,
  educationSecured: true,
  medicalCareSecured: true,
  housingSecured: true,
  waterSecured: true,
  otherRequirementsMet: true,
};

const sector = (run: CaseDriver, body: string) => run.as('sectorDepartment', `610429/${body}`);
const pass = (run: CaseDriver, body: string) => sector(run, body).decide('pass', { opinion: '属实' });

const STEPS: Record<string, (run: CaseDriver) => CaseDriver> = {
  villageReview: (run) => run.as('villageTwoCommittees').decide('approve'),
  villageDeliberation: (run) =>
    run.as('villageCommittee').decide('agreed', { data: { deliberatedOn: '2026-03-02', attendees: 15 } }),
  villageNotice: (run) => run.as('villageCommittee').post().days(8),
  townshipReview: (run) => run.as('townshipGovernment').decide('approve'),
  sectorVerify: (run) => SECTORS.reduce(pass, run),
  countyCheck: (run) => run.as('countyAuthority').decide('approve'),
};

function upTo(stage: string, data: CaseData = proposal, of: CaseForm = definition): CaseDriver {
  const run = driver(of).start({ data });
  for (const key of Object.keys(STEPS)) {
    if (run.stages.includes(stage)) return run;
    STEPS[key]?.(run);
  }
  return run;
}

const ladder = (run: CaseDriver, clock: string): string[] =>
  run.events.flatMap((event) => (event.type === 'clockRungReached' && event.clock === clock ? [event.action] : []));

describe('risk elimination on the main way', () => {
  it('goes household, village, township, sectors, county, and marks 风险消除 in the national system', () => {
    const run = upTo('the end');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'struckOff' });
    const requests = run.events.flatMap((event) => (event.type === 'effectRequested' ? [event.request] : []));
    expect(requests).toMatchObject([
      { kind: 'registryEntry', register: 'nationalMonitoringSystem', entry: 'riskEliminated' },
    ]);
  });

  it('asks all sectors at once, each at its own body, and goes on only when the last has passed', () => {
    const run = upTo('sectorVerify');
    const asked = run.state.visits.flatMap((visit) =>
      visit.tasks.flatMap((task) => ('role' in task.to ? [task.to.organisation] : [])),
    );
    expect(asked).toEqual(SECTORS.map((body) => `610429/${body}`));
    for (const body of SECTORS.slice(0, -1)) pass(run, body);
    expect(run.stages).toEqual(['sectorVerify', 'sectorCheck']);
    pass(run, 'hr');
    expect(run.stages).toEqual(['countyCheck']);
  });

  it('verifies by the sectors that the county sets', () => {
    const two = resolved('risk-elimination-four-step', {
      sectors: [
        { key: 'housing', body: 'housing', title: { zh: '住房', en: 'Housing' } },
        { key: 'water', body: 'water', title: { zh: '饮水', en: 'Water' } },
      ],
    });
    const run = upTo('sectorVerify', proposal, two);
    pass(run, 'water');
    pass(run, 'housing');
    expect(run.stages).toEqual(['countyCheck']);
  });
});

describe('the three conditions', () => {
  it.each([
    [{ incomePerPersonFen: 600_000 }, 'income that only reaches the line'],
    [{ stableIncomeMonths: 5 }, 'income stable for five months'],
    [{ housingSecured: false }, 'a guarantee that is not secured'],
    [{ waterSecured: false }, 'water that is not safe'],
    [{ otherRequirementsMet: false }, 'another requirement'],
    [{ hasWorkingAbility: false }, 'a household without working ability'],
  ])('D042: stop the village at %j: %s', (change, why) => {
    const run = upTo('villageReview', { ...proposal, ...change });
    expect(run.as('villageTwoCommittees').refused('approve'), why).toBe('RULE_NOT_MET');
    expect(run.stages).toEqual(['villageReview']);
  });

  it('D041: let income just above the line through', () => {
    expect(upTo('villageDeliberation', { ...proposal, incomePerPersonFen: 600_001 }).stages).toEqual([
      'villageDeliberation',
    ]);
  });

  it('are asked again of the township and the county when a fact was corrected meanwhile', () => {
    const run = upTo('townshipReview');
    run.asAdministrator().send({ type: 'correct', field: 'stableIncomeMonths', value: 2, reason: '录入错误' });
    expect(run.as('townshipGovernment').refused('approve')).toBe('RULE_NOT_MET');
  });

  it('follow the monitoring line that the county sets', () => {
    const higher = resolved('risk-elimination-four-step', { monitoringLineFen: 950_000 });
    expect(upTo('villageReview', proposal, higher).as('villageTwoCommittees').refused('approve')).toBe('RULE_NOT_MET');
  });
});

describe('a sector that fails', () => {
  const failed = () => {
    const run = upTo('sectorVerify');
    sector(run, 'water').decide('fail', { opinion: '水质不达标' });
    return run;
  };

  it('must say why', () => {
    expect(sector(upTo('sectorVerify'), 'water').refused('fail')).toBe('OPINION_REQUIRED');
  });

  it('blocks: the others still answer, then the township has to deal with it', () => {
    const run = failed();
    expect(run.stages).toContain('sectorVerify');
    for (const body of SECTORS.filter((one) => one !== 'water')) pass(run, body);
    expect(run.stages).toEqual(['sectorFindings']);
  });

  it('alone is asked again once its finding is solved', () => {
    const run = failed();
    for (const body of SECTORS.filter((one) => one !== 'water')) pass(run, body);
    run.as('townshipGovernment').decide('solved', { opinion: '已更换水源' });
    expect(run.stages).toEqual(['sectorVerify', 'sectorCheck']);
    pass(run, 'water');
    expect(run.stages).toEqual(['countyCheck']);
  });

  it('leaves the household monitored when the township gives up, and tells it so', () => {
    const run = failed();
    for (const body of SECTORS.filter((one) => one !== 'water')) pass(run, body);
    run.as('townshipGovernment').decide('reject', { opinion: '短期无法解决' });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'notEstablished' });
    const letters = run.events.filter((event) => event.type === 'effectRequested' && event.request.kind === 'letter');
    expect(letters).toHaveLength(1);
  });

  it('may go back to the village instead', () => {
    const run = failed();
    for (const body of SECTORS.filter((one) => one !== 'water')) pass(run, body);
    expect(run.as('townshipGovernment').decide('return', { opinion: '请村级核实' }).stages).toEqual(['villageReview']);
  });

  it('is dealt with in time, or the ladder is climbed', () => {
    const run = failed();
    for (const body of SECTORS.filter((one) => one !== 'water')) pass(run, body);
    expect(ladder(run.days(60), 'sectorFindingsLimit')).toContain('superviseCase');
  });

  it('may send the file back to the township while other sectors are open, which closes them all', () => {
    const run = upTo('sectorVerify');
    sector(run, 'education').decide('return', { opinion: '材料不符' });
    expect(run.stages).toEqual(['townshipReview']);
    STEPS['townshipReview']?.(run);
    STEPS['sectorVerify']?.(run);
    expect(run.stages).toEqual(['countyCheck']);
  });
});

describe('returns, refusals and withdrawal of risk elimination', () => {
  it('goes back to the household, which proposes again', () => {
    const run = upTo('villageReview');
    run.as('villageTwoCommittees').decide('return', { opinion: '收入证明不全' });
    expect(run.stages).toEqual(['householdPropose']);
    run.asPerson().decide('submit', { data: { statement: '已补充' } });
    expect(run.stages).toEqual(['villageReview']);
  });

  it('goes back to the village review when the deliberation does not agree', () => {
    const run = upTo('villageDeliberation');
    run.as('villageCommittee').decide('notAgreed', { opinion: '多数不同意' });
    expect(run.stages).toEqual(['villageReview']);
  });

  it('goes back to the village review when an objection is upheld', () => {
    const run = upTo('villageNotice').as('villageCommittee').post();
    run.as('townshipGovernment').object('收入不实').as('townshipGovernment').resolveObjection(true);
    expect(run.stages).toEqual(['villageReview']);
  });

  it.each([
    ['townshipReview', 'townshipGovernment', 'villageReview'],
    ['countyCheck', 'countyAuthority', 'townshipReview'],
  ])('goes back from %s', (stage, role, to) => {
    expect(upTo(stage).as(role).decide('return', { opinion: '退回补充' }).stages).toEqual([to]);
  });

  it.each([
    ['villageReview', 'villageTwoCommittees'],
    ['townshipReview', 'townshipGovernment'],
    ['countyCheck', 'countyAuthority'],
  ])('stays monitored when %s rejects', (stage, role) => {
    const run = upTo(stage);
    run.as(role).decide('reject', { opinion: '风险未消除' });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'notEstablished' });
  });

  it('is withdrawn by the household until the county checks', () => {
    const applicant = { type: 'withdraw', reason: '自愿撤回' } as const;
    const early = upTo('sectorVerify');
    early.asPerson('applicant-1').send(applicant);
    expect(early.state).toMatchObject({ status: 'ended', outcome: 'withdrawn' });
    expect(upTo('countyCheck').asPerson('applicant-1').refusal(applicant)).toBe('WITHDRAWAL_TOO_LATE');
  });

  it('may be proposed by the household itself', () => {
    const run = driver(definition);
    const person = { id: 'applicant-1', name: '演示申请人' };
    run.start({ data: proposal, actor: { kind: 'person', person, holdings: [] }, applicant: person });
    expect(run.stages).toEqual(['villageReview']);
  });
});

describe('clocks of risk elimination', () => {
  const whole = ['remindOwner', 'notifySuperior', 'yellowCard', 'redCard', 'superviseCase'];

  it.each([
    ['villageReview', 'villageReviewLimit'],
    ['villageDeliberation', 'villageDeliberationLimit'],
    ['villageNotice', 'villageNoticeLimit'],
    ['townshipReview', 'townshipReviewLimit'],
    ['countyCheck', 'countyCheckLimit'],
  ])('climb every rung when nobody acts on %s', (stage, clock) => {
    expect(ladder(upTo(stage).days(60), clock)).toEqual(whole);
  });

  it('give each sector a limit of its own', () => {
    const run = upTo('sectorVerify').days(1);
    pass(run, 'health').days(9);
    const overdue = run.state.clocks.filter((clock) => clock.clock === 'sectorCheckLimit' && clock.overdue);
    expect(overdue).toHaveLength(5);
  });

  it('hold the limit of the whole procedure while the notice hangs and while the household supplements', () => {
    const run = upTo('villageNotice');
    const clock = () => run.state.clocks.find((one) => one.clock === 'wholeLimit');
    const before = clock()?.dueOn;
    expect(clock()?.state).toBe('suspended');
    STEPS['villageNotice']?.(run);
    expect(clock()?.state).toBe('running');
    expect(String(clock()?.dueOn) > String(before)).toBe(true);
  });

  it('are all stopped when the case ends', () => {
    expect(upTo('the end').state.clocks.filter((clock) => clock.state !== 'stopped')).toEqual([]);
  });
});
