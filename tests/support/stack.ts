import { randomBytes } from 'node:crypto';
import { Connection } from '@temporalio/client';
import pg from 'pg';
import { inject } from 'vitest';
import { ensureNamespace } from '../../embedded/temporal-namespace.ts';

/** The servers of this test run. */
export function testStack(): { databaseUrl: string; temporalAddress: string } {
  return { databaseUrl: inject('databaseUrl'), temporalAddress: inject('temporalAddress') };
}

/** The file for the worker option `workflowBundle: { codePath }`. Throws what the bundler said when it failed. */
export function workflowBundlePath(): string {
  const bundle = inject('workflowBundle');
  if ('error' in bundle) throw new Error(`the workflows could not be bundled: ${bundle.error}`);
  return bundle.path;
}

export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Makes an empty database of its own for a test file, on the run's PostgreSQL. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await runOnServer(`create database ${name}`);
  const url = new URL(inject('databaseUrl'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => runOnServer(`drop database if exists ${name} with (force)`) };
}

/** Makes a Temporal namespace of its own, on the run's server, and returns its name when it can be used. */
export async function freshNamespace(): Promise<string> {
  const name = `test-${randomBytes(6).toString('hex')}`;
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  try {
    await ensureNamespace(connection, name, 1);
    return name;
  } finally {
    await connection.close();
  }
}

async function runOnServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseUrl') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
