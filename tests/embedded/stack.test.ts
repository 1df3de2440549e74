import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startStack } from '../../embedded/stack.ts';
import { freshDatabase, freshNamespace, testStack } from '../support/stack.ts';

async function query<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

const folders: string[] = [];

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'banjie-stack-test-'));
  folders.push(folder);
  return folder;
}

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

test('a stopped stack finds its rows, its workflows and its keys when it starts again', async () => {
  const dataDir = freshFolder();
  const first = await startStack({ dataDir, forTests: false });
  await query(first.databaseUrl, "create table kept as select '办结' as word");
  const connection = await Connection.connect({ address: first.temporalAddress });
  await new Client({ connection }).workflow.start('kept', { workflowId: 'kept-1', taskQueue: 'nobody' });
  await connection.close();
  await first.stop();

  const second = await startStack({ dataDir, forTests: false });
  try {
    expect(await query(second.databaseUrl, 'select word from kept')).toEqual([{ word: '办结' }]);
    const again = await Connection.connect({ address: second.temporalAddress });
    const description = await new Client({ connection: again }).workflow.getHandle('kept-1').describe();
    expect(description.status.name).toBe('RUNNING');
    await again.close();
    expect(second.dataKeys).toBe(first.dataKeys);
    expect(second.blindIndexKey).toBe(first.blindIndexKey);
  } finally {
    await second.stop();
  }
});

test('a stack whose PostgreSQL was killed says so, and starts again with its rows', async () => {
  const dataDir = freshFolder();
  const first = await startStack({ dataDir, forTests: false });
  await query(first.databaseUrl, 'create table kept as select 1 as number');
  process.kill(Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10), 'SIGKILL');
  expect(await first.broken).toContain('PostgreSQL ended with SIGKILL');
  await first.stop();

  const second = await startStack({ dataDir, forTests: false });
  expect(await query(second.databaseUrl, 'select number from kept')).toEqual([{ number: 1 }]);
  await second.stop();
});

test('refuses a data folder that another stack is using', async () => {
  const dataDir = freshFolder();
  const options = { dataDir, forTests: true, ...addresses() };
  const running = await startStack(options);
  await expect(startStack(options)).rejects.toThrow(/Already running.*BANJIE_DATA/);
  await running.stop();
});

test('keeps its keys in a file that only its owner can read', async () => {
  const dataDir = freshFolder();
  const stack = await startStack({ dataDir, forTests: true, ...addresses() });
  expect(statSync(join(dataDir, 'settings.json')).mode & 0o777).toBe(0o600);
  await stack.stop();
});

test('a namespace that has just been made takes a workflow at once', async () => {
  const namespace = await freshNamespace();
  const connection = await Connection.connect({ address: testStack().temporalAddress });
  const handle = await new Client({ connection, namespace }).workflow.start('any', {
    workflowId: 'a',
    taskQueue: 'none',
  });
  expect((await handle.describe()).status.name).toBe('RUNNING');
  await connection.close();
});

test('the database takes Chinese text apart for similarity search', async () => {
  const database = await freshDatabase();
  await query(database.url, 'create extension pg_trgm');
  const rows = await query<{ count: number }>(database.url, "select cardinality(show_trgm('危房改造')) as count");
  expect(rows).toEqual([{ count: 5 }]);
  await database.drop();
});

function addresses(): { databaseUrl: string; temporalAddress: string } {
  const { databaseUrl, temporalAddress } = testStack();
  return { databaseUrl, temporalAddress };
}
