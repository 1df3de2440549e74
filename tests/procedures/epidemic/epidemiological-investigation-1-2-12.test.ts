import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, holder, rungs, warnings } from '../trail.ts';

const definition = resolved('epidemiological-investigation-1-2-12');
const AGENCIES = ['health', 'public-security', 'big-data', 'political-legal'];
const headquarters = holder('epidemicHeadquarters', '610429');

/** Saturday 2026-03-07, 02:13 at UTC+8: night, on a rest day. */
const NIGHT = '2026-03-06T18:13:00.000Z';
/** A decision at one stage of several that the headquarters has open. */
const headquartersAt = (run: CaseDriver, stage: string, outcome: string, data = {}) => {
  const visit = run.state.visits.find((one) => one.stage === stage);
  const task = visit?.tasks[0];
  if (visit === undefined || task === undefined) throw new Error(`${stage} is not open`);
  const on = { visitId: visit.id, taskId: task.id, opinion: '指挥部决定', data };
  return run.tries({ type: 'decide', actor: headquarters, outcome, ...on })?.code ?? 'accepted';
};

const report = {
  infectedPerson: '演示人员',
  reportedAt: '2026-03-07T02:13:00+08:00',
  reportedBy: '演示镇卫生院',
  teamLeader: '演示组长',
};

const started = (settings = definition): CaseDriver =>
  driver(settings, { now: NIGHT }).start({ data: report, actor: headquarters });

const team = (run: CaseDriver) => run.as('epiInvestigationTeam', '610429');
const arrived = (run: CaseDriver): CaseDriver =>
  team(run).decide('done', { data: { arrivedAt: '2026-03-07T02:50:00+08:00', siteLeader: '演示现场负责人' } });
const coreKnown = (run: CaseDriver): CaseDriver =>
  team(run).decide('done', { data: { coreFacts: '行程与接触情况', closeContacts: 4 } });
const fullData = { fullFacts: '感染来源与十四天行程', closeContacts: 9 };
const opened = (run: CaseDriver): CaseDriver =>
  run.as('countyBigData').decide('done', { data: { dataRights: 'granted' } });
const blocked = (run: CaseDriver): CaseDriver =>
  run.as('epidemicHeadquarters').decide('done', { data: { blockingMeasures: '划定范围', controlledPeople: 9 } });
const joined = (run: CaseDriver, bodies = AGENCIES): CaseDriver => {
  for (const body of bodies) run.as('epiInvestigationTeam', `610429/${body}`).decide('joined');
  return run;
};

const dueAt = (run: CaseDriver) =>
  Object.fromEntries(run.state.clocks.map(({ clock, dueAt: at }) => [clock, at?.slice(0, 16)]));

