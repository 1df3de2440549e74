// Data that a form may carry, drawn at random but near the numbers and words that the definition's own rules compare.
import type { Json } from '../../domain/case/state.ts';
import type { CaseForm } from '../../domain/definition/forms.ts';
import type { ColumnField, Field, FormField } from '../../domain/definition/field.ts';
import { addDays } from '../../domain/calendar/index.ts';

/** A source of chance that is the same for the same seed (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Fields and parameters, with the rules wherever they stand. */
export type FormSource = Pick<CaseForm, 'fields' | 'parameters'>;

/** Draws data for forms of one definition. */
export class PlausibleData {
  private readonly fields: Map<string, Field>;
  private readonly numbers: number[];
  private readonly words: string[];
  private readonly chance: () => number;
  /** Values by field that make one of the definition's comparisons hold. */
  private readonly wanted: Map<string, Json[]>;

  /** `definition` is what the forms belong to: a case, or a duty's item with the parameters around it. */
  constructor(definition: FormSource, chance: () => number) {
    this.fields = new Map(definition.fields.map((field) => [field.key, field]));
    this.chance = chance;
    const text = JSON.stringify({ ...definition, fields: [] });
    const constants = [...text.matchAll(/[<>=]=?\s*(\d+)/g)].map((match) => Number(match[1]));
    const values = definition.parameters.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
    this.numbers = [...new Set([...constants, ...values].flatMap((one) => [one - 1, one, one + 1]))];
    this.wanted = wantedBy(definition);
    this.words = [...new Set([...text.matchAll(/\\"([^"\\]{1,40})\\"/g)].map((match) => match[1] ?? ''))];
  }

  /** Values for a form; `today` is a day at UTC+8. One draw leans to yes, another to no: rules ask for many at once. */
  draw(form: readonly FormField[], today: string): Record<string, Json> {
    const leaning = this.one([0.5, 0.95, 0.05, 0.95]);
    const willing = this.one([0, 0.3, 0.7, 0.97]);
    const data: Record<string, Json> = {};
    for (const { field: key, required } of form) {
      const field = this.fields.get(key);
      if (field === undefined || (!required && this.chance() < 0.15)) continue;
      const wanted = this.wanted.get(key);
      if (wanted !== undefined && this.chance() < willing) {
        data[key] = this.one(wanted);
        continue;
      }
      data[key] = field.type === 'table' ? this.table(field, today, leaning) : this.value(field, today, leaning);
    }
    return data;
  }

  /** One of a list, any as likely as another. */
  one<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.chance() * list.length)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  }

  private table(field: Extract<Field, { type: 'table' }>, today: string, leaning: number): Json {
    const rows = Math.min(field.maxRows, this.one([1, 1, 2, 3]));
    return Array.from({ length: rows }, () =>
      Object.fromEntries(field.columns.map((column) => [column.key, this.value(column, today, leaning)])),
    );
  }

  private value(field: ColumnField, today: string, leaning: number): Json {
    switch (field.type) {
      case 'text':
        return this.text(field);
      case 'boolean':
        return this.chance() < leaning;
      case 'enum':
        return this.one(field.options).key;
      case 'integer':
      case 'fen':
        return this.number(field.min ?? 0, field.max);
      case 'decimal':
        return this.number(Number(field.min ?? 0), Number(field.max ?? 1e9)).toFixed(field.decimals);
      case 'date':
        return this.day(today, field.future);
      case 'dateTime':
        return `${this.day(today, field.future)}T00:30:00+08:00`;
      case 'file':
        return ['a'.repeat(64)];
      case 'organisation':
        return '610429101200';
      case 'person':
      case 'household':
        return this.one(['subject-1', 'person-1']);
    }
  }

  private text({ format, maxLength }: Extract<ColumnField, { type: 'text' }>): string {
    if (format === 'idNumber') return '110101199003074493';
    if (format === 'phone') return '13900000001';
    if (format === 'bankAccount') return '6222020200112230';
    return this.one([...this.words, '演示文字', '演示内容']).slice(0, maxLength);
  }

  private number(min: number, max = 5_000_000): number {
    const near = [...this.numbers, 0, 1, 2, 3, 10, 100, 100_000, min, max];
    const small = [1, 1, 2, 3].filter((one) => one >= min && one <= max);
    if (small.length > 0 && this.chance() < 0.4) return this.one(small);
    const fitting = near.filter((one) => one >= min && one <= max);
    return fitting.length === 0 ? min : this.one(fitting);
  }

  private day(today: string, future: boolean): string {
    return addDays(today, this.one(future ? [0, 1, 10, 40, 200] : [0, 0, 0, -1, -5, -20, -40, -200, -400]));
  }
}

/** A value for which the comparison does not hold; undefined where none follows from it. */
function pastBoundary(value: Json, operator: string): Json | undefined {
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'number') return undefined;
  return operator.startsWith('<') ? value + 1 : operator.startsWith('>') && value > 0 ? value - 1 : undefined;
}

const COMPARISON = /\b(\w+) (=|!=|>=|<=|>|<) ("[^"]*"|true|false|\d+|parameter\.\w+)/g;

/** From every FEEL expression of a definition: `grade = "C"`, `income > parameter.line`. */
function wantedBy(definition: FormSource): Map<string, Json[]> {
  const wanted = new Map<string, Json[]>();
  const values = new Map(definition.parameters.map(({ key, value }) => [key, value]));
  const read = (expression: string): void => {
    for (const [, field = '', operator = '', literal = ''] of expression.matchAll(COMPARISON)) {
      const raw = literal.startsWith('parameter.') ? values.get(literal.slice(10)) : (JSON.parse(literal) as Json);
      const shift = typeof raw !== 'number' ? 0 : operator === '>' ? 1 : operator === '<' ? -1 : 0;
      if (raw === undefined || raw === null || operator === '!=') continue;
      const value = typeof raw === 'number' ? raw + shift : (raw as Json);
      // now and then just past the boundary, for what lies on the other side of a route
      const past = pastBoundary(value, operator);
      wanted.set(field, [...(wanted.get(field) ?? []), value, value, value, ...(past === undefined ? [] : [past])]);
    }
  };
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    const { when } = value as { when?: unknown };
    if (typeof when === 'string') read(when);
    Object.values(value).forEach(walk);
  };
  walk(definition);
  return wanted;
}
