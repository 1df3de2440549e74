// What the address of the list of stuck things says.
import type { StuckCause } from './stuck-types.ts';

export interface StuckSearch {
  readonly cause?: StuckCause;
  readonly procedure?: string;
  readonly region?: string;
  readonly resolved?: boolean;
}

const KEY = /^[a-zA-Z][a-zA-Z0-9-]{0,99}$/;
const REGION = /^(?:\d{6}|\d{9}|\d{12})(?:\/[a-z][a-z0-9-]*)?$/;

/** Reads it; what is not of the right form is left out. The service refuses causes that it does not know. */
export function readStuckSearch({ cause, procedure, region, resolved }: Record<string, unknown>): StuckSearch {
  return {
    ...(typeof cause === 'string' && KEY.test(cause) && { cause: cause as StuckCause }),
    ...(typeof procedure === 'string' && KEY.test(procedure) && { procedure }),
    ...(isRegion(region) && { region: String(region) }),
    ...(resolved === true && { resolved }),
  };
}

// A division's code is a number to the address bar.
const isRegion = (region: unknown): boolean =>
  (typeof region === 'string' || typeof region === 'number') && REGION.test(String(region));
