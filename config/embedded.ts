import { homedir } from 'node:os';
import { join } from 'node:path';

/** What `npm start` and the tests may be told by the environment; everything else they decide themselves. */
export interface EmbeddedConfig {
  /** Where the stack keeps its data; undefined: `var/` in the repository. */
  readonly dataDir: string | undefined;
  /** Servers to use instead of starting our own. */
  readonly databaseUrl: string | undefined;
  readonly temporalAddress: string | undefined;
  readonly namespace: string;
  /** Keys to use instead of those made for the data folder; whoever brings a database of long standing needs them. */
  readonly dataKeys: string | undefined;
  readonly blindIndexKey: string | undefined;
  /** The wanted port of the API; another is taken when it is busy. */
  readonly apiPort: number;
  /** Where downloaded or built programs are kept between runs and clones. */
  readonly cacheDir: string;
  /** SHA-256 that the downloaded Temporal archive must have. */
  readonly temporalSha256: string | undefined;
  readonly path: string;
}

/** Reads {@link EmbeddedConfig}; an empty value counts as absent. */
export function loadEmbeddedConfig(env: NodeJS.ProcessEnv = process.env): EmbeddedConfig {
  return Object.freeze({
    dataDir: env.BANJIE_DATA || undefined,
    databaseUrl: env.DATABASE_URL || undefined,
    temporalAddress: env.TEMPORAL_ADDRESS || undefined,
    namespace: env.TEMPORAL_NAMESPACE || 'default',
    dataKeys: env.DATA_KEYS || undefined,
    blindIndexKey: env.BLIND_INDEX_KEY || undefined,
    apiPort: Number(env.API_PORT || 8080),
    cacheDir: env.BANJIE_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'banjie'),
    temporalSha256: env.BANJIE_TEMPORAL_SHA256 || undefined,
    path: env.PATH ?? '',
  });
}

/** Servers that a test run uses instead of starting its own (`node embedded/dev-stack.ts` prints them). */
export function loadTestServers(
  env: NodeJS.ProcessEnv = process.env,
): Pick<EmbeddedConfig, 'databaseUrl' | 'temporalAddress'> {
  return {
    databaseUrl: env.BANJIE_TEST_DATABASE_URL || undefined,
    temporalAddress: env.BANJIE_TEST_TEMPORAL_ADDRESS || undefined,
  };
}

/** Our own environment with some keys changed, for a program that we start. */
export function childEnvironment(changes: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}
