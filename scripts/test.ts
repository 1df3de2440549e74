/**
 * `npm test`: the static checks and then every test; prints `N passed, N failed` last. With arguments it runs only
 * vitest, with them. A check that fails doesn't keep the others from running.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tally } from './tally.ts';
import type { Tally } from './tally.ts';

/** Scripts of package.json that each count as one test. */
const CHECKS = ['typecheck', 'lint', 'format:check', 'dead', 'openapi:check'];

const vitestArgs = process.argv.slice(2);
const total: Tally = { passed: 0, failed: 0 };
if (vitestArgs.length === 0) for (const check of CHECKS) add(await runCheck(check));
add(await runVitest(vitestArgs));
if (total.passed + total.failed === 0) process.stdout.write('No test ran · 没有运行任何测试\n');
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);

function add(some: Tally): void {
  total.passed += some.passed;
  total.failed += some.failed;
}

async function runCheck(name: string): Promise<Tally> {
  const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts;
  const command = scripts[name];
  if (command === undefined) throw new Error(`package.json has no script "${name}"`);
  const startedAt = performance.now();
  const passed = (await run(command, [], true)) === 0;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${passed ? '✓' : '✗'} ${name} (${seconds} s)\n`);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
}

async function runVitest(args: readonly string[]): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'banjie-report-'));
  const report = join(folder, 'report.json');
  try {
    const files = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = await run('vitest', ['run', ...files, ...args], false);
    return tally(readReport(report), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function run(command: string, args: readonly string[], asShellLine: boolean): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', shell: asShellLine || process.platform === 'win32' });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
