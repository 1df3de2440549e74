// Two releases of the workflow code at once: cases that began on the old one end on the new one, with the old one stopped.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findUnserved } from '../../activities/adapters/unserved-builds.ts';
import type { KnownBuild } from '../../activities/adapters/builds.ts';
import { upgrade as runUpgrade } from '../../cli/upgrade.ts';
import { loadMaintenanceConfig } from '../../config/maintenance.ts';
import { createDataConverter } from '../../config/temporal.ts';
import { skipDays } from '../../demo/skip-days.ts';
import { freePorts } from '../../embedded/free-ports.ts';
import type { Environment } from '../support/case-environment.ts';
import { clerk, decideOn, director, reviewer, send } from '../support/case-environment.ts';
import { COUNTY, cooling, fourLevels } from '../support/definitions.ts';
import { duty, recurring } from '../support/round-definitions.ts';
import { DAILY, filing, roundInput } from '../support/round-input.ts';
import { workflowBundlePath } from '../support/stack.ts';
import { createEnvironment } from './environment.ts';
import { expectWhole } from './versions.ts';

const MAIN = fileURLToPath(new URL('../../worker/main.ts', import.meta.url));

let environment: Environment;
let folder: string;
let nextRelease: string;
const workers: ChildProcess[] = [];
type Handle = Awaited<ReturnType<Environment['start']>>['handle'];
let decided: { handle: Handle; caseId: string };
let waits: { handle: Handle; caseId: string };
let round: { handle: Handle; caseId: string };
const units = [101, 102].map((town) => ({ path: `610429${town}200`, name: `演示村${town}` }));

async function startWorker(bundle: string): Promise<ChildProcess> {
  const [port = 0] = await freePorts(1);
  const env = {
    ...process.env,
    ...environment.workerVariables,
    WORKFLOW_BUNDLE: bundle,
    WORKER_VERSIONING: 'on',
    WORKER_HEALTH_PORT: String(port),
  };
  const worker = spawn(process.execPath, [MAIN], { env, stdio: 'inherit' });
  workers.push(worker);
  const ask = () => fetch(`http://127.0.0.1:${port}/`).then(({ status }) => status);
  await vi.waitFor(async () => expect(await ask()).toBe(200), { timeout: 60_000, interval: 100 });
  return worker;
}

async function stop(worker: ChildProcess): Promise<number | null> {
  if (worker.exitCode === null && worker.signalCode === null) {
    const exit = once(worker, 'exit');
    worker.kill('SIGTERM');
    await exit;
  }
  return worker.exitCode;
}

interface Upgraded {
  code: number;
  to: string;
  unserved: string[];
  builds: KnownBuild[];
}

/** `npx banjie upgrade --json`, as if so many minutes later. */
async function upgrade(minutes = 0, to?: string): Promise<Upgraded> {
  const said: string[] = [];
  const config = loadMaintenanceConfig({ ...environment.workerVariables });
  const { db, crypto } = environment;
  const input = { config, db, crypto, say: (line: string) => void said.push(line), tell: () => undefined };
  const code = await runUpgrade(input, { to, dryRun: false, json: true }, () => after(minutes));
  return { code, ...(JSON.parse(said.join('')) as Omit<Upgraded, 'code'>) };
}

/** The engine shows who asked last for some minutes; a worker that has not asked for one is not there. */
const after = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

const buildOf = async ({ caseId }: { caseId: string }): Promise<string> => {
  const { raw } = await environment.client.workflow.getHandle(caseId).describe();
  return raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId ?? '';
};

beforeAll(async () => {
  environment = await createEnvironment();
  folder = mkdtempSync(join(tmpdir(), 'banjie-upgrade-'));
  nextRelease = join(folder, 'next.js');
  // A timer more at a run's beginning: what no case that began without it could be replayed on.
  const code = readFileSync(workflowBundlePath(), 'utf8').replace('shell.begin();', 'setTimeout(() => {}, 1); $&');
  writeFileSync(nextRelease, code);
});
afterAll(async () => {
  await Promise.all(workers.map(stop));
  await environment.close();
  rmSync(folder, { recursive: true });
});

