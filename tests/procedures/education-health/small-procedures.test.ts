import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import type { CaseDriver } from '../../support/case-driver.ts';
import { driver } from '../../support/case-driver.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { clockOf, entries, holder, requests, rungs } from '../trail.ts';

const TOWNSHIP = '610429101';
const HOSPITAL = `${TOWNSHIP}/hospital`;
const ACCOUNT = '6200000000000005';

describe('the meal subsidy', () => {
  const id = 'nutrition-meal-subsidy-payout';
  const plan = { schoolName: '演示小学', schoolAccount: ACCOUNT, period: '2026年3月', headcount: 100, mealDays: 20 };
  const started = (parameters = {}): CaseDriver =>
    driver(resolved(id, parameters)).start({
      data: plan,
      organisation: TOWNSHIP,
      actor: holder('school', `${TOWNSHIP}/school`),
    });

  it('D060: is paid in full: pupils times days times the standard, and nothing else', () => {
    const amount = (amountFen: number) =>
      started().as('countyEducationDept').refused('approve', { data: { amountFen } });
    expect(amount(999_999)).toBe('RULE_NOT_MET');
    expect(amount(1_000_000)).toBe('accepted');
    const run = started()
      .as('countyEducationDept')
      .decide('approve', { data: { amountFen: 1_000_000 } });
    run.as('countyFinance').decide('approve');
    expect(requests(run, 'payout')).toMatchObject([{ payee: '演示小学', amountFen: 1_000_000 }]);
    expect(run.state.outcome).toBe('completed');
  });

  it('D060: is paid in time once the county has set the days', () => {
    const run = started({ payWordDays: 3 })
      .as('countyEducationDept')
      .decide('approve', { data: { amountFen: 1_000_000 } });
    expect(clockOf(run, 'payInTime')?.dueOn).toBe('2026-03-05');
    expect(clockOf(started(), 'payInTime')).toBeUndefined();
  });

  it('goes back to the school when the headcount is wrong', () => {
    const run = started()
      .as('countyEducationDept')
      .decide('return', { data: { amountFen: 1 }, opinion: '人数不符' });
    run.asPerson().decide('submit', { data: { headcount: 99, mealDays: 20 } });
    expect(run.stages).toEqual(['computeAmount']);
  });
});

describe('the ledger of serious illness', () => {
  const id = 'serious-illness-treatment-ledger';
  const patient = { patientName: '演示患者', householdType: 'liftedPoor', disease: 'stroke', detectedOn: '2026-03-01' };
  const started = (parameters = {}): CaseDriver =>
    driver(resolved(id, parameters)).start({ data: patient, actor: holder('medicalInstitution', HOSPITAL) });
  const treatment = { fixedHospital: '县医院', treatmentPlan: '规范方案', qualityRecord: '合格' };
  const treated = (parameters = {}): CaseDriver =>
    started(parameters)
      .as('countyHealthDept')
      .decide('entered', { data: { ledgerClass: '大病' } })
      .as('medicalInstitution')
      .decide('treated', { data: treatment });
  const followUp = { rehabilitation: '康复良好', helpGiven: '已对接医疗救助' };

  it('D062: names 30 diseases, each once, and takes no other', () => {
    const field = resolved(id).fields.find(({ key }) => key === 'disease');
    const options = field?.type === 'enum' ? field.options.map(({ key }) => key) : [];
    expect(new Set(options).size).toBe(30);
    const run = driver(resolved(id));
    const other = run.startCommand({ data: { ...patient, disease: 'influenza' }, actor: { kind: 'system' } });
    expect(run.tries(other)?.code).toBe('FIELD_INVALID');
  });

  it('enters the patient by class, treats by the fixed plan, follows up, and treats again where needed', () => {
    const again = treated().as('countyHealthDept').decide('again', { data: followUp });
    expect(again.stages).toEqual(['treat']);
    const run = treated().as('countyHealthDept').decide('done', { data: followUp });
    expect(run.state.outcome).toBe('struckOff');
    expect(entries(run)).toEqual(['seriousIllnessLedger:followedUp']);
  });

  it('keeps the disease to hospital and health department, out of the register', () => {
    const field = resolved(id).fields.find(({ key }) => key === 'disease');
    expect(field).toMatchObject({ sensitive: 'health', readableBy: ['medicalInstitution', 'countyHealthDept'] });
    const run = treated().as('countyHealthDept').decide('done', { data: followUp });
    expect(requests(run, 'registryEntry')[0]?.fields).not.toHaveProperty('disease');
  });

  it('D061: counts the follow-up in time once the county has set the days', () => {
    expect(clockOf(treated(), 'followUpInTime')).toBeUndefined();
    expect(clockOf(treated({ followWordDays: 7 }), 'followUpInTime')?.dueOn).toBe('2026-03-09');
  });
});

