import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound, TOWNSHIPS } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { clockOf, entries, holder, rungs } from '../trail.ts';

const township = '610429101';
const county = '610429';

describe('spring-ploughing-support', () => {
  it('is owed by townships, support units and the agriculture bureau, each with its own record', () => {
    const { duties } = resolvedAny('spring-ploughing-support');
    expect(duties.map(({ item, owedBy }) => [item.key, owedBy.role])).toEqual([
      ['organise', 'townshipGovernment'],
      ['solve', 'supportUnit'],
      ['guide', 'countyAgricultureBureau'],
    ]);
    const round = openRound(resolvedAny('spring-ploughing-support'), 'ploughing', {
      openedOn: '2026-03-01',
      units: TOWNSHIPS,
    });
    round.unit(township).file({ visitedOn: '2026-03-01', findings: '帮耕5户', village: '演示一村', crop: '蔬菜' });
    expect(round.owing()).toEqual(['610429102']);
  });
});

describe('afforestation-training', () => {
  const training = { visitedOn: '2026-01-05', findings: '讲解栽植', place: '演示一村', people: 40 };

  it('D026, D027: is owed at least once by a day that the document hides, once the county sets it', () => {
    expect(resolvedAny('afforestation-training').duties.map(({ key }) => key)).toEqual(['tendingTrainings']);
    const own = resolvedAny('afforestation-training', { trainingBy: '2026-02-28' });
    const round = openRound(own, 'policyTrainings', { openedOn: '2026-01-05', units: TOWNSHIPS });
    expect(round.dueOn()).toBe('2026-02-28');
    expect(round.owing()).toEqual(TOWNSHIPS.map(({ path }) => path));
    round.unit(township).file(training);
    expect(round.owing()).toEqual(['610429102']);
    round.until('2026-03-20');
    expect(round.tally).toMatchObject({ onTime: [township], silent: ['610429102'] });
  });

  it('names the species of the tending training', () => {
    const [tending] = resolvedAny('afforestation-training').duties;
    expect(tending?.item.form).toContainEqual({ field: 'species', required: true });
  });
});

describe('spring-afforestation', () => {
  const planting = { visitedOn: '2026-03-01', findings: '植树200株', site: '后山', species: '油茶', people: 60 };

  it('D028: is one planting at the county’s main site and one at each township’s', () => {
    const definition = resolvedAny('spring-afforestation');
    const main = openRound(definition, 'mainPlanting', {
      openedOn: '2026-03-01',
      units: [{ path: county, name: '演示县' }],
    });
    expect(main.unit(county).file(planting).owing()).toEqual([]);
    const branches = openRound(definition, 'branchPlanting', { openedOn: '2026-03-01', units: TOWNSHIPS });
    expect(branches.unit(township).file(planting).owing()).toEqual(['610429102']);
  });

  it('D029: takes the quota as done by a day that the county sets, and not before it is done', () => {
    expect(resolvedAny('spring-afforestation').duties.map(({ key }) => key)).not.toContain('springQuota');
    const own = resolvedAny('spring-afforestation', { completeBy: '2026-04-30' });
    const round = openRound(own, 'springQuota', { openedOn: '2026-01-05', units: TOWNSHIPS });
    expect(round.dueOn()).toBe('2026-04-30');
    const done = { visitedOn: '2026-01-05', findings: '已栽植', quotaMu: 300 };
    expect(round.unit(township).refusedFile({ ...done, plantedMu: 299 })).toBe('RULE_NOT_MET');
    expect(round.unit(township).refusedFile({ ...done, plantedMu: 300 })).toBe('accepted');
  });
});

describe('plenum-publicity-lectures', () => {
  it('are held by leaders, stations, secretaries and sectors, each with speaker, place and audience', () => {
    const { duties } = resolvedAny('plenum-publicity-lectures');
    expect(duties.map(({ item }) => item.key)).toEqual(['leaders', 'stations', 'secretaries', 'downCountryside']);
    const round = openRound(resolvedAny('plenum-publicity-lectures'), 'secretariesLecture', {
      openedOn: '2026-02-10',
    });
    const lecture = { visitedOn: '2026-02-10', findings: '宣讲一次', speaker: '书记', place: '村部' };
    expect(round.unit('610429101200').refusedFile(lecture)).toBe('FIELD_REQUIRED');
    expect(round.unit('610429101200').refusedFile({ ...lecture, people: 35 })).toBe('accepted');
  });
});

describe('publicity-and-public-opinion', () => {
  const concern = (parameters = {}): CaseDriver =>
    driver(resolved('publicity-and-public-opinion', parameters)).start({
      organisation: county,
      actor: holder('countyAuthority', county),
      subject: { id: 'county', kind: 'organisation', name: '演示县' },
      data: { concern: '饮水浑浊', channel: 'online' },
    });
  const assigned = (parameters = {}): CaseDriver =>
    concern(parameters)
      .as('countyAuthority')
      .decide('assign', { data: { department: `${county}/water` } });
  const ANSWER = { data: { answerText: '已抢修', answeredOn: '2026-03-02' } };

  it('is answered by the department that is concerned, and entered', () => {
    const run = assigned().as('sectorDepartment').decide('answered', ANSWER);
    expect(entries(run)).toEqual(['publicOpinionRegister:answered']);
    expect(run.state.outcome).toBe('completed');
  });

  it('goes back from a department that is not concerned, and needs no answer where that is judged so', () => {
    expect(assigned().as('sectorDepartment').decide('notOurs', { opinion: '属住建' }).stages).toEqual(['assign']);
    expect(concern().as('countyAuthority').decide('none', { opinion: '已澄清' }).state.outcome).toBe('filed');
  });

  it('D237, D467: is answered in time, in hours that the county sets', () => {
    expect(clockOf(assigned(), 'answerAtOnce')).toBeUndefined();
    expect(rungs(assigned({ answerHours: 24 }).until('2026-03-03T01:00:00.000Z'), 'answerAtOnce')).toEqual([
      'remindOwner',
    ]);
  });

  it('D431: asks for good examples once the county says within how many days', () => {
    expect(resolvedAny('publicity-and-public-opinion').duties.map(({ key }) => key)).toEqual([
      'publicityPlan',
      'publicity',
    ]);
    const own = resolvedAny('publicity-and-public-opinion', { examplesDays: 15 });
    const round = openRound(own, 'goodExamples', { openedOn: '2026-03-01', units: TOWNSHIPS });
    expect(round.dueOn()).toBe('2026-03-16');
  });
});
