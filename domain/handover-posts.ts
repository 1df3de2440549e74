// The posts of a handover: which are left, kept, given to the successor, and new to whoever moves.
import type { LocalDate } from './calendar/index.ts';
import type { Refusal } from './case/refusal.ts';
import { isAmong } from './handover.ts';
import type { HeldPost } from './handover.ts';

/** What is asked for; without `keeps` everything is left, without `gives` the successor gets whatever he lacks. */
export interface AskedPosts {
  day: LocalDate;
  from: string;
  to: string;
  keeps: readonly HeldPost[];
  gives: readonly HeldPost[] | undefined;
}

export interface JudgedPosts {
  leaves: HeldPost[];
  keeps: HeldPost[];
  gives: HeldPost[];
}

/**
 * Judges the posts of a handover.
 *
 * @param held what the person holds on the day or will hold after it
 * @param successorHeld the same of the successor
 */
export function judgePosts(
  asked: AskedPosts,
  { held, successorHeld, today }: { held: readonly HeldPost[]; successorHeld: readonly HeldPost[]; today: LocalDate },
): JudgedPosts | Refusal {
  const { day, from, to, keeps, gives } = asked;
  if (from === to) return { code: 'HANDOVER_TO_ONESELF', message: ONESELF, field: '/to' };
  if (day < today) {
    const message = {
      zh: `交接日（${day}）不能早于今天（${today}）。`,
      en: `The day (${day}) lies before today (${today}).`,
    };
    return { code: 'DAY_IN_PAST', message, field: '/day', details: { today } };
  }
  for (const [index, post] of keeps.entries()) {
    if (!isAmong(held, post)) return { code: 'POST_NOT_HELD', message: notHeld(post), field: `/keeps/${index}` };
  }
  const leaves = held.filter((post) => !isAmong(keeps, post));
  if (leaves.length === 0) return { code: 'NOTHING_TO_HAND_OVER', message: NOTHING, field: '/from' };
  for (const [index, post] of (gives ?? []).entries()) {
    if (!isAmong(leaves, post)) return { code: 'POST_NOT_HELD', message: notHeld(post), field: `/gives/${index}` };
  }
  const lacks = leaves.filter((post) => !isAmong(successorHeld, post));
  const missing = gives === undefined ? undefined : lacks.find((post) => !isAmong(gives, post));
  if (missing !== undefined) {
    const message = {
      zh: `接任人不在该岗位，也未获任命：${missing.role}（${missing.organisation}）。`,
      en: `The successor neither holds nor is given ${missing.role} at ${missing.organisation}.`,
    };
    return { code: 'SUCCESSOR_LACKS_POST', message, field: '/gives', details: { ...missing } };
  }
  return { leaves, keeps: [...keeps], gives: lacks };
}

const notHeld = ({ role, organisation }: HeldPost): Refusal['message'] => ({
  zh: `该人员不任此职：${role}（${organisation}）。`,
  en: `He does not hold ${role} at ${organisation}.`,
});

const ONESELF = { zh: '不能交接给本人。', en: 'Nobody hands over to himself.' };
const NOTHING = { zh: '该人员届时没有可交接的岗位。', en: 'He holds no post then that could be handed over.' };
