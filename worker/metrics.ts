// What the worker tells of its activities; of slots, caches and waits the engine's SDK tells itself, on its own port.
import client from '@platformatic/prom-client';
import type { Registry } from '../telemetry/metrics.ts';

type AnyActivity = (...args: never[]) => Promise<unknown>;

/** The same activities, each measured by its name and by whether it failed. */
export function measuredActivities<Some extends object>(activities: Some, registry: Registry): Some {
  const seconds = new client.Histogram({
    name: 'banjie_activity_seconds',
    help: 'Time of activities; `record` writes what a command did',
    labelNames: ['activity', 'result'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
    registers: [registry],
  });
  const measured = ([activity, run]: [string, AnyActivity]): [string, AnyActivity] => [
    activity,
    async (...args) => {
      const stop = seconds.startTimer({ activity });
      try {
        const answer = await run(...args);
        stop({ result: 'done' });
        return answer;
      } catch (error) {
        stop({ result: 'failed' });
        throw error;
      }
    },
  ];
  return Object.fromEntries(Object.entries(activities as Record<string, AnyActivity>).map(measured)) as Some;
}
