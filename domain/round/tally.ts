// Who was on time, late, silent, excused, and who had nothing to report.
import type { Tally } from './event.ts';
import { openTerms, owes } from './items.ts';
import type { RoundState } from './state.ts';

/**
 * The tally of some units, or of all. In a series a unit is silent when it owes any period that has opened, else late
 * when any came late.
 */
export function tallyOf(state: RoundState, units: readonly string[] = state.units.map((unit) => unit.path)): Tally {
  const tally: Tally = { onTime: [], late: [], silent: [], excused: [], nothingToReport: [] };
  const terms = openTerms(state);
  for (const unit of units) {
    const items = terms.map((term) => term.items[unit]);
    const given = items.flatMap((item) => (item === undefined ? [] : [item]));
    if (items.some((item) => item === undefined || owes(item))) tally.silent.push(unit);
    else if (given.length > 0 && given.every((item) => item.state === 'excused')) tally.excused.push(unit);
    else if (given.some((item) => item.late)) tally.late.push(unit);
    else tally.onTime.push(unit);
    const filed = given.filter((item) => item.filedAt !== null);
    if (filed.length > 0 && filed.every((item) => item.entries.every((entry) => entry.nothing))) {
      tally.nothingToReport.push(unit);
    }
  }
  return tally;
}

/** Whether a unit that owes has still time for all of it: people call it silent only once a due instant has passed. */
export function isInTime(state: RoundState, unit: string): boolean {
  if (state.status === 'ended') return false;
  return openTerms(state).every((term) => {
    const item = term.items[unit];
    return !term.overdue.includes(unit) || (item !== undefined && !owes(item));
  });
}

/** How many of some units stand how, as lists show it: `owed` has not come in but has time, `silent` has none left. */
export function standings(state: RoundState, units?: readonly string[]) {
  const { onTime, late, silent, excused, nothingToReport } = tallyOf(state, units);
  const owed = silent.filter((unit) => isInTime(state, unit)).length;
  return {
    units: units?.length ?? state.units.length,
    onTime: onTime.length,
    late: late.length,
    owed,
    silent: silent.length - owed,
    excused: excused.length,
    nothingToReport: nothingToReport.length,
  };
}
