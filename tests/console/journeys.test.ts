// What people do in a browser, from their page to the trail.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoHouseholds } from '../../embedded/demo-households.ts';
import type { DemoHousehold } from '../../embedded/demo-households.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import { fileRenovation } from './support/file-renovation.ts';
import { keptOnDevice } from './support/kept-on-device.ts';
import { PHONE, startConsole, type ConsoleService } from './support/service.ts';

const [household, second] = demoHouseholds();
if (household === undefined || second === undefined) throw new Error('the demo county has no households');
const { village } = household;
const COMMITTEE = `committee-${village}`;
const today = localDateOf(new Date().toISOString());

let service: ConsoleService;
let caseId: string;
beforeAll(async () => {
  service = await startConsole();
  caseId = await file(household);
});
afterAll(() => service.close());

const file = (of: DemoHousehold): Promise<string> => fileRenovation(service, of);

interface Trail {
  items: { type: string; stage: { key: string } | null }[];
}
const trail = (): Promise<Trail> => service.call('housing1', 'GET', `/cases/${caseId}/timeline?limit=100`);

async function deliberate(page: Page): Promise<void> {
  await page.getByRole('radio', { name: '评议同意' }).check();
  await page.getByLabel('评议日期').fill(today);
  await page.getByLabel('参加评议人数').fill('12');
  await page.getByLabel('同意人数').fill('11');
}

it('whoever is not signed in signs in at the issuer by a level’s button, and is led to the page that he asked for', async () => {
  const page = await service.visitor(PHONE);
  await page.goto(`${service.address}/ledgers?overdue=true`);
  await page.waitForURL(/sign-in/);
  await page.getByRole('button', { name: /演示登录/ }).click();
  await page.locator('.walk').getByRole('button').last().click();
  await page.getByRole('heading', { level: 1, name: '案件台账' }).waitFor();
  expect(new URL(page.url()).search).toBe('?overdue=true');
  await page.context().close();
});

it('a citizen asks on his phone, without an account, how his case stands; wrong digits are told nothing', async () => {
  const { receiptNumber } = await service.call<{ receiptNumber: string }>(
    `cadre-${village}`,
    'GET',
    `/cases/${caseId}/receipt`,
  );
  const page = await service.visitor(PHONE);
  await page.goto(`${service.address}/look-up?number=${receiptNumber}`);
  await page.getByLabel('申请人身份证号后四位').fill('0000');
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('article').count()).toBe(0);
  await page.getByLabel('申请人身份证号后四位').fill(household.idNumber.slice(-4));
  await page.getByRole('button', { name: '查询' }).click();
  const answer = page.getByRole('article');
  await answer.waitFor();
  expect(await answer.innerText()).toMatch(/农村危房改造[\s\S]*村级评议/);
  expect(await answer.innerText()).not.toContain(household.name);
  await page.context().close();
});

it('a decision that is clicked twice is taken once', async () => {
  const page = await service.as(COMMITTEE, `/cases/${caseId}`);
  await deliberate(page);
  await page.getByRole('button', { name: '提交' }).dblclick();
  await page.getByText('张贴公示').first().waitFor();
  const opinions = (await trail()).items.filter(({ type }) => type === 'opinionGiven');
  expect(opinions.map(({ stage }) => stage?.key)).toEqual(['villageDeliberate']);
  await page.context().close();
});

it('a decision that the network took away is kept, and sent once when it is back', async () => {
  const page = await service.as(COMMITTEE, `/cases/${caseId}`);
  await page.getByLabel('公示地点').fill('村务公开栏');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('已保存在本机，尚未送达').first().waitFor();
  expect(
    (await service.call<{ visits: { phase: string }[] }>(COMMITTEE, 'GET', `/cases/${caseId}`)).visits[0]?.phase,
  ).toBe('open');
  await page.context().setOffline(false);
  await expect
    .poll(
      async () =>
        (await service.call<{ visits: { phase: string }[] }>(COMMITTEE, 'GET', `/cases/${caseId}`)).visits[0]?.phase,
      { timeout: 60_000 },
    )
    .toBe('posted');
  await page.context().close();
});

