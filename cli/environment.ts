import { loadEmbeddedConfig } from '../config/embedded.ts';
import { namesDatabase } from '../config/maintenance.ts';
import { ordinaryDataFolder } from '../embedded/data-folder.ts';
import { postgresUrl } from '../embedded/postgres.ts';
import { readSettings } from '../embedded/settings.ts';

/** The keys of the deployment that the environment names, else of the stack that `npm start` keeps here. */
export function environment(): NodeJS.ProcessEnv | undefined {
  if (namesDatabase()) return undefined;
  const { dataDir } = loadEmbeddedConfig();
  const settings = readSettings(dataDir ?? ordinaryDataFolder());
  if (settings === undefined) return undefined;
  return {
    DATABASE_URL: postgresUrl({ port: settings.postgresPort, password: settings.postgresPassword }, 'banjie'),
    TEMPORAL_ADDRESS: `127.0.0.1:${settings.temporalPorts[0]}`,
    DATA_KEYS: settings.dataKeys,
    BLIND_INDEX_KEY: settings.blindIndexKey,
  };
}
