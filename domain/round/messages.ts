// Who is told what by the events of a command on a round.
import { bearerOf } from '../case/messages.ts';
import type { Message } from '../case/messages.ts';
import { organisationAt } from '../organisations.ts';
import { ADMINISTRATOR } from '../scope.ts';
import { superiorRecipient } from '../superiors.ts';
import type { RoundEvent } from './event.ts';
import { owing } from './items.ts';
import { scheduleOf } from './part.ts';
import type { Part } from './part.ts';
import type { RoundState } from './state.ts';

/** Messages of one command. Nobody is told what he did himself; new tasks are in the worklists and need no message. */
export function roundMessages(part: Part, state: RoundState, events: readonly RoundEvent[]): Message[] {
  return events.flatMap((event) => {
    const told = messageOf(part, state, event);
    if (told === null) return [];
    const self = event.actor.person === undefined ? '' : `person:${event.actor.person.id}`;
    const recipients = [...new Set(told.recipients)].filter((one) => one !== self);
    return recipients.length === 0 ? [] : [{ ...told, recipients, sequence: event.sequence }];
  });
}

function messageOf(part: Part, state: RoundState, event: RoundEvent): Omit<Message, 'sequence'> | null {
  const { key: clock } = scheduleOf(part);
  const filers = (units: readonly (string | null)[]): string[] => filersOf(part, state, units);
  switch (event.type) {
    case 'dueWarned':
      return { kind: 'dueSoon', recipients: filers(event.units), detail: { clock, dueOn: event.dueOn } };
    case 'dueReached':
      return { kind: 'overdue', recipients: filers(event.units), detail: { clock, dueOn: event.dueOn } };
    case 'rungReached': {
      if (!event.notify) return null;
      const recipients = [...filers(event.units), ...toldBesides(part, state, event)];
      return { kind: 'overdue', recipients, detail: { clock, dueOn: event.dueOn, action: event.action } };
    }
    case 'stepOverdue':
      return {
        kind: 'overdue',
        recipients: stepPosts(state, event),
        detail: { clock: event.step, dueOn: event.dueOn },
      };
    case 'stepRungReached': {
      if (!event.notify) return null;
      const recipients = [...stepPosts(state, event), ...toldOfStep(state, event)];
      return { kind: 'overdue', recipients, detail: { clock: event.step, dueOn: event.dueOn, action: event.action } };
    }
    case 'stepRecomputed': {
      const { ground, old, due } = event;
      if (due.dueOn === old.dueOn) return null;
      const detail = { clock: event.step, oldDueOn: old.dueOn, dueOn: due.dueOn, ground };
      const moved = { ...detail, ...(due.provisional ? { provisional: true } : {}) };
      return { kind: 'dueMoved', recipients: stepPosts(state, event), detail: moved };
    }
    case 'termRecomputed': {
      const term = state.terms.find((one) => one.key === event.term);
      if (term === undefined || event.dueOn === event.old.dueOn) return null;
      const { ground, dueOn, old, provisional } = event;
      const detail = { clock, period: event.term, oldDueOn: old.dueOn, dueOn, ground };
      const recipients = filers(owing(state, term));
      return { kind: 'dueMoved', recipients, detail: { ...detail, ...(provisional ? { provisional } : {}) } };
    }
    case 'gateRungReached': {
      if (!event.notify) return null;
      const recipients = [...filers(event.units), ...toldBesides(part, state, event)];
      return { kind: 'gateMissed', recipients, detail: { clock, gate: event.gate, action: event.action } };
    }
    case 'gateJudged': {
      const missed = event.results.filter((one) => one.verdict === 'missed' && one.before?.verdict !== 'missed');
      const detail = { clock, gate: event.gate, period: event.term };
      return { kind: 'gateMissed', recipients: filers(missed.map((one) => one.unit)), detail };
    }
    case 'itemReturned': {
      const detail = { stage: clock, period: event.term, by: nameOf(event), reason: event.opinion };
      return { kind: 'returned', recipients: filers([event.unit]), detail };
    }
    case 'itemExcused': {
      const detail = { stage: clock, period: event.term, by: nameOf(event), reason: event.ground };
      return { kind: 'itemExcused', recipients: filers([event.unit]), detail };
    }
    case 'bulletinIssued': {
      const recipients = filers(state.units.map((unit) => unit.path));
      return {
        kind: 'bulletin',
        recipients,
        detail: { stage: event.step, by: nameOf(event), period: state.period.label },
      };
    }
    case 'urged': {
      const detail = { stage: clock, by: nameOf(event), message: event.message };
      return { kind: 'urged', recipients: urgedOf(part, state, event), detail };
    }
    case 'copied': {
      const detail = { by: nameOf(event), message: event.message ?? null };
      return { kind: 'copied', recipients: event.to.map((one) => `person:${one.id}`), detail };
    }
    case 'cardRevoked': {
      const detail = { by: nameOf(event), reason: event.ground };
      return { kind: 'cardRevoked', recipients: bearerOf(event.owner), detail };
    }
    case 'holdersMissing':
      return { kind: 'stuck', recipients: [administrators(state)], detail: { stage: clock, reason: 'noHolder' } };
    case 'effectFailed':
      if (!event.stuck || event.error === '') return null;
      return { kind: 'stuck', recipients: [administrators(state)], detail: { stage: clock, reason: 'effect' } };
    default:
      return null;
  }
}

