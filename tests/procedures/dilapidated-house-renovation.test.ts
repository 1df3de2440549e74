import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../domain/case/state.ts';
import type { CaseDriver, DriverOptions } from '../support/case-driver.ts';
import { driver } from '../support/case-driver.ts';
import { resolved } from './resolved.ts';

const definition = resolved('dilapidated-house-renovation');
const DIGEST = 'a'.repeat(64);

const application: CaseData = {
  applicantName: '演示户一',
  idNumber: '999999195001010018',
  phone: '13000000001',
  bankAccount: '6200000000000005',
  householdType: 'minimumLiving',
  members: 3,
  houseGrade: 'D',
  onlyHouse: true,
  voluntary: true,
};

/** What each stage writes on the way to 销号. */
const FORMS = {
  deliberation: { deliberatedOn: '2026-03-02', attendees: 20, inFavour: 18 },
  review: { visitedOn: '2026-03-02', renovationMode: 'rebuild', plannedArea: '58.00' },
  approval: { subsidyFen: 3_000_000 },
  acceptance: { acceptedOn: '2026-03-10', safeAfter: true, acceptanceReport: [DIGEST] },
} satisfies Record<string, CaseData>;

const STEPS: Record<string, (run: CaseDriver) => CaseDriver> = {
  villageDeliberate: (run) => run.as('villageCommittee').decide('approve', { data: FORMS.deliberation }),
  villageNotice: (run) => run.as('villageCommittee').post().days(8),
  townshipReview: (run) => run.as('townshipGovernment').decide('approve', { data: FORMS.review }),
  countyApprove: (run) => run.as('countyHousingDept').decide('approve', { data: FORMS.approval }),
  openFile: (run) => run.as('townshipGovernment').decide('filed', { data: { fileNumber: '档-001' } }),
  start: (run) => run.as('townshipGovernment').decide('started', { data: { startedOn: '2026-03-10' } }),
  supervise: (run) => run.as('townshipGovernment').decide('pass', { data: { supervisionRecord: '地基合格' } }),
  finish: (run) =>
    run.as('townshipGovernment').decide('finished', { data: { finishedOn: '2026-03-10', builtArea: '58.00' } }),
  accept: (run) => run.as('countyHousingDept').decide('pass', { data: FORMS.acceptance }),
  pay: (run) => run.as('countyFinance').decide('approve'),
  strikeOff: (run) => run.as('countyHousingDept').decide('strikeOff'),
};

/** Goes the main way until the stage is open. */
function upTo(stage: string, data: CaseData = application, options: DriverOptions = {}): CaseDriver {
  const run = driver(definition, options).start({ data });
  for (const key of Object.keys(STEPS)) {
    if (run.stages.includes(stage)) return run;
    STEPS[key]?.(run);
  }
  return run;
}

const registryEntries = (run: CaseDriver): string[] =>
  run.events.flatMap((event) =>
    event.type === 'effectRequested' && event.request.kind === 'registryEntry'
      ? [`${event.request.register}:${event.request.entry}`]
      : [],
  );

const rungs = (run: CaseDriver, clock: string): string[] =>
  run.events.flatMap((event) => (event.type === 'clockRungReached' && event.clock === clock ? [event.action] : []));

