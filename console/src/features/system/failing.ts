interface Looked {
  readonly temporal: 'up' | 'down';
  readonly worker: 'alive' | 'missing' | 'unknown';
  readonly watchdog: { readonly late: boolean };
}

export type Part = 'temporal' | 'worker' | 'watchdog';

/** The parts that somebody must see to, the cause before what follows from it: no engine, no word of a worker. */
export function failing({ temporal, worker, watchdog }: Looked): Part[] {
  if (temporal === 'down') return ['temporal'];
  return [...(worker === 'alive' ? [] : ['worker' as const]), ...(watchdog.late ? ['watchdog' as const] : [])];
}
