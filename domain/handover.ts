// 交接: a person leaves or moves post, and what he holds open goes to his successor in one act.
import type { LocalDate } from './calendar/index.ts';
import type { PersonRef } from './case/people.ts';
import type { Refusal } from './case/refusal.ts';
import type { Text } from './definition/atoms.ts';

/** A role at an organisation. */
export interface HeldPost {
  role: string;
  organisation: string;
}

/** What a case or a round needs to know of a handover. */
export interface Handover {
  id: string;
  from: PersonRef;
  to: PersonRef;
  /** Day from which the posts are the successor's. */
  day: LocalDate;
  ground: string;
  /** Posts that he leaves, and those that stay his: what stands under one of these stays with him. */
  leaves: HeldPost[];
  keeps: HeldPost[];
  /** What the successor holds from that day on. */
  successorHolds: HeldPost[];
  /** He was sent this case (抄送). */
  wasCopied: boolean;
}

/**
 * `task`: addressed to him by name; `claim`: a post's, which he has claimed; `seat`: on the roll of a vote or among signers;
 * `filing`: he answers for the filing; `duty`: a field of the case names him as the one who does a stage; `copy`: it was
 * sent to him; `item`: of a round, under a post that he leaves.
 */
export type HandoverItemKind = 'task' | 'claim' | 'seat' | 'filing' | 'duty' | 'copy' | 'item';

/** One thing that he held in a case or a round, and whether it moved. */
export interface HandoverItem {
  kind: HandoverItemKind;
  /** Stage, or step of a round. */
  stage?: string;
  visitId?: number;
  taskId?: string;
  field?: string;
  unit?: string;
  period?: string;
  moved: boolean;
  /** Why it did not move. */
  reason?: { code: Refusal['code']; message: Text };
}

/** Whether a post is among some. */
export function isAmong(posts: readonly HeldPost[], post: HeldPost): boolean {
  return posts.some((one) => one.role === post.role && one.organisation === post.organisation);
}
