// From the configuration to what the API is built from.
import type { Config } from '../config/load-config.ts';
import { createDataConverter, temporalConnectionOptions } from '../config/temporal.ts';
import { createDatabase } from '../db/client.ts';
import { createFieldCrypto } from '../db/crypto.ts';
import type { Tracing } from '../telemetry/start-tracing.ts';
import { createAttachmentStore } from './attachment-store.ts';
import { createDemoIssuer } from './demo-issuer.ts';
import type { Deps } from './deps.ts';
import { createTemporalGateway } from './temporal-gateway.ts';

/** Connects to nothing yet: PostgreSQL and Temporal are reached when they are first asked. */
export function createDeps(config: Config, tracing: Tracing | null = null): Deps {
  const { database, temporal, dataKeys } = config;
  return {
    config,
    db: createDatabase(database.url, {
      schema: database.schema,
      max: database.poolSize,
      ...(tracing === null ? {} : { observe: tracing.query }),
    }),
    temporal: createTemporalGateway({
      connection: temporalConnectionOptions(temporal),
      namespace: temporal.namespace,
      taskQueue: config.worker.taskQueue,
      dataConverter: createDataConverter(dataKeys),
      ...(tracing === null ? {} : { interceptors: tracing.clientInterceptors }),
    }),
    crypto: createFieldCrypto(dataKeys, config.blindIndexKeys),
    attachments: createAttachmentStore(config.api.attachmentsDir),
    demoIssuer: config.auth.demoIssuer ? createDemoIssuer(dataKeys.map(({ key }) => key)) : null,
    now: () => new Date().toISOString(),
    metrics: null,
    tracing,
  };
}

/** Ends the connections. The requests that use them must be over. */
export async function closeDeps({ db, temporal }: Deps): Promise<void> {
  await temporal.close();
  await db.destroy();
}