describe('a house renovation on the main way', () => {
  it('goes from the application to 销号 through four levels, the works, acceptance and payment', () => {
    const run = upTo('the end');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'struckOff' });
    expect(run.state.clocks.filter((clock) => clock.state !== 'stopped' || clock.overdue)).toEqual([]);
  });

  it('D088 D089: enters 开工, 录入, 竣工, 完善 and 销号 in the registers, in this order', () => {
    expect(registryEntries(upTo('the end'))).toEqual([
      'countyRenovationLedger:started',
      'renovationArchiveSystem:entered',
      'countyRenovationLedger:finished',
      'renovationArchiveSystem:completed',
      'countyRenovationLedger:struckOff',
    ]);
  });

  it('pays the approved amount once, to the account of the application', () => {
    const payouts = upTo('the end').events.flatMap((event) =>
      event.type === 'effectRequested' && event.request.kind === 'payout' ? [event.request] : [],
    );
    expect(payouts).toMatchObject([{ amountFen: 3_000_000, account: '6200000000000005', payee: '演示户一' }]);
  });

  it('waits at the payment until the money is known to be paid', () => {
    const run = upTo('payout', application, { holdEffects: ['payout'] });
    expect(run.stages).toEqual(['payout']);
    run.finishEffects();
    expect(run.stages).toEqual(['strikeOff']);
  });

  it('D087: opens one file for one household before the works begin, and enters both under its number', () => {
    expect(definition.subject).toEqual({ kind: 'household', uniqueness: 'oneOpen' });
    const run = upTo('openFile');
    expect(run.as('townshipGovernment').refused('filed')).toBe('FIELD_REQUIRED');
    run.as('townshipGovernment').decide('filed', { data: { fileNumber: '档-001' } });
    expect(run.stages).toEqual(['start']);
  });

  it('D086: counts the way into the plan in time once the county has set the days', () => {
    expect(definition.clocks.map(({ key }) => key)).not.toContain('countyApproveInTime');
    const set = resolved('dilapidated-house-renovation', { intoPlanWordDays: 10 });
    const clock = set.clocks.find(({ key }) => key === 'countyApproveInTime');
    expect(clock?.limit).toEqual({ kind: 'period', amount: 10, unit: 'day' });
  });

  it('D090: has the 60 households of 2024 in its plan, finished by the end of October', () => {
    expect(definition.plan[0]?.rows).toMatchObject([{ value: 60, by: '2024-10-31' }]);
  });

  it('repairs a house of grade C', () => {
    const run = upTo('townshipReview', { ...application, houseGrade: 'C' });
    run
      .as('townshipGovernment')
      .decide('approve', { data: { visitedOn: '2026-03-02', renovationMode: 'repair', plannedArea: '90.00' } });
    expect(run.as('countyHousingDept').refused('approve', { data: { subsidyFen: 1_200_001 } })).toBe('RULE_NOT_MET');
    run.as('countyHousingDept').decide('approve', { data: { subsidyFen: 1_200_000 } });
    expect(run.stages).toEqual(['openFile']);
  });

  it('takes a household without a house, which builds anew', () => {
    const run = upTo('countyApprove', { ...application, houseGrade: 'none' });
    expect(run.stages).toEqual(['countyApprove']);
  });
});

describe('who may not apply', () => {
  it.each([
    [{ houseGrade: 'B' }, 'a house of grade B'],
    [{ onlyHouse: false }, 'a second house'],
    [{ voluntary: false }, 'a household that does not want it'],
    [{ householdType: 'other' }, 'a household of no target type'],
  ])('D085: refuses %j: %s', (change, why) => {
    const run = driver(definition);
    expect(run.tries(run.startCommand({ data: { ...application, ...change } }))?.code, why).toBe('RULE_NOT_MET');
    expect(run.events).toEqual([]);
  });

  it('refuses an identity number with a wrong check character, naming the field', () => {
    const run = driver(definition);
    const refusal = run.tries(run.startCommand({ data: { ...application, idNumber: '999999195001010019' } }));
    expect(refusal).toMatchObject({ code: 'FIELD_INVALID', field: '/data/idNumber' });
  });
});

