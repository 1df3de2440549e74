// 目标跟踪: planned figures as rows of a plan, one indicator per target judged at its date, activities as duties.
import type { Basis, Text } from '../../domain/definition/atoms.ts';
import type { AuthoredDuty, AuthoredDutyPart, AuthoredIndicatorPart } from '../../domain/definition/authored.ts';
import { type AuthoredDefinition, defineDuty, defineIndicator } from '../../domain/definition/builder.ts';
import { fixedDateLadder, oneDayBefore } from '../ladders.ts';
import { type Report, reportDuty } from './periodic-report.ts';

type Gates = NonNullable<AuthoredIndicatorPart['gates']>;
type Gate = Gates[number];

/** A number that a document sets for a programme. */
export interface Target {
  key: string;
  title: Text;
  basis: readonly Basis[];
  /** The number to reach; a pair where the document gives a range. */
  value: number | { from: number; to: number };
  /** `fen`: the number is money. */
  unit: Text | 'fen';
  /** The day at which it is judged; the last day of the year when absent. A parameter is a date that is not set yet. */
  on?: Gate['on'];
  /** Reports add up instead of standing for the whole so far. */
  reports?: 'increment';
  reportedBy: AuthoredIndicatorPart['reportedBy'];
}

const END_OF_YEAR = { month: 12, day: 31 } as const;

/** A target as an indicator, reported in the last days of each quarter and judged for all units together. */
export function targetIndicator({ key, title, basis, value, unit, on, reports, reportedBy }: Target) {
  const gate = (gateKey: string, words: Text, compare: Gate['compare'], bound: number): Gate => ({
    key: gateKey,
    title: words,
    on: on ?? END_OF_YEAR,
    compare,
    value: bound,
    basis,
  });
  const range = typeof value === 'number' ? { from: value, to: null } : value;
  const [least, most] = [amountWords(range.from, unit), amountWords(range.to ?? range.from, unit)];
  const gates: Gates = [
    gate('atLeast', { zh: `不少于${least.zh}`, en: `At least ${least.en}` }, 'atLeast', range.from),
    ...(range.to === null
      ? []
      : [gate('atMost', { zh: `不超过${most.zh}`, en: `At most ${most.en}` }, 'atMost', range.to)]),
  ];
  return {
    key,
    title,
    basis,
    measure: unit === 'fen' ? { type: 'fen' } : { type: 'integer', unit },
    reports: reports ?? 'standing',
    opens: { every: 'quarter', month: 3, day: 20 },
    due: { kind: 'endOfPeriod' },
    reportedBy,
    judged: 'together',
    gates,
    warnings: oneDayBefore,
    ladder: fixedDateLadder,
  } satisfies AuthoredIndicatorPart;
}

const FEN: Text = { zh: '分', en: 'fen' };
const FEN_OF_YUAN = 100;
const YUAN_OF_WAN = 10_000;

/** A number with its unit, as a document would print it: `3家`, `1000万元`. */
function amountWords(amount: number, unit: Target['unit']): Text {
  if (unit !== 'fen') return { zh: `${amount}${unit.zh}`, en: `${amount} ${unit.en}` };
  const yuan = amount / FEN_OF_YUAN;
  return { zh: yuan % YUAN_OF_WAN === 0 ? `${yuan / YUAN_OF_WAN}万元` : `${yuan}元`, en: `${yuan} yuan` };
}

/** The rows of a plan that the targets make; a range has two, `<key>Least` and `<key>Most`. */
export function planRows(targets: readonly Target[]) {
  return targets.flatMap(({ key, title: label, basis, value, unit: measured }) => {
    const unit = measured === 'fen' ? FEN : measured;
    return typeof value === 'number'
      ? [{ key, label, value, unit, basis }]
      : [
          {
            key: `${key}Least`,
            label: { zh: `${label.zh}（下限）`, en: `${label.en} (least)` },
            value: value.from,
            unit,
            basis,
          },
          {
            key: `${key}Most`,
            label: { zh: `${label.zh}（上限）`, en: `${label.en} (most)` },
            value: value.to,
            unit,
            basis,
          },
        ];
  });
}

/** A programme of targets and activities; without targets it only recurs. */
export interface TargetTracker extends Omit<AuthoredDuty, 'kind' | 'duties'> {
  kind?: AuthoredDuty['kind'];
  /** Targets by plan: the key and words of the plan, and its figures. */
  targets?: readonly { key: string; title: Text; basis: readonly Basis[]; figures: readonly Target[] }[];
  activities?: readonly Report[];
  duties?: readonly AuthoredDutyPart[];
}

/** See the first line of this file. */
export function targetTracker(tracker: TargetTracker): AuthoredDefinition {
  const { targets = [], activities = [], duties = [], indicators = [], plan = [], kind, ...head } = tracker;
  const whole = {
    ...head,
    duties: [...activities.map(reportDuty), ...duties],
    indicators: [...targets.flatMap(({ figures }) => figures.map(targetIndicator)), ...indicators],
    plan: [
      ...targets.map(({ key, title, basis, figures }) => ({ key, title, basis, rows: planRows(figures) })),
      ...plan,
    ],
  };
  return targets.length + indicators.length > 0
    ? defineIndicator<string>({ ...whole, kind: kind ?? 'projectPipeline' })
    : defineDuty<string>({ ...whole, kind: kind ?? 'activitySchedule' });
}
