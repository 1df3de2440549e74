// Reported numbers: what a unit's number is at a moment of the plan year, and whether it reaches a gate.
import { refuse } from '../case/draft.ts';
import type { CaseData } from '../case/state.ts';
import type { LocalDate } from '../calendar/index.ts';
import type { Gate, Indicator } from '../definition/indicator.ts';
import { atLeast, moreThan } from '../fractions.ts';
import type { Measured, RoundState, Verdict } from './state.ts';

/** Refuses a share that is none, or that lies outside the bounds (which are whole multiples of the denominator). */
export function requireMeasured({ measure }: Indicator, data: CaseData): void {
  const { type, min, max } = measure;
  if (type !== 'share') return;
  const { part, whole } = measuredOf(data);
  if (whole === 0 && part !== 0) {
    refuse(
      'FIELD_INVALID',
      { zh: '分母为零时分子也须为零。', en: 'A share of nothing has no part.' },
      { field: '/data/denominator', details: { rule: 'denominator' } },
    );
  }
  if (part < min * whole || (max !== undefined && part > max * whole)) {
    refuse(
      'FIELD_INVALID',
      { zh: '比例超出允许范围。', en: 'The share lies outside its range.' },
      { field: '/data/numerator', details: { rule: 'range', min, max: max ?? null } },
    );
  }
}

function measuredOf(data: CaseData): Measured {
  const count = (key: string): number => (typeof data[key] === 'number' ? data[key] : 0);
  return 'value' in data
    ? { part: count('value'), whole: 1 }
    : { part: count('numerator'), whole: count('denominator') };
}

/**
 * A unit's number by the reports of the periods that opened up to a day: the newest where each report is the whole so
 * far, their sum where reports add up. Null when there is no report.
 */
export function valueOf(indicator: Indicator, state: RoundState, unit: string, until: LocalDate): Measured | null {
  const reports = state.terms
    .filter((term) => term.openedOn <= until)
    .flatMap((term) => term.items[unit]?.entries.at(-1) ?? [])
    .map((entry) => measuredOf(entry.data));
  if (indicator.reports === 'standing') return reports.at(-1) ?? null;
  return sum(indicator, reports);
}

/** The number of all units together; null when none has reported. */
export function valueTogether(indicator: Indicator, state: RoundState, until: LocalDate): Measured | null {
  return sum(
    indicator,
    state.units.flatMap(({ path }) => valueOf(indicator, state, path, until) ?? []),
  );
}

/** Counts add up; of shares, both numbers do. */
function sum(indicator: Indicator, values: readonly Measured[]): Measured | null {
  if (values.length === 0) return null;
  const total = (pick: (value: Measured) => number): number => values.reduce((all, value) => all + pick(value), 0);
  return { part: total((one) => one.part), whole: indicator.measure.type === 'share' ? total((one) => one.whole) : 1 };
}

/**
 * Whether a number reaches a gate, exactly. Who has reported nothing has missed it; a share of nothing, or numbers too
 * large to be exact, can't be judged.
 */
export function judge({ compare, value: target }: Pick<Gate, 'compare' | 'value'>, value: Measured | null): Verdict {
  if (value === null) return 'missed';
  if (value.whole === 0) return 'undecided';
  const share = typeof target === 'number' ? { numerator: target, denominator: 1 } : target;
  try {
    const reaches = atLeast(value.part, value.whole, share);
    const exceeds = moreThan(value.part, value.whole, share);
    const met = {
      atLeast: reaches,
      moreThan: exceeds,
      atMost: !exceeds,
      lessThan: !reaches,
      equal: reaches && !exceeds,
    }[compare];
    return met ? 'met' : 'missed';
  } catch (error) {
    if (error instanceof RangeError) return 'undecided';
    throw error;
  }
}
