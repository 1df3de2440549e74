import { condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { closeRepair, nextRepairItems, repairItem } from './activities.ts';
import type { RepairInput } from './repair-messages.ts';
import { goOnSignal } from './repair-messages.ts';

/** Items that are done at once, and listed at once. */
const AT_ONCE = 5;
const PAGE = 50;
/** Seconds until the items that had no answer are tried again; doubled each time. */
const FIRST_PAUSE = 5;

const now = (): string => new Date().toISOString();

/**
 * The items of an order for repairs, one after another, a few at once. What is done stands in PostgreSQL, and so does
 * whether it is paused: the workflow ends when it is, and is started again to go on.
 */
export async function repairBatch(input: RepairInput): Promise<void> {
  let isAsked = false;
  setHandler(goOnSignal, () => {
    isAsked = true;
  });
  do {
    isAsked = false;
    await goThrough(input, () => isAsked);
  } while (isAsked);
}

async function goThrough(input: RepairInput, isAsked: () => boolean): Promise<void> {
  const { repairId } = input;
  let after = 0;
  let hasUnanswered = false;
  let pause = FIRST_PAUSE;
  for (;;) {
    if (workflowInfo().continueAsNewSuggested) return continueAsNew<(input: RepairInput) => Promise<void>>(input);
    const { state, positions } = await nextRepairItems({ repairId, after, limit: PAGE });
    if (state !== 'running') return;
    const last = positions.at(-1);
    if (last !== undefined) {
      const results = await repairEach(repairId, positions);
      if (results.includes('stopped')) return;
      hasUnanswered ||= results.includes('again');
      after = last;
      continue;
    }
    if (!hasUnanswered && (await closeRepair({ repairId, at: now() }))) return;
    if (hasUnanswered) await condition(isAsked, pause * 1000);
    pause *= 2;
    hasUnanswered = false;
    after = 0;
  }
}

async function repairEach(repairId: string, positions: readonly number[]): Promise<string[]> {
  const waiting = [...positions];
  const results: string[] = [];
  const walk = async (): Promise<void> => {
    for (let position = waiting.shift(); position !== undefined; position = waiting.shift()) {
      const result = await repairItem({ repairId, position, at: now() });
      results.push(result);
      if (result === 'stopped') return;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
  return results;
}
