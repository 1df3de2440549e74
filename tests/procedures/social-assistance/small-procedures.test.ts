import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolved } from '../resolved.ts';
import { entries, holder, rungs } from '../trail.ts';

describe('support in extreme poverty', () => {
  const definition = resolved('extreme-poverty-support');
  const survey: CaseData = { surveyFindings: '无劳动能力', abilitiesMissing: 3, selfCare: 'partial' };
  const started = () => driver(definition).start({ data: { payeeName: '演示老人', reason: '无人赡养' } });
  const published = () =>
    started().as('townshipGovernment').decide('approve', { data: survey }).as('townshipGovernment').post().days(9);
  const supported = (): CaseDriver =>
    published()
      .as('countyCivilAffairs')
      .decide('approve')
      .as('townshipGovernment')
      .decide('done', { data: { homeSupport: '邻里照料' } });
  const mobilised = (outcome: string) =>
    supported()
      .as('villageTwoCommittees')
      .decide(outcome, { data: { mobilisation: 'trial', mobilisationRecord: '体验三天' } });

  it('moves into the county’s care home who agrees, and leaves at home who declines', () => {
    const run = mobilised('done')
      .as('countyCareHome')
      .decide('done', { data: { movedInOn: '2026-03-11' } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
    expect(run.count('caseEnded')).toBe(1);
    const atHome = mobilised('declines');
    expect(atHome.state.outcome).toBe('completed');
    expect(atHome.events.findLast((event) => event.type === 'caseEnded')).toMatchObject({ stage: 'atHome' });
  });

  it.each([
    [0, 'full', 'accepted'],
    [1, 'full', 'RULE_NOT_MET'],
    [3, 'partial', 'accepted'],
    [4, 'partial', 'RULE_NOT_MET'],
    [4, 'none', 'accepted'],
  ])('with %i abilities missing and the grade %s is %s', (abilitiesMissing, selfCare, answer) => {
    const data = { ...survey, abilitiesMissing, selfCare };
    expect(started().as('townshipGovernment').refused('approve', { data })).toBe(answer);
  });

  it('climbs the ladder of the county’s recognition after fifteen working days', () => {
    expect(rungs(published().days(60), 'identifyLimit')).toHaveLength(5);
  });
});

describe('the price-subsidy linkage', () => {
  const definition = resolved('price-subsidy-linkage');
  const actor = holder('countyCivilAffairs', '610429/civil-affairs');
  const organisation = '610429';
  const month = (cpiRisePermille: number, foodRisePermille: number): CaseData => ({
    month: '2026-02',
    cpiRisePermille,
    foodRisePermille,
    groups: '低保、特困',
  });
  const filed = (cpi: number, food: number) => {
    const run = driver(definition);
    return run.tries(run.startCommand({ data: month(cpi, food), actor, organisation }))?.code ?? 'accepted';
  };

  it('starts at a rise of 3.5 per cent of the index or 6 per cent of food, and not below', () => {
    expect([filed(34, 59), filed(35, 0), filed(0, 60)]).toEqual(['RULE_NOT_MET', 'accepted', 'accepted']);
  });

  it('pays people times amount, and finance within twenty working days', () => {
    const run = driver(definition).start({ data: month(40, 0), actor, organisation });
    const civil = run.as('countyCivilAffairs');
    expect(civil.refused('done', { data: { people: 100, perPersonFen: 2000, totalFen: 1 } })).toBe('RULE_NOT_MET');
    civil.decide('done', { data: { people: 100, perPersonFen: 2000, totalFen: 200_000 } });
    run.as('countyFinance').decide('approve');
    expect(run.state.outcome).toBe('completed');
    expect(entries(run)).toEqual(['priceSubsidy:paid']);
  });

  it('has civil affairs watch the index each month', () => {
    const units = [{ path: '610429/civil-affairs', name: '民政局' }];
    const run = openRound(definition, 'watchPrice', { openedOn: '2026-03-15', units });
    run.unit('610429/civil-affairs').file({ cpiRisePermille: 12, foodRisePermille: 8 });
    expect(run.status).toBe('ended');
  });
});
