// What a case has done in the world since an event: a revert can't undo it, so somebody must decide on each.
import type { Instant } from '../calendar/index.ts';
import type { CaseEvent } from '../case/event.ts';
import { evolve } from '../case/evolve.ts';
import type { CaseData, CaseState, EffectRequest } from '../case/state.ts';
import type { Text } from '../definition/atoms.ts';
import { CASE_WIDE } from '../supervision.ts';

/** What happened outside; `effectId` is what a decision names: the effect's id, `quota:<key>`, or `messages`. */
export interface OutsideItem {
  effectId: string;
  kind: 'payout' | 'registryEntry' | 'letter' | 'link' | 'quota' | 'messages';
  /** `underWay`: asked for, and nobody knows whether it was done. */
  state: 'done' | 'underWay';
  at: Instant;
  /** Key of the stage that asked, by the version of that time, and the branch in which it stood. */
  stage?: string;
  branch?: string | null;
  /** The visit that asked is open again after the revert. */
  visitId?: number;
  request?: EffectRequest;
  /** Fen of a payout; how much of a ledger was made final. */
  amount?: number;
  /** How many messages. */
  count?: number;
  linkedCase?: string;
  /** How the linked case has ended. */
  answer?: { outcome: string; data: CaseData };
}

interface Asked {
  visitId: number;
  stage: string;
  branch: string | null;
  sequence: number;
  request: EffectRequest;
}

/** Messages that went out since, told by the read model. */
export interface MessagesSince {
  count: number;
  at: Instant;
}

/**
 * Everything outside since event `toSequence`, in the order in which it happened. What cards and supervision followed from
 * lateness stays as it is and needs no decision.
 */
export function outsideSince(
  events: readonly CaseEvent[],
  toSequence: number,
  messages: MessagesSince | null = null,
): OutsideItem[] {
  const asked = askedEffects(events);
  const since = events.filter((event) => event.sequence > toSequence);
  const final = events.reduce<CaseState | null>(evolve, null);
  const items = since.flatMap((event): OutsideItem[] => {
    switch (event.type) {
      case 'effectSucceeded':
        return itemsOf(asked, event.effectId, 'done', event.recordedAt, toSequence);
      case 'linkAnswered':
        return answeredBefore(events, asked, event, toSequence);
      case 'quotaCommitted': {
        const { quota, amount, recordedAt: at } = event;
        return [{ effectId: `quota:${quota}`, kind: 'quota', state: 'done', at, amount }];
      }
      default:
        return [];
    }
  });
  const done = new Set(items.map((item) => item.effectId));
  const underWay = (final?.effects ?? []).flatMap(({ id }) => {
    const at = events.findLast((event) => event.type === 'effectRequested' && event.effectId === id);
    const isNew = (asked.get(id)?.sequence ?? 0) > toSequence && !done.has(id);
    return isNew ? itemsOf(asked, id, 'underWay', at?.recordedAt ?? '', toSequence) : [];
  });
  const told: OutsideItem[] =
    messages === null
      ? []
      : [{ effectId: 'messages', kind: 'messages', state: 'done', at: messages.at, count: messages.count }];
  return [...[...items, ...underWay].map((item) => withLink(item, since)), ...told];
}

/** Effects by id, with the stage that asked. */
function askedEffects(events: readonly CaseEvent[]): Map<string, Asked> {
  const visits = new Map<number, { stage: string; branch: string | null }>();
  const asked = new Map<string, Asked>();
  for (const event of events) {
    if (event.type === 'visitOpened') {
      visits.set(event.visitId, { stage: event.stage, branch: event.within?.branch ?? null });
    }
    if (event.type !== 'effectRequested') continue;
    const { effectId, visitId, request, sequence } = event;
    asked.set(effectId, { visitId, request, sequence, ...(visits.get(visitId) ?? { stage: '', branch: null }) });
  }
  return asked;
}

function itemsOf(
  asked: ReadonlyMap<string, Asked>,
  effectId: string,
  state: OutsideItem['state'],
  at: Instant,
  toSequence: number,
): OutsideItem[] {
  const found = asked.get(effectId);
  if (found === undefined || found.visitId === CASE_WIDE || found.request.kind === 'roster') return [];
  const { stage, branch, visitId, request, sequence } = found;
  const amount = request.kind === 'payout' ? { amount: request.amountFen } : {};
  const again = sequence <= toSequence ? { visitId } : {};
  return [{ effectId, kind: request.kind, state, at, stage, branch, request, ...amount, ...again }];
}

/** A linked case that was opened before the point has ended since. */
function answeredBefore(
  events: readonly CaseEvent[],
  asked: ReadonlyMap<string, Asked>,
  { visitId, caseId, recordedAt }: CaseEvent & { type: 'linkAnswered' },
  toSequence: number,
): OutsideItem[] {
  const opened = events.find(
    (event) => event.type === 'linkOpened' && event.visitId === visitId && event.caseId === caseId,
  );
  if (opened === undefined || opened.sequence > toSequence) return [];
  const [effectId] = [...asked].findLast(([, one]) => one.visitId === visitId && one.request.kind === 'link') ?? [];
  if (effectId === undefined) return [];
  return itemsOf(asked, effectId, 'done', recordedAt, toSequence).map((item) => ({ ...item, linkedCase: caseId }));
}

/** With the case that was opened and how it ended. */
function withLink(item: OutsideItem, since: readonly CaseEvent[]): OutsideItem {
  if (item.kind !== 'link') return item;
  const succeeded = since.find((event) => event.type === 'effectSucceeded' && event.effectId === item.effectId);
  const opened = succeeded?.type === 'effectSucceeded' ? succeeded.result['caseId'] : undefined;
  const linkedCase = item.linkedCase ?? (typeof opened === 'string' ? opened : undefined);
  if (linkedCase === undefined) return item;
  const answer = since.find((event) => event.type === 'linkAnswered' && event.caseId === linkedCase);
  if (answer?.type !== 'linkAnswered') return { ...item, linkedCase };
  return { ...item, linkedCase, answer: { outcome: answer.outcome, data: answer.data } };
}

const KINDS: Record<OutsideItem['kind'], Text> = {
  payout: { zh: '付款', en: 'payout' },
  registryEntry: { zh: '台账登记', en: 'registry entry' },
  letter: { zh: '文书', en: 'letter' },
  link: { zh: '关联事项', en: 'linked case' },
  quota: { zh: '名额占用', en: 'quota' },
  messages: { zh: '已发消息', en: 'messages sent' },
};

/** What happened outside, as people call it: 付款 8000.00 元. */
export function outsideInWords({ kind, amount, count }: OutsideItem): Text {
  const yuan = kind === 'payout' && amount !== undefined ? (amount / 100).toFixed(2) : null;
  const number = count === undefined ? '' : ` ${count}`;
  const { zh, en } = KINDS[kind];
  return {
    zh: `${zh}${yuan === null ? '' : ` ${yuan} 元`}${number}`,
    en: `${en}${yuan === null ? '' : ` ${yuan} yuan`}${number}`,
  };
}
