// Ended cases in files and out of Temporal, on the command line, with the database and the engine as they are.
import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { watch } from '../../activities/adapters/watch.ts';
import type { CaseRecord } from '../../archive/case-record.ts';
import { findArchived } from '../../db/archived-cases.ts';
import { loadEvents } from '../../db/events.ts';
import { whyOver } from '../../db/repair-trail.ts';
import { listStuck } from '../../db/stuck-items.ts';
import { verifyCase } from '../../db/verify.ts';
import type { Environment } from '../support/case-environment.ts';
import { WATCH_SETTINGS, clerk, decideOn, director, reviewer, send } from '../support/case-environment.ts';
import { COUNTY, fourLevels, grant } from '../support/definitions.ts';
import { createEnvironment } from '../workflows/environment.ts';
import { runKeeping } from './keeping.ts';
import type { Run } from './keeping.ts';

const dir = mkdtempSync(join(tmpdir(), 'banjie-archive-'));
const ACCOUNT = '6222021234567890128';

let environment: Environment;
let paid: string;
let decided: string;
let open: string;

const banjie = (args: readonly string[], more: Record<string, string> = {}): Promise<Run> =>
  runKeeping(args, { ...environment.workerVariables, ARCHIVE_DIR: dir, ...more });

const archive = (...args: string[]): Promise<Run> => banjie(['archive', '--days', '30', ...args]);
const verify = (): Promise<Run> => banjie(['verify', '--archive', dir]);

const runsOf = async (caseId: string): Promise<number> => {
  const { count } = await environment.client.workflow.count(`WorkflowId = '${caseId}'`);
  return count;
};

/** Lets a case have ended long ago. */
const longAgo = (caseId: string) =>
  sql`update cases set status = 'ended', ended_at = '2026-02-03T04:05:06Z' where case_id = ${caseId}`.execute(
    environment.db,
  );

beforeAll(async () => {
  environment = await createEnvironment();
  await environment.work();
  const data = { payee: '演示', account: ACCOUNT, amount: 100 };
  const one = await environment.start(await environment.inputOf(grant, { data }));
  await send(one.handle, decideOn(1, reviewer));
  await one.handle.result();
  const other = await environment.start(await environment.inputOf(fourLevels));
  for (const [visit, actor] of [clerk, reviewer, director, reviewer].entries()) {
    await send(other.handle, decideOn(visit + 1, actor));
  }
  await other.handle.result();
  [paid, decided] = [one.answer.caseId, other.answer.caseId];
  const running = await environment.start(await environment.inputOf(fourLevels));
  open = running.answer.caseId;
  for (const caseId of [paid, decided, open]) await longAgo(caseId);
  const closed = `WorkflowId IN ('${paid}','${decided}') AND ExecutionStatus = 'Completed'`;
  const bothClosed = async () => expect((await environment.client.workflow.count(closed)).count).toBe(2);
  await vi.waitFor(bothClosed, { timeout: 30_000 });
});
afterAll(async () => {
  rmSync(dir, { recursive: true });
  await environment.close();
});

it('says what it would do, and leaves alone whose workflow still runs', async () => {
  const { code, stdout } = await archive('--dry-run', '--json');
  expect([code, JSON.parse(stdout)]).toEqual([
    1,
    expect.objectContaining({
      dryRun: true,
      archived: { '2026-02': 2 },
      removed: 0,
      left: [{ caseId: open, because: 'stillRuns' }],
    }),
  ]);
  expect(readdirSync(dir)).toEqual([]);
});

it('leaves a case whose chain does not hold, with its workflow', async () => {
  const { db } = environment;
  const set = (name: string) =>
    db
      .updateTable('events')
      .set({ actor_name: name })
      .where('case_id', '=', decided)
      .where('sequence', '=', 4)
      .execute();
  const { actor_name: name } = await db
    .selectFrom('events')
    .select('actor_name')
    .where('case_id', '=', decided)
    .where('sequence', '=', 4)
    .executeTakeFirstOrThrow();
  await set('他人');
  const { code, stdout } = await archive();
  await set(name ?? '');
  expect([code, stdout]).toEqual([1, expect.stringContaining(`✗ ${decided}: 事件链异常`)]);
  expect(await runsOf(decided)).toBe(1);
});

it('writes cases sealed, proves what it wrote, and takes their workflows out of Temporal', async () => {
  expect((await archive()).code).toBe(1);
  expect(readdirSync(join(dir, '2026-02')).sort()).toEqual([
    'SHA256SUMS',
    'manifest.json',
    'part-0001.jsonl',
    'part-0002.jsonl',
  ]);
  for (const part of ['part-0001.jsonl', 'part-0002.jsonl']) {
    const text = readFileSync(join(dir, '2026-02', part), 'utf8');
    expect(text).toContain('"sealed":"test:');
    expect(text).not.toContain('演示');
  }
  await expect.poll(async () => (await runsOf(paid)) + (await runsOf(decided)), { timeout: 30_000 }).toBe(0);
  expect(await runsOf(open)).toBe(1);
  const checked = await verify();
  expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining('2 archived cases verified')]);
});

