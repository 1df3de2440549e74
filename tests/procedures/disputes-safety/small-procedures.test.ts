import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound, TOWNSHIPS } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { clockOf, entries, holder, requests, rungs } from '../trail.ts';

const township = '610429101';

describe('illegal-conduct-referral', () => {
  const chosen = (): CaseDriver =>
    driver(resolved('illegal-conduct-referral'))
      .start({ data: { fact: '不尽赡养义务', person: '演示村民' } })
      .as('villageParty')
      .decide('done', { data: { way: 'litigation', conductKind: 'support' } });
  const REFERRED = { data: { organ: '县人民法院', referredOn: '2026-03-02' } };

  it('waits for what the organ decides, and ends with its result', () => {
    const run = chosen().as('judicialOffice').decide('settled', REFERRED);
    expect(run.stages).toEqual(['handle']);
    run.as('externalJustice').send({
      type: 'report',
      ...run.as('externalJustice').task,
      data: { result: '判决支付赡养费' },
    });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('chooses another way when the organ does not accept, and closes what is not unlawful', () => {
    expect(chosen().as('judicialOffice').decide('notSettled', { opinion: '不予立案' }).stages).toEqual(['chooseWay']);
    expect(chosen().as('judicialOffice').decide('noCase', { opinion: '事实不清' }).state.outcome).toBe(
      'notEstablished',
    );
  });

  it('shows the person to those who act on it alone', () => {
    const person = resolved('illegal-conduct-referral').fields.find(({ key }) => key === 'person');
    expect(person).toMatchObject({
      sensitive: 'other',
      readableBy: ['villageParty', 'judicialOffice', 'externalJustice'],
    });
  });
});

describe('crime-special-campaign', () => {
  const started = (parameters = {}): CaseDriver =>
    driver(resolved('crime-special-campaign', parameters))
      .start({
        organisation: township,
        actor: holder('policeStation', `${township}/police-station`),
        data: { area: '集镇', crimeKind: 'gambling' },
      })
      .as('policeStation')
      .decide('done', { data: { situation: '聚众赌博较多' } });
  const struck = (data: object): CaseDriver =>
    started()
      .as('policeStation')
      .decide('done', { data: { deployment: '三组分片' } })
      .as('policeStation')
      .decide('settled', { data: { cases: 3, ...data } });

  it('gives a key case to a leader, and goes on', () => {
    const run = struck({ keyCaseFound: true, keyCase: '聚众赌博案' }).as('policeStation').decide('leader');
    expect(requests(run, 'link')).toMatchObject([
      { mode: 'open', procedure: 'leader-package-case', data: { problem: '聚众赌博案' } },
    ]);
    expect(run.as('policeStation').decide('calm', { data: { result: '稳定' } }).state.outcome).toBe('completed');
  });

  it('gives none to a leader where there is none, and acts again when it comes back', () => {
    const run = struck({ keyCaseFound: false });
    expect(run.as('policeStation').refused('leader')).toBe('RULE_NOT_MET');
    run.as('policeStation').decide('none');
    expect(run.as('policeStation').decide('again', { opinion: '出现反复' }).stages).toEqual(['strike']);
  });

  it('D444: is deployed at a fitting time, which the county may give in hours', () => {
    expect(clockOf(started(), 'deployAtOnce')).toBeUndefined();
    expect(rungs(started({ deployHours: 24 }).days(2), 'deployAtOnce')).toContain('remindOwner');
  });
});

describe('key-population-help', () => {
  const listed = (personKind: string): CaseDriver =>
    driver(resolved('key-population-help')).start({
      actor: holder('townshipGovernanceOffice', `${township}/governance-office`),
      subject: { id: 'person-1', kind: 'person', name: '演示人员' },
      data: { personName: '演示人员', personKind },
    });
  const helped = (): CaseDriver =>
    listed('released')
      .as('townshipGovernanceOffice')
      .decide('done', { data: { helpUnit: '司法所', responsiblePerson: 'helper-1', measures: '介绍就业' } });
  const RECORD = { data: { helpRecord: '已就业' } };

  it('gives each person one unit and one responsible person, who records help as long as it lasts', () => {
    const run = helped().asPerson('helper-1').decide('recorded', RECORD);
    expect(run.stages).toEqual(['help']);
    run.asPerson('helper-1').decide('settled', RECORD);
    const review = run.as('townshipGovernanceOffice').decide('end', { data: { review: '情况稳定' } });
    expect(review.state.outcome).toBe('completed');
  });

  it('hands over who offends again, and goes on where the review says so', () => {
    const again = helped().asPerson('helper-1').decide('notSettled', { opinion: '盗窃' });
    expect(again.state.outcome).toBe('referred');
    const review = helped().asPerson('helper-1').decide('settled', RECORD).as('townshipGovernanceOffice');
    expect(review.decide('goOn', { opinion: '再观察' }).stages).toEqual(['assign']);
  });

  it('leaves migrants to the police station', () => {
    const data = { helpUnit: '派出所', responsiblePerson: 'helper-1', measures: '登记' };
    const run = listed('migrant').as('townshipGovernanceOffice').decide('migrant', { data });
    expect(run.stages).toEqual(['manageMigrants']);
    run.as('policeStation').decide('left', { data: { migrantRecord: '已返乡' } });
    expect(run.stages).toEqual(['reviewHelp']);
  });
});

describe('security-patrol', () => {
  const definition = resolvedAny('security-patrol');
  const village = '610429101200';
  const patrol = { patrolledOn: '2026-03-02', route: '村主干道', eventMet: false };

  it('is walked each week by the village’s team, and what it meets is described and goes to the police', () => {
    const round = openRound(definition, 'weeklyPatrol', { openedOn: '2026-03-02' });
    expect(round.unit(village).refusedFile({ ...patrol, eventMet: true })).toBe('RULE_NOT_MET');
    round.unit(village).file({ ...patrol, eventMet: true, event: '陌生车辆' });
    expect(round.dueOn()).toBe('2026-03-08');
    round.as('policeStation', `${township}/police-station`).accept(village);
    expect(round.owing()).not.toContain(village);
  });

  it('passes no more members than were trained', () => {
    const unit = `${township}/police-station`;
    const round = openRound(definition, 'patrolTraining', {
      openedOn: '2026-01-10',
      units: [{ path: unit, name: '派出所' }],
    });
    const training = { heldOn: '2026-01-10', trained: 20 };
    expect(round.unit(unit).refusedFile({ ...training, passed: 21 })).toBe('RULE_NOT_MET');
    expect(
      round
        .unit(unit)
        .file({ ...training, passed: 20 })
        .owing(),
    ).toEqual([]);
  });
});

describe('responsibility-letter-signing', () => {
  const split = (): CaseDriver =>
    driver(resolved('responsibility-letter-signing')).start({
      actor: holder('townshipGovernment', township),
      subject: { id: 'village-1', kind: 'village', name: '演示一村' },
      data: { tasks: '矛盾纠纷月排查' },
    });
  const signed = (): CaseDriver =>
    split()
      .as('villageParty')
      .decide('settled', { data: { signer: '书记', signedOn: '2026-03-02' } });

  it('is signed by the village, and judged when the year ends', () => {
    const run = signed();
    expect(run.until('2026-12-20').stages).toEqual(['yearRuns']);
    expect(run.until('2026-12-21').stages).toEqual(['hold']);
    run.as('townshipParty').decide('fulfilled', { data: { fulfilment: '全部完成' } });
    expect(run.state.outcome).toBe('completed');
  });

  it('holds responsible who did not fulfil it, and lets tasks be revised before the signature', () => {
    const held = signed().until('2026-12-21').as('townshipParty');
    expect(held.decide('held', { opinion: '未排查' }).state.outcome).toBe('notEstablished');
    const disputed = split().as('villageParty').decide('notSettled', { opinion: '任务过重' });
    expect(disputed.stages).toEqual(['revise']);
  });
});

describe('corruption-and-style-governance', () => {
  const clue = (): CaseDriver =>
    driver(resolved('corruption-and-style-governance')).start({
      organisation: township,
      actor: holder('townshipParty', township),
      data: { problem: '优亲厚友', problemKind: 'style', person: '演示干部' },
    });
  const CHECKED = { data: { checkRecord: '属实' } };

  it('goes from the clue over handling to a rectification that the party committee verifies', () => {
    const run = clue().as('townshipParty').decide('open', CHECKED);
    const data = { measures: '批评教育', responsibleUnit: township, deadline: '2026-04-01' };
    run.as('townshipParty').decide('done', { data });
    run.as('responsibleUnit').decide('done', { data: { result: '已退还' } });
    run.as('townshipParty').decide('pass');
    expect(entries(run)).toEqual(['styleLedger:struckOff']);
  });

  it('ends what the check finds unfounded', () => {
    expect(clue().as('townshipParty').decide('unfounded', { opinion: '不属实' }).state.outcome).toBe('notEstablished');
  });
});

describe('safe-township-support', () => {
  const definition = resolvedAny('safe-township-support');
  const opened = (duty: string) => openRound(definition, duty, { openedOn: '2026-01-10', units: TOWNSHIPS });
  const standard = '每人每年2元';

  it('D448: takes no budget that does not grow over last year’s', () => {
    const unit = opened('yearlyBudget').unit(township);
    expect(unit.refusedFile({ budgetFen: 100_000, budgetBeforeFen: 100_000, standard })).toBe('RULE_NOT_MET');
    expect(unit.refusedFile({ budgetFen: 100_001, budgetBeforeFen: 100_000, standard })).toBe('accepted');
  });

  it('D447: asks whether all three are in place: people, checks, money', () => {
    const unit = opened('creationOffice').unit(township);
    expect(unit.refusedFile({ peopleInPlace: true, checksInPlace: true })).toBe('FIELD_REQUIRED');
    expect(unit.refusedFile({ peopleInPlace: true, checksInPlace: true, moneyInPlace: false })).toBe('accepted');
  });
});

describe('grassroots-safety-building', () => {
  it('asks every police station which of the five kinds of place it covers, gaps only where there are some', () => {
    const unit = `${township}/police-station`;
    const round = openRound(resolvedAny('grassroots-safety-building'), 'prevention', {
      openedOn: '2026-01-10',
      units: [{ path: unit, name: '派出所' }],
    });
    const places = { offices: true, markets: true, roads: true, schools: true };
    expect(round.unit(unit).refusedFile(places)).toBe('FIELD_REQUIRED');
    expect(
      round
        .unit(unit)
        .file({ ...places, enterprises: false })
        .owing(),
    ).toEqual([]);
  });
});
