import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { clockOf, entries, requests, rungs } from '../trail.ts';

const definition = resolved('microcredit-lending');
const DIGEST = 'a'.repeat(64);

const demand: CaseData = {
  borrowerName: '演示户一',
  borrowerType: 'formerPoor',
  demand: '养牛',
  policyExplained: true,
};
const application: CaseData = {
  idNumber: '999999195001010018',
  requestKind: 'newLoan',
  product: 'microcredit',
  purpose: '购牛',
  requestedFen: 5_000_000,
  termMonths: 36,
  personalFile: [DIGEST],
};
const loan: CaseData = {
  loanNumber: '贷-001',
  disbursedOn: '2026-03-02',
  remindOn: '2029-01-02',
  dueOn: '2029-03-02',
  interestSubsidy: true,
};

const STEPS: Record<string, (run: CaseDriver) => CaseDriver> = {
  apply: (run) => run.asPerson().decide('submit', { data: application }),
  forwardFile: (run) => run.as('villageTwoCommittees').decide('forward'),
  bankApprove: (run) => run.as('bank').decide('approve', { data: { loanFen: 5_000_000 } }),
  disburse: (run) => run.as('bank').decide('disbursed', { data: loan }),
  superviseUse: (run) => run.as('townshipGovernment').decide('inOrder', { data: { useRecord: '已购牛5头' } }),
};

function upTo(stage: string, data: CaseData = demand, procedure = definition): CaseDriver {
  const run = driver(procedure).start({ data });
  while (run.state.status === 'open' && !run.stages.includes(stage)) STEPS[run.stages[0] ?? '']?.(run);
  return run;
}

describe('lending a micro-credit', () => {
  it('goes from the surveyed demand over village and bank to the look at the use, and opens the repayment', () => {
    const run = upTo('the end');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
    expect(entries(run)).toEqual(['microcreditLedger:disbursed']);
    expect(requests(run, 'link')).toMatchObject([
      {
        mode: 'open',
        procedure: 'microcredit-repayment',
        data: {
          borrowerName: '演示户一',
          product: 'microcredit',
          loanNumber: '贷-001',
          loanFen: 5_000_000,
          remindOn: '2029-01-02',
          dueOn: '2029-03-02',
        },
      },
    ]);
    expect(run.state.clocks.filter((clock) => clock.state !== 'stopped' || clock.overdue)).toEqual([]);
  });

  it('hands the repayment every field that its filing asks for', () => {
    const [link] = requests(upTo('the end'), 'link');
    const asked = resolved('microcredit-repayment').filing.form.map(({ field }) => field);
    expect(Object.keys(link?.data ?? {}).sort()).toEqual([...asked].sort());
  });

  it('ends where the household wants no loan', () => {
    expect(upTo('apply').asPerson().decide('notWilling').state).toMatchObject({ outcome: 'notEstablished' });
  });

  it('can be withdrawn until it is paid out', () => {
    expect(upTo('bankApprove').asPerson('assistanceCadre@610429101200').withdraw().state.outcome).toBe('withdrawn');
    expect(
      upTo('disburse').asPerson('assistanceCadre@610429101200').refusal({ type: 'withdraw', reason: '不贷了' }),
    ).toBe('WITHDRAWAL_TOO_LATE');
  });

  it('only moves the due date of a loan that is extended: no second repayment begins', () => {
    const run = upTo('apply');
    run.asPerson().decide('submit', { data: { ...application, requestKind: 'extension' } });
    STEPS['forwardFile']?.(run);
    STEPS['bankApprove']?.(run);
    STEPS['disburse']?.(run);
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
    expect(requests(run, 'link')).toEqual([]);
  });
});

