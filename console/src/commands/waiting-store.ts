// The waiting commands of this device, in IndexedDB, so that closing the page loses none; all tabs see the same.
import { createStore, del, set, values } from 'idb-keyval';
import type { UseStore } from 'idb-keyval';
import type { WaitingCommand, WaitingStore } from './waiting.ts';

let opened: UseStore | null = null;
const database = (): UseStore => (opened ??= createStore('banjie-waiting', 'commands'));
const channel = new BroadcastChannel('banjie-waiting');
const listeners = new Set<() => void>();

function changed(): void {
  channel.postMessage(null);
  for (const listener of listeners) listener();
}

channel.addEventListener('message', () => {
  for (const listener of listeners) listener();
});

export const waitingStore: WaitingStore = {
  list: () => values<WaitingCommand>(database()),
  async put(command) {
    await set(command.key, command, database());
    changed();
  },
  async remove(key) {
    await del(key, database());
    changed();
  },
};

/** Calls back when a command was kept, sent or dropped, on this tab or another; returns how to stop that. */
export function onWaitingChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
