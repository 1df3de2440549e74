import { z } from 'zod';
import { ConfigError } from './load-config.ts';

/** Where the commands that ask the API find it. */
export interface RemoteConfig {
  /** Address without a path, as http://127.0.0.1:8080; undefined where only a flag could say. */
  readonly apiUrl: string | undefined;
  readonly token: string | undefined;
}

const Keys = z.object({
  BANJIE_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  BANJIE_TOKEN: z.string().min(1).optional(),
});

/** Reads address and bearer token of the API. Throws {@link ConfigError}. */
export function loadRemoteConfig(env: NodeJS.ProcessEnv = process.env): RemoteConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Keys.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues);
  const { BANJIE_API_URL: apiUrl, BANJIE_TOKEN: token } = parsed.data;
  return Object.freeze({ apiUrl, token });
}
