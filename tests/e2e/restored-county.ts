// A county with cases on a stack of its own whose log is archived, and others that are restored from it.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { expect, vi } from 'vitest';
import { VILLAGE, seedBenchCounty } from '../../bench/county.ts';
import type { CaseView } from '../../api/contracts/cases.ts';
import { childEnvironment } from '../../config/embedded.ts';
import { DEMO_ISSUER } from '../../config/demo-issuer.ts';
import type { Config } from '../../config/load-config.ts';
import { createDatabase } from '../../db/client.ts';
import { createFieldCrypto } from '../../db/crypto.ts';
import { activateDefinition, storeDefinition } from '../../db/definitions.ts';
import { putAccounts, putHoldings, putPeople } from '../../db/people.ts';
import { ADMINISTRATOR } from '../../domain/scope.ts';
import { postgresAccount } from '../../embedded/postgres-account.ts';
import { startStack } from '../../embedded/stack.ts';
import type { Stack } from '../../embedded/stack.ts';
import { decision, testProcedure } from '../support/definitions.ts';
import type { PatientClient } from './patient-client.ts';
import { startService } from './service.ts';
import type { Service } from './service.ts';

const LAUNCHER = fileURLToPath(new URL('../../cli/banjie.mjs', import.meta.url));
const AT = '2020-01-01T00:00:00.000Z';
const text = (zh: string) => ({ zh, en: zh });

/** The township decides, the system pays, the county confirms. */
const paid = testProcedure({
  id: 'paid-once',
  filing: {
    level: 'village',
    by: [{ role: 'clerk', level: 'village' }],
    form: [{ field: 'payee' }, { field: 'account' }, { field: 'amount' }],
  },
  fields: [
    { key: 'payee', label: text('收款人'), type: 'text' },
    { key: 'account', label: text('账号'), type: 'text', format: 'bankAccount', sensitive: 'bankAccount' },
    { key: 'amount', label: text('金额'), type: 'fen' },
  ],
  stages: [
    decision('township', { by: 'role', role: 'townshipGovernment', level: 'township' }, 'pay'),
    {
      key: 'pay',
      kind: 'service',
      title: text('拨付'),
      basis: [{ kind: 'assumed', note: text('测试用') }],
      action: { do: 'payout', payee: 'payee', account: 'account', amount: 'amount', purpose: text('补助') },
      attempts: 2,
      to: 'county',
    },
    decision('county', { by: 'role', role: 'countyAuthority', level: 'county' }, 'done'),
  ],
});

/** What a deployment must keep besides its databases. */
export const KEYS: Readonly<Record<string, string>> = {
  DATA_KEYS: `test:${randomBytes(32).toString('base64')}`,
  BLIND_INDEX_KEY: randomBytes(32).toString('base64'),
  TASK_QUEUE: 'restored-county',
};

export interface Place {
  readonly folder: string;
  readonly archive: string;
  remove(): void;
}

