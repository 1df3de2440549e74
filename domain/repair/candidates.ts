// Values that people might fill in: near what the conditions compare a field with. A search picks among them.
import { addDays } from '../calendar/index.ts';
import type { LocalDate } from '../calendar/index.ts';
import type { CaseData, Json } from '../case/state.ts';
import type { ColumnField, Field } from '../definition/field.ts';
import { isEmptyValue } from '../field-value.ts';
import { checkField } from '../form.ts';

/** What conditions compare with: numbers and texts of their own, of the parameters, and of the data beside them. */
export interface Surroundings {
  numbers: readonly number[];
  texts: readonly string[];
  today: LocalDate;
}

const DIGEST = 'a'.repeat(64);
const DAYS = [0, -1, 1, -7, -20, -40, -200, -400, -800, -1500, 10, 40, 100, 200, 400, 800];
const MOST_ROWS = 40;

/** Numbers, dates and texts around a condition, from its leaves and from values. */
export function surroundingsOf(
  leaves: readonly string[],
  values: readonly Json[],
  parameters: Record<string, Json>,
  today: LocalDate,
): Surroundings {
  const text = leaves.join(' ');
  const named = [...text.matchAll(/parameter\.(\w+)/g)].map(([, key = '']) => parameters[key] ?? null);
  const literals = [...text.matchAll(/(?<![\w."])\d+(\.\d+)?/g)].map(([one]) => Number(one));
  const around = [...literals, ...[...named, ...values].flatMap(numbersIn)];
  const sum = values.flatMap(numbersIn).reduce((total, one) => total + one, 0);
  const quoted = [...text.matchAll(/"([^"]{0,60})"/g)].map(([, one = '']) => one);
  const texts = [...quoted, ...[...named, ...values].filter((one) => typeof one === 'string')];
  const numbers = new Set([
    0,
    1,
    ...around.flatMap((one) => [one, one + 1, one - 1]),
    sum,
    ...around.map((one) => sum - one),
  ]);
  return { numbers: [...numbers], texts: [...new Set(texts)], today };
}

function numbersIn(value: Json): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return [Number(value)];
  return Array.isArray(value) ? [value.length] : [];
}

/** Values of a field that its own rules allow, none of them empty; the first is the plainest. */
export function candidatesOf(field: Field, around: Surroundings): Json[] {
  const drawn = field.type === 'table' ? tables(field, around) : scalars(field, around);
  const known = new Set<string>();
  return drawn.filter((value) => {
    const text = JSON.stringify(value);
    if (known.has(text) || isEmptyValue(value)) return false;
    known.add(text);
    // whether an id or an account is a real one no condition asks
    return ('format' in field && field.format !== undefined) || checkField(field, value, around.today).length === 0;
  });
}

function scalars(field: ColumnField, around: Surroundings): Json[] {
  switch (field.type) {
    case 'boolean':
      return [true, false];
    case 'enum':
      return field.options.map((option) => option.key);
    case 'integer':
    case 'fen':
      return [1, ...around.numbers, field.min ?? 0, ...(field.max === undefined ? [] : [field.max])].filter(
        (one) => Number.isSafeInteger(one) && one >= (field.min ?? -Infinity) && one <= (field.max ?? Infinity),
      );
    case 'decimal':
      return [1, ...around.numbers, Number(field.min ?? 0), Number(field.max ?? 1)].map((one) =>
        one.toFixed(field.decimals),
      );
    case 'date':
      return days(around);
    case 'dateTime':
      return days(around).flatMap((day) => [`${day}T00:30:00+08:00`, `${day}T00:00:00+08:00`]);
    case 'file':
      return [1, ...around.numbers.filter((one) => one > 0 && one <= field.maxCount)].map((count) =>
        Array.from({ length: Math.trunc(count) }, () => DIGEST),
      );
    case 'text':
      return ['x', ...around.texts];
    case 'person':
    case 'household':
      return ['x', ...around.texts];
    case 'organisation':
      return ['610000', ...around.texts];
  }
}

/** Today, the days that conditions name, and days around them. */
function days({ texts, today }: Surroundings): string[] {
  const named = texts.flatMap((one) => /^\d{4}-\d{2}-\d{2}/.exec(one)?.[0] ?? []);
  return [today, ...named].flatMap((day) => DAYS.map((distance) => addDays(day, distance)));
}

/** Plain rows, as many as are counted; rows with each value of each column. */
function tables(field: Extract<Field, { type: 'table' }>, around: Surroundings): Json[] {
  const plain = Object.fromEntries(field.columns.map((column) => [column.key, scalars(column, around)[0] ?? null]));
  const counts = [...new Set([1, ...around.numbers.filter((one) => Number.isInteger(one) && one > 0)])].filter(
    (one) => one <= Math.min(field.maxRows, MOST_ROWS),
  );
  const rows = (row: CaseData, count: number): Json => Array.from({ length: count }, () => row);
  return [
    ...counts.map((count) => rows(plain, count)),
    ...field.columns.flatMap((column) =>
      scalars(column, around).flatMap((value) => [1, 2].map((count) => rows({ ...plain, [column.key]: value }, count))),
    ),
    // one row for each value of a column
    ...field.columns.map((column) =>
      scalars(column, around)
        .slice(0, Math.min(field.maxRows, MOST_ROWS))
        .map((value) => ({ ...plain, [column.key]: value })),
    ),
  ];
}
