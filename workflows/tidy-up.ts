import { tidySome } from './activities.ts';

/** What the nightly Schedule starts: deletes some at a time, until nothing is left that was over when it began. */
export async function tidyUp(): Promise<Record<string, number>> {
  const at = new Date().toISOString();
  const total: Record<string, number> = {};
  for (;;) {
    const { rows, more } = await tidySome({ at });
    for (const [thing, n] of Object.entries(rows)) total[thing] = (total[thing] ?? 0) + n;
    if (!more) return total;
  }
}
