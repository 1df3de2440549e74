import { sha256 } from '../../db/digest.ts';
import { idPrefix } from './wanted.ts';
import type { WantedSchedule } from './wanted.ts';

const HOUR = 3;
const MINUTE = 30;

/** The Schedule that deletes every night what is of no use any more, so that nobody need remember. */
export function tidySchedule(taskQueue: string): Omit<WantedSchedule, 'procedure' | 'part'> {
  const id = `${idPrefix(taskQueue)}system/tidy`;
  const action = {
    type: 'startWorkflow',
    workflowType: 'tidyUp',
    workflowId: `tidy/${taskQueue}`,
    taskQueue,
    args: [],
  } as const;
  const policies = { overlap: 'SKIP', catchupWindow: '1 day', pauseOnFailure: false } as const;
  const digest = sha256(JSON.stringify([HOUR, MINUTE, policies, action]))
    .toString('hex')
    .slice(0, 12);
  const comment = `每日 3:30 清理过期记录 · deletes at 3:30 what is of no use any more · ${digest}`;
  const spec = { timezone: 'Asia/Shanghai', calendars: [{ hour: HOUR, minute: MINUTE, comment }] };
  return { id, digest, pause: null, options: { scheduleId: id, spec, policies, action } };
}
