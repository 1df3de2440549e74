import type { ScheduleActivities } from '../../activities/ports.ts';
import { reconcileSchedules } from './reconcile.ts';
import type { Reconciling } from './reconcile.ts';

/** The activity by which a decision of the API reaches the engine's Schedules. */
export function scheduleActivities(
  deployment: Pick<Reconciling, 'client' | 'db' | 'taskQueue' | 'watchdogSeconds'>,
): ScheduleActivities {
  return {
    async alignSchedules({ at }) {
      await reconcileSchedules({ ...deployment, at });
    },
  };
}
