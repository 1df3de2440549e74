import { setHandler } from '@temporalio/workflow';
import { alignSchedules } from './activities.ts';
import { versionsChangedSignal } from './schedule-messages.ts';

/**
 * Makes the engine's Schedules those of the versions in force and planned. Whatever is decided while it looks makes it
 * look again, so that the last decision is the one that counts.
 */
export async function bringSchedulesInLine(): Promise<void> {
  let isAsked = true;
  setHandler(versionsChangedSignal, () => {
    isAsked = true;
  });
  while (isAsked) {
    isAsked = false;
    await alignSchedules({ at: new Date().toISOString() });
  }
}
