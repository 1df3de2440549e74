// The waiting commands of this device, sealed in IndexedDB, so that closing the page loses none; all tabs see the same.
import { waitingCommands } from '../vault/vault.ts';
import type { WaitingStore } from './waiting.ts';

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
  list: (person) => waitingCommands.all(person),
  async put(command) {
    await waitingCommands.put(command.person, command.key, command);
    changed();
  },
  async remove({ person, key }) {
    await waitingCommands.remove(person, key);
    changed();
  },
};

/** Calls back when a command was kept, sent or dropped, on this tab or another; returns how to stop that. */
export function onWaitingChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
