import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEVELS, seedBenchCounty } from '../../bench/county.ts';
import { inParallel } from '../../bench/statistics.ts';
import { createDataConverter } from '../../config/temporal.ts';
import { createDatabase, type Db } from '../../db/client.ts';
import { createFieldCrypto, type FieldCrypto } from '../../db/crypto.ts';
import { rebuildAll } from '../../db/rebuild.ts';
import { verifyAll } from '../../db/verify.ts';
import { rowsOf } from '../db/recorded-case.ts';
import { ACCOUNTS, runCase } from './four-level-cases.ts';
import { patientClient, type PatientClient } from './patient-client.ts';
import { startService, type Service } from './service.ts';

const CLIENTS = 12;
const PER_CASE = 1 + LEVELS.length;

/** Cases driven through while one part of the service is killed again and again, and what was seen. */
interface Run {
  service: Service;
  client: PatientClient;
  db: Db;
  crypto: FieldCrypto;
  caseIds: string[];
  /** How many commands were under way at each kill. */
  interrupted: number[];
}

/** Kills `part` each time that so many commands have been answered; see {@link startService} for `firstWorkers`. */
async function runCases(
  cases: number,
  part: 'api' | 'worker',
  killAfter: readonly number[],
  firstWorkers: readonly (readonly string[])[] = [],
): Promise<Run> {
  let subjects: string[] = [];
  const service = await startService(
    async (config) => {
      subjects = await seedBenchCounty(config, cases);
    },
    { firstWorkers },
  );
  const { config } = service;
  const interrupted: number[] = [];
  const client = await patientClient(service, ACCOUNTS, (count) => {
    if (!killAfter.includes(count)) return;
    interrupted.push(client.underWay.size);
    service[part].kill();
  });
  const caseIds: string[] = [];
  await inParallel(CLIENTS, cases, async (index) => {
    caseIds.push(await runCase(client, subjects[index] ?? ''));
  });
  const db = createDatabase(config.database.url, { schema: config.database.schema });
  return {
    service,
    client,
    db,
    crypto: createFieldCrypto(config.dataKeys, config.blindIndexKeys),
    caseIds,
    interrupted,
  };
}

/** What must hold of every run, however often a part of it was killed. */
function holds(cases: number, run: () => Run): void {
  it('ends every case', async () => {
    const { db, caseIds } = run();
    expect(new Set(caseIds).size).toBe(cases);
    const rows = await db.selectFrom('cases').select(['case_id', 'status', 'outcome', 'stuck']).execute();
    expect(rows.map((row) => row.case_id).sort()).toEqual([...caseIds].sort());
    for (const row of rows) expect(row).toMatchObject({ status: 'ended', outcome: 'completed', stuck: null });
    expect(await outcomes(run())).toEqual(Array.from({ length: cases }, () => 'completed'));
  });

  it('has each accepted command once on the trail, in its order', async () => {
    const { db } = run();
    const events = await db
      .selectFrom('events')
      .select(['case_id', 'sequence', 'type', 'actor_id', 'payload'])
      .orderBy('case_id')
      .orderBy('sequence')
      .execute();
    for (const trail of Map.groupBy(events, (event) => event.case_id).values()) {
      expect(trail.map((event) => event.sequence)).toEqual(trail.map((_, index) => index + 1));
      expect(trail.filter((event) => event.type === 'caseStarted')).toHaveLength(1);
      expect(trail.filter((event) => event.type === 'caseEnded')).toHaveLength(1);
      const opinions = trail.filter((event) => event.type === 'opinionGiven');
      expect(opinions.map((event) => event.actor_id)).toEqual(LEVELS.map((level) => level.key));
    }
  });

  it('has one answered row for every key that a client used, and no other', async () => {
    const { db, client } = run();
    const rows = await db.selectFrom('idempotency_keys').select(['actor', 'key', 'status']).execute();
    const keys = rows.map((row) => `${row.actor} ${row.key} ${row.status}`).sort();
    expect(keys).toEqual(client.sent.map(({ account, key }) => `${account} ${key} done`).sort());
    expect(keys).toHaveLength(cases * PER_CASE);
  });

  it('has a hash chain that holds, and a read model that its trail gives again', async () => {
    const { db, crypto } = run();
    const breaks: unknown[] = [];
    expect(await verifyAll(db, (found) => breaks.push(found), crypto)).toBe(cases);
    expect(breaks).toEqual([]);
    const before = withoutSealedData(await rowsOf(db));
    expect(await rebuildAll(db, crypto)).toBe(cases);
    expect(withoutSealedData(await rowsOf(db))).toEqual(before);
  });
}

