// The dispatcher's process: sends what is to be sent until it is told to stop, then finishes what it has in hand.
import closeWithGrace from 'close-with-grace';
import { sql } from 'kysely';
import { loadConfig } from '../config/load-config.ts';
import { createDatabase } from '../db/client.ts';
import { createFieldCrypto } from '../db/crypto.ts';
import { listenForEvents } from '../db/listen.ts';
import { createRegistry, serveMetrics } from '../telemetry/metrics.ts';
import { serveHealth } from '../worker/health.ts';
import { createChannels } from './channels/index.ts';
import { createDispatcher } from './dispatcher.ts';
import { createHttpPost } from './http-post.ts';
import { createLog } from './log.ts';
import { createPassMeasure } from './metrics.ts';

/** Longer than any receiver may take. */
const CLOSE_WITHIN_MS = 30_000;
const WEBHOOK_TIMEOUT_MS = 15_000;

const config = loadConfig();
const { database, notifications } = config;
const db = createDatabase(database.url, { schema: database.schema, max: database.poolSize });
const now = (): string => new Date().toISOString();
const channels = await createChannels(config, { now });
const registry = createRegistry('dispatcher');
const { metricsPort } = notifications;
const metrics = metricsPort === undefined ? undefined : serveMetrics(metricsPort, registry);
const dispatcher = createDispatcher({
  db,
  crypto: createFieldCrypto(config.dataKeys, config.blindIndexKeys),
  channels,
  post: createHttpPost({ timeoutMs: WEBHOOK_TIMEOUT_MS, allowPrivate: notifications.allowPrivateWebhooks }),
  now,
  log: createLog(config.logLevel),
  ...(metrics === undefined ? {} : { measure: createPassMeasure(registry) }),
  publicUrl: notifications.publicUrl ?? null,
  rehearsals: notifications.rehearsals,
});
const running = dispatcher.run();
const listener = listenForEvents(database.url, database.schema, () => dispatcher.wake());
const health =
  notifications.healthPort === undefined
    ? undefined
    : serveHealth(notifications.healthPort, async () => {
        await sql`select 1`.execute(db);
        return true;
      });

closeWithGrace({ delay: CLOSE_WITHIN_MS }, async ({ err }) => {
  if (err !== undefined) process.exitCode = 1;
  health?.close();
  metrics?.close();
  await listener.close();
  await dispatcher.stop();
  for (const channel of channels.values()) channel.close();
  await db.destroy();
});

await running;
