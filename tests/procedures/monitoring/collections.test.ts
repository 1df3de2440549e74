import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { openRound, TOWNSHIPS } from '../../support/round-driver.ts';
import { resolvedAny } from '../resolved.ts';

const VILLAGE = '610429101200';

describe('the annual collection', () => {
  const definition = resolvedAny('annual-information-collection');
  const dueOf = (key: string) => openRound(definition, key, { openedOn: '2022-11-01' }).dueOn();

  it('D202: wants newly identified and eliminated households by 8 November', () => {
    expect(dueOf('collectNewAndEliminated')).toBe('2022-11-08');
    const run = openRound(definition, 'collectNewAndEliminated', { openedOn: '2022-11-01' });
    run.unit(VILLAGE).nothingToReport();
    expect(run.owing()).not.toContain(VILLAGE);
  });

  it.each(['collectVillageInfo', 'collectHouseholdInfo', 'enterSystem'])('D203: wants %s by 18 November', (key) => {
    expect(dueOf(key)).toBe('2022-11-18');
  });

  it('D204: wants every household by 18 February of the year after, over the turn of the year', () => {
    expect(dueOf('collectAllHouseholds')).toBe('2023-02-18');
    const duty = definition.duties.find(({ key }) => key === 'collectAllHouseholds');
    expect(duty?.due).toEqual({ kind: 'monthDay', month: 2, day: 18, roll: false });
  });

  it('sends a data set back to its village and leaves the entry to the township', () => {
    const run = openRound(definition, 'collectVillageInfo', { openedOn: '2022-11-01' });
    run.unit(VILLAGE).file({ villageInfo: '村级信息', completedOn: '2022-11-01' });
    run.as('townshipGovernment', '610429101').sendBack(VILLAGE);
    expect(run.owing()).toContain(VILLAGE);
    expect(definition.duties.find(({ key }) => key === 'enterSystem')?.owedBy.level).toBe('township');
  });
});

describe('the quarterly collection of income', () => {
  const ID = 'quarterly-income-collection';
  const definition = resolvedAny(ID);
  const record: CaseData = {
    household: 'household-1',
    householdHead: '演示户一',
    members: 4,
    year: 2024,
    quarter: 2,
    wageFen: 1_000_000,
    businessFen: 200_000,
    propertyFen: 0,
    transferFen: 0,
    incomeFen: 1_200_000,
    expenditureFen: 500_000,
    previousYear: 2023,
    previousIncomeFen: 1_000_000,
    focus: 'none',
  };
  const filed = (change: CaseData) =>
    openRound(definition, 'quarterlyCollection', { openedOn: '2024-06-01' })
      .unit(VILLAGE)
      .refusedFile({ ...record, ...change });

  it('D047: opens once a quarter and ends with it', () => {
    const [duty] = definition.duties;
    if (duty === undefined) throw new Error('no duty');
    const openings = openingsBetween(duty, '2024-01-01', '2024-12-31');
    expect(openings).toEqual(['2024-03-01', '2024-06-01', '2024-09-01', '2024-12-01']);
    expect(openRound(definition, 'quarterlyCollection', { openedOn: '2024-06-01' }).dueOn()).toBe('2024-06-30');
  });

  it('D048: takes no year before 2024, or before the one that the county sets', () => {
    expect(filed({})).toBe('accepted');
    expect(filed({ year: 2023, previousYear: 2022 })).toBe('RULE_NOT_MET');
  });

  it('D049: compares with 2023, the year before', () => {
    expect(filed({ previousYear: 2022 })).toBe('RULE_NOT_MET');
    expect(filed({ year: 2025, previousYear: 2024 })).toBe('accepted');
    expect(filed({ year: 2025, previousYear: 2023 })).toBe('RULE_NOT_MET');
  });

  it('makes a focus of a drop by 20 per cent, and not of a smaller one', () => {
    expect(filed({ previousIncomeFen: 1_500_000 })).toBe('RULE_NOT_MET');
    expect(filed({ previousIncomeFen: 1_499_999 })).toBe('accepted');
    expect(filed({ previousIncomeFen: 1_500_000, focus: 'drop' })).toBe('accepted');
  });

  it('makes a focus of an income that is too low for the time of the year', () => {
    expect(filed({ incomeFen: 1_199_999, previousIncomeFen: 1_199_999 })).toBe('RULE_NOT_MET');
    expect(filed({ incomeFen: 1_199_999, previousIncomeFen: 1_199_999, focus: 'low' })).toBe('accepted');
  });

  it('updates the plan of a household in focus after the quarter', () => {
    const run = openRound(definition, 'planRevision', { openedOn: '2024-07-05' });
    const update = {
      household: 'household-1',
      householdHead: '演示户一',
      members: 4,
      difficulties: '收入骤降',
      incomeTargetFen: 2_000_000,
      measures: '公益性岗位',
      revision: 'plan',
    };
    run.unit(VILLAGE).file(update);
    run.unit('610429101201').file({ ...update, revision: 'none' });
    expect(run.linked).toEqual([`household-assistance-plan@${VILLAGE}`]);
  });

  it('D051: judges growth against province and nation once the county has entered their averages', () => {
    expect(definition.indicators[0]?.gates).toEqual([]);
    const set = resolvedAny(ID, { provinceGrowth: 800, nationGrowth: 700 });
    const series = openRound(set, 'incomeGrowth', { openedOn: '2024-01-01', units: TOWNSHIPS }).until('2024-12-20');
    series.unit('610429101').file({ numerator: 75, denominator: 1000 }, { period: '2024-Q4' });
    series.unit('610429102').file({ numerator: 80, denominator: 1000 }, { period: '2024-Q4' });
    series.until('2025-01-10');
    const verdicts = series.judgements.map(({ gate, unit, verdict }) => `${gate} ${unit ?? ''} ${verdict}`);
    expect(verdicts).toEqual(
      expect.arrayContaining(['province 610429101 missed', 'nation 610429101 met', 'province 610429102 met']),
    );
  });
});
