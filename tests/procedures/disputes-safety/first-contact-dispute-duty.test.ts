import { describe, expect, it } from 'vitest';
import { availableActions } from '../../../domain/case/available-actions.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, requests, rungs } from '../trail.ts';
import { answered, links } from './linked.ts';

const definition = resolved('first-contact-dispute-duty');
const REPORT = { dispute: '邻里争水', receiver: 'cadre-1', reportedAt: '2026-03-02T08:30:00+08:00' };
const ARRIVAL = { data: { arrivedAt: '2026-03-02T08:50:00+08:00' } };
const FACTS = { data: { facts: '两户争用渠水', disputeKind: 'other' } };

const told = (own = definition): CaseDriver => driver(own).start({ data: REPORT });
const onSite = (own = definition): CaseDriver => told(own).asPerson('cadre-1').decide('done', ARRIVAL);
const learned = (own = definition): CaseDriver => onSite(own).asPerson('cadre-1').decide('done', FACTS);
const handedOver = (): CaseDriver => learned().asPerson('cadre-1').decide('handOver', { opinion: '双方不让步' });

describe('the first who is told of a dispute', () => {
  it('D438: is one person in whose name every step stands; another cadre can’t take it over', () => {
    const run = told();
    const { visitId, taskId } = run.asPerson('cadre-1').task;
    const colleague = run.as('townshipVillageCadre', '610429101200', 'cadre-2');
    expect(colleague.refusal({ type: 'decide', visitId, taskId, outcome: 'done', ...ARRIVAL })).toBe('NOT_ALLOWED');
    const start = driver(definition).startCommand({ data: { dispute: '邻里争水', reportedAt: REPORT.reportedAt } });
    expect(driver(definition).tries(start)?.code).toBe('FIELD_REQUIRED');
  });

  it('passes it on to nobody, for whatever reason (不得以任何理由推诿), and is not offered to', () => {
    const acting = told().asPerson('cadre-1');
    const to = { id: 'cadre-2', name: 'cadre-2' };
    expect(acting.refusal({ type: 'transfer', ...acting.task, to, reason: '没空' })).toBe('COMMAND_NOT_APPLICABLE');
    const run = told();
    const offered = availableActions(definition, run.state, run.asPerson('cadre-1').actor, run.now);
    expect(offered.map(({ type }) => type)).not.toContain('transfer');
  });

  it('goes to the site, learns the facts and settles on the spot', () => {
    const run = learned()
      .asPerson('cadre-1')
      .decide('done', { data: { result: '轮流用水' } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('does not arrive before the report', () => {
    const early = { data: { arrivedAt: '2026-03-02T08:00:00+08:00' } };
    expect(told().asPerson('cadre-1').refused('done', early)).toBe('RULE_NOT_MET');
  });

  it('hands over with a reason what can’t be settled on the spot, and waits until it is accepted', () => {
    const run = handedOver();
    expect(links(run)).toEqual(['openAndAwait dispute-mediation']);
    expect(requests(run, 'link')[0]?.data).toMatchObject({ dispute: '邻里争水', disputeKind: 'other' });
    expect(run.stages).toEqual(['solveOnSite']);
  });

  it('stays responsible after handing over, until he reports what became of it', () => {
    const run = answered(handedOver(), 'reported');
    expect(run.stages).toEqual(['follow']);
    run.asPerson('cadre-1').decide('done', { data: { result: '已签协议' } });
    expect(run.state.outcome).toBe('completed');
  });

  it('has it back when the mediation does not take it up', () => {
    expect(answered(handedOver(), 'refused').stages).toEqual(['settleOnSite']);
  });
});

describe('how fast he must be', () => {
  it('D439: goes at once: two hours by default, and the county’s own hours once it sets them', () => {
    expect(rungs(told().until('2026-03-02T03:00:00.000Z'), 'goToSiteDefaultClock')).toEqual([
      'remindOwner',
      'notifySuperior',
    ]);
    const own = resolved('first-contact-dispute-duty', { goToSiteHours: 1 });
    expect(rungs(told(own).until('2026-03-02T01:59:00.000Z'), 'goToSiteClock')).toEqual([]);
    expect(rungs(told(own).until('2026-03-02T02:00:00.000Z'), 'goToSiteClock')).toContain('remindOwner');
  });

  it('D440: settles in the shortest time, counted from the report, at night and on rest days as well', () => {
    const run = learned();
    expect(clockOf(run, 'settleOnSiteDefaultClock')?.dueAt).toBe('2026-03-04T01:00:00.000Z');
    const own = resolved('first-contact-dispute-duty', { settleOnSiteHours: 12 });
    expect(rungs(learned(own).until('2026-03-02T13:00:00.000Z'), 'settleOnSiteClock')).toContain('notifySuperior');
  });
});
