import { allHandlersFinished, condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { finishCalendarNotice, listCasesAgain, moveCases, storeCalendarNotice } from './activities.ts';
import type { CalendarImportInput } from './calendar-messages.ts';
import { lookAgainSignal, storedUpdate } from './calendar-messages.ts';

/** Cases told by one activity: few, so that one which is cut off has little to tell again. */
const AT_ONCE = 25;
/** The first look back; each later one waits twice as long, so that the last is half a day after the first. */
const FIRST_LOOK_MINUTES = 2;
const LOOKS = 9;

/**
 * Puts a holiday notice into the calendar, then tells every open case and round. It looks again afterwards: a case may
 * have been filed by the old calendar while the notice came in, and one that could not be reached is tried again.
 */
export async function importCalendarNotice({ noticeId, notice }: CalendarImportInput): Promise<void> {
  const stored = Promise.withResolvers<null>();
  stored.promise.catch(() => undefined);
  setHandler(storedUpdate, () => stored.promise);
  let isAsked = false;
  setHandler(lookAgainSignal, () => {
    isAsked = true;
  });
  try {
    if (notice !== null) await storeCalendarNotice(notice);
    else await listCasesAgain({ noticeId, at: now() });
    stored.resolve(null);
  } catch (refusal) {
    stored.reject(refusal);
    await condition(allHandlersFinished);
    throw refusal;
  }
  for (let look = 0; ; look += 1) {
    for (let left = await moveCases({ noticeId, atMost: AT_ONCE, at: now() }); left > 0;) {
      if (workflowInfo().continueAsNewSuggested) {
        await goOn(noticeId);
        return;
      }
      left = await moveCases({ noticeId, atMost: AT_ONCE, at: now() });
    }
    const state = await finishCalendarNotice({ noticeId, at: now() });
    // Once it looks back for latecomers; from then on only for those that could not be reached.
    if (look === LOOKS || (look > 0 && state === 'done')) break;
    isAsked = false;
    await condition(() => isAsked, FIRST_LOOK_MINUTES * 2 ** look * 60_000);
    await listCasesAgain({ noticeId, at: now() });
  }
  await condition(allHandlersFinished);
}

async function goOn(noticeId: string): Promise<void> {
  await condition(allHandlersFinished);
  return continueAsNew<typeof importCalendarNotice>({ noticeId, notice: null });
}

const now = (): string => new Date().toISOString();
