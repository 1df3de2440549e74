import { describe, expect, it } from 'vitest';
import { dueOf, openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { type CaseDriver, driver, PLAIN_CALENDAR } from '../../support/case-driver.ts';
import { openRound, UNITS } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { clockOf, holder, requests, rungs, warnings } from '../trail.ts';

const id = 'courtyard-meeting';
const definition = resolved(id);
const leader = holder('stationedLeader', '610429101');
const reported = {
  yearReport: '道路硬化、产业增收',
  yearsCovered: 5,
  policyAnswered: true,
  disputesAnswered: true,
  urgentAnswered: true,
};

/** Tuesday 2026-11-03, 09:00 at UTC+8. */
const called = (settings = definition): CaseDriver =>
  driver(settings, { now: '2026-11-03T01:00:00.000Z' }).start({
    data: { group: '三组', plannedOn: '2026-11-20' },
    actor: leader,
  });
const held = (run = called()): CaseDriver =>
  run.as('stationedLeader').decide('held', { data: { heldOn: '2026-11-03', attendees: 36 } });
const answered = (): CaseDriver => held().as('villagePartySecretary').decide('done', { data: reported });
const advised = (): CaseDriver =>
  answered()
    .as('villageTwoCommittees')
    .decide('done', { data: { advice: [{ from: '演示村民', suggestion: '建晒谷场' }] } });
const planned = (): CaseDriver =>
  advised()
    .as('villageCommittee')
    .decide('done', { data: { planYearUsed: 2023, adopted: '建晒谷场' } });

describe('the courtyard meeting of a group', () => {
  it('is held, reported at, advised by, planned from, and ends', () => {
    const run = planned().as('stationedLeader').decide('noMore');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('opens one case for each talent that is named, and asks for the next', () => {
    const run = planned();
    expect(run.as('stationedLeader').refused('done')).toBe('RULE_NOT_MET');
    run.as('stationedLeader').decide('done', { data: { talentName: '演示人才甲', talentTrade: '电商' } });
    run.as('stationedLeader').decide('done', { data: { talentName: '演示人才乙' } });
    expect(requests(run, 'link').map(({ procedure, data }) => [procedure, data['talentName']])).toEqual([
      ['talent-return-contact', '演示人才甲'],
      ['talent-return-contact', '演示人才乙'],
    ]);
    expect(run.stages).toEqual(['namesTalent']);
  });

  it('is called again where it did not come about', () => {
    const run = called()
      .as('stationedLeader')
      .decide('notHeld', {
        opinion: '下雨',
        data: { heldOn: '2026-11-03', attendees: 1 },
      });
    expect(run.stages).toEqual(['hold']);
    expect(clockOf(run, 'byEndOfNovember')?.state).toBe('running');
  });

  it('D225: is held by 30 November, warned a month and a week before', () => {
    const run = called(resolved(id, {}));
    expect(clockOf(run, 'byEndOfNovember')).toMatchObject({ dueOn: '2026-11-30' });
    run.until('2026-11-24');
    expect(warnings(run, 'byEndOfNovember')).toBe(2);
    run.until('2026-12-01');
    expect(rungs(run, 'byEndOfNovember')).toEqual(['remindOwner', 'yellowCard']);
    expect(clockOf(held(called()), 'byEndOfNovember')).toMatchObject({ state: 'stopped', overdue: false });
  });

  it('D224, D226: is owed once for each group by the end of November, with three topics', () => {
    const topics = definition.fields.find(({ key }) => key === 'topics');
    expect(topics?.type === 'enum' && topics.options).toHaveLength(3);
    const [duty] = definition.duties;
    if (duty === undefined) throw new Error('no duty');
    expect(openingsBetween(duty, '2026-01-01', '2026-12-31')).toEqual(['2026-11-01']);
    expect(dueOf(duty.due, duty.opens, '2026-11-01', PLAIN_CALENDAR).dueOn).toBe('2026-11-30');
    const village = UNITS[0]?.path ?? '';
    const round = openRound(definition, 'inEachGroup', { openedOn: '2026-11-01', now: '2026-11-10T01:00:00.000Z' });
    const first = { group: '一组', heldOn: '2026-11-05' };
    const record = { visitedOn: '2026-11-06', findings: '已召开', groupsInVillage: 2 };
    expect(round.unit(village).refusedFile({ ...record, meetings: [first] })).toBe('RULE_NOT_MET');
    round.unit(village).file({ ...record, meetings: [first, { group: '二组', heldOn: '2026-11-06' }] });
    expect(round.owing()).not.toContain(village);
  });

  it('D227: tells the changes of five years, and answers each of the three questions', () => {
    const run = held();
    const refused = (data: object): string =>
      run.as('villagePartySecretary').refused('done', { data: { ...reported, ...data } });
    expect(refused({ yearsCovered: 4 })).toBe('RULE_NOT_MET');
    for (const key of ['policyAnswered', 'disputesAnswered', 'urgentAnswered']) {
      expect(refused({ [key]: false })).toBe('RULE_NOT_MET');
    }
  });

  it('D228: takes suggestions into the plan of 2023 alone, or answers why not', () => {
    const data = { planYearUsed: 2024, adopted: '建晒谷场' };
    expect(advised().as('villageCommittee').refused('done', { data })).toBe('RULE_NOT_MET');
    const run = advised()
      .as('villageCommittee')
      .decide('notAdopted', { opinion: '用地不符规划', data: { adopted: '已向提出人说明' } });
    expect(run.stages).toEqual(['namesTalent']);
  });

  it('D236: has no standing meetings until the county sets their day', () => {
    expect(definition.duties.map(({ key }) => key)).toEqual(['inEachGroup']);
    const standing = resolvedAny(id, { standingDay: 15 }).duties.find(({ key }) => key === 'standingMeetings');
    if (standing === undefined) throw new Error('no standing meetings');
    expect(openingsBetween(standing, '2026-01-01', '2026-02-28')).toEqual(['2026-01-15', '2026-02-15']);
  });
});
