import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import type { CaseDriver } from '../../support/case-driver.ts';
import { driver } from '../../support/case-driver.ts';
import { openRound, TOWNSHIPS } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { clockOf, entries, holder, requests, rungs } from '../trail.ts';

const ID = 'housing-safety-monitoring';
const definition = resolved(ID);
const DIGEST = 'a'.repeat(64);

const found: CaseData = {
  applicantName: '演示户一',
  houseAddress: '演示一村三组',
  foundOn: '2026-03-01',
  damage: 'suspectedDangerous',
};

const household: CaseData = {
  idNumber: '999999195001010018',
  phone: '13000000001',
  bankAccount: '6200000000000005',
  householdType: 'minimumLiving',
  members: 3,
  onlyHouse: true,
  voluntary: true,
};

const appraisal = (houseGrade: string): CaseData => ({
  houseGrade,
  appraisedOn: '2026-03-02',
  appraiser: '演示鉴定员',
});

const clears: CaseData = {
  problemClear: true,
  appraisalClear: true,
  renovationClear: true,
  acceptanceClear: true,
  responsibleSigner: '演示镇长',
  signature: [DIGEST],
};

const monitored = (damage: string, outcome: string): CaseDriver =>
  driver(definition)
    .start({ data: { ...found, damage } })
    .as('townshipGovernment')
    .decide(outcome, { data: { damage } });

const onLedger = (): CaseDriver =>
  monitored('suspectedDangerous', 'suspected')
    .as('townshipGovernment')
    .decide('opened', { data: { ledgerNumber: '台-001' } });

const entered = (grade: string, data: CaseData = household): CaseDriver =>
  onLedger()
    .as('housingAppraiser')
    .decide('appraised', { data: appraisal(grade) })
    .as('townshipGovernment')
    .decide('entered', { data: { systemNumber: '系-001', ...data } });

const referred = (grade = 'D'): CaseDriver => entered(grade).as('countyHousingDept').decide('approve');

/** The renovation answers: 'reported' when it strikes off, else the outcome with which it ended. */
const answered = (outcome: string, run = referred(), data: CaseData = {}): CaseDriver => {
  const visitId = run.state.visits[0]?.id ?? 0;
  return run.system({ type: 'linkAnswered', visitId, caseId: 'c2', outcome, data });
};

const signed = (): CaseDriver =>
  answered('reported').as('townshipGovernment').decide('approve', { data: clears, opinion: '四清到位' });

describe('the ledger of housing safety on its main way', () => {
  it('goes from the suspicion through ledger, appraisal, entry, renovation and four clears to 销号', () => {
    const run = signed().as('countyHousingDept').decide('strikeOff');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'struckOff' });
    expect(entries(run)).toEqual(['housingSafetyLedger:opened', 'housingSafetyLedger:struckOff']);
    expect(run.state.clocks.filter((clock) => clock.state !== 'stopped' || clock.overdue)).toEqual([]);
  });

  it('D084: strikes off one household when it is solved, and only by the housing department', () => {
    const run = signed();
    expect(run.stages).toEqual(['closeEntry']);
    expect(run.as('countyHousingDept').decide('return', { opinion: '缺验收表' }).stages).toEqual(['fourClears']);
  });

  it('hands the renovation all that its application asks for, and waits for it', () => {
    const run = referred('C');
    expect(run.stages).toEqual(['refer']);
    const [link] = requests(run, 'link');
    const asked = resolved('dilapidated-house-renovation').filing.form.filter(({ required }) => required);
    expect(link).toMatchObject({ mode: 'openAndAwait', procedure: 'dilapidated-house-renovation' });
    expect(asked.map(({ field }) => field).filter((field) => link?.data[field] === undefined)).toEqual([]);
    const child = driver(resolved('dilapidated-house-renovation'));
    expect(child.tries(child.startCommand({ data: link?.data ?? {} }))).toBeNull();
  });

  it.each([
    ['reported', 'fourClears'],
    ['struckOff', 'fourClears'],
    ['refused', 'otherRemedy'],
    ['withdrawn', 'otherRemedy'],
  ])('goes on to the right stage when the renovation says %s', (outcome, stage) => {
    expect(answered(outcome).stages).toEqual([stage]);
  });
});

