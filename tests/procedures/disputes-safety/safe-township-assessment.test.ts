import { describe, expect, it } from 'vitest';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, entries, holder, rungs } from '../trail.ts';

const definition = resolved('safe-township-assessment');
const OFFICES = ['610429101', '610429102'].map((path) => ({ path: `${path}/governance-office`, name: path }));
const CHECKED = { data: { checkedOn: '2026-03-02', checkKind: 'secret', checkResult: '达到标准' } };
const QUIET = {
  events: '无重大事件',
  massEvent: false,
  majorCrime: false,
  dutyFailure: false,
  satisfaction: 90,
  satisfactionBefore: 92,
};
const DECISION = { data: { decision: '取消称号', responsible: '主要负责人' } };

const proposed = (titled = false, own = definition): CaseDriver =>
  driver(own).start({
    actor: holder('townshipGovernanceOffice', '610429101/governance-office'),
    data: { unitName: '演示一村', unitKind: 'village', titled },
  });
const met = (own = definition): CaseDriver => proposed(false, own).as('townshipGovernanceOffice').decide('ok', CHECKED);
const named = (own = definition): CaseDriver =>
  met(own)
    .as('countyGovernanceOffice')
    .decide('named', { data: { recognition: '符合平安村标准' } });
const grave = (titled: boolean, own = definition): CaseDriver =>
  proposed(titled, own).as('townshipGovernanceOffice').decide('grave', { opinion: '发生案件' });

describe('a unit that meets the standard', () => {
  it('is checked, named, rewarded and entered with its title', () => {
    const run = named()
      .as('townshipGovernment')
      .decide('rewarded', { data: { rewardGiven: '颁发奖牌', rewardedOn: '2026-03-02' } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
    expect(entries(run)).toEqual(['safeUnitRegister:named']);
  });

  it('rectifies what a check finds, and is checked again', () => {
    const run = proposed().as('townshipGovernanceOffice').decide('problem', { opinion: '无值班记录' });
    run.as('villageCommittee').decide('rectified', { data: { rectification: '已建立值班' } });
    expect(run.stages).toEqual(['inspect']);
  });

  it('is not named, or goes back to the check, with a reason', () => {
    expect(met().as('countyGovernanceOffice').refused('reject')).toBe('OPINION_REQUIRED');
    expect(met().as('countyGovernanceOffice').decide('reject', { opinion: '未达标' }).state.outcome).toBe(
      'notEstablished',
    );
    expect(met().as('countyGovernanceOffice').decide('return', { opinion: '补查' }).stages).toEqual(['inspect']);
  });

  it('D445: is rewarded in time once the county says how soon', () => {
    expect(clockOf(named(), 'rewardAtOnce')).toBeUndefined();
    const own = resolved('safe-township-assessment', { rewardHours: 24 });
    expect(rungs(named(own).days(2), 'rewardAtOnce')).toContain('remindOwner');
  });
});

describe('the one-vote veto', () => {
  const veto = (titled: boolean, change: object, own = definition): string =>
    grave(titled, own)
      .as('countyGovernanceOffice')
      .refused('veto', { data: { ...QUIET, ...change } });

  it.each([
    [{ massEvent: true }, 'a major mass event'],
    [{ majorCrime: true }, 'a major crime'],
    [{ satisfaction: 82 }, 'satisfaction that fell by ten points'],
  ])('falls on a named unit for %j: %s', (change, why) => {
    expect(veto(true, change), why).toBe('accepted');
  });

  it('does not fall for nine points, unless the county calls that a sharp fall', () => {
    expect(veto(true, { satisfaction: 83 })).toBe('RULE_NOT_MET');
    const own = resolved('safe-township-assessment', { sharpFallPoints: 9 });
    expect(veto(true, { satisfaction: 83 }, own)).toBe('accepted');
  });

  it('falls on no unit that has no title', () => {
    expect(veto(false, { massEvent: true })).toBe('RULE_NOT_MET');
  });

  it('takes the title away and names who is held responsible', () => {
    const run = grave(true)
      .as('countyGovernanceOffice')
      .decide('veto', { data: { ...QUIET, massEvent: true } });
    expect(run.as('countyGovernanceOffice').refused('vetoed', { data: { decision: '取消称号' } })).toBe(
      'FIELD_REQUIRED',
    );
    run.as('countyGovernanceOffice').decide('vetoed', DECISION);
    expect(entries(run)).toEqual(['safeUnitRegister:removed']);
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'refused' });
  });
});

describe('punishment', () => {
  it('needs a failure of duty', () => {
    const county = grave(false).as('countyGovernanceOffice');
    expect(county.refused('punish', { data: QUIET })).toBe('RULE_NOT_MET');
    const run = county.decide('punish', { data: { ...QUIET, dutyFailure: true } });
    expect(run.as('countyGovernanceOffice').decide('punished', DECISION).state.outcome).toBe('completed');
  });

  it('goes back to the check when nothing was grave', () => {
    const run = grave(false).as('countyGovernanceOffice').decide('return', { opinion: '情况不实' });
    expect(run.stages).toEqual(['inspect']);
  });
});

describe('what recurs besides', () => {
  it('D432: are regular checks, once the county has a day for them', () => {
    expect(definition.duties.map(({ key }) => key)).toEqual(['satisfactionSurvey']);
    const set = resolved('safe-township-assessment', { checkDay: 10 });
    expect(set.duties.map(({ key }) => key)).toContain('regularChecks');
  });

  it('D443, D446: is a survey of the three rates, once a year', () => {
    const [survey] = definition.duties;
    if (survey === undefined) throw new Error('no survey');
    expect(openingsBetween(survey, '2026-01-01', '2028-12-31')).toHaveLength(3);
    expect(survey.item.fields.map(({ label }) => label.zh)).toEqual(['知晓率', '参与率', '满意率']);
    const round = openRound(definition, 'satisfactionSurvey', { openedOn: '2026-11-01', units: OFFICES });
    const unit = round.unit('610429101/governance-office');
    expect(unit.refusedFile({ awareness: 101, participation: 80, satisfaction: 90 })).not.toBe('accepted');
    unit.file({ awareness: 95, participation: 80, satisfaction: 90 });
    expect(round.owing()).toEqual(['610429102/governance-office']);
  });
});

describe('the goal of the campaign', () => {
  it('D427, D430: is judged at 90 % on the day at which the campaign ends, which the county sets', () => {
    expect(definition.indicators.map(({ gates }) => gates)).toEqual([[]]);
    const own = resolved('safe-township-assessment', { endsOn: '2026-12-31' });
    const gates = own.indicators[0]?.gates ?? [];
    expect(gates).toMatchObject([{ on: { year: 2026, month: 12, day: 31 }, value: { numerator: 9, denominator: 10 } }]);
    const judged = (named: number): string[] => {
      const series = openRound(own, 'safeShare', { openedOn: '2026-12-01', units: OFFICES });
      for (const { path } of OFFICES) series.unit(path).file({ numerator: named, denominator: 10 });
      return series.until('2027-01-02').judgements.map(({ verdict }) => verdict);
    };
    expect(judged(9)).toEqual(['met']);
    expect(judged(8)).toEqual(['missed']);
  });
});
