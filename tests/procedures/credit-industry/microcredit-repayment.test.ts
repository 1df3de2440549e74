import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, entries, holder, requests, rungs, warnings } from '../trail.ts';

const definition = resolved('microcredit-repayment');

const loan: CaseData = {
  borrowerName: '演示户一',
  product: 'microcredit',
  loanNumber: '贷-001',
  loanFen: 5_000_000,
  remindOn: '2026-03-19',
  dueOn: '2026-05-20',
};
const notRepaid: CaseData = {
  outstandingFen: 5_000_000,
  checkedOn: '2026-05-21',
  epidemicHit: false,
  badCreditRecord: true,
};

const start = (procedure = definition): CaseDriver =>
  driver(procedure).start({ data: loan, applicant: null, actor: holder('bank', '610429/bank') });
const reminded = (procedure = definition): CaseDriver => start(procedure).until('2026-03-20');
const mobilised = (procedure = definition): CaseDriver =>
  reminded(procedure)
    .as('assistanceCadre')
    .decide('ready', { data: { mobilisation: '已备款' } });
const due = (procedure = definition): CaseDriver => mobilised(procedure).until('2026-05-21');
const overdue = (): CaseDriver => due().as('bank').decide('overdue', { data: notRepaid });

describe('a loan that falls due', () => {
  it('sleeps until it is time to mobilise, then until its due date', () => {
    expect(start().until('2026-03-19').stages).toEqual(['untilReminder']);
    expect(reminded().stages).toEqual(['remind']);
    expect(mobilised().stages).toEqual(['untilDue']);
    expect(due().stages).toEqual(['collect']);
  });

  it('D015: is collected when its due date has come, and entered when repaid', () => {
    expect(mobilised().until('2026-05-20').stages).toEqual(['untilDue']);
    const run = due()
      .as('bank')
      .decide('repaid', { data: { outstandingFen: 0 } });
    expect(run.state.outcome).toBe('completed');
    expect(entries(run)).toEqual(['microcreditLedger:repaid']);
  });

  it('is not repaid while anything is outstanding', () => {
    expect(
      due()
        .as('bank')
        .refused('repaid', { data: { outstandingFen: 1 } }),
    ).toBe('RULE_NOT_MET');
  });

  it('is not filed with a mobilisation on or after the due date', () => {
    const run = driver(definition);
    const actor = holder('bank', '610429/bank');
    const late = run.startCommand({ data: { ...loan, remindOn: '2026-05-20' }, actor });
    expect(run.tries(late)?.code).toBe('RULE_NOT_MET');
  });

  it('D014: warns a month before the due date, and as long before it as the county says besides', () => {
    expect(warnings(reminded().until('2026-05-19'), 'mobilisedBeforeDue')).toBe(1);
    const own = resolved('microcredit-repayment', { mobiliseBeforeDays: 45 });
    expect(warnings(reminded(own).until('2026-05-19'), 'mobilisedBeforeDue')).toBe(2);
  });

  it('reminds of a mobilisation that came to nothing by the due date', () => {
    expect(rungs(reminded().until('2026-06-10'), 'mobilisedBeforeDue')).toEqual(['remindOwner', 'notifySuperior']);
  });

  it('D119: counts ‘collect in time’ from the due date, once the county sets it', () => {
    const own = resolved('microcredit-repayment', { collectWordDays: 10 });
    // 31 May 2026 is a Sunday
    expect(clockOf(due(own), 'collectInTime')?.dueOn).toBe('2026-06-01');
  });

  it('climbs every rung when the bank does not collect', () => {
    expect(rungs(due().days(60), 'collectLimit')).toHaveLength(5);
  });
});

