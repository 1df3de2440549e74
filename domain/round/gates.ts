// Gates: judged at their date or at each report, judged again when the past is corrected, and what a missed one sets off.
import { addDays, dateIn, startOfDay } from '../calendar/index.ts';
import type { Deadline, Instant, LocalDate } from '../calendar/index.ts';
import { rungsAfter } from '../case/alarms.ts';
import type { Alarm } from '../case/state.ts';
import type { Gate, Indicator } from '../definition/indicator.ts';
import type { RoundDraft } from './draft.ts';
import { emit, roundOf } from './draft.ts';
import type { GateResult } from './event.ts';
import { termOf } from './items.ts';
import { judge, valueOf, valueTogether } from './measure.ts';
import type { Part } from './part.ts';
import type { Judgement, Measured, RoundState } from './state.ts';

/** The day at whose end a gate is judged; null for one that is judged at every report. */
export function gateDay(gate: Gate, planYear: number): LocalDate | null {
  if (gate.on === 'everyReport') return null;
  return dateIn(gate.on.year ?? planYear, gate.on.month, gate.on.day);
}

/** Gates at dates that are still to be judged, each with its instant. Those before the series began are not judged. */
export function gatesAhead(part: Part, state: RoundState): { gate: Gate; day: LocalDate; at: Instant }[] {
  if (part.kind !== 'indicator') return [];
  return part.indicator.gates.flatMap((gate) => {
    const day = gateDay(gate, planYearOf(state));
    if (day === null || day < state.openedOn || state.judged.includes(gate.key)) return [];
    return [{ gate, day, at: startOfDay(addDays(day, 1)) }];
  });
}

/** When the rungs of each gate at a date are over, were it missed. */
export function gateEnds(part: Part, state: RoundState): Instant[] {
  if (part.kind !== 'indicator') return [];
  const { gates, ladder } = part.indicator;
  const planned = gates.flatMap((gate) => {
    const day = gateDay(gate, planYearOf(state));
    if (day === null) return [];
    const at = startOfDay(addDays(day, 1));
    return [at, ...rungsFrom(ladder, at, state).map((rung) => rung.at)];
  });
  return [...planned, ...state.judgements.flatMap((one) => one.rungs.map((rung) => rung.at))];
}

const planYearOf = (state: RoundState): number => Number(state.period.from.slice(0, 4));

function rungsFrom(ladder: Indicator['ladder'], at: Instant, state: RoundState): Alarm[] {
  const deadline: Deadline = { dueAt: at, dueOn: null, provisional: false, working: [] };
  return rungsAfter(ladder, deadline, state.calendar);
}

/** Whom a gate is judged for: each unit, or all together. */
function judgedUnits(indicator: Indicator, state: RoundState): (string | null)[] {
  return indicator.judged === 'together' ? [null] : state.units.map((unit) => unit.path);
}

function valueAt(indicator: Indicator, state: RoundState, unit: string | null, until: LocalDate): Measured | null {
  return unit === null ? valueTogether(indicator, state, until) : valueOf(indicator, state, unit, until);
}

/** Judges a gate at its date: one event for all units. */
export function judgeAtDate(draft: RoundDraft, indicator: Indicator, gate: Gate, day: LocalDate, at: Instant): void {
  const state = roundOf(draft);
  const results = judgedUnits(indicator, state)
    .filter((unit) => unit === null || !isExcusedThroughout(state, unit))
    .map((unit): GateResult => {
      const value = valueAt(indicator, state, unit, day);
      return { unit, verdict: judge(gate, value), value };
    });
  emit(draft, {
    type: 'gateJudged',
    gate: gate.key,
    term: null,
    at,
    results,
    rungs: rungsFrom(indicator.ladder, at, state),
  });
}

/** Whether a unit was excused from every period so far: then there is nothing to judge it by. */
function isExcusedThroughout(state: RoundState, unit: string): boolean {
  const open = state.terms.filter((term) => term.visit !== null);
  return open.length > 0 && open.every((term) => term.items[unit]?.state === 'excused');
}

/**
 * After a report or its correction: judges the gates of every report, judges again what rested on the period, and ends
 * the rungs of gates that are reached by now.
 */
export function judgeReport(draft: RoundDraft, indicator: Indicator, at: { term: string; unit: string }): void {
  const unit = indicator.judged === 'together' ? null : at.unit;
  judgeEveryReport(draft, indicator, at.term, unit);
  judgeAgain(draft, indicator, at.term, unit);
  endReached(draft, indicator, unit);
}

function judgeEveryReport(draft: RoundDraft, indicator: Indicator, term: string, unit: string | null): void {
  for (const gate of indicator.gates) {
    if (gate.on !== 'everyReport') continue;
    const state = roundOf(draft);
    const known = state.judgements.some((one) => one.gate === gate.key && one.term === term && one.unit === unit);
    if (known) continue;
    const value = valueAt(indicator, state, unit, termOf(state, term).openedOn);
    emit(draft, {
      type: 'gateJudged',
      gate: gate.key,
      term,
      at: draft.now,
      results: [{ unit, verdict: judge(gate, value), value }],
      rungs: rungsFrom(indicator.ladder, draft.now, state),
    });
  }
}

function judgeAgain(draft: RoundDraft, indicator: Indicator, term: string, unit: string | null): void {
  const { openedOn } = termOf(roundOf(draft), term);
  for (const before of roundOf(draft).judgements) {
    const gate = indicator.gates.find((one) => one.key === before.gate);
    if (gate === undefined || before.unit !== unit) continue;
    const state = roundOf(draft);
    const day = dayOf(state, gate, before);
    if (day < openedOn) continue;
    const value = valueAt(indicator, state, unit, day);
    const verdict = judge(gate, value);
    if (verdict === before.verdict && isEqual(value, before.value)) continue;
    const result = { unit, verdict, value, before: { verdict: before.verdict, value: before.value } };
    // A gate that stays missed goes on with the rungs that it still has.
    const rungs = before.verdict === 'missed' ? before.rungs : rungsLeft(indicator, before, state);
    emit(draft, { type: 'gateJudged', gate: gate.key, term: before.term, at: before.at, results: [result], rungs });
  }
}

/** A gate that is missed again, after it was taken to be reached, does not climb the rungs once more that it has climbed. */
function rungsLeft({ ladder }: Indicator, { at, climbed = [] }: Judgement, state: RoundState): Alarm[] {
  return rungsFrom(ladder, at, state).filter(({ id }) => !climbed.includes(id));
}

/** Up to which day the periods count for a judgement. */
function dayOf(state: RoundState, gate: Gate, judgement: Judgement): LocalDate {
  if (judgement.term !== null) return termOf(state, judgement.term).openedOn;
  return gateDay(gate, planYearOf(state)) ?? state.period.to;
}

const isEqual = (one: Measured | null, other: Measured | null): boolean =>
  one?.part === other?.part && one?.whole === other?.whole;

function endReached(draft: RoundDraft, indicator: Indicator, unit: string | null): void {
  for (const missed of roundOf(draft).judgements) {
    if (missed.verdict !== 'missed' || missed.reachedLate || missed.unit !== unit) continue;
    const gate = indicator.gates.find((one) => one.key === missed.gate);
    const value = valueAt(indicator, roundOf(draft), unit, LAST_DAY);
    if (gate === undefined || value === null || judge(gate, value) !== 'met') continue;
    emit(draft, { type: 'gateReachedLate', gate: gate.key, term: missed.term, unit, value });
  }
}

/** Later than every period: all reports so far count. */
const LAST_DAY = '9999-12-31';
