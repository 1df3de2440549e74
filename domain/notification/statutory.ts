// Which messages are owed by law, or can't wait for the morning.
import type { CaseData } from '../case/state.ts';
import type { Clock } from '../definition/clock.ts';
import type { Definition } from '../definition/forms.ts';

/**
 * Whether a message is about a statutory limit, or one that is counted in hours. Such a message goes out by night, and
 * can't be switched off.
 */
export function isStatutory(definition: Definition, detail: CaseData): boolean {
  const { clock } = detail;
  if (definition.form !== 'case' || typeof clock !== 'string') return false;
  const found = definition.clocks.find((one) => one.key === clock);
  return found !== undefined && (found.statutory || countsHours(found.limit));
}

function countsHours(limit: Clock['limit']): boolean {
  if (limit.kind === 'earliest') return limit.of.some((one) => countsHours(one));
  return limit.kind === 'period' && limit.unit === 'hour';
}
