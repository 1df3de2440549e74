// When the shell must wake next: the one timer of a case.
import type { Instant } from '../calendar/index.ts';
import type { CaseState } from './state.ts';

/**
 * The earliest instant at which `tick` would do something, or null when only people can move the case on.
 * Instants are UTC in one format, so that they compare as texts. A suspended case wakes for nothing.
 * Back-off of effects is not in it: the shell keeps that itself by `notBefore`.
 */
export function nextWake(state: CaseState): Instant | null {
  if (state.status !== 'open') return null;
  const alarms = state.clocks
    .filter((run) => run.state === 'running')
    .flatMap((run) => run.alarms.filter((alarm) => !run.fired.includes(alarm.id)).map((alarm) => alarm.at));
  const waits = state.visits.flatMap((visit) => {
    const notice = visit.phase === 'posted' && visit.notice !== undefined ? [visit.notice.dueAt] : [];
    return visit.until === undefined ? notice : [...notice, visit.until];
  });
  return [...alarms, ...waits].sort()[0] ?? null;
}
