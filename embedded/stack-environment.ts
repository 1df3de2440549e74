import { join } from 'node:path';
import { childEnvironment } from '../config/embedded.ts';
import type { EmbeddedConfig } from '../config/embedded.ts';
import type { Stack } from './stack.ts';

/** The environment of the worker and the API of an embedded stack, as `config/load-config.ts` will read it. */
export function stackEnvironment(
  stack: Stack,
  config: EmbeddedConfig,
  dataDir: string,
  apiPort: number,
): NodeJS.ProcessEnv {
  return childEnvironment({
    DATABASE_URL: stack.databaseUrl,
    TEMPORAL_ADDRESS: stack.temporalAddress,
    TEMPORAL_NAMESPACE: stack.namespace,
    DATA_KEYS: config.dataKeys ?? stack.dataKeys,
    BLIND_INDEX_KEY: config.blindIndexKey ?? stack.blindIndexKey,
    API_PORT: String(apiPort),
    ATTACHMENTS_DIR: join(dataDir, 'attachments'),
    DEMO_ISSUER: 'on',
    // The demo and the bench are one machine acting for a whole county.
    REQUESTS_PER_MINUTE: '1000000',
    TZ: 'UTC',
  });
}
