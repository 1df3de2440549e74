/**
 * What is of no use any more after a while, and for how many days it is kept; 0: for ever. Trails, rows of cases, letters,
 * reveals, handovers, orders for repairs and messages that the law asks for are evidence and never among it.
 */
export const KEEP_DAYS = {
  /** Keys under which callers repeat a request; a repeat after that is a new request. */
  requestKeys: 30,
  /** Entries of inboxes, counted from when they were read. */
  readInbox: 180,
  /** What was to be sent, once it was addressed to everybody. */
  outbox: 90,
  /** Who was sent what and when, of cases that have ended. */
  deliveries: 1_095,
  /** Calls of webhooks that arrived. */
  webhookCalls: 30,
  /** Places in the feed of events that every reader has passed. */
  eventFeed: 90,
  /** Drafts of definitions that nobody touches. */
  drafts: 365,
  /** Entries of the list of what is stuck, counted from when they were mended. */
  stuckItems: 365,
  /** What became of the rows of imports. */
  imports: 365,
  /** What became of each case under a holiday notice. */
  noticeItems: 365,
} as const satisfies Record<string, number>;

export type KeptThing = keyof typeof KEEP_DAYS;
export type KeepDays = Readonly<Record<KeptThing, number>>;
