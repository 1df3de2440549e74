// The commands that ask the service, as an administrator runs them: a process of its own against an API that listens.
import { execFile } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_ISSUER } from '../../config/demo-issuer.ts';
import { putAccounts, putHoldings, putPeople } from '../../db/people.ts';
import { settleStuck } from '../../db/stuck-items.ts';
import { STUCK_CAUSES } from '../../domain/stuck/cause.ts';
import { startCaseApi, taskOf } from '../support/app.ts';
import type { CaseApi } from '../support/app.ts';

const LAUNCHER = fileURLToPath(new URL('../../cli/banjie.mjs', import.meta.url));

let api: CaseApi;
let url: string;
const tokens = new Map<string, string>();

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

async function banjie(as: string | null, ...args: string[]): Promise<Run> {
  const token = as === null ? {} : { BANJIE_TOKEN: tokens.get(as) ?? '' };
  const env = { PATH: process.env['PATH'] ?? '', BANJIE_API_URL: url, ...token };
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [LAUNCHER, ...args], { env })) };
  } catch (error) {
    const { code, stdout, stderr } = error as Run;
    return { code, stdout, stderr };
  }
}

const STAFF = [
  { id: 'admin', name: '测试管理员', organisation: '610429' },
  { id: 'town-admin', name: '测试镇管理员', organisation: '610429101' },
];

