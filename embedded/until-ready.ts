import { setTimeout as pause } from 'node:timers/promises';
import type { RunningProgram } from './child-program.ts';

const LONGEST_MS = 120_000;

/** Waits until `url` answers 2xx. Throws with the program's last lines when it ends before that, or takes minutes. */
export async function untilReady(name: string, program: RunningProgram, url: string): Promise<void> {
  const deadline = performance.now() + LONGEST_MS;
  let lastAnswer = 'nothing';
  for (;;) {
    if (program.hasEnded()) throw new Error(`${name} did not start · 未能启动:\n${program.lastLines()}`);
    if (performance.now() > deadline) {
      throw new Error(`${name} is not ready · 未就绪 (${url}: ${lastAnswer}):\n${program.lastLines()}`);
    }
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (answer.ok) return;
      lastAnswer = `${answer.status} ${await answer.text()}`;
    } catch (error) {
      // Most often nobody listens yet.
      lastAnswer = String(error);
    }
    await pause(50);
  }
}
