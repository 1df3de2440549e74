import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, entries, rungs } from '../trail.ts';

const definition = resolved('urgent-needs-case');
const PLAN = {
  data: { responsiblePerson: 'owner-1', deadline: '2026-03-31', standard: '硬化路面3米', content: '入户便道' },
};

const raised = (): CaseDriver => driver(definition).start({ data: { problem: '入户便道泥泞' } });
const filed = (): CaseDriver =>
  raised()
    .as('villageTwoCommittees')
    .decide('open')
    .as('villageTwoCommittees')
    .decide('done', { data: { urgency: 'soon', area: 'infrastructure' } });
const consulted = (): CaseDriver =>
  filed()
    .as('villageTwoCommittees')
    .decide('done', { data: { opinions: '同意先修主路' } });
const planned = (): CaseDriver => consulted().as('townshipGovernment').decide('done', PLAN);
const solved = (): CaseDriver =>
  planned()
    .asPerson('owner-1')
    .decide('done', { data: { result: '已硬化' } });

describe('an urgent and worrying problem', () => {
  it('is verified, filed by urgency, talked over, planned, solved and answered', () => {
    const run = solved()
      .as('villageTwoCommittees')
      .decide('pass', { data: { answer: '群众满意' } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'struckOff' });
    expect(entries(run)).toEqual(['urgentNeedsLedger:struckOff']);
  });

  it('D213: has duty, limit, standard and content before anybody solves it, and is judged by the limit', () => {
    for (const missing of Object.keys(PLAN.data)) {
      const data = Object.fromEntries(Object.entries(PLAN.data).filter(([key]) => key !== missing));
      expect(consulted().as('townshipGovernment').refused('done', { data }), missing).toBe('FIELD_REQUIRED');
    }
    const run = planned();
    expect(clockOf(run, 'deadline')?.dueOn).toBe('2026-03-31');
    expect(rungs(run.until('2026-05-10'), 'deadline')).toContain('superviseCase');
  });

  it('is closed when it is not so, and merged when it was raised before', () => {
    expect(raised().as('villageTwoCommittees').decide('unfounded', { opinion: '不属实' }).state.outcome).toBe(
      'notEstablished',
    );
    const merged = raised()
      .as('villageTwoCommittees')
      .decide('merge', { opinion: '已受理', data: { mergedInto: '2026-003' } });
    expect(merged.state.outcome).toBe('referred');
  });

  it('is sorted again when the people do not agree', () => {
    expect(filed().as('villageTwoCommittees').decide('notAgreed', { opinion: '要求先修水渠' }).stages).toEqual([
      'classify',
    ]);
  });

  it('is taken up again when who raised it is not content', () => {
    const run = solved().as('villageTwoCommittees').decide('fail', { opinion: '仍积水' });
    expect(run.stages).toEqual(['solve']);
  });

  it('gets a later limit from the township alone', () => {
    const run = planned().asPerson('owner-1').decide('extend', { opinion: '雨季' });
    expect(run.stages).toEqual(['extension']);
    run.as('townshipGovernment').decide('approve', { data: { deadline: '2026-05-01' } });
    expect(clockOf(run, 'deadline')?.dueOn).toBe('2026-05-01');
  });
});
