import { describe, expect, it } from 'vitest';
import type { CaseDriver } from '../../support/case-driver.ts';
import { driver } from '../../support/case-driver.ts';
import { openRound, TOWNSHIPS } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { entries, requests, rungs } from '../trail.ts';

describe('the works of water supply', () => {
  const id = 'water-supply-works';
  const filing = {
    project: '演示供水巩固提升工程',
    projectKind: 'infrastructure',
    workKind: 'network',
    content: '更换管网2公里',
    budgetFen: 50_000_000,
  };
  const waiting = (): CaseDriver =>
    driver(resolved(id)).start({
      data: filing,
      actor: {
        kind: 'person',
        person: { id: 'p', name: 'p' },
        holdings: [{ role: 'villageCommittee', organisation: '610429101200' }],
      },
    });
  const answered = (outcome: string): CaseDriver => {
    const run = waiting();
    return run.system({
      type: 'linkAnswered',
      visitId: run.state.visits[0]?.id ?? 0,
      caseId: 'c2',
      outcome,
      data: {},
    });
  };

  it('asks the reserve library with all that it wants to know', () => {
    const [link] = requests(waiting(), 'link');
    const library = driver(resolved('project-reserve-library'));
    expect(library.tries(library.startCommand({ data: link?.data ?? {} }))).toBeNull();
  });

  it('are built once approved, rectified until the township accepts, and kept in repair', () => {
    const run = answered('completed');
    expect(run.as('projectUnit').refused('finished', { data: { percent: 99 } })).toBe('RULE_NOT_MET');
    run.as('projectUnit').decide('progress', { data: { percent: 50 } });
    run.as('projectUnit').decide('finished', { data: { percent: 100 } });
    const acceptance = { acceptance: '合格', upkeep: '村集体管护' };
    run.as('townshipGovernment').decide('rectify', { data: acceptance, opinion: '井盖缺失' });
    run.as('projectUnit').decide('rectified', { data: { rectification: '已补' } });
    run.as('townshipGovernment').decide('pass', { data: acceptance });
    expect(run.state.outcome).toBe('completed');
  });

  it('end where the project is not approved', () => {
    expect(answered('refused').state.outcome).toBe('refused');
  });

  it.each([
    [13, 'met'],
    [12, 'missed'],
  ])('D097: judges %i of 13 works at the end of the year: %s', (value, verdict) => {
    const water = '610429/water';
    const series = openRound(resolvedAny(id), 'worksFinished', {
      openedOn: '2026-01-01',
      units: [{ path: water, name: '水利局' }],
    });
    series.until('2026-12-21').unit(water).file({ value });
    series.until('2027-01-02');
    expect(series.judgements.map((one) => one.verdict)).toEqual([verdict]);
  });
});

describe('the emergency plan of water supply', () => {
  const id = 'water-supply-emergency-plan';
  const started = (): CaseDriver =>
    driver(resolved(id)).start({ data: { place: '演示一村', failure: '主管破裂', failedOn: '2026-03-02' } });

  it('is activated within hours, brings water, and ends when the supply is safe again', () => {
    const run = started();
    run.as('countyWaterDept').decide('done', { data: { planVersion: '2026版', activationRecord: '已调水车' } });
    run.as('townshipGovernment').decide('done', { data: { supplyRecord: '三辆水车' } });
    expect(run.as('countyWaterDept').refused('done', { data: { supplySafe: false } })).toBe('RULE_NOT_MET');
    run.as('countyWaterDept').decide('done', { data: { supplySafe: true } });
    expect(run.state.outcome).toBe('completed');
  });

  it('tells the county in the instant in which the activation is late, at night too', () => {
    const run = started().until('2026-03-02T03:00:00.000Z');
    const clock = run.state.clocks.find((one) => one.overdue)?.clock ?? '';
    expect(rungs(run, clock)).toEqual(['remindOwner', 'notifySuperior']);
  });

  it('is linked with partners, issued and drilled before the flood season', () => {
    const water = [{ path: '610429/water', name: '水利局' }];
    const links = openRound(resolvedAny(id), 'coordinate', { openedOn: '2026-04-01', units: water });
    const half = { meteorology: true, emergencyBureau: false };
    expect(links.unit('610429/water').refusedFile(half)).toBe('RULE_NOT_MET');
    expect(links.unit('610429/water').refusedFile({ ...half, emergencyBureau: true })).toBe('accepted');
    const drill = openRound(resolvedAny(id), 'drill', { openedOn: '2026-06-01', units: TOWNSHIPS });
    expect(drill.dueOn()).toBe('2026-06-30');
    drill.unit('610429101').file({ drilledOn: '2026-06-01', people: 30, lessons: '水泵接口不一' });
    expect(drill.owing()).toEqual(['610429102']);
  });
});

describe('the allowance of water keepers', () => {
  const id = 'water-keeper-management';
  const work = {
    payeeName: '演示管水员',
    idNumber: '999999195001010018',
    bankAccount: '6200000000000005',
    periodFrom: '2026-01-01',
    months: 2,
    patrolDays: 59,
    workRecord: '日常巡查，维修2次',
  };
  const started = (): CaseDriver => driver(resolved(id)).start({ data: work });

  it('is confirmed by the township and paid by the village from its income', () => {
    const run = started()
      .as('townshipGovernment')
      .decide('approve', { data: { amountFen: 60_000 } });
    run.as('villageCommittee').decide('approve', { data: { fundingSource: 'photovoltaicIncome' } });
    expect(run.state.outcome).toBe('completed');
    expect(requests(run, 'payout')).toMatchObject([{ amountFen: 60_000, payee: '演示管水员' }]);
    expect(entries(run)).toEqual(['waterKeeperLedger:paid']);
  });

  it('is at most the month’s standard for every month, and nothing for work that was not done', () => {
    expect(
      started()
        .as('townshipGovernment')
        .refused('approve', { data: { amountFen: 60_001 } }),
    ).toBe('RULE_NOT_MET');
    const refused = started().as('townshipGovernment').decide('reject', { opinion: '未巡查' });
    expect(refused.state.outcome).toBe('refused');
  });

  it('goes with duties that every township fixes, and a training each year', () => {
    expect(resolvedAny(id).duties.map(({ key, opens }) => [key, opens.every])).toEqual([
      ['defineDuty', 'year'],
      ['train', 'year'],
    ]);
  });
});
