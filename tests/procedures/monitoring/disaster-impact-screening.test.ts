import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { allStages } from '../../../domain/definition/stage-index.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound, TOWNSHIPS } from '../../support/round-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, holder, requests, rungs } from '../trail.ts';

const definition = resolved('disaster-impact-screening');
const event: CaseData = {
  disasterKind: 'mountainFlood',
  disaster: '3月1日山洪',
  disasterOn: '2026-03-01',
  area: '演示一村河滩组',
};
const hit: CaseData = {
  household: 'household-1',
  householdHead: '演示户一',
  casualties: 0,
  lossFen: 5_000_000,
  housingSafe: false,
  waterSafe: true,
  riskOfPoverty: false,
};
const started = (of = definition): CaseDriver =>
  driver(of).start({ data: event, actor: holder('villageTwoCommittees', '610429101200') });
const assessed = (of = definition) =>
  started(of)
    .as('countyEmergencyBureau')
    .decide('approve', { data: { judgement: '需启动' } });
const active = (of = definition) => assessed(of).as('countyAuthority').decide('approve');
const village = (run: CaseDriver) => run.as('villageTwoCommittees');
const done = (run: CaseDriver) =>
  village(run).decide('finished', { data: { allScreened: true, screenedHouseholds: 80 } });

describe('the response to a disaster', () => {
  it('D052: activates three levels together, each with its own task', () => {
    const run = active();
    expect(run.stages).toEqual(['threeLevels', 'organise', 'mobilise', 'screen']);
    const parallel = allStages(definition).find(({ stage }) => stage.key === 'threeLevels')?.stage;
    expect(parallel?.kind === 'parallel' ? parallel.branches : []).toHaveLength(3);
  });

  it('goes from household to household, reports each and hands those at risk to the green channel', () => {
    const run = active();
    village(run).decide('affected', { data: hit });
    expect(run.stages).toContain('screen');
    village(run).decide('affected', {
      data: { ...hit, household: 'household-2', householdHead: '演示户二', riskOfPoverty: true },
    });
    expect(requests(run, 'link').map(({ procedure, subject }) => `${procedure} ${subject ?? ''}`)).toEqual([
      'monthly-disaster-household-report household-1',
      'monthly-disaster-household-report household-2',
      'green-channel-assistance household-2',
    ]);
    expect(requests(run, 'link').at(-1)?.data).toMatchObject({ householdHead: '演示户二', disaster: '3月1日山洪' });
  });

  it('asks for casualties, loss, housing and water of every affected household', () => {
    const run = active();
    for (const field of ['casualties', 'lossFen', 'housingSafe', 'waterSafe', 'riskOfPoverty']) {
      expect(village(run).refused('affected', { data: { ...hit, [field]: null } }), field).toBe('RULE_NOT_MET');
    }
  });

  it('ends when every level has acted and every household was screened', () => {
    const run = active();
    expect(village(run).refused('finished', { data: { allScreened: false, screenedHouseholds: 10 } })).toBe(
      'RULE_NOT_MET',
    );
    done(run);
    run.as('countyEmergencyBureau').decide('done', { data: { measures: '组织镇村' } });
    expect(run.state.status).toBe('open');
    run.as('townshipGovernment').decide('done');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('ends without action where the hazard asks for none, and goes back where the county doubts', () => {
    const none = started()
      .as('countyEmergencyBureau')
      .decide('noAction', { data: { judgement: '影响轻微' } });
    expect(none.state).toMatchObject({ status: 'ended', outcome: 'notEstablished' });
    expect(assessed().as('countyAuthority').decide('return', { opinion: '请核实' }).stages).toEqual(['assessHazard']);
  });

  it('runs by the hour: the default, and 及时 once the county has set its hours', () => {
    const run = active();
    expect(clockOf(run, 'screenLimit')?.dueAt).toBe('2026-03-05T01:00:00.000Z');
    expect(clockOf(run, 'inTime')).toBeUndefined();
    const set = active(resolved('disaster-impact-screening', { screenHours: 24 }));
    expect(clockOf(set, 'inTime')?.dueAt).toBe('2026-03-03T01:00:00.000Z');
    village(set).decide('affected', { data: hit });
    expect(clockOf(set, 'inTime')?.state).toBe('running');
    expect(clockOf(done(set), 'inTime')?.state).toBe('stopped');
  });

  it.each(['screenLimit', 'organiseLimit', 'mobiliseLimit'])('climbs the ladder of %s', (clock) => {
    expect(rungs(active().days(40), clock)).toHaveLength(5);
  });

  it('is prepared for each year before the floods, and the emergency bureau checks', () => {
    const round = openRound(definition, 'preparedness', { openedOn: '2026-04-01', units: TOWNSHIPS });
    expect(round.dueOn()).toBe('2026-05-31');
    round.unit('610429101').file({ emergencyPlan: ['a'.repeat(64)], stockpile: '沙袋', trained: true });
    round.as('countyEmergencyBureau', '610429/emergency').sendBack('610429101', '预案过期');
    expect(round.owing()).toEqual(['610429101', '610429102']);
  });
});
