// The working of a deadline: steps that a person can follow, runs of days folded into one.
import type { Text } from '../definition/atoms.ts';
import type { LocalDate } from './dates.ts';
import { addDays, daysBetween } from './dates.ts';
import type { Standstill } from './suspensions.ts';
import * as wording from './wording.ts';

/** One step: what was done, over which days, on what basis, in words. */
export interface WorkingStep {
  rule:
    | 'startDayNotCounted'
    | 'hoursRun'
    | 'extended'
    | 'dayNotCounted'
    | 'makeUpDayCounted'
    | 'suspended'
    | 'correspondingDay'
    | 'rolled'
    | 'fixedDate'
    | 'provisionalYear'
    | 'earliest'
    | 'due';
  from: LocalDate | null;
  to: LocalDate | null;
  /** Days that this step leaves out or adds. */
  days: number;
  /** Article, notice, or ground of a suspension; null where the rule is the definition's own. */
  basis: string | null;
  text: Text;
}

interface Run {
  rule: 'dayNotCounted' | 'suspended';
  from: LocalDate;
  to: LocalDate;
  reason: Text;
  basis: string | null;
}

/** Collects the steps of one computation, in the order in which a person would do them. */
export class Working {
  #steps: WorkingStep[] = [];
  #run: Run | null = null;
  #provisionalYears: string[] = [];

  get provisional(): boolean {
    return this.#provisionalYears.length > 0;
  }

  startDay(start: LocalDate, amount: number, unit: string): void {
    this.#add('startDayNotCounted', start, start, 1, '民法典第201条第1款', wording.startDay(start, amount, unit));
  }

  /** `start` as a civil time, `date` its day. */
  hours(date: LocalDate, start: string, amount: number): void {
    this.#add('hoursRun', date, date, 0, '民法典第201条第2款', wording.hoursRun(start, amount));
  }

  /** What was granted on top of the limit. */
  extended(date: LocalDate, more: { amount: number; unit: string }): void {
    this.#add('extended', date, date, 0, null, wording.extended(more.amount, more.unit));
  }

  dayOff(date: LocalDate, reason: Text, basis: string | null): void {
    this.#leaveOut({ rule: 'dayNotCounted', from: date, to: date, reason, basis });
  }

  makeUpDay(date: LocalDate, basis: string | null): void {
    this.#add('makeUpDayCounted', date, date, 1, basis, wording.makeUpDay(date));
  }

  suspendedDay(date: LocalDate, stop: Standstill): void {
    const reason = wording.suspension(stop.ground);
    this.#leaveOut({ rule: 'suspended', from: date, to: date, reason, basis: stop.ground });
  }

  /** A suspension of a limit in hours, with its civil times; `to` null while it lasts. */
  suspendedHours(stop: Standstill, from: string, to: string | null): void {
    this.#add('suspended', stop.firstDay, stop.lastDay, 0, stop.ground, wording.hoursSuspended(stop.ground, from, to));
  }

  correspondingDay(start: LocalDate, due: LocalDate): void {
    const clamped = start.slice(8) !== due.slice(8);
    this.#add('correspondingDay', due, due, 0, '民法典第202条', wording.correspondingDay(due, clamped));
  }

  rolled(from: LocalDate, to: LocalDate, reason: Text, notice: string | null): void {
    const basis = notice === null ? '民法典第203条第1款' : `民法典第203条第1款；${notice}`;
    this.#add('rolled', from, to, daysBetween(from, to), basis, wording.rolled(from, to, reason));
  }

  /** `named` is the day of the rule, `last` the last allowed one. */
  fixed(named: LocalDate, last: LocalDate): void {
    this.#add('fixedDate', last, last, 0, null, wording.fixedDate(named, last));
  }

  /** Remembers that a day of a year without an announcement was judged. */
  provisionalYear(year: string): void {
    if (!this.#provisionalYears.includes(year)) this.#provisionalYears.push(year);
  }

  /** The finished steps; `until` is the civil time at which it is too late, for a limit in hours. */
  finish(due: LocalDate | null, until: string | null): WorkingStep[] {
    for (const year of this.#provisionalYears) {
      this.#add('provisionalYear', null, null, 0, year, wording.provisionalYear(year));
    }
    this.#add('due', due, due, 0, null, wording.due(due, until));
    return this.#steps;
  }

  #leaveOut(day: Run): void {
    const run = this.#run;
    const follows =
      run !== null &&
      run.rule === day.rule &&
      run.reason.zh === day.reason.zh &&
      run.basis === day.basis &&
      addDays(run.to, 1) === day.from;
    if (follows) run.to = day.to;
    else {
      this.#closeRun();
      this.#run = day;
    }
  }

  #closeRun(): void {
    if (this.#run === null) return;
    const { rule, from, to, reason, basis } = this.#run;
    const days = daysBetween(from, to) + 1;
    this.#run = null;
    this.#steps.push({ rule, from, to, days, basis, text: wording.notCounted(from, to, days, reason) });
  }

  #add(
    rule: WorkingStep['rule'],
    from: LocalDate | null,
    to: LocalDate | null,
    days: number,
    basis: string | null,
    text: Text,
  ): void {
    this.#closeRun();
    this.#steps.push({ rule, from, to, days, basis, text });
  }
}
