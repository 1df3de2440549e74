import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { openRound, TOWNSHIPS, type RoundDriver } from '../../support/round-driver.ts';
import { resolvedAny } from '../resolved.ts';

const VILLAGE = '610429101200';
const visit: CaseData = {
  household: 'household-1',
  householdHead: '演示户一',
  visitedOn: '2026-04-01',
  livingConditions: '正常',
  incomePerPersonFen: 800_000,
  educationSecured: true,
  medicalCareSecured: true,
  housingSecured: true,
  waterSecured: true,
  rigidExpensesPerPersonFen: 10_000,
  medicalDifficulty: false,
  schoolDifficulty: false,
  employmentDifficulty: false,
  industryDifficulty: false,
  latentRisks: '无',
  finding: 'noRisk',
};

describe('the full-coverage screening', () => {
  const definition = resolvedAny('full-coverage-screening');
  const round = (): RoundDriver => openRound(definition, 'launchRound', { openedOn: '2026-04-01' });

  it('opens in April and October, and in the month that the county sets', () => {
    const openings = (of: typeof definition) => {
      const [duty] = of.duties;
      return duty === undefined ? [] : openingsBetween(duty, '2026-01-01', '2026-12-31');
    };
    expect(openings(definition)).toEqual(['2026-04-01', '2026-10-01']);
    const june = resolvedAny('full-coverage-screening', { roundMonth: 6 });
    expect(openings(june)).toEqual(['2026-06-01', '2026-12-01']);
  });

  it('D039: opens the identification at the clue itself, with all that the visit found', () => {
    const run = round();
    const clue = { ...visit, visitedOn: '2026-04-01', finding: 'riskClue' };
    expect(run.unit(VILLAGE).refusedFile(clue)).toBe('RULE_NOT_MET');
    run.unit(VILLAGE).file({ ...clue, clue: '房屋漏雨', clueSource: 'cadreScreening' });
    const [request] = run.all('effectRequested');
    expect(request?.request).toMatchObject({
      procedure: 'monitored-household-identification',
      data: { clue: '房屋漏雨', incomePerPersonFen: 800_000, latentRisks: '无' },
    });
  });

  it('records households without risk and opens nothing for them', () => {
    const run = round();
    run.unit(VILLAGE).file(visit);
    expect(run.linked).toEqual([]);
  });

  it('does not accept that there was nothing: every village has households', () => {
    expect(round().unit(VILLAGE).refusal({ type: 'fileItem', unit: VILLAGE, nothingToReport: true })).not.toBe(
      'accepted',
    );
  });

  it('takes every household of the village, until the township has looked for defects', () => {
    const run = round();
    run
      .unit(VILLAGE)
      .file(visit)
      .unit(VILLAGE)
      .file({ ...visit, household: 'household-2' });
    expect(run.item(VILLAGE).entries).toHaveLength(2);
    for (const unit of ['610429101201', '610429101202']) run.unit(unit).file(visit);
    expect(run.steps).toEqual(['checkDefects@610429101']);
  });

  it('judges coverage at every report: one household left out is a miss', () => {
    const series = openRound(definition, 'coverage', { openedOn: '2026-04-01', units: TOWNSHIPS }).until('2026-04-02');
    series.unit('610429101').file({ numerator: 999, denominator: 1000 });
    series.unit('610429102').file({ numerator: 500, denominator: 500 });
    expect(series.judgements.map(({ verdict }) => verdict)).toEqual(['missed', 'met']);
  });
});

describe('the second round of visits', () => {
  const definition = resolvedAny('second-round-visit-screening');
  const round = () => openRound(definition, 'secondRound', { openedOn: '2022-10-01' });
  const seen: CaseData = {
    household: 'household-1',
    householdHead: '演示户一',
    visitedOn: '2022-10-01',
    householdKind: 'monitored',
    includedProperly: true,
    guaranteesHold: true,
    incomeStable: true,
    industryLinked: true,
    constructionImproved: true,
    result: 'noProblem',
  };

  it('D201: is due on 1 November 2022', () => {
    expect(round().dueOn()).toBe('2022-11-01');
  });

  it('D200: is the second round, after blocks, villages and households were shared out', () => {
    expect(definition.duties.map(({ key }) => key)).toEqual(['shareOut', 'secondRound']);
    const shares = openRound(definition, 'shareOut', { openedOn: '2022-09-25', units: TOWNSHIPS });
    shares.unit('610429101').file({ blocks: '三片', villages: '一村一人', households: '一户一人', visitors: 40 });
    expect(shares.owing()).toEqual(['610429102']);
  });

  it('solves at once, or opens the ledger with measures, person and limit', () => {
    const run = round();
    run.unit(VILLAGE).file({ ...seen, result: 'solvedAtOnce', problem: '路灯不亮' });
    expect(run.linked).toEqual([]);
    const problem = { ...seen, result: 'problem', problem: '饮水不稳', source: 'visit' };
    expect(run.unit('610429101201').refusedFile(problem)).toBe('RULE_NOT_MET');
    const whole = { ...problem, measures: '换管', responsiblePerson: '演示干部', deadline: '2022-11-30' };
    run.unit('610429101201').file(whole);
    expect(run.linked).toEqual(['problem-ledger-rectification@610429101201']);
  });

  it('hands a risk of return to the identification', () => {
    const run = round();
    run.unit(VILLAGE).file({ ...seen, result: 'risk', problem: '收入骤降', clueSource: 'cadreScreening' });
    expect(run.linked).toEqual([`monitored-household-identification@${VILLAGE}`]);
  });

  it('visits only the five kinds of households', () => {
    expect(
      round()
        .unit(VILLAGE)
        .refusedFile({ ...seen, householdKind: 'other' }),
    ).toBe('FIELD_INVALID');
  });
});
