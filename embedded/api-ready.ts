import { setTimeout as pause } from 'node:timers/promises';
import type { RunningProgram } from './child-program.ts';

/** Waits until the API says that it is ready. Throws with its last lines when it ends before that. */
export async function untilReady(url: string, api: RunningProgram): Promise<void> {
  for (;;) {
    if (api.hasEnded()) throw new Error(`The API did not start:\n${api.lastLines()}`);
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      if (answer.ok) return;
    } catch {
      // Nobody listens yet.
    }
    await pause(50);
  }
}
