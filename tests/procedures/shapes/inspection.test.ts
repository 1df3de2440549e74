import { describe, expect, it } from 'vitest';
import { DutyForm } from '../../../domain/definition/forms.ts';
import { resolveDefinition } from '../../../domain/definition/resolve.ts';
import type { AuthoredDefinition } from '../../../domain/definition/builder.ts';
import { evaluateCondition } from '../../../domain/conditions.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { assumed } from '../../../procedures/basis.ts';
import { inspectionRound } from '../../../procedures/shapes/inspection.ts';
import { textField } from '../../../procedures/shapes/working-fields.ts';

const basis = [assumed('示例', 'Example')];
const words = (zh: string, en: string) => ({ zh, en });

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

function resolvedAs(authored: AuthoredDefinition): DutyForm {
  const result = resolveDefinition(authored, { parameters: {}, years: { default: 2026 } });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return DutyForm.parse(result.definition);
}

describe('the shape of an inspection round', () => {
  const definition = resolvedAs(round);
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
