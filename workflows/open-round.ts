import { workflowInfo } from '@temporalio/workflow';
import type { OpenedRound, RecurringPart } from '../activities/ports.ts';
import { openScheduledRound } from './activities.ts';

/**
 * What a Schedule starts: it opens the round that falls due, and ends. The Schedule names the duty and nothing else, so
 * that the version in force at its time is the one that runs.
 */
export async function openRound(part: RecurringPart): Promise<OpenedRound> {
  const { searchAttributes, startTime } = workflowInfo();
  // Where the engine was away it fires later, and says here for when it was meant.
  const [meant] = searchAttributes['TemporalScheduledStartTime'] ?? [];
  const at = (meant instanceof Date ? meant : startTime).toISOString();
  return openScheduledRound({ ...part, at });
}
