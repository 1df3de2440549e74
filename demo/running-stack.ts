// The stack that the demo runs on: the one of `npm start` when that is running, else one of its own for as long.
import { loadEmbeddedConfig } from '../config/embedded.ts';
import { ordinaryDataFolder } from '../embedded/data-folder.ts';
import { isClaimed } from '../embedded/stack-lock.ts';
import { postgresUrl } from '../embedded/postgres.ts';
import { readSettings } from '../embedded/settings.ts';
import { startStack } from '../embedded/stack.ts';
import type { Stack } from '../embedded/stack.ts';

/** Where a running embedded stack answers; undefined when none runs on this folder. */
function runningServers(dataDir: string): { databaseUrl: string; temporalAddress: string } | undefined {
  const settings = isClaimed(dataDir) ? readSettings(dataDir) : undefined;
  const [frontend] = settings?.temporalPorts ?? [];
  if (settings === undefined || frontend === undefined) return undefined;
  const databaseUrl = postgresUrl({ port: settings.postgresPort, password: settings.postgresPassword }, 'banjie');
  return { databaseUrl, temporalAddress: `127.0.0.1:${frontend}` };
}

/** A stack with the rehearsal's namespace, and the folder for the demo's own files. */
export async function stackForDemo(namespace: string, ownDir: string): Promise<Stack> {
  const embedded = loadEmbeddedConfig();
  const { databaseUrl, temporalAddress } = embedded;
  if (databaseUrl !== undefined && temporalAddress !== undefined) {
    return startStack({ dataDir: ownDir, forTests: false, databaseUrl, temporalAddress, namespace });
  }
  const dataDir = embedded.dataDir ?? ordinaryDataFolder();
  const running = runningServers(dataDir);
  if (running !== undefined) return startStack({ dataDir: ownDir, forTests: false, ...running, namespace });
  return startStack({ dataDir, forTests: false, databaseUrl, temporalAddress, namespace });
}
