import { describe, expect, it } from 'vitest';
import { CaseForm } from '../../../domain/definition/forms.ts';
import { resolveDefinition } from '../../../domain/definition/resolve.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { assumed, stated } from '../../../procedures/basis.ts';
import { projectPipeline } from '../../../procedures/shapes/project-pipeline.ts';
import { countField, fenField, textField } from '../../../procedures/shapes/working-fields.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';

const basis = [assumed('示例', 'Sample')];
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const county = { by: 'role', role: 'countyAuthority', level: 'county' } as const;

const sample = projectPipeline({
  id: 'sample-project',
  field: 'infrastructure',
  tier: 2,
  title: { zh: '示例项目', en: 'Sample project' },
  basis,
  subject: { kind: 'project', uniqueness: 'none' },
  filing: {
    level: 'village',
    by: [{ role: 'villageCommittee', level: 'village' }],
    form: [{ field: 'project' }, { field: 'budgetFen' }],
  },
  fields: [
    textField('project', '项目名称', 'Project'),
    fenField('budgetFen', '预算', 'Budget'),
    countField('percent', '形象进度（%）', 'Progress in percent', basis, { max: 100 }),
    textField('acceptance', '验收意见', 'Finding of the acceptance'),
  ],
  steps: [
    { do: 'review', key: 'firstReview', title: { zh: '镇审', en: 'First review' }, basis, by: township, days: 5 },
    { do: 'review', key: 'approval', title: { zh: '县批', en: 'Approval' }, basis, by: county, days: 10 },
    {
      do: 'works',
      key: 'build',
      title: { zh: '建设', en: 'Works' },
      basis,
      by: township,
      days: { value: null, basis: [stated('township2020', '项目尽早复工复产')] },
      form: [{ field: 'percent' }],
      rules: [{ when: 'percent = 100', otherwise: { zh: '未完工', en: 'Not finished' }, basis }],
    },
    {
      do: 'accept',
      key: 'accept',
      title: { zh: '验收', en: 'Acceptance' },
      basis,
      by: county,
      days: 10,
      form: [{ field: 'acceptance' }],
      rectify: { by: township, days: 15, form: [{ field: 'percent' }] },
    },
    {
      do: 'own',
      key: 'register',
      stage: (next) => ({
        kind: 'service',
        key: 'register',
        title: { zh: '登记', en: 'Entry' },
        basis,
        action: { do: 'registryEntry', register: 'assets', entry: 'built', fields: ['project'] },
        to: next,
      }),
    },
  ],
  completed: { title: { zh: '已建成', en: 'Built' }, basis },
  dates: [
    {
      key: 'builtByNovember',
      title: { zh: '11月底前建成', en: 'Built by the end of November' },
      basis,
      until: 'build',
      limit: { kind: 'date', month: 11, day: 30 },
    },
  ],
  withdrawableUntil: ['build'],
});

function resolvedSample(): CaseForm {
  const result = resolveDefinition(sample, { parameters: {}, years: { default: 2026 } });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return CaseForm.parse(result.definition);
}

const definition = resolvedSample();
const start = (): CaseDriver => driver(definition).start({ data: { project: '道路', budgetFen: 100 } });
const building = (): CaseDriver =>
  start().as('townshipGovernment').decide('approve').as('countyAuthority').decide('approve');
const works = (run: CaseDriver, percent: number, outcome: string): CaseDriver =>
  run.as('townshipGovernment').decide(outcome, { data: { percent } });

describe('the shape of a project pipeline', () => {
  it('is sound, and leaves out the clock of a time word without a number', () => {
    expect(proveDefinition(definition)).toMatchObject({ sound: true, notes: [] });
    const limits = definition.clocks.map(({ key }) => key);
    expect(limits).toContain('firstReviewLimit');
    expect(limits).not.toContain('buildLimit');
    const result = resolveDefinition(sample, { parameters: {}, years: { default: 2026 } });
    expect(result).toMatchObject({ unset: [{ parameter: 'buildDays', usedAt: 'clocks/buildLimit' }] });
  });

  it('goes from the proposal over reviews, works and acceptance to its end', () => {
    const run = works(building(), 100, 'finished');
    run.as('countyAuthority').decide('pass', { data: { acceptance: '合格' } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('returns the first review to a supplement, and later ones to the step before', () => {
    const run = start().as('townshipGovernment').decide('return', { opinion: '缺预算' });
    expect(run.stages).toEqual(['supplement']);
    run.asPerson().decide('submit', { data: { budgetFen: 200 } });
    run.as('townshipGovernment').decide('approve');
    run.as('countyAuthority').decide('return', { opinion: '再核' });
    expect(run.stages).toEqual(['firstReview']);
  });

  it('tells a refusal in writing and ends', () => {
    const run = start().as('townshipGovernment').decide('reject', { opinion: '不符合政策' });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'refused' });
    const letters = run.events.filter((event) => event.type === 'effectRequested' && event.request.kind === 'letter');
    expect(letters).toHaveLength(1);
  });

  it('takes reports of progress until the works are finished, and one date runs over all of them', () => {
    const run = works(works(building(), 30, 'progress'), 60, 'progress');
    expect(run.stages).toEqual(['build']);
    expect(run.as('townshipGovernment').refused('finished', { data: { percent: 99 } })).toBe('RULE_NOT_MET');
    expect(run.state.clocks.filter(({ clock }) => clock === 'builtByNovember')).toMatchObject([{ state: 'running' }]);
    works(run, 100, 'finished');
    expect(run.state.clocks.filter(({ clock }) => clock === 'builtByNovember')).toMatchObject([{ state: 'stopped' }]);
  });

  it('warns the county when the date of the plan has passed', () => {
    const run = building().until('2026-12-02');
    const rungs = run.events.flatMap((event) => (event.type === 'clockRungReached' ? [event.clock] : []));
    expect(rungs).toContain('builtByNovember');
  });

  it('rectifies until the works are accepted', () => {
    const run = works(building(), 100, 'finished');
    run.as('countyAuthority').decide('rectify', { opinion: '路面不平' });
    run.as('townshipGovernment').decide('rectified');
    expect(run.stages).toEqual(['accept']);
  });

  it('may be withdrawn until the works begin, and not later', () => {
    expect(start().as('villageCommittee').withdraw().state).toMatchObject({ outcome: 'withdrawn' });
    const run = building();
    expect(run.as('villageCommittee').refusal({ type: 'withdraw', reason: '不建了' })).not.toBe('accepted');
  });
});
