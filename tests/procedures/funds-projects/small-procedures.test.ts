import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';

const ID = 'project-start-and-resumption';
const definition = resolved(ID);

const awarded = (form = definition): CaseDriver =>
  driver(form)
    .start({ organisation: '610429101', data: { project: '产业园', budgetFen: 1000 } })
    .as('countyAuthority')
    .decide('approve')
    .as('projectUnit')
    .decide('done', { data: { enterprise: '演示企业', priceFen: 1000 } });
const checked = (form = definition): CaseDriver =>
  awarded(form)
    .as('projectUnit')
    .decide('done', { data: { prepared: '人员材料到位' } })
    .as('townshipGovernment')
    .decide('approve', { data: { epidemicMeasures: '测温登记' } });
const reached = (run: CaseDriver): string[] =>
  run.events.flatMap((event) => (event.type === 'clockRungReached' ? [event.clock] : []));

describe('the start of a project', () => {
  it('goes from approval over tender, preparation and epidemic check to the start', () => {
    const run = checked()
      .as('projectUnit')
      .decide('done', { data: { startedOn: '2026-03-02', poorWorkers: 6 } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('tenders again when nobody wins, and takes no price above the budget', () => {
    const run = driver(definition)
      .start({ organisation: '610429101', data: { project: '产业园', budgetFen: 1000 } })
      .as('countyAuthority')
      .decide('approve');
    const dear = { enterprise: '演示企业', priceFen: 1001 };
    expect(run.as('projectUnit').refused('done', { data: dear })).toBe('RULE_NOT_MET');
    expect(run.as('projectUnit').decide('failed', { opinion: '流标' }).stages).toEqual(['tender']);
  });

  it('prepares again while the epidemic check does not pass', () => {
    const run = awarded()
      .as('projectUnit')
      .decide('done', { data: { prepared: '到位' } });
    expect(run.as('townshipGovernment').decide('return', { opinion: '防疫不足' }).stages).toEqual(['prepare']);
  });

  it('has the township solve what is short, and starts then', () => {
    const run = checked();
    expect(run.as('projectUnit').refused('short', { opinion: '缺料' })).toBe('RULE_NOT_MET');
    run.as('projectUnit').decide('short', { opinion: '缺料', data: { shortage: 'material' } });
    run.as('townshipGovernment').decide('done', { data: { solution: '协调供料' } });
    expect(run.stages).toEqual(['start']);
  });

  it('may be refused at the approval', () => {
    const run = driver(definition).start({ organisation: '610429101', data: { project: '产业园', budgetFen: 1000 } });
    run.as('countyAuthority').decide('reject', { opinion: '未列入计划' });
    expect(run.state).toMatchObject({ outcome: 'refused' });
  });

  it('D458, D459, D460: counts start, help and preparation once the county has set their days', () => {
    const waiting = ['startLimit', 'solveShortageLimit', 'prepareLimit'];
    expect(definition.clocks.filter(({ key }) => waiting.includes(key))).toEqual([]);
    const set = resolved(ID, { startDays: 5, solveShortageDays: 5, prepareDays: 5 });
    expect(reached(awarded(set).until('2026-03-10'))).toContain('prepareLimit');
    expect(reached(checked(set).until('2026-03-10'))).toContain('startLimit');
    const short = checked(set)
      .as('projectUnit')
      .decide('short', { opinion: '缺料', data: { shortage: 'labour' } });
    expect(reached(short.until('2026-03-10'))).toContain('solveShortageLimit');
  });
});
