import pg from 'pg';
import { schemaName } from './client.ts';

/** Hears of every event that is recorded, until it is closed. */
export interface EventListener {
  close(): Promise<void>;
}

const AGAIN_AFTER_MS = 1_000;

/**
 * Calls `wake` after each transaction that has recorded events, and once after a lost connection is back: what was missed
 * stands in the tables.
 */
export function listenForEvents(url: string, schema: string, wake: () => void): EventListener {
  let closed = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true });
    client = fresh;
    const lost = (): void => {
      if (client !== fresh) return;
      client = null;
      void fresh.end().catch(() => undefined);
      if (!closed) timer = setTimeout(() => void connect(), AGAIN_AFTER_MS);
    };
    fresh.on('error', lost);
    fresh.on('end', lost);
    fresh.on('notification', wake);
    try {
      await fresh.connect();
      await fresh.query(`listen "events_${schemaName(schema)}"`);
      wake();
    } catch {
      lost();
    }
  };
  void connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      const last = client;
      client = null;
      await last?.end().catch(() => undefined);
    },
  };
}