it('the way back from a case leads to the ledger with its filter', async () => {
  const page = await service.as('housing1', '/ledgers?status=open&procedure=dilapidated-house-renovation');
  await page.getByRole('link', { name: /^R?\d/ }).first().click();
  await page.getByRole('heading', { level: 1, name: /农村危房改造/ }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: '案件台账' }).waitFor();
  expect(page.url()).toContain('procedure=dilapidated-house-renovation');
  await page.context().close();
});

it('what is typed lies on the device sealed, is there again after a reload, and is gone after signing out', async () => {
  const page = await service.as(`cadre-${village}`, '/start/dilapidated-house-renovation', PHONE);
  await page.getByLabel('身份证号').fill(household.idNumber);
  const sealed = (texts: string[]): boolean => texts.some((text) => text === 'key extractable: false');
  await expect.poll(async () => sealed(await keptOnDevice(page)), { timeout: 20_000 }).toBe(true);
  expect((await keptOnDevice(page)).filter((text) => text.includes(household.idNumber))).toEqual([]);
  await page.reload();
  await page.getByText('已恢复上次未提交的内容').waitFor();
  expect(await page.getByLabel('身份证号').inputValue()).toBe(household.idNumber);
  await page.locator('.shell-me').click();
  await page.getByText('退出登录').click();
  await page.getByText('1 份申请草稿还没有提交').waitFor();
  await page.getByRole('button', { name: '清除并退出' }).click();
  await page.waitForURL(/sign-in/);
  expect(sealed(await keptOnDevice(page))).toBe(false);
  await page.context().close();
});

it('a decision that another tab has taken already is told in words: who decided, and when', async () => {
  const stale = await file(second);
  const committee = `committee-${second.village}`;
  const [one, other] = [await service.as(committee, `/cases/${stale}`), await service.as(committee, `/cases/${stale}`)];
  await deliberate(one);
  await deliberate(other);
  // The other tab hears of nothing until it sends.
  await other.context().setOffline(true);
  await one.getByRole('button', { name: '提交' }).click();
  await one.getByText('张贴公示').first().waitFor();
  await other.getByRole('button', { name: '提交' }).click();
  await other.getByText('已保存在本机，尚未送达').first().waitFor();
  await other.context().setOffline(false);
  await other
    .getByText(/演示村主任.*已/)
    .first()
    .waitFor();
  const { items } = await service.call<Trail>('housing1', 'GET', `/cases/${stale}/timeline?limit=100`);
  expect(items.filter(({ type }) => type === 'opinionGiven')).toHaveLength(1);
  await one.context().close();
  await other.context().close();
});

it('a stuck case is found, its repair tried, ordered and done, and the list is empty again', async () => {
  await service.terminate(caseId);
  const page = await service.as('admin1', '/admin/stuck');
  await expect
    .poll(
      async () => {
        await service.look(3);
        return (await service.call<{ items: unknown[] }>('admin1', 'GET', '/stuck')).items.length;
      },
      { timeout: 60_000 },
    )
    .toBe(1);
  await page.reload();
  await page.locator('.stuck-card-title').click();
  await page.locator('.stuck-way-first').click();
  await page.getByLabel('修复理由（必填，留痕）').fill('流程被误终止，恢复办理');
  await page.getByRole('button', { name: '试算' }).click();
  await page.getByText('可以修复').first().waitFor();
  await page.getByRole('button', { name: /^下达/ }).click();
  await page.getByRole('button', { name: '确定下达' }).click();
  await page.waitForURL(/admin\/repairs\/[0-9a-f-]{36}/);
  const order = page.url().split('/').at(-1) ?? '';
  const state = async () => (await service.call<{ state: string }>('admin1', 'GET', `/repairs/${order}`)).state;
  if ((await state()) === 'waitingForSecond') {
    const other = await service.as('admin2', `/admin/repairs/${order}`);
    await other.getByRole('button', { name: '同意并执行' }).click();
    await expect.poll(state, { timeout: 60_000 }).not.toBe('waitingForSecond');
    await other.context().close();
  }
  await expect.poll(state, { timeout: 60_000 }).toBe('done');
  await service.look(4);
  await page.goto(`${service.address}/admin/stuck`);
  await page.getByText('没有卡住的事项').waitFor();
  await page.context().close();
  const { items } = await trail();
  expect(items.filter(({ type }) => type === 'repaired')).toHaveLength(1);
});
