import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { COUNTY, openRound, type RoundDriver, TOWNSHIPS } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';

const DIGEST = 'a'.repeat(64);

/** Reports a number in the last quarter and lets the year end. */
function judgedAtYearEnd(id: string, key: string, unit: string, value: number): string[] {
  const run = openRound(resolvedAny(id), key, { openedOn: '2026-03-20', units: [{ path: unit, name: '演示单位' }] });
  run.until('2026-12-21').unit(unit).file({ value });
  return run.until('2027-01-01').judgements.map(({ verdict }) => verdict);
}

describe('the designated assistance of the bank', () => {
  const id = 'designated-bank-assistance';

  it.each([
    ['D156', 'fund', 1_000_000_000],
    ['D157', 'train', 5000],
  ])('%s: judges %s at the end of the year', (_row, key, value) => {
    expect(judgedAtYearEnd(id, key, '610429/bank', value)).toEqual(['met']);
    expect(judgedAtYearEnd(id, key, '610429/bank', value - 1)).toEqual(['missed']);
  });

  it('keeps a ledger of assets in which no more are handed over than there are', () => {
    const path = '610429/revitalisation';
    const round = openRound(resolvedAny(id), 'assetLedger', {
      openedOn: '2026-06-01',
      units: [{ path, name: '演示乡村振兴局' }],
    });
    const entry = { assets: 3, assetsFen: 1000, handedOver: 4, receivers: '演示企业', courses: '电商' };
    expect(round.unit(path).refusedFile(entry)).toBe('RULE_NOT_MET');
    round.unit(path).file({ ...entry, handedOver: 3 });
    expect(round.owing()).toEqual([]);
  });
});

describe('the counterpart cooperation', () => {
  const definition = resolvedAny('counterpart-cooperation');
  const open = (key: string): RoundDriver =>
    openRound(definition, key, { openedOn: '2026-01-01', units: [{ path: COUNTY, name: '演示县' }] });
  const record = { visitedOn: '2026-01-01', findings: '已开展' };

  it('D158: writes the points of the year that the county has set, and of no other', () => {
    const round = open('yearlyPoints');
    expect(round.unit(COUNTY).refusedFile({ year: 2025, pointsText: '要点' })).toBe('RULE_NOT_MET');
    round.unit(COUNTY).file({ year: 2024, pointsText: '要点' });
    expect(round.owing()).toEqual([]);
  });

  it('D159: aims at the visit in the first half-year, and only reminds', () => {
    const round = open('mutualVisit');
    expect(round.dueOn()).toBe('2026-06-30');
    round.until('2026-07-20');
    const duty = definition.duties.find(({ key }) => key === 'mutualVisit');
    expect(duty?.ladder.map(({ action }) => action)).toEqual(['remindOwner', 'notifySuperior']);
    round.unit(COUNTY).file(record);
    expect(round.item(COUNTY).late).toBe(true);
  });

  it('D160: pairs four parties twice', () => {
    const round = open('pilotVillage');
    const pilot = { ...record, modelVillage: '演示一村', parties: 4, pairings: 2 };
    expect(round.unit(COUNTY).refusedFile({ ...pilot, parties: 3 })).toBe('RULE_NOT_MET');
    expect(round.unit(COUNTY).refusedFile({ ...pilot, pairings: 1 })).toBe('RULE_NOT_MET');
    round.unit(COUNTY).file(pilot);
    expect(round.owing()).toEqual([]);
  });

  it('signs the agreement in the first half-year too, and has paired townships exchange', () => {
    const agreement = open('yearlyAgreement');
    agreement.unit(COUNTY).file({ agreement: [DIGEST], goals: '产业协作' });
    expect([agreement.dueOn(), agreement.owing()]).toEqual(['2026-06-30', []]);
    const exchanges = openRound(definition, 'pairedExchanges', { openedOn: '2026-01-01', units: TOWNSHIPS });
    exchanges.unit('610429101').file({ ...record, partner: '演示结对镇', helpList: '物资清单' });
    expect(exchanges.owing()).toEqual(['610429102']);
  });
});

describe('enterprises that revitalise villages', () => {
  it.each([
    ['D161', 'match', 5],
    ['D162', 'donate', 20],
    ['D163', 'modelVillages', 1],
    ['D163', 'modelProjects', 1],
  ])('%s: judges %s at the end of the year', (_row, key, value) => {
    expect(judgedAtYearEnd('enterprises-revitalise-villages', key, COUNTY, value)).toEqual(['met']);
    expect(judgedAtYearEnd('enterprises-revitalise-villages', key, COUNTY, value - 1)).toEqual(['missed']);
  });
});

describe('a need on the donation platform', () => {
  const need = { householdHead: '演示户一', needKind: 'goods', need: '取暖设备' };
  const start = (): CaseDriver => driver(resolved('social-donation-matching')).start({ data: need });

  it('is taken by a donor, delivered and confirmed', () => {
    const run = start();
    expect(run.as('donor').refused('done')).toBe('RULE_NOT_MET');
    run.as('donor').decide('done', { data: { donorName: '爱心企业', donatedFen: 200_000 } });
    run.as('townshipGovernment').decide('done', { data: { deliveredOn: '2026-03-02', proof: [DIGEST] } });
    expect(run.state).toMatchObject({ outcome: 'completed' });
  });

  it('ends unmatched where nobody takes it', () => {
    expect(start().as('donor').decide('unmatched').state).toMatchObject({ outcome: 'notEstablished' });
  });

  it('may be withdrawn until it is delivered', () => {
    expect(start().as('assistanceCadre').withdraw().state).toMatchObject({ outcome: 'withdrawn' });
  });

  it('keeps the phone from whoever has no need of it', () => {
    const phone = resolved('social-donation-matching').fields.find(({ key }) => key === 'phone');
    expect(phone).toMatchObject({ sensitive: 'phone', readableBy: ['assistanceCadre', 'townshipGovernment'] });
  });
});
