import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useMe } from '../session/use-me.ts';
import { formDrafts } from '../vault/vault.ts';

export interface Draft<T> {
  /** Whether it is known what was typed before. */
  readonly ready: boolean;
  /** What was typed before and not handed in, on this tab or before signing in again. */
  readonly initial: T | undefined;
  readonly keep: (values: T) => void;
  readonly forget: () => void;
}

/**
 * Keeps what is typed into a form until it is handed in, so that a session that runs out or a page that is loaded again
 * loses nothing. It stays in this tab, sealed with the key of whoever typed it, and goes with the tab.
 */
export function useDraft<T>(name: string): Draft<T> {
  const { person } = useMe();
  const kept = useQuery({
    queryKey: ['form draft', person.id, name],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: async () => (await formDrafts.of(person.id, name)) as T | null,
  });
  const done = useRef(false);
  const latest = useRef<T | null>(null);
  const writing = useRef<Promise<void> | null>(null);
  useEffect(() => {
    done.current = false;
  }, [name]);
  const keep = useCallback(
    (values: T) => {
      latest.current = values;
      writing.current ??= write();
      /** One after the other, and of several the last, so that nothing older is left behind. */
      async function write(): Promise<void> {
        while (latest.current !== null && !done.current) {
          const next = latest.current;
          latest.current = null;
          await formDrafts.put(person.id, name, next);
        }
        writing.current = null;
        if (done.current) await formDrafts.remove(person.id, name);
      }
    },
    [name, person.id],
  );
  const forget = useCallback(() => {
    done.current = true;
    if (writing.current === null) void formDrafts.remove(person.id, name);
  }, [name, person.id]);
  return { ready: !kept.isPending, initial: kept.data ?? undefined, keep, forget };
}
