import { describe, expect, it } from 'vitest';
import type { AuthoredDefinition } from '../../../domain/definition/builder.ts';
import { CaseForm } from '../../../domain/definition/forms.ts';
import { resolveDefinition } from '../../../domain/definition/resolve.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { assumed } from '../../../procedures/basis.ts';
import { assessmentCase } from '../../../procedures/shapes/assessment.ts';
import { countField, textField } from '../../../procedures/shapes/working-fields.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';

const basis = [assumed('示例', 'Example')];
const words = (zh: string, en: string) => ({ zh, en });
const parameter = (key: string, value: number) =>
  ({ key, title: words(key, key), type: 'integer', value, basis }) as const;

const assessment = assessmentCase({
  id: 'sample-assessment',
  field: 'housing',
  tier: 2,
  title: words('示例考核', 'Sample assessment'),
  basis,
  subject: { kind: 'organisation', uniqueness: 'oneOpenPerYear' },
  parameters: [parameter('good', 90), parameter('fair', 60)],
  filing: {
    level: 'township',
    by: [{ role: 'countyAuthority', level: 'county' }],
    form: [{ field: 'unit' }],
  },
  fields: [textField('unit', '单位', 'Unit')],
  items: [
    { key: 'results', title: words('成效', 'Results'), most: 60, basis },
    { key: 'work', title: words('工作', 'Work'), most: 40, basis },
  ],
  vetoes: [{ key: 'accident', title: words('重大事故', 'Grave accident'), basis }],
  grades: [
    { key: 'good', title: words('好', 'Good'), atLeast: 'good' },
    { key: 'fair', title: words('一般', 'Fair'), atLeast: 'fair' },
    { key: 'poor', title: words('差', 'Poor'), consequence: 'rectify' },
  ],
  score: {
    key: 'score',
    title: words('评分', 'Scoring'),
    basis,
    by: { by: 'role', role: 'supervisionGroup', level: 'county' },
    days: 5,
  },
  verdict: {
    key: 'verdict',
    title: words('定等', 'Verdict'),
    basis,
    by: { by: 'role', role: 'countyLeadingGroup', level: 'county' },
    days: 5,
  },
  bulletin: { title: words('考核结果通报', 'Result'), basis },
  stages: [
    {
      kind: 'work',
      key: 'rectify',
      title: words('整改', 'Rectification'),
      basis,
      assignee: { by: 'role', role: 'townshipGovernment', level: 'township' },
      outcomes: [{ key: 'done', title: words('已整改', 'Done'), kind: 'complete', to: 'assessed' }],
    },
  ],
});

function resolvedCase(authored: AuthoredDefinition): CaseForm {
  const result = resolveDefinition(authored, { parameters: {}, years: { default: 2026 } });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return CaseForm.parse(result.definition);
}

const role = (name: string, level: 'county' | 'township') => ({ by: 'role', role: name, level }) as const;

/** Without items: each grade is a way of the verdict, and a veto is looked into. */
const byFinding = assessmentCase({
  id: 'sample-finding',
  field: 'housing',
  tier: 2,
  title: words('示例评定', 'Sample rating'),
  basis,
  subject: { kind: 'organisation', uniqueness: 'oneOpenPerYear' },
  parameters: [parameter('tolerated', 2)],
  filing: { level: 'township', by: [{ role: 'countyAuthority', level: 'county' }], form: [{ field: 'unit' }] },
  fields: [textField('unit', '单位', 'Unit'), countField('complaints', '投诉数', 'Complaints')],
  vetoes: [
    { key: 'accident', title: words('重大事故', 'Grave accident'), basis },
    { when: 'complaints > parameter.tolerated', basis },
  ],
  grades: [
    { key: 'good', title: words('好', 'Good') },
    { key: 'poor', title: words('差', 'Poor'), kind: 'reject', consequence: 'lost' },
  ],
  score: { key: 'look', title: words('检查', 'Look'), basis, by: role('supervisionGroup', 'county'), days: 5 },
  verdict: { key: 'rate', title: words('评定', 'Rate'), basis, by: role('countyLeadingGroup', 'county'), days: 5 },
  veto: {
    key: 'examine',
    title: words('核查', 'Examine'),
    basis,
    by: role('countyLeadingGroup', 'county'),
    form: [{ field: 'complaints' }],
    days: 5,
    suspected: { key: 'grave', title: words('有重大情况', 'Something grave') },
    vetoed: { title: words('一票否决', 'Veto'), to: 'lost', otherwise: words('没有否决情形', 'Nothing to veto for') },
  },
  stages: [{ kind: 'end', key: 'lost', title: words('未达标', 'Lost'), basis, outcome: 'refused' }],
});

