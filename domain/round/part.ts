// The duty or indicator that a round runs: what a unit hands in, and where its posts are.
import type { Limit, LocalDate } from '../calendar/index.ts';
import { limitOf } from '../duty-calendar/index.ts';
import { bodyOf, levelOf, organisationAt } from '../organisations.ts';
import type { Text } from '../definition/atoms.ts';
import type { Duty } from '../definition/duty.ts';
import type { Field, FormField } from '../definition/field.ts';
import type { Definition } from '../definition/forms.ts';
import type { Indicator } from '../definition/indicator.ts';
import type { Post } from '../definition/post.ts';
import type { PartRef } from './state.ts';

export type Part = { kind: 'duty'; duty: Duty } | { kind: 'indicator'; indicator: Indicator };

/** The part of a definition that a round names; undefined when there is none. */
export function partOf(definition: Pick<Definition, 'duties' | 'indicators'>, ref: PartRef): Part | undefined {
  if (ref.kind === 'duty') {
    const duty = definition.duties.find((one) => one.key === ref.key);
    return duty === undefined ? undefined : { kind: 'duty', duty };
  }
  const indicator = definition.indicators.find((one) => one.key === ref.key);
  return indicator === undefined ? undefined : { kind: 'indicator', indicator };
}

/** The same for a round that runs; throws when there is none, which opening it has refused. */
export function requirePartOf(definition: Pick<Definition, 'id' | 'duties' | 'indicators'>, ref: PartRef): Part {
  const part = partOf(definition, ref);
  if (part === undefined) throw new Error(`${definition.id} has no ${ref.kind} ${ref.key}`);
  return part;
}

/** What both kinds of parts say about time and about who owes. */
export function scheduleOf(part: Part) {
  if (part.kind === 'duty') {
    const { key, title, opens, due, owedBy, warnings, ladder } = part.duty;
    return { key, title, opens, due, owedBy, warnings, ladder };
  }
  const { key, title, opens, due, reportedBy, warnings, ladder } = part.indicator;
  return { key, title, opens, due, owedBy: reportedBy, warnings, ladder };
}

/** Whether an organisation is one of those that owe: of the level, a division itself or one of the bodies named. */
export function isOwedAt({ level, bodies }: Duty['owedBy'], organisation: string): boolean {
  const body = bodyOf(organisation);
  if (levelOf(organisation) !== level) return false;
  return bodies === undefined ? body === null : body !== null && bodies.includes(body);
}

/** The limit of a period, as it is counted from its opening. */
export function limitOfTerm(part: Part, term: { openedOn: LocalDate }): Limit {
  const { due, opens } = scheduleOf(part);
  return limitOf(due, opens, term.openedOn);
}

/** What one unit hands in: the step under which its task stands, and its form. */
export interface ItemForm {
  key: string;
  title: Text;
  fields: readonly Field[];
  form: readonly FormField[];
}

/** The form of an item. An indicator asks for `value`, or for `numerator` and `denominator` where it is a share. */
export function itemFormOf(part: Part): ItemForm {
  if (part.kind === 'duty') return part.duty.item;
  const { key, title, measure } = part.indicator;
  const fields = measureFields(part.indicator);
  return {
    key,
    title: measure.unit === undefined ? title : withUnit(title, measure.unit),
    fields,
    form: required(fields),
  };
}

const withUnit = (title: Text, unit: Text): Text => ({
  zh: `${title.zh}（${unit.zh}）`,
  en: `${title.en} (${unit.en})`,
});

const required = (fields: readonly Field[]): FormField[] => fields.map(({ key }) => ({ field: key, required: true }));

function measureFields({ title, measure }: Indicator): Field[] {
  const common = { readableBy: [], basis: [], ...(measure.unit === undefined ? {} : { unit: measure.unit }) };
  if (measure.type === 'share') {
    const count = (key: string, label: Text): Field => ({
      key,
      label,
      readableBy: [],
      basis: [],
      type: 'integer',
      min: 0,
    });
    return [
      count('numerator', measure.numerator ?? { zh: '分子', en: 'Numerator' }),
      count('denominator', measure.denominator ?? { zh: '分母', en: 'Denominator' }),
    ];
  }
  const bounds = { min: measure.min, ...(measure.max === undefined ? {} : { max: measure.max }) };
  return [{ key: 'value', label: title, ...common, type: measure.type, ...bounds }];
}

/** Where a post of the part is for a unit; at the round's own organisation when the unit lies above the post's level. */
export function addressFor(post: Post, unit: string, organisation: string): { role: string; organisation: string } {
  return { role: post.role, organisation: organisationAt(unit, post.level, post.body) ?? organisation };
}

/** The post that answers for a whole round: the bulletin's, else the top consolidation's, else none. */
export function leadOf(part: Part): Post | null {
  if (part.kind === 'indicator') return null;
  return part.duty.bulletin?.by ?? part.duty.consolidation.at(-1)?.by ?? null;
}
