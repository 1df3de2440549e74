// Whether an element says what the row says that it cites.
import type { Json } from '../../domain/case/state.ts';
import type { Cadence, Duty, ItemDue } from '../../domain/definition/duty.ts';
import { dueOf, openingsBetween } from '../../domain/duty-calendar/index.ts';
import type { Fact } from './machine-form.ts';
import { usersOf, valuesIn, type Use } from './uses.ts';

type Element = { [key: string]: Json };

const PERIODS_IN_YEAR = { day: 365, week: 52, month: 12, year: 1 } as const;
/** A year that begins on a Monday and is no leap year: 52 Mondays to Sundays and one day. */
const SAMPLE_YEAR = 2018;

/** Whether one of the elements that cite a row says this part of it. */
export function agrees(fact: Fact, uses: readonly Use[]): boolean {
  return uses.some((use) => saysSo(fact, use));
}

function saysSo(fact: Fact, use: Use): boolean {
  const values = valuesIn(use);
  const objects = values.filter(isObject);
  switch (fact.kind) {
    case 'duration':
      return saysDuration(fact, use, objects, values);
    case 'cadence':
      return saysCadence(fact, objects);
    case 'daysOfMonth':
      return saysDaysOfMonth(fact, objects);
    case 'months':
      return objects.some((one) => sameList(openingMonths(one), fact.months));
    case 'weekday':
      return objects.some((one) => one['every'] === 'week' && one['weekday'] === fact.weekday);
    case 'date':
      return saysDate(fact, objects, values);
    case 'year':
      return values.some((value) => value === fact.year || String(value).includes(String(fact.year)));
    case 'number':
      return saysNumber(fact, values);
    case 'share':
      return saysShare(fact, objects, values);
    case 'unknown':
      return use.place.startsWith('parameters/') && use.element['value'] === null;
    case 'words':
      return true;
  }
}

const isObject = (value: Json): value is Element =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const sameList = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index]);

/** A limit of that length, a parameter that is one, or a number of years or months of a plan. */
function saysDuration(
  { amount, unit }: Extract<Fact, { kind: 'duration' }>,
  { element, definition, place }: Use,
  objects: readonly Element[],
  values: readonly Json[],
): boolean {
  const isLimit = (one: Element): boolean => one['unit'] === unit;
  if (place.startsWith('parameters/')) {
    const users = usersOf(definition, String(element['key']));
    const read = JSON.stringify(definition).includes(`parameter.${String(element['key'])}`);
    return element['value'] === amount && (users.some(isLimit) || read || unit === 'month' || unit === 'year');
  }
  const amountIn = (one: Element): boolean =>
    valuesIn({ element: { amount: one['amount'] ?? null }, definition }).includes(amount);
  return (
    objects.some((one) => (isLimit(one) && amountIn(one)) || recursEvery(one, amount, unit)) ||
    ((unit === 'month' || unit === 'year') && values.includes(amount))
  );
}

/** A rhythm: rounds that follow each other so many months apart, or are due at that part of the year. */
function recursEvery(one: Element, amount: number, unit: string): boolean {
  const { opens, due } = one;
  if (opens === undefined || !isObject(opens) || (unit !== 'month' && unit !== 'year')) return false;
  if (opens['every'] === 'year') {
    return unit === 'year' ? amount === 1 : due !== undefined && isObject(due) && due['month'] === amount;
  }
  const months = openings(opens).map((day) => Number(day.slice(5, 7)));
  const gaps = months.slice(1).map((month, index) => month - (months[index] ?? 0));
  return unit === 'month' && gaps.length > 0 && gaps.every((gap) => gap === amount);
}

function saysCadence({ times, every, unit }: Extract<Fact, { kind: 'cadence' }>, objects: readonly Element[]): boolean {
  const wanted = (times * PERIODS_IN_YEAR[unit]) / every;
  return objects.some((one) => {
    if (!isObject(one['opens'] ?? null)) return false;
    const item = isObject(one['item'] ?? null) ? (one['item'] as Element) : {};
    const atLeast = typeof item['atLeast'] === 'number' ? item['atLeast'] : 1;
    return openings(one['opens'] as Element).length * atLeast === wanted;
  });
}

