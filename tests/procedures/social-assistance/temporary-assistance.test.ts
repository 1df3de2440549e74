import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, requests, rungs } from '../trail.ts';

const definition = resolved('temporary-assistance');
const found: CaseData = { payeeName: '演示人', residence: 'resident', hardship: '房屋失火', urgent: false };
const checked = (amountFen: number): CaseData => ({
  verifiedOn: '2026-03-02',
  findings: '属实',
  amountFen,
  bankAccount: '6200000000000005',
});
const township = (run: CaseDriver) => run.as('townshipGovernment');
const civil = (run: CaseDriver) => run.as('countyCivilAffairs');
const started = (change: CaseData = {}, of = definition) => driver(of).start({ data: { ...found, ...change } });
const verified = (amountFen: number, change: CaseData = {}) =>
  township(started(change)).decide('approve', { data: checked(amountFen) });
const urgentAid = () => civil(verified(300_000, { urgent: true })).decide('approve');
const referred = (lastingNeed: string) =>
  civil(verified(100_000)).decide('approve', { data: { lastingNeed, clueSource: 'departmentPush' } });

describe('temporary assistance', () => {
  it('is decided by the township up to the small amount, and by civil affairs above it', () => {
    expect(requests(verified(100_000), 'payout')).toMatchObject([{ amountFen: 100_000 }]);
    const more = verified(100_001);
    expect(more.stages).toEqual(['publicise']);
    township(more).post().days(4);
    expect(more.stages).toEqual(['grant']);
    expect(requests(civil(more).decide('approve'), 'payout')).toMatchObject([{ amountFen: 100_001 }]);
  });

  it('helps first in urgent cases, without notice and whoever lives here, and completes the papers afterwards', () => {
    const run = urgentAid();
    expect(requests(run, 'payout')).toHaveLength(1);
    expect(run.stages).toEqual(['completePapers']);
    expect(clockOf(run, 'completePapersLimit')?.limit).toMatchObject({ amount: 10, unit: 'workingDay' });
    township(run).decide('done', { data: { papers: ['a'.repeat(64)] } });
    expect(run.stages).toEqual(['refer']);
  });

  it('recovers what proves untrue afterwards', () => {
    const run = township(urgentAid()).decide('unfounded', { opinion: '虚报', data: { papers: ['a'.repeat(64)] } });
    township(run).decide('recovered', { data: { recoveredFen: 300_000 } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'refused' });
  });

  it.each([
    ['allowance', 'minimum-living-allowance'],
    ['extremePoverty', 'extreme-poverty-support'],
    ['monitoring', 'monitored-household-identification'],
  ])('hands lasting need (%s) on to %s', (need, procedure) => {
    expect(requests(referred(need), 'link')).toMatchObject([{ mode: 'open', procedure, subject: '演示人' }]);
  });

  it('ends where there is no lasting need, and asks for the source of a clue where there is', () => {
    expect(requests(referred('none'), 'link')).toEqual([]);
    expect(civil(verified(100_000)).refused('approve', { data: { lastingNeed: 'monitoring' } })).toBe('RULE_NOT_MET');
  });

  it('returns to the supplement or the verification, and refuses with the reason', () => {
    const run = township(started()).decide('return', { opinion: '困难不清', data: checked(1) });
    run.as('townshipVillageCadre').decide('submit', { data: { hardship: '失火，损失三万' } });
    expect(run.stages).toEqual(['verify']);
    const back = civil(verified(300_000, { urgent: true })).decide('return', { opinion: '金额偏高' });
    expect(back.stages).toEqual(['verify']);
    expect(township(started()).decide('reject', { opinion: '不属实', data: checked(1) }).state.outcome).toBe('refused');
    expect(civil(verified(300_000, { urgent: true })).decide('reject', { opinion: '不符' }).state.outcome).toBe(
      'refused',
    );
    const notice = township(verified(200_000)).post().as('townshipGovernment').object('有存款');
    expect(township(notice).resolveObjection(true).stages).toEqual(['verify']);
  });

  it('D103: counts 及时 by the hour once the county has set it, a default meanwhile, until the money is paid', () => {
    expect(clockOf(started(), 'inTime')).toBeUndefined();
    expect(clockOf(started(), 'whole')?.dueAt).toBe('2026-03-22T01:00:00.000Z');
    const set = resolved('temporary-assistance', { inTimeHours: 48 });
    const run = started({ urgent: true }, set);
    expect(clockOf(run, 'inTime')?.dueAt).toBe('2026-03-04T01:00:00.000Z');
    expect(rungs(started({}, set).days(30), 'inTime')).toHaveLength(5);
    civil(township(run).decide('approve', { data: checked(300_000) })).decide('approve');
    expect(clockOf(run, 'inTime')?.state).toBe('stopped');
  });

  it('is withdrawn until it is paid', () => {
    expect(started().asPerson('applicant-1').withdraw().state.outcome).toBe('withdrawn');
    expect(urgentAid().asPerson('applicant-1').refusal({ type: 'withdraw', reason: '撤回' })).toBe(
      'WITHDRAWAL_TOO_LATE',
    );
  });

  it.each([
    ['verify', () => started()],
    ['grant', () => verified(300_000, { urgent: true })],
    ['completePapers', urgentAid],
  ] as const)('climbs the ladder of %s', (stage, make) => {
    expect(rungs(make().days(60), `${stage}Limit`)).toHaveLength(5);
  });
});