describe('the signing with family doctors', () => {
  const id = 'chronic-disease-family-doctor-signing';
  const patient = (name: string, disease: string, signed: boolean) => ({ name, disease, signed, doctor: '演示医生' });
  const list = (signed: boolean) => [
    patient('甲', 'hypertension', true),
    patient('乙', 'diabetes', signed),
    patient('丙', 'tuberculosis', true),
    patient('丁', 'severeMentalDisorder', true),
  ];
  const started = (): CaseDriver =>
    driver(resolved(id)).start({
      data: { institution: '演示卫生院', patients: list(false), patientCount: 4 },
      organisation: TOWNSHIP,
      actor: holder('medicalInstitution', HOSPITAL),
    });
  const service = { visitCount: 12, serviceRecord: '季度随访', mentalDisorderManagement: '重点管理' };
  const served = (): CaseDriver =>
    started()
      .as('medicalInstitution')
      .decide('signed', { data: { patients: list(false), signedCount: 3 } })
      .as('medicalInstitution')
      .decide('recorded', { data: service });

  it('D063: lists patients of four diseases, and no others', () => {
    const run = driver(resolved(id));
    const table = resolved(id).fields.find(({ key }) => key === 'patients');
    const column = table?.type === 'table' ? table.columns.find(({ key }) => key === 'disease') : undefined;
    expect(column?.type === 'enum' ? column.options : []).toHaveLength(4);
    const data = { institution: '演示卫生院', patients: [patient('甲', 'asthma', true)], patientCount: 1 };
    expect(run.tries(run.startCommand({ data, organisation: TOWNSHIP, actor: { kind: 'system' } }))?.code).toBe(
      'FIELD_INVALID',
    );
  });

  it.each([
    [100, 75, 'accepted'],
    [100, 76, 'RULE_NOT_MET'],
    [4, 3, 'accepted'],
    [3, 3, 'RULE_NOT_MET'],
  ])('D064: compares 3 of 4 with %i people of whom %i are signed, exactly: %s', (otherPeople, otherSigned, answer) => {
    const data = { otherPeople, otherSigned };
    expect(served().as('countyHealthDept').refused('met', { data })).toBe(answer);
  });

  it('goes on signing below the rate, and counts only whom the list shows as signed', () => {
    const data = { otherPeople: 10, otherSigned: 10 };
    const run = served().as('countyHealthDept').decide('notMet', { data, opinion: '签约率低' });
    expect(run.stages).toEqual(['sign']);
    const wrong = { data: { patients: list(false), signedCount: 4 } };
    expect(run.as('medicalInstitution').refused('signed', wrong)).toBe('RULE_NOT_MET');
    run.as('medicalInstitution').decide('signed', { data: { patients: list(true), signedCount: 4 } });
    run.as('medicalInstitution').decide('recorded', { data: service });
    expect(run.as('countyHealthDept').decide('met', { data }).state.outcome).toBe('completed');
  });

  it('needs a record of its own for severe mental disorder', () => {
    const run = started()
      .as('medicalInstitution')
      .decide('signed', { data: { patients: list(false), signedCount: 3 } });
    const { mentalDisorderManagement: _left, ...without } = service;
    expect(run.as('medicalInstitution').refused('recorded', { data: without })).toBe('RULE_NOT_MET');
  });
});

