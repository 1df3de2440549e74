import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { refreshAfterCommand } from '../commands/affected.ts';
import { listen } from './listen.ts';

/** Many events at once, as of an import, lead to one refresh. */
const GATHERED_MS = 1_500;

/** Keeps what is on the page up to date by the service's events, for as long as the frame stands. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const gone = new AbortController();
    let timer: number | undefined;
    const refresh = (): void => {
      timer ??= window.setTimeout(() => {
        timer = undefined;
        void refreshAfterCommand(client);
      }, GATHERED_MS);
    };
    void listen(refresh, refresh, gone.signal);
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [client]);
}
