import { useRef } from 'react';
import { keyed } from '../api/keyed.ts';

interface FormKey {
  /** The header for what is sent now. */
  readonly of: (body: unknown) => ReturnType<typeof keyed>;
  /** What was sent is taken: the next sending is another one, though it says the same. */
  readonly taken: () => void;
}

/**
 * The Idempotency-Key of a form: the same each time the same is sent, so that a second click, or sending again after a
 * lost answer, has one effect; another one when the form says something else.
 */
export function useFormKey(): FormKey {
  const sent = useRef<{ text: string; header: ReturnType<typeof keyed> } | null>(null);
  return {
    of: (body) => {
      const text = JSON.stringify(body);
      if (sent.current?.text !== text) sent.current = { text, header: keyed() };
      return sent.current.header;
    },
    taken: () => {
      sent.current = null;
    },
  };
}
