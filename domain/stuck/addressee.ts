// Who must mend what is stuck: the administrator of the nearest division above it that has one.
import { divisionAt, divisionOf } from '../organisations.ts';

const LEVELS = ['village', 'township', 'county'] as const;

/** Divisions from the organisation's own upwards: 610429101200/x → 610429101200, 610429101, 610429. */
export function divisionsUpwards(organisation: string): string[] {
  const own = divisionOf(organisation);
  return [...new Set(LEVELS.flatMap((level) => divisionAt(own, level) ?? []))].sort((a, b) => b.length - a.length);
}

/**
 * The division whose administrator is told. `above`: only divisions above that one, for the second time. Where no
 * administrator is anywhere it is the county, so that the first who is appointed there finds it.
 */
export function administeringDivision(organisation: string, administered: ReadonlySet<string>, above?: string): string {
  const upwards = divisionsUpwards(organisation).filter((one) => above === undefined || one.length < above.length);
  return upwards.find((one) => administered.has(one)) ?? upwards.at(-1) ?? above ?? organisation;
}
