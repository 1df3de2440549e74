import { describe, expect, it } from 'vitest';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { COUNTY, openRound } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { clockOf, holder, requests, rungs } from '../trail.ts';

const township = '610429101';
const institution = `${township}/training-institution`;
const gate = holder('trainingInstitution', institution);
const INSTITUTIONS = [{ path: institution, name: '演示培训机构' }];
const organisation = { id: 'institution-1', kind: 'organisation', name: '演示培训机构' } as const;

const dutyOf = (id: string, key: string, parameters = {}) => {
  const duty = resolvedAny(id, parameters).duties.find((one) => one.key === key);
  if (duty === undefined) throw new Error(`${id} has no duty ${key}`);
  return duty;
};

describe('epidemic-key-person-screening', () => {
  const id = 'epidemic-key-person-screening';
  const person = { personName: '演示人员', origin: 'abroad', arrivedOn: '2026-03-01' };
  const controlled = (): CaseDriver => {
    const run = driver(resolved(id)).start({ data: person });
    run.as('supportUnit').decide('done', { data: { testResult: 'negative' } });
    return run.as('townshipGovernment').decide('done', { data: { controlMeasure: '居家观察' } });
  };

  it('ends only when no household and no person is missed', () => {
    const run = controlled();
    const missed = { householdsAllSeen: false };
    expect(run.as('townshipGovernment').refused('done', { data: missed })).toBe('RULE_NOT_MET');
    run.as('townshipGovernment').decide('gap', { opinion: '漏登一人', data: missed });
    expect(run.stages).toEqual(['test']);
    const whole = controlled()
      .as('townshipGovernment')
      .decide('done', { data: { householdsAllSeen: true } });
    expect(whole.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it.each([
    [3, 'met'],
    [2, 'missed'],
  ])('D016: judges %i of nine cadres sent as %s', (numerator, verdict) => {
    const unit = `${COUNTY}/support-unit`;
    const series = openRound(resolvedAny(id), 'cadresInVillages', {
      openedOn: '2026-01-01',
      units: [{ path: unit, name: '演示后援单位' }],
    });
    series.unit(unit).file({ numerator, denominator: 9 });
    expect(series.judgements.map((one) => one.verdict)).toEqual([verdict]);
  });

  it('D453: has no household screening until the county sets its weekday', () => {
    expect(resolvedAny(id).duties).toEqual([]);
    const screening = dutyOf(id, 'householdScreening', { screeningWeekday: 2 });
    expect(openingsBetween(screening, '2026-03-01', '2026-03-14')).toEqual(['2026-03-03', '2026-03-10']);
  });
});

describe('epidemic-emergency-plan-and-drill', () => {
  const id = 'epidemic-emergency-plan-and-drill';
  const activated = (parameters = {}): CaseDriver =>
    driver(resolved(id, parameters)).start({
      data: { event: '集市发现病例' },
      organisation: township,
      subject: organisation,
      actor: holder('epidemicHeadquarters', COUNTY),
    });

  it('D017: is handled at once: two hours by default, or what the county sets', () => {
    expect(clockOf(activated(), 'respondDefaultClock')?.dueAt).toBe('2026-03-02T03:00:00.000Z');
    const run = activated({ respondHours: 1 }).until('2026-03-02T02:00:00.000Z');
    expect(rungs(run, 'respondClock')).toEqual(['remindOwner', 'notifySuperior']);
  });

  it('goes on until the headquarters stands down', () => {
    const run = activated()
      .as('townshipGovernment')
      .decide('done', { data: { response: '已封控' } });
    run.as('epidemicHeadquarters').decide('goOn', { opinion: '仍有扩散' });
    run.as('townshipGovernment').decide('done', { data: { response: '扩大范围' } });
    run.as('epidemicHeadquarters').decide('done');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('has the plan revised yearly and drilled half-yearly', () => {
    expect(openingsBetween(dutyOf(id, 'planRevision'), '2026-01-01', '2026-12-31')).toEqual(['2026-01-05']);
    expect(openingsBetween(dutyOf(id, 'drills'), '2026-01-01', '2026-12-31')).toEqual(['2026-01-01', '2026-07-01']);
  });
});

describe('epidemic-joint-enforcement', () => {
  it('handles a breach that a patrol finds, or drops what is none', () => {
    const found = (): CaseDriver =>
      driver(resolved('epidemic-joint-enforcement')).start({
        data: { place: '演示酒店', placeKind: 'hotel', breach: 'feast', facts: '违规设宴二十桌' },
        organisation: township,
        subject: organisation,
        actor: holder('jointEnforcementTeam', COUNTY),
      });
    const done = found()
      .as('jointEnforcementTeam')
      .decide('done', { data: { decision: '责令停止' } });
    expect(done.state.outcome).toBe('completed');
    const dropped = found()
      .as('jointEnforcementTeam')
      .decide('unfounded', {
        opinion: '系工作用餐',
        data: { decision: '不予处理' },
      });
    expect(dropped.state.outcome).toBe('notEstablished');
  });
});

describe('training-staff-travel-ledger', () => {
  const id = 'training-staff-travel-ledger';
  const declaration = {
    personName: '演示员工',
    institutionName: '演示培训机构',
    destination: '外省',
    reason: '探亲',
    leavesOn: '2026-03-05',
    plannedReturnOn: '2026-03-12',
  };
  const declared = (parameters = {}): CaseDriver =>
    driver(resolved(id, parameters), { holdEffects: ['link'] }).start({
      data: declaration,
      organisation: township,
      actor: gate,
    });

  it('D413: keeps one file for each person, traces the way back and opens the return to post', () => {
    expect(resolved(id).subject).toEqual({ kind: 'person', uniqueness: 'oneOpen' });
    const run = declared()
      .as('trainingInstitution')
      .decide('done', { data: { riskLevel: 'low' } });
    expect(clockOf(run, 'traceLimit')?.dueOn).toBe('2026-03-12');
    run.as('trainingInstitution').decide('done', { data: { route: '高铁往返', plannedReturnOn: '2026-03-13' } });
    const [link] = requests(run, 'link');
    expect(link).toMatchObject({
      procedure: 'staff-return-to-post',
      mode: 'openAndAwait',
      data: { personName: '演示员工', travelHistory: '高铁往返', plannedReturnOn: '2026-03-13' },
    });
  });

  it('hands over what the return to post asks for at its filing', () => {
    const required = resolved('staff-return-to-post').filing.form.filter((one) => one.required);
    const run = declared()
      .as('trainingInstitution')
      .decide('done', { data: { riskLevel: 'low' } });
    run.as('trainingInstitution').decide('done', { data: { route: '高铁往返', plannedReturnOn: '2026-03-13' } });
    const handed = Object.keys(requests(run, 'link')[0]?.data ?? {});
    expect(required.map(({ field }) => field).filter((field) => !handed.includes(field))).toEqual([]);
  });

  it('D412: hurries the look at the risk level once the county sets the days, and ends for who stays', () => {
    expect(clockOf(declared(), 'openFileLimit')).toBeUndefined();
    expect(clockOf(declared({ openFileDays: 2 }), 'openFileLimit')?.dueOn).toBe('2026-03-04');
    const run = declared()
      .as('trainingInstitution')
      .decide('advised', {
        opinion: '目的地为高风险',
        data: { riskLevel: 'high' },
      });
    expect(run.state.outcome).toBe('withdrawn');
  });
});

describe('training-class-capacity', () => {
  const id = 'training-class-capacity';
  const plan = {
    institutionName: '演示培训机构',
    room: '一教室',
    roomArea: '60.0',
    learners: 20,
    distance: '1.0',
    slotLists: [{ slot: '上午', learner: '演示学员' }],
  };
  const run = (): CaseDriver => driver(resolved(id));
  const filing = (data: object = {}) => {
    const one = run();
    return one.tries(
      one.startCommand({ data: { ...plan, ...data }, organisation: township, subject: organisation, actor: gate }),
    )?.code;
  };
  const inspected = (noGatherings = true): CaseDriver => {
    const one = run().start({ data: plan, organisation: township, subject: organisation, actor: gate });
    one.as('trainingInstitution').decide('done', { data: { listsChecked: true } });
    return one.as('trainingInstitution').decide('done', { data: { noGatherings } });
  };

  it('D417: plans three square metres for each learner at least', () => {
    expect(filing()).toBeUndefined();
    expect(filing({ roomArea: '59.9' })).toBe('RULE_NOT_MET');
    expect(filing({ learners: 21 })).toBe('RULE_NOT_MET');
  });

  it('D418: keeps one metre of distance at least', () => {
    expect(filing({ distance: '0.9' })).toBe('RULE_NOT_MET');
  });

  it('D419: checks the list of every slot', () => {
    const one = run().start({ data: plan, organisation: township, subject: organisation, actor: gate });
    expect(one.as('trainingInstitution').refused('done', { data: { listsChecked: false } })).toBe('RULE_NOT_MET');
  });

  it('hands over to the rectification what the department finds', () => {
    const held = inspected(false);
    expect(held.as('competentDepartment').refused('done')).toBe('RULE_NOT_MET');
    expect(held.as('competentDepartment').refused('breach', { opinion: '超员' })).toBe('RULE_NOT_MET');
    held.as('competentDepartment').decide('breach', { opinion: '超员', data: { problem: '超员五人' } });
    expect(requests(held, 'link')[0]).toMatchObject({
      procedure: 'training-institution-rectification',
      data: { institutionName: '演示培训机构', problem: '超员五人' },
    });
    expect(held.state.outcome).toBe('referred');
    expect(inspected().as('competentDepartment').decide('done').state.outcome).toBe('completed');
  });
});

describe('daily-health-monitoring-and-absence-tracing', () => {
  const id = 'daily-health-monitoring-and-absence-tracing';
  const opened = (key: string) =>
    openRound(resolvedAny(id), key, { units: INSTITUTIONS, now: '2026-03-02T01:00:00.000Z' });

  it('D420, D422: takes attendance every day, and explains each absence', () => {
    expect(openingsBetween(dutyOf(id, 'attendance'), '2026-03-01', '2026-03-31')).toHaveLength(31);
    const round = opened('attendance');
    expect(round.dueOn()).toBe('2026-03-02');
    const absent = { staffAbsent: 1, learnersAbsent: 1 };
    const row = { person: '演示学员', reason: 'ill', cause: '感冒', whereabouts: '在家' };
    expect(round.unit(institution).refusedFile({ ...absent, absences: [row] })).toBe('RULE_NOT_MET');
    round.unit(institution).file({ ...absent, absences: [row, { ...row, person: '演示员工', reason: 'other' }] });
    expect(round.owing()).toEqual([]);
  });

  it('D421: looks at health in the morning and in the evening, and opens a report for a symptom', () => {
    const round = opened('measure');
    const measured = { institutionName: '演示培训机构', time: 'morning', measured: 40, symptomFound: false };
    round.unit(institution).file(measured);
    expect(round.owing()).toEqual([institution]);
    const symptom = { ...measured, time: 'evening', symptomFound: true };
    expect(round.unit(institution).refusedFile(symptom)).toBe('RULE_NOT_MET');
    round.unit(institution).file({ ...symptom, personName: '演示学员', symptom: 'cough' });
    expect(round.owing()).toEqual([]);
    expect(round.linked).toEqual([`abnormal-symptom-report@${institution}`]);
  });
});

describe('disinfection-record', () => {
  it('D424: records cleaning every day, and airing as often as the county sets', () => {
    const id = 'disinfection-record';
    expect(resolvedAny(id).duties.map(({ key }) => key)).toEqual(['clean']);
    const round = openRound(resolvedAny(id, { airingsPerDay: 3 }), 'airing', { units: INSTITUTIONS });
    for (const minutes of [20, 30]) round.unit(institution).file({ minutes, keyRooms: true });
    expect(round.owing()).toEqual([institution]);
    round.unit(institution).file({ minutes: 30, keyRooms: true });
    expect(round.owing()).toEqual([]);
  });
});

describe('institution-catering-hygiene', () => {
  it('opens a rectification where meals or goods are not in order', () => {
    const round = openRound(resolvedAny('institution-catering-hygiene'), 'selfCheck', { units: INSTITUTIONS });
    const check = {
      institutionName: '演示培训机构',
      staffMealsOnly: true,
      noImportedColdChain: false,
      parcelsHandled: true,
      habitsTaught: true,
    };
    expect(round.unit(institution).refusedFile(check)).toBe('RULE_NOT_MET');
    round.unit(institution).file({ ...check, problem: '库存进口冷链食品' });
    expect(round.linked).toEqual([`training-institution-rectification@${institution}`]);
  });
});
