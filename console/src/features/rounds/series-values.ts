// Numbers of an indicator as people read and compare them.
import { moneyText } from '../../parts/money.ts';
import type { Gate, Measured, Series, SeriesUnit } from './recurring-types.ts';

type MeasureType = Series['measure']['type'];

const PERCENT = 100;
const FEN = 100;
const PLACES = 2;

/** A number that can be drawn and put in order: counted things, yuan, or per cent. Null where there is none. */
export function numberOf(type: MeasureType, value: Measured | null): number | null {
  if (value === null || value.whole === 0) return null;
  if (type === 'share') return rounded((value.part / value.whole) * PERCENT);
  return type === 'fen' ? value.part / FEN : value.part;
}

/** The number at which a gate stands, in the same unit. */
export function gateNumber(type: MeasureType, { value }: Pick<Gate, 'value'>): number {
  const target =
    typeof value === 'number' ? { part: value, whole: 1 } : { part: value.numerator, whole: value.denominator };
  return numberOf(type, target) ?? 0;
}

/** In words: `86.5%（173/200）`, `12,345.67 元`, `30 户`. */
export function valueText(
  { type, unit }: { type: MeasureType; unit: string },
  value: Measured | null,
  words: { readonly yuan: string },
): string {
  if (value === null) return '—';
  if (type === 'fen') return moneyText(value.part, words.yuan);
  if (type === 'integer') return unit === '' ? `${value.part}` : `${value.part} ${unit}`;
  const share = numberOf(type, value);
  return share === null ? `${value.part}/${value.whole}` : `${share}%（${value.part}/${value.whole}）`;
}

const rounded = (value: number): number => Math.round(value * 10 ** PLACES) / 10 ** PLACES;

/** The units that a drawing has room for: those furthest behind, what has reported nothing first. */
export function furthestBehind<Unit extends Pick<SeriesUnit, 'sofar'>>(
  type: MeasureType,
  units: readonly Unit[],
  most: number,
): Unit[] {
  const of = ({ sofar }: Unit): number => numberOf(type, sofar) ?? Number.NEGATIVE_INFINITY;
  return units.toSorted((one, other) => of(one) - of(other)).slice(0, most);
}

/** How a unit stands with one gate at a date; null before that day, and for a gate of every report. */
export function judgedAt(unit: Pick<SeriesUnit, 'judgements'>, gate: string) {
  return unit.judgements.findLast((one) => one.gate === gate && one.period === null) ?? null;
}

/** The reports of a unit that missed a gate of every report. */
export function missedReports(unit: Pick<SeriesUnit, 'judgements'>): ReadonlySet<string> {
  const newest = new Map<string, string>();
  for (const { gate, period, verdict } of unit.judgements)
    if (period !== null) newest.set(`${gate} ${period}`, verdict);
  return new Set([...newest].filter(([, verdict]) => verdict === 'missed').map(([key]) => key.split(' ')[1] ?? ''));
}