describe('returns and refusals of a micro-credit', () => {
  it('goes back from the village and from the bank to the household, as often as it takes', () => {
    const run = upTo('forwardFile').as('villageTwoCommittees').decide('return', { opinion: '缺身份证' });
    expect(run.stages).toEqual(['apply']);
    STEPS['apply']?.(run);
    STEPS['forwardFile']?.(run);
    run.as('bank').decide('return', { opinion: '用途不清' });
    expect(run.stages).toEqual(['apply']);
  });

  it('tells the household in writing that the bank refuses', () => {
    const run = upTo('bankApprove').as('bank').decide('reject', { opinion: '征信不符' });
    expect(run.state.outcome).toBe('refused');
    expect(requests(run, 'letter')).toMatchObject([{ template: 'loanRefused', to: 'applicant' }]);
  });

  it('corrects a misuse, or lets the bank recall the loan', () => {
    const run = upTo('superviseUse');
    run.as('townshipGovernment').decide('misuse', { opinion: '挪作他用', data: { useRecord: '未购牛' } });
    run.asPerson().decide('corrected', { data: { correction: '已购牛' } });
    expect(run.stages).toEqual(['superviseUse']);
    run.as('townshipGovernment').decide('recall', { opinion: '拒不纠正', data: { useRecord: '仍未购牛' } });
    expect(run.as('bank').decide('recalled', { data: { recoveredFen: 5_000_000 } }).state.outcome).toBe('referred');
  });
});

describe('rules of a micro-credit', () => {
  it('lends to formerly poor, marginal and monitored people only', () => {
    expect(
      upTo('apply', { ...demand, borrowerType: 'other' })
        .asPerson()
        .refused('submit', { data: application }),
    ).toBe('RULE_NOT_MET');
  });

  it('takes no application without its papers', () => {
    const { personalFile: _missing, ...rest } = application;
    expect(upTo('apply').asPerson().refused('submit', { data: rest })).toBe('RULE_NOT_MET');
  });

  it('lends 50,000 yuan at most as a micro-credit, 200,000 as an enrichment loan, for three years at most', () => {
    const lent = (loanFen: number, change: CaseData = {}) => {
      const run = upTo('apply');
      run.asPerson().decide('submit', { data: { ...application, ...change } });
      STEPS['forwardFile']?.(run);
      return run.as('bank').refused('approve', { data: { loanFen } });
    };
    expect(lent(5_000_000)).toBe('accepted');
    expect(lent(5_000_001)).toBe('RULE_NOT_MET');
    expect(lent(20_000_000, { product: 'enrichment' })).toBe('accepted');
    expect(lent(20_000_001, { product: 'enrichment' })).toBe('RULE_NOT_MET');
    expect(lent(5_000_000, { termMonths: 37 })).toBe('RULE_NOT_MET');
  });
});

describe('limits of a micro-credit', () => {
  it('D013, D217: counts ‘in time’ only once the county has said how many days that is', () => {
    expect(definition.clocks.map(({ key }) => key)).not.toContain('applyInTime');
    const own = resolved('microcredit-lending', { applyWordDays: 7, forwardWordDays: 3 });
    const run = upTo('apply', demand, own);
    expect(clockOf(run, 'applyInTime')?.dueOn).toBe('2026-03-09');
    STEPS['apply']?.(run);
    expect(clockOf(run, 'forwardFileInTime')?.dueOn).toBe('2026-03-05');
    run.until('2026-03-06');
    expect(rungs(run, 'forwardFileInTime')).toEqual(['remindOwner']);
  });

  it('climbs every rung when the bank does not decide, and moves nothing', () => {
    const run = upTo('bankApprove').days(60);
    expect(rungs(run, 'bankApproveLimit')).toEqual([
      'remindOwner',
      'notifySuperior',
      'yellowCard',
      'redCard',
      'superviseCase',
    ]);
    expect(run.stages).toEqual(['bankApprove']);
  });

  it('D118: judges the new loans of the year against last year’s once these are set', () => {
    const gatesOf = (parameters: Record<string, number>) =>
      resolvedAny('microcredit-lending', parameters).indicators.map(({ gates }) => gates);
    expect(gatesOf({})).toEqual([[]]);
    expect(gatesOf({ lastYearLoansFen: 800_000_000 })).toMatchObject([
      [{ on: { month: 12, day: 31 }, compare: 'atLeast', value: 800_000_000 }],
    ]);
  });
});
