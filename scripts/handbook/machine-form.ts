// The grammar of the machine forms in deadlines.md.

/** What a machine form says, part by part. */
export type Fact =
  /** A duration, ISO 8601: `P15D`, `PT2H`. */
  | { kind: 'duration'; amount: number; unit: 'hour' | 'day' | 'month' | 'year' }
  /** So often in so many days, weeks, months or years. */
  | { kind: 'cadence'; times: number; every: number; unit: 'day' | 'week' | 'month' | 'year' }
  /** Days of every month; `last` is its last day. */
  | { kind: 'daysOfMonth'; from: number | null; to: number | 'last' }
  | { kind: 'months'; months: number[] }
  | { kind: 'weekday'; weekday: number }
  /** A day: of a year, or of every year when that is null. `day` null is a whole month. */
  | { kind: 'date'; year: number | null; month: number; day: number | null }
  | { kind: 'year'; year: number }
  /** A plain number; money in fen. */
  | { kind: 'number'; value: number; money: boolean }
  | { kind: 'share'; numerator: number; denominator: number }
  /** The document hides it, or has none. */
  | { kind: 'unknown' }
  /** Words that only a test can check: an order, an enumeration, a comparison with another number. */
  | { kind: 'words'; text: string };

const DURATION = /^[<>]?P(T?)(\d+)([DMYHW])$/;
const PER = /^(?:>=?)?(\d+)\/P(\d+)([DWMY])$/;
const UNITS = { D: 'day', W: 'week', M: 'month', Y: 'year' } as const;

/** @returns what the form says, one fact for each part; never empty */
export function factsOf(form: string): Fact[] {
  const text = form.replace(/\(ambiguous\)/, '').trim();
  const window = /^(\S+)\.\.(\S+)$/.exec(text);
  if (/^[?.]+$/.test(text) || text === 'unquantified') return [{ kind: 'unknown' }];
  if (window && !/[/]/.test(text)) return [window[1] ?? '', window[2] ?? ''].flatMap((end) => factsOf(end));
  const parts = text.split(/;| or |,(?=P|\d\d-\d\d)| \+ |(?<=\dD)\+/).map((part) => part.trim());
  if (parts.length > 1) return parts.flatMap((part) => factsOf(part));
  const at = /^(.+)@(\d{4}-\d{2}-\d{2})$/.exec(text);
  if (at) return [...factsOf(at[1] ?? ''), ...factsOf(at[2] ?? '')];
  return [single(text)];
}

function single(text: string): Fact {
  const duration = DURATION.exec(text);
  if (duration) return durationOf(Number(duration[2]), duration[1] === 'T', duration[3] ?? '');
  const per = PER.exec(text);
  if (per) {
    const unit = UNITS[per[3] as keyof typeof UNITS];
    const [times, every] = [Number(per[1]), Number(per[2])];
    // more than a few times in a period, or so many in several years, is a planned figure of that period, no cadence
    return times > 31 || (unit === 'year' && every > 1)
      ? { kind: 'number', value: times, money: false }
      : { kind: 'cadence', times, every, unit };
  }
  return dayOf(text) ?? quantityOf(text) ?? { kind: 'words', text };
}

function durationOf(amount: number, isTime: boolean, unit: string): Fact {
  if (isTime) return { kind: 'duration', amount, unit: 'hour' };
  if (unit === 'W') return { kind: 'duration', amount: amount * 7, unit: 'day' };
  return { kind: 'duration', amount, unit: unit === 'D' ? 'day' : unit === 'M' ? 'month' : 'year' };
}

function dayOf(text: string): Fact | null {
  const inMonth = /^(?:(\d+)\.\.|<=)(\d+|L)\/P1M$/.exec(text);
  if (inMonth) {
    const to = inMonth[2] === 'L' ? 'last' : Number(inMonth[2]);
    return { kind: 'daysOfMonth', from: inMonth[1] === undefined ? null : Number(inMonth[1]), to };
  }
  const months = /^months ([\d,]+)$/.exec(text);
  if (months) return { kind: 'months', months: (months[1] ?? '').split(',').map(Number) };
  if (text === 'FREQ=WEEKLY;BYDAY=TU' || text === 'BYDAY=TU') return { kind: 'weekday', weekday: 2 };
  const year = /^(?:year|term)=(\d{4})/.exec(text) ?? /^(\d{4})-spring$/.exec(text);
  if (year) return { kind: 'year', year: Number(year[1]) };
  const date = /^(?:[<>]=)?(?:(\d{4})-)?(\d{2})(?:-(\d{2}))?$/.exec(text);
  if (date === null || (date[1] === undefined && date[3] === undefined)) return null;
  const [month, day] = [Number(date[2]), date[3] === undefined ? null : Number(date[3])];
  return { kind: 'date', year: date[1] === undefined ? null : Number(date[1]), month, day };
}

function quantityOf(text: string): Fact | null {
  const fraction = /^[<>]=?(\d+)\/(\d+)$/.exec(text);
  if (fraction) return { kind: 'share', numerator: Number(fraction[1]), denominator: Number(fraction[2]) };
  const ratio = /^(?:rate|share)?(?:[<>]?=)?(\d\.\d+)(?:\/P1Y)?(?: in P3Y)?(?: @ .*)?$/.exec(text);
  if (ratio) return shareOf(ratio[1] ?? '0');
  const money = /^(?:[<>]=)?(\d+) CNY(?:\/\w+)?$/.exec(text);
  if (money) return { kind: 'number', value: Number(money[1]) * 100, money: true };
  const count = /^(?:count=|[<>]=|=)?(\d+(?:\.\d+)?)(?: (?!x\b)[a-zA-Z][\w/]*)?$/.exec(text);
  return count === null ? null : { kind: 'number', value: Number(count[1]), money: false };
}

/** The exact share of a decimal: 0.005 is 1/200. */
function shareOf(text: string): Fact {
  const decimals = text.split('.')[1]?.length ?? 0;
  const denominator = 10 ** decimals;
  const numerator = Math.round(Number(text) * denominator);
  const common = greatestCommonDivisor(numerator, denominator);
  return { kind: 'share', numerator: numerator / common, denominator: denominator / common };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
