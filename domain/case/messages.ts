// Who is told what by the events of a command. Channels (SMS, official account) take it from there.
import type { CaseEvent } from './event.ts';
import type { CaseProjection } from './projection.ts';
import { divisionOf } from '../organisations.ts';
import type { CardOwner } from '../cards.ts';
import { ADMINISTRATOR } from '../scope.ts';
import { superiorRecipient } from '../superiors.ts';
import { CASE_WIDE } from '../supervision.ts';
import type { Address, Json } from './state.ts';

export type MessageKind =
  | 'opinionAsked'
  | 'taskTransferred'
  | 'returned'
  | 'urged'
  | 'copied'
  | 'dueSoon'
  | 'overdue'
  | 'dueMoved'
  | 'suspended'
  | 'resumed'
  | 'ended'
  | 'stuck'
  | 'itemExcused'
  | 'gateMissed'
  | 'cardRevoked'
  | 'letterIssued'
  | 'supervisionClosed'
  | 'bulletin';

export interface Message {
  /** The event that it tells of. */
  sequence: number;
  kind: MessageKind;
  /** `person:<id>` or `role:<role>@<organisation>`; the superior of an owner, who is looked up when it is recorded. */
  recipients: string[];
  /** What a text needs besides the case: stage, outcome, due day. Without personal data but names of those who acted. */
  detail: Record<string, Json>;
}

/** Messages of one command. Nobody is told what he did himself; new tasks are in the worklists and need no message. */
export function messagesOf(projection: CaseProjection, events: readonly CaseEvent[]): Message[] {
  return events.flatMap((event) => {
    const told = isOld(event, events) ? null : messageOf(projection, event);
    if (told === null) return [];
    const self = event.actor.person === undefined ? '' : `person:${event.actor.person.id}`;
    const recipients = [...new Set(told.recipients)].filter((one) => one !== self);
    return recipients.length === 0 ? [] : [{ ...told, recipients, sequence: event.sequence }];
  });
}

/** What happened on paper was told there; a warning of what is overdue when the case is taken over warns of nothing. */
function isOld(event: CaseEvent, events: readonly CaseEvent[]): boolean {
  if (event.paper !== undefined) return true;
  const [first] = events;
  if (event.type !== 'clockWarned' || first?.type !== 'caseStarted' || first.takenOver === undefined) return false;
  return events.some((later) => later.type === 'clockOverdue' && later.clockId === event.clockId);
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
      const detail = { clock: event.clock, dueOn: event.dueOn, ...provisionalBy(projection, event.clockId) };
      return { kind: 'dueSoon', recipients: ownersOf(projection, event.visits), detail };
    }
    case 'clockRungReached': {
      if (!event.notify) return null;
      const { clock, dueOn, action, to } = event;
      const others = to === null ? superiorsFor(event) : [recipientOf(to)];
      const detail = { clock, dueOn, action, ...provisionalBy(projection, event.clockId) };
      return { kind: 'overdue', recipients: [...ownersOf(projection, event.visits), ...others], detail };
    }
    case 'clockRecomputed':
    case 'clockExtended':
    case 'clockHeld':
    case 'clockReleased':
      return movedMessage(projection, event);
    case 'visitMoved': {
      if (event.dueOn === event.old.dueOn) return null;
      const detail = { stage, oldDueOn: event.old.dueOn, dueOn: event.dueOn, ground: event.ground };
      const recipients = [...ownersOf(projection, [event.visitId]), ...applicantAndFiler(projection)];
      return { kind: 'dueMoved', recipients, detail };
    }
    case 'caseSuspended':
      return { kind: 'suspended', recipients: applicantAndFiler(projection), detail: { reason: event.reason } };
    case 'caseResumed':
      return { kind: 'resumed', recipients: applicantAndFiler(projection), detail: { reason: event.reason } };
    case 'caseEnded':
      return { kind: 'ended', recipients: applicantAndFiler(projection), detail: { outcome: event.outcome } };
    case 'visitStuck':
      return { kind: 'stuck', recipients: administrators(projection), detail: { stage, reason: event.reason } };
    case 'effectSucceeded': {
      const { letterNumber } = event.result;
      if (typeof letterNumber !== 'string') return null;
      return {
        kind: 'letterIssued',
        recipients: applicantAndFiler(projection),
        detail: { stage, letter: letterNumber },
      };
    }
    case 'effectFailed':
      // a stage that is stuck says so itself
      if (event.visitId !== CASE_WIDE || event.attempts !== 1 || event.error === '') return null;
      return { kind: 'stuck', recipients: administrators(projection), detail: { stage, reason: 'effect' } };
    case 'linkAnswered': {
      if (event.visitId !== CASE_WIDE) return null;
      const recipients = ownersOf(projection, [...new Set(projection.tasks.map((task) => task.visit))]);
      return { kind: 'supervisionClosed', recipients, detail: { outcome: event.outcome } };
    }
    case 'cardRevoked': {
      const detail = { by: nameOf(event), reason: event.ground };
      return { kind: 'cardRevoked', recipients: bearerOf(event.owner), detail };
    }
    default:
      return null;
  }
}

