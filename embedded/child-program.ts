import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';

export interface ProgramOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Where the program's output goes; its last lines are quoted when it ends by itself. */
  readonly logFile: string;
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
}

export interface RunningProgram {
  readonly pid: number;
  /** Resolves when the program has ended, with a sentence saying how. */
  readonly ended: Promise<string>;
  hasEnded(): boolean;
  lastLines(count?: number): string;
  /** Sends SIGINT, waits, and kills after `graceMs`. */
  stop(graceMs?: number): Promise<void>;
}

/**
 * Starts a program in a process group of its own, so that Ctrl-C in the terminal reaches only us and we choose the
 * order in which things stop. A guardian shell reads a pipe from us: should we be killed without a word, the pipe
 * closes and the guardian interrupts the program, so nothing is left behind.
 */
export async function startProgram(options: ProgramOptions): Promise<RunningProgram> {
  // Two runs are kept: this one and the one before, which may say why it ended.
  if (existsSync(options.logFile)) renameSync(options.logFile, `${options.logFile}.previous`);
  const log = openSync(options.logFile, 'a', 0o600);
  const child = spawn(options.command, options.args, {
    stdio: ['ignore', log, log],
    detached: process.platform !== 'win32',
    ...(options.env && { env: options.env }),
    ...(options.cwd !== undefined && { cwd: options.cwd }),
    ...(options.uid !== undefined && { uid: options.uid }),
    ...(options.gid !== undefined && { gid: options.gid }),
  });
  closeSync(log);
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause) => reject(new Error(`${options.name} could not be started`, { cause })));
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${options.name} has no process id`);
  const guardian = startGuardian(pid);

  let over = false;
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      over = true;
      guardian.release();
      resolve(`${options.name} ended with ${signal ?? `code ${code}`}`);
    });
  });
  return {
    pid,
    ended,
    hasEnded: () => over,
    lastLines: (count = 8) => lastLines(options.logFile, count),
    async stop(graceMs = 15_000) {
      if (over) return;
      child.kill('SIGINT');
      const killer = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await ended;
      clearTimeout(killer);
    },
  };
}

function lastLines(file: string, count: number): string {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count);
  // The server's lines carry stack traces of thousands of characters.
  return lines.map((line) => (line.length > 400 ? `${line.slice(0, 400)}…` : line)).join('\n');
}

function startGuardian(pid: number): { release(): void } {
  if (process.platform === 'win32') return { release: () => undefined };
  const guardian = spawn('/bin/sh', ['-c', 'read -r word; [ -n "$word" ] || kill -INT "$1"', 'guardian', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guardian.on('error', () => undefined);
  guardian.stdin.on('error', () => undefined);
  guardian.unref();
  return { release: () => void guardian.stdin.end('released\n') };
}
