import { describe, expect, it } from 'vitest';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import type { CaseDriver } from '../../support/case-driver.ts';
import { driver } from '../../support/case-driver.ts';
import { openRound, TOWNSHIPS } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { clockOf, entries, requests, rungs } from '../trail.ts';

const ID = 'drinking-water-patrol';
const definition = resolved(ID);
const PERSON = { id: 'person-9', name: '演示专人' };

const found = { place: '二组水塔', problem: '水塔漏水', foundOn: '2026-03-01' };
const started = (): CaseDriver => driver(definition).start({ data: found });
const numbered = { data: { ledgerNumber: '水-001' } };

const opened = (): CaseDriver => started().as('townshipGovernment').decide('opened', numbered);
const assigned = (): CaseDriver =>
  opened()
    .as('townshipGovernment')
    .decide('assigned', { data: { responsiblePerson: PERSON.id } });
const solved = (): CaseDriver =>
  assigned()
    .asPerson(PERSON.id)
    .decide('solved', { data: { measure: '已焊补', resolvedOn: '2026-03-02' } });

describe('a problem of drinking water', () => {
  it('goes on the list, is solved by the named person, and is struck off when the supply runs safely', () => {
    const run = solved();
    expect(run.as('townshipGovernment').refused('approve', { data: { supplySafe: false } })).toBe('RULE_NOT_MET');
    run.as('townshipGovernment').decide('approve', { data: { supplySafe: true } });
    expect(run.state).toMatchObject({ outcome: 'struckOff' });
    expect(entries(run)).toEqual(['drinkingWaterLedger:solved']);
  });

  it('gives the work to the person who was named, and to nobody else', () => {
    const run = assigned();
    const [visit] = run.state.visits;
    expect(visit?.tasks[0]?.to).toMatchObject({ person: { id: PERSON.id } });
  });

  it('goes back to the naming when the person can’t solve it, and to the person when it is not solved', () => {
    const run = assigned();
    run.asPerson(PERSON.id).decide('notYet', { data: { measure: '缺配件' }, opinion: '需更换水泵' });
    expect(run.stages).toEqual(['assign']);
    const back = solved()
      .as('townshipGovernment')
      .decide('return', { data: { supplySafe: false }, opinion: '仍漏' });
    expect(back.stages).toEqual(['resolve']);
  });

  it('is closed where the township finds no problem', () => {
    const run = started().as('townshipGovernment').decide('noProblem', { opinion: '例行检修' });
    expect(run.state.outcome).toBe('notEstablished');
  });

  it('activates the emergency plan besides, when supply fails on a large scale', () => {
    const run = started()
      .as('townshipGovernment')
      .decide('largeScale', { ...numbered, opinion: '全村停水' });
    expect(run.stages).toEqual(['assign']);
    const [link] = requests(run, 'link');
    expect(link).toMatchObject({ mode: 'open', procedure: 'water-supply-emergency-plan' });
    const plan = driver(resolved('water-supply-emergency-plan'));
    expect(plan.tries(plan.startCommand({ data: link?.data ?? {} }))).toBeNull();
  });

  it('D096: counts the entry on the ledger in time once the county has set the days', () => {
    expect(definition.clocks.map(({ key }) => key)).not.toContain('openLedgerInTime');
    const run = driver(resolved(ID, { ledgerWordDays: 1 })).start({ data: found });
    expect(clockOf(run, 'openLedgerInTime')?.dueOn).toBe('2026-03-03');
  });

  it.each(['openLedger', 'assign', 'resolve', 'verify'])('climbs its ladder when nobody acts on %s', (stage) => {
    const at: Record<string, () => CaseDriver> = {
      openLedger: started,
      assign: opened,
      resolve: assigned,
      verify: solved,
    };
    const run = at[stage]?.().days(60);
    expect(run === undefined ? [] : rungs(run, `${stage}Limit`)).toContain('superviseCase');
  });
});

describe('the daily patrol and the weekly summary', () => {
  const all = resolvedAny(ID);
  const duty = (key: string) => {
    const found = all.duties.find((one) => one.key === key);
    if (found === undefined) throw new Error(key);
    return found;
  };
  const patrol = { patrolledOn: '2026-03-02', place: '二组水塔' };

  it('D093: opens a patrol every day and a summary every week', () => {
    expect(openingsBetween(duty('dailyPatrol'), '2026-03-01', '2026-03-31')).toHaveLength(31);
    expect(openingsBetween(duty('weeklySummary'), '2026-03-02', '2026-03-29')).toEqual([
      '2026-03-02',
      '2026-03-09',
      '2026-03-16',
      '2026-03-23',
    ]);
    expect(openRound(all, 'dailyPatrol').dueOn()).toBe('2026-03-02');
    expect(openRound(all, 'weeklySummary', { units: TOWNSHIPS }).dueOn()).toBe('2026-03-08');
  });

  it('opens a case for what a patrol finds, with place, problem and date, and none when all is normal', () => {
    const round = openRound(all, 'dailyPatrol');
    round.unit('610429101200').file({ ...patrol, result: 'passed' });
    expect(round.linked).toEqual([]);
    expect(round.unit('610429101201').refusedFile({ ...patrol, result: 'failed' })).not.toBe('accepted');
    round.unit('610429101201').file({ ...patrol, result: 'failed', finding: '水塔漏水' });
    expect(round.linked).toEqual([`${ID}@610429101201`]);
    const [asked] = round.all('effectRequested').map(({ request }) => request);
    expect(asked?.kind === 'link' ? asked.data : {}).toEqual({
      foundOn: '2026-03-02',
      place: '二组水塔',
      problem: '水塔漏水',
    });
  });

  it('tells of a missed patrol on the next day, and higher up a day later', () => {
    const round = openRound(all, 'dailyPatrol').until('2026-03-08');
    expect(round.all('rungReached').map(({ action }) => action)).toEqual([
      'remindOwner',
      'notifySuperior',
      'yellowCard',
    ]);
  });
});
