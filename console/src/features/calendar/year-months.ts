import type { operations } from '../../api/schema.d.ts';

export type DutyOfYear = operations['getDutiesYear']['responses'][200]['content']['application/json']['items'][number];

/** One report of a year: what it is of, and when. */
export interface YearLine {
  readonly item: DutyOfYear;
  readonly opening: NonNullable<DutyOfYear['openings']>[number];
}

const MONTHS = 12;

/**
 * The reports of a year under the month in which they fall due, the earliest first (what falls due after the year is
 * under the month in which it opens); and apart from them what comes every day or week.
 */
export function monthsOf(items: readonly DutyOfYear[]): {
  months: readonly { month: number; lines: readonly YearLine[] }[];
  always: readonly DutyOfYear[];
} {
  const lines = items
    .flatMap((item) => (item.openings ?? []).map((opening): YearLine => ({ item, opening })))
    .toSorted((a, b) => a.opening.dueOn.localeCompare(b.opening.dueOn));
  const monthOf = ({ opening: { opensOn, dueOn } }: YearLine): number =>
    Number((dueOn.slice(0, 4) === opensOn.slice(0, 4) ? dueOn : opensOn).slice(5, 7));
  const months = Array.from({ length: MONTHS }, (_, index) => ({
    month: index + 1,
    lines: lines.filter((line) => monthOf(line) === index + 1),
  }));
  return {
    months: months.filter((one) => one.lines.length > 0),
    always: items.filter(({ openings }) => openings === null),
  };
}
