import { useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import type { Tone } from '../../parts/mark.tsx';
import type { ItemState, NoticeView } from './holiday-queries.ts';

/** How far a notice has come, and what it did to a case. */
export const noticeWords = {
  zh: {
    state: { moving: '正在调整期限', done: '已全部执行', incomplete: '有案件没有告知' } satisfies Record<
      NoticeView['state'],
      string
    >,
    item: {
      pending: '等待',
      moved: '已调整',
      unchanged: '不受影响',
      ended: '已先行办结',
      failed: '没有告知',
    } satisfies Record<ItemState, string>,
  },
  en: {
    state: { moving: 'under way', done: 'done', incomplete: 'some were not told' },
    item: { pending: 'waits', moved: 'moved', unchanged: 'unchanged', ended: 'ended before', failed: 'not told' },
  },
};

const NOTICE_TONE: Record<NoticeView['state'], Tone> = { moving: 'info', done: 'good', incomplete: 'late' };
const ITEM_TONE: Record<ItemState, Tone> = {
  pending: 'info',
  moved: 'good',
  unchanged: 'plain',
  ended: 'plain',
  failed: 'late',
};

export function NoticeStateMark({ state }: { state: NoticeView['state'] }) {
  const w = useWords(noticeWords);
  return <Mark tone={NOTICE_TONE[state]}>{w.state[state]}</Mark>;
}

export function ItemStateMark({ state }: { state: ItemState }) {
  const w = useWords(noticeWords);
  return <Mark tone={ITEM_TONE[state]}>{w.item[state]}</Mark>;
}
