import { describe, expect, it } from 'vitest';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { COUNTY, openRound, type RoundDriver } from '../../support/round-driver.ts';
import { resolved } from '../resolved.ts';

const definition = resolved('fund-project-joint-inspection');
const UNIT = '610429/project-unit';
const finding = { project: '道路硬化', problem: '进度滞后', unit: UNIT };

const filed = (): CaseDriver => driver(definition).start({ organisation: COUNTY, data: finding });
const rectified = (): CaseDriver =>
  filed()
    .as('projectUnit')
    .decide('done', { data: { measures: '增加班组' } });
const round = (key: string, path: string): RoundDriver =>
  openRound(definition, key, { openedOn: '2026-06-01', units: [{ path, name: '演示单位' }] });
const clean = { projects: 4, result: '正常', problemFound: false };

describe('a problem of the joint inspection', () => {
  it('is rectified by the unit, verified by the team and struck off', () => {
    const run = rectified()
      .as('specialInspectionGroup')
      .decide('approve', { data: { verification: '已整改' } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'struckOff' });
  });

  it('goes back to the unit when the team does not find it rectified', () => {
    const run = rectified().as('specialInspectionGroup').decide('return', { opinion: '未到位' });
    expect(run.stages).toEqual(['rectify']);
  });

  it('reminds the unit that does not rectify in time', () => {
    const run = filed().until('2026-04-01');
    const reached = run.events.flatMap((event) => (event.type === 'clockRungReached' ? [event.clock] : []));
    expect(reached).toContain('rectifyLimit');
  });
});

describe('the rounds of the joint inspection', () => {
  it.each(['teams', 'selfChecks', 'inspections'])('D155: %s are in June, September and November', (key) => {
    const duty = definition.duties.find((one) => one.key === key);
    if (duty === undefined) throw new Error('no such duty');
    expect(openingsBetween(duty, '2026-01-01', '2026-12-31')).toEqual(['2026-06-01', '2026-09-01', '2026-11-01']);
  });

  it('forms a team of all five departments', () => {
    const bureau = '610429/revitalisation';
    const names = ['revitalisation', 'agriculture', 'finance', 'fruit', 'developmentReform'];
    const members = Object.fromEntries(names.map((name) => [`${name}Members`, '演示人员']));
    const teams = round('teams', bureau);
    const { fruitMembers: _none, ...four } = members;
    expect(teams.unit(bureau).refusedFile(four)).toBe('FIELD_REQUIRED');
    teams.unit(bureau).file(members);
    expect(teams.owing()).toEqual([]);
  });

  it('has the units check themselves before the inspection', () => {
    const [own, joint] = [round('selfChecks', UNIT), round('inspections', COUNTY)];
    expect([own.dueOn(), joint.dueOn()]).toEqual(['2026-06-15', '2026-06-30']);
    own.unit(UNIT).file(clean);
    expect([own.owing(), own.linked]).toEqual([[], []]);
  });

  it('opens a case for each problem found, in the self-check or by the team, and ends with a bulletin', () => {
    const own = round('selfChecks', UNIT);
    expect(own.unit(UNIT).refusedFile({ ...clean, problemFound: true })).toBe('RULE_NOT_MET');
    own.unit(UNIT).file({ ...clean, ...finding, problemFound: true });
    expect(own.linked).toEqual([`fund-project-joint-inspection@${UNIT}`]);
    const joint = round('inspections', COUNTY);
    joint.unit(COUNTY).file({ ...clean, ...finding, problemFound: true });
    joint.as('countyRevitalisationBureau', '610429/revitalisation').bulletin('检查通报');
    expect([joint.linked, joint.status]).toEqual([[`fund-project-joint-inspection@${COUNTY}`], 'ended']);
  });
});
