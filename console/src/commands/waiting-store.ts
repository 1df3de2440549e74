// What waits on this device, sealed in IndexedDB, so that closing the page loses none; all tabs see the same.
import { formDrafts, waitingRecords } from '../vault/vault.ts';
import type { Became } from './command-body.ts';
import type { WaitingStore } from './waiting.ts';

/** What was sent, and the case that it became; null where something was kept or dropped. */
type Told = { readonly key: string; readonly became: Became } | null;

const channel = new BroadcastChannel('banjie-waiting');
const listeners = new Set<(told: Told) => void>();

function tell(told: Told): void {
  for (const listener of listeners) listener(told);
}

function changed(told: Told): void {
  channel.postMessage(told);
  tell(told);
}

channel.addEventListener('message', ({ data }: MessageEvent<Told>) => tell(data));

export const waitingStore: WaitingStore = {
  list: (person) => waitingRecords.all(person),
  async put(one) {
    await waitingRecords.put(one.person, one.key, one);
    changed(null);
  },
  async remove({ person, key }, became) {
    const kept = await waitingRecords.of(person, key);
    // What was typed is needed until the service has it.
    if (became !== undefined && kept !== null && 'draft' in kept && kept.draft !== undefined) {
      await formDrafts.remove(person, kept.draft);
    }
    await waitingRecords.remove(person, key);
    changed(became === undefined ? null : { key, became });
  },
};

/** Calls back when something was kept, sent or dropped, on this tab or another; returns how to stop that. */
export function onWaitingChange(listener: (told: Told) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
