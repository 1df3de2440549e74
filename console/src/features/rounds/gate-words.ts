import { useText, useWords } from '../../language/language.ts';
import type { Gate, Series } from './recurring-types.ts';
import { numberOf, valueText } from './series-values.ts';

const words = {
  zh: {
    everyReport: '每次报送时',
    on: (year: number | undefined, month: number, day: number) =>
      `${year === undefined ? '' : `${year}年`}${month}月${day}日`,
    gate: (title: string, target: string, when: string) => `${title}：${target}（${when}）`,
    dated: (title: string, when: string) => `${title}（${when}）`,
    atLeast: '不少于',
    atMost: '不超过',
    moreThan: '多于',
    lessThan: '少于',
    equal: '等于',
    yuan: '元',
  },
  en: {
    everyReport: 'at every report',
    on: (year: number | undefined, month: number, day: number) => `${year ?? ''} ${month}/${day}`.trim(),
    gate: (title: string, target: string, when: string) => `${title}: ${target} (${when})`,
    dated: (title: string, when: string) => `${title} (${when})`,
    atLeast: 'at least',
    atMost: 'at most',
    moreThan: 'more than',
    lessThan: 'less than',
    equal: 'exactly',
    yuan: 'yuan',
  },
};

/** A gate in the reader's language: what number is asked for, and with its name and day. */
export function useGateWords(): (measure: Series['measure'], gate: Gate) => { target: string; whole: string } {
  const w = useWords(words);
  const text = useText();
  return ({ type, unit }, { title, compare, value, on }) => {
    const asked =
      typeof value === 'number' ? { part: value, whole: 1 } : { part: value.numerator, whole: value.denominator };
    const number =
      type === 'share'
        ? `${numberOf(type, asked)}%`
        : valueText({ type, unit: unit === null ? '' : text(unit) }, asked, w);
    const target = `${w[compare]} ${number}`;
    const when = on === 'everyReport' ? w.everyReport : w.on(on.year, on.month, on.day);
    const named = text(title);
    // A name that has the number in it needs no second one.
    return { target, whole: /\d/.test(named) ? w.dated(named, when) : w.gate(named, target, when) };
  };
}
