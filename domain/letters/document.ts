// What a letter says: its opening sentence, its fields with what is sensitive masked, the reason of a decision, and what
// may be done against it. Made once, when the letter is issued.
import type { CaseData } from '../case/state.ts';
import type { PeriodUnit } from '../calendar/index.ts';
import type { Text } from '../definition/atoms.ts';
import type { CaseForm } from '../definition/forms.ts';
import type { LetterAction, Remedy } from '../definition/letter.ts';
import { placeOf } from '../definition/stage-index.ts';
import { maskData } from '../masks.ts';
import { filled } from '../notification/template.ts';
import { valueText } from '../notification/values.ts';

/** A letter as it is read: sentences in their order. */
export interface LetterDocument {
  issuer: Text;
  addressee: Text;
  paragraphs: Text[];
}

/** A letter's words, before it has names. */
export interface LetterContent {
  /** Key of the stage that asks for it; null where that was not kept. */
  stage: string | null;
  /** Fields of the case, in clear: what is sensitive is masked here. */
  fields: CaseData;
  /** Words of whoever decided. */
  reason?: string | undefined;
}

const LANGUAGES = ['zh', 'en'] as const;

const OPENINGS: Record<'letter' | 'decision', Text> = {
  letter: { zh: '现就“{{procedure}}”有关情况告知如下。', en: 'This letter is about "{{procedure}}".' },
  decision: {
    zh: '关于“{{procedure}}”，经审查，作出如下决定：{{title}}。',
    en: 'On "{{procedure}}" the following was decided: {{title}}.',
  },
};

/** The action of a stage that sends a letter. */
export function letterActionAt(definition: CaseForm, stage: string | null): LetterAction | undefined {
  const found = stage === null ? undefined : placeOf(definition, stage)?.stage;
  return found?.kind === 'service' && found.action.do === 'letter' ? found.action : undefined;
}

/** The sentences of a letter. */
export function letterParagraphs(
  definition: CaseForm,
  title: Text,
  { stage, fields, reason }: LetterContent,
): LetterDocument['paragraphs'] {
  const action = letterActionAt(definition, stage);
  const opening = action?.body ?? OPENINGS[action?.kind ?? 'letter'];
  const values = { zh: fieldWords(definition, fields, 'zh'), en: fieldWords(definition, fields, 'en') };
  const said = both((language) =>
    filled(opening[language], {
      procedure: definition.title[language],
      title: title[language],
      ...Object.fromEntries(values[language].map(({ key, value }) => [key, value])),
    }),
  );
  const listed = values.zh.map((_word, index) =>
    both((language) => {
      const word = values[language][index];
      return word === undefined ? '' : `${word.label}${{ zh: '：', en: ': ' }[language]}${word.value}`;
    }),
  );
  const reasons = reason === undefined ? [] : [{ zh: `理由：${reason}`, en: `Reason: ${reason}` }];
  return [said, ...listed, ...reasons, ...(action?.remedies ?? []).map(remedyWords)];
}

/** 如不服本决定，可以自送达之日起 60 日内…… */
function remedyWords({ title, limit }: Remedy): Text {
  const { amount, unit } = limit;
  const within = UNITS[unit];
  return {
    zh: `如不服本决定，可以自送达之日起${amount}${within.zh}内${title.zh}。`,
    en: `Whoever disagrees may, within ${amount} ${within.en} of service: ${title.en}.`,
  };
}

const UNITS: Record<Exclude<PeriodUnit, 'hour'>, Text> = {
  day: { zh: '日', en: 'days' },
  workingDay: { zh: '个工作日', en: 'working days' },
  month: { zh: '个月', en: 'months' },
  year: { zh: '年', en: 'years' },
};

/** Tables and files are no sentence, and the id of a person or place tells a reader nothing. */
const UNSAID: ReadonlySet<string> = new Set(['table', 'file', 'person', 'household', 'organisation']);

function fieldWords(definition: CaseForm, data: CaseData, language: keyof Text) {
  const shown = maskData(definition.fields, data, []).data;
  return definition.fields.flatMap((field) => {
    const value = shown[field.key];
    if (value === undefined || value === null || UNSAID.has(field.type)) return [];
    return [{ key: field.key, label: field.label[language], value: valueText(field, value, language) }];
  });
}

function both(say: (language: keyof Text) => string): Text {
  const [zh, en] = LANGUAGES.map(say);
  return { zh: zh ?? '', en: en ?? '' };
}
