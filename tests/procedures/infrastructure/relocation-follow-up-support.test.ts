import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';

const definition = resolved('relocation-follow-up-support');
const household = { householdHead: '演示户一', settlement: '演示安置点', labourers: 2 };
const allWorks = { waterWorks: true, powerWorks: true, roadWorks: true, gasWorks: true, wasteWorks: true };
const POLICIES = ['public-security', 'education', 'medical-insurance', 'hr', 'civil-affairs', 'disabled-federation'];

const start = (labourers = 2): CaseDriver => driver(definition).start({ data: { ...household, labourers } });

/** Acts on the township's task of one stage: the township has several at once. */
function township(run: CaseDriver, stage: string, outcome: string, data: object): CaseDriver {
  const visit = run.state.visits.find((one) => one.stage === stage);
  const [task] = visit?.tasks ?? [];
  if (visit === undefined || task === undefined) throw new Error(`${stage} is not open: ${run.stages.join()}`);
  return run
    .as('townshipGovernment')
    .send({ type: 'decide', visitId: visit.id, taskId: task.id, outcome, data: { ...data } });
}
const survey = (run: CaseDriver, labourers: number, employed: number): CaseDriver =>
  township(run, 'surveyJobs', 'surveyed', { labourers, employed });
const industry = (run: CaseDriver): CaseDriver =>
  run.as('countyAgricultureBureau').decide('granted', { data: { industrySupport: '产业奖补' } });
const services = (run: CaseDriver): CaseDriver =>
  run.as('villageTwoCommittees').decide('served', { data: { services: '网格服务' } });
function policies(run: CaseDriver, gapAt?: string): CaseDriver {
  for (const body of POLICIES) {
    const [outcome, more] = body === gapAt ? ['gap', { opinion: '未落实' }] : ['covered', {}];
    run.as('sectorDepartment', `610429/${body}`).decide(outcome ?? '', more ?? {});
  }
  return run;
}
const facilities = (run: CaseDriver): CaseDriver => township(run, 'checkFacilities', 'checked', allWorks);

function supported(labourers: number, employed: number): CaseDriver {
  const run = industry(survey(start(labourers), labourers, employed));
  return services(policies(facilities(run)));
}

describe('the support of a relocated household', () => {
  it('is struck off by the county once somebody works and nothing is missing', () => {
    const run = supported(2, 1);
    expect(run.stages).toEqual(['close']);
    run.as('countyRevitalisationBureau').decide('strikeOff');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'struckOff' });
  });

  it('D144: places a household with labour until one of it at least works', () => {
    const run = survey(start(), 2, 0);
    expect(run.stages).toContain('placeJob');
    const hr = () => run.as('countyHrBureau');
    expect(hr().refused('placed', { data: { employed: 0, employer: '帮扶车间' } })).toBe('RULE_NOT_MET');
    hr().decide('placed', { data: { employed: 1, employer: '帮扶车间' } });
    expect(run.stages).toContain('supportIndustry');
  });

  it('D144: places nobody in a household without labour', () => {
    expect(supported(0, 0).as('countyRevitalisationBureau').decide('strikeOff').state).toMatchObject({
      outcome: 'struckOff',
    });
  });

  it('surveys again where nobody could be placed', () => {
    const run = survey(start(), 2, 0);
    run.as('countyHrBureau').decide('notPlaced', { opinion: '暂无合适岗位' });
    expect(run.stages).toContain('surveyJobs');
  });

  it('takes no more at work than are able to', () => {
    expect(() => survey(start(), 1, 2)).toThrow('RULE_NOT_MET');
  });

  it('repairs a facility and checks it again', () => {
    const run = township(start(), 'checkFacilities', 'checked', { ...allWorks, gasWorks: false });
    expect(run.stages).toContain('maintainFacilities');
    township(run, 'maintainFacilities', 'repaired', { repair: '燃气管道已修' });
    facilities(run);
    expect(run.stages).not.toContain('checkFacilities');
  });

  it('asks each of the six departments for its policy, and only the one with a gap again', () => {
    const run = policies(start(), 'hr');
    expect(run.stages).toContain('closeGaps');
    township(run, 'closeGaps', 'closed', { gapsClosed: '已参保' });
    const asked = run.state.visits.flatMap((visit) =>
      visit.stage === 'coverPolicies' ? visit.tasks.map(({ to }) => ('organisation' in to ? to.organisation : '')) : [],
    );
    expect(asked).toEqual(['610429/hr']);
  });

  it('goes on when the county finds something missing', () => {
    const run = supported(2, 1).as('countyRevitalisationBureau').decide('return', { opinion: '户籍未迁' });
    expect(run.stages).toEqual(['reopen']);
    run.as('townshipGovernment').decide('resubmit', { data: { employed: 1, gapsClosed: '已迁入' } });
    expect(run.stages).toEqual(['close']);
  });

  it('may be withdrawn when it was filed in error', () => {
    expect(start().as('townshipGovernment').withdraw().state).toMatchObject({ outcome: 'withdrawn' });
  });

  it('reminds each who is late, by the clock of the own stage', () => {
    const run = start().until('2026-04-01');
    const reached = new Set(run.events.flatMap((event) => (event.type === 'clockRungReached' ? [event.clock] : [])));
    expect([...reached].sort()).toEqual([
      'checkFacilitiesLimit',
      'coverPoliciesLimit',
      'serveLimit',
      'surveyJobsLimit',
    ]);
  });
});
