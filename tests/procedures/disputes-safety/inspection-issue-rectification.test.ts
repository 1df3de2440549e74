import { describe, expect, it } from 'vitest';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound, TOWNSHIPS } from '../../support/round-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, entries, holder, rungs } from '../trail.ts';

const definition = resolved('inspection-issue-rectification');
const organisation = '610429101';
const THIRD_PARTY = { source: 'thirdParty', foundOn: '2026-01-10', number: '第3条' };
const CROSS_CITY = { source: 'crossCity', foundOn: '2026-01-20', number: '第8条' };
const OWNER = { data: { responsiblePerson: 'owner-1' } };
const MEASURES = { data: { measures: '补齐资料', responsiblePerson: 'owner-1', deadline: '2026-03-20' } };
const VERIFIED = { data: { verifiedOn: '2026-03-02' } };
const DEFERRAL = { data: { deferralGround: 'epidemic', deferralNote: '村口封控', responsiblePerson: 'owner-2' } };

const command = (own = definition, sources: object[] = [THIRD_PARTY]): CaseDriver => {
  const run = driver(own);
  return run.start({
    organisation,
    actor: holder('townshipGovernment', organisation),
    data: { problem: '帮扶资料不全', sources: sources as never },
  });
};
const improved = (own = definition): CaseDriver =>
  command(own).as('townshipGovernment').decide('open', OWNER).as('townshipGovernment').decide('done', MEASURES);
const rectified = (): CaseDriver =>
  improved()
    .asPerson('owner-1')
    .decide('done', { data: { result: '已补齐' } });
const verified = (): CaseDriver => rectified().as('townshipGovernment').decide('pass', VERIFIED);
const confirmed = (): CaseDriver => verified().as('countyRevitalisationBureau').decide('pass');
const deferred = (): CaseDriver =>
  command().as('townshipGovernment').decide('defer', OWNER).as('townshipGovernment').decide('deferred', DEFERRAL);

describe('an issue that inspections found', () => {
  it('is rectified, verified by the township, confirmed by the county, struck off, and holds', () => {
    const run = confirmed();
    expect(run.stages).toEqual(['observe']);
    expect(entries(run)).toEqual(['inspectionIssueLedger:struckOff']);
    run.days(95).as('countyRevitalisationBureau').decide('holds', VERIFIED);
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'struckOff' });
  });

  it('is not struck off by the level that rectified it', () => {
    const run = verified();
    expect(run.stages).toEqual(['confirm']);
    const { visitId, taskId } = run.as('countyRevitalisationBureau').task;
    const township = run.as('townshipGovernment', organisation);
    expect(township.refusal({ type: 'decide', visitId, taskId, outcome: 'pass' })).toBe('NOT_ALLOWED');
  });

  it('goes back to the owner from either verification, with a new limit where one is given', () => {
    const fromTownship = rectified().as('townshipGovernment').decide('fail', { opinion: '缺照片' });
    expect(fromTownship.stages).toEqual(['rectify']);
    const data = { deadline: '2026-04-10' };
    const fromCounty = verified().as('countyRevitalisationBureau').decide('fail', { opinion: '缺签字', data });
    expect(clockOf(fromCounty, 'deadline')?.dueOn).toBe('2026-04-10');
  });

  it('D466: is rectified at once where it can be, within hours that the county sets', () => {
    const own = resolved('inspection-issue-rectification', { fixNowHours: 24 });
    const run = command(own).as('townshipGovernment').decide('fixNow', OWNER);
    expect(rungs(run.until('2026-03-03T01:00:00.000Z'), 'fixNowAtOnce')).toEqual(['remindOwner']);
    run.asPerson('owner-1').decide('solved', { data: { result: '当场更正' } });
    expect(run.stages).toEqual(['verifyDone']);
    expect(definition.clocks.map(({ key }) => key)).not.toContain('fixNowAtOnce');
  });

  it('gets measures and a limit when it proves not to be fixable at once', () => {
    const run = command().as('townshipGovernment').decide('fixNow', OWNER);
    expect(run.asPerson('owner-1').decide('cannot', { opinion: '需补办手续' }).stages).toEqual(['improve']);
  });

  it('is looked back at after striking off, and reopened when it has come back', () => {
    const run = confirmed().days(95);
    run.as('countyRevitalisationBureau').decide('recurred', { ...VERIFIED, opinion: '又缺资料' });
    expect(run.stages).toEqual(['improve']);
    expect(entries(run)).toEqual(['inspectionIssueLedger:struckOff', 'inspectionIssueLedger:reopened']);
  });
});

