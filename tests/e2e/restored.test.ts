// A backup taken while people work and restored to a later point, and databases that are not of one point.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { watch } from '../../activities/adapters/watch.ts';
import { createDatabase } from '../../db/client.ts';
import type { Db } from '../../db/client.ts';
import { createFieldCrypto } from '../../db/crypto.ts';
import { rebuildAll } from '../../db/rebuild.ts';
import { listStuck } from '../../db/stuck-items.ts';
import type { StuckCause } from '../../domain/stuck/cause.ts';
import type { Stack } from '../../embedded/stack.ts';
import { rowsOf } from '../db/recorded-case.ts';
import { WATCH_SETTINGS } from '../support/case-environment.ts';
import { ACCOUNTS, runCase } from './four-level-cases.ts';
import { patientClient } from './patient-client.ts';
import type { PatientClient } from './patient-client.ts';
import * as county from './restored-county.ts';
import { withEngine } from './review-ladder.ts';
import type { Service } from './service.ts';

const MEANWHILE = 12;
let where: county.Place;
let original: Stack;
let restored: Stack;
let service: Service;
let db: Db;
let client: PatientClient;
/** Open at the point: nobody has decided; the money was paid; it was paid after the point only. */
const open = { waiting: '', paid: '', paidLater: '' };
/** What happened after the point: decided and paid, filed, ended. */
const later = { decided: '', filed: '', ended: '' };
const seen = { commandsMeanwhile: 0, casesAtPoint: [] as string[], point: '' };
let backedUp: county.Run;
let restoring: county.Run;

beforeAll(async () => {
  where = county.place();
  original = await county.originalStack(where);
  let subjects: string[] = [];
  const seed = async (config: Service['config']): Promise<void> => {
    subjects = await county.seedCounty(config, MEANWHILE + 6);
  };
  await use(county.serviceOn(original, original, { seed }));
  const attachments = join(where.folder, 'attachments');
  mkdirSync(join(attachments, 'ab'), { recursive: true });
  writeFileSync(join(attachments, 'ab/abc'), 'a photograph');

  const working = Promise.all(subjects.splice(0, MEANWHILE).map((subject) => runCase(client, subject)));
  const before = client.sent.length;
  const env = { DATABASE_URL: original.databaseUrl, ATTACHMENTS_DIR: attachments };
  backedUp = await county.banjie(['backup', '--to', join(where.folder, 'backups'), '--json'], env);
  seen.commandsMeanwhile = client.sent.length - before;
  await working;

  const file = async (): Promise<string> => (await county.filePaid(client, subjects.pop() ?? '')).id;
  const approve = (caseId: string, stage: 'township' | 'county') =>
    county.approveAt(service, client, caseId, stage).then(({ id }) => id);
  Object.assign(open, { waiting: await file(), paidLater: await file() });
  open.paid = await approve(await file(), 'township');
  const [decided, ending] = [await file(), await approve(await file(), 'township')];
  await county.untilAt(service, open.paid, 'county');
  await county.untilAt(service, ending, 'county');
  seen.casesAtPoint = await caseIds();
  seen.point = await county.instantOf(original.databaseUrl);
  for (const caseId of [open.paidLater, decided]) {
    await approve(caseId, 'township');
    await county.untilAt(service, caseId, 'county');
  }
  Object.assign(later, { decided, filed: await file(), ended: await approve(ending, 'county') });
  await county.archiveLog(original.databaseUrl);

  const dataDir = join(where.folder, 'restored');
  mkdirSync(dataDir, { mode: 0o711 });
  const { backup } = JSON.parse(backedUp.stdout) as { backup: string };
  const log = ['--archive', where.archive, '--until', seen.point];
  const to = ['--to', join(dataDir, 'postgres'), '--attachments', join(dataDir, 'attachments')];
  restoring = await county.banjie(['restore', '--from', backup, ...to, ...log]);
  restored = await county.restoredStack(where, dataDir);
}, 180_000);
afterAll(async () => {
  await release();
  await restored?.stop();
  await original?.stop();
  where.remove();
});

async function use(next: Promise<Service>): Promise<void> {
  service = await next;
  db = createDatabase(service.config.database.url, { max: 2 });
  client = await patientClient(service, [...ACCOUNTS, 'admin'], () => undefined);
}

async function release(): Promise<void> {
  await db?.destroy();
  await service?.close();
}

const caseIds = async (): Promise<string[]> =>
  (await db.selectFrom('cases').select('case_id').execute()).map((row) => row.case_id).sort();

const payouts = async (caseId: string): Promise<number> =>
  (await db.selectFrom('payouts').select('case_id').where('case_id', '=', caseId).execute()).length;

const finish = (caseId: string) => county.approveAt(service, client, caseId, 'county');

/** Two looks of the watchdog, and what it then knows by cause. */
async function lookTwice(): Promise<Partial<Record<StuckCause, string[]>>> {
  await withEngine(service.config, async (engine) => {
    const { dataKeys, blindIndexKeys, worker } = service.config;
    const crypto = createFieldCrypto(dataKeys, blindIndexKeys);
    const dog = watch({ db, crypto, client: engine, taskQueue: worker.taskQueue }, WATCH_SETTINGS);
    // What was recorded a moment ago is given time to show in the engine's lists.
    for (const minutes of [2, 3]) await dog.look({ at: new Date(Date.now() + minutes * 60_000).toISOString() });
  });
  const { rows } = await listStuck(db, { regions: ['610429'], resolved: false }, { limit: 100, after: null });
  const found: Partial<Record<StuckCause, string[]>> = {};
  for (const { cause, caseId } of rows) (found[cause] ??= []).push(caseId ?? '');
  return found;
}

