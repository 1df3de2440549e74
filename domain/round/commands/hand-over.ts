// `handOver`: what a round asks of the posts that somebody leaves goes to his successor.
import { isAmong } from '../../handover.ts';
import type { Handover, HandoverItem } from '../../handover.ts';
import type { RoundSystemCommand } from '../command.ts';
import type { RoundDraft } from '../draft.ts';
import { emit, roundOf } from '../draft.ts';
import type { Part } from '../part.ts';
import type { RoundState } from '../state.ts';
import { openTasks } from '../tasks.ts';

/**
 * What he holds in a round: the open tasks of the posts that he leaves, which go with the posts, and what he was sent.
 * A task of a post that the successor does not get stays with the post.
 */
export function planRoundHandover(part: Part, state: RoundState, handover: Handover): HandoverItem[] {
  if (state.status === 'ended') return [];
  const items = openTasks(part, state).flatMap((task): HandoverItem[] => {
    const { role, organisation, taskId, visit: visitId, stage, unit, period } = task;
    if (role === null || organisation === null || !isAmong(handover.leaves, { role, organisation })) return [];
    return [
      {
        kind: 'item',
        stage,
        visitId,
        taskId,
        ...(unit === null ? {} : { unit }),
        ...(period === null ? {} : { period }),
        ...judged(handover, { role, organisation }),
      },
    ];
  });
  return [...items, ...(handover.wasCopied ? [{ kind: 'copy', moved: true } as const] : [])];
}

function judged(
  { successorHolds }: Handover,
  post: { role: string; organisation: string },
): Pick<HandoverItem, 'moved' | 'reason'> {
  if (isAmong(successorHolds, post)) return { moved: true };
  const message = {
    zh: `接任人不在该岗位（${post.role}，${post.organisation}）。`,
    en: `The successor does not hold ${post.role} at ${post.organisation}.`,
  };
  return { moved: false, reason: { code: 'SUCCESSOR_LACKS_POST', message } };
}

/** Says in the trail what goes to the successor; a second time under the same id it does nothing. */
export function handOver(draft: RoundDraft, { handover }: Extract<RoundSystemCommand, { type: 'handOver' }>): void {
  const state = roundOf(draft);
  if (state.handovers?.includes(handover.id) === true) return;
  const items = planRoundHandover(draft.part, state, handover);
  if (items.length === 0) return;
  const { id, from, to, ground } = handover;
  emit(draft, { type: 'handedOver', handoverId: id, from, to, ground, items });
  if (handover.wasCopied) emit(draft, { type: 'copied', to: [to], message: ground });
}
