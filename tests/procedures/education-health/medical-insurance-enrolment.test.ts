import { describe, expect, it } from 'vitest';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import type { CaseDriver } from '../../support/case-driver.ts';
import { driver } from '../../support/case-driver.ts';
import { openRound, TOWNSHIPS } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { clockOf, entries, holder, rungs } from '../trail.ts';

const ID = 'medical-insurance-enrolment';
const actor = holder('townshipGovernment', '610429101');
const person = {
  personName: '演示人员',
  idNumber: '999999195001010018',
  category: 'monitored',
  enrolmentYear: 2026,
};
const start = (parameters = {}): CaseDriver => driver(resolved(ID, parameters)).start({ data: person, actor });
const payment = { premiumFen: 16_500, paidOn: '2026-03-02' };
const paid = (run = start()): CaseDriver => run.as('assistanceCadre').decide('paid', { data: payment });
const notPaid = (reasonNotEnrolled = 'away'): CaseDriver =>
  start().as('assistanceCadre').decide('notPaid', { data: { reasonNotEnrolled } });

describe('the ledger of enrolment', () => {
  it('keeps a person until he has paid and the insurance department confirms it', () => {
    expect(
      start()
        .as('assistanceCadre')
        .refused('paid', { data: { premiumFen: 16_500 } }),
    ).toBe('RULE_NOT_MET');
    const run = paid().as('countyMedicalInsuranceDept').decide('enrolled');
    expect(run.state).toMatchObject({ outcome: 'struckOff' });
    expect(entries(run)).toEqual(['enrolmentLedger:enrolled']);
  });

  it('D008: takes persons of the insurance years from 2022 on', () => {
    const tries = (enrolmentYear: number) => {
      const run = driver(resolved(ID));
      return run.tries(run.startCommand({ data: { ...person, enrolmentYear }, actor }))?.code;
    };
    expect(tries(2021)).toBe('RULE_NOT_MET');
    expect(tries(2022)).toBeUndefined();
  });

  it('asks why a person is not enrolled, and verifies it at the township', () => {
    expect(start().as('assistanceCadre').refused('notPaid')).toBe('RULE_NOT_MET');
    const run = notPaid('unwilling');
    const same = { data: { reasonNotEnrolled: 'unwilling' }, opinion: '核实' };
    expect(run.as('townshipGovernment').refused('justified', same)).toBe('RULE_NOT_MET');
    run.as('townshipGovernment').decide('return', same);
    expect(run.stages).toEqual(['mobilise']);
  });

  it('strikes off who is enrolled after all, and files who need not be', () => {
    const late = notPaid()
      .as('townshipGovernment')
      .decide('enrolled', {
        data: { reasonNotEnrolled: 'away', ...payment },
      });
    expect(late.as('countyMedicalInsuranceDept').decide('enrolled').state.outcome).toBe('struckOff');
    const elsewhere = notPaid('insuredElsewhere')
      .as('townshipGovernment')
      .decide('justified', {
        data: { reasonNotEnrolled: 'insuredElsewhere' },
        opinion: '职工医保',
      });
    expect(elsewhere.as('countyMedicalInsuranceDept').refused('enrolled')).toBe('RULE_NOT_MET');
    expect(elsewhere.as('countyMedicalInsuranceDept').decide('excused').state.outcome).toBe('filed');
  });

  it('goes back to the township when the data do not show the enrolment', () => {
    const run = paid().as('countyMedicalInsuranceDept').decide('return', { opinion: '系统无记录' });
    expect(run.stages).toEqual(['chaseGap']);
  });

  it('D009: has its last day once the county has set the month that the document hides', () => {
    expect(resolved(ID).clocks.map(({ key }) => key)).not.toContain('enrolledInTime');
    const run = start({ enrolledBy: '2026-04-30' });
    expect(clockOf(run, 'enrolledInTime')?.dueOn).toBe('2026-04-30');
    run.until('2026-05-02');
    expect(rungs(run, 'enrolledInTime')).toEqual(['remindOwner', 'yellowCard']);
  });

  it('reminds the cadre, and climbs to a 督办 case at the township', () => {
    expect(rungs(start().days(60), 'mobiliseLimit')).toEqual(['remindOwner', 'notifySuperior']);
    expect(rungs(notPaid().days(60), 'chaseGapLimit')).toContain('superviseCase');
    expect(rungs(paid().days(60), 'confirmEnrolledLimit')).toContain('superviseCase');
  });
});

describe('the rate of enrolment', () => {
  const series = (parameters = {}) =>
    openRound(resolvedAny(ID, parameters), 'enrolmentRate', { openedOn: '2026-01-01', units: TOWNSHIPS });

  it.each([
    [50, 'met'],
    [49, 'missed'],
  ])('D070 D071: judges 100 and %i of 150 by the end of the year against everybody: %s', (second, verdict) => {
    const run = series().until('2026-12-21');
    run.unit('610429101').file({ numerator: 100, denominator: 100 });
    run.unit('610429102').file({ numerator: second, denominator: 50 });
    run.until('2027-01-02');
    expect(run.judgements.map((one) => [one.gate, one.verdict])).toEqual([['everybody', verdict]]);
  });

  it('D010: judges the hidden rate at the hidden date once both are set, exactly', () => {
    expect(resolvedAny(ID).indicators[0]?.gates.map(({ key }) => key)).toEqual(['everybody']);
    const run = series({ enrolledBy: '2026-04-30', ratePercent: 95 }).until('2026-04-21');
    run.unit('610429101').file({ numerator: 95, denominator: 100 });
    run.unit('610429102').file({ numerator: 19, denominator: 20 });
    run.until('2026-05-02');
    expect(run.judgements.map((one) => [one.gate, one.verdict])).toEqual([['byTheHiddenDate', 'met']]);
  });
});

describe('visits and bulletins of medical insurance', () => {
  it('D068 D069: recur on the days that the county sets, and not before', () => {
    expect(resolvedAny(ID).duties).toEqual([]);
    const set = resolvedAny(ID, { visitDay: 5, bulletinDay: 25 });
    expect(set.duties.map(({ key }) => key)).toEqual(['publicise', 'regularBulletin']);
    const [publicise, bulletin] = set.duties;
    if (publicise === undefined || bulletin === undefined) throw new Error('no duties');
    expect(openingsBetween(publicise, '2026-01-01', '2026-02-28')).toEqual(['2026-01-05', '2026-02-05']);
    expect(openingsBetween(bulletin, '2026-01-01', '2026-02-28')).toEqual(['2026-01-25', '2026-02-25']);
  });
});