describe('a loan in difficulty', () => {
  const asked = (procedure = definition): CaseDriver =>
    reminded(procedure)
      .as('assistanceCadre')
      .decide('difficulty', { opinion: '受灾', data: { mobilisation: '受灾' } });

  it('is extended, and due on the new date', () => {
    const run = asked()
      .as('bank')
      .decide('approve', { data: { extensionReason: 'disaster', extensionMonths: 12 } });
    run.as('bank').decide('changed', { data: { dueOn: '2027-05-20' } });
    expect(run.until('2026-06-01').stages).toEqual(['untilDue']);
    expect(run.until('2027-05-21').stages).toEqual(['collect']);
  });

  it('D454: is extended by as many months as the county calls moderate, at most', () => {
    const own = asked(resolved('microcredit-repayment', { longestExtensionMonths: 12 }));
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
    expect(flexible.until('2026-05-21').stages).toEqual(['collect']);
    const refused = asked()
      .as('bank')
      .decide('reject', { opinion: '不符合条件', data: { extensionReason: 'other' } });
    expect(refused.until('2026-05-21').stages).toEqual(['collect']);
  });

  it('can still ask for an extension when it is collected; refused, it is collected again', () => {
    const run = due()
      .as('bank')
      .decide('askExtension', { opinion: '受疫情影响', data: { outstandingFen: 1 } });
    expect(run.stages).toEqual(['extend']);
    run.as('bank').decide('reject', { opinion: '不符合条件', data: { extensionReason: 'other' } });
    expect(run.until('2026-05-22').stages).toEqual(['collect']);
  });

  it.each([
    ['extend', () => asked()],
    [
      'changeDueDate',
      () =>
        asked()
          .as('bank')
          .decide('approve', { data: { extensionReason: 'disaster', extensionMonths: 6 } }),
    ],
  ])('climbs every rung when the bank leaves %s undone', (stage, reach) => {
    expect(rungs(reach().days(60), `${stage}Limit`)).toHaveLength(5);
  });
});

describe('an overdue loan', () => {
  it('is overdue from the day after its due date, not before', () => {
    const bank = due().as('bank');
    expect(bank.refused('overdue', { data: { ...notRepaid, checkedOn: '2026-05-20' } })).toBe('RULE_NOT_MET');
    expect(bank.refused('overdue', { data: notRepaid })).toBe('accepted');
  });

  it('is no bad credit record where the epidemic hit', () => {
    const hit = { ...notRepaid, epidemicHit: true };
    expect(due().as('bank').refused('overdue', { data: hit })).toBe('RULE_NOT_MET');
    expect(
      due()
        .as('bank')
        .refused('overdue', { data: { ...hit, badCreditRecord: false } }),
    ).toBe('accepted');
  });

  it('is collected again and again until it is repaid', () => {
    const run = overdue();
    const data = { outstandingFen: 1, checkedOn: '2026-05-21' };
    run.as('bank').decide('contacted', { data });
    expect(run.stages).toEqual(['collectOverdue']);
    expect(run.as('bank').refused('repaid', { data })).toBe('RULE_NOT_MET');
    run.as('bank').decide('repaid', { data: { ...data, outstandingFen: 0 } });
    expect(run.state.outcome).toBe('completed');
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

  it('D121: tells the county when half a year has passed, however often it was collected', () => {
    const run = overdue();
    run.as('bank').decide('contacted', { data: { outstandingFen: 1, checkedOn: '2026-05-21' } });
    // 21 November 2026 is a Saturday
    expect(clockOf(run, 'overdueHalfYear')?.dueOn).toBe('2026-11-23');
    run.until('2026-12-20');
    expect(rungs(run, 'overdueHalfYear')).toEqual(['remindOwner', 'yellowCard', 'redCard', 'superviseCase']);
  });
});

describe('the overdue rate of the county', () => {
  it('D120: is judged at every report, within 0.5 %', () => {
    const judged = (numerator: number) => {
      const units = [{ path: '610429/revitalisation', name: '县乡村振兴局' }];
      const series = openRound(definition, 'watchOverdue', { openedOn: '2026-03-01', units });
      series.unit('610429/revitalisation').file({ numerator, denominator: 1_000_000_000 });
      return series.judgements.map(({ verdict }) => verdict);
    };
    expect(judged(5_000_000)).toEqual(['met']);
    expect(judged(5_000_001)).toEqual(['missed']);
  });
});
