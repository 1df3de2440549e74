/**
 * `npm run bench -- [--json] [--cases N] [--rounds N] [--clients 1,8,32] [--wave N | --wave-only N] [--stuck]
 * [--console]`: the cost of a case. In one run, alternating: (a) the bare
 * floor, a Temporal workflow with as many Updates (the start's own included), each with one local activity that writes
 * one row; (b) our four-level
 * case. Both are driven over HTTP by this process, whose own CPU is counted for neither. Besides: publishing the whole
 * release, opening a round of 179 items, and filing one of them beside a command of the case; and a wave of N clocks
 * (10,000 unless said otherwise, none with 0) that fall due in one second. `--wave-only` measures nothing else. Nor does
 * `--stuck`: looks of the watchdog and the lists of administrators over `--open N` (100,000) open cases, and
 * `--workflows N` (2,000) that run. Nor `--console`: how soon a browser has inbox, case and ledger of such a county.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { loadEmbeddedConfig } from '../config/embedded.ts';
import { loadConfig } from '../config/load-config.ts';
import type { Config } from '../config/load-config.ts';
import { migrateToLatest } from '../db/migrate.ts';
import { startProgram } from '../embedded/child-program.ts';
import type { RunningProgram } from '../embedded/child-program.ts';
import { buildConsole } from '../embedded/console-build.ts';
import { freePorts } from '../embedded/free-ports.ts';
import { stackEnvironment } from '../embedded/stack-environment.ts';
import { startStack } from '../embedded/stack.ts';
import { untilReady } from '../embedded/until-ready.ts';
import { measureConsole } from './console/measure.ts';
import { seedBenchCounty } from './county.ts';
import { cpuOf, perCase } from './cpu.ts';
import type { Cpu, Group } from './cpu.ts';
import { startMailbox } from './mailbox.ts';
import { pidsOf } from './processes.ts';
import { measurePublishing } from './publishing.ts';
import { print } from './report.ts';
import type { Extras, Measurement, RoundMeasured } from './report.ts';
import { ITEMS, roundSide } from './round.ts';
import { measureStuck } from './stuck/measure.ts';
import { floorSide, ourSide } from './sides.ts';
import type { RunCase } from './sides.ts';
import { inParallel, latencies, median } from './statistics.ts';
import { seedWave } from './wave-procedure.ts';
import { measureWave } from './wave.ts';

const COMMANDS = 5;
const WARM_UP = 20;
/** Rounds that are opened, and items that are filed in each. */
const OPENED = 5;
const FILED = 40;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    cases: { type: 'string' },
    rounds: { type: 'string' },
    clients: { type: 'string' },
    wave: { type: 'string' },
    'wave-only': { type: 'string' },
    stuck: { type: 'boolean' },
    console: { type: 'boolean' },
    open: { type: 'string' },
    workflows: { type: 'string' },
  },
});
const cases = Number(values.cases ?? 60);
const rounds = Number(values.rounds ?? 3);
const clientCounts = (values.clients ?? '1,8,32').split(',').map(Number);
const waveOnly = values['wave-only'];
const wave = Number(waveOnly ?? values.wave ?? 10_000);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const extras: Extras = { publishing: null, round: null, wave: null, stuck: null, console: null };
const dataDir = mkdtempSync(join(tmpdir(), 'banjie-bench-'));
const stops: (() => Promise<unknown>)[] = [];
const programs: RunningProgram[] = [];
try {
  print(await measureAll(), values.json === true, extras);
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  for (const program of programs) say(program.lastLines());
  process.exitCode = 1;
} finally {
  for (const stop of stops.reverse()) await stop();
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit();

async function measureAll(): Promise<Measurement[]> {
  const embedded = loadEmbeddedConfig();
  const stack = await startStack({ dataDir, forTests: false });
  stops.push(() => stack.stop());
  const [apiPort = 0, workerPort = 0, floorPort = 0, dispatcherPort = 0] = await freePorts(4);
  const env = stackEnvironment({ stack, config: embedded, dataDir, apiPort, workerPort });
  const config = loadConfig(env);
  await migrateToLatest(config.database.url, config.database.schema);
  const households = (cases * rounds + WARM_UP) * clientCounts.length + WARM_UP;
  const subjects = await seedBenchCounty(config, households);

  const mailbox = await startMailbox();
  stops.push(() => mailbox.close());
  const mail = { SMTP_URL: mailbox.url, MAIL_FROM: 'Banjie <banjie@example.test>' };
  const start = async (name: string, file: string, more: NodeJS.ProcessEnv = {}): Promise<RunningProgram> => {
    const program = await startProgram({
      name,
      command: process.execPath,
      args: [join(import.meta.dirname, '..', file)],
      env: { ...env, LOG_LEVEL: 'warn', ...more },
      logFile: join(dataDir, `${name}.log`),
    });
    stops.push(() => program.stop());
    programs.push(program);
    return program;
  };
  const floorApp = await start('floor', 'bench/floor/app.ts', { API_PORT: String(floorPort) });
  const worker = await start('worker', 'worker/main.ts');
  const dispatcher = await start('dispatcher', 'dispatcher/main.ts', {
    ...mail,
    DISPATCHER_HEALTH_PORT: String(dispatcherPort),
  });
  // The service knows the console's files that are there when it starts.
  if (values.console === true) await buildConsole();
  const api = await start('api', 'api/main.ts');
  const [apiAddress, floorAddress] = [`http://127.0.0.1:${apiPort}`, `http://127.0.0.1:${floorPort}`];
  await untilReady('worker', worker, `http://127.0.0.1:${workerPort}`);
  await untilReady('api', api, `${apiAddress}/readyz`);
  await untilReady('dispatcher', dispatcher, `http://127.0.0.1:${dispatcherPort}`);
  await untilReady('floor', floorApp, `${floorAddress}/ready`);

  const server = pidsOf('temporal-server');
  const postgres = pidsOf('postgres');
  const sides: Record<'floor' | 'case', { run: RunCase; node: number[] }> = {
    floor: { run: floorSide(floorAddress), node: [floorApp.pid] },
    case: { run: await ourSide(apiAddress, subjects), node: [api.pid, worker.pid] },
  };
  const temporal = new Client({
    connection: await Connection.connect({ address: stack.temporalAddress }),
    namespace: stack.namespace,
  });
  stops.push(() => temporal.connection.close());
  const pool = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 });
  stops.push(() => pool.end());
  const bytes = async (): Promise<number> => {
    const { rows } = await pool.query<{ size: string }>(
      "select sum(pg_database_size(datname))::text as size from pg_database where datname not like 'template%'",
    );
    return Number(rows[0]?.size);
  };

  const measure = async (side: 'floor' | 'case', clients: number): Promise<Measurement> => {
    const { run, node } = sides[side];
    const roots: Record<Group, number[]> = { server, postgres, node };
    const times: number[] = [];
    const ids: string[] = [];
    const size = await bytes();
    const before = cpuOf(roots);
    const startedAt = performance.now();
    await inParallel(clients, cases, async () => void ids.push(await run((time) => void times.push(time))));
    const seconds = (performance.now() - startedAt) / 1000;
    const cpu = perCase(before, cpuOf(roots), cases);
    const { historyLength } = await temporal.workflow.getHandle(ids[0] ?? '').describe();
    const grown = ((await bytes()) - size) / cases;
    say(`  ${side} at ${clients}: ${(cases / seconds).toFixed(1)} cases/s`);
    return {
      side,
      clients,
      casesPerSecond: cases / seconds,
      commandMs: latencies(times),
      cpuMsPerCase: cpu,
      bytesPerCase: grown,
      historyEventsPerCommand: historyLength / COMMANDS,
    };
  };

  const waveGroups = { server, postgres, node: [api.pid, worker.pid, dispatcher.pid] };
  if (values.stuck === true) {
    const temporalAddress = stack.temporalAddress;
    extras.stuck = await measureStuck(
      { config, address: apiAddress, temporalAddress, temporal, groups: { server, postgres }, say },
      Number(values.open ?? 100_000),
      Number(values.workflows ?? 2_000),
    );
    return [];
  }
  if (values.console === true) {
    const household = subjects[0] ?? '';
    extras.console = await measureConsole(
      { config, address: apiAddress, household, say },
      Number(values.open ?? 100_000),
    );
    return [];
  }
  if (waveOnly !== undefined) {
    await passWave(config, apiAddress, temporal, pool, waveGroups);
    return [];
  }
  say(`Warming up · ${rounds} rounds of ${cases} cases a side at ${clientCounts.join(', ')} clients`);
  for (const { run } of Object.values(sides))
    await inParallel(8, WARM_UP, async () => void (await run(() => undefined)));
  const all: Measurement[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const clients of clientCounts) {
      // the order turns, so that a drift of the machine falls on both
      const order =
        (round + clientCounts.indexOf(clients)) % 2 === 0 ? (['floor', 'case'] as const) : (['case', 'floor'] as const);
      for (const side of order) all.push(await measure(side, clients));
    }
  }
  say('Publishing the release · rounds of 179 items');
  extras.publishing = await measurePublishing(config);
  const groups = { server, postgres, node: [api.pid, worker.pid] };
  extras.round = await measureRounds(apiAddress, groups, temporal);
  await passWave(config, apiAddress, temporal, pool, waveGroups);
  return all;
}

