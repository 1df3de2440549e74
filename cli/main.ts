/** `npx banjie <command>`: what an administrator asks of the database and the engine without the service. */
import { loadMaintenanceConfig } from '../config/maintenance.ts';
import { createDatabase } from '../db/client.ts';
import { createFieldCrypto } from '../db/crypto.ts';
import { administrator } from './administrator.ts';
import { readArguments } from './arguments.ts';
import type { Asked } from './arguments.ts';
import { catchUp } from './catch-up.ts';
import type { CommandInput } from './command.ts';
import { definitions } from './definitions.ts';
import { environment } from './environment.ts';
import { history } from './history.ts';
import { importFile, importTemplate } from './import.ts';
import { keep } from './keep.ts';
import { migrate } from './migrate.ts';
import { publish } from './publish.ts';
import { rebuild } from './rebuild.ts';
import { schedules } from './schedules.ts';
import { upgrade } from './upgrade.ts';
import { USAGE } from './usage.ts';
import { verify } from './verify.ts';

const asked = readArguments(process.argv.slice(2));
if (asked === null) {
  process.stderr.write(USAGE);
  process.exit(2);
}
try {
  const config = loadMaintenanceConfig(await environment());
  const db = createDatabase(config.databaseUrl, { schema: config.schema, max: 2 });
  try {
    const crypto = createFieldCrypto(config.dataKeys, config.blindIndexKeys);
    process.exitCode = await carryOut(asked, { config, db, crypto, say, tell });
  } finally {
    await db.destroy();
  }
} catch (error) {
  tell(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

function carryOut(what: Asked, input: CommandInput): Promise<number> {
  switch (what.command) {
    case 'migrate':
      return migrate(input);
    case 'publish':
      return publish(input, what);
    case 'definitions':
      return definitions(input, what);
    case 'schedules':
      return schedules(input, what);
    case 'rotate-keys':
    case 'tidy':
    case 'archive':
    case 'reseal-archive':
    case 'show-archived':
    case 'verify-archive':
      return keep(input, what);
    case 'upgrade':
      return upgrade(input, what);
    case 'administrator':
      return administrator(input, what);
    case 'import':
      return importFile(input, what);
    case 'import-template':
      return importTemplate(input, what);
    case 'verify':
      return verify({ ...input, caseId: what.caseId });
    case 'catch-up':
      return catchUp({ ...input, caseId: what.caseId });
    case 'rebuild':
      return rebuild({ ...input, caseId: what.caseId });
    case 'history':
      return history({ ...input, caseId: what.caseId });
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
