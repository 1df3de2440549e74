import type { components } from '../../api/schema.d.ts';
import type { Tab } from './inbox-search.ts';

type Counts = components['schemas']['TaskCounts'];

/** The number behind the name of a tab; none where nothing is there or nothing is counted. */
export function countText(tab: Tab, counts: Counts | undefined): string {
  if (counts === undefined || tab === 'done') return '';
  const { mine, unit, started, copied, unread, most } = counts;
  const count = { mine: mine.open, unit: unit.open, started, copied, messages: unread }[tab];
  if (count === 0) return '';
  return count >= most ? ` ${most}+` : ` ${count}`;
}
