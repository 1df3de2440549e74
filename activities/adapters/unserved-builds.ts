import type { FoundStuck } from '../../domain/stuck/cause.ts';
import { knownBuilds } from './builds.ts';
import type { EngineLook } from './engine-look.ts';

/** Cases that stay with a build of the workflow code of which no worker is left: an upgrade that was cut short. */
export async function findUnserved(
  { client, taskQueue, now }: Pick<EngineLook, 'client' | 'taskQueue' | 'now'>,
  county: string,
): Promise<FoundStuck[]> {
  const builds = await knownBuilds(client, taskQueue, now);
  return builds
    .filter(({ running, hasWorker }) => running > 0 && !hasWorker)
    .map(({ buildId, running }) => ({
      cause: 'noWorker',
      key: `build:${taskQueue}:${buildId}`,
      caseId: null,
      organisation: county,
      procedure: null,
      part: null,
      since: now,
      evidence: { taskQueue, build: buildId },
      affected: { cases: running, tasks: 0, units: 0 },
    }));
}
