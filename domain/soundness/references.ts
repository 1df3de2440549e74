// References: forms, notices, effects and clocks name fields that are declared and of a type that fits; expressions hold.
import type { Rule } from '../definition/atoms.ts';
import type { ClockLimit } from '../definition/clock.ts';
import type { Field, FormField } from '../definition/field.ts';
import type { CaseForm } from '../definition/forms.ts';
import type { Assignee, ServiceAction, Stage } from '../definition/stage.ts';
import { routesOf } from './control.ts';
import { expressionFaults } from './expressions.ts';
import type { ExpressionScope } from './expression-fault.ts';
import { fault, type Fault } from './fault.ts';
import { letterFaults } from './letters.ts';
import { stagesInScope, type StageScope } from './walk.ts';

/** A field that something names, with the types that fit there; any type when empty. */
export interface FieldUse {
  field: string;
  types: readonly Field['type'][];
  place: readonly string[];
}

/** @returns every fault of names and types in a case, except those of stages */
export function referenceFaults(definition: CaseForm): Fault[] {
  const scopes = stagesInScope(definition.stages);
  const uses = [
    ...formUses(definition.filing.form, ['filing', 'form']),
    ...scopes.flatMap(({ stage, place }) => usesOf(stage, place)),
    ...definition.clocks.flatMap(({ key, limit }) => limitUses(limit, ['clocks', key, 'limit'])),
  ];
  return [
    ...fieldUseFaults(definition.fields, uses),
    ...scopes.flatMap(sharedFormFaults),
    ...scopes.flatMap(({ stage, place }) => takingFaults(stage, place)),
    ...scopes.flatMap(({ stage, place }) => letterFaults(stage, place)),
    ...scopes.flatMap(({ stage, place }) => publicationFaults(definition.fields, stage, place)),
    ...scopes.flatMap(({ stage, place }) => stageExpressionFaults(definition, stage, place)),
    ...ruleFaults(definition, definition.filing.rules, ['filing', 'rules']),
  ];
}

/** Only who waits for another case is answered by it. */
function takingFaults(stage: Stage, place: string[]): Fault[] {
  if (stage.kind !== 'link' || stage.takes === undefined || stage.mode === 'openAndAwait') return [];
  const message = '只有等待对方办结的转办环节才能取回数据';
  return [fault('LINK_TAKES', message, 'Only a link that awaits the other case takes data back', [...place, 'takes'])];
}

/** The branches of a forEach run the same stages at once: a form there would write each field once for every body. */
function sharedFormFaults({ stage, place, inForEach }: StageScope): Fault[] {
  const form =
    'form' in stage ? stage.form : stage.kind === 'wait' && stage.until.kind === 'event' ? stage.until.form : [];
  const taken = stage.kind === 'link' ? (stage.takes ?? []) : [];
  if (!inForEach || form.length + taken.length === 0) return [];
  const message = '逐机构环节不能有表单：各机构会相互覆盖；请改用分别命名的分支';
  return [
    fault('FORM_IN_FOR_EACH', message, 'A stage in a forEach has no form: the bodies would overwrite each other', [
      ...place,
      'form',
    ]),
  ];
}

/** One fault for each use of a field that is not declared or of another type. */
export function fieldUseFaults(fields: readonly Field[], uses: readonly FieldUse[]): Fault[] {
  return uses.flatMap(({ field: key, types, place }) => {
    const field = fields.find((candidate) => candidate.key === key);
    if (!field) return [fault('FIELD_UNDECLARED', `没有声明字段 ${key}`, `The field ${key} is not declared`, place)];
    if (types.length === 0 || types.includes(field.type)) return [];
    const wanted = types.join(' | ');
    return [
      fault('FIELD_TYPE', `字段 ${key} 须为 ${wanted} 类型`, `The field ${key} must be of type ${wanted}`, place),
    ];
  });
}

/** @returns the fields that a form asks for */
export function formUses(form: readonly FormField[], place: readonly string[]): FieldUse[] {
  return form.map(({ field }) => ({ field, types: [], place: [...place, field] }));
}

/** @returns faults of the expressions of rules */
export function ruleFaults(scope: ExpressionScope, rules: readonly Rule[], place: readonly string[]): Fault[] {
  return rules.flatMap(({ when }) => expressionsAt(scope, [when], place));
}

/** Faults of FEEL expressions over declared fields and parameters. */
export function expressionsAt(
  scope: ExpressionScope,
  expressions: readonly string[],
  place: readonly string[],
): Fault[] {
  return expressions.flatMap((expression) =>
    expressionFaults(expression, scope).map(({ code, message }) => ({ code, message, path: [...place, expression] })),
  );
}