describe('returns of a house renovation', () => {
  it('goes back from the village to the household, and to the deliberation again', () => {
    const run = upTo('villageDeliberate');
    run.as('villageCommittee').decide('return', { opinion: '缺鉴定报告' });
    expect(run.stages).toEqual(['householdApply']);
    run.asPerson().decide('submit', { data: { remarks: '已补充' } });
    expect(run.stages).toEqual(['villageDeliberate']);
  });

  it('goes back from the township for a supplement and returns to the township', () => {
    const run = upTo('townshipReview');
    run.as('townshipGovernment').decide('supplement', { opinion: '账号不清' });
    run.asPerson().decide('submit', { data: { bankAccount: '6200000000000013' } });
    expect(run.stages).toEqual(['townshipReview']);
    expect(run.state.data['bankAccount']).toBe('6200000000000013');
  });

  it('goes back from the township to the village, and hangs the notice again', () => {
    const run = upTo('townshipReview');
    run.as('townshipGovernment').decide('return', { opinion: '评议记录不全' });
    STEPS['villageDeliberate']?.(run);
    expect(run.stages).toEqual(['villageNotice']);
    STEPS['villageNotice']?.(run);
    expect(run.stages).toEqual(['townshipReview']);
  });

  it('goes back from the county to the township, or to any stage already visited', () => {
    expect(upTo('countyApprove').as('countyHousingDept').decide('return', { opinion: '面积有误' }).stages).toEqual([
      'townshipReview',
    ]);
    expect(upTo('countyApprove').as('countyHousingDept').returnTo('villageDeliberate').stages).toEqual([
      'villageDeliberate',
    ]);
  });

  it('rectifies works that the supervision does not pass, as often as it takes', () => {
    const run = upTo('supervise');
    for (const round of [1, 2]) {
      run.as('townshipGovernment').decide('rectify', { opinion: `第${round}次整改` });
      run.asPerson().decide('rectified', { data: { rectification: '已加固' } });
    }
    expect(run.stages).toEqual(['supervise']);
  });

  it('rectifies what the acceptance does not pass, and never accepts an unsafe house', () => {
    const run = upTo('accept');
    const unsafe = { ...FORMS.acceptance, safeAfter: false };
    expect(run.as('countyHousingDept').refused('pass', { data: unsafe })).toBe('RULE_NOT_MET');
    run.as('countyHousingDept').decide('rectify', { opinion: '屋面渗漏' });
    run.asPerson().decide('rectified', { data: { rectification: '已修补' } });
    expect(run.stages).toEqual(['accept']);
  });

  it('goes back from finance to the acceptance', () => {
    expect(upTo('pay').as('countyFinance').decide('return', { opinion: '验收表不全' }).stages).toEqual(['accept']);
  });

  it('deliberates anew when an objection to the notice is upheld, and goes on when it is dismissed', () => {
    const hung = () => upTo('villageNotice').as('villageCommittee').post().as('townshipGovernment').object('另有住房');
    expect(hung().as('townshipGovernment').resolveObjection(true).stages).toEqual(['villageDeliberate']);
    const dismissed = hung().as('townshipGovernment').resolveObjection(false);
    expect(dismissed.stages).toEqual(['villageNotice']);
    expect(dismissed.days(8).stages).toEqual(['townshipReview']);
  });
});

describe('refusals and withdrawal of a house renovation', () => {
  it.each([
    ['villageDeliberate', 'villageCommittee'],
    ['townshipReview', 'townshipGovernment'],
    ['countyApprove', 'countyHousingDept'],
  ])('ends refused, with a letter, when %s rejects', (stage, role) => {
    const run = upTo(stage);
    expect(run.as(role).refused('reject')).toBe('OPINION_REQUIRED');
    run.as(role).decide('reject', { opinion: '不符合条件' });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'refused' });
    const letters = run.events.filter((event) => event.type === 'effectRequested' && event.request.kind === 'letter');
    expect(letters).toHaveLength(1);
  });

  it('is withdrawn until the start of work is entered, and not after', () => {
    const early = upTo('start');
    early.asPerson('townshipVillageCadre@610429101200').withdraw();
    expect(early.state).toMatchObject({ status: 'ended', outcome: 'withdrawn' });
    const late = upTo('supervise').asPerson('townshipVillageCadre@610429101200');
    expect(late.refusal({ type: 'withdraw', reason: '不建了' })).toBe('WITHDRAWAL_TOO_LATE');
  });

  it('keeps mode and size within the rules', () => {
    const review = (change: CaseData, data = application) =>
      upTo('townshipReview', data)
        .as('townshipGovernment')
        .refused('approve', { data: { ...FORMS.review, ...change } });
    expect(review({ renovationMode: 'repair' })).toBe('RULE_NOT_MET');
    expect(review({ plannedArea: '60.00' })).toBe('accepted');
    expect(review({ plannedArea: '60.01' })).toBe('RULE_NOT_MET');
    expect(review({ plannedArea: '90.00' }, { ...application, members: 5 })).toBe('accepted');
    expect(review({ plannedArea: '90.01' }, { ...application, members: 5 })).toBe('RULE_NOT_MET');
  });

  it('lets nobody decide who filed at that level, applied, or decided at another level', () => {
    const filer = upTo('villageDeliberate').as('villageCommittee', undefined, 'townshipVillageCadre@610429101200');
    expect(filer.refused('approve', { data: FORMS.deliberation })).toBe('FILER_MAY_NOT_DECIDE');
    const applicant = upTo('villageDeliberate').as('villageCommittee', undefined, 'applicant-1');
    expect(applicant.refused('approve', { data: FORMS.deliberation })).toBe('APPLICANT_MAY_NOT_DECIDE');
    const twice = upTo('townshipReview').as('townshipGovernment', undefined, 'villageCommittee@610429101200');
    expect(twice.refused('approve', { data: FORMS.review })).toBe('DECIDED_AT_OTHER_LEVEL');
  });
});

