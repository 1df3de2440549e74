import { condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { closeImport, discardImport, retryImport, takeImportRows } from './activities.ts';
import type { ImportInput } from './import-messages.ts';
import { againSignal, discardSignal } from './import-messages.ts';

/** Entries that one activity takes; so many are at most done twice when a worker dies. */
const AT_ONCE = 20;
const DAY_MS = 24 * 60 * 60 * 1000;

const now = (): string => new Date().toISOString();

/**
 * Takes the rows of a file in, some at a time. How far it is stands in PostgreSQL, so that it goes on after any
 * interruption where it was. Then it keeps the refused rows for some days, in which they may be taken again.
 */
export async function takeImport({ importId, keepDays }: ImportInput): Promise<void> {
  let isAsked = false;
  let isDiscarded = false;
  setHandler(againSignal, () => {
    isAsked = true;
  });
  setHandler(discardSignal, () => {
    isDiscarded = true;
  });
  for (;;) {
    while (!isDiscarded && (await takeImportRows({ importId, atMost: AT_ONCE, at: now() }))) {
      if (workflowInfo().continueAsNewSuggested) return continueAsNew<typeof takeImport>({ importId, keepDays });
    }
    if (!isDiscarded) await closeImport({ importId, at: now() });
    await condition(() => isAsked || isDiscarded, keepDays * DAY_MS);
    if (!isAsked || isDiscarded) break;
    isAsked = false;
    await retryImport({ importId });
  }
  await discardImport({ importId });
}