const graded = (results: number, work: number, accident = false): CaseDriver =>
  driver(resolvedCase(assessment))
    .start({
      organisation: '610429101',
      data: { unit: '示例镇' },
      actor: {
        kind: 'person',
        person: { id: 'p', name: 'p' },
        holdings: [{ role: 'countyAuthority', organisation: '610429' }],
      },
    })
    .as('supervisionGroup')
    .decide('scored', { data: { results, work, accident, totalScore: results + work } });

const verdict = (run: CaseDriver, grade: string): string =>
  run.as('countyLeadingGroup').refused('approve', { data: { grade } });

describe('the shape of an assessment', () => {
  it('is sound', () => {
    expect(proveDefinition(resolvedCase(assessment))).toMatchObject({ sound: true, notes: [] });
  });

  it.each([
    [60, 30, 'good', 'fair'],
    [60, 29, 'fair', 'good'],
    [40, 20, 'fair', 'poor'],
    [40, 19, 'poor', 'fair'],
  ])('grades %i and %i as %s, not as %s', (results, work, right, wrong) => {
    expect(verdict(graded(results, work), wrong)).toBe('RULE_NOT_MET');
    expect(verdict(graded(results, work), right)).toBe('accepted');
  });

  it('gives the last grade by one veto, whatever the score', () => {
    expect(verdict(graded(60, 40, true), 'good')).toBe('RULE_NOT_MET');
    expect(verdict(graded(60, 40, true), 'poor')).toBe('accepted');
  });

  it('refuses a total that is not the sum, and scores again when the verdict sends back', () => {
    const run = driver(resolvedCase(assessment)).start({
      organisation: '610429101',
      data: { unit: '示例镇' },
      actor: { kind: 'system' },
    });
    const wrong = { results: 10, work: 10, accident: false, totalScore: 21 };
    expect(run.as('supervisionGroup').refused('scored', { data: wrong })).toBe('RULE_NOT_MET');
    const back = graded(10, 10).as('countyLeadingGroup').decide('return', { opinion: '漏评一项' });
    expect(back.stages).toEqual(['score']);
  });

  it('tells the result, and has a consequence for the grade that names one', () => {
    const poor = graded(10, 10)
      .as('countyLeadingGroup')
      .decide('approve', { data: { grade: 'poor' } });
    expect(poor.stages).toEqual(['rectify']);
    const good = graded(60, 40)
      .as('countyLeadingGroup')
      .decide('approve', { data: { grade: 'good' } });
    expect(good.state.outcome).toBe('completed');
    expect(good.count('effectRequested')).toBe(1);
  });
});

describe('the shape of an assessment by what was found', () => {
  const looked = (outcome: string): CaseDriver =>
    driver(resolvedCase(byFinding))
      .start({ organisation: '610429101', data: { unit: '示例镇' }, actor: { kind: 'system' } })
      .as('supervisionGroup')
      .decide(outcome, { opinion: '发现事故' });

  it('is sound, and asks for no points', () => {
    const definition = resolvedCase(byFinding);
    expect(proveDefinition(definition)).toMatchObject({ sound: true, notes: [] });
    expect(definition.fields.map(({ key }) => key)).toEqual(['unit', 'complaints', 'accident']);
  });

  it('has a way out of the verdict for each grade, and one back', () => {
    expect(looked('found').as('countyLeadingGroup').decide('good').state.outcome).toBe('completed');
    expect(looked('found').as('countyLeadingGroup').decide('poor', { opinion: '差' }).state.outcome).toBe('refused');
    expect(looked('found').as('countyLeadingGroup').decide('return', { opinion: '补查' }).stages).toEqual(['look']);
  });

  it.each([
    [true, 0, 'accepted'],
    [false, 3, 'accepted'],
    [false, 2, 'RULE_NOT_MET'],
  ])('vetoes by a fact or by a condition alone: accident %s, %i complaints: %s', (accident, complaints, answer) => {
    const run = looked('grave').as('countyLeadingGroup');
    expect(run.refused('veto', { data: { accident, complaints } })).toBe(answer);
  });
});
