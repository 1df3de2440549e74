import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, holder, rungs } from '../trail.ts';

const definition = resolved('risk-population-co-investigation');
const pushed = { personName: '演示人员', source: '省级推送', people: 2 };
const allClear = { numberClear: true, personClear: true, placeClear: true, controlClear: true };

const started = (): CaseDriver =>
  driver(definition).start({
    data: pushed,
    organisation: '610429101',
    actor: holder('countyBigData', '610429/big-data'),
  });
const found = (run: CaseDriver): CaseDriver =>
  run.as('countyPublicSecurity').decide('done', { data: { foundAt: '演示宾馆' } });
const controlled = (run: CaseDriver): CaseDriver =>
  run.as('townshipGovernment').decide('done', { data: { controlMeasure: '居家隔离' } });
const recoded = (run: CaseDriver): CaseDriver =>
  run.as('countyBigData').decide('done', { data: { healthCode: 'red' } });

describe('the co-investigation of risk people', () => {
  it('changes the code while the police search, and ends with all four clear', () => {
    const run = started();
    expect(run.stages).toEqual(['response', 'recode', 'investigate']);
    recoded(controlled(found(run)));
    expect(run.stages).toEqual(['verifyFour']);
    run.as('countyPublicSecurity').decide('done', { data: allClear });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it.each(Object.keys(allClear))('D018: does not end while one of the four is not clear: %s', (missing) => {
    const run = recoded(controlled(found(started())));
    const data = { ...allClear, [missing]: false };
    expect(run.as('countyPublicSecurity').refused('done', { data })).toBe('RULE_NOT_MET');
    const back = { ...data, gap: 'place' };
    run.as('countyPublicSecurity').decide('gap', { opinion: '位置不明', data: back });
    expect(run.stages).toEqual(['response', 'recode', 'investigate']);
  });

  it('says what is not clear when it goes on', () => {
    const run = recoded(controlled(found(started())));
    const data = { ...allClear, controlClear: false };
    expect(run.as('countyPublicSecurity').refused('gap', { opinion: '未查清', data })).toBe('RULE_NOT_MET');
  });

  it('has the headquarters decide on whom the police do not find: search wider, or ask another county', () => {
    const run = started();
    expect(run.as('countyPublicSecurity').refused('done')).toBe('RULE_NOT_MET');
    run.as('countyPublicSecurity').decide('notFound', { opinion: '不在登记住址' });
    run.as('epidemicHeadquarters').decide('again', { opinion: '扩大到邻镇' });
    expect(run.stages).toContain('investigate');
    run.as('countyPublicSecurity').decide('notFound', { opinion: '已离县' });
    run.as('epidemicHeadquarters').decide('elsewhere', { opinion: '函请外县' });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'referred' });
  });

  it('counts the search from the push, and the verification from when it is reached', () => {
    const run = started();
    expect(clockOf(run, 'investigateClock')?.dueAt).toBe('2026-03-02T13:00:00.000Z');
    run.until('2026-03-02T13:00:00.000Z');
    expect(rungs(run, 'investigateClock')).toEqual(['remindOwner', 'notifySuperior']);
    expect(rungs(run, 'recodeClock')).toEqual(['remindOwner', 'notifySuperior', 'yellowCard', 'redCard']);
  });
});
