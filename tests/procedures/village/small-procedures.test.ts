import { describe, expect, it } from 'vitest';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { COUNTY, openRound, TOWNSHIPS, UNITS } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { clockOf, holder, requests, rungs } from '../trail.ts';

const village = UNITS[0]?.path ?? '';
const township = TOWNSHIPS[0]?.path ?? '';
const visited = { visitedOn: '2026-11-05', findings: '已开展' };
const dutyOf = (id: string, key: string, parameters = {}) => {
  const duty = resolvedAny(id, parameters).duties.find((one) => one.key === key);
  if (duty === undefined) throw new Error(`${id} has no duty ${key}`);
  return duty;
};
const inNovember = { openedOn: '2026-11-01', now: '2026-11-10T01:00:00.000Z' };

describe('village-cleaning-campaign', () => {
  it('D214: is owed once by each village, looked at by the township, and done again where it fails', () => {
    const round = openRound(resolvedAny('village-cleaning-campaign'), 'campaign', inNovember);
    round.unit(village).file({ ...visited, plan: '全村动员', mainProblem: 'piles' });
    round.as('townshipGovernment', township).sendBack(village, '沟边仍有垃圾');
    expect(round.owing()).toContain(village);
    round.unit(village).file({ ...visited, plan: '再次清理', mainProblem: 'piles' });
    round.as('townshipGovernment', township).accept(village);
    expect(round.owing()).not.toContain(village);
  });
});

describe('quarterly-arena-contest', () => {
  it('D174: is held once a quarter and ends with the county’s ranking', () => {
    const definition = resolvedAny('quarterly-arena-contest');
    expect(openingsBetween(dutyOf('quarterly-arena-contest', 'contest'), '2026-01-01', '2026-12-31')).toHaveLength(4);
    const round = openRound(definition, 'contest', { openedOn: '2026-03-01', units: TOWNSHIPS });
    for (const { path } of TOWNSHIPS) round.unit(path).file({ entry: '示范村建设', score: 90 });
    round.as('countyAuthority', COUNTY).bulletin('第一名演示一镇');
    expect(round.status).toBe('ended');
  });
});

describe('village-rules-enforcement', () => {
  const filing = { person: '演示村民', clause: '第三条', facts: '大操大办', proposal: 'warning' };
  const voted = (favour: number): CaseDriver =>
    driver(resolved('village-rules-enforcement'))
      .start({ data: filing, actor: holder('villagerGroupLeader', village) })
      .as('villageCouncil')
      .voteCounted('council', 6, { for: favour, against: 6 - favour, abstain: 0 }, { councilMembers: 9 });

  it('puts spirit before money, lets the person object, and records', () => {
    const run = voted(4);
    const sanction = { spiritual: true, sanction: '批评教育' };
    expect(run.as('villageCommittee').refused('done', { data: { ...sanction, spiritual: false } })).toBe(
      'RULE_NOT_MET',
    );
    run.as('villageCommittee').decide('objected', { opinion: '事实有出入', data: sanction });
    expect(run.stages).toEqual(['deliberate']);
  });

  it('only records where the council does not agree, and meets with two thirds', () => {
    expect(voted(3).stages).toEqual(['record']);
    const run = driver(resolved('village-rules-enforcement')).start({
      data: filing,
      actor: holder('villagerGroupLeader', village),
    });
    expect(() =>
      run.as('villageCouncil').voteCounted('council', 5, { for: 5, against: 0, abstain: 0 }, { councilMembers: 9 }),
    ).toThrow('QUORUM');
  });
});

describe('talent-return-contact', () => {
  it('keeps contact until the person returns or declines', () => {
    const run = driver(resolved('talent-return-contact')).start({ data: { talentName: '演示人才' } });
    run.as('responsiblePerson').decide('done', { data: { wishes: '开网店' } });
    run.as('responsiblePerson').decide('later', { data: { result: '年后再定' } });
    run.as('responsiblePerson').decide('done', { data: { wishes: '开网店' } });
    run.as('responsiblePerson').decide('declined', { data: { result: '留在外地' } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'notEstablished' });
  });
});

describe('policy-interpretation', () => {
  it('D222, D223: explains once in each village, and again where too few know', () => {
    const round = openRound(resolvedAny('policy-interpretation'), 'explanations', inNovember);
    const explained = { ...visited, channel: 'courtyard', households: 40 };
    round.unit(village).file(explained);
    round.as('townshipGovernment', township).sendBack(village, '抽查知晓率低');
    round.unit(village).file({ ...explained, households: 120 });
    round.as('townshipGovernment', township).accept(village);
    expect(round.owing()).not.toContain(village);
  });
});

