// What a proof or a resolution finds wrong.
import type { Text } from '../definition/atoms.ts';

/** A fault of a definition; `path` is the shortest way to it: stages and outcomes from the start, or places in the definition. */
export interface Fault {
  code: string;
  message: Text;
  path: string[];
}

export function fault(code: string, zh: string, en: string, path: readonly string[]): Fault {
  return { code, message: { zh, en }, path: [...path] };
}
