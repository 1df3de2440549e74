import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, entries, requests, rungs, warnings, holder } from '../trail.ts';

const definition = resolved('microcredit-repayment');

const loan: CaseData = {
  borrowerName: '演示户一',
  product: 'microcredit',
  loanNumber: '贷-001',
  loanFen: 5_000_000,
  dueOn: '2026-05-20',
};
const sinceDue: CaseData = {
  outstandingFen: 5_000_000,
  checkedOn: '2026-05-21',
  epidemicHit: false,
  badCreditRecord: true,
};

const start = (procedure = definition): CaseDriver =>
  driver(procedure).start({ data: loan, applicant: null, actor: holder('bank', '610429/bank') });
const mobilise = (run: CaseDriver): CaseDriver =>
  run.as('assistanceCadre').decide('ready', { data: { mobilisation: '已备款' } });
const overdue = (): CaseDriver =>
  mobilise(start()).until('2026-05-22').as('bank').decide('overdue', { opinion: '到期未还', data: sinceDue });

describe('a loan that falls due', () => {
  it('D015: is repaid on its due date, and entered', () => {
    const run = mobilise(start());
    expect(clockOf(run, 'repaidOnDueDate')?.dueOn).toBe('2026-05-20');
    run.as('bank').decide('repaid', { data: { outstandingFen: 0 } });
    expect(run.state.outcome).toBe('completed');
    expect(entries(run)).toEqual(['microcreditLedger:repaid']);
  });

  it('is not repaid while anything is outstanding', () => {
    expect(
      mobilise(start())
        .as('bank')
        .refused('repaid', { data: { outstandingFen: 1 } }),
    ).toBe('RULE_NOT_MET');
  });

  it('D014: warns a month before the due date, and as long before it as the county says besides', () => {
    const run = start().until('2026-05-19');
    expect(warnings(run, 'mobilisedBeforeDue')).toBe(1);
    const own = start(resolved('microcredit-repayment', { mobiliseBeforeDays: 60 })).until('2026-05-19');
    expect(warnings(own, 'mobilisedBeforeDue')).toBe(2);
  });

  it('reminds of a mobilisation that came to nothing by the due date', () => {
    expect(rungs(start().until('2026-06-10'), 'mobilisedBeforeDue')).toEqual(['remindOwner', 'notifySuperior']);
  });

  it('D119: counts ‘collect in time’ once the county sets it', () => {
    const run = mobilise(start(resolved('microcredit-repayment', { collectWordDays: 10 })));
    expect(clockOf(run, 'collectInTime')?.dueOn).toBe('2026-03-12');
  });

  it('D015: climbs every rung after the due date', () => {
    expect(rungs(mobilise(start()).until('2026-07-01'), 'repaidOnDueDate')).toEqual([
      'remindOwner',
      'notifySuperior',
      'yellowCard',
      'redCard',
      'superviseCase',
    ]);
  });
});

describe('a loan in difficulty', () => {
  const asked = (): CaseDriver =>
    start()
      .as('assistanceCadre')
      .decide('difficulty', { opinion: '受灾', data: { mobilisation: '受灾' } });

  it('is extended, and due on the new date', () => {
    const run = asked()
      .as('bank')
      .decide('approve', { data: { extensionReason: 'disaster', extensionMonths: 12 } });
    run.as('bank').decide('changed', { data: { dueOn: '2027-05-20' } });
    expect(run.stages).toEqual(['collect']);
    expect(clockOf(run, 'repaidOnDueDate')?.dueOn).toBe('2027-05-20');
  });

  it('D454: is extended by as many months as the county calls moderate, at most', () => {
    const own = start(resolved('microcredit-repayment', { longestExtensionMonths: 12 }));
    own.as('assistanceCadre').decide('difficulty', { opinion: '受疫情影响', data: { mobilisation: '停工' } });
    const extension = (extensionMonths: number) => ({ data: { extensionReason: 'epidemic', extensionMonths } });
    expect(own.as('bank').refused('approve', extension(13))).toBe('RULE_NOT_MET');
    expect(own.as('bank').refused('approve', extension(12))).toBe('accepted');
    expect(
      asked()
        .as('bank')
        .refused('approve', { data: { extensionReason: 'epidemic' } }),
    ).toBe('RULE_NOT_MET');
  });

  it('is handled flexibly or refused, and then stays due as it was', () => {
    const flexible = asked()
      .as('bank')
      .decide('flexible', { data: { extensionReason: 'epidemic' } });
    expect(clockOf(flexible, 'repaidOnDueDate')?.dueOn).toBe('2026-05-20');
    const refused = asked()
      .as('bank')
      .decide('reject', { opinion: '不符合条件', data: { extensionReason: 'other' } });
    expect(refused.stages).toEqual(['collect']);
  });

  it('climbs every rung when the bank does not decide on the extension', () => {
    expect(rungs(asked().days(60), 'extendLimit')).toHaveLength(5);
  });
});

