import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import type { CaseDriver } from '../../support/case-driver.ts';
import { driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { entries, requests, rungs } from '../trail.ts';

const ID = 'insurance-premium-subsidy';
const ACCOUNT = '6200000000000005';
const person = {
  payeeName: '演示人员',
  idNumber: '999999195001010018',
  insuranceYear: 2026,
  fullGroup: 'none',
  minimumLiving: false,
  monitored: true,
};

const start = (change: CaseData = {}): CaseDriver =>
  driver(resolved(ID)).start({
    data: { ...person, ...change },
    actor: {
      kind: 'person',
      person: { id: 'filer', name: 'filer' },
      holdings: [{ role: 'countyMedicalInsuranceDept', organisation: '610429/medical-insurance' }],
    },
  });

const confirmed = (change: CaseData = {}): CaseDriver => {
  const { fullGroup, minimumLiving, monitored } = { ...person, ...change };
  const data = { verificationRecord: '属实', fullGroup, minimumLiving, monitored };
  return start(change).as('townshipGovernment').decide('approve', { data });
};

const registered = (change: CaseData = {}): CaseDriver =>
  confirmed(change)
    .as('townshipGovernment')
    .decide('done', { data: { ledgerNumber: '资-001' } });

const grants = (change: CaseData, amountFen: number): string =>
  registered(change)
    .as('countyMedicalInsuranceDept')
    .refused('approve', { data: { amountFen, mode: 'waive' } });

describe('the amount of the premium subsidy', () => {
  it.each(['extremePoverty', 'orphan', 'unsupportedChild'])(
    'D072: is 380 yuan in full for %s, and nothing else',
    (fullGroup) => {
      expect(grants({ fullGroup }, 38_000)).toBe('accepted');
      for (const wrong of [37_999, 38_001, 21_500]) expect(grants({ fullGroup }, wrong)).toBe('RULE_NOT_MET');
    },
  );

  it('D073: is 215 yuan for the minimum living allowance', () => {
    const change = { minimumLiving: true, monitored: false };
    expect(grants(change, 21_500)).toBe('accepted');
    for (const wrong of [21_499, 21_501, 38_000]) expect(grants(change, wrong)).toBe('RULE_NOT_MET');
  });

  it('D074: is 215 yuan for the monitored', () => {
    expect(grants({}, 21_500)).toBe('accepted');
    for (const wrong of [21_499, 21_501, 38_000]) expect(grants({}, wrong)).toBe('RULE_NOT_MET');
  });

  it('is the highest, once, for who is of several categories', () => {
    expect(grants({ fullGroup: 'orphan', minimumLiving: true }, 38_000)).toBe('accepted');
    expect(grants({ fullGroup: 'orphan', minimumLiving: true }, 59_500)).toBe('RULE_NOT_MET');
    expect(grants({ minimumLiving: true }, 21_500)).toBe('accepted');
    expect(grants({ minimumLiving: true }, 43_000)).toBe('RULE_NOT_MET');
  });

  it('follows the county where it sets other amounts', () => {
    const run = driver(resolved(ID, { monitoredFen: 25_000, allowanceFen: 22_000 }));
    run.start({ data: { ...person, minimumLiving: true }, actor: { kind: 'system' } });
    const data = { verificationRecord: '属实', fullGroup: 'none', minimumLiving: true, monitored: true };
    run.as('townshipGovernment').decide('approve', { data });
    run.as('townshipGovernment').decide('done', { data: { ledgerNumber: '资-001' } });
    const amount = (amountFen: number) =>
      run.as('countyMedicalInsuranceDept').refused('approve', { data: { amountFen, mode: 'waive' } });
    expect(amount(22_000)).toBe('RULE_NOT_MET');
    expect(amount(25_000)).toBe('accepted');
  });
});

describe('the way of the premium subsidy', () => {
  it('is waived from the premium without a payment, and stands in the ledger of its category', () => {
    const run = registered()
      .as('countyMedicalInsuranceDept')
      .decide('approve', { data: { amountFen: 21_500, mode: 'waive' } });
    expect(run.state.outcome).toBe('completed');
    expect(requests(run, 'payout')).toEqual([]);
    expect(entries(run)).toEqual(['premiumSubsidyLedger:paid']);
  });

  it('is paid back to the account, and not without one', () => {
    const back = { amountFen: 21_500, mode: 'payBack' };
    const run = registered();
    expect(run.as('countyMedicalInsuranceDept').refused('approve', { data: back })).toBe('RULE_NOT_MET');
    run.as('countyMedicalInsuranceDept').decide('approve', { data: { ...back, bankAccount: ACCOUNT } });
    expect(requests(run, 'payout')).toMatchObject([{ amountFen: 21_500, account: ACCOUNT }]);
    expect(run.state.outcome).toBe('completed');
  });

  it('removes who is of no category', () => {
    const none = { fullGroup: 'none', minimumLiving: false, monitored: false };
    const run = start();
    const data = { verificationRecord: '已退出监测', ...none };
    expect(run.as('townshipGovernment').refused('approve', { data })).toBe('RULE_NOT_MET');
    run.as('townshipGovernment').decide('reject', { data, opinion: '已退出监测' });
    expect(run.state.outcome).toBe('refused');
    expect(requests(run, 'letter')).toHaveLength(1);
  });

  it('goes back from the grant to the ledger, and from the verification for a supplement', () => {
    const data = { amountFen: 21_500, mode: 'waive' };
    const back = registered().as('countyMedicalInsuranceDept').decide('return', { data, opinion: '编号重复' });
    expect(back.stages).toEqual(['register']);
    const { fullGroup, minimumLiving, monitored } = person;
    const run = start()
      .as('townshipGovernment')
      .decide('return', {
        data: { verificationRecord: '查无此人', fullGroup, minimumLiving, monitored },
        opinion: '身份证号有误',
      });
    expect(run.stages).toEqual(['supplement']);
  });

  it.each([
    ['verify', start],
    ['register', confirmed],
    ['subsidise', registered],
  ] as const)('climbs its ladder when nobody acts on %s', (stage, at) => {
    expect(rungs(at().days(60), `${stage}Limit`)).toContain('superviseCase');
  });
});
