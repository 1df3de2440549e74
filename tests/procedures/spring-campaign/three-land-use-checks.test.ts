import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, holder, rungs } from '../trail.ts';

const definition = resolved('three-land-use-checks');
const organisation = '610429101';
const IDLE = { place: '演示一村', areaMu: '3.50', household: '演示户一', reason: '外出务工' };
const NOTHING = [{ idleFound: false }, { nonGrainFound: false }, { nonFarmFound: false }] as const;
const LETTER = { data: { letterNumber: '镇函〔2026〕1号', letterOn: '2026-03-02' } };

const begun = (own = definition): CaseDriver =>
  driver(own).start({
    organisation,
    actor: holder('townshipGovernment', organisation),
    subject: { id: 'township-1', kind: 'organisation', name: '演示一镇' },
    data: { villages: '全部行政村' },
  });

/** Acts on the open task of a check. */
const check = (run: CaseDriver, stage: string, data: object): CaseDriver => {
  const visit = run.state.visits.find((one) => one.stage === stage);
  const actor = run.as('townshipGovernment');
  const taskId = visit?.tasks[0]?.id ?? '';
  return actor.send({ type: 'decide', visitId: visit?.id ?? 0, taskId, outcome: 'listed', data: { ...data } });
};
const checked = (idle: object = NOTHING[0], own = definition): CaseDriver => {
  const run = begun(own);
  check(run, 'checkIdle', idle);
  check(run, 'checkNonGrain', NOTHING[1]);
  return check(run, 'checkNonFarm', NOTHING[2]);
};
const withIdleLand = { idleFound: true, idleLand: [IDLE] };
const received = (idle: object): CaseDriver =>
  checked(idle).as('townshipGovernment').decide('sent', LETTER).as('countyAgricultureBureau').decide('received');

describe('the three land-use checks', () => {
  it('D030: are three, run side by side, and the letter waits for all of them', () => {
    const run = begun();
    expect(run.stages).toEqual(['threeChecks', 'checkIdle', 'checkNonGrain', 'checkNonFarm']);
    check(run, 'checkIdle', NOTHING[0]);
    check(run, 'checkNonGrain', NOTHING[1]);
    expect(run.stages).toEqual(['threeChecks', 'checkNonFarm']);
    check(run, 'checkNonFarm', NOTHING[2]);
    expect(run.stages).toEqual(['reportByLetter']);
  });

  it('list what they find: no find without its table', () => {
    const run = begun();
    const visit = run.state.visits.find((one) => one.stage === 'checkIdle');
    const on = { visitId: visit?.id ?? 0, taskId: visit?.tasks[0]?.id ?? '' };
    const actor = run.as('townshipGovernment');
    expect(actor.refusal({ type: 'decide', ...on, outcome: 'listed', data: { idleFound: true } })).toBe('RULE_NOT_MET');
    expect(actor.refusal({ type: 'decide', ...on, outcome: 'listed', data: withIdleLand })).toBe('accepted');
  });

  it.each([
    ['idleLand', ['地点', '撂荒面积', '承包责任户姓名', '撂荒原因']],
    ['nonGrainLand', ['地点', '面积', '种植品种', '种植时间', '承包责任人']],
    ['nonFarmLand', ['地点', '面积', '种植品种', '种植时间', '承包人姓名']],
  ])('have the columns of %s as the document names them', (key, columns) => {
    const table = definition.fields.find((field) => field.key === key);
    expect(table?.type === 'table' ? table.columns.map(({ label }) => label.zh) : []).toEqual(columns);
  });

  it('end with the letter where nothing was found', () => {
    expect(received(NOTHING[0]).state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('lead to putting right what was found, until the county sees that it is', () => {
    const run = received(withIdleLand);
    expect(run.stages).toEqual(['rectify']);
    const done = () => run.as('townshipGovernment').decide('done', { data: { rectification: '已复耕' } });
    done().as('countyAgricultureBureau').decide('fail', { opinion: '仍有1亩' });
    expect(run.stages).toEqual(['rectify']);
    done().as('countyAgricultureBureau').decide('pass');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'struckOff' });
  });

  it('are made again when the county sends the letter back', () => {
    const run = checked().as('townshipGovernment').decide('sent', LETTER);
    run.as('countyAgricultureBureau').decide('return', { opinion: '缺面积' });
    expect(run.stages).toEqual(['threeChecks', 'checkIdle', 'checkNonGrain', 'checkNonFarm']);
  });

  it('D031: have a letter by a day that the document hides: no clock until the county sets it, then the ladder', () => {
    expect(clockOf(begun(), 'letterInTime')).toBeUndefined();
    const own = resolved('three-land-use-checks', { letterBy: '2026-03-31' });
    const run = begun(own);
    expect(clockOf(run, 'letterInTime')?.dueOn).toBe('2026-03-31');
    expect(rungs(run.until('2026-04-25'), 'letterInTime')).toEqual([
      'remindOwner',
      'yellowCard',
      'redCard',
      'superviseCase',
    ]);
    const sent = checked(NOTHING[0], own).as('townshipGovernment').decide('sent', LETTER);
    expect(clockOf(sent, 'letterInTime')?.state).toBe('stopped');
  });

  it.each(['checkIdle', 'reportByLetter'])('climb every rung when nobody acts on %s', (stage) => {
    const run = stage === 'checkIdle' ? begun() : checked();
    expect(rungs(run.days(90), `${stage}Limit`)).toHaveLength(5);
  });
});
