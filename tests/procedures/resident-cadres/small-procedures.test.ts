import { describe, expect, it } from 'vitest';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { driver } from '../../support/case-driver.ts';
import { COUNTY, openRound } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';

const DIGEST = 'a'.repeat(64);
const record = { visitedOn: '2026-03-01', findings: '已开展' };

describe('the training of resident cadres', () => {
  it('D140: holds no spot test until the county sets its day, then one each quarter', () => {
    const id = 'resident-cadre-training';
    expect(resolvedAny(id).duties.map(({ key }) => key)).toEqual(['yearlyClass', 'yearlyTalk']);
    const tests = resolvedAny(id, { testDay: 10 }).duties.find(({ key }) => key === 'spotTests');
    if (tests === undefined) throw new Error('no spot tests');
    expect(openingsBetween(tests, '2026-01-01', '2026-12-31')).toEqual([
      '2026-01-10',
      '2026-04-10',
      '2026-07-10',
      '2026-10-10',
    ]);
  });

  it('takes no test that more have passed than sat for', () => {
    const definition = resolvedAny('resident-cadre-training', { testDay: 1 });
    const round = openRound(definition, 'spotTests', {
      openedOn: '2026-04-01',
      units: [{ path: COUNTY, name: '演示县' }],
    });
    expect(round.unit(COUNTY).refusedFile({ ...record, tested: 10, passed: 11 })).toBe('RULE_NOT_MET');
    round.unit(COUNTY).file({ ...record, tested: 10, passed: 9 });
    expect(round.owing()).toEqual([]);
  });
});

describe('the care of resident cadres', () => {
  const filing = { cadreName: '演示干部', entitlement: 'livingAllowance' };

  it('provides an entitlement with proof, and an allowance with its amount', () => {
    const run = driver(resolved('resident-cadre-care')).start({ data: filing });
    const proof = { providedOn: '2026-03-02', proof: [DIGEST] };
    expect(run.as('dispatchingUnit').refused('done', { data: proof })).toBe('RULE_UNDECIDED');
    run.as('dispatchingUnit').decide('done', { data: { ...proof, amountFen: 100_000 } });
    expect(run.state).toMatchObject({ outcome: 'completed' });
  });

  it('D468: counts the help in time once the county has set the days', () => {
    expect(resolved('resident-cadre-care').clocks).toEqual([]);
    const run = driver(resolved('resident-cadre-care', { provideDays: 10 })).start({ data: filing });
    run.until('2026-03-14');
    expect(run.count('clockRungReached')).toBe(1);
  });
});

describe('the monthly visits of department heads', () => {
  const definition = resolvedAny('department-head-monthly-visit');
  const unit = '610429/department';
  const visit = { ...record, village: '演示一村', result: '已指导', problemFound: false };

  it('D184: asks each head for one visit a month at least, by its end', () => {
    const round = openRound(definition, 'monthlyVisit', {
      openedOn: '2026-03-01',
      units: [{ path: unit, name: '演示部门' }],
    });
    expect(round.dueOn()).toBe('2026-03-31');
    round.unit(unit).file(visit);
    expect(round.owing()).toEqual([]);
    expect(round.linked).toEqual([]);
  });

  it('puts a problem on the supervision ledger', () => {
    const round = openRound(definition, 'leaderVisit', {
      openedOn: '2026-03-01',
      units: [{ path: COUNTY, name: '演示县' }],
    });
    round.unit(COUNTY).file({ ...visit, solvedOnSpot: false, problemFound: true, problem: '路灯损坏' });
    expect(round.linked).toEqual([`routine-supervision-ledger@${COUNTY}`]);
  });
});

describe('a unit bound to a village', () => {
  const start = () =>
    driver(resolved('unit-village-package-assistance'))
      .start({ data: { unitName: '演示单位', leader: '演示领导' } })
      .as('supportUnit')
      .decide('finished', { data: { support: '道路项目', supportFen: 5_000_000 } });

  it('D409: is not released until the village is out of poverty', () => {
    const run = start()
      .as('countyLeadingGroup')
      .decide('approve', { data: { appraisal: '合格' } });
    expect(run.as('countyLeadingGroup').refused('approve', { data: { outOfPoverty: false } })).toBe('RULE_NOT_MET');
    run.as('countyLeadingGroup').decide('return', { opinion: '未脱贫，不脱钩' });
    expect(run.stages).toEqual(['seekSupport']);
    run.as('supportUnit').decide('finished', { data: { support: '产业项目', supportFen: 1 } });
    run.as('countyLeadingGroup').decide('approve', { data: { appraisal: '合格' } });
    run.as('countyLeadingGroup').decide('approve', { data: { outOfPoverty: true } });
    expect(run.state).toMatchObject({ outcome: 'completed' });
  });

  it('goes back to its support when the appraisal is not passed', () => {
    expect(start().as('countyLeadingGroup').decide('return', { opinion: '帮扶不力' }).stages).toEqual(['seekSupport']);
  });
});
