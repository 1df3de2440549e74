import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { onSessionChange } from '../session/token.ts';
import { useMe } from '../session/use-me.ts';
import { refreshAfterCommand } from './affected.ts';
import { sendCommand } from './send-command.ts';
import { sendWaiting } from './waiting.ts';
import type { WaitingCommand } from './waiting.ts';
import { onWaitingChange, waitingStore } from './waiting-store.ts';

const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 120_000;

/** What waits for the signed-in person on this device, the oldest first. */
export function useWaiting(): readonly WaitingCommand[] {
  const { person } = useMe();
  const [waiting, setWaiting] = useState<readonly WaitingCommand[]>([]);
  useEffect(() => {
    let gone = false;
    const read = async (): Promise<void> => {
      const mine = await waitingStore.list(person.id);
      if (!gone) setWaiting([...mine].sort((a, b) => a.keptAt.localeCompare(b.keptAt)));
    };
    void read();
    const stop = onWaitingChange(() => void read());
    return () => {
      gone = true;
      stop();
    };
  }, [person.id]);
  return waiting;
}

/** Sends what waits now; of several tabs one does it. `onSent` hears of those that the service took. */
async function sendNow(person: string, onSent: (commands: readonly WaitingCommand[]) => void): Promise<void> {
  const { accepted } = await navigator.locks.request('banjie-waiting', () =>
    sendWaiting(waitingStore, person, sendCommand),
  );
  if (accepted.length > 0) onSent(accepted);
}

/**
 * Sends what waits whenever that may succeed: when the network comes back, the page is looked at again, somebody signs
 * in, and otherwise at growing intervals. For the frame, which is on every page.
 */
export function useSendWaiting(count: number, onSent: (commands: readonly WaitingCommand[]) => void): void {
  const { person } = useMe();
  const client = useQueryClient();
  useEffect(() => {
    if (count === 0) return;
    let rest = FIRST_REST_MS;
    let timer = 0;
    const attempt = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(attempt, rest);
      rest = Math.min(rest * 2, LONGEST_REST_MS);
      void sendNow(person.id, (commands) => {
        onSent(commands);
        void refreshAfterCommand(client);
      });
    };
    timer = window.setTimeout(attempt, rest);
    const stop = onSessionChange(attempt);
    window.addEventListener('online', attempt);
    document.addEventListener('visibilitychange', attempt);
    return () => {
      clearTimeout(timer);
      stop();
      window.removeEventListener('online', attempt);
      document.removeEventListener('visibilitychange', attempt);
    };
  }, [client, count, onSent, person.id]);
}
