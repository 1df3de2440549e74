import { useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import type { Tone } from '../../parts/mark.tsx';
import type { Item } from './round-queries.ts';

const words = {
  zh: {
    silent: '未报',
    owed: '待报',
    filed: '已报',
    nothing: '零报告',
    late: '迟报',
    checked: '已核',
    returned: '退回整改',
    excused: '免报',
  },
  en: {
    silent: 'Silent',
    owed: 'Owed',
    filed: 'Filed',
    nothing: 'Nothing to report',
    late: 'Filed late',
    checked: 'Checked',
    returned: 'Rectifying',
    excused: 'Excused',
  },
};

type Standing = keyof (typeof words)['zh'];

/** What is asked of an item to say how its unit stands with it. */
type Stood = Pick<Item, 'overdue' | 'late' | 'nothingToReport'> & { readonly state: Item['state'] | 'late' };

/** How a unit stands with an item, as people say it: who is silent in time only owes. */
export function standingOf({ state, overdue, late, nothingToReport }: Stood): Standing {
  if (state === 'silent') return overdue ? 'silent' : 'owed';
  if (state === 'filed' && late) return 'late';
  return state === 'filed' && nothingToReport ? 'nothing' : state;
}

const TONES: Readonly<Record<Standing, Tone>> = {
  silent: 'late',
  owed: 'info',
  filed: 'good',
  nothing: 'good',
  late: 'soon',
  checked: 'good',
  returned: 'soon',
  excused: 'plain',
};

/** The words of each standing in the reader's language. */
export function useStandings(): (item: Stood) => string {
  const w = useWords(words);
  return (item) => w[standingOf(item)];
}

export function ItemMark({ item }: { item: Stood }) {
  const standing = useStandings();
  return <Mark tone={TONES[standingOf(item)]}>{standing(item)}</Mark>;
}
