// The commands by which a deployment is kept, run as `npx banjie` runs them but within the test's process.
import { keep } from '../../cli/keep.ts';
import { readKeeping } from '../../cli/keeping-arguments.ts';
import { loadMaintenanceConfig } from '../../config/maintenance.ts';
import { createDatabase } from '../../db/client.ts';
import { createFieldCrypto } from '../../db/crypto.ts';

export interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** What a command says and ends with, under the variables of a deployment; 2 where it is used otherwise than it should. */
export async function runKeeping(args: readonly string[], env: Record<string, string>): Promise<Run> {
  const asked = readKeeping(args);
  const [said, told]: string[][] = [[], []];
  const config = loadMaintenanceConfig(env);
  const db = createDatabase(config.databaseUrl, { schema: config.schema, max: 2 });
  try {
    const crypto = createFieldCrypto(config.dataKeys, config.blindIndexKeys);
    const input = {
      config,
      db,
      crypto,
      say: (line: string) => said?.push(line),
      tell: (line: string) => told?.push(line),
    };
    const code = asked === null || asked === undefined ? 2 : await keep(input, asked);
    return { code, stdout: said?.join('\n') ?? '', stderr: told?.join('\n') ?? '' };
  } finally {
    await db.destroy();
  }
}
