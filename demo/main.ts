/**
 * `npm run demo`: 60 households' applications for house renovation, from a spreadsheet to 销号, through the API on the
 * real engine, with time skipped for the waits. A rehearsal, in a namespace and a schema of its own.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { loadEmbeddedConfig } from '../config/embedded.ts';
import { loadConfig } from '../config/load-config.ts';
import { migrateToLatest } from '../db/migrate.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import { startProgram } from '../embedded/child-program.ts';
import { seedDemoCounty } from '../embedded/demo-county.ts';
import { freePorts } from '../embedded/free-ports.ts';
import { say, withProgress } from '../embedded/progress.ts';
import { stackEnvironment } from '../embedded/stack-environment.ts';
import { untilReady } from '../embedded/until-ready.ts';
import { ApiClient } from './api-client.ts';
import type { ImportedRow } from './api-client.ts';
import { Journey } from './journey.ts';
import type { Turn } from './journey.ts';
import { ledger } from './ledger.ts';
import { stackForDemo } from './running-stack.ts';
import { skipDays } from './skip-days.ts';

const REHEARSAL = 'rehearsal';
const PROCEDURE = 'dilapidated-house-renovation';
const AT_ONCE = 8;

/** Applications, by their place in the spreadsheet, to which something happens. */
const TURNS = new Map<number, Turn>([
  [3, 'returnedByTownship'],
  [14, 'returnedByTownship'],
  [27, 'rectified'],
  [35, 'refused'],
  [46, 'withdrawn'],
  [52, 'overdue'],
]);
const TURN_WORDS: Record<Turn, string> = {
  ordinary: '',
  returnedByTownship: '镇级退回补正',
  rectified: '施工整改',
  refused: '县级不予批准',
  withdrawn: '',
  overdue: '镇级逾期',
};

const ownDir = mkdtempSync(join(tmpdir(), 'banjie-demo-'));
const stops: (() => Promise<unknown>)[] = [];
let failure: unknown;
try {
  process.stdout.write(`\n${await rehearse()}\n`);
} catch (error) {
  failure = error;
}
for (const stop of stops.reverse()) await stop();
rmSync(ownDir, { recursive: true, force: true });
if (failure !== undefined) {
  say(failure instanceof Error ? failure.message : String(failure));
  process.exitCode = 1;
}
process.exit();

async function rehearse(): Promise<string> {
  const stack = await stackForDemo(REHEARSAL, ownDir);
  stops.push(() => stack.stop());
  const [apiPort = 0, workerPort = 0] = await freePorts(2);
  const env = {
    ...stackEnvironment({ stack, config: loadEmbeddedConfig(), dataDir: ownDir, apiPort, workerPort }),
    DATABASE_SCHEMA: REHEARSAL,
    TASK_QUEUE: 'banjie-rehearsal',
    REHEARSAL: 'on',
  };
  const config = loadConfig(env);
  await withProgress('Demo county in a schema of its own · 演练环境', async () => {
    await dropSchema(config.database.url);
    await migrateToLatest(config.database.url, config.database.schema);
    await seedDemoCounty(config);
  });
  const start = async (name: string, file: string) => {
    const args = [join(import.meta.dirname, '..', file)];
    const logFile = join(ownDir, `${name}.log`);
    const program = await startProgram({ name, command: process.execPath, args, env, logFile });
    stops.push(() => program.stop());
    return program;
  };
  const [worker, api] = [await start('worker', 'worker/main.ts'), await start('api', 'api/main.ts')];
  const address = `http://127.0.0.1:${apiPort}`;
  await untilReady('worker', worker, `http://127.0.0.1:${workerPort}`);
  await untilReady('API', api, `${address}/readyz`);
  const temporal = new Client({
    connection: await Connection.connect({ address: stack.temporalAddress }),
    namespace: REHEARSAL,
  });
  stops.push(() => temporal.connection.close());

  const client = new ApiClient(address);
  const travel = {
    api: client,
    skipDays: (caseId: string, days: number) => skipDays(temporal, caseId, days),
    acceptanceReport: await client.upload('housing2', '验收表.pdf', acceptanceReport()),
    today: localDateOf(new Date().toISOString()),
  };
  const filed = await withProgress('60 applications from the spreadsheet · 批量导入', () => fileAll(client));
  const startedAt = performance.now();
  let done = 0;
  await inParallel(AT_ONCE, filed, async ({ caseId, turn }) => {
    await new Journey(travel, caseId, turn).finish('housing1');
    done += 1;
    if (done % 10 === 0) say(`  … ${done} of ${filed.length} cases have ended · 已办结`);
  });
  say(`${filed.length} cases in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  const all = new Map((await client.cases('housing1')).map((one) => [one.id, one]));
  const entries = [];
  for (const { caseId, turn } of filed) {
    const found = all.get(caseId);
    if (found === undefined) throw new Error(`case ${caseId} is not in the list`);
    entries.push({ found, events: await client.timeline('housing1', caseId), turn: TURN_WORDS[turn] });
  }
  return ledger(entries);
}

/** Each village's cadre hands in the rows of the spreadsheet that are his. */
async function fileAll(client: ApiClient): Promise<{ caseId: string; turn: Turn }[]> {
  const file = new URL('../embedded/demo-county-data/applications.csv', import.meta.url);
  const [head = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
  const filed: { caseId: string; turn: Turn }[] = [];
  for (const [index, line] of lines.entries()) {
    const village = line.split(',')[0] ?? '';
    const rows: ImportedRow[] = await client.importCases(`cadre-${village}`, PROCEDURE, `${head}\r\n${line}\r\n`);
    const caseId = rows[0]?.caseId ?? null;
    if (caseId === null) throw new Error(`row ${index + 2} was refused: ${JSON.stringify(rows[0])}`);
    filed.push({ caseId, turn: TURNS.get(index + 1) ?? 'ordinary' });
  }
  return filed;
}

async function inParallel<T>(most: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: most }, worker));
}

async function dropSchema(url: string): Promise<void> {
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  await database.query(`drop schema if exists ${REHEARSAL} cascade`);
  await database.end();
}

/** A small PDF, as the department would scan one. */
function acceptanceReport(): Uint8Array<ArrayBuffer> {
  const body =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
  return new TextEncoder().encode(body);
}
