import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, holder, rungs } from '../trail.ts';

const id = 'abnormal-symptom-report';
const found = { personName: '演示学员', institutionName: '演示培训机构', symptom: 'fever' };
const told = { reportedAt: '2026-03-02T09:05:00+08:00', communityTold: true };

const started = (parameters: Record<string, number> = {}): CaseDriver =>
  driver(resolved(id, parameters)).start({
    data: found,
    organisation: '610429101',
    actor: holder('trainingInstitution', '610429101/training-institution'),
  });
const reported = (run: CaseDriver): CaseDriver => run.as('trainingInstitution').decide('done', { data: told });

describe('the report of symptoms', () => {
  it('goes to township and community, and ends clear', () => {
    const run = reported(started())
      .as('townshipGovernment')
      .decide('done', { data: { handlingResult: '普通感冒' } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('is not made before the community is told too', () => {
    const data = { ...told, communityTold: false };
    expect(started().as('trainingInstitution').refused('done', { data })).toBe('RULE_NOT_MET');
  });

  it('goes on to the investigation where somebody is infected, and back where it is not clear', () => {
    const data = { handlingResult: '核酸阳性' };
    const run = reported(started()).as('townshipGovernment').decide('infected', { opinion: '转流调', data });
    expect(run.state.outcome).toBe('referred');
    const again = reported(started()).as('townshipGovernment').decide('incomplete', { opinion: '症状不清', data });
    expect(again.stages).toEqual(['report']);
  });

  it('D423: hurries the report once the county says what 及时 means, and has a default until then', () => {
    expect(clockOf(started(), 'reportClock')).toBeUndefined();
    expect(clockOf(started(), 'reportDefaultClock')?.dueAt).toBe('2026-03-02T03:00:00.000Z');
    const run = started({ reportHours: 1 }).until('2026-03-02T02:00:00.000Z');
    expect(rungs(run, 'reportClock')).toEqual(['remindOwner', 'notifySuperior']);
  });

  it('D410: hurries the handling from the finding on once the county says what 第一时间 means', () => {
    const run = started({ handleHours: 3 });
    expect(clockOf(run, 'handleClock')?.dueAt).toBe('2026-03-02T04:00:00.000Z');
    expect(rungs(reported(run).until('2026-03-02T04:00:00.000Z'), 'handleClock')).toContain('notifySuperior');
    expect(clockOf(started(), 'handleDefaultClock')?.dueAt).toBe('2026-03-02T13:00:00.000Z');
  });
});
