// What the fields of a template say for one message: words of the definition, data of the case masked.
import type { CaseData, Json } from '../case/state.ts';
import type { Text } from '../definition/atoms.ts';
import type { ColumnField, Field } from '../definition/field.ts';
import type { Definition } from '../definition/forms.ts';
import { allStages } from '../definition/stage-index.ts';
import { maskData } from '../masks.ts';
import { scheduleOf } from '../round/part.ts';
import { CAUSES, STUCK_CAUSES } from '../stuck/cause.ts';
import { kindTitle } from './default-templates.ts';
import { actionWord, groundWord, outcomeWord } from './words.ts';

/** The case or round that a message is about, as it is told of. */
export interface MessageFacts {
  caseId: string;
  number: string;
  organisation: Text;
  subject: string | null;
  startedOn: string;
  definition: Definition;
  /** In clear: what is sensitive is masked here. */
  data: CaseData;
}

export interface MessageToTell {
  kind: string;
  detail: CaseData;
  /** Null of what is about no case: a schedule, a queue, a value that is not set. */
  facts: MessageFacts | null;
}

type Language = keyof Text;

/** Values by the names of a template's fields; those without a value are left out. */
export function messageValues(
  { kind, detail, facts }: MessageToTell,
  language: Language,
  publicUrl: string | null,
): Record<string, string> {
  const values: Record<string, string | null> = {
    title: kindTitle(kind)[language],
    ...(facts === null ? {} : caseValues(facts, detail, language)),
    action: said(detail['action'], (key) => actionWord(key)[language]),
    outcome: said(detail['outcome'], (key) => outcomeWord(key)[language]),
    ground: said(detail['ground'], (key) => groundWord(key)[language]),
    provisional: detail['provisional'] === true ? { zh: '（暂定）', en: ' (provisional)' }[language] : null,
    link: publicUrl === null ? null : linkTo(publicUrl, facts),
  };
  for (const name of ['dueOn', 'oldDueOn', 'period', 'by', 'message', 'reason', 'letter']) {
    values[name] = said(detail[name], (text) => text);
  }
  values['reason'] = causeWord(detail['cause'])?.[language] ?? values['reason'] ?? null;
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''),
  );
}

function caseValues(facts: MessageFacts, detail: CaseData, language: Language): Record<string, string | null> {
  const { definition } = facts;
  return {
    'case.number': facts.number,
    'case.procedure': definition.title[language],
    'case.organisation': facts.organisation[language],
    'case.subject': facts.subject === null ? null : maskedName(facts.subject),
    'case.startedOn': facts.startedOn,
    stage: said(detail['stage'], (key) => stageWord(definition, key)[language]),
    clock: said(detail['clock'], (key) => clockWord(definition, key)[language]),
    gate: said(detail['gate'], (key) => gateWord(definition, key)[language]),
    ...dataValues(definition, facts.data, language),
  };
}

function linkTo(publicUrl: string, facts: MessageFacts | null): string {
  const base = publicUrl.replace(/\/+$/, '');
  return facts === null ? base : `${base}/cases/${facts.caseId}`;
}

/** A cause for which something is stuck. */
function causeWord(cause: Json | undefined): Text | null {
  const known = STUCK_CAUSES.find((one) => one === cause);
  return known === undefined ? null : CAUSES[known].title;
}

/** 张三丰 → 张**: enough for whoever knows the case. */
export function maskedName(name: string): string {
  const [first = '', ...rest] = Array.from(name);
  return first + '*'.repeat(Math.min(rest.length, 2));
}

function said(value: Json | undefined, word: (text: string) => string): string | null {
  return typeof value === 'string' && value !== '' ? word(value) : null;
}

function dataValues(definition: Definition, data: CaseData, language: Language): Record<string, string> {
  if (definition.form !== 'case') return {};
  const shown = maskData(definition.fields, data, []).data;
  return Object.fromEntries(
    definition.fields.flatMap((field) => {
      const value = shown[field.key];
      if (value === undefined || value === null || field.type === 'table' || field.type === 'file') return [];
      return [[`data.${field.key}`, valueText(field, value, language)]];
    }),
  );
}

/** A value of a field as it is said to people: an option by its label, money in yuan. */
export function valueText(field: Field | ColumnField, value: Json, language: Language): string {
  const unit = field.unit?.[language] ?? '';
  switch (field.type) {
    case 'enum':
      return field.options.find((option) => option.key === value)?.label[language] ?? String(value);
    case 'boolean':
      return value === true ? { zh: '是', en: 'yes' }[language] : { zh: '否', en: 'no' }[language];
    case 'fen':
      return typeof value === 'number' ? yuan(value, language) : String(value);
    default:
      return `${typeof value === 'object' ? '' : String(value)}${unit}`;
  }
}

/** Fen as yuan, without going through a fraction. */
function yuan(fen: number, language: Language): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const amount = `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  return language === 'zh' ? `${amount}元` : `CNY ${amount}`;
}

const plain = (key: string): Text => ({ zh: key, en: key });

/** A stage, or the step of a round, by its key. */
function stageWord(definition: Definition, key: string): Text {
  if (definition.form === 'case') {
    const stage = allStages(definition).find((one) => one.stage.key === key)?.stage;
    if (stage !== undefined) return stage.title;
  }
  return partWord(definition, key) ?? plain(key);
}

function clockWord(definition: Definition, key: string): Text {
  const clock = definition.form === 'case' ? definition.clocks.find((one) => one.key === key) : undefined;
  return clock?.title ?? partWord(definition, key) ?? plain(key);
}

function partWord(definition: Definition, key: string): Text | null {
  for (const duty of definition.duties) {
    const { title } = scheduleOf({ kind: 'duty', duty });
    const steps = [{ key: duty.key, title }, duty.item, ...duty.consolidation, duty.check, duty.bulletin];
    const found = steps.find((one) => one?.key === key);
    if (found !== undefined) return found.title;
  }
  return definition.indicators.find((one) => one.key === key)?.title ?? null;
}

function gateWord(definition: Definition, key: string): Text {
  const gates = definition.indicators.flatMap((one) => one.gates);
  return gates.find((one) => one.key === key)?.title ?? plain(key);
}
