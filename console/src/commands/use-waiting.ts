import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isSignedIn, onSessionChange } from '../session/token.ts';
import { useMe } from '../session/use-me.ts';
import { refreshAfterCommand } from './affected.ts';
import { sendOne } from './send-command.ts';
import { isFiling, oldestFirst, sendWaiting } from './waiting.ts';
import type { Sent, Waiting } from './waiting.ts';
import { onWaitingChange, waitingStore } from './waiting-store.ts';

/** Of several tabs one sends at a time, and nothing is taken back while it is under way. */
const LOCK = 'banjie-waiting';
const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 120_000;

/** What waits for the signed-in person on this device, the oldest first. */
export function useWaiting(): readonly Waiting[] {
  const { person } = useMe();
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  useEffect(() => {
    let gone = false;
    const read = async (): Promise<void> => {
      const mine = await waitingStore.list(person.id);
      if (!gone) setWaiting(oldestFirst(mine));
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
async function sendNow(person: string, onSent: (accepted: Sent['accepted']) => void): Promise<void> {
  const { accepted } = await navigator.locks.request(LOCK, () => sendWaiting(waitingStore, person, sendOne));
  if (accepted.length > 0) onSent(accepted);
}

/**
 * Takes back what has not been sent: a command goes, a filing stays as one that is not sent, with `why`, until it is
 * handed in again from its form. False where it was sent meanwhile.
 */
export function takeBack(one: Waiting, why: string): Promise<boolean> {
  return navigator.locks.request(LOCK, async () => {
    const still = (await waitingStore.list(one.person)).some(({ key, refusal }) => key === one.key && refusal === null);
    if (still) await (isFiling(one) ? waitingStore.put({ ...one, refusal: why }) : waitingStore.remove(one));
    return still;
  });
}

/**
 * Sends what waits whenever that may succeed: when the network comes back, the page is looked at again, somebody signs
 * in, and otherwise at growing intervals. For the frame, which is on every page.
 */
export function useSendWaiting(count: number, onSent: (accepted: Sent['accepted']) => void): void {
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
      if (!isSignedIn()) return;
      void sendNow(person.id, (accepted) => {
        onSent(accepted);
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
