/** A stack for tests that runs until it is interrupted: prints the variables that make a test run use it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from './stack.ts';

const stack = await startStack({ dataDir: mkdtempSync(join(tmpdir(), 'banjie-dev-')), forTests: true });
process.stdout.write(`export BANJIE_TEST_DATABASE_URL='${stack.databaseUrl}'\n`);
process.stdout.write(`export BANJIE_TEST_TEMPORAL_ADDRESS='${stack.temporalAddress}'\n`);

const stopping = Promise.withResolvers<string>();
process.once('SIGINT', () => stopping.resolve('interrupted'));
process.once('SIGTERM', () => stopping.resolve('terminated'));
const reason = await Promise.race([stopping.promise, stack.broken]);
process.stderr.write(`${reason}\n`);
await stack.stop();
