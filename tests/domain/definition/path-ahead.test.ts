import { describe, expect, it } from 'vitest';
import type { CaseForm } from '../../../domain/definition/forms.ts';
import { pathAhead } from '../../../domain/definition/path-ahead.ts';
import { resolveDefinition } from '../../../domain/definition/resolve.ts';
import { allStages } from '../../../domain/definition/stage-index.ts';
import { PROCEDURES } from '../../../procedures/index.ts';

const forms = PROCEDURES.flatMap((authored): CaseForm[] => {
  const resolution = resolveDefinition(authored, { parameters: {}, years: { default: 2027 } });
  if (!resolution.ok) throw new Error(`${authored.id}: ${JSON.stringify(resolution.faults)}`);
  return resolution.definition.form === 'case' ? [resolution.definition] : [];
});
const GOOD = ['struckOff', 'completed', 'filed', 'referred'];
/** Paid for as long as somebody is in need, and reviewed again and again. */
const LASTING = ['minimum-living-allowance', 'disability-two-subsidies'];

describe('what remains of a case', () => {
  it.each(forms.map((form) => [form.id, form] as const))(
    'of %s leads from its beginning to a good end, or to the review that comes again',
    (_, form) => {
      const [first] = form.stages;
      const ahead = pathAhead(form, {}, [first?.key ?? '']);
      const last = ahead.at(-1) ?? first;
      if (LASTING.includes(form.id)) expect(ahead.length).toBeGreaterThan(5);
      else expect(GOOD).toContain(last?.kind === 'end' ? last.outcome : last?.kind);
      expect(new Set(ahead).size).toBe(ahead.length);
    },
  );

  it('from inside a parallel is what comes after its join, and nothing after an end', () => {
    for (const form of forms) {
      for (const { stage, parallel } of allStages(form)) {
        if (stage.kind === 'end') expect(pathAhead(form, {}, [stage.key])).toEqual([]);
        const inside = parallel !== null && form.stages.some((one) => one === parallel);
        if (inside) expect(pathAhead(form, {}, [stage.key])).toEqual(pathAhead(form, {}, [parallel.key]));
      }
    }
  });
});
