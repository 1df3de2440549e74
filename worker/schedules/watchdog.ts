import { sha256 } from '../../db/digest.ts';
import { idPrefix } from './wanted.ts';
import type { WantedSchedule } from './wanted.ts';

/**
 * The Schedule that looks for what does not move, every so many seconds, a divisor of 60. A look that takes longer is
 * not joined by a second one, and looks that were missed are not made up for.
 */
export function watchdogSchedule(taskQueue: string, seconds: number): Omit<WantedSchedule, 'procedure' | 'part'> {
  const id = `${idPrefix(taskQueue)}system/watchdog`;
  const action = {
    type: 'startWorkflow',
    workflowType: 'watchdog',
    workflowId: `watchdog/${taskQueue}`,
    taskQueue,
    args: [],
  } as const;
  const policies = { overlap: 'SKIP', catchupWindow: '1 minute', pauseOnFailure: false } as const;
  const digest = sha256(JSON.stringify([seconds, policies, action]))
    .toString('hex')
    .slice(0, 12);
  const comment = `每 ${seconds} 秒查找卡住的事项 · looks every ${seconds} s for what is stuck · ${digest}`;
  const spec = {
    timezone: 'Asia/Shanghai',
    calendars: [{ second: { start: 0, end: 59, step: seconds }, minute: '*', hour: '*', comment }] as const,
  };
  return {
    id,
    digest,
    pause: null,
    options: { scheduleId: id, spec: { ...spec, calendars: [...spec.calendars] }, policies, action },
  };
}
