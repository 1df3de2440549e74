// A county's first day: from an empty database to a case that is filed, without the demo.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultPorts } from '../../activities/adapters/index.ts';
import { createActivities } from '../../activities/index.ts';
import { buildApp } from '../../api/app.ts';
import { closeDeps, createDeps } from '../../api/create-deps.ts';
import { loadConfig } from '../../config/load-config.ts';
import { createDataConverter } from '../../config/temporal.ts';
import { luhnCheck } from '../../domain/bank-account.ts';
import { demoProfile } from '../../embedded/demo-definitions.ts';
import { demoOrganisations } from '../../embedded/demo-divisions.ts';
import { demoPeople } from '../../embedded/demo-people.ts';
import { SHEET_LIMITS } from '../../spreadsheet/sheet.ts';
import { readXlsx } from '../../spreadsheet/xlsx.ts';
import { createWorker } from '../../worker/create-worker.ts';
import { idNumber } from '../support/factories.ts';
import { freshDatabase, freshNamespace, testStack, workflowBundlePath } from '../support/stack.ts';

const LAUNCHER = fileURLToPath(new URL('../../cli/banjie.mjs', import.meta.url));
const RENOVATION = 'dilapidated-house-renovation';
const VILLAGE = '610429101200';
const STEP = ['办理环节', '办理结果', '办理日期', '办理人'];

let environment: Record<string, string>;
let folder: string;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await freshDatabase();
  drop = () => database.drop();
  folder = mkdtempSync(join(tmpdir(), 'banjie-first-day-'));
  environment = {
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: testStack().temporalAddress,
    TEMPORAL_NAMESPACE: await freshNamespace(),
    TASK_QUEUE: `test-${randomBytes(6).toString('hex')}`,
    DATA_KEYS: `test:${randomBytes(32).toString('base64')}`,
    BLIND_INDEX_KEY: randomBytes(32).toString('base64'),
    WORKFLOW_BUNDLE: workflowBundlePath(),
    ATTACHMENTS_DIR: join(folder, 'attachments'),
    DEMO_ISSUER: 'on',
    LOG_LEVEL: 'error',
  };
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await drop();
});

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

async function banjie(...args: string[]): Promise<Run> {
  const options = { env: { PATH: process.env['PATH'] ?? '', ...environment }, maxBuffer: 64 * 1024 * 1024 };
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [LAUNCHER, ...args], options)) };
  } catch (error) {
    const { code, stdout, stderr } = error as Run;
    return { code, stdout, stderr };
  }
}

/** A CSV file of the folder. */
function sheet(name: string, rows: readonly (readonly string[])[]): string {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => row.join(',')).join('\n'));
  return path;
}

/** A county of one town with one village: every post that a procedure asks for is held there. */
const isHere = (path: string): boolean => {
  const division = path.split('/')[0] ?? '';
  return VILLAGE.startsWith(division);
};

const PLACES = demoOrganisations().filter(({ path }) => isHere(path));

const organisations = (): string =>
  sheet('organisations.csv', [
    ['组织代码', '名称', '设立日期'],
    ...PLACES.map(({ path, name }) => [path, name.zh, '2020-01-01']),
  ]);

const people = (): string =>
  sheet('people.csv', [
    ['人员编号', '姓名', '职务', '任职单位代码', '任职日期', '登录账号'],
    ...demoPeople().flatMap(({ id, name, posts, login }) =>
      posts
        .filter(({ organisation }) => isHere(organisation))
        .map(({ role, organisation }) => [id, name, role, organisation, '2020-01-01', login ?? '']),
    ),
  ]);

it('writes the template of organisations', async () => {
  const file = join(folder, 'template.xlsx');
  expect(await banjie('migrate')).toMatchObject({ code: 0 });
  expect(await banjie('import-template', 'organisations', file)).toMatchObject({ code: 0 });
  // a template has a head and nothing below it
  await expect(readXlsx(readFileSync(file), SHEET_LIMITS)).rejects.toThrow('empty');
});

it('refuses an administrator before there is an organisation, and takes the organisations in', async () => {
  const asked = ['administrator', '--name', '演示管理员', '--id', 'admin', '--organisation', '610429'];
  expect(await banjie(...asked)).toMatchObject({ code: 1, stdout: expect.stringContaining('没有这一组织') });
  const dry = await banjie('import', 'organisations', organisations(), '--dry-run', '--json');
  expect(dry.code, dry.stdout.slice(0, 2000)).toBe(0);
  const none = await banjie('administrator', '--name', '演示管理员', '--id', 'admin', '--organisation', '610429');
  expect(none.code).toBe(1);
  const { code, stdout } = await banjie('import', 'organisations', organisations(), '--json');
  expect([code, (JSON.parse(stdout) as { added: number }).added]).toEqual([0, PLACES.length]);
});

