import { describe, expect, it } from 'vitest';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { openRound, TOWNSHIPS } from '../../support/round-driver.ts';
import { resolvedAny } from '../resolved.ts';

const DIGEST = 'a'.repeat(64);
const COUNTY = [{ path: '610429', name: '演示县' }];

describe('supervision of the spring campaign', () => {
  const dates = { campaignFrom: '2026-03-01', campaignUntil: '2026-04-30', tableWeekday: 5, solveDays: 3 };
  const definition = resolvedAny('spring-campaign-supervision', dates);

  it('D001, D002: runs within the dates that the county sets for the season', () => {
    expect(resolvedAny('spring-campaign-supervision').duties).toEqual([]);
    const [tables] = definition.duties;
    const openings = tables ? openingsBetween(tables, '2026-01-01', '2026-12-31') : [];
    expect([openings[0], openings.at(-1)]).toEqual(['2026-03-06', '2026-04-24']);
  });

  it('D037: takes a progress table of every township each week, inspects and reports', () => {
    const round = openRound(definition, 'progressTables', { openedOn: '2026-03-06', units: TOWNSHIPS });
    for (const { path } of TOWNSHIPS) round.unit(path).file({ progressTable: [DIGEST] });
    expect(round.steps).toEqual(['inspect@610429']);
    round.as('supervisionGroup', '610429').consolidate();
    round.as('supervisionGroup', '610429').bulletin('督查报告第1期');
    expect(round.status).toBe('ended');
  });

  it('D036: gives the leaders as many days to solve problems as the county calls ‘in time’', () => {
    const round = openRound(definition, 'leadersSupervise', { openedOn: '2026-03-02', units: COUNTY });
    expect(round.dueOn()).toBe('2026-03-05');
  });

  it('has every township file its material after the end', () => {
    const round = openRound(definition, 'archives', { openedOn: '2026-04-30', units: TOWNSHIPS });
    expect(round.dueOn()).toBe('2026-05-14');
    round.unit('610429101').file({ archive: [DIGEST], summary: [DIGEST] });
    expect(round.owing()).toEqual(['610429102']);
  });
});

describe('the year-end summary', () => {
  it('D191, D192: is held by the day that the county sets, and not at all before it does', () => {
    expect(resolvedAny('year-end-summary').duties).toEqual([]);
    const own = resolvedAny('year-end-summary', { summaryBy: '2026-12-28' });
    const round = openRound(own, 'summaryMeeting', { openedOn: '2026-12-01', units: COUNTY });
    expect(round.dueOn()).toBe('2026-12-28');
    round.unit('610429').file({ visitedOn: '2026-12-01', findings: '全年总结', honoured: '演示一镇' });
    expect(round.tally.onTime).toEqual(['610429']);
  });
});

describe('the monthly task list', () => {
  const definition = resolvedAny('monthly-task-list');
  const lead = { path: '610429/lead-department', name: '牵头部门' };

  it('D185: is listed once a month by every lead department', () => {
    const [list] = definition.duties;
    expect(list && openingsBetween(list, '2026-01-01', '2026-12-31')).toHaveLength(12);
    const round = openRound(definition, 'taskList', { openedOn: '2026-03-01', units: [lead] });
    expect(round.dueOn()).toBe('2026-03-05');
    round.unit(lead.path).file({ tasks: [{ task: '核实务工信息', unit: '县人社局', by: '2026-03-25' }] });
    expect(round.tally.onTime).toEqual([lead.path]);
  });

  it('is worked down by the departments, which give the reason of what is late', () => {
    const units = [{ path: '610429/hr', name: '县人社局' }];
    const hr = openRound(definition, 'progressOfTasks', { openedOn: '2026-03-20', units }).unit('610429/hr');
    expect(hr.refusedFile({ done: 4, overdue: 1 })).toBe('RULE_NOT_MET');
    expect(hr.refusedFile({ done: 4, overdue: 1, explanation: '数据待核，月底前完成' })).toBe('accepted');
  });
});

describe('the recognition survey and the assessment of villages', () => {
  const definition = resolvedAny('recognition-survey-and-township-assessment');

  it('D195, D232: calls households once a year and names the weakest of four aspects', () => {
    const round = openRound(definition, 'phoneSurvey', { openedOn: '2026-11-01', units: COUNTY });
    expect(round.dueOn()).toBe('2026-11-30');
    const survey = { called: 200, satisfied: 201, weakestAspect: 'policies' };
    expect(round.unit('610429').refusedFile(survey)).toBe('RULE_NOT_MET');
    expect(round.unit('610429').refusedFile({ ...survey, satisfied: 190, weakestAspect: 'other' })).toBe(
      'FIELD_INVALID',
    );
    expect(round.unit('610429').refusedFile({ ...survey, satisfied: 190 })).toBe('accepted');
  });

  it('D235: grades the villages of each township once a year', () => {
    const round = openRound(definition, 'yearlyAssessment', { openedOn: '2026-12-01', units: TOWNSHIPS });
    const villages = [{ village: '演示一村', leadership: 90, progress: 85 }];
    for (const { path } of TOWNSHIPS) round.unit(path).file({ villages });
    expect(round.steps).toEqual(['appraise@610429101', 'appraise@610429102']);
  });
});

describe('the eight-ones campaign', () => {
  const definition = resolvedAny('eight-ones-campaign');
  const activities = ['visits', 'talk', 'needs', 'disputes', 'policy', 'courtyard', 'rules', 'models'];

  it('D194, D233, D234: mobilises when the plan is issued, begins on 1 November, sums up in its last ten days', () => {
    const days = definition.duties.map((duty) => {
      const [openedOn = ''] = openingsBetween(duty, '2026-10-01', '2026-12-31');
      return [openedOn, openRound(definition, duty.key, { openedOn }).dueOn()];
    });
    expect(days).toEqual([
      ['2026-10-31', '2026-11-03'],
      ['2026-11-01', '2026-11-30'],
      ['2026-11-21', '2026-11-30'],
    ]);
  });

  it('D196: is complete for a village when it has carried out eight activities', () => {
    const round = openRound(definition, 'activities', { openedOn: '2026-11-01' });
    const village = round.unit('610429101200');
    for (const activity of activities.slice(0, 7))
      village.file({ visitedOn: '2026-11-01', findings: '已开展', activity });
    expect(round.owing()).toContain('610429101200');
    village.file({ visitedOn: '2026-11-01', findings: '已开展', activity: 'models' });
    expect(round.owing()).not.toContain('610429101200');
  });
});
