/** `npx banjie backup` and `npx banjie restore`: apart from the other commands, since a restore has no database to ask yet. */
import { loadBackupConfig } from '../../config/backup.ts';
import { environment } from '../environment.ts';
import { USAGE } from '../usage.ts';
import { readBackupArguments } from './arguments.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';

const asked = readBackupArguments(process.argv.slice(2));
if (asked === null) {
  process.stderr.write(USAGE);
  process.exit(2);
}
const report = { say: (line: string) => void process.stdout.write(`${line}\n`) };
try {
  process.exitCode =
    asked.command === 'backup'
      ? await backup(asked, loadBackupConfig(await environment()), report)
      : await restore(asked, report);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
