import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, holder, rungs } from '../trail.ts';

const definition = resolved('irrigation-facility-check');
const FOUND = { facility: '主渠', finding: '渠壁垮塌', checkedOn: '2026-03-02' };
const LETTER = { data: { letterNumber: '镇函〔2026〕2号', letterOn: '2026-03-02' } };
const PLAN = { data: { funds: 'joined', fundFen: 12_000_000, works: 'rebuild' } };
const ACCEPTED = { data: { acceptance: '通水正常' } };

const judged = (damageClass: string, own = definition): CaseDriver =>
  driver(own)
    .start({
      actor: holder('townshipGovernment', '610429101'),
      subject: { id: 'facility-1', kind: 'project', name: '主渠' },
      data: FOUND,
    })
    .as('townshipGovernment')
    .decide('judged', { data: { damageClass } });
const written = (): CaseDriver => judged('serious').as('townshipGovernment').decide('sent', LETTER);
const built = (): CaseDriver =>
  written()
    .as('countyAgricultureBureau')
    .decide('planned', PLAN)
    .as('countyAgricultureBureau')
    .decide('built', { data: { builtOn: '2026-03-02' } });
const repaired = (): CaseDriver =>
  judged('slight')
    .as('villageTwoCommittees')
    .decide('repaired', { data: { repair: '清淤20米' } });

describe('an irrigation facility', () => {
  it('needs nothing when it works', () => {
    expect(judged('none').state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('is repaired by the village when the damage is slight, and accepted by the township', () => {
    expect(repaired().as('townshipGovernment').decide('pass', ACCEPTED).state.outcome).toBe('struckOff');
    expect(repaired().as('townshipGovernment').decide('failBuilt', { opinion: '仍渗漏' }).stages).toEqual([
      'repairLocal',
    ]);
  });

  it.each(['serious', 'wide', 'backward'])('goes by letter to the county bureau when it is %s', (damageClass) => {
    expect(judged(damageClass).stages).toEqual(['letter']);
  });

  it('goes by letter, too, when the village can’t repair it', () => {
    const run = judged('slight').as('villageTwoCommittees').decide('tooBad', { opinion: '需机械' });
    expect(run.stages).toEqual(['letter']);
  });

  it('is built from joined funds and struck off once it works', () => {
    expect(built().as('townshipGovernment').decide('pass', ACCEPTED).state.outcome).toBe('struckOff');
  });

  it('is built again when it is not accepted', () => {
    expect(built().as('townshipGovernment').decide('failBuilt', { opinion: '坡度不足' }).stages).toEqual(['build']);
  });

  it('is repaired for the time being when there is no money for this batch', () => {
    const run = written().as('countyAgricultureBureau').decide('later', { opinion: '资金不足' });
    expect(run.stages).toEqual(['repairLocal']);
  });

  it('D032: is told to the bureau in time: hours that the county sets, besides the default of five working days', () => {
    expect(clockOf(judged('serious'), 'letterAtOnce')).toBeUndefined();
    expect(clockOf(judged('serious'), 'letterLimit')?.dueOn).toBe('2026-03-09');
    const own = resolved('irrigation-facility-check', { letterHours: 48 });
    expect(rungs(judged('serious', own).until('2026-03-04T01:00:00.000Z'), 'letterAtOnce')).toEqual(['remindOwner']);
  });

  it.each([
    ['repairLocal', () => judged('slight')],
    ['integrate', () => written()],
  ])('climbs every rung when nobody acts on %s', (stage, run) => {
    expect(rungs(run().days(90), `${stage}Limit`)).toHaveLength(5);
  });
});
