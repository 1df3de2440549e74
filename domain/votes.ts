// Counting votes exactly: quorum on the roll, majority on those present (or on the roll), abstention and avoidance apart.
import type { Meeting } from './definition/stage.ts';
import { atLeast, leastCount, moreThan } from './fractions.ts';
import type { LocalDate } from './calendar/index.ts';
import type { VoteResult } from './case/state.ts';

/** Numbers of a meeting, as counted. */
export interface Count {
  roll: number;
  present: number;
  /** Present but not voting because of avoidance (回避): in the quorum, not among those whose majority counts. */
  avoided: number;
  inFavour: number;
  against: number;
  abstained: number;
}

const reaches = { atLeast, moreThan };

/**
 * Judges a meeting. Shares are exact fractions: 2/3 of a roll of 47 is reached with 32, not with 31; exactly one half
 * does not pass 过半数. Abstentions count among those present. A meeting without anyone in favour never passes.
 */
export function judgeVote(meeting: Meeting, count: Count, heldOn: LocalDate): VoteResult {
  const base = meeting.majority.of === 'roll' ? count.roll : count.present - count.avoided;
  const quorate = reaches[meeting.quorum.mode](count.present, count.roll, meeting.quorum.share);
  const carried = reaches[meeting.majority.mode](count.inFavour, base, meeting.majority.share);
  return {
    meeting: meeting.key,
    heldOn,
    ...count,
    quorumNeeded: leastCount(count.roll, meeting.quorum.share, meeting.quorum.mode),
    favourNeeded: leastCount(base, meeting.majority.share, meeting.majority.mode),
    quorate,
    passed: quorate && carried && count.inFavour > 0,
  };
}
