// A dead worker can't find its own death: the API looks whether anybody takes work, and when the watchdog looked last.
import { countyOn } from '../db/round-units.ts';
import { lastLook, settleStuck } from '../db/stuck-items.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import type { FoundStuck } from '../domain/stuck/cause.ts';
import type { Deps } from './deps.ts';

/** A worker asks anew within a minute of its last question. */
const POLL_MS = 75_000;
/** So many looks of the watchdog may be missed before nobody counts as there. */
const MISSED_LOOKS = 2;
const LEAST_MS = 45_000;

export interface WorkerLook {
  /** `unknown`: the engine itself does not answer. */
  worker: 'alive' | 'missing' | 'unknown';
  lastPollAt: string | null;
  lastLookAt: string | null;
  /** Whether the watchdog is behind: what it has not seen, the list can't show. */
  watchdogLate: boolean;
}

/** Whether work is taken, by the engine's pollers and the watchdog's last look. Changes nothing. */
export async function workerLook({ db, temporal, config, now }: Deps): Promise<WorkerLook> {
  const at = Date.parse(now());
  const age = (instant: string | null): number => (instant === null ? Infinity : at - Date.parse(instant));
  const [{ finishedAt }, polls] = await Promise.all([lastLook(db), temporal.lastPolls().catch(() => null)]);
  const allowed = Math.max(LEAST_MS, MISSED_LOOKS * config.worker.watchdog.seconds * 1000);
  const watchdogLate = age(finishedAt) > allowed;
  const common = { lastLookAt: finishedAt, watchdogLate };
  if (polls === null) return { worker: 'unknown', lastPollAt: null, ...common };
  const polled = [polls.workflows, polls.activities].map(age);
  const isMissing = Math.max(...polled) > POLL_MS || (finishedAt !== null && watchdogLate);
  const lastPollAt =
    [polls.workflows, polls.activities]
      .flatMap((one) => one ?? [])
      .sort()
      .at(-1) ?? null;
  return { worker: isMissing ? 'missing' : 'alive', lastPollAt, ...common };
}

/** The same look, kept as a stuck item while nobody is there. */
export async function noteWorkerLook(deps: Deps): Promise<WorkerLook> {
  const look = await workerLook(deps);
  const at = deps.now();
  const county = await countyOn(deps.db, localDateOf(at));
  if (county === null || look.worker === 'unknown') return look;
  const missing: FoundStuck[] =
    look.worker === 'alive'
      ? []
      : [
          {
            cause: 'noWorker',
            key: `queue:${deps.config.worker.taskQueue}`,
            caseId: null,
            organisation: county.path,
            procedure: null,
            part: null,
            since: look.lastLookAt ?? look.lastPollAt ?? at,
            evidence: {
              taskQueue: deps.config.worker.taskQueue,
              lastPollAt: look.lastPollAt,
              lastLookAt: look.lastLookAt,
            },
            affected: { cases: 0, tasks: 0, units: 0 },
          },
        ];
  // Of a build that has no worker the watchdog knows.
  await settleStuck(deps.db, ['noWorker'], missing, at, 'queue:');
  return look;
}
