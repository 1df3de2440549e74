import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { startProgram } from '../../embedded/child-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'banjie-child-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shell = (script: string) =>
  startProgram({ name: 'Probe', command: '/bin/sh', args: ['-c', script], logFile: join(folder, 'probe.log') });

test('says how a program ended by itself, and quotes its last lines', async () => {
  const program = await shell('echo first; echo disk full >&2; exit 3');
  expect(await program.ended).toBe('Probe ended with code 3');
  expect(program.lastLines(1)).toBe('disk full');
});

test('a program that does not exist is refused by name', async () => {
  const missing = { name: 'Probe', command: join(folder, 'missing'), args: [], logFile: join(folder, 'missing.log') };
  await expect(startProgram(missing)).rejects.toThrow('Probe could not be started');
});

test('a program that will not stop is killed after its grace', async () => {
  const program = await shell("trap '' INT; while true; do sleep 0.1; done");
  await program.stop(0);
  expect(await program.ended).toBe('Probe ended with SIGKILL');
});

test('a program is interrupted when the one that started it is killed without a word', async () => {
  const starter = `
    const { startProgram } = await import(${JSON.stringify(join(import.meta.dirname, '../../embedded/child-program.ts'))});
    const program = await startProgram({ name: 'Probe', command: '/bin/sleep', args: ['600'], logFile: ${JSON.stringify(join(folder, 'orphan.log'))} });
    process.stdout.write(String(program.pid));
    setInterval(() => undefined, 60_000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', starter], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed] = (await once(owner.stdout, 'data')) as [Buffer];
  const pid = Number(printed);
  expect(isRunning(pid)).toBe(true);
  owner.kill('SIGKILL');
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 20_000 });
});

function isRunning(pid: number): boolean {
  try {
    // An orphan that has ended stays in the table until somebody collects it.
    return process.kill(pid, 0) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