async function passWave(
  config: Config,
  address: string,
  temporal: Client,
  pool: pg.Pool,
  groups: Record<Group, number[]>,
): Promise<void> {
  if (wave === 0) return;
  say(`A wave of ${wave} clocks`);
  const household = await seedWave(config);
  extras.wave = await measureWave({ address, temporal, pool, household, groups, say }, wave);
}

async function measureRounds(
  address: string,
  groups: Record<Group, number[]>,
  temporal: Client,
): Promise<RoundMeasured> {
  const side = await roundSide(address);
  const openMs: number[] = [];
  const fileMs: number[] = [];
  const timed = async <T>(times: number[], work: () => Promise<T>): Promise<T> => {
    const startedAt = performance.now();
    const answer = await work();
    times.push(performance.now() - startedAt);
    return answer;
  };
  let filing: { before: Cpu | null; after: Cpu | null }[] = [];
  let last = '';
  for (let day = 0; day <= OPENED; day += 1) {
    const { id, units } = await timed(openMs, () => side.open(day));
    if (day === 0) await side.signIn(units.slice(0, FILED));
    const before = cpuOf(groups);
    for (const unit of units.slice(0, FILED)) await timed(fileMs, () => side.file(id, unit));
    filing.push({ before, after: cpuOf(groups) });
    last = id;
    // The first round warms up.
    if (day === 0) [openMs, fileMs].forEach((times) => (times.length = 0));
    if (day === 0) filing = [];
  }
  const { historyLength } = await temporal.workflow.getHandle(last).describe();
  const cpu = filing.map(({ before, after }) => perCase(before, after, FILED)?.total ?? null);
  return {
    items: ITEMS,
    openMs: latencies(openMs),
    fileMs: latencies(fileMs),
    cpuMsPerItem: cpu.every((one) => one !== null) ? median(cpu) : null,
    historyEventsPerItem: historyLength / (FILED + 1),
  };
}
