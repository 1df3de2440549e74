import type { Db } from '../db/client.ts';
import type { FieldCrypto } from '../db/crypto.ts';
import type { Channels } from './channels/index.ts';
import type { HttpPost } from './http-post.ts';
import type { Log } from './log.ts';
import type { MeasurePass } from './metrics.ts';

/** What the dispatcher is built from. */
export interface DispatcherDeps {
  db: Db;
  crypto: FieldCrypto;
  channels: Channels;
  /** Calls webhooks: guarded against private addresses. */
  post: HttpPost;
  now: () => string;
  log: Log;
  /** Counts passes; absent where nobody asks for numbers. */
  measure?: MeasurePass;
  publicUrl: string | null;
  /** Whether messages and events of rehearsals go out. */
  rehearsals: boolean;
}

/** Longer than any receiver may take: a row that is in hand for longer belonged to a process that is gone. */
const LEASE_MS = 120_000;

export const leaseFrom = (now: string): string => new Date(Date.parse(now) + LEASE_MS).toISOString();

export const later = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString();
