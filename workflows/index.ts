// The bundle's only entry. The default export serves every workflow type: a case's type is its procedure.
export { caseWorkflow as default } from './case.ts';
export { importCalendarNotice } from './import-calendar-notice.ts';
export { openRound } from './open-round.ts';
export { tidyUp } from './tidy-up.ts';
export { watchdog } from './watchdog.ts';
export { handOver } from './hand-over.ts';
export { bringSchedulesInLine } from './bring-schedules-in-line.ts';
export { repairBatch } from './repair-batch.ts';
export { takeImport } from './take-import.ts';
