// The form of a command: checks its data against the stage's form and writes it.
import { localDateOf } from '../calendar/index.ts';
import { evaluateCondition } from '../conditions.ts';
import type { Rule } from '../definition/atoms.ts';
import type { FormField } from '../definition/field.ts';
import { checkForm } from '../form.ts';
import { readsField, recomputeClocks } from './clock-run.ts';
import { addressees } from './addressees.ts';
import type { Draft } from './draft.ts';
import { Refused, emit, refuse, stateOf } from './draft.ts';
import type { CaseData, Json } from './state.ts';

/** Checks data against a form; the first fault is the refusal, with the number of the others. */
export function requireForm(
  draft: Draft,
  form: readonly FormField[],
  data: CaseData,
  existing: CaseData,
  complete: boolean,
): void {
  const asked = complete ? [...form] : form.map((field) => ({ ...field, required: false }));
  const [first, ...others] = checkForm(draft.definition.fields, asked, data, existing, localDateOf(draft.now));
  if (first === undefined) return;
  throw new Refused(
    others.length === 0 ? first : { ...first, details: { ...first.details, otherFaults: others.length } },
  );
}

/** Refuses when a rule does not hold, or can't be judged for want of data. */
export function requireRules(rules: readonly Rule[], data: CaseData, parameters: Record<string, Json>): void {
  for (const rule of rules) {
    const holds = evaluateCondition(rule.when, data, parameters);
    if (holds === true) continue;
    if (holds === 'undecided') {
      refuse(
        'RULE_UNDECIDED',
        { zh: `缺少数据，无法判断：${rule.otherwise.zh}`, en: `Data is missing to judge: ${rule.otherwise.en}` },
        { details: { rule: rule.when } },
      );
    }
    refuse('RULE_NOT_MET', rule.otherwise, { details: { rule: rule.when } });
  }
}

/** Writes the form's data as an event and computes again the clocks that read it. */
export function writeData(draft: Draft, visitId: number | null, data: CaseData): void {
  const { data: before } = stateOf(draft);
  const changes = Object.fromEntries(
    Object.entries(data).filter(([key, value]) => JSON.stringify(before[key]) !== JSON.stringify(value)),
  );
  const keys = Object.keys(changes);
  if (keys.length === 0) return;
  emit(draft, { type: 'dataChanged', visitId, changes, ...addressees(draft, changes) });
  recomputeClocks(draft, 'dataChanged', (clock) => readsField(clock.limit, keys));
}
