import { describe, expect, it } from 'vitest';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, holder, requests, rungs } from '../trail.ts';

const definition = resolved('dispute-return-visit');
const OFFICE = '610429101/governance-office';
const FOUND = { data: { visitedOn: '2026-03-02', state: '关系缓和' } };

const settled = (own = definition): CaseDriver =>
  driver(own).start({ actor: holder('townshipGovernanceOffice', OFFICE), data: { dispute: '宅基地边界' } });
const byOne = (own = definition): CaseDriver =>
  settled(own)
    .as('townshipGovernanceOffice')
    .decide('visit', { data: { major: true, visitor: 'visitor-1' } });
const together = (): CaseDriver =>
  settled()
    .as('townshipGovernanceOffice')
    .decide('joint', { data: { major: false } });
const unstable = (): CaseDriver =>
  byOne()
    .asPerson('visitor-1')
    .decide('unstable', { ...FOUND, opinion: '又起争执' });

describe('the return visit after a settlement', () => {
  it('is made by one named person and closes what is stable', () => {
    expect(
      settled()
        .as('townshipGovernanceOffice')
        .refused('visit', { data: { major: true } }),
    ).toBe('RULE_NOT_MET');
    const run = byOne().asPerson('visitor-1').decide('stable', FOUND);
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('is made at the door together where the case is prominent or may recur', () => {
    expect(together().stages).toEqual(['jointVisit']);
    expect(together().as('townshipGovernanceOffice').decide('stable', FOUND).state.outcome).toBe('completed');
    const again = together()
      .as('townshipGovernanceOffice')
      .decide('unstable', { ...FOUND, opinion: '反复' });
    expect(again.stages).toEqual(['judgeRelapse']);
  });

  it('is never left out for a major dispute', () => {
    const office = settled().as('townshipGovernanceOffice');
    expect(office.refused('none', { opinion: '不需回访', data: { major: true } })).toBe('RULE_NOT_MET');
    expect(office.decide('none', { opinion: '不需回访', data: { major: false } }).state.outcome).toBe('filed');
  });

  it('opens the mediation anew with dispute and parties when it is unstable', () => {
    const run = unstable().as('townshipGovernanceOffice').decide('reopen');
    expect(requests(run, 'link')).toMatchObject([
      { mode: 'reopen', procedure: 'dispute-mediation', data: { dispute: '宅基地边界', major: true } },
    ]);
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'referred' });
  });

  it('is made once more where the office wants to see for itself', () => {
    const run = unstable().as('townshipGovernanceOffice').decide('again', { opinion: '再访' });
    expect(run.stages).toEqual(['jointVisit']);
  });

  it('D221: is made in time: within hours that the county sets, and ten working days by default', () => {
    expect(clockOf(byOne(), 'visitAtOnce')).toBeUndefined();
    expect(clockOf(byOne(), 'visitLimit')?.dueOn).toBe('2026-03-16');
    const own = resolved('dispute-return-visit', { visitHours: 72 });
    expect(rungs(byOne(own).days(4), 'visitAtOnce')).toContain('remindOwner');
  });
});

describe('the register of closed disputes', () => {
  it('D441: is written once a month, at the meeting', () => {
    const [duty] = definition.duties;
    if (duty === undefined) throw new Error('no duty');
    expect(openingsBetween(duty, '2026-01-01', '2026-12-31')).toHaveLength(12);
    expect(duty.item.key).toBe('registerMonthly');
  });

  it('says of each whether it is prominent, or that none was closed', () => {
    const units = [
      { path: OFFICE, name: '一镇综治办' },
      { path: '610429102/governance-office', name: '二镇综治办' },
    ];
    const round = openRound(definition, 'monthlyMeeting', { openedOn: '2026-03-20', units });
    const entry = { closedDispute: '宅基地边界', village: '演示一村', closedOn: '2026-03-10' };
    expect(round.unit(OFFICE).refusedFile(entry)).toBe('FIELD_REQUIRED');
    round.unit(OFFICE).file({ ...entry, prominent: true });
    round.unit('610429102/governance-office').nothingToReport();
    expect(round.owing()).toEqual([]);
  });
});
