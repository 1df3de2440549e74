// 代理: somebody acts in another's name while he is away. What may stand beside what.
import { addDays } from './calendar/index.ts';
import type { LocalDate } from './calendar/index.ts';
import type { Refusal } from './case/refusal.ts';
import type { HeldPost } from './handover.ts';

/** An agency for all of a person's posts, or one of them. `until` is the first day on which it is over. */
export interface AgencyTerm {
  principal: string;
  agent: string;
  role: string | null;
  organisation: string | null;
  from: LocalDate;
  until: LocalDate;
}

/** Whether two agencies have a day in common; one that was ended before it began has none. */
export function sharesDay(one: Pick<AgencyTerm, 'from' | 'until'>, other: Pick<AgencyTerm, 'from' | 'until'>): boolean {
  const isEmpty = one.until <= one.from || other.until <= other.from;
  return !isEmpty && one.from < other.until && other.from < one.until;
}

/** Whether an agency covers a post. */
export function covers({ role, organisation }: Pick<AgencyTerm, 'role' | 'organisation'>, post: HeldPost): boolean {
  return (role === null || role === post.role) && (organisation === null || organisation === post.organisation);
}

function sharesPost(one: AgencyTerm, other: AgencyTerm): boolean {
  const meets = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;
  return meets(one.role, other.role) && meets(one.organisation, other.organisation);
}

/**
 * Why an agency can't stand, or null: nobody represents himself, nothing begins in the past, a post that nobody holds is
 * not represented, one post has one agent at a time, and an agent has none himself (转代理 is no agency).
 *
 * @param held posts of the principal on its first day
 * @param agentHeld posts of the agent on that day: whoever holds none is no official
 * @param others agencies that either of the two has a part in
 */
export function agencyFault(
  wanted: AgencyTerm,
  {
    held,
    agentHeld,
    others,
    today,
  }: {
    held: readonly HeldPost[];
    agentHeld: readonly HeldPost[];
    others: readonly AgencyTerm[];
    today: LocalDate;
  },
): Refusal | null {
  if (wanted.agent === wanted.principal) {
    return { code: 'AGENCY_TO_ONESELF', message: ONESELF, field: '/agent' };
  }
  if (wanted.from < today) {
    const message = {
      zh: `代理不能自过去之日（${wanted.from}）开始。`,
      en: `It can't begin in the past (${wanted.from}).`,
    };
    return { code: 'DAY_IN_PAST', message, field: '/from', details: { today } };
  }
  if (wanted.until <= wanted.from) {
    return { code: 'PERIOD_ENDS_BEFORE_START', message: BACKWARDS, field: '/to' };
  }
  if (!held.some((post) => covers(wanted, post))) {
    return { code: 'POST_NOT_HELD', message: NOT_HELD, field: wanted.role === null ? '/principal' : '/role' };
  }
  if (agentHeld.length === 0) return { code: 'POST_NOT_HELD', message: NO_OFFICIAL, field: '/agent' };
  const meanwhile = others.filter((other) => sharesDay(wanted, other));
  const same = meanwhile.find((other) => other.principal === wanted.principal && sharesPost(other, wanted));
  if (same !== undefined) {
    const to = addDays(same.until, -1);
    const message = {
      zh: `${same.from}至${to}已有代理，时段不能重叠。`,
      en: `There is an agency from ${same.from} to ${to} already.`,
    };
    return { code: 'AGENCY_OVERLAPS', message, field: '/from', details: { from: same.from, to } };
  }
  return chainFault(wanted, meanwhile);
}

function chainFault(wanted: AgencyTerm, meanwhile: readonly AgencyTerm[]): Refusal | null {
  const away = meanwhile.find((other) => other.principal === wanted.agent);
  if (away !== undefined) {
    const message = {
      zh: `代理人${away.from}起由他人代理，不能再代理别人。`,
      en: `The agent is represented himself from ${away.from}.`,
    };
    return { code: 'AGENCY_CHAIN', message, field: '/agent' };
  }
  const acting = meanwhile.find((other) => other.agent === wanted.principal);
  if (acting === undefined) return null;
  const message = {
    zh: `被代理人${acting.from}起代理他人，不能再委托别人代理。`,
    en: `The principal represents somebody himself from ${acting.from}.`,
  };
  return { code: 'AGENCY_CHAIN', message, field: '/principal' };
}

const ONESELF = { zh: '不能由本人代理本人。', en: 'Nobody represents himself.' };
const BACKWARDS = { zh: '结束日期不能早于开始日期。', en: 'It can not end before it begins.' };
const NOT_HELD = {
  zh: '被代理人自该日起不任此职，无可代理。',
  en: 'The principal does not hold this post on the first day.',
};
const NO_OFFICIAL = { zh: '代理人自该日起没有任何岗位。', en: 'The agent holds no post on the first day.' };
