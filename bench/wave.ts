/**
 * A wave: many clocks of as many running cases that fall due in one second. The cases are filed over HTTP as people
 * file them, each with a limit of 12 hours; then each case's own clock is moved on by just so much that all limits end
 * at one instant, which the server allows for one execution at a time. What follows is the ordinary way of a rung:
 * timer, workflow task, decision, record, and whatever sends what was recorded.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type pg from 'pg';
import { skipSeconds } from '../demo/skip-days.ts';
import { VILLAGE } from './county.ts';
import { cpuOf, perCase } from './cpu.ts';
import type { Cpu, Group } from './cpu.ts';
import { inParallel, latencies } from './statistics.ts';
import { PROCEDURE } from './wave-procedure.ts';
import { readUntil } from './wave-readers.ts';
import { checkWave, rungsRecorded, rungsSent, runningClocks } from './wave-trail.ts';
import type { RunningClock, WaveChecked } from './wave-trail.ts';

export interface WaveMeasured extends WaveChecked {
  clocks: number;
  startSeconds: number;
  /** From the common due instant until the last rung stood in PostgreSQL. */
  recordedSeconds: number;
  /** From the same instant until a mail server had taken the last mail about a rung. */
  sentSeconds: number;
  /** Reads of the API between the due instant and the last record, and as many seconds of quiet before. */
  readMs: { p50: number; p95: number; p99: number };
  quietReadMs: { p50: number; p95: number; p99: number };
  reads: number;
  /** From the due instant to the last mail, of each group of processes. Null where it can't be read. */
  cpuMsPerClock: (Cpu & { total: number }) | null;
}

export interface WaveStack {
  address: string;
  temporal: Client;
  pool: pg.Pool;
  household: string;
  groups: Record<Group, number[]>;
  say: (line: string) => void;
}

const WARM_UP = 40;
const CLIENTS = 16;
/** No further rung for so long: the rest is lost. */
const STANDSTILL_MS = 120_000;
const MOST_TRIES = 20;
const LOOK_EVERY_MS = 500;
const QUIET_MS = 5_000;

/** Starts the cases, lets them fall due together and waits for their rungs. Throws when a rung is lost or doubled. */
export async function measureWave(stack: WaveStack, clocks: number): Promise<WaveMeasured> {
  const { address, pool, say } = stack;
  const [clerk, reader] = [await tokenOf(address, 'clerk'), await tokenOf(address, 'township')];
  const warm = await startCases(stack, clerk, WARM_UP);
  const armedAt = performance.now();
  await alignTo(stack, warm, Date.now() + 10_000);
  const armMs = (performance.now() - armedAt) / WARM_UP;
  await until(stack, 'recorded', WARM_UP, rungsRecorded);

  const startedAt = performance.now();
  const cases = await startCases(stack, clerk, clocks);
  const startSeconds = (performance.now() - startedAt) / 1000;
  const dueAt = Date.now() + QUIET_MS + armMs * clocks * 2 + 20_000;
  say(`  all due at ${new Date(dueAt).toISOString()}`);
  await alignTo(stack, cases, dueAt);
  if (Date.now() > dueAt) throw new Error('the clocks fell due before all were set: this machine was too busy');

  const ids = cases.map(({ id }) => id);
  const quiet = readUntil(() => Date.now() >= dueAt, address, reader, ids);
  await pause(Math.max(0, dueAt - Date.now()));
  const before = cpuOf(stack.groups);
  let isOver = false;
  const reading = readUntil(() => isOver, address, reader, ids);
  const quietTimes = await quiet;
  await until(stack, 'recorded', WARM_UP + clocks, rungsRecorded).finally(() => (isOver = true));
  const recordedSeconds = (Date.now() - dueAt) / 1000;
  await until(stack, 'sent', WARM_UP + clocks, rungsSent);
  const sentSeconds = (Date.now() - dueAt) / 1000;
  const cpuMsPerClock = perCase(before, cpuOf(stack.groups), clocks);
  const times = await reading;
  const checked = await checkWave(pool);
  if (checked.lost + checked.doubled > 0 || checked.rungs !== WARM_UP + clocks) {
    throw new Error(`the wave is broken: ${JSON.stringify(checked)} of ${WARM_UP + clocks} rungs`);
  }
  return {
    ...checked,
    clocks,
    startSeconds,
    recordedSeconds,
    sentSeconds,
    readMs: latencies(times),
    quietReadMs: latencies(quietTimes),
    reads: times.length,
    cpuMsPerClock,
  };
}

async function startCases({ address, household, pool, say }: WaveStack, token: string, count: number) {
  const started: string[] = [];
  const startedAt = performance.now();
  await inParallel(CLIENTS, count, async () => {
    started.push(await startCase(address, household, token));
    if (started.length % 500 === 0) {
      say(`  ${started.length} of ${count} cases started, ${rate(started.length, startedAt)}/s`);
    }
  });
  return runningClocks(pool, started);
}

/** Files one case and gives its id; asks again under the same key where the answer took too long. */
export async function startCase(address: string, household: string, token: string): Promise<string> {
  const filing = {
    procedure: PROCEDURE,
    organisation: VILLAGE,
    subject: { id: household },
    data: { reason: '房屋漏雨' },
  };
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
    'idempotency-key': randomUUID(),
  };
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(`${address}/api/v1/cases`, { method: 'POST', headers, body: JSON.stringify(filing) });
    const text = await answer.text();
    if (answer.ok) return (JSON.parse(text) as { id: string }).id;
    const passes = answer.status === 503 || text.includes('"IN_PROGRESS"');
    if (!passes || tries === MOST_TRIES) throw new Error(`no case: ${answer.status} ${text.slice(0, 500)}`);
    await pause(LOOK_EVERY_MS);
  }
}

/** Moves every case's clock on so that its limit ends at one instant of this machine's clock. */
async function alignTo({ temporal, say }: WaveStack, cases: readonly RunningClock[], dueAt: number): Promise<void> {
  let done = 0;
  const startedAt = performance.now();
  await inParallel(CLIENTS, cases.length, async (index) => {
    const one = cases[index];
    if (one === undefined) return;
    await skipSeconds(temporal, one.id, (one.dueAt - dueAt) / 1000);
    done += 1;
    if (done % 500 === 0) say(`  ${done} of ${cases.length} clocks set, ${rate(done, startedAt)}/s`);
  });
}

async function until(
  { pool, say }: WaveStack,
  what: 'recorded' | 'sent',
  rungs: number,
  count: (pool: pg.Pool) => Promise<number>,
): Promise<void> {
  let [seen, seenAt, said] = [-1, Date.now(), Date.now()];
  while (seen < rungs) {
    const now = await count(pool);
    if (now > seen) [seen, seenAt] = [now, Date.now()];
    if (Date.now() - seenAt > STANDSTILL_MS) throw new Error(`${rungs - seen} of ${rungs} rungs were never ${what}`);
    if (Date.now() - said > 10_000) {
      say(`  ${seen} of ${rungs} rungs ${what}`);
      said = Date.now();
    }
    if (seen < rungs) await pause(LOOK_EVERY_MS);
  }
}

/** A token of a demo account. */
export async function tokenOf(address: string, account: string): Promise<string> {
  const answer = await fetch(`${address}/api/v1/demo/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  return ((await answer.json()) as { accessToken: string }).accessToken;
}

const rate = (count: number, since: number): number => Math.round((count * 1000) / (performance.now() - since));