describe('treat first, pay later', () => {
  const id = 'treat-first-pay-later-settlement';
  const admission = {
    patientName: '演示患者',
    group: 'extremePoverty',
    admittedOn: '2026-03-01',
    hospitalName: '县医院',
    hospitalAccount: ACCOUNT,
  };
  const started = (): CaseDriver =>
    driver(resolved(id)).start({
      data: admission,
      organisation: TOWNSHIP,
      actor: holder('medicalInstitution', HOSPITAL),
    });
  const admitted = (): CaseDriver =>
    started()
      .as('medicalInstitution')
      .decide('approve', { data: { group: 'extremePoverty' } });
  const stay = { depositFen: 0, dischargedOn: '2026-03-02', totalCostFen: 1_000_000 };
  const layers = { basicFen: 600_000, seriousIllnessFen: 200_000, assistanceFen: 100_000 };
  const settled = (ownShareFen = 100_000): CaseDriver =>
    admitted()
      .as('medicalInstitution')
      .decide('done', { data: { ...stay, totalCostFen: 900_000 + ownShareFen } })
      .as('countyMedicalInsuranceDept')
      .decide('approve', { data: { ...layers, settledFen: 900_000, ownShareFen } });

  it('D066: treats without a deposit, and takes the own share only after the discharge', () => {
    expect(
      admitted()
        .as('medicalInstitution')
        .refused('done', { data: { ...stay, depositFen: 1 } }),
    ).toBe('RULE_NOT_MET');
    const run = settled();
    expect(run.stages).toEqual(['payShare']);
    expect(run.asPerson().refused('paid', { data: { sharePaidOn: '2026-03-01' } })).toBe('RULE_NOT_MET');
    run.asPerson().decide('paid', { data: { sharePaidOn: '2026-03-02' } });
    expect(run.state.outcome).toBe('completed');
  });

  it('settles all layers with the hospital in one payment that adds up', () => {
    expect(requests(settled(), 'payout')).toMatchObject([{ payee: '县医院', amountFen: 900_000 }]);
    const run = admitted().as('medicalInstitution').decide('done', { data: stay });
    const wrong = { ...layers, settledFen: 900_001, ownShareFen: 99_999 };
    expect(run.as('countyMedicalInsuranceDept').refused('approve', { data: wrong })).toBe('RULE_NOT_MET');
  });

  it('ends at once where nothing is left to pay, and agrees on instalments where it can’t be paid', () => {
    expect(settled(0).state.outcome).toBe('completed');
    const run = settled().asPerson().decide('unpaid');
    run.as('medicalInstitution').decide('agreed', { data: { agreement: '分三期' } });
    expect(run.stages).toEqual(['payShare']);
  });

  it('does not cover a patient of another group', () => {
    const other = { data: { group: 'other' } };
    expect(started().as('medicalInstitution').refused('approve', other)).toBe('RULE_NOT_MET');
    const run = started()
      .as('medicalInstitution')
      .decide('reject', { ...other, opinion: '不属于四类人员' });
    expect(run.state.outcome).toBe('refused');
  });
});

describe('the clearing of medical blank spots', () => {
  const id = 'medical-blank-spot-clearance';
  const started = (parameters = {}): CaseDriver =>
    driver(resolved(id, parameters)).start({
      data: { place: '演示一村', missing: 'staff', problem: '村医离岗' },
      organisation: TOWNSHIP,
      actor: holder('medicalInstitution', HOSPITAL),
    });
  const registered = (parameters = {}): CaseDriver => started(parameters).as('countyHealthDept').decide('open');
  const fixed = (): CaseDriver =>
    registered()
      .as('countyHealthDept')
      .decide('done', { data: { measures: '镇卫生院派驻', deadline: '2026-04-01' } })
      .as('countyHealthDept')
      .decide('done', { data: { measureKind: 'dispatch', result: '已派驻' } });

  it('enters a blank spot, fills it, and clears it, or fills it again', () => {
    const run = fixed().as('countyHealthDept').decide('pass');
    expect(run.state.outcome).toBe('struckOff');
    expect(entries(run)).toEqual(['blankSpotLedger:struckOff']);
    expect(fixed().as('countyHealthDept').decide('fail', { opinion: '未到岗' }).stages).toEqual(['fix']);
  });

  it('D067: enters it in time once the county has set the hours', () => {
    expect(resolved(id).clocks.map(({ key }) => key)).not.toContain('registerAtOnce');
    const run = registered({ registerHours: 24 }).until('2026-03-04');
    expect(rungs(run, 'registerAtOnce')).toContain('remindOwner');
  });

  it.each([
    [0, 'met'],
    [1, 'missed'],
  ])('judges %i blank spots at the end of the year: %s', (value, verdict) => {
    const health = '610429/health';
    const series = openRound(resolvedAny(id), 'blankSpots', {
      openedOn: '2026-01-01',
      units: [{ path: health, name: '卫健局' }],
    });
    series.until('2026-12-21').unit(health).file({ value });
    series.until('2027-01-02');
    expect(series.judgements.map((one) => one.verdict)).toEqual([verdict]);
  });
});

describe('the health services for key groups', () => {
  const id = 'key-group-health-services';
  const record = (change: CaseData) => ({
    person: '演示幼儿',
    group: 'infant',
    ageYears: 2,
    service: '托育指导',
    servedOn: '2026-04-01',
    ...change,
  });
  const tries = (change: CaseData): string =>
    openRound(resolvedAny(id), 'serve', { openedOn: '2026-04-01', units: [{ path: HOSPITAL, name: '卫生院' }] })
      .unit(HOSPITAL)
      .refusedFile(record(change));

  it('D065: guides infants of 0 to 3 years, both included, and serves others of any age', () => {
    for (const ageYears of [0, 3]) expect(tries({ ageYears })).toBe('accepted');
    expect(tries({ ageYears: 4 })).toBe('RULE_NOT_MET');
    expect(tries({ group: 'disabledOld', ageYears: 80 })).toBe('accepted');
  });
});
