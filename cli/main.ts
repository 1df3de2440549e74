/** `npx banjie <command>`: what an administrator asks of the database and the engine without the service. */
import { loadMaintenanceConfig } from '../config/maintenance.ts';
import { createDatabase } from '../db/client.ts';
import { createFieldCrypto } from '../db/crypto.ts';
import { history } from './history.ts';
import { migrate } from './migrate.ts';
import { rebuild } from './rebuild.ts';
import { environment } from './environment.ts';
import { USAGE } from './usage.ts';
import { verify } from './verify.ts';

const COMMANDS = { migrate, verify, rebuild, history };
const CASE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const [name = '', caseId, ...rest] = process.argv.slice(2);
if (!Object.hasOwn(COMMANDS, name) || rest.length > 0 || (caseId !== undefined && !CASE_ID.test(caseId))) {
  process.stderr.write(USAGE);
  process.exit(2);
}
try {
  const config = loadMaintenanceConfig(environment());
  const db = createDatabase(config.databaseUrl, { schema: config.schema, max: 2 });
  try {
    const crypto = createFieldCrypto(config.dataKeys, config.blindIndexKey);
    process.exitCode = await COMMANDS[name as keyof typeof COMMANDS]({ config, db, crypto, caseId, say });
  } finally {
    await db.destroy();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
