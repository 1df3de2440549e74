import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolved } from '../resolved.ts';

const definition = resolved('assistance-asset-management');
const DIGEST = 'a'.repeat(64);
const asset = {
  asset: '光伏电站',
  fundSource: '财政衔接资金',
  formedOn: '2019-06-01',
  assetKind: 'operating',
  valueFen: 50_000_000,
  department: '610429/agriculture',
};
const found = { reviewFinding: '底数清楚', registered: '已登记造册' };

const listed = (change: object = {}): CaseDriver => driver(definition).start({ data: { ...asset, ...change } });
function entered(run: CaseDriver): CaseDriver {
  run.as('countyRevitalisationBureau').decide('agrees', { data: { countyLedger: '县-1' } });
  run.as('sectorDepartment').decide('agrees', { data: { departmentLedger: '部-1' } });
  run.as('townshipGovernment').decide('agrees', { data: { townshipLedger: '镇-1' } });
  return run.as('villageCollective').decide('agrees', { data: { villageLedger: '村-1' } });
}
const reviewed = (change: object = {}): CaseDriver =>
  entered(listed(change)).as('countyRevitalisationBureau').decide('ok', { data: found });
const onPlatform = (change: object = {}): CaseDriver =>
  reviewed(change)
    .as('countyAuthority')
    .decide('transferred', { data: { owner: '村集体', handover: [DIGEST] } })
    .as('townshipGovernment')
    .decide('entered', { data: { platformNumber: '三资-1' } });
const agreement = { keeper: '演示管护人', upkeepDuty: '每月检修', agreement: [DIGEST], agreementSigned: true };

describe('an asset of assistance projects', () => {
  it('is entered in four ledgers, reviewed, owned, on the platform, kept and settled', () => {
    const run = onPlatform();
    expect(run.stages).toEqual(['agreement']);
    run.as('villageCollective').decide('signed', { data: agreement });
    run.as('villageCollective').decide('inOrder', { data: { keeper: '演示管护人', condition: '运行正常' } });
    run.as('countyRevitalisationBureau').decide('decide', { data: { fate: 'consolidate' } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'struckOff' });
  });

  it.each([
    ['2012-12-31', 'RULE_NOT_MET'],
    ['2013-01-01', 'accepted'],
    ['2023-12-31', 'accepted'],
    ['2024-01-01', 'RULE_NOT_MET'],
  ])('D153: takes assets of 2013 to the end of 2023: formed on %s it is %s', (formedOn, answer) => {
    const run = driver(definition);
    expect(run.tries(run.startCommand({ data: { ...asset, formedOn } }))?.code ?? 'accepted').toBe(answer);
  });

  it('D154: waits for the ledgers of all four levels', () => {
    const run = listed();
    expect(run.stages).toEqual(['ledger', 'countyEntry', 'departmentEntry', 'townshipEntry', 'villageEntry']);
    run.as('countyRevitalisationBureau').decide('agrees', { data: { countyLedger: '县-1' } });
    run.as('sectorDepartment').decide('agrees', { data: { departmentLedger: '部-1' } });
    run.as('townshipGovernment').decide('agrees', { data: { townshipLedger: '镇-1' } });
    expect(run.stages).toContain('ledger');
    run.as('villageCollective').decide('agrees', { data: { villageLedger: '村-1' } });
    expect(run.stages).toEqual(['review']);
  });

  it('is corrected where one ledger does not agree, and only that level enters it again', () => {
    const run = listed();
    run.as('countyRevitalisationBureau').decide('agrees', { data: { countyLedger: '县-1' } });
    run.as('sectorDepartment').decide('agrees', { data: { departmentLedger: '部-1' } });
    run.as('townshipGovernment').decide('agrees', { data: { townshipLedger: '镇-1' } });
    run.as('villageCollective').decide('gap', { opinion: '村账无此资产', data: { villageLedger: '无' } });
    expect(run.stages).toEqual(['correctCensus']);
    run
      .as('townshipGovernment')
      .decide('corrected', { data: { assetKind: 'operating', valueFen: 1, registered: '补登' } });
    expect(run.stages).toEqual(['ledger', 'villageEntry']);
  });

  it.each(['omitted', 'misclassified'])('is corrected when the review finds it %s', (finding) => {
    const run = entered(listed()).as('countyRevitalisationBureau').decide(finding, { opinion: '须更正', data: found });
    expect(run.stages).toEqual(['correctCensus']);
  });

  it('needs an agreement only where it is an operating asset', () => {
    expect(onPlatform({ assetKind: 'publicBenefit' }).stages).toEqual(['maintain']);
    const run = onPlatform();
    expect(run.as('villageCollective').refused('signed', { data: { ...agreement, agreementSigned: false } })).toBe(
      'RULE_NOT_MET',
    );
  });

  it('is repaired when it is broken, and what becomes of it may be sent back to the upkeep', () => {
    const run = onPlatform({ assetKind: 'publicBenefit' });
    run.as('villageCollective').decide('broken', { data: { keeper: '演示管护人', condition: '路面破损' } });
    run.as('villageCollective').decide('repaired', { data: { repair: '已修补' } });
    run.as('villageCollective').decide('inOrder', { data: { keeper: '演示管护人', condition: '正常' } });
    run.as('countyRevitalisationBureau').decide('return', { opinion: '管护人不明' });
    expect(run.stages).toEqual(['maintain']);
  });

  it('may be withdrawn by the township before the hand-over', () => {
    expect(listed().as('townshipGovernment').withdraw().state).toMatchObject({ outcome: 'withdrawn' });
    expect(reviewed().as('townshipGovernment').refusal({ type: 'withdraw', reason: '误报' })).not.toBe('accepted');
  });

  it('reminds a level that does not enter its ledger in time', () => {
    const run = listed().until('2026-03-25');
    const reached = run.events.flatMap((event) => (event.type === 'clockRungReached' ? [event.clock] : []));
    expect(reached).toContain('villageEntryLimit');
  });
});

describe('the monthly record of upkeep', () => {
  it('is owed by every village, which may say that there was nothing', () => {
    const round = openRound(definition, 'upkeepRounds', { openedOn: '2026-03-01' });
    round.unit('610429101200').nothingToReport();
    expect(round.owing()).toHaveLength(3);
  });
});