it('makes the first administrator, one more only where that is said, and writes it down', async () => {
  const asked = (name: string, ...more: string[]) =>
    banjie('administrator', '--name', `演示${name}`, '--id', name, '--organisation', '610429', ...more);
  const both = await Promise.all([asked('admin'), asked('rival')]);
  expect(both.map(({ code }) => code).toSorted((a, b) => a - b)).toEqual([0, 1]);
  expect(await asked('second')).toMatchObject({ code: 1, stdout: expect.stringContaining('--another') });
  expect(await asked('second', '--another', '--login', 'second-login', '--json')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('"login":"second-login"'),
  });
  const deps = createDeps(loadConfig({ ...environment }));
  const log = await deps.db.selectFrom('administration_log').select(['act', 'by', 'detail']).orderBy('id').execute();
  await closeDeps(deps);
  expect(log).toHaveLength(2);
  expect(log[1]).toMatchObject({
    act: 'administratorMade',
    by: expect.stringMatching(/^cli:/),
    detail: { id: 'second' },
  });
});

it('takes people and households in, publishes, takes a case over from paper and files another', async () => {
  const posts = await banjie('import', 'people', people());
  expect(posts.code, posts.stdout.slice(-2000)).toBe(0);
  const households = sheet('households.csv', [
    ['类别', '编号', '所在地代码', '姓名或名称', '身份证号'],
    ['农户', 'H-1', VILLAGE, '演示甲', idNumber(1)],
    ['农户', 'H-2', VILLAGE, '演示乙', idNumber(2)],
    ['农户', 'H-3', '610429999999', '演示丙', ''],
  ]);
  const faults = join(folder, 'faults.xlsx');
  const subjects = await banjie('import', 'subjects', households, '--faults', faults);
  expect(subjects).toMatchObject({ code: 1, stdout: expect.stringContaining('第 4 行') });
  expect((await readXlsx(readFileSync(faults), SHEET_LIMITS)).rows).toHaveLength(1);
  const profile = join(folder, 'profile.json');
  writeFileSync(profile, JSON.stringify(demoProfile(2026)));
  const published = await banjie('publish', '--profile', profile);
  expect(published.stdout, published.stderr).toContain(`✓ ${RENOVATION}`);

  const connection = await Connection.connect({ address: testStack().temporalAddress });
  const native = await NativeConnection.connect({ address: testStack().temporalAddress });
  const config = loadConfig({ ...environment });
  const deps = createDeps(config);
  const { db, crypto } = deps;
  const dataConverter = createDataConverter(config.dataKeys);
  const client = new Client({ connection, namespace: config.temporal.namespace, dataConverter });
  const taskQueue = config.worker.taskQueue;
  const watchSettings = config.worker.watchdog;
  const roundSettings = { calendar: config.calendar, rehearsal: false };
  const worker = await createWorker({
    connection: native,
    namespace: config.temporal.namespace,
    taskQueue,
    dataConverter,
    bundle: { codePath: workflowBundlePath() },
    activities: createActivities({
      db,
      crypto,
      ...defaultPorts({ db, crypto, client, taskQueue, roundSettings, watchSettings }),
    }),
    cachedWorkflows: 10,
    databaseConnections: 4,
  });
  const running = worker.run();
  const app = await buildApp(deps);
  try {
    const form = {
      applicantName: '演示甲',
      idNumber: idNumber(1),
      phone: '13000000001',
      bankAccount: `620000000000001${luhnCheck('620000000000001')}`,
      householdType: 'minimumLiving',
      members: 3,
      houseGrade: 'D',
      onlyHouse: true,
      voluntary: true,
    };
    const fields = [...Object.keys(form), 'deliberatedOn', 'attendees', 'inFavour'].map((key) => `data.${key}`);
    const head = ['原编号', '组织代码', '主体', '申报日期', '目前环节', ...fields, ...STEP];
    const values = [...Object.values(form).map(String), '2026-06-09', '30', '28'];
    const row = [
      '2026-1',
      VILLAGE,
      'H-1',
      '2026-06-01',
      '村级公示',
      ...values,
      '村级评议',
      '评议同意',
      '2026-06-10',
      '村民会议',
    ];
    const paper = sheet('cases.csv', [head, row]);
    const taken = await banjie('import', 'cases', paper, '--procedure', RENOVATION, '--json');
    expect(taken.code, taken.stdout + taken.stderr).toBe(0);
    const { token } = (await deps.demoIssuer?.issue('cadre-610429101200', deps.now())) ?? { token: '' };
    const filed = await app.inject({
      method: 'POST',
      url: '/api/v1/cases',
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'first-case' },
      payload: {
        procedure: RENOVATION,
        organisation: VILLAGE,
        subject: { id: 'H-2' },
        data: { ...form, applicantName: '演示乙', idNumber: idNumber(2) },
      },
    });
    expect(filed.statusCode, filed.body).toBe(201);
    const cases = await db
      .selectFrom('cases')
      .select(['stages', 'overdue'])
      .where('procedure', '=', RENOVATION)
      .orderBy('started_on')
      .execute();
    expect(cases.map(({ stages }) => stages)).toEqual([['villageNotice'], ['villageDeliberate']]);
  } finally {
    await app.close();
    worker.shutdown();
    await running;
    await closeDeps(deps);
    await connection.close();
    await native.close();
  }
}, 240_000);
