import { lookForStuck } from './activities.ts';

/** What the watchdog's Schedule starts: one look for what does not move. */
export function watchdog(): Promise<{ opened: number; resolved: number; escalated: number }> {
  return lookForStuck({ at: new Date().toISOString() });
}