/** `npx banjie verify`, and whether the rows that people see are what the trail says. */
async function expectWhole(): Promise<void> {
  const env = { DATABASE_URL: service.config.database.url };
  expect(await county.banjie(['verify'], env)).toMatchObject({ code: 0 });
  const crypto = createFieldCrypto(service.config.dataKeys, service.config.blindIndexKeys);
  const unsealed = async () =>
    Object.entries(await rowsOf(db)).map(([table, rows]) => [
      table,
      rows.map((row) => row.replace(/"\$sealed":"[^"]*"/g, '')).sort(),
    ]);
  const before = await unsealed();
  expect(await rebuildAll(db, crypto)).toBe((await caseIds()).length);
  expect(await unsealed()).toEqual(before);
}

describe('a backup taken while people work', () => {
  it('is one folder with what is needed to read it, and names no key but by its id', () => {
    const { backup, ...said } = JSON.parse(backedUp.stdout) as { backup: string };
    expect(said).toMatchObject({ attachments: 1, keys: ['test'] });
    expect(readdirSync(backup).sort()).toEqual(['backup_manifest', 'banjie.json', 'base.tar.gz']);
    expect(readFileSync(join(backup, 'banjie.json'), 'utf8')).not.toContain(county.KEYS['DATA_KEYS']?.slice(5));
    // How many depends on how fast the copy is; that there were some is what makes it a copy under load.
    expect(seen.commandsMeanwhile).toBeGreaterThan(0);
  });

  it('is refused where it is not whole', async () => {
    const { backup } = JSON.parse(backedUp.stdout) as { backup: string };
    const broken = join(where.folder, 'broken');
    mkdirSync(broken);
    for (const name of readdirSync(backup)) writeFileSync(join(broken, name), readFileSync(join(backup, name)));
    const manifest = readFileSync(join(broken, 'backup_manifest'), 'utf8');
    writeFileSync(join(broken, 'backup_manifest'), manifest.replace(/"Size": (\d+)/, '"Size": 1$1'));
    const to = join(where.folder, 'from-broken');
    expect(await county.banjie(['restore', '--from', broken, '--to', to])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('backup_manifest'),
    });
    expect(readdirSync(where.folder)).not.toContain('from-broken');
  });
});

describe('both databases restored to one point', () => {
  beforeAll(async () => {
    await release();
    await use(county.serviceOn(restored, restored));
  });

  it('hold what was there at the point, whole, and nothing of what came later', async () => {
    expect(restoring).toMatchObject({ code: 0 });
    expect(await caseIds()).toEqual(seen.casesAtPoint);
    expect(await payouts(open.paid)).toBe(1);
    expect(await payouts(open.paidLater)).toBe(0);
    expect(readFileSync(join(where.folder, 'restored/attachments/ab/abc'), 'utf8')).toBe('a photograph');
    await expectWhole();
  });

  it('have nothing that is stuck', async () => {
    expect(await lookTwice()).toEqual({});
  });

  it('go on: what was open ends, and every payment was made once', async () => {
    for (const caseId of [open.waiting, open.paidLater]) await county.approveAt(service, client, caseId, 'township');
    for (const caseId of Object.values(open)) {
      expect(await finish(caseId)).toMatchObject({ status: 'ended' });
      expect(await payouts(caseId)).toBe(1);
    }
    await expectWhole();
    expect(await lookTwice()).toEqual({});
  });
});

describe('cases of a later point than the engine', () => {
  beforeAll(async () => {
    await release();
    await use(county.serviceOn(original, restored));
  });

  it('are found where no workflow is, and where one runs on after the end', async () => {
    const found = await lookTwice();
    expect(found.workflowGone).toContain(later.filed);
    expect(found.workflowLeftOver).toEqual([later.ended]);
  });

  it('are known to their workflows once these are shown the trail', async () => {
    const { config } = service;
    const env = { DATABASE_URL: config.database.url, TEMPORAL_ADDRESS: config.temporal.address };
    const { code, stdout } = await county.banjie(['catch-up'], env);
    expect([code, stdout]).toEqual([1, expect.stringContaining(`✗ ${later.filed}: no workflow`)]);
    // that a workflow has ended is a moment late in the engine's lists
    await vi.waitFor(async () => expect((await lookTwice()).workflowLeftOver).toBeUndefined(), { timeout: 20_000 });
    expect(await county.banjie(['catch-up', later.decided], env)).toMatchObject({ code: 0 });
  });

  it('go on from the trail, without paying again', async () => {
    expect(await finish(later.decided)).toMatchObject({ status: 'ended' });
    expect(await payouts(later.decided)).toBe(1);
  });
});

describe('an engine that has lost everything', () => {
  beforeAll(async () => {
    await release();
    await restored.ensureNamespace('again');
    await use(county.serviceOn(original, restored, { namespace: 'again' }));
  });

  it('is given every open case again from its trail by one order', async () => {
    expect((await lookTwice()).workflowGone?.sort()).toEqual([...Object.values(open), later.filed].sort());
    const token = (await county.bearer(service, 'admin')).slice('Bearer '.length);
    const asked = { BANJIE_API_URL: service.address, BANJIE_TOKEN: token };
    const order = ['repair', 'restart', '--stuck-cause', 'workflowGone', '--reason', '流程引擎数据丢失'];
    expect(await county.banjie(order, asked)).toMatchObject({ code: 0 });
    expect(await lookTwice()).toEqual({});
    for (const caseId of [open.waiting, later.filed]) await county.approveAt(service, client, caseId, 'township');
    for (const caseId of [...Object.values(open), later.filed]) {
      expect(await finish(caseId)).toMatchObject({ status: 'ended' });
      expect(await payouts(caseId)).toBe(1);
    }
    await expectWhole();
  });
});