describe('an overdue loan', () => {
  it('is overdue from the day after its due date, not before', () => {
    const run = mobilise(start()).until('2026-05-22');
    const onTheDay = { ...sinceDue, checkedOn: '2026-05-20' };
    expect(run.as('bank').refused('overdue', { opinion: '未还', data: onTheDay })).toBe('RULE_NOT_MET');
    expect(run.as('bank').refused('overdue', { opinion: '未还', data: sinceDue })).toBe('accepted');
  });

  it('is no bad credit record where the epidemic hit', () => {
    const run = mobilise(start()).until('2026-05-22');
    const hit = { ...sinceDue, epidemicHit: true };
    expect(run.as('bank').refused('overdue', { opinion: '未还', data: hit })).toBe('RULE_NOT_MET');
    expect(run.as('bank').refused('overdue', { opinion: '未还', data: { ...hit, badCreditRecord: false } })).toBe(
      'accepted',
    );
  });

  it('can still be repaid or extended', () => {
    const data = { outstandingFen: 0, checkedOn: '2026-05-22' };
    expect(overdue().as('bank').decide('repaid', { data }).state.outcome).toBe('completed');
    const asked = overdue()
      .as('bank')
      .decide('askExtension', { opinion: '申请展期', data: { ...data, outstandingFen: 1 } });
    expect(asked.stages).toEqual(['extend']);
  });

  it('D121: goes to risk compensation when overdue for more than half a year, not on the day itself', () => {
    const run = overdue().until('2026-11-23');
    const data = { outstandingFen: 5_000_000, checkedOn: '2026-11-20' };
    expect(run.as('bank').refused('refer', { opinion: '逾期半年', data })).toBe('RULE_NOT_MET');
    run.as('bank').decide('refer', { opinion: '逾期超过半年', data: { ...data, checkedOn: '2026-11-21' } });
    expect(run.state.outcome).toBe('referred');
    const [link] = requests(run, 'link');
    expect(link).toMatchObject({ mode: 'open', procedure: 'microcredit-risk-compensation' });
    const asked = resolved('microcredit-risk-compensation').filing.form.map(({ field }) => field);
    expect(asked.filter((field) => link?.data[field] === undefined)).toEqual([]);
  });

  it('D121: tells the county when half a year has passed since it was entered as overdue', () => {
    const run = overdue();
    // 22 November 2026 is a Sunday
    expect(clockOf(run, 'overdueHalfYear')?.dueOn).toBe('2026-11-23');
    run.until('2026-12-20');
    expect(rungs(run, 'overdueHalfYear')).toEqual(['remindOwner', 'yellowCard', 'redCard', 'superviseCase']);
  });
});

describe('the overdue rate of the county', () => {
  it('D120: is judged at every report, within 0.5 %', () => {
    expect(definition.indicators).toMatchObject([
      {
        key: 'watchOverdue',
        measure: { type: 'share' },
        gates: [{ on: 'everyReport', compare: 'atMost', value: { numerator: 5, denominator: 1000 } }],
      },
    ]);
  });
});
