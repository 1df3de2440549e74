import { useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import type { Tone } from '../../parts/mark.tsx';
import type { RepairItem, RepairState } from './repair-types.ts';

export const stateWords = {
  zh: { waitingForSecond: '待复核', running: '执行中', paused: '已暂停', done: '已执行', rejected: '复核未同意' },
  en: { waitingForSecond: 'to be approved', running: 'running', paused: 'paused', done: 'done', rejected: 'rejected' },
} satisfies Record<'zh' | 'en', Record<RepairState, string>>;

const TONES: Record<RepairState, Tone> = {
  waitingForSecond: 'soon',
  running: 'info',
  paused: 'soon',
  done: 'good',
  rejected: 'late',
};

/** Where an order stands. */
export function RepairStateMark({ state }: { state: RepairState }) {
  const w = useWords(stateWords);
  return <Mark tone={TONES[state]}>{w[state]}</Mark>;
}

export const itemWords = {
  zh: { pending: '等待', done: '已修复', refused: '不能修复', changedSince: '试算后有变化', failed: '失败' },
  en: { pending: 'waits', done: 'repaired', refused: 'refused', changedSince: 'has moved on', failed: 'failed' },
} satisfies Record<'zh' | 'en', Record<RepairItem['state'], string>>;

const ITEM_TONES: Record<RepairItem['state'], Tone> = {
  pending: 'plain',
  done: 'good',
  refused: 'late',
  changedSince: 'soon',
  failed: 'late',
};

/** What became of one case. */
export function RepairItemMark({ state }: { state: RepairItem['state'] }) {
  const w = useWords(itemWords);
  return <Mark tone={ITEM_TONES[state]}>{w[state]}</Mark>;
}