function usesOf(stage: Stage, place: string[]): FieldUse[] {
  const uses: FieldUse[] = [];
  if ('form' in stage) uses.push(...formUses(stage.form, [...place, 'form']));
  if ('assignee' in stage) uses.push(...assigneeUses(stage.assignee, [...place, 'assignee']));
  switch (stage.kind) {
    case 'vote':
      for (const { key, roll } of stage.meetings) {
        if (roll.from === 'field') uses.push({ field: roll.field, types: ['integer'], place: [...place, key, 'roll'] });
      }
      break;
    case 'notice':
      uses.push(...assigneeUses(stage.inquiry.assignee, [...place, 'inquiry']));
      uses.push(...limitUses(stage.period, [...place, 'period']));
      uses.push(...stage.publishes.map((field) => ({ field, types: [], place: [...place, 'publishes', field] })));
      break;
    case 'wait':
      if (stage.until.kind === 'limit') uses.push(...limitUses(stage.until.limit, [...place, 'until']));
      else {
        uses.push(...assigneeUses(stage.until.assignee, [...place, 'until']));
        uses.push(...formUses(stage.until.form, [...place, 'until', 'form']));
      }
      break;
    case 'service':
      uses.push(...actionUses(stage.action, [...place, 'action']));
      break;
    case 'link':
      uses.push(...stage.hands.map(({ from }) => ({ field: from, types: [], place: [...place, 'hands', from] })));
      uses.push(...(stage.takes ?? []).map(({ to }) => ({ field: to, types: [], place: [...place, 'takes', to] })));
      if (stage.subject !== undefined) {
        const types = ['person', 'household', 'organisation', 'text'] as const;
        uses.push({ field: stage.subject, types, place: [...place, 'subject'] });
      }
      break;
    case 'decision':
    case 'work':
    case 'parallel':
    case 'end':
      break;
  }
  return uses;
}

function assigneeUses(assignee: Assignee, place: string[]): FieldUse[] {
  if (assignee.by === 'roleAtField') {
    const { field, roleField } = assignee;
    const named = roleField === undefined ? [] : [{ field: roleField, types: ['text' as const], place }];
    return [{ field, types: ['organisation'], place }, ...named];
  }
  return assignee.by === 'personField' ? [{ field: assignee.field, types: ['person'], place }] : [];
}

function limitUses(limit: ClockLimit, place: string[]): FieldUse[] {
  if (limit.kind === 'earliest') return limit.of.flatMap((one) => limitUses(one, place));
  return limit.kind === 'field' ? [{ field: limit.field, types: ['date', 'dateTime'], place }] : [];
}

function actionUses(action: ServiceAction, place: string[]): FieldUse[] {
  if (action.do === 'payout') {
    return [
      { field: action.payee, types: ['text', 'person', 'household'], place: [...place, 'payee'] },
      { field: action.account, types: ['text'], place: [...place, 'account'] },
      { field: action.amount, types: ['fen'], place: [...place, 'amount'] },
    ];
  }
  return action.fields.map((field) => ({ field, types: [], place: [...place, 'fields', field] }));
}

/** What is published can be read by everybody. */
function publicationFaults(fields: readonly Field[], stage: Stage, place: string[]): Fault[] {
  if (stage.kind !== 'notice') return [];
  return fields
    .filter(({ key }) => stage.publishes.includes(key))
    .flatMap((field) => (field.type === 'table' ? [field, ...field.columns] : [field]))
    .filter(({ sensitive }) => sensitive !== undefined)
    .map(({ label, key }) =>
      fault(
        'SENSITIVE_PUBLISHED',
        `公示不得包含敏感字段「${label.zh}」`,
        `A public notice can't show the sensitive field "${label.en}"`,
        [...place, 'publishes', key],
      ),
    );
}

function stageExpressionFaults(scope: ExpressionScope, stage: Stage, place: string[]): Fault[] {
  const routes = routesOf(stage).flatMap(({ outcome, route }) => {
    const conditions = typeof route === 'string' ? [] : route.flatMap(({ when }) => when ?? []);
    return expressionsAt(scope, conditions, [...place, outcome ?? 'to']);
  });
  const rules = [
    ...('outcomes' in stage ? stage.outcomes : []),
    ...(stage.kind === 'vote' ? stage.meetings : []),
  ].flatMap(({ key, rules: own }) => ruleFaults(scope, own, [...place, key]));
  return [...routes, ...rules];
}