describe('the 1-2-12 investigation', () => {
  it('runs site, team, data and blocking side by side, and ends when all is known and the spread blocked', () => {
    const run = started();
    expect(run.stages.filter((stage) => stage !== 'agencyJoins')).toEqual([
      'response',
      'arrive',
      'joinTeam',
      'dataLink',
      'block',
    ]);
    joined(opened(coreKnown(arrived(run))));
    team(run).decide('done', { data: fullData });
    expect(run.stages).toEqual(['response', 'block']);
    expect(blocked(run).state).toMatchObject({ status: 'ended', outcome: 'completed' });
    expect(run.state.clocks.every(({ state }) => state === 'stopped')).toBe(true);
  });

  it('D022: starts the three clocks in the same instant, by night and on a rest day', () => {
    const run = started();
    expect(dueAt(run)).toMatchObject({
      arriveClock: '2026-03-06T19:13',
      coreInfoClock: '2026-03-06T20:13',
      fullInfoClock: '2026-03-07T06:13',
    });
    expect(['arriveClock', 'coreInfoClock', 'fullInfoClock'].map((clock) => clockOf(run, clock)?.startedAt)).toEqual([
      NIGHT,
      NIGHT,
      NIGHT,
    ]);
  });

  it('D023: is on site within 1 hour, warned at three quarters, and late at the minute', () => {
    const inTime = started().until('2026-03-06T19:12:00.000Z');
    expect(warnings(inTime, 'arriveClock')).toBe(1);
    expect(clockOf(arrived(inTime), 'arriveClock')).toMatchObject({ state: 'stopped', overdue: false });
    const late = started().until('2026-03-06T19:13:00.000Z');
    expect(rungs(late, 'arriveClock')).toEqual(['remindOwner', 'notifySuperior']);
    expect(clockOf(arrived(late), 'arriveClock')).toMatchObject({ state: 'stopped', overdue: true });
  });

  it('D024: has the core facts within 2 hours of the report, however late the team arrived', () => {
    const run = started().until('2026-03-06T20:00:00.000Z');
    arrived(run).until('2026-03-06T20:13:00.000Z');
    expect(rungs(run, 'coreInfoClock')).toEqual(['remindOwner', 'notifySuperior']);
    expect(clockOf(coreKnown(run), 'coreInfoClock')).toMatchObject({ overdue: true });
  });

  it('D025: has the full facts within 12 hours of the report, and climbs to a supervised case', () => {
    const run = coreKnown(arrived(started()));
    run.until('2026-03-07T06:12:00.000Z');
    expect(rungs(run, 'fullInfoClock')).toEqual([]);
    run.until('2026-03-07T18:13:00.000Z');
    expect(rungs(run, 'fullInfoClock')).toEqual([
      'remindOwner',
      'notifySuperior',
      'yellowCard',
      'redCard',
      'superviseCase',
    ]);
  });

  it('D021: calls the four agencies, asks none twice that has joined, and has the headquarters fill a gap', () => {
    const run = started();
    expect(run.stages.filter((stage) => stage === 'agencyJoins')).toHaveLength(4);
    joined(run, ['health', 'public-security', 'big-data']);
    run.as('epiInvestigationTeam', '610429/political-legal').decide('unable', { opinion: '人员均在隔离' });
    expect(run.stages).toContain('fillGap');
    expect(headquartersAt(run, 'fillGap', 'called')).toBe('accepted');
    expect(run.stages.filter((stage) => stage === 'agencyJoins')).toHaveLength(1);
    run.as('epiInvestigationTeam', '610429/political-legal').decide('unable', { opinion: '仍无人' });
    expect(headquartersAt(run, 'fillGap', 'filled')).toBe('accepted');
    expect(run.stages).not.toContain('joinTeam');
  });

  it('does not close the full facts before the data are open', () => {
    const run = coreKnown(arrived(started()));
    expect(team(run).refused('done', { data: fullData })).toBe('RULE_NOT_MET');
    opened(run);
    expect(team(run).decide('done', { data: fullData }).stages).not.toContain('fullInfo');
  });

  it('lets the headquarters order the data, or rule that they are not needed', () => {
    const ordered = started();
    ordered.as('countyBigData').decide('blocked', { opinion: '系统无接口', data: {} });
    expect(headquartersAt(ordered, 'orderData', 'order')).toBe('accepted');
    expect(ordered.stages).toContain('dataLink');

    const waived = coreKnown(arrived(started()));
    waived.as('countyBigData').decide('blocked', { opinion: '系统无接口', data: {} });
    expect(headquartersAt(waived, 'orderData', 'waive', { dataRights: 'granted' })).toBe('RULE_NOT_MET');
    expect(headquartersAt(waived, 'orderData', 'waive', { dataRights: 'notNeeded' })).toBe('accepted');
    expect(team(waived).decide('done', { data: fullData }).stages).not.toContain('fullInfo');
  });

  it('is not blocked before the core facts are known', () => {
    const run = started();
    const measures = { blockingMeasures: '划定范围', controlledPeople: 3 };
    expect(run.as('epidemicHeadquarters').refused('done', { data: measures })).toBe('RULE_NOT_MET');
  });

  it('ends every track at once where the site shows that nobody is infected', () => {
    const core = arrived(started());
    team(core).decide('excluded', { opinion: '复核阴性', data: { coreFacts: '无接触', closeContacts: 0 } });
    const full = coreKnown(arrived(started()));
    team(full).decide('excluded', { opinion: '复核阴性', data: fullData });
    for (const run of [core, full]) {
      expect(run.state).toMatchObject({ status: 'ended', outcome: 'notEstablished', visits: [] });
    }
  });

  it('takes a report from the headquarters alone, and a stricter limit from the county', () => {
    const township = holder('townshipGovernment', '610429101');
    const run = driver(definition, { now: NIGHT });
    expect(run.tries(run.startCommand({ data: report, actor: township }))?.code).toBe('NOT_ALLOWED');
    const strict = started(resolved('epidemiological-investigation-1-2-12', { fullInfoHours: 6 }));
    expect(dueAt(strict)).toMatchObject({ fullInfoClock: '2026-03-07T00:13' });
  });
});