/** Says of a due day that rests on a year without an announcement that it may move. */
function provisionalBy({ clocks }: CaseProjection, clockId: string): { provisional?: true } {
  return clocks.find((one) => one.clockId === clockId)?.provisional === true ? { provisional: true } : {};
}

type Moved = Extract<CaseEvent, { type: 'clockRecomputed' | 'clockExtended' | 'clockHeld' | 'clockReleased' }>;

/** A due date that is another now: whoever handles what the clock is about is told, and applicant and filer. */
function movedMessage(projection: CaseProjection, event: Moved): Omit<Message, 'sequence'> | null {
  const { dueOn, old, provisional } = event;
  const run = projection.clocks.find((one) => one.clockId === event.clockId);
  if (run === undefined || dueOn === old.dueOn) return null;
  const about = projection.tasks.filter((task) => run.visit === null || task.visit === run.visit);
  const owners = ownersOf(projection, [...new Set(about.map((task) => task.visit))]);
  const ground = 'ground' in event ? event.ground : null;
  return {
    kind: 'dueMoved',
    recipients: [...owners, ...applicantAndFiler(projection)],
    detail: {
      clock: run.clock,
      oldDueOn: old.dueOn,
      dueOn,
      ground,
      reason: 'reason' in event ? event.reason : null,
      ...(provisional ? { provisional } : {}),
    },
  };
}

const administrators = ({ case: { organisation } }: CaseProjection): string[] => [
  `role:${ADMINISTRATOR}@${divisionOf(organisation).slice(0, 6)}`,
];

/** The superiors of those who own what is late, where a rung names nobody and does more than remind. */
function superiorsFor({ action, owners = [] }: Extract<CaseEvent, { type: 'clockRungReached' }>): string[] {
  if (action === 'remindOwner') return [];
  return owners.flatMap(({ organisation, role, person }) => {
    if (role !== null) {
      const post = { role, organisation };
      return [superiorRecipient(person === null ? { post } : { person: person.id, post })];
    }
    return person === null ? [] : [superiorRecipient({ person: person.id })];
  });
}

/** Whoever bears a card; nobody where an organisation alone does. */
export function bearerOf({ person, role, organisation }: CardOwner): string[] {
  if (person !== null) return [`person:${person.id}`];
  return role === null ? [] : [`role:${role}@${organisation}`];
}

const nameOf = (event: CaseEvent): string | null => event.actor.person?.name ?? null;

function recipientOf(to: Address): string {
  return 'person' in to ? `person:${to.person.id}` : `role:${to.role}@${to.organisation}`;
}

function applicantAndFiler({ case: { applicant, filer }, filerNow }: CaseProjection): string[] {
  return [filerNow ?? filer, ...(applicant === null ? [] : [applicant])].map((one) => `person:${one.id}`);
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