describe('an upgrade with running cases', () => {
  let old: ChildProcess;
  let former: string;

  it('begins with a first worker that takes cases, also those from before it, without being told', async () => {
    const begun = async (input: Parameters<Environment['start']>[0]) => {
      const { handle, answer } = await environment.start(input);
      return { handle, caseId: answer.caseId };
    };
    // filed before any worker has ever been there
    const early = begun(await environment.inputOf(fourLevels));
    old = await startWorker(workflowBundlePath());
    decided = await early;
    waits = await begun(await environment.inputOf(cooling));
    const definition = recurring({ duties: [duty({ ...DAILY })] });
    round = await begun(await roundInput(environment.db, definition, units));
    await send(decided.handle, decideOn(1, clerk));
    await send(round.handle, filing(units[0]?.path ?? ''));
  });

  it('could not be made by replaying: the new release would have done something else', async () => {
    const dataConverter = createDataConverter(loadMaintenanceConfig({ ...environment.workerVariables }).dataKeys);
    const options = { workflowBundle: { codePath: nextRelease }, dataConverter };
    const replay = Worker.runReplayHistory(options, await decided.handle.fetchHistory(), decided.caseId);
    await expect(replay).rejects.toThrow(/[Nn]ondeterminism/);
  });

  it('leaves cases with their build while both are there', async () => {
    const before = await buildOf(decided);
    await startWorker(nextRelease);
    await send(decided.handle, decideOn(2, reviewer));
    expect(await buildOf(decided)).toBe(before);
  });

  it('is refused while a build with cases has no worker, which the watchdog finds', async () => {
    const before = await buildOf(decided);
    expect(await stop(old)).toBe(0);
    const { client } = environment;
    const taskQueue = environment.workerVariables['TASK_QUEUE'] ?? '';
    const found = await findUnserved({ client, taskQueue, now: after(2) }, COUNTY);
    expect(found).toMatchObject([{ cause: 'noWorker', evidence: { build: before }, affected: { cases: 3 } }]);
    expect(await upgrade(2)).toMatchObject({ code: 1, unserved: expect.arrayContaining([before]) });
    old = await startWorker(workflowBundlePath());
  });

  it('moves every case, round and wait to the new build, and the old worker may go', async () => {
    const before = await buildOf(decided);
    const { code, to, builds } = await upgrade();
    expect(code).toBe(0);
    expect(to).not.toBe(before);
    expect(builds).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ buildId: before, running: 0, isInUse: false }),
        expect.objectContaining({ buildId: to, running: 3, isInUse: true }),
      ]),
    );
    expect(await stop(old)).toBe(0);
    for (const one of [decided, waits, round]) expect(await buildOf(one)).toBe(to);
    former = before;
  });

  it('moves them back where the former build is named, and forward again', async () => {
    old = await startWorker(workflowBundlePath());
    expect(await upgrade(0, former)).toMatchObject({ code: 0, to: former });
    expect(await buildOf(decided)).toBe(former);
    expect(await upgrade()).toMatchObject({ code: 0 });
    expect(await buildOf(decided)).not.toBe(former);
    expect(await stop(old)).toBe(0);
  });

  it('lets them end there, as if nothing had been', async () => {
    await send(decided.handle, decideOn(3, director));
    expect(await send(decided.handle, decideOn(4, reviewer))).toMatchObject({ status: 'ended' });
    expect(await send(round.handle, filing(units[1]?.path ?? ''))).toMatchObject({ status: 'ended' });
    await skipDays(environment.client, waits.caseId, 16);
    await vi.waitFor(async () => expect(await environment.trail(waits.caseId)).toContain('taskOpened'), {
      timeout: 20_000,
    });
    expect(await send(waits.handle, decideOn(2, reviewer))).toMatchObject({ status: 'ended' });
    for (const { caseId } of [decided, waits, round]) await expectWhole(environment, caseId);
  });
});
