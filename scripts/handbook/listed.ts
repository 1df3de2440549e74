// Rows of deadlines.md on which nothing rests, each with the reason.

export type Reason =
  /** A statistic of the place; no rule. */
  | 'context'
  /** A time word or a number that names or repeats what another row says. */
  | 'repeats'
  /** A wish without a number that no step waits for. */
  | 'wish'
  /** The document contradicts itself, or its number is garbled. */
  | 'ambiguous';

export const REASONS: Readonly<Record<Reason, string>> = {
  context: 'context: a figure of the place, no rule',
  repeats: 'repeats another row',
  wish: 'a wish: no step waits for it',
  ambiguous: 'ambiguous or garbled in the document',
};

/** Rows that drive nothing. `note` says which row it repeats, or what is unclear. */
export const LISTED: Readonly<Record<string, { reason: Reason; note: string }>> = {
  D428: { reason: 'repeats', note: 'a heading that counts the parts below it' },
  D429: { reason: 'ambiguous', note: 'five mechanisms are announced, the text ends before them' },
};
