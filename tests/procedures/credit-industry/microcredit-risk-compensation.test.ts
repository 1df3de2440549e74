import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { entries, requests, rungs, holder } from '../trail.ts';

const definition = resolved('microcredit-risk-compensation');

const loan: CaseData = {
  borrowerName: '演示户一',
  product: 'microcredit',
  loanNumber: '贷-001',
  loanFen: 5_000_000,
  dueOn: '2025-08-20',
  outstandingFen: 4_000_000,
  checkedOn: '2026-02-21',
};
const claim: CaseData = {
  bankName: '演示农商银行',
  bankAccount: '6200000000000005',
  claimFen: 4_000_000,
  claimPapers: ['a'.repeat(64)],
};

const start = (): CaseDriver =>
  driver(definition).start({ data: loan, applicant: null, actor: holder('bank', '610429/bank') });
const claimed = (): CaseDriver => start().as('bank').decide('claimed', { data: claim });
const compensate = (run: CaseDriver, compensatedFen: number) =>
  run.as('countyFinance').refused('approve', { data: { compensatedFen } });

describe('risk compensation', () => {
  it('pays from the risk fund to the bank and strikes the loan off', () => {
    const run = claimed()
      .as('countyFinance')
      .decide('approve', { data: { compensatedFen: 3_200_000 } });
    expect(requests(run, 'payout')).toMatchObject([{ payee: '演示农商银行', amountFen: 3_200_000 }]);
    run.as('countyRevitalisationBureau').decide('strikeOff');
    expect(run.state.outcome).toBe('struckOff');
    expect(entries(run)).toEqual(['riskCompensationLedger:struckOff']);
  });

  it('D121: takes a loan into the ledger when overdue for more than half a year, not on the day itself', () => {
    const run = driver(definition);
    const actor = holder('bank', '610429/bank');
    const tooEarly = run.startCommand({ data: { ...loan, checkedOn: '2026-02-20' }, actor });
    expect(run.tries(tooEarly)?.code).toBe('RULE_NOT_MET');
    expect(run.tries(run.startCommand({ data: loan, actor }))).toBeNull();
  });

  it('claims what is outstanding at most, and pays the fund’s share of it at most', () => {
    expect(
      start()
        .as('bank')
        .refused('claimed', { data: { ...claim, claimFen: 4_000_001 } }),
    ).toBe('RULE_NOT_MET');
    expect(compensate(claimed(), 3_200_001)).toBe('RULE_NOT_MET');
    expect(compensate(claimed(), 3_200_000)).toBe('accepted');
  });

  it('is struck off without a payment when the loan was repaid meanwhile', () => {
    const run = start().as('bank').decide('repaidMeanwhile', { data: claim });
    expect(run.stages).toEqual(['close']);
    expect(requests(run, 'payout')).toEqual([]);
  });

  it('goes back to the bank for more papers', () => {
    expect(claimed().as('countyFinance').decide('return', { opinion: '缺催收记录' }).stages).toEqual(['claim']);
  });
});

describe('a claim that is refused', () => {
  const refused = (): CaseDriver => claimed().as('countyFinance').decide('reject', { opinion: '未尽职催收' });
  const data = { recovery: '诉讼追偿' };

  it('leaves the bank to recover: struck off when recovered, claimed again, or left to the bank', () => {
    expect(refused().stages).toEqual(['recover']);
    expect(refused().as('bank').decide('recovered', { data }).stages).toEqual(['close']);
    expect(refused().as('bank').decide('claimAgain', { data }).stages).toEqual(['claim']);
    expect(refused().as('bank').decide('notRecovered', { opinion: '无可供执行财产', data }).state.outcome).toBe(
      'refused',
    );
  });

  it('reminds of a recovery that takes long, and no more', () => {
    expect(rungs(refused().days(120), 'recoverLimit')).toEqual(['remindOwner', 'notifySuperior']);
  });
});

describe('limits of risk compensation', () => {
  it.each([
    ['claim', start],
    ['review', claimed],
    ['close', () => start().as('bank').decide('repaidMeanwhile', { data: claim })],
  ])('climbs every rung when nobody acts on %s', (stage, reach) => {
    expect(rungs(reach().days(60), `${stage}Limit`)).toEqual([
      'remindOwner',
      'notifySuperior',
      'yellowCard',
      'redCard',
      'superviseCase',
    ]);
  });
});
