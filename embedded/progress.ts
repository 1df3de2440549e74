/** Writes one line to stderr, so that what a command prints on stdout stays parseable. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Runs a long step and says every ten seconds that it is still going, and at the end how long it took. */
export async function withProgress<T>(title: string, step: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const elapsed = (): string => `${Math.round((performance.now() - startedAt) / 1000)} s`;
  say(`… ${title}`);
  const ticking = setInterval(() => say(`  … ${title}: ${elapsed()}`), 10_000);
  try {
    const result = await step();
    say(`✓ ${title} (${elapsed()})`);
    return result;
  } finally {
    clearInterval(ticking);
  }
}