describe('workers that die while 100 cases advance', () => {
  const CASES = 100;
  // Three die between a record and its report; the fourth wherever it happens to be.
  const dying = [
    ['tests/e2e/dying-worker.ts', 'caseStarted', '20'],
    ['tests/e2e/dying-worker.ts', 'opinionGiven', '40'],
    ['tests/e2e/dying-worker.ts', 'caseEnded', '30'],
  ];
  const killAfter = [CASES * 4];
  let run: Run;
  beforeAll(async () => {
    run = await runCases(CASES, 'worker', killAfter, dying);
  }, 240_000);
  afterAll(() => closeRun(run));

  it('were in the midst of commands, and each did a part of the work', async () => {
    expect(run.interrupted).toHaveLength(killAfter.length);
    for (const count of run.interrupted) expect(count).toBeGreaterThan(0);
    const { pids } = run.service.worker;
    expect(new Set(pids).size).toBe(dying.length + killAfter.length + 1);
    const workers = await workersOf(run);
    expect(new Set(workers.flat())).toEqual(new Set(pids));
    expect(workers.filter((one) => one.length > 1).length).toBeGreaterThan(0);
  });
  holds(CASES, () => run);
});

describe('an API killed twice while 40 cases advance', () => {
  const CASES = 40;
  const killAfter = [CASES, CASES * 3];
  let run: Run;
  beforeAll(async () => {
    run = await runCases(CASES, 'api', killAfter);
  }, 240_000);
  afterAll(() => closeRun(run));

  it('was killed with answers on the wire, which clients asked for again under the same key', () => {
    expect(run.interrupted).toHaveLength(killAfter.length);
    for (const count of run.interrupted) expect(count).toBeGreaterThan(0);
    expect(new Set(run.service.api.pids).size).toBe(killAfter.length + 1);
    expect(run.client.sent.filter((one) => one.tries > 1).length).toBeGreaterThan(0);
  });
  holds(CASES, () => run);
});

async function withTemporal<T>({ service }: Run, work: (client: Client) => Promise<T>): Promise<T> {
  const { temporal, dataKeys } = service.config;
  const connection = await Connection.connect({ address: temporal.address });
  try {
    const dataConverter = createDataConverter(dataKeys);
    return await work(new Client({ connection, namespace: temporal.namespace, dataConverter }));
  } finally {
    await connection.close();
  }
}

/** How every workflow ended. */
function outcomes(run: Run): Promise<string[]> {
  return withTemporal(run, (client) =>
    Promise.all(
      run.caseIds.map(async (caseId) => {
        const { outcome } = (await client.workflow.getHandle(caseId).result()) as { outcome: string };
        return outcome;
      }),
    ),
  );
}

/** For every case the processes that its history names as its workers. */
function workersOf(run: Run): Promise<number[][]> {
  return withTemporal(run, (client) =>
    Promise.all(
      run.caseIds.map(async (caseId) => {
        const { events } = await client.workflow.getHandle(caseId).fetchHistory();
        const names = (events ?? []).flatMap((event) => event.workflowTaskCompletedEventAttributes?.identity ?? []);
        return [...new Set(names.map((name) => Number(name.split('@')[0])))];
      }),
    ),
  );
}

async function closeRun(run: Run | undefined): Promise<void> {
  await run?.db.destroy();
  await run?.service.close();
}

/** Cipher texts differ from one sealing to the next. */
function withoutSealedData(rows: Record<string, string[]>): Record<string, string[]> {
  const plain = (row: string) => row.replace(/"\$sealed":"[^"]*"/g, '"$sealed":""');
  return Object.fromEntries(Object.entries(rows).map(([table, all]) => [table, all.map(plain).sort()]));
}
