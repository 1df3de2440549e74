// What the calendar shows; it stands in the address.

export const TABS = ['month', 'load', 'year', 'feeds'] as const;
export const SOURCES = ['tasks', 'clocks', 'items', 'remedies'] as const;

export type CalendarTab = (typeof TABS)[number];
export type DueSource = (typeof SOURCES)[number];
/** Whose days: one's own, those of one unit, or all that one may see. */
export type Whose = 'mine' | 'unit' | 'all';

export interface CalendarSearch {
  readonly tab?: Exclude<CalendarTab, 'month'>;
  readonly whose?: Exclude<Whose, 'mine'>;
  /** Path of the unit; one's own first post where it is absent. */
  readonly unit?: string;
  readonly of?: Exclude<DueSource, 'tasks'>;
  /** 2026-11. */
  readonly month?: string;
  /** What is listed: a day (2026-11-23), a week (2026-W48), or everything overdue. */
  readonly shown?: string;
  /** The year whose duties are laid out. */
  readonly year?: number;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const SHOWN = /^(overdue|\d{4}-\d{2}-\d{2}|\d{4}-W\d{2})$/;
const UNIT = /^\d{6,12}(\/[a-z][a-z0-9-]*)?$/;
const YEAR = { first: 2000, last: 2100 };

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;

/** Takes what the page shows from an address; what it doesn't know is left out. */
export function calendarSearch(search: Record<string, unknown>): CalendarSearch {
  const { tab, whose, of } = search;
  const [unit, month, shown, year] = [search['unit'], search['month'], search['shown'], search['year']].map(textOf);
  return {
    ...(tab === 'load' || tab === 'year' || tab === 'feeds' ? { tab } : {}),
    ...(whose === 'unit' || whose === 'all' ? { whose } : {}),
    ...(unit !== undefined && UNIT.test(unit) ? { unit } : {}),
    ...(of === 'clocks' || of === 'items' || of === 'remedies' ? { of } : {}),
    ...(month !== undefined && MONTH.test(month) ? { month } : {}),
    ...(shown !== undefined && SHOWN.test(shown) ? { shown } : {}),
    ...(Number(year) >= YEAR.first && Number(year) <= YEAR.last ? { year: Number(year) } : {}),
  };
}
