import { createDatabase } from '../db/client.ts';
import { publish } from '../db/publish.ts';
import type { Config } from '../config/load-config.ts';
import { PROCEDURES } from '../procedures/index.ts';

export interface PublishingMeasured {
  procedures: number;
  seconds: number;
  /** Of them, those that nothing but vacant posts keeps from being in force. */
  sound: number;
}

/** Resolves, proves and stores every procedure of the release; the bench county holds few of the posts. */
export async function measurePublishing(config: Config): Promise<PublishingMeasured> {
  const db = createDatabase(config.database.url, { schema: config.database.schema, max: 2 });
  try {
    const startedAt = performance.now();
    const at = new Date().toISOString();
    const all = await publish(db, { procedures: PROCEDURES, profile: null, at, ground: 'bench' });
    const seconds = (performance.now() - startedAt) / 1000;
    return { procedures: all.length, seconds, sound: all.filter(({ state }) => state !== 'refused').length };
  } finally {
    await db.destroy();
  }
}
