// What the import of a holiday notice is started with and answers. The API imports this file too.
import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { NewNotice } from '../activities/ports.ts';

export interface CalendarImportInput {
  noticeId: string;
  /** The notice to be stored; null where it is stored and its moving is taken up again. */
  notice: NewNotice | null;
}

/** Type of the workflow that stores a notice and tells every open case. */
export const CALENDAR_IMPORT = 'importCalendarNotice';

/** One import of a notice at a time; the second finds the first. */
export const calendarImportId = (noticeId: string): string => `calendar-notice:${noticeId}`;

/** Answers when the year stands in the calendar and the cases are listed; refuses what the calendar refuses. */
export const storedUpdate = defineUpdate<null, []>('stored');

/** Looks at once for what could not be reached, and does not wait for the next look. */
export const lookAgainSignal = defineSignal('lookAgain');
