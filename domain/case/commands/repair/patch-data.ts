// `patchData`: values of the case set right, as corrections: old and new stay in the trail, sealed where they are sensitive.
import { localDateOf } from '../../../calendar/index.ts';
import { evaluateCondition } from '../../../conditions.ts';
import type { Rule } from '../../../definition/atoms.ts';
import type { FormField } from '../../../definition/field.ts';
import { placeOf } from '../../../definition/stage-index.ts';
import { isEmptyValue } from '../../../field-value.ts';
import { checkForm } from '../../../form.ts';
import { addressees } from '../../addressees.ts';
import { readsField, recomputeClocks } from '../../clock-run.ts';
import type { Draft } from '../../draft.ts';
import { Refused, emit, refuse, stateOf } from '../../draft.ts';
import { refusalOf } from '../../refusal.ts';
import { requireQuotasFit } from '../../quota.ts';
import type { RepairOf } from '../../repair.ts';
import type { CaseData } from '../../state.ts';
import type { RepairDraft } from './carry-out.ts';

/** One correction for each value that differs. What forms and rules already asked on the way here must still hold. */
export function patchData({ draft, order, opens }: RepairDraft, { changes }: RepairOf<'patchData'>): void {
  const { data } = stateOf(draft);
  requireValid(draft, changes);
  const fields = Object.keys(changes).filter(
    (key) => JSON.stringify(data[key] ?? null) !== JSON.stringify(changes[key] ?? null),
  );
  if (fields.length === 0) {
    return refuse(
      'COMMAND_NOT_APPLICABLE',
      { zh: '与原值相同，无需修改。', en: 'Nothing differs.' },
      { field: '/repair/changes' },
    );
  }
  const after = { ...data, ...changes };
  requireFormsKept(draft, fields, after);
  requireRulesKept(draft, after);
  requireQuotasFit(draft, after);
  opens({ repair: 'patchData', fields });
  for (const field of fields) {
    const value = changes[field] ?? null;
    const named = addressees(draft, { [field]: value });
    emit(draft, { type: 'dataCorrected', field, old: data[field] ?? null, value, reason: order.reason, ...named });
  }
  recomputeClocks(draft, 'dataCorrected', (clock) => readsField(clock.limit, fields));
}

/** Every value is one that its field takes; unknown fields are named. */
function requireValid(draft: Draft, changes: CaseData): void {
  const form = draft.definition.fields.map(({ key }) => ({ field: key, required: false }));
  const faults = checkForm(draft.definition.fields, form, changes, {}, localDateOf(draft.now));
  const placed = faults.map((fault) => ({
    ...fault,
    field: `/repair/changes${(fault.field ?? '').replace(/^\/data/, '')}`,
  }));
  const refusal = refusalOf(placed);
  if (refusal !== null) throw new Refused(refusal);
}

/** The forms that were handed in: of the filing, and of the stages that were left with an outcome. */
function formsFiled(draft: Draft): { form: readonly FormField[]; rules: readonly Rule[] }[] {
  const { filing } = draft.definition;
  const left = stateOf(draft).closed.flatMap(({ stage: key, outcome }) => {
    const stage = placeOf(draft.definition, key)?.stage;
    if (stage === undefined || !('outcomes' in stage)) return [];
    const taken = stage.outcomes.find((one) => one.key === outcome);
    if (taken === undefined) return [];
    // sent back or refused: the form need not have been complete
    const complete = taken.kind === 'approve' || taken.kind === 'complete';
    return [{ form: complete ? stage.form : [], rules: taken.rules }];
  });
  return [{ form: filing.form, rules: filing.rules }, ...left];
}

/** A value that a form required is not taken away. */
function requireFormsKept(draft: Draft, changed: readonly string[], after: CaseData): void {
  for (const { form } of formsFiled(draft)) {
    const lost = form.find(({ field, required }) => required && changed.includes(field) && isEmptyValue(after[field]));
    if (lost === undefined) continue;
    const label = draft.definition.fields.find((one) => one.key === lost.field)?.label;
    refuse(
      'FIELD_REQUIRED',
      {
        zh: `“${label?.zh ?? lost.field}”是已报表单的必填项，不能清空。`,
        en: `"${label?.en ?? lost.field}" is required by a form that was handed in; it can’t be cleared.`,
      },
      { field: `/repair/changes/${lost.field}`, details: { rule: 'required' } },
    );
  }
}

/** A rule that held when its stage was left holds still. */
function requireRulesKept(draft: Draft, after: CaseData): void {
  const { data } = stateOf(draft);
  for (const rule of formsFiled(draft).flatMap(({ rules }) => rules)) {
    if (evaluateCondition(rule.when, data, draft.parameters) !== true) continue;
    if (evaluateCondition(rule.when, after, draft.parameters) === true) continue;
    refuse('RULE_NOT_MET', rule.otherwise, { field: '/repair/changes', details: { rule: rule.when } });
  }
}
