// Data that a stage counts on and does not ask for itself: whoever jumps there must know that nobody has filled them in.
import { requestOf } from '../case/effect-request.ts';
import type { CaseState } from '../case/state.ts';
import type { CaseForm } from '../definition/forms.ts';
import type { Stage } from '../definition/stage.ts';
import { isEmptyValue } from '../field-value.ts';
import { branchSequences, routesOf } from '../soundness/control.ts';
import { fieldsRead, goalOf } from './goal.ts';

/** Keys of fields that are empty and that the stage reads: for whom its task is, its rules and ways, its effect, its dates. */
export function missingFor(definition: CaseForm, state: CaseState, stage: Stage): string[] {
  const asked = formOf(stage);
  const wanted = [
    ...conditionsOf(stage).flatMap((when) => readOf(when)),
    ...addressing(stage),
    ...inputs(state, stage),
  ];
  return [...new Set(wanted)].filter(
    (key) =>
      definition.fields.some((field) => field.key === key) && !asked.includes(key) && isEmptyValue(state.data[key]),
  );
}

/** A condition that asks whether something is there at all needs nothing. */
function readOf(when: string): string[] {
  const asks = new Set([...when.matchAll(/(\w+)\s*!?=\s*null/g)].map(([, key]) => key));
  return fieldsRead(goalOf(when, true)).filter((key) => !asks.has(key));
}

function formOf(stage: Stage): string[] {
  if (stage.kind === 'parallel') return branchSequences(stage).flatMap(({ stages }) => stages.flatMap(formOf));
  if ('form' in stage) return stage.form.map((one) => one.field);
  return stage.kind === 'wait' && stage.until.kind === 'event' ? stage.until.form.map((one) => one.field) : [];
}

function conditionsOf(stage: Stage): string[] {
  const routes = routesOf(stage).flatMap(({ route }) => (typeof route === 'string' ? [] : route));
  const rules = 'outcomes' in stage ? stage.outcomes.flatMap((outcome) => outcome.rules) : [];
  const inner =
    stage.kind === 'parallel' ? branchSequences(stage).flatMap(({ stages }) => stages.flatMap(conditionsOf)) : [];
  return [...routes.flatMap(({ when }) => when ?? []), ...rules.map(({ when }) => when), ...inner];
}

function addressing(stage: Stage): string[] {
  if (!('assignee' in stage)) return [];
  const { assignee } = stage;
  return assignee.by === 'personField' || assignee.by === 'roleAtField' ? [assignee.field] : [];
}

function inputs(state: CaseState, stage: Stage): string[] {
  if (stage.kind === 'wait' && stage.until.kind === 'limit' && stage.until.limit.kind === 'field')
    return [stage.until.limit.field];
  if (stage.kind === 'notice' && stage.period.kind === 'field') return [stage.period.field];
  if (stage.kind !== 'service' && stage.kind !== 'link') return [];
  const made = requestOf(stage, state);
  return 'missing' in made ? [made.missing] : [];
}
