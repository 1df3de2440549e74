import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, entries, holder, requests, rungs } from '../trail.ts';

const definition = resolved('low-income-population-identification');
const hit: CaseData = { personName: '演示户一', matchedBy: 'medicalInsurance', hit: '自付医疗费超过3万元' };
const bureau = holder('countyCivilAffairs', '610429/civil-affairs');
const started = (of = definition) => driver(of).start({ data: hit, actor: bureau });
const visited = (): CaseDriver =>
  started()
    .as('townshipGovernment')
    .decide('approve', { data: { visitedOn: '2026-03-02', findings: '支出大' } });
const identified = () =>
  visited()
    .as('countyCivilAffairs', undefined, 'decider')
    .decide('approve', { data: { populationType: 'rigidExpenses', degree: 'serious' } });
const assisted = () =>
  identified()
    .as('countyCivilAffairs')
    .decide('done', { data: { layer: 'special', aid: '医疗救助' } });
const link = (run: CaseDriver) => run.as('countyRevitalisationBureau');

describe('the identification of the low-income population', () => {
  it('visits a hit, says type and degree, aids by layer and compares with the monitoring list', () => {
    const run = link(assisted()).decide('approve', { data: { exchange: '已在监测名单' } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
    expect(entries(run)).toEqual(['lowIncomePopulation:identified']);
  });

  it('opens the identification of a monitored household for who is at risk, with the source of the clue', () => {
    const acting = link(assisted());
    expect(acting.refused('atRisk', { opinion: '有风险', data: { exchange: '未在名单' } })).toBe('RULE_NOT_MET');
    const run = acting.decide('atRisk', {
      opinion: '有风险',
      data: { exchange: '未在名单', clueSource: 'departmentPush' },
    });
    expect(requests(run, 'link')).toMatchObject([
      { procedure: 'monitored-household-identification', data: { householdHead: '演示户一', clue: '支出大' } },
    ]);
  });

  it('ends as not established where the visit finds nothing, or civil affairs does not identify', () => {
    const data = { visitedOn: '2026-03-02', findings: '不属实' };
    const none = started().as('townshipGovernment').decide('reject', { opinion: '不属实', data });
    expect(none.state.outcome).toBe('notEstablished');
    const refused = visited().as('countyCivilAffairs', undefined, 'decider');
    const type = { populationType: 'other', degree: 'ordinary' };
    expect(refused.decide('reject', { opinion: '不符', data: type }).state.outcome).toBe('notEstablished');
  });

  it('goes back to the visit when civil affairs has a doubt', () => {
    const acting = visited().as('countyCivilAffairs', undefined, 'decider');
    const data = { populationType: 'other', degree: 'ordinary' };
    expect(acting.decide('return', { opinion: '再核', data }).stages).toEqual(['visit']);
  });

  it('D104: counts 及时 once the county has set the days, and a default meanwhile', () => {
    expect(clockOf(started(), 'visitLimit')).toBeUndefined();
    expect(rungs(started().days(60), 'visitDefaultLimit')).toHaveLength(5);
    const set = resolved('low-income-population-identification', { visitDays: 3 });
    expect(clockOf(started(set), 'visitLimit')?.dueOn).toBe('2026-03-05');
  });

  it.each([
    ['identify', visited],
    ['assist', identified],
    ['link', assisted],
  ] as const)('climbs the ladder of %s', (stage, make) => {
    expect(rungs(make().days(60), `${stage}Limit`)).toHaveLength(5);
  });

  it('has four departments share their data each month', () => {
    const bodies = definition.duties[0]?.owedBy.bodies ?? [];
    expect(bodies).toEqual(['civil-affairs', 'hr', 'medical-insurance', 'disabled-federation']);
    const units = bodies.map((body) => ({ path: `610429/${body}`, name: body }));
    const run = openRound(definition, 'share', { openedOn: '2026-03-01', units });
    expect(run.dueOn()).toBe('2026-03-10');
    for (const { path } of units.slice(1)) run.unit(path).file({ dataset: '名单', records: 10 });
    expect(run.owing()).toEqual(['610429/civil-affairs']);
  });
});
