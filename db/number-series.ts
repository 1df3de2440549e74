import type { CaseSummary } from '../domain/case/projection.ts';
import { divisionOf } from '../domain/organisations.ts';

/** Where a case gets its number from, and what stands before it. */
export interface NumberSeries {
  series: string;
  prefix: string;
}

/**
 * Numbers run without gaps per procedure, township (county where the case is filed above) and year of recording:
 * `610429101-2026-0007`. Rehearsals have series of their own. `record` draws the number.
 */
export function numberSeries({ case: one }: { case: CaseSummary }, today: string): NumberSeries {
  const place = divisionOf(one.organisation).slice(0, 9);
  const year = today.slice(0, 4);
  const mark = one.rehearsal ? 'R' : '';
  return { series: `${mark}${one.procedure}|${place}|${year}`, prefix: `${mark}${place}-${year}-` };
}

/** The text that `record` makes of a number, for a case whose row is made again. */
export function caseNumber({ prefix }: NumberSeries, number: number): string {
  return prefix + String(number).padStart(4, '0');
}