/** A folder for the stacks, with one for the log that PostgreSQL can write. */
export function place(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'banjie-restored-'));
  // the account that PostgreSQL runs under has to pass through
  chmodSync(folder, 0o711);
  const archive = join(folder, 'log');
  mkdirSync(archive);
  const account = postgresAccount();
  if (account) chownSync(archive, account.uid, account.gid);
  return { folder, archive, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export const originalStack = ({ folder, archive }: Place): Promise<Stack> =>
  startStack({ dataDir: join(folder, 'original'), forTests: true, walArchive: archive });

/** Servers on a restored folder, with the settings of the original, which no backup holds. */
export function restoredStack({ folder }: Place, dataDir: string): Promise<Stack> {
  copyFileSync(join(folder, 'original/settings.json'), join(dataDir, 'settings.json'));
  return startStack({ dataDir, forTests: true });
}

/** API and worker on these servers; they may be of different points. */
export function serviceOn(
  databases: Pick<Stack, 'databaseUrl'>,
  engine: Pick<Stack, 'temporalAddress'>,
  more: { seed?: (config: Config) => Promise<void>; namespace?: string } = {},
): Promise<Service> {
  const { seed = () => Promise.resolve(), namespace = 'default' } = more;
  const env = { ...KEYS, TEMPORAL_ADDRESS: engine.temporalAddress, TEMPORAL_NAMESPACE: namespace };
  return startService(seed, { database: { url: databases.databaseUrl, drop: () => Promise.resolve() }, env });
}

/** The bench's county with an administrator and the paying procedure; ids of so many households. */
export async function seedCounty(config: Config, households: number): Promise<string[]> {
  const ids = await seedBenchCounty(config, households);
  const db = createDatabase(config.database.url, { max: 1 });
  try {
    await putPeople(
      db,
      createFieldCrypto(config.dataKeys, config.blindIndexKeys),
      [{ id: 'admin', name: '测试管理员' }],
      AT,
    );
    await putAccounts(db, [{ login: 'admin', issuer: DEMO_ISSUER, personId: 'admin' }]);
    await putHoldings(db, [
      { personId: 'admin', role: ADMINISTRATOR, organisation: '610429', validFrom: '2020-01-01' },
    ]);
    const hash = await storeDefinition(db, paid, { origin: 'release', at: AT });
    await activateDefinition(db, { procedure: paid.id, hash, activeFrom: AT, ground: 'test', by: 'test' });
  } finally {
    await db.destroy();
  }
  return ids;
}

export function filePaid(client: PatientClient, subject: string): Promise<CaseView> {
  const data = { payee: '测试户', account: '6222021234567890128', amount: 100 };
  return client.send('clerk', '/cases', { procedure: paid.id, organisation: VILLAGE, subject: { id: subject }, data });
}

/** Where the case asks somebody to decide, as soon as it stands at this stage: before it, money may have to be paid. */
export async function untilAt(
  service: Service,
  caseId: string,
  stage: 'township' | 'county',
): Promise<{ visitId: number; taskId: string | undefined }> {
  const authorization = await bearer(service, stage);
  return vi.waitFor(
    async () => {
      const answer = await fetch(`${service.address}/api/v1/cases/${caseId}`, { headers: { authorization } });
      const { visits } = (await answer.json()) as CaseView;
      const visit = visits.find((one) => one.stage.key === stage && one.tasks.some(({ state }) => state === 'open'));
      if (visit === undefined) throw new Error(`${caseId} is not at ${stage}`);
      return { visitId: visit.id, taskId: visit.tasks.find(({ state }) => state === 'open')?.id };
    },
    { timeout: 30_000, interval: 50 },
  );
}

export async function approveAt(
  service: Service,
  client: PatientClient,
  caseId: string,
  stage: 'township' | 'county',
): Promise<CaseView> {
  const command = { type: 'decide', ...(await untilAt(service, caseId, stage)), outcome: 'approve', opinion: '同意' };
  return client.send(stage, `/cases/${caseId}/commands`, command);
}

/** What an account's requests carry. */
export async function bearer(service: Service, account: string): Promise<string> {
  const answer = await fetch(`${service.address}/api/v1/demo/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  return `Bearer ${((await answer.json()) as { accessToken: string }).accessToken}`;
}

/** The clock of the database, by which a restore is told where to stop. */
export async function instantOf(databaseUrl: string): Promise<string> {
  const [row] = await ask<{ now: Date }>(databaseUrl, 'select clock_timestamp() as now');
  return row?.now.toISOString() ?? '';
}

/** Returns when the archive holds the log up to this moment. */
export async function archiveLog(databaseUrl: string): Promise<void> {
  const [row] = await ask<{ piece: string }>(databaseUrl, 'select pg_walfile_name(pg_switch_wal()) as piece');
  await vi.waitFor(
    async () => {
      const [done] = await ask<{ last: string | null }>(
        databaseUrl,
        'select last_archived_wal as last from pg_stat_archiver',
      );
      expect((done?.last ?? '') >= (row?.piece ?? 'F')).toBe(true);
    },
    { timeout: 30_000, interval: 50 },
  );
}

async function ask<Row extends pg.QueryResultRow>(databaseUrl: string, statement: string): Promise<Row[]> {
  const connection = new pg.Client({ connectionString: databaseUrl });
  await connection.connect();
  try {
    return (await connection.query<Row>(statement)).rows;
  } finally {
    await connection.end();
  }
}

export interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** `npx banjie` as an administrator types it. */
export async function banjie(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  try {
    const options = { env: childEnvironment({ ...KEYS, ...env }) };
    return { code: 0, ...(await promisify(execFile)(process.execPath, [LAUNCHER, ...args], options)) };
  } catch (error) {
    const { code, stdout, stderr } = error as Run;
    return { code, stdout, stderr };
  }
}
