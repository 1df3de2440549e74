// Holiday notices: reading what the State Council announces, checking it, and what it moves.
export { firstDayOf, yearsBy } from './apply.ts';
export { checkNotice } from './check.ts';
export type { CheckedNotice } from './check.ts';
export { isMoved, movesIn } from './moves.ts';
export type { Move } from './moves.ts';
export { faultAt } from './notice.ts';
export type { NoticeDay, NoticeFault } from './notice.ts';
export { readNoticeText } from './read-text.ts';
