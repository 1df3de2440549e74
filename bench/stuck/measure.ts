/**
 * What stuck costs: a look with real workflows at the engine, a look over a full read model, and the lists that
 * administrators read then. Each look runs in this process, so that its CPU is told apart from the worker's.
 */
import { Connection, Client } from '@temporalio/client';
import { watch } from '../../activities/adapters/watch.ts';
import type { Config } from '../../config/load-config.ts';
import { createDatabase } from '../../db/client.ts';
import { createFieldCrypto } from '../../db/crypto.ts';
import { lastLook, noteLook } from '../../db/stuck-items.ts';
import { wantedParts } from '../../worker/schedules/wanted-parts.ts';
import { cpuOf } from '../cpu.ts';
import type { Cpu, Group } from '../cpu.ts';
import { inParallel, latencies } from '../statistics.ts';
import { seedWave } from '../wave-procedure.ts';
import { startCase, tokenOf } from '../wave.ts';
import { fillCounty, READERS } from './filled-county.ts';
import type { Filled } from './filled-county.ts';

interface LookMeasured {
  what: string;
  found: number;
  opened: number;
  seconds: number;
  /** Of database, engine and the look's own process. Null where it can't be read. */
  cpuMs: (Cpu & { total: number }) | null;
  statements: number;
  engineCalls: number;
}

interface ReadMeasured {
  what: string;
  ms: { p50: number; p95: number; p99: number };
}

export interface StuckMeasured {
  workflows: number;
  filled: Filled;
  looks: LookMeasured[];
  reads: ReadMeasured[];
}

interface StuckStack {
  config: Config;
  address: string;
  temporalAddress: string;
  temporal: Client;
  groups: Record<Exclude<Group, 'node'>, number[]>;
  say: (line: string) => void;
}

const CLIENTS = 16;
const TIMES = 10;
const NEVER_AGAIN = 1_000_000;

/** Files `workflows` cases over the API, looks; fills the read model with `open` more, looks again; then reads. */
export async function measureStuck(stack: StuckStack, open: number, workflows: number): Promise<StuckMeasured> {
  const { config, address, temporal, say } = stack;
  let statements = 0;
  const db = createDatabase(config.database.url, {
    schema: config.database.schema,
    max: 4,
    observe: (_, run) => {
      statements += 1;
      return run();
    },
  });
  const crypto = createFieldCrypto(config.dataKeys, config.blindIndexKeys);
  const { taskQueue } = config.worker;
  let engineCalls = 0;
  const connection = await Connection.connect({
    address: stack.temporalAddress,
    interceptors: [
      (options, next) => {
        engineCalls += 1;
        return next(options) as never;
      },
    ],
  });
  try {
    const client = new Client({ connection, namespace: temporal.options.namespace });
    const looks: LookMeasured[] = [];
    const look = async (what: string, sweepMinutes: number): Promise<void> => {
      const watching = watch(
        { db, crypto, client, taskQueue, wantedParts: wantedParts(db, taskQueue) },
        { claimIdleDays: 7, sweepMinutes, comparedCases: 25 },
      );
      [statements, engineCalls] = [0, 0];
      const groups = { ...stack.groups, node: [process.pid] };
      const [before, startedAt] = [cpuOf(groups), performance.now()];
      const { opened } = await watching.look({ at: new Date().toISOString() });
      const seconds = (performance.now() - startedAt) / 1000;
      const asked = { statements, engineCalls };
      const after = cpuOf(groups);
      const { count } = await db
        .selectFrom('stuck_items')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('resolved_at', 'is', null)
        .executeTakeFirstOrThrow();
      looks.push({ what, found: count, opened, seconds, cpuMs: used(before, after), ...asked });
      const cpu = used(before, after)?.total ?? 'unknown';
      say(`  ${what}: ${count} stuck, ${seconds.toFixed(1)} s, CPU ms ${cpu}`);
    };

    say(`${workflows} workflows`);
    const household = await seedWave(config);
    const clerk = await tokenOf(address, 'clerk');
    await inParallel(CLIENTS, workflows, async () => void (await startCase(address, household, clerk)));
    await look(`${workflows} workflows, compared with all that is open`, 0);
    await look(`${workflows} workflows, again`, 0);

    say(`Filling the read model with ${open} open cases`);
    const filled = await fillCounty(db, crypto, open);
    // No workflow runs behind them: a comparison would find every one gone.
    const { finishedAt } = await lastLook(db);
    const now = finishedAt ?? new Date().toISOString();
    await noteLook(db, { beganAt: now, finishedAt: now, swept: true, cpuMs: 0 });
    await look(`${open} open cases, the first look`, NEVER_AGAIN);
    await look(`${open} open cases, every further look`, NEVER_AGAIN);
    await look(`${open} open cases, every further look`, NEVER_AGAIN);
    const reads = await readAll(address, say);
    return { workflows, filled, looks, reads };
  } finally {
    await connection.close();
    await db.destroy();
  }
}

function used(before: Cpu | null, after: Cpu | null): LookMeasured['cpuMs'] {
  if (before === null || after === null) return null;
  const of = (group: Group): number => Math.round(after[group] - before[group]);
  const [server, postgres, node] = [of('server'), of('postgres'), of('node')];
  return { server, postgres, node, total: server + postgres + node };
}

async function readAll(address: string, say: (line: string) => void): Promise<ReadMeasured[]> {
  const measured: ReadMeasured[] = [];
  for (const [who, account] of Object.entries(READERS)) {
    const token = await tokenOf(address, account);
    const get = async (path: string): Promise<{ next?: string | null }> => {
      const answer = await fetch(`${address}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
      return JSON.parse(text) as { next?: string | null };
    };
    let far = await get('/stuck?limit=100');
    let cursor = '';
    for (let page = 0; page < 15 && typeof far.next === 'string'; page += 1) {
      cursor = `&cursor=${encodeURIComponent(far.next)}`;
      far = await get(`/stuck?limit=100${cursor}`);
    }
    const paths = [
      ['first page', '/stuck'],
      ['100 of them', '/stuck?limit=100'],
      ['a page far behind', `/stuck?limit=100${cursor}`],
      ['by cause, many', '/stuck?cause=ladderExhausted'],
      ['by cause, none', '/stuck?cause=workflowTaskFailing'],
      ['by procedure', '/stuck?procedure=bench-four-levels-7'],
      ['by township', '/stuck?region=610429101'],
      ['by village', '/stuck?region=610429101203'],
      ['found in a week', `/stuck?since=${new Date(Date.now() - 7 * 86_400_000).toISOString()}`],
      ['mended ones', '/stuck?resolved=true&limit=100'],
      ['mended ones of a village', '/stuck?resolved=true&region=610429101203'],
      ['summary', '/stuck/summary'],
      ['insight: stages', '/insight/stages?limit=100'],
      ['insight: units', '/insight/units?limit=100'],
      ['insight: townships', '/insight/units?level=township'],
      ['insight: throughput', '/insight/throughput'],
    ] as const;
    for (const [what, path] of paths) {
      const times: number[] = [];
      for (let time = -2; time < TIMES; time += 1) {
        const startedAt = performance.now();
        await get(path);
        if (time >= 0) times.push(performance.now() - startedAt);
      }
      measured.push({ what: `${who} · ${what}`, ms: latencies(times) });
      say(`  ${who} · ${what}: ${JSON.stringify(latencies(times))}`);
    }
  }
  return measured;
}
