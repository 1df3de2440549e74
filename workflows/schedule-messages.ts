// What asks a worker to bring the Schedules in line. The API imports this file too.
import { defineSignal } from '@temporalio/workflow';

/** Type of the workflow that brings Schedules in line. */
export const SCHEDULE_ALIGNMENT = 'bringSchedulesInLine';

/** One at a time for a deployment; whoever asks meanwhile is heard by the one that runs. */
export const scheduleAlignmentId = (taskQueue: string): string => `schedules-in-line:${taskQueue}`;

/** Something was decided: look once more. */
export const versionsChangedSignal = defineSignal('versionsChanged');
