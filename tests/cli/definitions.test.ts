// Versions of definitions on the command line, as a process of its own on a database of its own.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { definitionInForce } from '../../db/definitions.ts';
import { putHoldings, putPeople } from '../../db/people.ts';
import { publish } from '../../db/publish.ts';
import { openTestDatabase, putPaths } from '../db/recorded-case.ts';
import type { TestDatabase } from '../db/recorded-case.ts';
import { monthlyReport } from '../support/recurring-definitions.ts';

const LAUNCHER = fileURLToPath(new URL('../../cli/banjie.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'banjie-definitions-'));

let database: TestDatabase;
let other: TestDatabase;
let first: string;
let second: string;

async function banjie(of: TestDatabase, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const { TEMPORAL_ADDRESS: _none, ...rest } = process.env;
  const env = {
    ...rest,
    DATABASE_URL: of.url,
    DATA_KEYS: `k1:${of.dataKey.toString('base64')}`,
    BLIND_INDEX_KEY: of.blindIndexKey.toString('base64'),
  };
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [LAUNCHER, 'definitions', ...args], { env })) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

async function seed({ db, crypto }: TestDatabase): Promise<void> {
  await putPaths(db, '610429', '610429101', '610429101200');
  await putPeople(db, crypto, [{ id: 'cadre', name: '测试干部' }], '2026-01-01T00:00:00.000Z');
  const validFrom = '2026-01-01';
  await putHoldings(db, [
    { personId: 'cadre', role: 'townshipVillageCadre', organisation: '610429101200', validFrom },
    { personId: 'cadre', role: 'countyAuthority', organisation: '610429', validFrom },
  ]);
}

const now = (): string => new Date().toISOString();

beforeAll(async () => {
  [database, other] = await Promise.all([openTestDatabase(), openTestDatabase()]);
  await seed(database);
  await seed(other);
  const at = '2026-03-02T01:00:00.000Z';
  const of = (reportDay: number) => ({ parameters: { 'monthly-report': { reportDay } } });
  const [one] = await publish(database.db, { procedures: [monthlyReport], profile: of(25), at, ground: 'test' });
  const later = '2026-03-02T02:00:00.000Z';
  const [two] = await publish(database.db, { procedures: [monthlyReport], profile: of(10), at: later, ground: 'test' });
  [first, second] = [one?.version ?? '', two?.version ?? ''];
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.close();
  await other.close();
});

it('lists procedures and versions', async () => {
  expect((await banjie(database, 'list')).stdout).toContain(`monthly-report 月报: ${second.slice(0, 12)}`);
  const { stdout } = await banjie(database, 'list', 'monthly-report', '--json');
  const { versions } = JSON.parse(stdout) as { versions: { hash: string; inForce: boolean }[] };
  expect(versions.map(({ hash, inForce }) => [hash, inForce])).toEqual([
    [second, true],
    [first, false],
  ]);
});

it('tells the difference in words, naming versions by their beginnings', async () => {
  const { code, stdout } = await banjie(database, 'diff', first.slice(0, 10), 'monthly-report');
  expect([code, stdout]).toEqual([0, expect.stringContaining('由「每月25日」改为「每月10日」')]);
  expect((await banjie(database, 'diff', first, first)).stdout).toContain('没有差异');
  expect((await banjie(database, 'diff', first, '00000000')).code).toBe(2);
});

it('carries a version into another county, and refuses one that was touched', async () => {
  const file = join(folder, 'report.json');
  expect((await banjie(database, 'export', first, '--out', file)).code).toBe(0);
  expect((await banjie(other, 'import', file, '--note', '试', '--dry-run')).code).toBe(0);
  expect((await banjie(other, 'list', 'monthly-report')).code).toBe(2);
  const taken = await banjie(other, 'import', file, '--note', '由邻县导入', '--by', 'cadre', '--json');
  expect(JSON.parse(taken.stdout)).toMatchObject({ hash: first, known: false, procedure: 'monthly-report' });
  writeFileSync(file, readFileSync(file, 'utf8').replace('"tier": 1', '"tier": 2'));
  const refused = await banjie(other, 'import', file, '--note', '改过', '--json');
  expect([refused.code, JSON.parse(refused.stdout).refused.faults[0].code]).toEqual([1, 'HASH_MISMATCH']);
});

it('puts a version in force, plans another, and retires a procedure', async () => {
  const { db } = other;
  const activated = await banjie(other, 'activate', first.slice(0, 8), '--ground', '县里决定');
  expect(activated).toMatchObject({ code: 0, stdout: expect.stringContaining('启用 in force') });
  expect((await definitionInForce(db, 'monthly-report', now()))?.hash).toBe(first);
  expect(await banjie(other, 'activate', first, '--ground', '再次')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('ALREADY_IN_FORCE'),
  });
  const retired = await banjie(other, 'retire', 'monthly-report', '--ground', '停办', '--from', '2040-01-01', '--json');
  expect(JSON.parse(retired.stdout)).toMatchObject({
    activation: { retires: true, activeFrom: '2039-12-31T16:00:00.000Z' },
  });
  expect((await definitionInForce(db, 'monthly-report', now()))?.hash).toBe(first);
  expect(await definitionInForce(db, 'monthly-report', '2040-01-01T00:00:00.000Z')).toBeNull();
});

it('says how it is used when it is used otherwise', async () => {
  for (const args of [
    [],
    ['list', '--force'],
    ['activate', first],
    ['diff', first],
    ['list', '--dry-run'],
    ['burn', first],
  ]) {
    expect(await banjie(other, ...args)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('definitions list'),
    });
  }
  expect((await banjie(other, 'activate', first, '--ground', '试', '--by', 'nobody')).stderr).toContain(
    'There is no person',
  );
});
