// Who is told what by the events of a command. Channels (SMS, official account) take it from there.
import type { CaseEvent } from './event.ts';
import type { CaseProjection } from './projection.ts';
import { divisionOf } from '../organisations.ts';
import { ADMINISTRATOR } from '../scope.ts';
import type { Address, Json } from './state.ts';

export type MessageKind =
  | 'opinionAsked'
  | 'taskTransferred'
  | 'returned'
  | 'urged'
  | 'copied'
  | 'dueSoon'
  | 'overdue'
  | 'suspended'
  | 'resumed'
  | 'ended'
  | 'stuck'
  | 'itemExcused'
  | 'gateMissed'
  | 'bulletin';

export interface Message {
  /** The event that it tells of. */
  sequence: number;
  kind: MessageKind;
  /** `person:<id>` or `role:<role>@<organisation>`. */
  recipients: string[];
  /** What a text needs besides the case: stage, outcome, due day. Without personal data but names of those who acted. */
  detail: Record<string, Json>;
}

/** Messages of one command. Nobody is told what he did himself; new tasks are in the worklists and need no message. */
export function messagesOf(projection: CaseProjection, events: readonly CaseEvent[]): Message[] {
  return events.flatMap((event) => {
    const told = messageOf(projection, event);
    if (told === null) return [];
    const self = event.actor.person === undefined ? '' : `person:${event.actor.person.id}`;
    const recipients = [...new Set(told.recipients)].filter((one) => one !== self);
    return recipients.length === 0 ? [] : [{ ...told, recipients, sequence: event.sequence }];
  });
}

function messageOf(projection: CaseProjection, event: CaseEvent): Omit<Message, 'sequence'> | null {
  const stage = 'visitId' in event && event.visitId !== null ? (projection.stages[event.visitId] ?? null) : null;
  switch (event.type) {
    case 'taskOpened':
      if (event.kind !== 'advise' && event.kind !== 'countersign') return null;
      return { kind: 'opinionAsked', recipients: [recipientOf(event.to)], detail: { stage, by: nameOf(event) } };
    case 'taskTransferred': {
      const detail = { stage, by: nameOf(event), reason: event.reason };
      return { kind: 'taskTransferred', recipients: [`person:${event.to.id}`], detail };
    }
    case 'visitClosed':
      if (event.reason !== 'returned') return null;
      return { kind: 'returned', recipients: applicantAndFiler(projection), detail: { stage, by: nameOf(event) } };
    case 'urged': {
      const detail = { stage, by: nameOf(event), message: event.message };
      return { kind: 'urged', recipients: ownersOf(projection, [event.visitId]), detail };
    }
    case 'copied': {
      const detail = { by: nameOf(event), message: event.message ?? null };
      return { kind: 'copied', recipients: event.to.map((one) => `person:${one.id}`), detail };
    }
    case 'clockWarned': {
      const detail = { clock: event.clock, dueOn: event.dueOn };
      return { kind: 'dueSoon', recipients: ownersOf(projection, event.visits), detail };
    }
    case 'clockRungReached': {
      if (!event.notify) return null;
      const others = event.to === null ? [] : [recipientOf(event.to)];
      const detail = { clock: event.clock, dueOn: event.dueOn, action: event.action };
      return { kind: 'overdue', recipients: [...ownersOf(projection, event.visits), ...others], detail };
    }
    case 'caseSuspended':
      return { kind: 'suspended', recipients: applicantAndFiler(projection), detail: { reason: event.reason } };
    case 'caseResumed':
      return { kind: 'resumed', recipients: applicantAndFiler(projection), detail: { reason: event.reason } };
    case 'caseEnded':
      return { kind: 'ended', recipients: applicantAndFiler(projection), detail: { outcome: event.outcome } };
    case 'visitStuck': {
      const county = divisionOf(projection.case.organisation).slice(0, 6);
      return {
        kind: 'stuck',
        recipients: [`role:${ADMINISTRATOR}@${county}`],
        detail: { stage, reason: event.reason },
      };
    }
    default:
      return null;
  }
}

const nameOf = (event: CaseEvent): string | null => event.actor.person?.name ?? null;

function recipientOf(to: Address): string {
  return 'person' in to ? `person:${to.person.id}` : `role:${to.role}@${to.organisation}`;
}

function applicantAndFiler({ case: { applicant, filer } }: CaseProjection): string[] {
  return [filer, ...(applicant === null ? [] : [applicant])].map((one) => `person:${one.id}`);
}

/** Whose open tasks a visit has: who claimed one, else to whom it is addressed. */
function ownersOf(projection: CaseProjection, visits: readonly number[]): string[] {
  return projection.tasks
    .filter((task) => task.state === 'open' && visits.includes(task.visit))
    .map((task) => {
      const person = task.claimedBy ?? task.person;
      return person === null ? `role:${task.role}@${task.organisation}` : `person:${person.id}`;
    });
}
