import { useCallback, useMemo, useRef } from 'react';
import { useMe } from '../session/use-me.ts';

const PREFIX = 'banjie.draft.';

export interface Draft<T> {
  /** What was typed before and not handed in, on this tab or before signing in again. */
  readonly initial: T | undefined;
  readonly keep: (values: T) => void;
  readonly forget: () => void;
}

/**
 * Keeps what is typed into a form until it is handed in, so that a session that runs out or a page that is loaded again
 * loses nothing. It stays in this tab, under the name of whoever typed it, and goes with the tab: forms hold personal
 * data, and devices in a village are shared.
 */
export function useDraft<T>(name: string): Draft<T> {
  const { person } = useMe();
  const key = `${PREFIX}${person.id}.${name}`;
  const initial = useMemo(() => {
    const text = sessionStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  }, [key]);
  const done = useRef(false);
  const keep = useCallback(
    (values: T) => {
      if (!done.current) sessionStorage.setItem(key, JSON.stringify(values));
    },
    [key],
  );
  const forget = useCallback(() => {
    done.current = true;
    sessionStorage.removeItem(key);
  }, [key]);
  return { initial, keep, forget };
}
