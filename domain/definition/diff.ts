// What changed between two definitions, in words that a county's administrator reads before he puts one in force.
import type { Json } from '../case/state.ts';
import type { Text } from './atoms.ts';
import { areaOf, stagesOf } from './diff/area.ts';
import type { Area } from './diff/area.ts';
import { differences, isPart, isText, propertyOf } from './diff/compare.ts';
import type { Difference, DifferenceKind, Step } from './diff/compare.ts';
import { ELEMENTS, PROPERTIES } from './diff/property-words.ts';
import { jsonOf, stageDifferences } from './diff/stage-differences.ts';
import { valueWords } from './diff/value-words.ts';
import { titlesOf } from './diff/titles.ts';
import type { Titles } from './diff/titles.ts';
import type { Definition } from './forms.ts';

export { AREAS } from './diff/area.ts';

/** One thing that changed. */
export interface DefinitionChange {
  area: Area;
  kind: DifferenceKind;
  /** Place: properties, and elements of lists by their keys. A stage stands directly under `stages`, however deep it lies. */
  path: string[];
  /** The whole in one sentence: where, from what, to what. */
  text: Text;
  /** What stood there; null where nothing did. */
  before: Json;
  after: Json;
  /** Stages of the older version whose open visits or items it is about; none where only new cases meet it. */
  stages: string[];
}

/**
 * Compares two versions of a definition, also ones that are not sound yet.
 *
 * @returns every change once, in the order of the definition; nothing when they say the same
 */
export function diffDefinitions(older: Definition, newer: Definition): DefinitionChange[] {
  const titles = new Map([...titlesOf(older), ...titlesOf(newer)]);
  return found(older, newer).map((difference) => ({
    area: areaOf(difference),
    kind: difference.kind,
    path: difference.steps.map((step) => ('property' in step ? step.property : step.element)),
    text: sentence(difference, titles),
    before: difference.before ?? null,
    after: difference.after ?? null,
    stages: stagesOf(difference, older, newer),
  }));
}

function found(older: Definition, newer: Definition): Difference[] {
  if (older.form !== 'case' || newer.form !== 'case') return differences(jsonOf(older), jsonOf(newer), []);
  const { stages: _old, ...before } = older;
  const { stages: _new, ...after } = newer;
  return [...differences(jsonOf(before), jsonOf(after), []), ...stageDifferences(older, newer)];
}

/** Longer values are shortened in the sentence; they stand whole beside it. */
const LONGEST = 160;

function sentence({ kind, steps, before, after }: Difference, titles: Titles): Text {
  const last = steps.at(-1);
  const property = propertyOf(steps);
  const [old, fresh] = [quoted(valueWords(property, before, titles)), quoted(valueWords(property, after, titles))];
  if (kind === 'moved') {
    const [from, to] = [arrows(before, titles), arrows(after, titles)];
    const place = placeWords(steps);
    const isOne = last !== undefined && 'element' in last;
    return isOne
      ? { zh: `${place.zh}：由${from.zh}移至${to.zh}`, en: `${place.en}: moved from ${from.en} to ${to.en}` }
      : { zh: `${place.zh}：顺序由 ${from.zh} 改为 ${to.zh}`, en: `${place.en}: order ${from.en} is now ${to.en}` };
  }
  if (last !== undefined && 'element' in last && kind !== 'changed') {
    const around = placeWords(steps.slice(0, -2));
    const [zh, en] = around.zh === '' ? ['', ''] : [`${around.zh}：`, `${around.en}: `];
    const noun = ELEMENTS[property] ?? PROPERTIES[property] ?? { zh: property, en: property };
    const name = nameOf(last, property, titles);
    return kind === 'added'
      ? { zh: `${zh}新增${noun.zh}「${name.zh}」`, en: `${en}added ${noun.en} “${name.en}”` }
      : { zh: `${zh}删除${noun.zh}「${name.zh}」`, en: `${en}removed ${noun.en} “${name.en}”` };
  }
  const place = placeWords(steps);
  if (kind === 'added') return { zh: `${place.zh}设为「${fresh.zh}」`, en: `${place.en} set to “${fresh.en}”` };
  if (kind === 'removed')
    return { zh: `${place.zh}取消（原为「${old.zh}」）`, en: `${place.en} taken away (was “${old.en}”)` };
  return {
    zh: `${place.zh}由「${old.zh}」改为「${fresh.zh}」`,
    en: `${place.en} changed from “${old.en}” to “${fresh.en}”`,
  };
}

/** `环节「县级审批」·办理结果「同意」·名称`. */
function placeWords(steps: readonly Step[]): Text {
  const words: Text[] = [];
  steps.forEach((step, index) => {
    const next = steps[index + 1];
    if ('element' in step) {
      // What has no name is told by its old and new value.
      if (next === undefined && !hasName(step)) return;
      const list = propertyOf(steps.slice(0, index));
      const noun = ELEMENTS[list] ?? { zh: list, en: list };
      const name = nameOf(step, list, new Map());
      words.push({ zh: `${noun.zh}「${name.zh}」`, en: `${noun.en} “${name.en}”` });
    } else if (next === undefined || !('element' in next)) {
      words.push(PROPERTIES[step.property] ?? ELEMENTS[step.property] ?? plain(step.property));
    } else if (!hasName(next) && index === steps.length - 2) {
      words.push(ELEMENTS[step.property] ?? plain(step.property));
    }
  });
  return { zh: words.map(({ zh }) => zh).join('·'), en: words.map(({ en }) => en).join(', ') };
}

const plain = (word: string): Text => ({ zh: word, en: word });

/** The element's title where it has one, the value that it is, or its key. */
function nameOf({ element, before, after }: Extract<Step, { element: string }>, list: string, titles: Titles): Text {
  const value = after ?? before;
  if (isPart(value)) {
    const title = value['title'] ?? value['label'];
    if (isText(title)) return title;
    if (/^\d+$/.test(element)) return quoted(valueWords(list, value, titles));
    return plain(element);
  }
  return value === undefined ? plain(element) : quoted(valueWords(list, value, titles));
}

/** Whether an element is told by its name, and not by what it says. */
const hasName = ({ element }: Extract<Step, { element: string }>): boolean => !/^\d+$/.test(element);

function quoted({ zh, en }: Text): Text {
  const cut = (word: string): string => (word.length > LONGEST ? `${word.slice(0, LONGEST)}…` : word);
  return { zh: cut(zh), en: cut(en) };
}

/** An order as `甲 → 乙`; the place of a stage as the branch that it lies in. */
function arrows(value: Json | undefined, titles: Titles): Text {
  if (typeof value === 'string') {
    const [parallel = '', branch = ''] = value.split('/');
    if (parallel === '') return { zh: '主流程', en: 'the main line' };
    const { zh, en } = titles.get(parallel) ?? plain(parallel);
    return { zh: `「${zh}」${branch}`, en: `“${en}” ${branch}`.trim() };
  }
  const names = (Array.isArray(value) ? value : []).map((one) =>
    typeof one === 'string' ? (titles.get(one) ?? plain(one)) : valueWords('', one, titles),
  );
  return { zh: names.map(({ zh }) => zh).join(' → '), en: names.map(({ en }) => en).join(' → ') };
}
