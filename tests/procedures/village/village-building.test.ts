import { describe, expect, it } from 'vitest';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { COUNTY, openRound, TOWNSHIPS } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { holder } from '../trail.ts';

const township = TOWNSHIPS[0]?.path ?? '';
const dutyOf = (id: string, key: string, parameters = {}) => {
  const duty = resolvedAny(id, parameters).duties.find((one) => one.key === key);
  if (duty === undefined) throw new Error(`${id} has no duty ${key}`);
  return duty;
};

describe('village-planning', () => {
  const drafted = { villageKind: 'keyVillage', plan: ['a'.repeat(64)], layout: '集中布局' };
  const discussed = (favour: number): CaseDriver =>
    driver(resolved('village-planning'))
      .start({ data: drafted, actor: holder('townshipGovernment', township) })
      .as('villageCommittee')
      .voteCounted('representatives', 20, { for: favour, against: 20 - favour, abstain: 0 }, { representatives: 30 });

  it('is discussed, shown for thirty days, approved and published', () => {
    const run = discussed(11);
    run.as('townshipGovernment').post({ shownOn: '2026-03-02' });
    expect(run.until('2026-04-01').stages).toEqual(['showDraft']);
    expect(run.until('2026-04-02').stages).toEqual(['approve']);
    run.as('countyAuthority').decide('approve');
    run.as('townshipGovernment').decide('done', { data: { publishedOn: '2026-04-02' } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('is redrafted and discussed again when the representatives vote it down', () => {
    const run = discussed(10);
    run.as('townshipGovernment').decide('redrafted', { data: { plan: ['b'.repeat(64)], layout: '分散布局' } });
    expect(run.stages).toEqual(['villagersDiscuss']);
  });

  it('D164: has 3 key villages and 12 demonstration villages in scope', () => {
    const rows = resolved('village-planning').plan.flatMap((table) => table.rows);
    expect(rows.map(({ value }) => value)).toEqual([3, 12]);
  });
});

describe('living-environment-renovation', () => {
  const id = 'living-environment-renovation';
  const built = (): CaseDriver =>
    driver(resolved(id))
      .start({ data: { householdHead: '演示户主', toilet: '旱厕改水厕' } })
      .as('projectUnit')
      .decide('finished', { data: { progress: '已完工' } });

  it('D169: accepts one toilet after the other, only what works, and has the rest rectified', () => {
    const run = built();
    expect(run.as('townshipGovernment').refused('pass', { data: { works: false } })).toBe('RULE_NOT_MET');
    run.as('townshipGovernment').decide('rectify', { opinion: '漏水', data: { works: false } });
    run.as('projectUnit').decide('rectified', { data: { progress: '已修' } });
    run.as('townshipGovernment').decide('pass', { data: { works: true } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it.each([
    ['D168', 'toilets', 2600],
    ['D167', 'modelVillage', 23],
  ])('%s: judges the %s of all townships together at %i at the end of the year', (_, key, value) => {
    const series = openRound(resolvedAny(id), key, { openedOn: '2026-01-01', units: TOWNSHIPS });
    series.until('2026-12-25');
    for (const [index, { path }] of TOWNSHIPS.entries()) series.unit(path).file({ value: index === 0 ? value - 1 : 0 });
    series.until('2027-01-03');
    expect(series.judgements.map(({ verdict }) => verdict)).toEqual(['missed']);
  });

  it('D165, D166: lists the actions and the three years', () => {
    const rows = resolvedAny(id).plan.flatMap((table) => table.rows);
    expect(rows.map(({ value }) => value)).toEqual([3, 2, 2, 1, 3]);
  });

  it('D170: asks for no report on removal until the county sets its weekday', () => {
    expect(resolvedAny(id).duties.map(({ key }) => key)).toEqual(['wasteAndSewage']);
    expect(openingsBetween(dutyOf(id, 'wasteRemoval', { removalWeekday: 1 }), '2026-03-02', '2026-03-09')).toEqual([
      '2026-03-02',
      '2026-03-09',
    ]);
  });
});

describe('rural-hazard-screening', () => {
  const id = 'rural-hazard-screening';
  const hazard = { place: '三组路口', hazard: 'traffic', problem: '弯道无护栏' };
  const found = (): CaseDriver =>
    driver(resolved(id)).start({ data: hazard, actor: holder('townshipGovernment', township) });

  it('has a hazard treated by one person and struck off by the township', () => {
    const run = found().as('townshipGovernment').decide('open');
    run.as('townshipGovernment').decide('done', { data: { measures: '加装护栏', deadline: '2026-03-20' } });
    run.as('responsiblePerson').decide('done', { data: { result: '已加装' } });
    expect(run.stages).toEqual(['clear']);
    run.as('townshipGovernment').decide('fail', { opinion: '护栏松动' });
    run.as('responsiblePerson').decide('done', { data: { result: '已加固' } });
    run.as('townshipGovernment').decide('pass');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'struckOff' });
  });

  it('D171: screens on no day until the county sets it', () => {
    expect(resolvedAny(id).duties).toEqual([]);
    expect(openingsBetween(dutyOf(id, 'standingScreening', { screeningDay: 10 }), '2026-01-01', '2026-03-31')).toEqual([
      '2026-01-10',
      '2026-02-10',
      '2026-03-10',
    ]);
  });
});

describe('demonstration-village-creation', () => {
  it('creates until it is named, and goes on where it was not', () => {
    const run = driver(resolved('demonstration-village-creation')).start({
      data: { place: '演示一村', placeKind: 'village', standard: '“十个一”' },
      actor: holder('countyAuthority', COUNTY),
    });
    run.as('townshipGovernment').decide('finished', { data: { progress: '已具备条件' } });
    run.as('countyAuthority', undefined, 'another').decide('return', { opinion: '绿化不足' });
    run.as('townshipGovernment').decide('finished', { data: { progress: '已补绿' } });
    run.as('countyAuthority', undefined, 'another').decide('approve', { data: { naming: '命名文件' } });
    expect(run.state.outcome).toBe('completed');
  });

  it('D172, D173, D175: plans ten ones, five villages, and ten, fifty, a hundred', () => {
    const rows = resolvedAny('demonstration-village-creation').plan.flatMap((table) => table.rows);
    expect(rows.map(({ value }) => value)).toEqual([10, 5, 10, 50, 100]);
  });
});