describe('model-selection-and-red-black-list', () => {
  const nominated = (board: string): CaseDriver =>
    driver(resolved('model-selection-and-red-black-list')).start({
      data: { nominee: '演示家庭', honour: 'cleanHousehold', board, facts: '院落整洁' },
      actor: holder('villagerGroupLeader', village),
    });
  const assessed = (board: string, favour: number): CaseDriver =>
    nominated(board)
      .as('villageCouncil')
      .voteCounted('council', 6, { for: favour, against: 6 - favour, abstain: 0 }, { councilMembers: 9 });
  const posted = (board: string): CaseDriver => {
    const run = assessed(board, 5);
    run.as('villageCommittee').post({ postedOn: '2026-03-02' });
    return run.until('2026-03-10'); // the fifth day is a Saturday
  };

  it('elects, publicises and makes known', () => {
    const run = posted('red').as('villageTwoCommittees').decide('done');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
    expect(assessed('red', 3).state.outcome).toBe('notEstablished');
  });

  it('assesses again on an objection that holds, and takes the black board down after ninety days', () => {
    const disputed = assessed('red', 5);
    disputed.as('villageCommittee').post({ postedOn: '2026-03-02' });
    disputed.as('villageCommittee').object('并非如此');
    disputed.as('townshipGovernment').resolveObjection(true);
    expect(disputed.stages).toEqual(['assess']);
    const run = posted('black').as('villageTwoCommittees').decide('done');
    expect(run.until('2026-06-08').stages).toEqual(['exposed']);
    expect(run.until('2026-06-09').stages).toEqual(['takeDown']);
  });
});

describe('neighbour-mutual-evaluation', () => {
  const id = 'neighbour-mutual-evaluation';
  const started = (parameters = {}): CaseDriver =>
    driver(resolved(id, parameters)).start({ data: { group: '三组' }, actor: holder('villagerGroupLeader', village) });
  const score = (household: string) => [{ household, scorer: '演示户二', aspect: 'hygiene', score: 90 }];
  const scorer = `villagerGroupLeader@${village}`;

  it('D219: scores neighbours in five aspects, and nobody himself', () => {
    const scores = resolved(id).fields.find(({ key }) => key === 'scores');
    const aspect = scores?.type === 'table' ? scores.columns.find(({ key }) => key === 'aspect') : undefined;
    expect(aspect?.type === 'enum' && aspect.options).toHaveLength(5);
    expect(
      started()
        .asPerson(scorer)
        .refused('done', { data: { scores: score('演示户二') } }),
    ).toBe('RULE_NOT_MET');
    const run = started()
      .asPerson(scorer)
      .decide('done', { data: { scores: score('演示户一') } });
    run.as('villageTwoCommittees').decide('done', { data: { result: '演示户一第一' } });
    run.as('villageTwoCommittees').decide('done', { data: { use: '列入年底评比' } });
    expect(run.state.outcome).toBe('completed');
  });

  it('D220: hurries the use at year end once the county sets the days', () => {
    const run = started({ useInTimeDays: 20 })
      .asPerson(scorer)
      .decide('done', { data: { scores: score('演示户一') } });
    run.as('villageTwoCommittees').decide('done', { data: { result: '演示户一第一' } });
    expect(clockOf(run, 'useInTime')?.dueOn).toBe('2026-03-23');
  });
});

describe('care-visit', () => {
  it('D218: looks three times, asks twice, judges once, and hands on who is at risk', () => {
    const round = openRound(resolvedAny('care-visit'), 'visit', {
      openedOn: '2026-03-01',
      now: '2026-03-10T01:00:00.000Z',
    });
    const looked = { lookOne: '粮', lookTwo: '房', lookThree: '人', askOne: '收入', askTwo: '难处' };
    const care = { ...visited, visitedOn: '2026-03-09', personKind: 'elder', householdHead: '演示户主', ...looked };
    const { askTwo: _second, ...short } = care;
    expect(round.unit(village).refusedFile({ ...short, problemFound: false, atRisk: false })).toBe('FIELD_REQUIRED');
    const atRisk = { ...care, problemFound: true, problem: '因病支出大', atRisk: true };
    expect(round.unit(village).refusedFile(atRisk)).toBe('RULE_NOT_MET');
    round.unit(village).file({ ...atRisk, clueSource: 'cadreScreening' });
    expect(round.linked).toEqual([`monitored-household-identification@${village}`]);
  });
});

describe('points-and-instant-response', () => {
  const id = 'points-and-instant-response';
  const assigned = (parameters = {}): CaseDriver =>
    driver(resolved(id, parameters))
      .start({ data: { caller: '演示村民', matter: '路灯不亮' } })
      .as('townshipGovernment')
      .decide('done', { data: { responsible: '演示电工' } });

  it('handles again until the caller is satisfied, and records points', () => {
    const run = assigned()
      .as('responsiblePerson')
      .decide('done', { data: { result: '已报修' } });
    expect(run.as('townshipGovernment').refused('done', { data: { satisfied: false } })).toBe('RULE_NOT_MET');
    run.as('townshipGovernment').decide('notSolved', { opinion: '仍不亮', data: { satisfied: false } });
    run.as('responsiblePerson').decide('done', { data: { result: '已换灯' } });
    run.as('townshipGovernment').decide('done', { data: { satisfied: true } });
    run.as('villageCommittee').decide('done', { data: { points: 2 } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('D176: hurries the handling once the county says what 即办 means', () => {
    expect(clockOf(assigned(), 'handleLimit')).toBeUndefined();
    const run = assigned({ handleDays: 1 }).until('2026-03-05');
    expect(rungs(run, 'handleLimit')).toContain('remindOwner');
    expect(requests(run, 'letter')).toEqual([]);
  });
});

describe('village-cadre-development', () => {
  it('asks every township twice a year whom it selected, trained and supervised', () => {
    const { duties } = resolvedAny('village-cadre-development');
    expect(duties.map(({ item }) => item.key)).toEqual(['select', 'train', 'supervise']);
    for (const duty of duties) expect(openingsBetween(duty, '2026-01-01', '2026-12-31')).toHaveLength(2);
  });
});
