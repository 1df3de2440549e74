import { useText, useWords } from '../../language/language.ts';
import type { Measured, Series } from './recurring-types.ts';
import { valueText } from './series-values.ts';

const words = {
  zh: { met: '达标', missed: '未达标', undecided: '暂不能评判', late: '逾期达标', yuan: '元', percent: '%' },
  en: {
    met: 'Reached',
    missed: 'Missed',
    undecided: 'Can’t be judged',
    late: 'Reached late',
    yuan: 'yuan',
    percent: '%',
  },
};

/** How verdicts are called. */
export function useVerdicts(): (typeof words)['zh'] {
  return useWords(words);
}

/** A number of an indicator in words, with its unit. */
export function useValueText({ type, unit }: Series['measure']): (value: Measured | null) => string {
  const w = useWords(words);
  const text = useText();
  return (value) => valueText({ type, unit: unit === null ? '' : text(unit) }, value, w);
}

/** The unit of an axis. */
export function useAxisUnit({ type, unit }: Series['measure']): string {
  const w = useWords(words);
  const text = useText();
  if (type === 'share') return w.percent;
  return type === 'fen' ? w.yuan : unit === null ? '' : text(unit);
}
