import { describe, expect, it } from 'vitest';
import { resolveDefinition } from '../../../domain/definition/resolve.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { assumed } from '../../../procedures/basis.ts';
import type { Report } from '../../../procedures/shapes/periodic-report.ts';
import { type Target, type TargetTracker, targetTracker } from '../../../procedures/shapes/target-tracker.ts';
import { textField } from '../../../procedures/shapes/working-fields.ts';

const basis = [assumed('示例', 'Sample')];
const words = { zh: '示例', en: 'Sample' };
const reportedBy = { level: 'township', role: 'townshipGovernment' } as const;

const farms: Target = { key: 'farms', title: words, basis, value: 3, unit: words, reportedBy };
const enterprises: Target = { ...farms, key: 'enterprises', value: { from: 20, to: 50 } };
const later: Target = { ...farms, key: 'later', on: { parameter: 'endOfPlan' } };

const activity: Report = {
  key: 'yearlyChoice',
  title: words,
  basis,
  opens: { every: 'year', month: 1, day: 1 },
  due: { kind: 'monthDay', month: 3, day: 31 },
  owedBy: reportedBy,
  item: { key: 'choose', title: words, basis, fields: [textField('projects', '项目', 'Projects')] },
};

const head = { id: 'sample-targets', field: 'credit-industry', tier: 3, title: words, basis } as const;

function resolvedTracker(tracker: TargetTracker, parameters: Record<string, string> = {}) {
  const result = resolveDefinition(targetTracker(tracker), { parameters: { 'sample-targets': parameters } });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result;
}

const programme: TargetTracker = {
  ...head,
  parameters: [{ key: 'endOfPlan', title: words, type: 'date', value: null, basis }],
  targets: [{ key: 'yearPlan', title: words, basis, figures: [farms, enterprises, later] }],
  activities: [activity],
};

describe('the shape of tracked targets', () => {
  it('is sound: rows of a plan, an indicator for each target, activities as duties', () => {
    const { definition } = resolvedTracker(programme);
    expect(proveDefinition(definition)).toMatchObject({ sound: true, notes: [] });
    expect(definition).toMatchObject({ form: 'indicator', kind: 'projectPipeline' });
    expect(definition.plan[0]?.rows.map(({ key, value }) => [key, value])).toEqual([
      ['farms', 3],
      ['enterprisesLeast', 20],
      ['enterprisesMost', 50],
      ['later', 3],
    ]);
    expect(definition.indicators.map(({ key }) => key)).toEqual(['farms', 'enterprises', 'later']);
    expect(definition.duties.map(({ item }) => item.key)).toEqual(['choose']);
  });

  it('judges a number at the last day of the year, and a range on both sides', () => {
    const { definition } = resolvedTracker(programme);
    const gatesOf = (key: string) => definition.indicators.find((one) => one.key === key)?.gates;
    expect(gatesOf('farms')).toMatchObject([{ on: { month: 12, day: 31 }, compare: 'atLeast', value: 3 }]);
    expect(gatesOf('enterprises')).toMatchObject([
      { compare: 'atLeast', value: 20 },
      { compare: 'atMost', value: 50 },
    ]);
  });

  it('judges at a date of the county’s own once it is set, and lists it as not set before', () => {
    const before = resolvedTracker(programme);
    expect(before.unset.map(({ parameter }) => parameter)).toContain('endOfPlan');
    expect(before.definition.indicators.find(({ key }) => key === 'later')?.gates).toEqual([]);
    const after = resolvedTracker(programme, { endOfPlan: '2027-06-30' });
    expect(after.definition.indicators.find(({ key }) => key === 'later')?.gates).toMatchObject([
      { on: { year: 2027, month: 6, day: 30 }, value: 3 },
    ]);
  });

  it('only recurs where there is no target', () => {
    const { definition } = resolvedTracker({ ...head, activities: [activity] });
    expect(definition).toMatchObject({ form: 'duty', kind: 'activitySchedule', indicators: [], plan: [] });
  });
});
