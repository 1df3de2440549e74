import { describe, expect, it } from 'vitest';
import { evaluateCondition } from '../../../domain/conditions.ts';
import { resolveDefinition } from '../../../domain/definition/resolve.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { assumed } from '../../../procedures/basis.ts';
import { type Visits, visitSchedule } from '../../../procedures/shapes/visits.ts';
import { textField } from '../../../procedures/shapes/working-fields.ts';

const basis = [assumed('示例', 'Sample')];

const monthly: Visits = {
  key: 'monthly',
  title: { zh: '月走访', en: 'Monthly visits' },
  basis,
  opens: { every: 'month', day: 1 },
  due: { kind: 'endOfPeriod' },
  owedBy: { level: 'village', role: 'residentTeam' },
  item: { key: 'visit', title: { zh: '走访', en: 'Visit' }, basis, atLeast: 2 },
};

function resolvedDuty(visits: Visits) {
  const schedule = visitSchedule({
    id: 'sample-visits',
    field: 'resident-cadres',
    tier: 2,
    title: { zh: '示例走访', en: 'Sample visits' },
    basis,
    visits: [visits],
  });
  const result = resolveDefinition(schedule, { parameters: {} });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  const [duty] = result.definition.duties;
  if (duty === undefined) throw new Error('no duty');
  return { definition: result.definition, duty };
}

describe('the shape of visits', () => {
  it('is sound, asks for what was found, and takes no report of nothing', () => {
    const { definition, duty } = resolvedDuty(monthly);
    expect(proveDefinition(definition)).toMatchObject({ sound: true, notes: [] });
    expect(duty.item).toMatchObject({ atLeast: 2, nothingToReport: false, opens: [] });
    expect(duty.item.form.filter(({ required }) => required).map(({ field }) => field)).toEqual([
      'visitedOn',
      'findings',
    ]);
    expect(duty.ladder.map(({ action }) => action)).toEqual(['remindOwner', 'notifySuperior', 'yellowCard']);
  });

  it('asks whether there was a problem, and for its words, where a problem opens a case', () => {
    const { duty } = resolvedDuty({
      ...monthly,
      item: { ...monthly.item, fields: [textField('village', '村', 'Village')], optional: ['village'] },
      problems: { procedure: 'problem-ledger-rectification', hands: [{ to: 'problem', from: 'problem' }] },
    });
    const [rule] = duty.item.rules;
    const [opening] = duty.item.opens;
    expect(evaluateCondition(rule?.when ?? '', { problemFound: true }, {})).toBe(false);
    expect(evaluateCondition(rule?.when ?? '', { problemFound: false }, {})).toBe(true);
    expect(evaluateCondition(opening?.when ?? '', { problemFound: true, problem: '断水' }, {})).toBe(true);
    expect(duty.item.form).toContainEqual({ field: 'problemFound', required: true });
    expect(duty.item.form).toContainEqual({ field: 'village', required: false });
  });
});
