// Counting a meeting while its ballots are ticked, by the same exact shares as the service.

export interface Threshold {
  readonly numerator: number;
  readonly denominator: number;
  readonly mode: 'atLeast' | 'moreThan';
}

export interface Meeting {
  readonly quorum: Threshold;
  readonly majority: Threshold & { readonly of: 'present' | 'roll' };
}

export interface Counted {
  readonly roll: number;
  readonly present: number;
  readonly avoided: number;
  readonly inFavour: number;
}

export interface Tally {
  /** How many must come, and how many must be in favour, at the least. */
  readonly quorumNeeded: number;
  readonly favourNeeded: number;
  readonly quorate: boolean;
  readonly passes: boolean;
}

/** The least whole number that reaches a share of a base; never 0, so that nobody is never enough. */
function leastOf(base: number, { numerator, denominator, mode }: Threshold): number {
  const exact = base * numerator;
  return Math.max(1, mode === 'atLeast' ? Math.ceil(exact / denominator) : Math.floor(exact / denominator) + 1);
}

/** What a meeting has reached so far. Whoever stands aside counts among those present, not among those who decide. */
export function tallyOf(meeting: Meeting, { roll, present, avoided, inFavour }: Counted): Tally {
  const base = meeting.majority.of === 'roll' ? roll : present - avoided;
  const quorumNeeded = leastOf(roll, meeting.quorum);
  const favourNeeded = leastOf(base, meeting.majority);
  const quorate = roll > 0 && present >= quorumNeeded;
  return { quorumNeeded, favourNeeded, quorate, passes: quorate && base > 0 && inFavour >= favourNeeded };
}
