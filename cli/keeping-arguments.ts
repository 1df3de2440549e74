// The commands by which a deployment is kept for years: its keys, its archive, what may be forgotten.
import { parseArgs } from 'node:util';
import type { RotationAsked } from './rotate-keys.ts';

export type AskedToKeep = { command: 'rotate-keys' } & RotationAsked;

const OPTIONS = {
  check: { type: 'boolean', default: false },
  closed: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** One of these commands; undefined where another was asked for, null where one is used otherwise than it should. */
export function readKeeping([command, ...args]: readonly string[]): AskedToKeep | null | undefined {
  if (command !== 'rotate-keys') return undefined;
  try {
    const { values } = parseArgs({ args, options: OPTIONS });
    return { command, ...values };
  } catch {
    return null;
  }
}