describe('the day on which the renovation was accepted', () => {
  it('is taken over from the renovation that reports back, and stands in the entry of the striking off', () => {
    const run = answered('reported', referred(), { acceptedOn: '2026-03-02', subsidyFen: 1 });
    expect(run.state.data).toMatchObject({ acceptedOn: '2026-03-02' });
    expect(run.state.data).not.toHaveProperty('subsidyFen');
    run.as('townshipGovernment').decide('approve', { data: clears });
    run.as('countyHousingDept').decide('strikeOff');
    expect(requests(run, 'registryEntry').at(-1)).toMatchObject({ fields: { acceptedOn: '2026-03-02' } });
  });

  it('is not there when the renovation ended without a report', () => {
    expect(answered('withdrawn').state.data).not.toHaveProperty('acceptedOn');
  });
});

describe('what monitoring finds', () => {
  it('ends a safe house without a ledger', () => {
    expect(monitored('safe', 'safe').state.outcome).toBe('notEstablished');
  });

  it('D079: has general damage repaired at once and looked at, without a ledger', () => {
    const run = monitored('leak', 'general');
    expect(run.stages).toEqual(['fixAtOnce']);
    run.asPerson().decide('fixed', { data: { repairRecord: '已补瓦' } });
    run.as('townshipGovernment').decide('return', { opinion: '仍漏' });
    expect(run.stages).toEqual(['fixAtOnce']);
    run.asPerson().decide('fixed', { data: { repairRecord: '已换瓦' } });
    run.as('townshipGovernment').decide('pass');
    expect(run.state.outcome).toBe('completed');
    expect(entries(run)).toEqual([]);
  });

  it('D079: counts ‘at once’ in days only when the county has set them', () => {
    expect(definition.clocks.map(({ key }) => key)).not.toContain('fixAtOnceInTime');
    const run = driver(resolved(ID, { atOnceDays: 3 })).start({ data: { ...found, damage: 'leak' } });
    run.as('townshipGovernment').decide('general', { data: { damage: 'leak' } });
    expect(clockOf(run, 'fixAtOnceInTime')?.dueOn).toBe('2026-03-05');
  });

  it('D080: puts only a suspected C or D on the ledger', () => {
    const leak = driver(definition).start({ data: { ...found, damage: 'leak' } });
    expect(leak.as('townshipGovernment').refused('suspected', { data: { damage: 'leak' } })).toBe('RULE_NOT_MET');
    expect(monitored('suspectedDangerous', 'suspected').stages).toEqual(['openLedger']);
    const worse = monitored('wallCrack', 'general');
    worse.asPerson().decide('fixed', { data: { repairRecord: '裂缝加大' } });
    worse.as('townshipGovernment').decide('worse', { opinion: '疑似D级' });
    expect(worse.stages).toEqual(['openLedger']);
  });

  it('D081: counts the entry on the ledger in time once the county has set the days', () => {
    const run = driver(resolved(ID, { ledgerWordDays: 2 })).start({ data: found });
    run.as('townshipGovernment').decide('suspected', { data: { damage: 'suspectedDangerous' } });
    expect(clockOf(run, 'openLedgerInTime')?.dueOn).toBe('2026-03-04');
    run.until('2026-03-06');
    expect(rungs(run, 'openLedgerInTime').length).toBeGreaterThan(0);
  });

  it.each(['A', 'B'])('takes a house of grade %s off the ledger', (grade) => {
    expect(entered(grade, {}).state.outcome).toBe('notEstablished');
  });

  it('appraises again when the township sends back, and needs all data for grade C or D', () => {
    const run = onLedger()
      .as('housingAppraiser')
      .decide('appraised', { data: appraisal('D') });
    const bare = { data: { systemNumber: '系-001' } };
    expect(run.as('townshipGovernment').refused('entered', bare)).toBe('RULE_NOT_MET');
    run.as('townshipGovernment').decide('return', { opinion: '等级有误', data: { systemNumber: '系-001' } });
    expect(run.stages).toEqual(['appraise']);
  });
});

