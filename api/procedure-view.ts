// How a definition is told to a caller.
import type { StoredDefinition } from '../db/definitions.ts';
import type { CaseForm, Definition } from '../domain/definition/forms.ts';
import { allStages } from '../domain/definition/stage-index.ts';
import type { Stage } from '../domain/definition/stage.ts';
import type { Field, FormField } from '../domain/definition/field.ts';
import { fieldTitle } from '../domain/fields.ts';
import type { UnsetPart } from '../domain/definition/unset-parts.ts';
import { jsonSchemaOf } from '../domain/form.ts';
import { bodyOf, divisionOf, levelOf } from '../domain/organisations.ts';
import { itemFormOf, type Part } from '../domain/round/part.ts';
import { roleTitle } from '../domain/roles.ts';
import type { Caller } from './plugins/auth.ts';
import type { Language } from './problem.ts';
import { plain } from './terms.ts';

/** The head of a procedure, with what the caller may do with it. */
export function procedureShort({ hash, definition }: StoredDefinition, caller: Caller) {
  const { id, form, field, kind, tier, title } = definition;
  return {
    id,
    form,
    field,
    fieldTitle: fieldTitle(field),
    kind,
    tier,
    title,
    version: hash,
    filing: form === 'case' ? filingOf(definition, caller) : null,
  };
}

function filingOf({ filing: { level, by, selfFiling } }: CaseForm, { holdings }: Caller) {
  const fitting = holdings.filter(({ role, organisation }) =>
    by.some(
      (one) => one.role === role && one.level === levelOf(organisation) && (one.body ?? null) === bodyOf(organisation),
    ),
  );
  const regions = [...new Set(fitting.map(({ organisation }) => divisionOf(organisation)))];
  return {
    level,
    by: by.map(({ role, level: at, body }) => ({
      role,
      title: roleTitle(role),
      level: at,
      ...(body === undefined ? {} : { body }),
    })),
    selfFiling,
    mayFile: selfFiling || regions.length > 0,
    regions,
  };
}

/** What of a version does not run for want of a value. */
export function notSetOf(unset: readonly UnsetPart[]) {
  return unset.map(({ parameter, parameterTitle, usedAt, partTitle }) => {
    const key = usedAt.split('/').slice(1).join('/');
    return {
      parameter: { key: parameter, title: parameterTitle },
      part: { key, title: partTitle ?? plain(key) },
      usedAt,
    };
  });
}

/** JSON Schema of each form that people fill in. */
export function formsOf(definition: Definition, locale: Language) {
  const schema = (fields: readonly Field[], form: readonly FormField[]) => jsonSchemaOf(fields, form, locale);
  const parts: Part[] = [
    ...definition.duties.map((duty) => ({ kind: 'duty' as const, duty })),
    ...definition.indicators.map((indicator) => ({ kind: 'indicator' as const, indicator })),
  ];
  const duties = parts.map((part) => {
    const { fields, form } = itemFormOf(part);
    const { key, title } = part.kind === 'duty' ? part.duty : part.indicator;
    return { duty: key, title: title[locale], schema: schema(fields, form) };
  });
  if (definition.form !== 'case') return { filing: null, stages: [], duties };
  const { fields } = definition;
  const stages = allStages(definition).flatMap(({ stage }) => {
    const form = formOf(stage);
    return form.length === 0 ? [] : [{ stage: stage.key, title: stage.title[locale], schema: schema(fields, form) }];
  });
  return { filing: schema(fields, definition.filing.form), stages, duties };
}

function formOf(stage: Stage): readonly FormField[] {
  if ('form' in stage) return stage.form;
  return stage.kind === 'wait' && stage.until.kind === 'event' ? stage.until.form : [];
}
