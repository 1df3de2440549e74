import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound, TOWNSHIPS } from '../../support/round-driver.ts';
import { resolved } from '../resolved.ts';
import { entries, requests, rungs } from '../trail.ts';

const definition = resolved('point-to-point-labour-transport');
const withoutGate = resolved('point-to-point-labour-transport', { healthGate: 0 });

const registration: CaseData = {
  workerName: '演示劳动力一',
  phone: '13000000001',
  homeVillage: '演示一村',
  destination: '演示市',
  wishedOn: '2026-03-08',
};
const trip = { trip: '演示专线1', departsOn: '2026-03-08', seatsLeft: 1 };
const healthy = { healthStatus: '正常', healthPassed: true };
const arrived = { arrivedOn: '2026-03-02', employer: '演示电子厂' };

const start = (procedure = definition): CaseDriver => driver(procedure).start({ data: registration });
const scheduled = (procedure = definition): CaseDriver =>
  start(procedure).as('countyHrBureau').decide('scheduled', { data: trip });
const boarding = (): CaseDriver => scheduled().as('epidemicHeadquarters').decide('pass', { data: healthy });

describe('the free bus', () => {
  it('takes a registered worker to the place of work and enters the work in the ledger', () => {
    const run = boarding().as('countyHrBureau').decide('arrived', { data: arrived });
    expect(run.state.outcome).toBe('completed');
    expect(entries(run)).toEqual(['migrantWorkLedger:arrived']);
  });

  it('goes without a health check where the county has turned the gate off', () => {
    expect(scheduled(withoutGate).stages).toEqual(['transport']);
  });

  it('lets a worker register and cancel himself, until the bus leaves', () => {
    expect(definition.filing.selfFiling).toBe(true);
    expect(start().asPerson('townshipVillageCadre@610429101200').withdraw().state.outcome).toBe('withdrawn');
    const late = boarding().asPerson('townshipVillageCadre@610429101200');
    expect(late.refusal({ type: 'withdraw', reason: '不去了' })).toBe('WITHDRAWAL_TOO_LATE');
  });

  it('says that the worker has arrived only with day and employer', () => {
    expect(boarding().as('countyHrBureau').refused('arrived')).toBe('RULE_NOT_MET');
  });
});

describe('bad ways of the free bus', () => {
  it('does not schedule a full bus: the worker waits for the next, or gives up', () => {
    const full = { data: { ...trip, seatsLeft: 0 } };
    expect(start().as('countyHrBureau').refused('scheduled', full)).toBe('RULE_NOT_MET');
    const waiting = (): CaseDriver =>
      start()
        .as('countyHrBureau')
        .decide('full', { opinion: '满员', ...full });
    expect(
      waiting()
        .asPerson()
        .decide('again', { data: { wishedOn: '2026-03-15' } }).stages,
    ).toEqual(['schedule']);
    expect(
      waiting()
        .asPerson()
        .decide('giveUp', { data: { wishedOn: '2026-03-15' } }).state.outcome,
    ).toBe('withdrawn');
  });

  it('does not take who fails the health check: postponed, or refused in writing', () => {
    const ill = { healthStatus: '发热', healthPassed: false };
    const checking = () => scheduled().as('epidemicHeadquarters');
    expect(checking().refused('pass', { data: ill })).toBe('RULE_NOT_MET');
    expect(checking().decide('postpone', { opinion: '康复后改签', data: ill }).stages).toEqual(['waitForNext']);
    const refused = checking().decide('refuse', { opinion: '隔离观察', data: ill });
    expect(refused.state.outcome).toBe('refused');
    expect(requests(refused, 'letter')).toHaveLength(1);
  });

  it('lets who missed the bus take another', () => {
    const run = boarding()
      .as('countyHrBureau')
      .decide('missed', { data: { reason: 'own' } });
    expect(run.stages).toEqual(['waitForNext']);
  });

  it.each([
    ['schedule', () => start()],
    ['healthCheck', () => scheduled()],
    ['transport', () => boarding()],
  ])('climbs every rung when nobody acts on %s', (stage, reach) => {
    expect(rungs(reach().days(60), `${stage}Limit`)).toHaveLength(5);
  });
});

describe('publicity for the free bus', () => {
  it('is owed by every township each year, and silence is no answer', () => {
    const round = openRound(definition, 'yearlyPublicity', { openedOn: '2026-01-15', units: TOWNSHIPS });
    const township = round.unit('610429101');
    expect(township.refusal({ type: 'fileItem', unit: '610429101', nothingToReport: true })).not.toBe('accepted');
    township.file({ informed: 300, means: '微信群、大喇叭' });
    expect(round.owing()).toEqual(['610429102']);
  });
});
