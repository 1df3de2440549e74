// People who go on reading while the wave passes: a case, a worklist, an inbox, one after the other.
import { setTimeout as pause } from 'node:timers/promises';

/** Between two reads of one reader: people look at what they have got. */
const BETWEEN_MS = 50;

/** Reads until told to stop; gives the milliseconds of each read. Throws when an answer is not 2xx. */
export async function readUntil(
  isOver: () => boolean,
  address: string,
  token: string,
  caseIds: readonly string[],
): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; !isOver(); turn += 1) {
    const id = caseIds[(turn * 7919) % caseIds.length];
    for (const path of [`/cases/${id}`, '/tasks?view=mine', '/inbox']) {
      const startedAt = performance.now();
      const answer = await fetch(`${address}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
      await answer.text();
      times.push(performance.now() - startedAt);
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      await pause(BETWEEN_MS);
    }
  }
  return times;
}
