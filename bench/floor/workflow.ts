// The bare floor: as many Updates as a four-level case has, each doing one local activity that writes one row.
import { allHandlersFinished, condition, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import { stepUpdate } from './workflow-messages.ts';

const { writeRow } = proxyLocalActivities<{ writeRow(caseId: string, step: number): Promise<void> }>({
  startToCloseTimeout: '10 seconds',
});

/** Takes `steps` steps and ends. */
export async function floor(caseId: string, steps: number): Promise<void> {
  let done = 0;
  setHandler(stepUpdate, async (step) => {
    await writeRow(caseId, step);
    done += 1;
    return done;
  });
  await condition(() => done >= steps && allHandlersFinished());
}
