// What the API is built from. `buildApp(deps)` decorates the instance with it: routes read `app.deps`.
import type { Kysely } from 'kysely';
import type { Config } from '../config/load-config.ts';
import type { FieldCrypto } from '../db/crypto.ts';
import type { DB } from '../db/schema.ts';
import type { Instant } from '../domain/calendar/index.ts';
import type { Tracing } from '../telemetry/start-tracing.ts';
import type { AttachmentStore } from './attachment-store.ts';
import type { TokenIssuer } from './demo-issuer.ts';
import type { ApiMetrics } from './metrics.ts';
import type { TemporalGateway } from './temporal-gateway.ts';

export interface Deps {
  db: Kysely<DB>;
  temporal: TemporalGateway;
  config: Config;
  /** Seals, opens, masks and indexes what is sensitive. */
  crypto: FieldCrypto;
  attachments: AttachmentStore;
  /** Null where the deployment has no demo accounts. */
  demoIssuer: TokenIssuer | null;
  now: () => Instant;
  /** Counts requests and commands; null where nobody asks for numbers. */
  metrics: ApiMetrics | null;
  /** Null where there are no traces. */
  tracing: Tracing | null;
}

declare module 'fastify' {
  interface FastifyInstance {
    deps: Deps;
  }
}
