import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { clockOf, entries, rungs } from '../trail.ts';

const ID = 'two-assurances-three-guarantees-clearance';
const definition = resolved(ID);
const found: CaseData = { householdHead: '演示户一', problemKind: 'water', problem: '饮水浑浊' };
const township = (run: CaseDriver) => run.as('townshipGovernment');
const started = (of = definition) => driver(of).start({ data: found });
const registered = (of = definition) => township(started(of)).decide('open', { data: { station: '镇水利站' } });
const assigned = (of = definition) =>
  township(registered(of)).decide('done', { data: { measures: '清洗管网', deadline: '2026-03-20' } });
const rectified = () =>
  assigned()
    .as('townshipStation')
    .decide('done', { data: { result: '水质达标' } });

describe('the clearing of basic guarantees', () => {
  it('D216: finds one, solves one, clears one: a case for each household', () => {
    const run = township(rectified()).decide('pass');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'struckOff' });
    expect(entries(run)).toEqual(['basicGuarantees:struckOff']);
    expect(definition.subject).toEqual({ kind: 'household', uniqueness: 'none' });
  });

  it('D461: knows two worries, three guarantees and water, and nothing else', () => {
    const field = definition.fields.find(({ key }) => key === 'problemKind');
    expect(field?.type === 'enum' ? field.options : []).toHaveLength(2 + 3 + 1);
    const run = driver(definition);
    expect(run.tries(run.startCommand({ data: { ...found, problemKind: 'road' } }))?.code).toBe('FIELD_INVALID');
  });

  it('rectifies again what the township finds not done', () => {
    expect(township(rectified()).decide('fail', { opinion: '仍浑浊' }).stages).toEqual(['rectify']);
  });

  it('closes what proves to be none', () => {
    const run = township(started()).decide('unfounded', { opinion: '核实无问题', data: { station: '镇水利站' } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'notEstablished' });
  });

  it('counts the limit that was set, and 及时 once the county has set its hours', () => {
    const run = assigned();
    expect(clockOf(run, 'deadline')?.dueOn).toBe('2026-03-20');
    expect(rungs(run.days(60), 'deadline')).toHaveLength(5);
    expect(clockOf(assigned(), 'rectifyAtOnce')).toBeUndefined();
    expect(clockOf(assigned(resolved(ID, { rectifyHours: 48 })), 'rectifyAtOnce')?.dueAt).toBe(
      '2026-03-04T01:00:00.000Z',
    );
  });

  it('waits for the county to set the days of its visits, and then hands over who must be monitored', () => {
    expect(definition.duties).toEqual([]);
    const set = resolvedAny(ID, { visitWeekday: 2, revisitDay: 10, needsDays: 3 });
    expect(set.duties.map(({ key }) => key)).toEqual(['standingVisits', 'regularVisits']);
    const run = openRound(set, 'standingVisits', { openedOn: '2026-03-03' });
    const visit = { household: 'household-1', householdHead: '演示户一', findings: '大病支出', atRisk: true };
    expect(run.unit('610429101200').refusedFile(visit)).toBe('RULE_NOT_MET');
    run.unit('610429101200').file({ ...visit, clueSource: 'cadreScreening' });
    expect(run.linked).toEqual(['monitored-household-identification@610429101200']);
    expect(openRound(set, 'regularVisits', { openedOn: '2026-03-10' }).dueOn()).toBe('2026-03-13');
  });
});