describe('who may not renovate', () => {
  it.each([{ onlyHouse: false }, { voluntary: false }, { householdType: 'other' }])(
    'refuses %j, and secures the house in another way',
    (change) => {
      const run = entered('D', { ...household, ...change });
      expect(run.as('countyHousingDept').refused('approve')).toBe('RULE_NOT_MET');
      run.as('countyHousingDept').decide('notEligible', { opinion: '不符合条件' });
      run.as('townshipGovernment').decide('secured', { data: { otherRemedy: '随子女居住安全住房' } });
      expect(run.stages).toEqual(['fourClears']);
    },
  );

  it('is judged again when the household has changed its mind, or its data are completed', () => {
    const run = answered('withdrawn');
    run.as('townshipGovernment').decide('again', { data: { otherRemedy: '农户重新自愿申请' } });
    expect(run.stages).toEqual(['judgeEligibility']);
    expect(run.as('countyHousingDept').decide('return', { opinion: '补账号' }).stages).toEqual(['systemEntry']);
  });

  it('D082: counts the way into renovation once the county has set the days', () => {
    const run = driver(resolved(ID, { renovationWordDays: 5 })).start({ data: found });
    run.as('townshipGovernment').decide('suspected', { data: { damage: 'suspectedDangerous' } });
    run.as('townshipGovernment').decide('opened', { data: { ledgerNumber: '台-001' } });
    run.as('housingAppraiser').decide('appraised', { data: appraisal('D') });
    run.as('townshipGovernment').decide('entered', { data: { systemNumber: '系-001', ...household } });
    expect(clockOf(run, 'judgeEligibilityInTime')?.dueOn).toBe('2026-03-09');
  });
});

describe('the four clears and one responsibility', () => {
  it.each(['problemClear', 'appraisalClear', 'renovationClear', 'acceptanceClear'])(
    'D083: does not close the entry while %s is missing',
    (field) => {
      const data = { ...clears, [field]: false };
      expect(answered('reported').as('townshipGovernment').refused('approve', { data })).toBe('RULE_NOT_MET');
    },
  );

  it('D083: does not close the entry without the township’s signature', () => {
    for (const field of ['responsibleSigner', 'signature']) {
      const { [field]: _left, ...data } = clears;
      expect(answered('reported').as('townshipGovernment').refused('approve', { data })).toBe('RULE_NOT_MET');
    }
  });

  it('goes on with what is still open, or back to any stage that was visited', () => {
    const gap = answered('reported').as('townshipGovernment').decide('gap', { data: clears, opinion: '验收未清' });
    expect(gap.stages).toEqual(['otherRemedy']);
    expect(answered('reported').as('townshipGovernment').returnTo('systemEntry').stages).toEqual(['systemEntry']);
  });
});

describe('clocks and duties of housing safety', () => {
  it('climbs to a 督办 case when nobody judges, and reminds the household of its repair', () => {
    const idle = driver(definition).start({ data: found }).days(60);
    expect(rungs(idle, 'monitorLimit').at(-1)).toBe('superviseCase');
    expect(rungs(monitored('leak', 'general').days(60), 'fixAtOnceLimit')).toEqual(['remindOwner', 'notifySuperior']);
  });

  it('lets a township file what it found itself, and still judge it', () => {
    const actor = holder('townshipGovernment', '610429101');
    const run = driver(definition).start({ data: found, actor });
    const own = run.as('townshipGovernment', undefined, 'townshipGovernment@610429101');
    expect(own.refused('suspected', { data: { damage: 'suspectedDangerous' } })).toBe('accepted');
  });

  it('D078: opens one report a month for every township, due by the end of the month', () => {
    const [duty] = resolvedAny(ID).duties;
    if (duty === undefined) throw new Error('no duty');
    expect(openingsBetween(duty, '2026-01-01', '2026-12-31')).toHaveLength(12);
    const round = openRound(resolvedAny(ID), 'monthlyReport', { openedOn: '2026-04-01', units: TOWNSHIPS });
    expect(round.dueOn()).toBe('2026-04-30');
    const numbers = { checkedHouseholds: 10, safeHouseholds: 7, generalDamage: 2, suspectedDangerous: 1 };
    const report = { ...numbers, openEntries: 1 };
    expect(round.unit('610429101').refusedFile({ ...report, checkedHouseholds: 11 })).toBe('RULE_NOT_MET');
    round.unit('610429101').file(report);
    round.as('countyHousingDept', '610429/housing').accept('610429101');
    round.until('2026-05-02');
    expect(round.owing()).toEqual(['610429102']);
    expect(round.count('rungReached')).toBeGreaterThan(0);
  });
});
