import { join } from 'node:path';
import { loadEmbeddedConfig } from '../config/embedded.ts';
import { namesDatabase } from '../config/maintenance.ts';

/**
 * The keys of the deployment that the environment names, else of the stack that `npm start` keeps here. A deployment has
 * no such stack, and its image not even the code of it.
 */
export async function environment(): Promise<NodeJS.ProcessEnv | undefined> {
  if (namesDatabase()) return undefined;
  const [{ ordinaryDataFolder }, { postgresUrl }, { readSettings }] = await Promise.all([
    import('../embedded/data-folder.ts'),
    import('../embedded/postgres.ts'),
    import('../embedded/settings.ts'),
  ]);
  const { dataDir } = loadEmbeddedConfig();
  const folder = dataDir ?? ordinaryDataFolder();
  const settings = readSettings(folder);
  if (settings === undefined) return undefined;
  return {
    DATABASE_URL: postgresUrl({ port: settings.postgresPort, password: settings.postgresPassword }, 'banjie'),
    TEMPORAL_ADDRESS: `127.0.0.1:${settings.temporalPorts[0]}`,
    DATA_KEYS: settings.dataKeys,
    BLIND_INDEX_KEY: settings.blindIndexKey,
    ATTACHMENTS_DIR: join(folder, 'attachments'),
    DEMO_ISSUER: 'on',
  };
}
