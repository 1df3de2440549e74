import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePorts } from '../../embedded/free-ports.ts';
import type { Environment } from '../support/case-environment.ts';
import { createEnvironment } from './environment.ts';

const MAIN = join(import.meta.dirname, '../../worker/main.ts');

let environment: Environment;
const processes: ChildProcess[] = [];
beforeAll(async () => {
  environment = await createEnvironment();
});
afterEach(() => Promise.all(processes.splice(0).map((worker) => end(worker, 'SIGKILL'))));
afterAll(() => environment.close());

function startWorker(more: Record<string, string> = {}): ChildProcess {
  const env = { ...process.env, ...environment.workerVariables, ...more };
  const worker = spawn(process.execPath, [MAIN], { env, stdio: 'inherit' });
  processes.push(worker);
  return worker;
}

async function end(worker: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (worker.exitCode !== null || worker.signalCode !== null) return worker.exitCode;
  const exit = once(worker, 'exit');
  worker.kill(signal);
  await exit;
  return worker.exitCode;
}

describe('the worker as a process', () => {
  it('says that it is well, and ends with code 0 when it is told to stop', async () => {
    const [port = 0, metrics = 0, engine = 0] = await freePorts(3);
    const worker = startWorker({
      WORKER_HEALTH_PORT: String(port),
      WORKER_METRICS_PORT: String(metrics),
      WORKER_ENGINE_METRICS_PORT: String(engine),
    });
    const ask = () => fetch(`http://127.0.0.1:${port}/`).then((response) => response.status);
    await vi.waitFor(async () => expect(await ask()).toBe(200), { timeout: 60_000, interval: 200 });
    expect(await (await fetch(`http://127.0.0.1:${metrics}/`)).text()).toContain('process_cpu_seconds_total');
    expect(await (await fetch(`http://127.0.0.1:${engine}/metrics`)).text()).toContain('temporal_');
    expect(await end(worker, 'SIGTERM')).toBe(0);
  });
});
