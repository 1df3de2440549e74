/** Writes the API's description to docs/openapi.json; with --check, fails when the file says something else. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildApp } from '../api/app.ts';
import { closeDeps, createDeps } from '../api/create-deps.ts';
import { loadConfig } from '../config/load-config.ts';

const FILE = fileURLToPath(new URL('../docs/openapi.json', import.meta.url));

/** Enough to build the API; nothing is connected to. */
const key = Buffer.alloc(32).toString('base64');
const deps = createDeps(
  loadConfig({
    DATABASE_URL: 'postgres://localhost/none',
    TEMPORAL_ADDRESS: 'localhost:7233',
    DATA_KEYS: `none:${key}`,
    BLIND_INDEX_KEY: key,
    DEMO_ISSUER: 'on',
    LOG_LEVEL: 'silent',
  }),
);
const app = await buildApp(deps);
await app.ready();
const text = `${JSON.stringify(app.swagger(), null, 2)}\n`;
await app.close();
await closeDeps(deps);

if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (readFileSync(FILE, 'utf8') !== text) {
  process.stderr.write('docs/openapi.json does not say what the API does: run npm run openapi\n');
  process.exitCode = 1;
}