/** Days on which rounds open in the sample year. */
function openings(opens: Element): string[] {
  const duty = { opens: { ...opens, year: undefined } } as unknown as Pick<Duty, 'opens'>;
  return openingsBetween(duty, `${SAMPLE_YEAR}-01-01`, `${SAMPLE_YEAR}-12-${opens['every'] === 'week' ? 30 : 31}`);
}

function openingMonths(one: Element): number[] {
  const { opens } = one;
  if (opens === undefined || !isObject(opens) || !['month', 'date', 'year'].includes(String(opens['every']))) return [];
  return [...new Set(openings(opens).map((day) => Number(day.slice(5, 7))))];
}

function saysDaysOfMonth({ from, to }: Extract<Fact, { kind: 'daysOfMonth' }>, objects: readonly Element[]): boolean {
  return objects.some((one) => {
    const { opens, due } = one;
    if (opens === undefined || due === undefined || !isObject(opens) || !isObject(due)) return false;
    const begins = opens['every'] === 'month' && (from === null || opens['day'] === from);
    return begins && (to === 'last' ? due['kind'] === 'endOfPeriod' || due['day'] === 31 : due['day'] === to);
  });
}

/** As month and day of a plan, or as a whole date, in an element or in a parameter. */
function saysDate(
  { year, month, day }: Extract<Fact, { kind: 'date' }>,
  objects: readonly Element[],
  values: readonly Json[],
): boolean {
  const pad = (value: number): string => String(value).padStart(2, '0');
  const text = `${year ?? ''}-${pad(month)}${day === null ? '' : `-${pad(day)}`}`;
  const asText = values.some((value) => typeof value === 'string' && value.includes(text));
  const monthDay = `-${pad(month)}-${pad(day ?? 0)}`;
  if (day !== null && objects.some((one) => dueDays(one).some((due) => due.endsWith(monthDay)))) return true;
  return asText || objects.some((one) => one['month'] === month && (day === null || isDay(one['day'], month, day)));
}

/** Days on which the items of a duty are due in the sample year. */
function dueDays(one: Element): string[] {
  const { opens, due } = one;
  if (opens === undefined || due === undefined || !isObject(opens) || !isObject(due) || 'parameter' in due) return [];
  if (opens['every'] === 'day' || JSON.stringify([opens, due]).includes('parameter')) return [];
  const calendar = { years: {}, restDaysRoll: true, periodsRoll: true, namedDayIncluded: true };
  return openings(opens).flatMap(
    (day) => dueOf(due as unknown as ItemDue, opens as unknown as Cadence, day, calendar).dueOn ?? [],
  );
}

/** The last day of a month may be written as its number or as a day that every month clamps. */
function isDay(value: Json | undefined, month: number, day: number): boolean {
  const last = new Date(Date.UTC(2023, month, 0)).getUTCDate();
  return value === day || (day === last && typeof value === 'number' && value > last);
}

/** The number itself, a list of that many, or money in fen, yuan or 万元. */
function saysNumber({ value, money }: Extract<Fact, { kind: 'number' }>, values: readonly Json[]): boolean {
  const accepted = money ? [value, value / 100, value / 1_000_000] : [value, value / 10_000];
  return values.some((one) => {
    if (Array.isArray(one)) return !money && one.length === value;
    if (typeof one === 'number') return accepted.includes(one);
    if (typeof one !== 'string') return false;
    if (/^\d+(\.\d+)?$/.test(one)) return accepted.includes(Number(one));
    return [...one.matchAll(/[<>=]\s*(\d+)/g)].some((match) => accepted.includes(Number(match[1])));
  });
}

function saysShare(
  { numerator, denominator }: Extract<Fact, { kind: 'share' }>,
  objects: readonly Element[],
  values: readonly Json[],
): boolean {
  const isPair = (one: Element): boolean => {
    const [n, d] = [one['numerator'], one['denominator']];
    return typeof n === 'number' && typeof d === 'number' && n * denominator === d * numerator;
  };
  const percent = (numerator * 100) / denominator;
  return objects.some(isPair) || values.some((value) => value === percent || value === String(percent));
}
