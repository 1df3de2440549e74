// What can be told of the rows of a case on paper before a step of it is taken.
import type { Text } from '../definition/atoms.ts';
import type { FormField } from '../definition/field.ts';
import type { CaseForm } from '../definition/forms.ts';
import { placeOf } from '../definition/stage-index.ts';
import type { Stage } from '../definition/stage.ts';
import type { LocalDate } from '../calendar/index.ts';
import { localDateOf } from '../calendar/index.ts';
import { checkForm } from '../form.ts';
import type { Draft } from './draft.ts';
import type { Refusal } from './refusal.ts';
import type { CaseData } from './state.ts';
import { pastOutcomes } from './taken-over.ts';
import type { PastStep } from './taken-over.ts';

/** What people call a stage; its key where there is none of that key. */
export function titleOf({ definition }: Pick<Draft, 'definition'>, stage: string): Text {
  return placeOf(definition, stage)?.stage.title ?? { zh: stage, en: stage };
}

/** The form of a step, and whether what it requires must be there. */
export function pastForm(stage: Stage, outcome: string): { fields: readonly FormField[]; isComplete: boolean } {
  switch (stage.kind) {
    case 'decision':
    case 'work': {
      const kind = stage.outcomes.find(({ key }) => key === outcome)?.kind;
      return { fields: stage.form, isComplete: kind === 'approve' || kind === 'complete' };
    }
    case 'vote':
      return { fields: stage.form, isComplete: true };
    case 'notice':
      return { fields: stage.form, isComplete: outcome === 'posted' };
    case 'wait':
      return { fields: stage.until.kind === 'event' ? stage.until.form : [], isComplete: true };
    case 'link':
      return { fields: (stage.takes ?? []).map(({ to }) => ({ field: to, required: false })), isComplete: false };
    default:
      return { fields: [], isComplete: false };
  }
}

/** Every fault of data against a form. What can't stand in a cell, files and tables, may stay on paper. */
export function faultsInForm(
  { definition, now }: Pick<Draft, 'definition' | 'now'>,
  form: readonly FormField[],
  data: CaseData,
  existing: CaseData,
  row: number,
): Refusal[] {
  const onPaper = definition.fields.filter(({ type }) => type === 'file' || type === 'table').map(({ key }) => key);
  const asked = form.map((one) => (onPaper.includes(one.field) ? { ...one, required: false } : one));
  return checkForm(definition.fields, asked, data, existing, localDateOf(now)).map((fault) => inRow(fault, row));
}

function inRow(fault: Refusal, row: number): Refusal {
  return { ...fault, details: { ...fault.details, row } };
}

/** Stages and outcomes that there are not, days that lie ahead, rows that are not in order of time: all at once. */
export function faultsOfHistory(definition: CaseForm, history: readonly PastStep[], today: LocalDate): Refusal[] {
  return history.flatMap((step, index) => {
    const before = history[index - 1];
    return [...stageFault(definition, step), ...dayFault(step, before, today)].map((fault) => inRow(fault, step.row));
  });
}

function stageFault(definition: CaseForm, { stage, outcome }: PastStep): Refusal[] {
  const place = placeOf(definition, stage);
  if (place === undefined) {
    const message = { zh: `没有“${stage}”这一环节`, en: `There is no stage "${stage}"` };
    return [{ code: 'UNKNOWN_STAGE', field: '/stage', message }];
  }
  const known = pastOutcomes(definition, place.stage);
  const isAnyReturn = outcome.startsWith('returnTo:') && 'returnTo' in place.stage && place.stage.returnTo.length > 0;
  if (isAnyReturn || known.some(({ key }) => key === outcome)) return [];
  const { title } = place.stage;
  const zh = known.map((one) => one.title.zh).join('、');
  const en = known.map((one) => one.title.en).join(', ');
  const message = {
    zh: `“${title.zh}”没有“${outcome}”这一办理结果（可选：${zh}）`,
    en: `"${title.en}" has no outcome "${outcome}" (it has: ${en})`,
  };
  return [{ code: 'UNKNOWN_OUTCOME', field: '/outcome', message }];
}

function dayFault({ on }: PastStep, before: PastStep | undefined, today: LocalDate): Refusal[] {
  if (on > today) {
    const message = { zh: `办理日期不得晚于今天（${today}）`, en: `The day may not be after today (${today})` };
    return [{ code: 'BUSINESS_DATE_IN_FUTURE', field: '/on', message }];
  }
  if (before === undefined || on >= before.on) return [];
  const message = {
    zh: `办理日期早于上一步（${before.on}），经过须按时间先后排列`,
    en: `The day lies before that of the step before (${before.on}); the history must be in order of time`,
  };
  return [{ code: 'BUSINESS_DATE_BEFORE_STAGE', field: '/on', message }];
}
