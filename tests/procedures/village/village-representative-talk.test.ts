import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { dueOf, openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { type CaseDriver, driver, PLAIN_CALENDAR } from '../../support/case-driver.ts';
import { openRound, UNITS } from '../../support/round-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, rungs } from '../trail.ts';

const id = 'village-representative-talk';
const definition = resolved(id);
const invited = [
  { name: '演示长者', kind: 'elder' },
  { name: '演示组长', kind: 'groupLeader' },
  { name: '演示村民', kind: 'critic' },
];
const talk = {
  heldOn: '2026-03-02',
  townshipOfficial: '演示镇干部',
  attendees: 3,
  opinions: [
    { speaker: '演示长者', opinion: '修水渠' },
    { speaker: '演示村民', opinion: '公开账目' },
  ],
};
const promises = [{ matter: '修水渠', responsible: '演示主任', dueOn: '2026-05-31' }];
const papers = {
  minutesFile: ['a'.repeat(64)],
  dutyList: [{ matter: '修水渠', responsible: '演示主任' }],
  taskList: [{ matter: '修水渠', task: '勘测施工' }],
};
const answers = [
  { matter: '修水渠', result: '已修通', answered: true },
  { matter: '公开账目', result: '已张榜', answered: true },
];

const two = (run: CaseDriver) => run.as('villageTwoCommittees');
const prepared = (settings = definition): CaseDriver => {
  const run = driver(settings).start({ data: { plannedOn: '2026-03-10' } });
  run.as('residentTeam').decide('done', { data: { wishes: '修水渠、公开账目' } });
  return two(run).decide('done', { data: { agenda: '两项议题' } });
};
const held = (settings = definition): CaseDriver => {
  const run = prepared(settings).as('villageCommittee').decide('done', { data: { invited } });
  return two(run).decide('held', { data: talk });
};
const dealt = (openItems: number): CaseDriver => two(held()).decide('done', { data: { openItems } });
const promised = (): CaseDriver => two(dealt(1)).decide('done', { data: { promises, lastPromisedOn: '2026-05-31' } });
const recorded = (run: CaseDriver): CaseDriver => two(run).decide('done', { data: papers });

describe('the talk with representatives', () => {
  it('collects, prepares, invites, talks, solves, records and answers', () => {
    const run = recorded(dealt(0));
    two(run).decide('done', { data: { answers } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
    expect(run.events.flatMap((event) => (event.type === 'visitOpened' ? [event.stage] : []))).toEqual([
      'collectBefore',
      'prepare',
      'invite',
      'hold',
      'solveNow',
      'minutes',
      'feedback',
    ]);
  });

  it('invites elders, group leaders and critics alike', () => {
    for (const missing of invited) {
      const data = { invited: invited.filter((one) => one !== missing) };
      expect(prepared().as('villageCommittee').refused('done', { data })).toBe('RULE_NOT_MET');
    }
  });

  it('is called again where it did not come about', () => {
    const run = prepared().as('villageCommittee').decide('done', { data: { invited } });
    two(run).decide('notHeld', { opinion: '大雪封路', data: talk });
    expect(run.stages).toEqual(['invite']);
  });

  it('D211: solves on the spot what can be solved, in the time that the county sets', () => {
    expect(clockOf(held(), 'solveNowInTime')).toBeUndefined();
    const run = held(resolved(id, { solveNowInTimeDays: 1 }));
    expect(clockOf(run, 'solveNowInTime')?.dueOn).toBe('2026-03-03');
    expect(rungs(run.until('2026-03-05'), 'solveNowInTime')).toContain('remindOwner');
  });

  it('D212: promises every open item with a date, and follows the latest', () => {
    const short = dealt(2);
    expect(two(short).refused('done', { data: { promises, lastPromisedOn: '2026-05-31' } })).toBe('RULE_NOT_MET');
    expect(two(dealt(1)).refused('done', { data: { promises } })).toBe('FIELD_REQUIRED');
    const run = recorded(promised());
    expect(clockOf(run, 'promisedDate')?.dueOn).toBe('2026-05-31');
    run.until('2026-06-13');
    expect(rungs(run, 'promisedDate')).toEqual(['remindOwner', 'yellowCard', 'redCard']);
    two(run).decide('promiseAgain', { opinion: '汛期停工', data: { answers } });
    expect(run.stages).toEqual(['promise']);
  });

  it('does not end while an opinion has no answer', () => {
    const run = recorded(dealt(0));
    const refused = (data: CaseData): string => two(run).refused('done', { data });
    expect(refused({ answers: answers.slice(0, 1) })).toBe('RULE_NOT_MET');
    expect(refused({ answers: answers.map((one) => ({ ...one, answered: false })) })).toBe('RULE_NOT_MET');
  });

  it('D209, D210: is owed once by each village in the campaign', () => {
    const [duty] = definition.duties;
    if (duty === undefined) throw new Error('no duty');
    expect(openingsBetween(duty, '2026-01-01', '2026-12-31')).toEqual(['2026-11-01']);
    expect(dueOf(duty.due, duty.opens, '2026-11-01', PLAIN_CALENDAR).dueOn).toBe('2026-11-30');
    const village = UNITS[0]?.path ?? '';
    const round = openRound(definition, 'oncePerVillage', { openedOn: '2026-11-01', now: '2026-11-10T01:00:00.000Z' });
    expect(round.owing()).toHaveLength(UNITS.length);
    round.unit(village).file({ visitedOn: '2026-11-09', findings: '已召开' });
    expect(round.owing()).not.toContain(village);
  });
});
