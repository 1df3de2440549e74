import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const port = z.int().min(1).max(65_535);

const Settings = z.strictObject({
  postgresPort: port,
  postgresPassword: z.string().min(1),
  temporalPorts: z.array(port).length(9),
  /** Key id and key, base64: the encryption key of payloads and sensitive fields. */
  dataKeys: z.string().min(1),
  blindIndexKey: z.string().min(1),
});

/** What an embedded stack must find again the next time: its ports and its keys. */
export type Settings = z.infer<typeof Settings>;

const fileIn = (dataDir: string): string => join(dataDir, 'settings.json');

export function readSettings(dataDir: string): Settings | undefined {
  if (!existsSync(fileIn(dataDir))) return undefined;
  return Settings.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
}

/** Writes beside and renames, so that a crash never leaves half a file: the keys in it can't be made again. */
export function writeSettings(dataDir: string, settings: Settings): void {
  mkdirSync(dataDir, { recursive: true });
  const beside = `${fileIn(dataDir)}.${process.pid}`;
  writeFileSync(beside, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
  renameSync(beside, fileIn(dataDir));
}

export function newSecrets(): Pick<Settings, 'postgresPassword' | 'dataKeys' | 'blindIndexKey'> {
  return {
    postgresPassword: randomBytes(24).toString('base64url'),
    dataKeys: `key-1:${randomBytes(32).toString('base64')}`,
    blindIndexKey: randomBytes(32).toString('base64'),
  };
}
