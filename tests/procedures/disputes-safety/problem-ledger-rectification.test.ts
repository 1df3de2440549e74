import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, entries, rungs } from '../trail.ts';

const definition = resolved('problem-ledger-rectification');
const RISK = { data: { riskDegree: 'medium' } };
const MEASURES = { data: { measures: '修复蓄水池', responsiblePerson: 'owner-1', deadline: '2026-03-20' } };
const RESULT = { data: { result: '已修复' } };
const WHOLE = ['remindOwner', 'notifySuperior', 'yellowCard', 'redCard', 'superviseCase'];

const found = (own = definition): CaseDriver => driver(own).start({ data: { problem: '蓄水池渗漏' } });
const inLedger = (own = definition): CaseDriver =>
  found(own)
    .as('townshipGovernment')
    .decide('open', RISK)
    .as('townshipGovernment')
    .decide('done', { data: { ledgerNumber: '2026-001' } })
    .as('townshipGovernment')
    .decide('done', MEASURES);
const followedUp = (): CaseDriver => inLedger().asPerson('owner-1').decide('done', RESULT);

describe('a problem found at a visit', () => {
  it('goes from the ledger over measures, owner and limit to 销号', () => {
    const run = followedUp().as('townshipGovernment').decide('pass');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'struckOff' });
    expect(entries(run)).toEqual(['villageProblemLedger:struckOff']);
  });

  it('D205, D206: is solved in real time without a ledger where it can be', () => {
    const own = resolved('problem-ledger-rectification', { solveNowHours: 4 });
    const run = found(own).as('townshipGovernment').decide('fixNow', RISK);
    expect(rungs(run.until('2026-03-02T04:59:00.000Z'), 'solveNowAtOnce')).toEqual([]);
    expect(rungs(run.until('2026-03-02T05:00:00.000Z'), 'solveNowAtOnce')).toEqual(['remindOwner']);
    run.as('assistanceCadre').decide('solved', RESULT);
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
    expect(entries(run)).toEqual([]);
  });

  it('enters the ledger when it can’t be solved at once after all', () => {
    const run = found().as('townshipGovernment').decide('fixNow', RISK);
    expect(run.as('assistanceCadre').decide('cannot', { opinion: '需施工' }).stages).toEqual(['openLedger']);
  });

  it('is sorted by its risk before anything else, or closed as unfounded, or merged', () => {
    expect(found().as('townshipGovernment').refused('open')).toBe('FIELD_REQUIRED');
    const unfounded = found().as('townshipGovernment').decide('unfounded', { opinion: '不属实' });
    expect(unfounded.state.outcome).toBe('notEstablished');
    const data = { mergedInto: '2026-000' };
    expect(found().as('townshipGovernment').decide('merge', { opinion: '重复', data }).state.outcome).toBe('referred');
  });

  it('D207: is never in the ledger without responsible person and limit, and is judged by that limit', () => {
    const run = found().as('townshipGovernment').decide('open', RISK);
    run.as('townshipGovernment').decide('done', { data: { ledgerNumber: '2026-001' } });
    const { deadline: _deadline, ...withoutLimit } = MEASURES.data;
    expect(run.as('townshipGovernment').refused('done', { data: withoutLimit })).toBe('FIELD_REQUIRED');
    const { responsiblePerson: _owner, ...withoutOwner } = MEASURES.data;
    expect(run.as('townshipGovernment').refused('done', { data: withoutOwner })).toBe('FIELD_REQUIRED');
    run.as('townshipGovernment').decide('done', MEASURES);
    expect(clockOf(run, 'deadline')?.dueOn).toBe('2026-03-20');
    expect(rungs(run.until('2026-04-30'), 'deadline')).toEqual(WHOLE);
  });

  it('D208: is followed up in time where the county says how soon', () => {
    const run = inLedger(resolved('problem-ledger-rectification', { followUpHours: 48 }));
    expect(rungs(run.days(3), 'followUpAtOnce')).toContain('remindOwner');
    expect(clockOf(inLedger(), 'followUpAtOnce')).toBeUndefined();
  });

  it('belongs to the one person named: nobody else can report it solved', () => {
    const run = inLedger();
    const { visitId, taskId } = run.asPerson('owner-1').task;
    const stranger = run.as('responsiblePerson', '610429101');
    expect(stranger.refusal({ type: 'decide', visitId, taskId, outcome: 'done', ...RESULT })).toBe('NOT_ALLOWED');
  });

  it('is rectified again when the township does not accept it', () => {
    const run = followedUp().as('townshipGovernment').decide('fail', { opinion: '仍渗漏' });
    expect(run.stages).toEqual(['followUp']);
  });

  it('gets a later limit only from the township, and keeps its own when that is refused', () => {
    const asked = () => inLedger().asPerson('owner-1').decide('extend', { opinion: '等待材料' });
    const later = asked()
      .as('townshipGovernment')
      .decide('approve', { data: { deadline: '2026-04-10' } });
    expect(clockOf(later, 'deadline')?.dueOn).toBe('2026-04-10');
    const refused = asked().as('townshipGovernment').decide('reject', { opinion: '不同意' });
    expect(clockOf(refused, 'deadline')?.dueOn).toBe('2026-03-20');
  });

  it.each([
    ['classify', () => found()],
    ['close', () => followedUp()],
  ])('climbs every rung when nobody acts on %s', (stage, run) => {
    expect(rungs(run().days(60), `${stage}Limit`)).toEqual(WHOLE);
  });
});