describe('clocks of a house renovation', () => {
  it.each(['villageDeliberate', 'villageNotice', 'townshipReview', 'countyApprove', 'openFile', 'accept', 'strikeOff'])(
    'climbs every rung when nobody acts on %s, and moves nothing',
    (stage) => {
      const run = upTo(stage).days(60);
      expect(rungs(run, `${stage}Limit`)).toEqual([
        'remindOwner',
        'notifySuperior',
        'yellowCard',
        'redCard',
        'superviseCase',
      ]);
      expect(run.stages).toEqual([stage]);
    },
  );

  it.each([
    ['householdApply', 'villageDeliberate', 'villageCommittee', 'return'],
    ['supplement', 'townshipReview', 'townshipGovernment', 'supplement'],
    ['rectifyWorks', 'supervise', 'townshipGovernment', 'rectify'],
    ['rectifyAccepted', 'accept', 'countyHousingDept', 'rectify'],
  ])('reminds of %s, and no more', (stage, from, role, outcome) => {
    const run = upTo(from);
    run.as(role).decide(outcome, { opinion: '请补充' }).days(60);
    expect(rungs(run, `${stage}Limit`)).toEqual(['remindOwner', 'notifySuperior']);
  });

  it('counts a limit anew for every visit of its stage', () => {
    const run = upTo('townshipReview').days(5);
    run.as('townshipGovernment').decide('supplement', { opinion: '缺材料' }).days(3);
    run.asPerson().decide('submit');
    const limits = run.state.clocks.filter((clock) => clock.clock === 'townshipReviewLimit');
    expect(limits.map((clock) => clock.state)).toEqual(['stopped', 'running']);
    expect(limits.map((clock) => clock.overdue)).toEqual([false, false]);
  });

  it('D091 D092: warns before the end of October, and climbs its ladders after it and after November', () => {
    const run = upTo('start').until('2026-10-30');
    const due = run.state.clocks.find((clock) => clock.clock === 'finishedByOctober');
    expect(due?.dueOn).toBe('2026-10-31');
    const warnings = () =>
      run.events.filter((event) => event.type === 'clockWarned' && event.clock === 'finishedByOctober').length;
    expect(warnings()).toBe(2);
    run.until('2026-12-01');
    expect(rungs(run, 'finishedByOctober')).toEqual(['remindOwner', 'yellowCard', 'redCard', 'superviseCase']);
    expect(rungs(run, 'paidByNovember')).toEqual(['remindOwner', 'yellowCard']);
  });

  it('stops the October clock when the works end in time, and the November clock at the payment', () => {
    const run = upTo('strikeOff');
    const state = (key: string) => run.state.clocks.find((clock) => clock.clock === key)?.state;
    expect([state('finishedByOctober'), state('paidByNovember'), state('paidAfterAcceptance')]).toEqual([
      'stopped',
      'stopped',
      'stopped',
    ]);
  });

  it('demands payment within 30 days after acceptance', () => {
    const run = upTo('pay');
    const clock = run.state.clocks.find((one) => one.clock === 'paidAfterAcceptance');
    expect(clock?.dueOn).toBe('2026-04-09');
    run.days(60);
    expect(rungs(run, 'paidAfterAcceptance')).toEqual(['remindOwner', 'yellowCard', 'redCard', 'superviseCase']);
  });
});