beforeAll(async () => {
  api = await startCaseApi({ env: { BANJIE_REPAIR_FOUR_EYES: 'cancel' } });
  const { db, crypto } = api.deps;
  await putPeople(db, crypto, STAFF, api.deps.now());
  await putAccounts(
    db,
    STAFF.map(({ id }) => ({ login: id, issuer: DEMO_ISSUER, personId: id })),
  );
  await putHoldings(
    db,
    STAFF.map(({ id, organisation }) => ({
      personId: id,
      role: 'systemAdministrator',
      organisation,
      validFrom: '2020-01-01',
    })),
  );
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`;
  for (const account of ['admin', 'town-admin', 'town-reviewer']) {
    tokens.set(account, (await api.as(account)).authorization.replace('Bearer ', ''));
  }
});
afterAll(() => api.close());

it('shows a case with the numbers that a repair needs', async () => {
  const filed = await api.file();
  await api.done('town-reviewer', filed.id, { type: 'claim', ...taskOf(filed, 'town') });
  const { code, stdout } = await banjie('town-admin', 'case', filed.id);
  expect(code).toBe(0);
  for (const part of [filed.number, 'visit 1', '镇审核', 'task 1.1', 'town-reviewer']) expect(stdout).toContain(part);
  const json = await banjie('town-admin', 'case', filed.id, '--json');
  expect(JSON.parse(json.stdout)).toMatchObject({ id: filed.id });
});

it('shows a dry run, does the same by the same words, and ends with 0', async () => {
  const filed = await api.file();
  const words = ['repair', 'suspend', '--ground', 'supplement', '--case', filed.id, '--reason', '等待补正'];
  const dry = await banjie('town-admin', ...words, '--dry-run');
  expect([dry.code, dry.stdout.includes('未作任何改动')]).toEqual([0, true]);
  expect(dry.stdout).toContain(`✓ ${filed.number}`);
  expect((await api.deps.db.selectFrom('repairs').selectAll().execute()).length).toBe(0);
  const done = await banjie('town-admin', ...words, '--json');
  expect(done.code).toBe(0);
  const order = JSON.parse(done.stdout) as { id: string };
  expect(order).toMatchObject({ kind: 'suspend', state: 'done', progress: { done: 1 } });
  const items = await banjie('town-admin', 'repair', 'items', order.id);
  expect(items.stdout).toContain(`done          ${filed.number}`);
  expect((await banjie('town-admin', 'repair', 'list')).stdout).toContain(order.id);
});

it('says in words what is refused, and of a batch which cases were not done, with exit code 1', async () => {
  const [one, other] = [await api.file(), await api.file()];
  await banjie('town-admin', 'repair', 'suspend', '--ground', 'supplement', '--case', one.id, '--reason', '补正');
  const whole = await banjie('town-admin', 'repair', 'resume', '--case', other.id, '--reason', '补正完毕');
  expect(whole.code).toBe(1);
  expect(whole.stderr).toContain('CASE_NOT_SUSPENDED');
  const cases = ['--case', one.id, '--case', other.id];
  const part = await banjie('town-admin', 'repair', 'resume', ...cases, '--reason', '补正完毕');
  expect(part.code).toBe(1);
  expect(part.stdout).toContain(`refused       ${other.number} ${other.id}  CASE_NOT_SUSPENDED`);
  expect(part.stdout).not.toContain(one.number);
  const dry = await banjie('town-admin', 'repair', 'resume', ...cases, '--reason', '补正完毕', '--dry-run', '--json');
  expect([dry.code, (JSON.parse(dry.stdout) as { refused: number }).refused]).toEqual([1, 2]);
});

it('lists what is stuck in an administrator’s region, by cause, and shows one item with what mends it', async () => {
  const { db, now } = api.deps;
  const about = { caseId: null, procedure: null, part: null, since: now(), affected: { cases: 2, tasks: 3, units: 0 } };
  const vacant = { ...about, cause: 'noHolder' as const, key: 'post:a@610429101200', organisation: '610429101200' };
  const undelivered = {
    ...about,
    cause: 'messageUndeliverable' as const,
    key: 'delivery:7',
    organisation: '610429102',
    evidence: { deliveryId: 7, cause: 'smtp:550' },
  };
  await settleStuck(db, STUCK_CAUSES, [{ ...vacant, evidence: {} }, undelivered], now());

  const listed = await banjie('admin', 'stuck');
  expect([listed.code, listed.stderr]).toEqual([0, '']);
  for (const words of ['岗位无人', '消息送不到']) expect(listed.stdout).toContain(words);
  const ofTownship = await banjie('town-admin', 'stuck', '--json');
  const { items } = JSON.parse(ofTownship.stdout) as { items: { id: string; cause: { key: string } }[] };
  expect(items.map(({ cause }) => cause.key)).toEqual(['noHolder']);
  const byCause = await banjie('admin', 'stuck', '--cause', 'messageUndeliverable', '--json');
  const [message] = (JSON.parse(byCause.stdout) as { items: { id: string }[] }).items;
  const one = await banjie('admin', 'stuck', message?.id ?? '');
  expect([one.code, one.stdout.includes('消息送不到')]).toEqual([0, true]);
  expect(one.stdout).toContain('重发');
  expect((await banjie('town-admin', 'stuck', message?.id ?? '')).code).not.toBe(0);
  await settleStuck(db, STUCK_CAUSES, [], now());
  expect((await banjie('admin', 'stuck')).stdout).toContain('没有卡住的事项');
});

it('sets values right by name, an identity number as text', async () => {
  const filed = await api.file();
  const words = ['--case', filed.id, '--set', 'area=95', '--set', 'note=已核', '--reason', '面积录入有误'];
  expect((await banjie('town-admin', 'repair', 'patch-data', ...words)).code).toBe(0);
  const view = await api.ask({ url: `/api/v1/cases/${filed.id}`, as: 'county-authority' });
  expect(view.json()).toMatchObject({ data: { area: 95, note: '已核' } });
});

it('leaves an order to a second person, who approves it from the command line', async () => {
  const filed = await api.file();
  const order = await banjie('town-admin', 'repair', 'cancel', '--case', filed.id, '--reason', '重复申报', '--json');
  expect(order.code).toBe(0);
  const { id, state } = JSON.parse(order.stdout) as { id: string; state: string };
  expect(state).toBe('waitingForSecond');
  const own = await banjie('town-admin', 'repair', 'approve', id);
  expect([own.code, own.stderr.includes('SECOND_PERSON_SAME')]).toEqual([1, true]);
  const approved = await banjie('admin', 'repair', 'approve', id, '--note', '同意');
  expect([approved.code, approved.stdout.includes('已完成 done')]).toEqual([0, true]);
});

it('tries a handover by the same words, which the service orders elsewhere', async () => {
  const words = ['--from', 'town-reviewer', '--to', 'village-cadre', '--reason', '调任', '--dry-run', '--json'];
  const { code, stdout, stderr } = await banjie('admin', 'repair', 'handover', ...words, '--day', '2099-01-01');
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({ id: null, state: 'dryRun' });
});

it('ends with 2 where it is used wrongly, nobody answers or the token is no good', async () => {
  expect((await banjie('admin', 'repair')).stderr).toContain('which repair?');
  expect((await banjie('admin', 'repair', 'suspend', '--grund', 'x')).code).toBe(2);
  expect((await banjie('admin', 'repair', 'revert', '--to', 'x', '--reason', 'y')).stderr).toContain('whole number');
  expect((await banjie(null, 'case', 'x')).stderr).toContain('BANJIE_TOKEN');
  const wrong = await banjie('admin', 'case', 'x', '--token', 'none');
  expect([wrong.code, wrong.stderr.includes('UNAUTHENTICATED')]).toEqual([2, true]);
  const away = await banjie('admin', 'case', 'x', '--url', 'http://127.0.0.1:9');
  expect([away.code, away.stderr.includes('no answer')]).toEqual([2, true]);
  const usage = await banjie('admin', 'nonsense');
  expect([usage.code, usage.stderr.includes('npx banjie repair')]).toEqual([2, true]);
});
