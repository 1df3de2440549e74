// Refusals: what the decider answers when a command may not be. Codes are published; the API shows them as they are.
import type { Text } from '../definition/atoms.ts';
import type { RefusalCode } from '../error-codes.ts';

export interface Refusal {
  code: RefusalCode;
  /** The sentence for people, without personal data except names of those who acted. */
  message: Text;
  /** JSON pointer of the offending value in the command, when there is one: `/data/houseGrade`. */
  field?: string;
  details?: Record<string, string | number | boolean | null>;
  /** Further faults of the same command, where all of them are told at once. */
  others?: Refusal[];
}

export type Decision<Event> = { ok: true; events: Event[] } | { ok: false; refusal: Refusal };

/** A refusal travels in one message of the workflow; a table of a thousand wrong rows must not burst it. */
const MOST_TOLD = 100;

/** Several faults as one refusal: the first speaks for it, the others stand beside it. Null where there is none. */
export function refusalOf(faults: readonly Refusal[]): Refusal | null {
  const [first, ...others] = faults;
  if (first === undefined) return null;
  return others.length === 0 ? first : { ...first, others: others.slice(0, MOST_TOLD - 1) };
}