it('keeps trail, history and values readable', async () => {
  const record = JSON.parse((await banjie(['archive', 'show', paid])).stdout) as CaseRecord;
  const trail = await loadEvents(environment.db, environment.crypto, paid);
  expect(record.events.map(({ type }) => type)).toEqual(trail.map(({ type }) => type));
  expect(JSON.stringify(record.events[0]?.values)).toContain(ACCOUNT);
  expect(JSON.stringify(record.histories)).toContain('EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED');
  expect(JSON.stringify(record.histories)).not.toContain('encryption-key-id');
  expect(await findArchived(environment.db, paid)).toMatchObject({ bundle: '2026-02/part-0001.jsonl' });
  expect(await verifyCase(environment.db, paid, environment.crypto)).toBeNull();
});

it('lets the watchdog find nothing, and refuses repairs with the reason', async () => {
  const { db, crypto, client, workerVariables } = environment;
  const watching = watch({ db, crypto, client, taskQueue: workerVariables['TASK_QUEUE'] ?? '' }, WATCH_SETTINGS);
  await watching.look({ at: new Date().toISOString() });
  const { rows } = await listStuck(
    db,
    { regions: [COUNTY], cause: 'workflowGone', resolved: false },
    { limit: 100, after: null },
  );
  expect(rows).toEqual([]);
  expect((await whyOver(db, { caseId: paid, endedAt: null })).code).toBe('CASE_ARCHIVED');
  expect((await whyOver(db, { caseId: open, endedAt: null })).code).toBe('CASE_ENDED');
});

it('has nothing to do the second time, and enters again what the table has forgotten', async () => {
  expect((await archive()).stdout).toContain('已归档 0 件');
  await environment.db.deleteFrom('archived_cases').where('case_id', '=', paid).execute();
  expect(JSON.parse((await archive('--json')).stdout)).toMatchObject({ archived: {}, removed: 1 });
  expect((await verify()).code).toBe(0);
});

it('adds what was recorded after the end to a newer file', async () => {
  const { db } = environment;
  await sql`update archived_cases set sequence = sequence - 1 where case_id = ${decided}`.execute(db);
  expect(JSON.parse((await archive('--json')).stdout)).toMatchObject({ archived: { '2026-02': 1 } });
  expect(existsSync(join(dir, '2026-02', 'part-0003.jsonl'))).toBe(true);
  expect((await verify()).code).toBe(0);
});

it('seals its files anew after a change of keys, so that the older key may go', async () => {
  const { DATA_KEYS = '' } = environment.workerVariables;
  const fresh = `next:${randomBytes(32).toString('base64')}`;
  const both = { DATA_KEYS: `${fresh},${DATA_KEYS}` };
  const check = await banjie(['rotate-keys', '--check'], both);
  expect(check.stdout).toContain('2 件仍用密钥 archived cases still under key test');
  expect((await banjie(['archive', 'reseal'], both)).stdout).toContain('✓ 3 个归档文件');
  expect((await banjie(['verify', '--archive', dir], { DATA_KEYS: fresh })).code).toBe(0);
  expect((await verify()).code).toBe(1);
  expect((await banjie(['rotate-keys', '--check'], both)).stdout).not.toContain('archived cases');
});

it('finds a file that was changed, and removes nothing on its ground', async () => {
  const { db } = environment;
  const [file = ''] = readdirSync(join(dir, '2026-02')).filter((name) => name.startsWith('part-'));
  const path = join(dir, '2026-02', file);
  const before = readFileSync(path);
  appendFileSync(path, '\n');
  const { code, stdout } = await verify();
  expect([code, stdout]).toEqual([1, expect.stringContaining(`✗ 2026-02/${file}: 文件缺失或已改动`)]);
  await db.updateTable('archived_cases').set({ removed_at: null }).where('bundle', '=', `2026-02/${file}`).execute();
  const again = await archive('--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ removed: 0 });
  expect(again.stdout).toContain('fileMissing');
  writeFileSync(path, before);
  writeFileSync(join(dir, '2026-02', 'part-0099.jsonl'), '');
  expect((await verify()).stdout).toContain('part-0099.jsonl: 清单中没有此文件');
});

it('says how it is used when it is used otherwise', async () => {
  for (const args of [
    ['archive', '--days', '0'],
    ['archive', 'show', 'x'],
    ['verify', '--archive'],
    ['archive', 'all'],
  ]) {
    expect((await banjie(args)).code).toBe(2);
  }
});