const nameOf = (event: RoundEvent): string | null => event.actor.person?.name ?? null;

const recipientOf = (to: { role: string; organisation: string }): string => `role:${to.role}@${to.organisation}`;

const administrators = (state: RoundState): string => `role:${ADMINISTRATOR}@${state.organisation}`;

/** Whoever files for the units. */
function filersOf(part: Part, state: RoundState, units: readonly (string | null)[]): string[] {
  const { role } = scheduleOf(part).owedBy;
  return owingUnits(state, units).map((organisation) => recipientOf({ role, organisation }));
}

/** All units where a number is judged for all together. */
function owingUnits(state: RoundState, units: readonly (string | null)[]): string[] {
  return units.includes(null) ? state.units.map((unit) => unit.path) : units.filter((unit) => unit !== null);
}

/** Whom a rung names besides the owners; their superior where it names nobody and does more than remind. */
function toldBesides(
  part: Part,
  state: RoundState,
  event: Extract<RoundEvent, { type: 'rungReached' | 'gateRungReached' }>,
): string[] {
  const { to, action } = event;
  if (to !== null) {
    const paths = event.units.map((unit) => unit ?? state.organisation);
    return paths.map((path) => {
      const organisation = organisationAt(path, to.level, to.body) ?? state.organisation;
      return recipientOf({ role: to.role, organisation });
    });
  }
  if (action === 'remindOwner') return [];
  const { role } = scheduleOf(part).owedBy;
  return owingUnits(state, event.units).map((organisation) => superiorRecipient({ post: { role, organisation } }));
}

/** Whoever has the step. */
function stepPosts(state: RoundState, { visitId }: { visitId: number }): string[] {
  return state.steps.filter((step) => step.visit === visitId).map((step) => recipientOf(step.to));
}

/** As for items: whom the rung names, else the superior of the step's post. */
function toldOfStep(state: RoundState, event: Extract<RoundEvent, { type: 'stepRungReached' }>): string[] {
  const { to, action, organisation: path } = event;
  if (to !== null) {
    const organisation = organisationAt(path, to.level, to.body) ?? state.organisation;
    return [recipientOf({ role: to.role, organisation })];
  }
  if (action === 'remindOwner') return [];
  return state.steps.filter((step) => step.visit === event.visitId).map(({ to: post }) => superiorRecipient({ post }));
}

function urgedOf(part: Part, state: RoundState, event: Extract<RoundEvent, { type: 'urged' }>): string[] {
  if (event.unit !== null) return filersOf(part, state, [event.unit]);
  const step = state.steps.find((one) => one.visit === event.visitId);
  if (step !== undefined) return [recipientOf(step.to)];
  const term = state.terms.find((one) => one.visit === event.visitId);
  return term === undefined ? [] : filersOf(part, state, owing(state, term));
}
