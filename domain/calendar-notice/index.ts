// Holiday notices: reading what the State Council announces, and checking it.
export { checkNotice } from './check.ts';
export type { CheckedNotice } from './check.ts';
export { faultAt } from './notice.ts';
export type { NoticeDay, NoticeFault, NoticeRead } from './notice.ts';
export { readNoticeText } from './read-text.ts';
