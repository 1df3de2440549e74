import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEVELS, seedBenchCounty, VILLAGE } from '../../bench/county.ts';
import { inParallel } from '../../bench/statistics.ts';
import { createDataConverter } from '../../config/temporal.ts';
import { createDatabase, type Db } from '../../db/client.ts';
import { createFieldCrypto, type FieldCrypto } from '../../db/crypto.ts';
import { rebuildAll } from '../../db/rebuild.ts';
import { verifyAll } from '../../db/verify.ts';
import { rowsOf } from '../db/recorded-case.ts';
import { patientClient, type PatientClient } from './patient-client.ts';
import { startService, type Part, type Service } from './service.ts';

const CLIENTS = 12;
const PER_CASE = 1 + LEVELS.length;
const ACCOUNTS = ['clerk', ...LEVELS.map((level) => level.key)];

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

/** Kills `part` each time that so many commands have been answered. */
async function runCases(cases: number, part: 'api' | 'worker', killAfter: readonly number[]): Promise<Run> {
  let subjects: string[] = [];
  const service = await startService(async (config) => {
    subjects = await seedBenchCounty(config, cases);
  });
  const { config } = service;
  const interrupted: number[] = [];
  const client = await patientClient(service, ACCOUNTS, (count) => {
    if (!killAfter.includes(count)) return;
    interrupted.push(client.underWay.size);
    service[part].kill();
  });
  const caseIds: string[] = [];
  await inParallel(CLIENTS, cases, async (index) => {
    const data = { reason: '房屋漏雨', idNumber: '11010519491231002X', members: 3 };
    const subject = { id: subjects[index] };
    let view = await client.send('clerk', '/cases', {
      procedure: 'bench-four-levels',
      organisation: VILLAGE,
      subject,
      data,
    });
    caseIds.push(view.id);
    for (const { key } of LEVELS) {
      const visit = view.visits.find((one) => one.stage.key === key);
      const task = visit?.tasks.find((one) => one.state === 'open');
      const on = { visitId: visit?.id, taskId: task?.id };
      const command = { type: 'decide', ...on, outcome: 'approve', opinion: '同意' };
      view = await client.send(key, `/cases/${view.id}/commands`, command);
    }
  });
  const db = createDatabase(config.database.url, { schema: config.database.schema });
  return { service, client, db, crypto: createFieldCrypto(config.dataKeys, config.blindIndexKey), caseIds, interrupted };
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

describe('a worker killed three times while 100 cases advance', () => {
  const killAfter = [100, 250, 400];
  let run: Run;
  beforeAll(async () => {
    run = await runCases(100, 'worker', killAfter);
  }, 240_000);
  afterAll(() => closeRun(run));

  it('was killed in the midst of commands each time, and four processes did the work', async () => {
    expect(run.interrupted).toHaveLength(killAfter.length);
    for (const count of run.interrupted) expect(count).toBeGreaterThan(0);
    const pids = await workersOf(run);
    expect(pids.flat()).toEqual(expect.arrayContaining(run.service.worker.pids));
    expect(new Set(run.service.worker.pids).size).toBe(killAfter.length + 1);
    expect(pids.filter((one) => one.length > 1).length).toBeGreaterThan(0);
  });
  holds(100, () => run);
});

describe('an API killed twice while 40 cases advance', () => {
  const killAfter = [60, 140];
  let run: Run;
  beforeAll(async () => {
    run = await runCases(40, 'api', killAfter);
  }, 240_000);
  afterAll(() => closeRun(run));

  it('was killed with answers on the wire, which clients asked for again under the same key', () => {
    expect(run.interrupted).toHaveLength(killAfter.length);
    for (const count of run.interrupted) expect(count).toBeGreaterThan(0);
    expect(new Set(run.service.api.pids).size).toBe(killAfter.length + 1);
    expect(run.client.sent.filter((one) => one.tries > 1).length).toBeGreaterThan(0);
  });
  holds(40, () => run);
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
