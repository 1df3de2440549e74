import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { nextOpening } from '../../../domain/duty-calendar/index.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { entries, requests, rungs } from '../trail.ts';

const definition = resolved('cross-province-transport-subsidy');

const application: CaseData = {
  payeeName: '演示劳动力一',
  idNumber: '999999195001010018',
  phone: '13000000001',
  bankAccount: '6200000000000005',
  workerType: 'formerPoor',
  travelledOn: '2026-02-20',
  vehicle: 'secondClass',
  tickets: ['a'.repeat(64)],
  destination: '演示市',
  outsideProvince: true,
};
const reviewed = { paidThisYear: 0, payFen: 50_000 };

const start = (data: CaseData = application, procedure = definition): CaseDriver =>
  driver(procedure).start({ data, subject: { id: 'person-1', kind: 'person', name: '演示劳动力一' } });
const approve = (run: CaseDriver): CaseDriver => run.as('countyHrBureau').decide('approve', { data: reviewed });

function filed(change: CaseData, procedure = definition): string {
  const run = driver(procedure);
  const refusal = run.tries(run.startCommand({ data: { ...application, ...change } }));
  return refusal === null ? 'accepted' : refusal.code;
}

describe('the transport subsidy', () => {
  it('D132: pays 500 yuan to the worker after review and release', () => {
    const run = approve(start());
    run.as('countyFinance').decide('approve');
    expect(run.state.outcome).toBe('completed');
    expect(requests(run, 'payout')).toMatchObject([{ amountFen: 50_000, payee: '演示劳动力一' }]);
    expect(entries(run)).toEqual(['transportSubsidyLedger:paid']);
  });

  it('D132: is paid once for a person and year, and no other amount', () => {
    const again = { data: { ...reviewed, paidThisYear: 1 } };
    expect(start().as('countyHrBureau').refused('approve', again)).toBe('RULE_NOT_MET');
    const more = { data: { ...reviewed, payFen: 50_001 } };
    expect(start().as('countyHrBureau').refused('approve', more)).toBe('RULE_NOT_MET');
  });

  it('D034: takes the four kinds of public transport, and no taxi', () => {
    const kinds = ['coach', 'hardSeat', 'secondClass', 'softSeat'];
    expect(kinds.map((vehicle) => filed({ vehicle }))).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    expect(filed({ vehicle: 'taxi' })).toBe('FIELD_INVALID');
  });

  it('D033: takes any day of travel until the county sets the window, then only days within it', () => {
    const own = resolved('cross-province-transport-subsidy', { travelFrom: '2026-02-10', travelUntil: '2026-02-28' });
    expect(filed({ travelledOn: '2026-01-01' })).toBe('accepted');
    const days = ['2026-02-09', '2026-02-10', '2026-02-28', '2026-03-01'];
    expect(days.map((travelledOn) => filed({ travelledOn }, own))).toEqual([
      'RULE_NOT_MET',
      'accepted',
      'accepted',
      'RULE_NOT_MET',
    ]);
  });

  it('is for formerly poor and monitored workers outside the province', () => {
    expect(filed({ workerType: 'monitored' })).toBe('accepted');
    expect(filed({ workerType: 'other' })).toBe('RULE_NOT_MET');
    expect(filed({ outsideProvince: false })).toBe('RULE_NOT_MET');
  });
});

describe('returns, refusals and ends of the transport subsidy', () => {
  it('goes back for missing papers, and from finance to human resources', () => {
    const run = start().as('countyHrBureau').decide('return', { opinion: '票据不清', data: reviewed });
    expect(run.stages).toEqual(['supplement']);
    run.asPerson().decide('submit', { data: { tickets: ['b'.repeat(64)] } });
    approve(run).as('countyFinance').decide('return', { opinion: '账号有误' });
    expect(run.stages).toEqual(['review']);
  });

  it('tells a refusal in writing', () => {
    const run = start().as('countyHrBureau').decide('reject', { opinion: '票据不实', data: reviewed });
    expect(run.state.outcome).toBe('refused');
    expect(requests(run, 'letter')).toHaveLength(1);
  });

  it('can be withdrawn until the money is released', () => {
    const run = approve(start());
    expect(run.asPerson('assistanceCadre@610429101200').withdraw().state.outcome).toBe('withdrawn');
  });

  it.each([
    ['review', () => start()],
    ['pay', () => approve(start())],
  ])('climbs every rung when nobody acts on %s', (stage, reach) => {
    expect(rungs(reach().days(60), `${stage}Limit`)).toHaveLength(5);
  });
});

describe('the cadres’ duties', () => {
  it('D132: explain the subsidy once a year, to every household', () => {
    const round = openRound(definition, 'yearlyPublicity', { openedOn: '2026-02-01' });
    const duty = definition.duties.find(({ key }) => key === 'yearlyPublicity');
    expect(duty && nextOpening(duty, '2026-02-02')).toBe('2027-02-01');
    expect(round.dueOn()).toBe('2026-03-31');
    expect(round.unit('610429101200').refusedFile({ households: 80, informed: 79 })).toBe('RULE_NOT_MET');
    expect(round.unit('610429101200').refusedFile({ households: 80, informed: 80 })).toBe('accepted');
  });

  it('D035: help to apply within the days that the county calls ‘in time’, once it has said so', () => {
    const duties = (parameters: Record<string, number>) =>
      resolvedAny('cross-province-transport-subsidy', parameters).duties.map(({ key }) => key);
    expect(duties({})).not.toContain('helpApply');
    const own = resolvedAny('cross-province-transport-subsidy', { helpWordDays: 10 });
    expect(openRound(own, 'helpApply', { openedOn: '2026-03-01' }).dueOn()).toBe('2026-03-11');
  });
});
