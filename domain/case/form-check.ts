// The form of a command: checks its data against the stage's form and writes it.
import { localDateOf } from '../calendar/index.ts';
import { evaluateCondition } from '../conditions.ts';
import type { Rule } from '../definition/atoms.ts';
import type { FormField } from '../definition/field.ts';
import { checkForm } from '../form.ts';
import { readsField, recomputeClocks } from './clock-run.ts';
import { addressees } from './addressees.ts';
import type { Draft } from './draft.ts';
import { Refused, emit, stateOf } from './draft.ts';
import { refusalOf } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import type { CaseData, Json } from './state.ts';

/** Checks data against a form and refuses with every fault, those that were found `before` first. */
export function requireForm(
  draft: Draft,
  form: readonly FormField[],
  data: CaseData,
  existing: CaseData,
  complete: boolean,
  before: readonly Refusal[] = [],
): void {
  const asked = complete ? [...form] : form.map((field) => ({ ...field, required: false }));
  const faults = checkForm(draft.definition.fields, asked, data, existing, localDateOf(draft.now));
  const refusal = refusalOf([...before, ...faults]);
  if (refusal !== null) throw new Refused(refusal);
}

/** Refuses when rules do not hold, or can't be judged for want of data, and tells all of them. */
export function requireRules(rules: readonly Rule[], data: CaseData, parameters: Record<string, Json>): void {
  const broken = rules.map((rule) => brokenRule(rule, data, parameters)).filter((one) => one !== null);
  // A rule belongs to the data as a whole: a single one speaks for itself, several need a place to stand at.
  const refusal = refusalOf(broken.length === 1 ? broken : broken.map((one) => ({ ...one, field: '/data' })));
  if (refusal !== null) throw new Refused(refusal);
}

function brokenRule(rule: Rule, data: CaseData, parameters: Record<string, Json>): Refusal | null {
  const holds = evaluateCondition(rule.when, data, parameters);
  if (holds === true) return null;
  const { when, otherwise } = rule;
  const details = { rule: when };
  if (holds !== 'undecided') return { code: 'RULE_NOT_MET', message: otherwise, details };
  const message = {
    zh: `缺少数据，无法判断：${otherwise.zh}`,
    en: `Data is missing to judge: ${otherwise.en}`,
  };
  return { code: 'RULE_UNDECIDED', message, details };
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
