// What falls due: periods that open, reminders, the due instant, rungs, gates, the closing of a round.
import type { Instant, LocalDate } from '../calendar/index.ts';
import type { Alarm } from '../case/state.ts';
import type { Rung } from '../definition/clock.ts';
import type { Gate } from '../definition/indicator.ts';
import type { RoundDraft } from './draft.ts';
import { asSystem, emit, roundOf } from './draft.ts';
import { gateEnds, gatesAhead, judgeAtDate } from './gates.ts';
import { owing } from './items.ts';
import { scheduleOf } from './part.ts';
import type { Part } from './part.ts';
import { closesAt } from './plan.ts';
import { endRound, progress } from './progress.ts';
import type { Judgement, RoundState, Step, Term } from './state.ts';
import { ringStep, stepMoments } from './step-limit.ts';
import { supervise } from './supervise.ts';

/** Something that happens by itself at an instant. */
type Moment = { at: Instant } & (
  | { kind: 'open'; term: Term }
  | { kind: 'alarm'; term: Term; alarm: Alarm }
  | { kind: 'step'; step: Step; alarm: Alarm }
  | { kind: 'gate'; gate: Gate; day: LocalDate }
  | { kind: 'gateRung'; judgement: Judgement; alarm: Alarm }
  | { kind: 'close' }
);

/**
 * The next thing that happens by itself; alarms until `since` have been dealt with. An alarm that concerns nobody is left
 * out, except the due instant of a round, which lets its consolidation begin.
 */
export function nextMoment(part: Part, state: RoundState, since: Instant): Moment | null {
  if (state.status !== 'open') return null;
  const found: Moment[] = state.terms.flatMap((term) => momentsOf(state, term, since));
  for (const one of stepMoments(state)) found.push({ kind: 'step', ...one });
  for (const { gate, day, at } of gatesAhead(part, state)) found.push({ kind: 'gate', at, gate, day });
  for (const judgement of state.judgements) {
    for (const alarm of judgement.rungs) found.push({ kind: 'gateRung', at: alarm.at, judgement, alarm });
  }
  if (closesByItself(part) && state.effects.length === 0) {
    found.push({ kind: 'close', at: closesAt(part, state, gateEnds(part, state)) });
  }
  // Stable: of moments at one instant the earlier kind comes first.
  return found.reduce<Moment | null>((first, one) => (first === null || one.at < first.at ? one : first), null);
}

function closesByItself(part: Part): boolean {
  return part.kind === 'indicator' || (part.duty.bulletin === undefined && part.duty.consolidation.length === 0);
}

function momentsOf(state: RoundState, term: Term, since: Instant): Moment[] {
  if (term.visit === null) return [{ kind: 'open', at: term.opensAt, term }];
  const left = term.alarms.filter(({ id, at }) => at > since && at > term.opensAt && !term.fired.includes(id));
  if (left.length === 0) return [];
  const isOwed = owing(state, term).length > 0;
  return left.filter(({ id }) => id === 'due' || isOwed).map((alarm) => ({ kind: 'alarm', at: alarm.at, term, alarm }));
}

/** Does everything that has fallen due by now, in the order of its instants. */
export function runDue(draft: RoundDraft, since: Instant): void {
  for (let moment = nextMoment(draft.part, roundOf(draft), since); moment !== null && moment.at <= draft.now;) {
    const current = moment;
    asSystem(draft, current.at, () => {
      happen(draft, current, since);
      progress(draft);
    });
    moment = nextMoment(draft.part, roundOf(draft), since);
  }
}

/**
 * Rings what a new calendar has moved from ahead of now behind it: the timer looks only forward. `before` are the alarms
 * as they were.
 */
export function ringOvertaken(draft: RoundDraft, key: string, before: readonly Alarm[]): void {
  const wasAhead = (id: string): boolean => before.some((one) => one.id === id && one.at > draft.now);
  const find = (): Term | undefined => roundOf(draft).terms.find((term) => term.key === key);
  const { alarms = [], fired = [] } = find() ?? {};
  const overtaken = alarms.filter(({ id, at }) => at <= draft.now && wasAhead(id) && !fired.includes(id));
  for (const alarm of overtaken.sort((one, other) => (one.at < other.at ? -1 : 1))) {
    const term = find();
    if (term === undefined || roundOf(draft).status !== 'open') return;
    if (alarm.id !== 'due' && owing(roundOf(draft), term).length === 0) continue;
    asSystem(draft, alarm.at, () => {
      ring(draft, term, alarm, '');
      progress(draft);
    });
  }
}

function happen(draft: RoundDraft, moment: Moment, since: Instant): void {
  switch (moment.kind) {
    case 'open':
      emit(draft, { type: 'itemsOpened', term: moment.term.key, visitId: roundOf(draft).visitCount + 1 });
      return;
    case 'alarm':
      ring(draft, moment.term, moment.alarm, since);
      return;
    case 'step':
      if (draft.part.kind === 'duty') ringStep(draft, draft.part.duty, moment.step, moment.alarm);
      return;
    case 'gate':
      if (draft.part.kind === 'indicator') judgeAtDate(draft, draft.part.indicator, moment.gate, moment.day, moment.at);
      return;
    case 'gateRung':
      ringGate(draft, moment.judgement, moment.alarm);
      return;
    case 'close':
      endRound(draft, 'closingRule');
      return;
  }
}

function ring(draft: RoundDraft, { key: term, dueOn, alarms, fired }: Term, { id }: Alarm, since: Instant): void {
  const state = roundOf(draft);
  const units = owing(state, state.terms.find((one) => one.key === term) as Term);
  if (id === 'due') {
    emit(draft, { type: 'dueReached', term, dueOn, units });
    return;
  }
  if (id.startsWith('w')) {
    emit(draft, { type: 'dueWarned', term, alarm: id, dueOn, units });
    return;
  }
  const rung = rungOf(draft, id);
  const passed = (other: Alarm): boolean =>
    other.id.startsWith('r') && other.at > since && other.at <= draft.now && !fired.includes(other.id);
  const isHighest = alarms.filter(passed).at(-1)?.id === id;
  emit(draft, { type: 'rungReached', term, alarm: id, ...rung, notify: isHighest, dueOn, units });
  supervise(draft, ladderRung(draft, id), { term, units, dueOn });
}

/** One event for all whose rung it is at this instant. */
function ringGate(draft: RoundDraft, { gate, term }: Judgement, { id, at }: Alarm): void {
  const same = roundOf(draft).judgements.filter(
    (one) => one.gate === gate && one.term === term && one.rungs.some((rung) => rung.id === id && rung.at === at),
  );
  const isHighest = !same.some((one) =>
    one.rungs.some((rung) => rung.id !== id && rung.at >= at && rung.at <= draft.now),
  );
  const units = same.map((one) => one.unit);
  emit(draft, { type: 'gateRungReached', gate, term, alarm: id, ...rungOf(draft, id), notify: isHighest, units });
  supervise(draft, ladderRung(draft, id), { term, units, dueOn: null });
}

function ladderRung(draft: RoundDraft, id: string): Rung | undefined {
  return scheduleOf(draft.part).ladder[Number(id.slice(1))];
}

function rungOf(draft: RoundDraft, id: string): { action: Rung['action']; to: NonNullable<Rung['to']> | null } {
  const rung = ladderRung(draft, id);
  if (rung === undefined) throw new Error(`the ladder has no rung ${id}`);
  return { action: rung.action, to: rung.to ?? null };
}