describe('one list from several inspections', () => {
  it('D465: names the third-party evaluation of 2019 among its sources, and needs one source at least', () => {
    const field = definition.fields.find(({ key }) => key === 'sources');
    expect(JSON.stringify(field)).toContain('2019年脱贫攻坚第三方监测评估');
    const run = driver(definition);
    const none = run.startCommand({
      organisation,
      actor: holder('townshipGovernment', organisation),
      data: { problem: '资料不全', sources: [] },
    });
    expect(run.tries(none)).toMatchObject({ code: 'FIELD_REQUIRED', field: '/data/sources' });
  });

  it('merges a double into a named item, whose sources may then be several', () => {
    const double = command().as('townshipGovernment');
    expect(double.refused('merge', { opinion: '同一问题' })).toBe('RULE_NOT_MET');
    expect(double.decide('merge', { opinion: '同一问题', data: { mergedInto: '2026-001' } }).state.outcome).toBe(
      'referred',
    );
    const kept = command().as('townshipGovernment');
    const run = kept.decide('open', { data: { ...OWNER.data, sources: [THIRD_PARTY, CROSS_CITY] } });
    expect(run.state.data['sources']).toHaveLength(2);
  });
});

describe('an issue that can’t be rectified yet', () => {
  it('names ground and duty before it is deferred', () => {
    const run = command().as('townshipGovernment').decide('defer', OWNER);
    const { deferralGround: _ground, ...without } = DEFERRAL.data;
    expect(run.as('townshipGovernment').refused('deferred', { data: without })).toBe('FIELD_REQUIRED');
  });

  it('has no end date, but is looked at again and again until it can be done', () => {
    const run = deferred();
    expect(run.stages).toEqual(['reviewDeferral']);
    const still = () => run.as('townshipGovernment').decide('still', { data: { deferralState: '仍封控' } });
    const first = clockOf(run, 'reviewDeferralLimit')?.dueOn;
    still();
    run.days(20);
    still();
    expect(String(clockOf(run, 'reviewDeferralLimit')?.dueOn) > String(first)).toBe(true);
    run.as('townshipGovernment').decide('ready', { data: { deferralState: '已解封' } });
    expect(run.stages).toEqual(['improve']);
  });

  it('does not slip out of sight: a review that nobody makes climbs every rung', () => {
    expect(rungs(deferred().days(90), 'reviewDeferralLimit')).toEqual([
      'remindOwner',
      'notifySuperior',
      'yellowCard',
      'redCard',
      'superviseCase',
    ]);
  });

  it('may be deferred from the rectification too, when the ground arises later', () => {
    const run = improved().asPerson('owner-1').decide('defer', { opinion: '突发疫情' });
    expect(run.stages).toEqual(['deferWithDuty']);
  });

  it('gets a later limit from the county, not from the township', () => {
    const run = improved().asPerson('owner-1').decide('extend', { opinion: '等待拨款' });
    const later = { data: { deadline: '2026-05-01' } };
    expect(run.as('countyRevitalisationBureau').decide('approve', later).stages).toEqual(['rectify']);
    expect(run.state.data['deadline']).toBe('2026-05-01');
  });
});

describe('the progress of the list', () => {
  it('D450: is reported each month from February to April 2020, and never after', () => {
    const [duty] = definition.duties;
    if (duty === undefined) throw new Error('no duty');
    expect(openingsBetween(duty, '2019-01-01', '2021-12-31')).toEqual(['2020-02-25', '2020-03-25', '2020-04-25']);
  });

  it('does not count more as rectified and deferred than there are', () => {
    const round = openRound(definition, 'progressReport', { openedOn: '2020-03-25', units: TOWNSHIPS });
    const unit = round.unit(organisation);
    expect(unit.refusedFile({ issues: 10, fixed: 8, deferred: 3 })).toBe('RULE_NOT_MET');
    unit.file({ issues: 10, fixed: 8, deferred: 2 });
    expect(round.owing()).toEqual(['610429102']);
  });
});
