// The working of a deadline: steps that a person can follow, runs of days folded into one.
import type { Text } from '../definition/atoms.ts';
import type { Instant, LocalDate } from './dates.ts';
import { addDays, daysBetween, localDateOf } from './dates.ts';

/** One step: what was done, over which days, on what basis, in words. */
export interface WorkingStep {
  rule:
    | 'startDayNotCounted'
    | 'hoursRun'
    | 'notWorking'
    | 'suspended'
    | 'rolled'
    | 'fixedDate'
    | 'provisionalYear'
    | 'earliest'
    | 'due';
  from: LocalDate | null;
  to: LocalDate | null;
  /** Days that this step leaves out or adds. */
  days: number;
  basis: string | null;
  text: Text;
}

const UNITS: Record<string, Text> = {
  day: { zh: '日', en: 'days' },
  workingDay: { zh: '个工作日', en: 'working days' },
  month: { zh: '个月', en: 'months' },
  year: { zh: '年', en: 'years' },
};

/** Collects the steps of one computation. */
export class Working {
  #steps: WorkingStep[] = [];
  provisional = false;

  steps(): WorkingStep[] {
    return this.#steps;
  }

  startDay(start: LocalDate, amount: number, unit: string): void {
    const name = UNITS[unit] ?? { zh: unit, en: unit };
    this.#add('startDayNotCounted', start, start, 1, '民法典第201条', {
      zh: `${start}开始，当日不计入，期限${amount}${name.zh}`,
      en: `begins on ${start}, that day not counted; ${amount} ${name.en}`,
    });
  }

  hours(start: Instant, amount: number): void {
    const date = localDateOf(start);
    this.#add('hoursRun', date, date, 0, '民法典第201条', {
      zh: `自${start}起连续计算${amount}小时，昼夜及节假日不停`,
      en: `runs ${amount} hours from ${start}, day and night`,
    });
  }

  notCounted(date: LocalDate, reason: Text, rule: 'notWorking' | 'suspended'): void {
    const last = this.#steps.at(-1);
    if (last?.rule === rule && last.to !== null && addDays(last.to, 1) === date && last.basis === reason.zh) {
      const from = last.from ?? date;
      const days = daysBetween(from, date) + 1;
      this.#steps[this.#steps.length - 1] = { ...last, to: date, days, text: this.#run(from, date, days, reason) };
      return;
    }
    this.#add(rule, date, date, 1, reason.zh, this.#run(date, date, 1, reason));
  }

  rolled(from: LocalDate, to: LocalDate, reason: Text): void {
    this.#add('rolled', from, to, daysBetween(from, to), '民法典第203条', {
      zh: `期间最后一日${from}为${reason.zh}，顺延至${to}`,
      en: `the last day ${from} is a day off (${reason.en}), so it ends on ${to}`,
    });
  }

  fixed(date: LocalDate): void {
    this.#add('fixedDate', date, date, 0, null, {
      zh: `规定日期${date}（含当日）`,
      en: `fixed date ${date}, that day included`,
    });
  }

  earliest(date: LocalDate | null): void {
    this.#add('earliest', date, date, 0, null, { zh: '多个期限取先届满者', en: 'whichever ends first' });
  }

  provisionalYear(year: string): void {
    if (this.#steps.some((step) => step.rule === 'provisionalYear' && step.basis === year)) return;
    this.provisional = true;
    this.#add('provisionalYear', null, null, 0, year, {
      zh: `${year}年节假日安排尚未公布，暂按周末推算`,
      en: `the holidays of ${year} are not announced yet; computed by weekends for now`,
    });
  }

  due(date: LocalDate | null): void {
    const text =
      date === null
        ? { zh: '中止期间，恢复后再计算到期日', en: 'suspended; the due date is computed when it resumes' }
        : { zh: `到期日为${date}，当日24时前办理有效`, en: `due on ${date}, until 24:00` };
    this.#add('due', date, date, 0, null, text);
  }

  #run(from: LocalDate, to: LocalDate, days: number, reason: Text): Text {
    const span = from === to ? from : `${from}至${to}`;
    return {
      zh: `${span}${reason.zh}，不计${days}日`,
      en: `${from === to ? from : `${from} to ${to}`}: ${reason.en}, ${days} not counted`,
    };
  }

  #add(
    rule: WorkingStep['rule'],
    from: LocalDate | null,
    to: LocalDate | null,
    days: number,
    basis: string | null,
    text: Text,
  ): void {
    this.#steps.push({ rule, from, to, days, basis, text });
  }
}
