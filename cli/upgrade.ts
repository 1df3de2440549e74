// Cases moved from one build of the workflow code to another, and the old workers told to be dispensable.
import { Client, Connection } from '@temporalio/client';
import { deploymentOf, knownBuilds, runningOn } from '../activities/adapters/builds.ts';
import type { KnownBuild } from '../activities/adapters/builds.ts';
import { createDataConverter, temporalConnectionOptions } from '../config/temporal.ts';
import type { CommandInput } from './command.ts';
import { forEachAtOnce, tickCase } from './tick-case.ts';

export interface UpgradeAsked {
  /** The build to move to; the newest when undefined. */
  to: string | undefined;
  dryRun: boolean;
  json: boolean;
}

const CASE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Rounds without one case moved, after which it says what is left. */
const MOST_IDLE_ROUNDS = 6;
const BETWEEN_ROUNDS_MS = 500;

/**
 * Puts the newest build in use, or the one that is named, and asks each case of the others to go on there. 0 when nothing is left
 * on the others, 1 when something is: for want of their worker, or because an effect is still under way.
 */
export async function upgrade(
  { config, say, tell }: CommandInput,
  { to, dryRun, json }: UpgradeAsked,
  now: () => string = () => new Date().toISOString(),
): Promise<number> {
  const { temporal, taskQueue } = config;
  if (temporal === null) {
    tell('upgrade needs TEMPORAL_ADDRESS · 需要 TEMPORAL_ADDRESS');
    return 2;
  }
  const connection = await Connection.connect(temporalConnectionOptions(temporal));
  try {
    const dataConverter = createDataConverter(config.dataKeys);
    const client = new Client({ connection, namespace: temporal.namespace, dataConverter });
    const builds = await knownBuilds(client, taskQueue, now());
    const newest = builds.toSorted((a, b) => (a.since < b.since ? 1 : -1))[0];
    const target = to === undefined ? newest : builds.find(({ buildId }) => buildId === to);
    if (target === undefined) {
      tell('no worker with WORKER_VERSIONING=on has been there · 没有启用版本管理的办理进程');
      return 2;
    }
    const unserved = builds.filter((one) => !one.hasWorker && (one === target || one.running > 0));
    if (!dryRun && unserved.length === 0) {
      if (!target.isInUse) await putInUse(client, taskQueue, target.buildId);
      await moveAll(client, { taskQueue, to: target.buildId, now, tell });
    }
    const after = dryRun || unserved.length > 0 ? builds : await knownBuilds(client, taskQueue, now());
    if (json) say(JSON.stringify({ dryRun, to: target.buildId, unserved: unserved.map(idOf), builds: after }));
    else for (const line of report(after, target, unserved)) say(line);
    return after.some((one) => one.running > 0 && one.buildId !== target.buildId) ? 1 : 0;
  } finally {
    await connection.close();
  }
}

const idOf = ({ buildId }: KnownBuild): string => buildId;

async function putInUse(client: Client, taskQueue: string, buildId: string): Promise<void> {
  const { namespace } = client.options;
  await client.connection.workflowService.setWorkerDeploymentCurrentVersion({
    namespace,
    deploymentName: deploymentOf(taskQueue),
    buildId,
  });
}

/** Other workflows than cases are short and end where they began; they are only waited for. */
async function moveAll(
  client: Client,
  { taskQueue, to, now, tell }: { taskQueue: string; to: string; now: () => string; tell: (line: string) => void },
): Promise<void> {
  let least = Infinity;
  for (let idle = 0; idle < MOST_IDLE_ROUNDS; idle += 1) {
    const others = (await knownBuilds(client, taskQueue, now())).filter(({ buildId }) => buildId !== to);
    const left = others.reduce((sum, { running }) => sum + running, 0);
    if (left === 0) return;
    if (left < least) {
      [least, idle] = [left, 0];
      tell(`… ${left} left · 尚余 ${left} 件`);
    }
    for (const { buildId } of others) {
      const query = runningOn(taskQueue, buildId);
      await forEachAtOnce(client.workflow.list({ query }), async ({ workflowId }) => {
        // Ended, moved or busy meanwhile: the next round sees which.
        if (CASE_ID.test(workflowId)) await tickCase(client, workflowId);
      });
    }
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_ROUNDS_MS));
  }
}

function report(builds: readonly KnownBuild[], target: KnownBuild, unserved: readonly KnownBuild[]): string[] {
  const lines = builds.map(
    ({ buildId, isInUse, running, hasWorker }) =>
      `${isInUse ? '▶' : ' '} ${buildId}  ${running} running · 在办 ${running} 件${hasWorker ? '' : '  no worker · 无办理进程'}`,
  );
  const missing = unserved.map(
    ({ buildId }) =>
      `✗ no worker of ${buildId} is there: start one of that release · 请先启动该版本的办理进程 ${buildId}`,
  );
  const left = builds.filter((one) => one.running > 0 && one.buildId !== target.buildId);
  const done =
    left.length === 0
      ? [`✓ all on ${target.buildId}: other workers may stop · 全部已转入新版本,旧办理进程可停`]
      : [`✗ not all have moved: run it again when their effects are done · 尚有未转入的,请稍后再执行`];
  return [...lines, ...missing, ...(unserved.length > 0 ? [] : done)];
}
