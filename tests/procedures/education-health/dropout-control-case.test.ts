import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import type { CaseDriver } from '../../support/case-driver.ts';
import { driver } from '../../support/case-driver.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { clockOf, holder, rungs } from '../trail.ts';

const ID = 'dropout-control-case';
const definition = resolved(ID);
const TOWNSHIP = '610429101';
const SCHOOL = `${TOWNSHIP}/school`;
const schools = [{ path: SCHOOL, name: '演示学校' }];
const education = '610429/education';

const suspected = { pupilName: '演示学生', grade: '七年级一班', suspectedOn: '2026-03-01', reasons: '厌学' };
const start = (parameters = {}): CaseDriver =>
  driver(resolved(ID, parameters)).start({
    data: suspected,
    organisation: TOWNSHIP,
    actor: holder('school', SCHOOL),
  });
const opened = (disabled = false, parameters = {}): CaseDriver =>
  start(parameters)
    .as('school')
    .decide('opened', { data: { caseNumber: '生-001', disabled } });

const persuasion = { persuadedOn: '2026-03-02', persuasionRecord: '入户劝返' };
const persuaded = (outcome: string, run = opened()): CaseDriver =>
  run.as('townshipGovernment').decide(outcome, { data: persuasion, opinion: '劝返情况' });

const proof: CaseData = { arrangement: 'returned', inEducationSince: '2026-03-02', proof: ['a'.repeat(64)] };
const closed = (run: CaseDriver, data = proof): CaseDriver => run.as('countyEducationDept').decide('approve', { data });

describe('a case of drop-out control', () => {
  it('opens for the pupil, persuades, and is closed by the county with date and proof of education', () => {
    const run = persuaded('returned');
    expect(run.as('countyEducationDept').refused('approve', { data: { arrangement: 'returned' } })).toBe(
      'RULE_NOT_MET',
    );
    expect(closed(run).state).toMatchObject({ status: 'ended', outcome: 'struckOff' });
  });

  it('persuades again as often as it takes, each time with a limit of its own', () => {
    const run = persuaded('notYet', persuaded('notYet'));
    expect(run.stages).toEqual(['persuadeReturn']);
    expect(run.state.clocks.filter(({ clock }) => clock === 'persuadeReturnLimit')).toHaveLength(3);
  });

  it('orders the guardian who refuses to correct it, and persuades on', () => {
    const run = persuaded('refused');
    expect(run.stages).toEqual(['orderReturn']);
    run.as('townshipGovernment').decide('ordered', { data: { orderDocument: '责改-001' } });
    expect(run.stages).toEqual(['persuadeReturn']);
  });

  it('places a disabled child in special school or teaches it at home', () => {
    const run = opened(true);
    expect(run.stages).toEqual(['specialTeaching']);
    const wrong = { data: { arrangement: 'returned' } };
    expect(run.as('countyEducationDept').refused('placed', wrong)).toBe('RULE_NOT_MET');
    run.as('countyEducationDept').decide('placed', { data: { arrangement: 'homeTeaching' } });
    expect(closed(run, { ...proof, arrangement: 'homeTeaching' }).state.outcome).toBe('struckOff');
  });

  it('goes from persuasion to special teaching and back', () => {
    const run = persuaded('needsSpecial');
    run.as('countyEducationDept').decide('return', { opinion: '可随班就读' });
    expect(run.stages).toEqual(['persuadeReturn']);
  });

  it('goes on persuading when the county does not find the pupil in education', () => {
    const run = persuaded('returned')
      .as('countyEducationDept')
      .decide('return', { data: proof, opinion: '核实未到校' });
    expect(run.stages).toEqual(['persuadeReturn']);
  });

  it('is not opened for a pupil who is in school', () => {
    const run = start()
      .as('school')
      .decide('inSchool', { data: { disabled: false }, opinion: '转学在读' });
    expect(run.state.outcome).toBe('notEstablished');
  });

  it('D057: counts regular persuasion once the county has set the interval', () => {
    expect(definition.clocks.map(({ key }) => key)).not.toContain('persuadeReturnInTime');
    expect(clockOf(opened(false, { persuasionWordDays: 7 }), 'persuadeReturnInTime')?.dueOn).toBe('2026-03-09');
  });

  it.each([
    ['openCase', start],
    ['persuadeReturn', opened],
    ['orderReturn', () => persuaded('refused')],
    ['specialTeaching', () => opened(true)],
    ['closeCase', () => persuaded('returned')],
  ] as const)('climbs its ladder when nobody acts on %s', (stage, at) => {
    expect(rungs(at().days(60), `${stage}Limit`)).toContain('superviseCase');
  });
});

describe('what schools owe for drop-out control', () => {
  const all = resolvedAny(ID);

  it('watches the cohort at the start of each term, and opens a case for each suspected pupil', () => {
    const round = openRound(all, 'monitorRisk', { openedOn: '2026-03-01', units: schools });
    const { reasons, ...pupil } = suspected;
    round.unit(SCHOOL).file({ ...pupil, result: 'failed', finding: reasons });
    expect(round.linked).toEqual([`${ID}@${SCHOOL}`]);
    const [asked] = round.all('effectRequested').map(({ request }) => request);
    const child = driver(definition);
    const data = asked?.kind === 'link' ? asked.data : {};
    expect(child.tries(child.startCommand({ data, organisation: TOWNSHIP, actor: { kind: 'system' } }))).toBeNull();
  });

  it('D058: reports every open case once a month', () => {
    const duty = all.duties.find(({ key }) => key === 'monthlyReport');
    if (duty === undefined) throw new Error('no report');
    expect(openingsBetween(duty, '2026-01-01', '2026-12-31')).toHaveLength(12);
    const round = openRound(all, 'monthlyReport', { openedOn: '2026-04-01', units: schools });
    expect(round.dueOn()).toBe('2026-04-30');
    const report = { cohort: 500, openCaseCount: 2, returnedCount: 0 };
    const one = { pupil: '演示学生', done: '入户两次' };
    expect(round.unit(SCHOOL).refusedFile({ ...report, cases: [one] })).toBe('RULE_NOT_MET');
    round.unit(SCHOOL).file({ ...report, cases: [one, { ...one, pupil: '演示学生二' }] });
    round.as('countyEducationDept', education).accept(SCHOOL);
    expect(round.owing()).toEqual([]);
  });

  it.each([
    [0, 'met'],
    [1, 'missed'],
  ])('D059: judges %i drop-outs against zero: %s', (value, verdict) => {
    const series = openRound(all, 'dropouts', { openedOn: '2026-01-01', units: schools });
    series.unit(SCHOOL).file({ value });
    series.until('2026-02-02');
    expect(series.judgements.map((one) => one.verdict)).toEqual([verdict]);
  });

  it('D056: asks the county for the whole of the mechanism: 2 lines, 4 links, 5 guarantees, 7 heads', () => {
    const round = openRound(all, 'responsibilityMechanism', {
      openedOn: '2026-09-01',
      units: [{ path: education, name: '教育局' }],
    });
    const list = { lines: 2, links: 4, guarantees: 5, heads: 7, list: '责任清单' };
    for (const part of ['lines', 'links', 'guarantees', 'heads'] as const) {
      expect(round.unit(education).refusedFile({ ...list, [part]: list[part] - 1 })).toBe('RULE_NOT_MET');
    }
    expect(round.unit(education).refusedFile(list)).toBe('accepted');
  });
});
