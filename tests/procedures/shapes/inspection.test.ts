import { describe, expect, it } from 'vitest';
import { CaseForm, DutyForm } from '../../../domain/definition/forms.ts';
import { resolveDefinition } from '../../../domain/definition/resolve.ts';
import type { AuthoredDefinition } from '../../../domain/definition/builder.ts';
import { evaluateCondition } from '../../../domain/conditions.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { assumed } from '../../../procedures/basis.ts';
import { assessmentCase, inspectionRound } from '../../../procedures/shapes/inspection.ts';
import { textField } from '../../../procedures/shapes/working-fields.ts';
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
  parameters: [parameter('days', 5), parameter('good', 90), parameter('fair', 60)],
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
    assignee: { by: 'role', role: 'supervisionGroup', level: 'county' },
    days: 'days',
  },
  verdict: {
    key: 'verdict',
    title: words('定等', 'Verdict'),
    basis,
    assignee: { by: 'role', role: 'countyLeadingGroup', level: 'county' },
    days: 'days',
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

const round: AuthoredDefinition = {
  form: 'duty',
  id: 'sample-inspection',
  field: 'housing',
  kind: 'inspection',
  tier: 2,
  title: words('示例检查', 'Sample inspection'),
  basis,
  duties: [
    inspectionRound({
      key: 'inspect',
      title: words('检查', 'Inspection'),
      basis,
      opens: { every: 'month', day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'visit',
        title: words('实地检查', 'Visit'),
        basis,
        fields: [textField('place', '地点', 'Place')],
        form: [{ field: 'place' }],
        atLeast: 2,
      },
      ledger: { procedure: 'sample-ledger', hands: [{ to: 'problem', from: 'finding' }], basis },
    }),
  ],
};

function resolvedAs<T>(form: { parse: (value: unknown) => T }, authored: AuthoredDefinition): T {
  const result = resolveDefinition(authored, { parameters: {}, years: { default: 2026 } });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return form.parse(result.definition);
}

const graded = (results: number, work: number, accident = false): CaseDriver =>
  driver(resolvedAs(CaseForm, assessment))
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
    expect(proveDefinition(resolvedAs(CaseForm, assessment))).toMatchObject({ sound: true, notes: [] });
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
    const run = driver(resolvedAs(CaseForm, assessment)).start({
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

describe('the shape of an inspection round', () => {
  const definition = resolvedAs(DutyForm, round);
  const [duty] = definition.duties;

  it('is sound, and passes number and cadence through', () => {
    expect(proveDefinition(definition)).toMatchObject({ sound: true });
    expect(duty).toMatchObject({ opens: { every: 'month', day: 1 }, item: { atLeast: 2, nothingToReport: false } });
  });

  it('opens the ledger for what fails alone, and asks what was found', () => {
    const holds = (when: string | undefined, data: Record<string, string>) => evaluateCondition(when ?? '', data, {});
    const opening = duty?.item.opens[0];
    expect(opening).toMatchObject({ procedure: 'sample-ledger', hands: [{ to: 'problem', from: 'finding' }] });
    expect(holds(opening?.when, { result: 'failed' })).toBe(true);
    expect(holds(opening?.when, { result: 'passed' })).toBe(false);
    expect(holds(duty?.item.rules[0]?.when, { result: 'failed' })).toBe(false);
    expect(holds(duty?.item.rules[0]?.when, { result: 'failed', finding: '水箱无盖' })).toBe(true);
    expect(holds(duty?.item.rules[0]?.when, { result: 'passed' })).toBe(true);
  });
});
