// Who may do what to which item: the checks before a command changes anything.
import { civilTime, localDateOf } from '../calendar/index.ts';
import type { Instant, LocalDate } from '../calendar/index.ts';
import { addressText, entitlement } from '../case/address.ts';
import { refuse } from '../case/draft.ts';
import type { Actor, PersonRef } from '../case/people.ts';
import type { Address } from '../case/state.ts';
import { itemOf } from './items.ts';
import type { Part } from './part.ts';
import { addressFor, leadOf } from './part.ts';
import type { Item, RoundState, Term } from './state.ts';

/** An item that a command names. */
export interface ItemGround {
  term: Term;
  item: Item;
  visit: number;
}

/** Refuses a command on a round that has ended. */
export function requireOpenRound(state: RoundState): void {
  if (state.status !== 'ended') return;
  refuse(
    'CASE_ENDED',
    { zh: '本轮已结束，不再受理。', en: 'The round has ended; nothing more is taken.' },
    { details: { outcome: state.outcome, endedAt: state.endedAt } },
  );
}

/** The item of a unit and period; the newest open period when none is named. */
export function requireItem(state: RoundState, on: { unit: string; period?: string }): ItemGround {
  if (!state.units.some((unit) => unit.path === on.unit)) {
    refuse(
      'UNIT_NOT_IN_ROUND',
      { zh: `“${on.unit}”不在本轮报送单位之列。`, en: `${on.unit} owes nothing in this round.` },
      { field: '/unit' },
    );
  }
  const term = requireTerm(state, on.period);
  return { term, item: itemOf(state, term, on.unit), visit: term.visit };
}

function requireTerm(state: RoundState, period: string | undefined): Term & { visit: number } {
  const named = period === undefined ? newest(state) : state.terms.find((term) => term.key === period);
  if (named === undefined) {
    return refuse(
      'PERIOD_UNKNOWN',
      { zh: `没有报送期“${period ?? ''}”。`, en: `There is no period "${period ?? ''}".` },
      { field: '/period' },
    );
  }
  if (named.visit !== null) return { ...named, visit: named.visit };
  return refuse(
    'PERIOD_NOT_OPEN',
    {
      zh: `报送期“${named.key}”尚未开始，自 ${named.openedOn} 起报送。`,
      en: `The period "${named.key}" has not begun; it opens on ${named.openedOn}.`,
    },
    { field: '/period', details: { opensOn: named.openedOn } },
  );
}

/** The newest period that has opened; the first one while none has. */
function newest(state: RoundState): Term | undefined {
  return state.terms.findLast((term) => term.visit !== null) ?? state.terms[0];
}

/** In whose name the actor files for the unit; refuses whoever is not addressed: its post, unless a repair said who. */
export function requireUnitPost(to: Address, actor: Actor): { onBehalfOf?: PersonRef } {
  const entitled = entitlement(actor, to);
  if (entitled !== null) return entitled;
  return refuse(
    'UNIT_NOT_YOURS',
    {
      zh: `本项由${addressText(to).zh}报送，您不能代其他单位报送。`,
      en: `This item is for ${addressText(to).en}; you may not hand in another unit's.`,
    },
    { field: '/unit' },
  );
}

/** In whose name the actor acts on what is addressed so; refuses whoever is not addressed. */
export function requirePost(to: Address, actor: Actor): { onBehalfOf?: PersonRef } {
  const entitled = entitlement(actor, to);
  if (entitled !== null) return entitled;
  return refuse('NOT_ALLOWED', {
    zh: `此事由${addressText(to).zh}办理，您无权办理。`,
    en: `This is for ${addressText(to).en}; you may not do it.`,
  });
}

/** In whose name the actor leads the round; refuses whoever neither leads it nor runs the system. */
export function requireLead(part: Part, organisation: string, actor: Actor): { onBehalfOf?: PersonRef } {
  if (actor.kind === 'administrator') return {};
  const lead = leadOf(part);
  const entitled = lead === null ? null : entitlement(actor, addressFor(lead, organisation, organisation));
  if (entitled !== null) return entitled;
  return refuse('NOT_ALLOWED', {
    zh: '此操作由本轮牵头岗位或管理员办理。',
    en: 'Only the post that leads the round or an administrator may do this.',
  });
}

/** Refuses an item that has been handed in already, with who was first and when. */
export function requireNotFiled(item: Item): void {
  const by = item.filedBy?.name ?? item.entries.at(-1)?.by.name ?? '系统';
  const at = item.filedAt ?? item.entries.at(-1)?.at ?? null;
  refuse(
    'ITEM_ALREADY_FILED',
    {
      zh: `本期已由${by}于 ${at === null ? '' : civilTime(at)} 报送；如有差错，请用“更正”。`,
      en: `${by} has handed this in at ${at === null ? '' : civilTime(at)}; use a correction for a mistake.`,
    },
    { field: '/unit', details: { filedBy: by, filedAt: at } },
  );
}

/** Refuses an excused item. */
export function requireNotExcused(item: Item): void {
  if (item.state !== 'excused') return;
  refuse(
    'ITEM_EXCUSED',
    {
      zh: `该单位本期已获准免报：${item.ground ?? ''}`,
      en: `The unit is excused from this item: ${item.ground ?? ''}`,
    },
    { field: '/unit' },
  );
}

/** A text that must say something. */
export function requireWords(text: string | undefined, field: string): string {
  if (text !== undefined && text.trim() !== '') return text;
  return refuse('OPINION_REQUIRED', { zh: '须说明理由或意见。', en: 'A reason or opinion is required.' }, { field });
}

/** Days before which no business date of a round may lie: it opened then. */
export function earliestDate(state: RoundState, now: Instant): LocalDate {
  return state.openedOn < localDateOf(now) ? state.openedOn : localDateOf(now);
}
