import { continueAsNew, sleep, workflowInfo } from '@temporalio/workflow';
import { closeHandover, handOverCase, listHandoverCases, nextHandoverCases } from './activities.ts';
import type { HandoverInput, HandoverPlace } from './messages.ts';

/** Cases that are asked at once, and listed at once. */
const AT_ONCE = 5;
const PAGE = 50;
/** Seconds between two rounds over the cases that could not be asked; doubled each time. */
const FIRST_PAUSE = 5;
const LONGEST_PAUSE = 600;

const START: HandoverPlace = {
  after: '00000000-0000-0000-0000-000000000000',
  hasFailed: false,
  pause: FIRST_PAUSE,
};

const now = (): string => new Date().toISOString();

/**
 * The cases of a handover, from its day on: each is asked once and answers for itself; those that can't be asked are
 * tried until they can. What is done stands in PostgreSQL, so that it goes on after any interruption where it was.
 */
export async function handOver(input: HandoverInput): Promise<void> {
  const { handoverId, notBefore } = input;
  const wait = Date.parse(notBefore) - Date.now();
  if (wait > 0) await sleep(wait);
  if (input.place === undefined) await listHandoverCases({ handoverId, at: now() });
  let place: HandoverPlace | null = input.place ?? START;
  while (place !== null) {
    if (workflowInfo().continueAsNewSuggested) return continueAsNew<typeof handOver>({ ...input, place });
    place = await goOn(handoverId, place);
  }
  await closeHandover({ handoverId, at: now() });
}

/** Asks the next page; behind the last one it begins again with what failed, or with what came up meanwhile. */
async function goOn(handoverId: string, { after, hasFailed, pause }: HandoverPlace): Promise<HandoverPlace | null> {
  const page = await nextHandoverCases({ handoverId, after, limit: PAGE });
  const last = page.at(-1);
  if (last !== undefined) {
    const isDone = await askEach(handoverId, page);
    return { after: last, hasFailed: hasFailed || !isDone, pause };
  }
  if (hasFailed) {
    await sleep(`${pause} seconds`);
    return { ...START, pause: Math.min(pause * 2, LONGEST_PAUSE) };
  }
  return (await listHandoverCases({ handoverId, at: now() })) === 0 ? null : START;
}

/** Whether all of them answered. */
async function askEach(handoverId: string, cases: readonly string[]): Promise<boolean> {
  const waiting = [...cases];
  let isDone = true;
  const walk = async (): Promise<void> => {
    for (let caseId = waiting.shift(); caseId !== undefined; caseId = waiting.shift()) {
      if (!(await handOverCase({ handoverId, caseId, at: now() }))) isDone = false;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
  return isDone;
}
