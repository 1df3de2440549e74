// The activities as workflows see them, by how they are retried.
import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import type { ScheduleActivities, TidyActivities } from '../activities/ports.ts';

/**
 * Our own database, within the workflow task. It never fails for good: while PostgreSQL is away a try is followed by
 * another, and waits above `localRetryThreshold` become timers, so that the workflow task does not stay open.
 */
export const { record, readAhead, resolveRoster } = proxyLocalActivities<
  Pick<Activities, 'record' | 'readAhead' | 'resolveRoster'>
>({
  startToCloseTimeout: '8 seconds',
  localRetryThreshold: '3 seconds',
  retry: { initialInterval: '100 milliseconds', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});

/** The world outside, tried so often before the case records that it is stuck. */
export function boundedEffects(attempts: number): Pick<Activities, 'runEffect'> {
  return proxyActivities<Pick<Activities, 'runEffect'>>({
    startToCloseTimeout: '1 minute',
    retry: {
      initialInterval: '1 second',
      backoffCoefficient: 2,
      maximumInterval: '1 minute',
      maximumAttempts: attempts,
    },
  });
}

/** Opening a round waits for PostgreSQL and the engine; a round that can't be opened at all fails at once. */
export const { openScheduledRound } = proxyActivities<Pick<Activities, 'openScheduledRound'>>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** The answer to the case that waits for this one: it must arrive, however long that takes. */
export const { answerOrigin } = proxyActivities<Pick<Activities, 'answerOrigin'>>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '5 minutes' },
});

/** Taking a holiday notice in waits for PostgreSQL; a year that is announced already is refused at once. */
export const { storeCalendarNotice, listCasesAgain, moveCases, finishCalendarNotice } = proxyActivities<
  Pick<Activities, 'storeCalendarNotice' | 'listCasesAgain' | 'moveCases' | 'finishCalendarNotice'>
>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** Of a handover: PostgreSQL comes back; a case that can't be asked is an answer and no failure. */
export const { listHandoverCases, nextHandoverCases, handOverCase, closeHandover } = proxyActivities<
  Pick<Activities, 'listHandoverCases' | 'nextHandoverCases' | 'handOverCase' | 'closeHandover'>
>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** Bringing Schedules in line asks the engine about each of them. */
export const { alignSchedules } = proxyActivities<ScheduleActivities>({
  startToCloseTimeout: '5 minutes',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** Of an order for repairs: PostgreSQL comes back; a case that refuses or does not answer is an answer and no failure. */
export const { nextRepairItems, repairItem, closeRepair } = proxyActivities<
  Pick<Activities, 'nextRepairItems' | 'repairItem' | 'closeRepair'>
>({
  // A killed worker's item is taken over by another after this long.
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** Of an import: PostgreSQL and the engine come back; a row that is refused is an answer and no failure. */
export const { takeImportRows, closeImport, retryImport, discardImport } = proxyActivities<
  Pick<Activities, 'takeImportRows' | 'closeImport' | 'retryImport' | 'discardImport'>
>({
  // A killed worker's rows are taken by another after this long.
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** Deleting what is of no use any more; what one try leaves, the next finds. */
export const { tidySome } = proxyActivities<TidyActivities>({
  startToCloseTimeout: '10 minutes',
  retry: { initialInterval: '10 seconds', backoffCoefficient: 2, maximumInterval: '10 minutes', maximumAttempts: 10 },
});

/** A look of the watchdog; one that fails is followed by the next Schedule's. */
export const { lookForStuck } = proxyActivities<Pick<Activities, 'lookForStuck'>>({
  startToCloseTimeout: '5 minutes',
  retry: { initialInterval: '2 seconds', maximumAttempts: 2 },
});
