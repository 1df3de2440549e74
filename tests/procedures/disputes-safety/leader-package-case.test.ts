import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { clockOf, holder, rungs } from '../trail.ts';

const definition = resolved('leader-package-case');
const organisation = '610429101';
const ONE_EACH = { data: { leader: 'leader-1', team: '综治办、司法所、派出所' } };
const HANDLED = { data: { steps: '三次面谈', result: '双方签字' } };
const CHECK = { data: { supervision: '已到位' } };

const filed = (): CaseDriver =>
  driver(definition).start({
    organisation,
    actor: holder('townshipGovernanceOffice', `${organisation}/governance-office`),
    data: { problem: '征地补偿纠纷' },
  });
const selected = (): CaseDriver =>
  filed()
    .as('townshipGovernanceOffice')
    .decide('accept', { data: { caseKind: 'dispute' } });
const assigned = (): CaseDriver => selected().as('townshipParty').decide('done', ONE_EACH);
const settled = (): CaseDriver => assigned().asPerson('leader-1').decide('settled', HANDLED);
const unsettled = (): CaseDriver => assigned().asPerson('leader-1').decide('notSettled', { opinion: '诉求过高' });

describe('a case that a leader owns', () => {
  it('D436: has one problem, one leader and one team, and is the leader’s in person', () => {
    for (const missing of ['leader', 'team']) {
      const data = Object.fromEntries(Object.entries(ONE_EACH.data).filter(([key]) => key !== missing));
      expect(selected().as('townshipParty').refused('done', { data }), missing).toBe('FIELD_REQUIRED');
    }
    const run = assigned();
    const { visitId, taskId } = run.asPerson('leader-1').task;
    const other = run.as('caseLeader', organisation, 'leader-2');
    expect(other.refusal({ type: 'decide', visitId, taskId, outcome: 'settled', ...HANDLED })).toBe('NOT_ALLOWED');
    const to = { id: 'leader-2', name: 'leader-2' };
    const leader = run.asPerson('leader-1');
    expect(leader.refusal({ type: 'transfer', ...leader.task, to, reason: '出差' })).toBe('COMMAND_NOT_APPLICABLE');
  });

  it('is settled, checked and closed', () => {
    const run = settled().as('townshipGovernanceOffice').decide('ok', CHECK);
    expect(run.stages).toEqual(['close']);
    run.as('caseLeader').decide('closed', { data: { closedOn: '2026-03-02' } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('is pressed by the governance office until it is done: 一抓到底', () => {
    expect(settled().as('townshipGovernanceOffice').decide('press', { opinion: '协议未履行' }).stages).toEqual([
      'handle',
    ]);
    expect(unsettled().as('townshipGovernanceOffice').decide('press', { opinion: '再做工作' }).stages).toEqual([
      'handle',
    ]);
  });

  it('gets another leader, or goes to law, only as the check says', () => {
    expect(unsettled().stages).toEqual(['checkUnsettled']);
    expect(unsettled().as('townshipGovernanceOffice').decide('change', { opinion: '换人' }).stages).toEqual(['assign']);
    const law = unsettled().as('townshipGovernanceOffice').decide('law', { opinion: '依法裁判' });
    expect(law.state).toMatchObject({ status: 'ended', outcome: 'notEstablished' });
  });

  it('is not listed without a reason', () => {
    expect(filed().as('townshipGovernanceOffice').refused('refuse')).toBe('OPINION_REQUIRED');
    expect(filed().as('townshipGovernanceOffice').decide('refuse', { opinion: '一般纠纷' }).state.outcome).toBe(
      'refused',
    );
  });

  it('is driven on by every rung when the leader does nothing', () => {
    expect(rungs(assigned().days(90), 'handleLimit')).toEqual([
      'remindOwner',
      'notifySuperior',
      'yellowCard',
      'redCard',
      'superviseCase',
    ]);
    expect(clockOf(settled(), 'handleLimit')?.state).toBe('stopped');
  });

  it('D437: comes before the regular meeting once the township has a day for it', () => {
    expect(definition.duties).toEqual([]);
    const [duty] = resolvedAny('leader-package-case', { meetingDay: 8 }).duties;
    expect(duty).toMatchObject({ key: 'supervisionMeeting', opens: { every: 'month', day: 8 } });
  });
});
