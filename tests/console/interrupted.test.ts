// What somebody has typed when the network or his session goes away: it stays, and what he handed in is sent once.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDateOf } from '../../domain/calendar/index.ts';
import { demoHouseholds } from '../../embedded/demo-households.ts';
import type { DemoHousehold } from '../../embedded/demo-households.ts';
import { fill } from './support/fill.ts';
import { DESK, PHONE, startConsole, type ConsoleService } from './support/service.ts';

const RENOVATION = 'dilapidated-house-renovation';
const REPORT = { name: '鉴定报告.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
const households = demoHouseholds();
const nth = (index: number): DemoHousehold => {
  const found = households[index];
  if (found === undefined) throw new Error('the demo county has too few households');
  return found;
};

let service: ConsoleService;
beforeAll(async () => {
  service = await startConsole();
});
afterAll(() => service.close());

async function filingPage(of: DemoHousehold, viewport = DESK): Promise<Page> {
  const page = await service.as(`cadre-${of.village}`, `/start/${RENOVATION}`, viewport);
  await fill(page, {
    办理对象: of.name,
    申请人姓名: of.name,
    身份证号: of.idNumber,
    联系电话: of.phone,
    惠农补贴银行账号: '6222021234567890128',
    农户类别: '农村低保户',
    家庭人口: '3',
    住房鉴定等级: 'D级',
    为唯一住房: '是',
    自愿申请改造: '是',
  });
  return page;
}

const submit = (page: Page): Promise<void> => page.getByRole('button', { name: '提交', exact: true }).click();
const handedIn = (page: Page) => page.getByRole('heading', { level: 1, name: '已提交' });

async function casesOf({ village }: DemoHousehold): Promise<{ id: string }[]> {
  const path = `/cases?procedure=${RENOVATION}&organisation=${village}`;
  return (await service.call<{ items: { id: string }[] }>(`cadre-${village}`, 'GET', path)).items;
}

/** Signs in again in the window that the page opens, as the demo issuer lets one. */
async function signInAgain(page: Page, account: string): Promise<void> {
  const opening = page.context().waitForEvent('page');
  await page.getByRole('button', { name: '重新登录' }).click();
  const popup = await opening;
  await popup.getByRole('button', { name: /演示登录/ }).click();
  for (const level of await popup.locator('summary').all()) await level.click();
  await popup.locator(`button[value="${account}"]`).click();
  await page.getByText('已重新登录，请继续。').waitFor();
}

it('a filing whose session has run out is kept, and handed in once after signing in in the window beside it', async () => {
  const of = nth(2);
  const page = await filingPage(of);
  await page.evaluate(
    `sessionStorage.setItem('banjie.token', JSON.stringify({ token: 'x', until: Date.now() + 1e7 }))`,
  );
  await submit(page);
  await page.getByText('登录已过期。重新登录后自动提交一次').waitFor();
  await page.getByText('登录后自动提交一次。', { exact: false }).last().waitFor();
  expect(await casesOf(of)).toEqual([]);
  await signInAgain(page, `cadre-${of.village}`);
  await handedIn(page).waitFor();
  expect(await casesOf(of)).toHaveLength(1);
  await page.context().close();
});

it('a decision whose session has run out is kept with all that was typed, and taken once after signing in', async () => {
  const of = nth(2);
  const [found] = await casesOf(of);
  const committee = `committee-${of.village}`;
  const page = await service.as(committee, `/cases/${found?.id ?? ''}`, PHONE);
  await page.getByRole('radio', { name: '评议同意' }).check();
  await page.getByLabel('评议日期').fill(localDateOf(new Date().toISOString()));
  await page.getByLabel('参加评议人数').fill('12');
  await page.getByLabel('同意人数').fill('11');
  await page.evaluate(
    `sessionStorage.setItem('banjie.token', JSON.stringify({ ...JSON.parse(sessionStorage['banjie.token']), until: 0 }))`,
  );
  await submit(page);
  await page.getByText('已保存在本机，尚未送达').first().waitFor();
  await signInAgain(page, committee);
  await page.getByText('张贴公示').first().waitFor();
  const path = `/cases/${found?.id ?? ''}/timeline?limit=100`;
  const { items } = await service.call<{ items: { type: string }[] }>('housing1', 'GET', path);
  expect(items.filter(({ type }) => type === 'opinionGiven')).toHaveLength(1);
  await page.context().close();
});

it('an application whose answer the network lost is filed once, however often it is sent', async () => {
  const of = nth(3);
  const page = await filingPage(of);
  await page.route('**/api/v1/cases', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await submit(page);
  await page.getByText('已保存在本机，尚未送达').waitFor();
  await page.unroute('**/api/v1/cases');
  await handedIn(page).waitFor();
  expect(await casesOf(of)).toHaveLength(1);
  await page.context().close();
});

it('a filing that is handed in without a network waits on the phone with its files and is sent once it is back', async () => {
  const of = nth(4);
  const page = await filingPage(of, PHONE);
  await page.context().setOffline(true);
  await fill(page, { 鉴定报告: REPORT });
  await page.getByText('已存本机，随表单提交时上传').waitFor();
  await submit(page);
  await page.getByRole('heading', { level: 1, name: '已保存，待提交' }).waitFor();
  await page.getByText('网络已断开').waitFor();
  await page.getByRole('button', { name: '查看' }).click();
  await page.getByText(`发起 · 农村危房改造（${of.name}）`).waitFor();
  await page.keyboard.press('Escape');
  expect(await casesOf(of)).toEqual([]);
  await page.context().setOffline(false);
  await handedIn(page).waitFor();
  const filed = await casesOf(of);
  expect(filed).toHaveLength(1);
  const { data } = await service.call<{ data: { appraisalReport: unknown[] } }>(
    `cadre-${of.village}`,
    'GET',
    `/cases/${filed[0]?.id ?? ''}`,
  );
  expect(data.appraisalReport).toHaveLength(1);
  await page.context().close();
});

it('a filing that is refused when it is sent at last tells why, and leads back to the form as it was filled in', async () => {
  const of = nth(5);
  const page = await filingPage(of);
  // Its check digit is wrong, which the service alone looks at.
  const wrong = of.idNumber.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  await page.getByLabel('身份证号').fill(wrong);
  await page.context().setOffline(true);
  await submit(page);
  await page.getByRole('heading', { level: 1, name: '已保存，待提交' }).waitFor();
  await page.context().setOffline(false);
  await page.getByRole('heading', { level: 1, name: '未被接受' }).waitFor();
  await page.getByRole('button', { name: '查看' }).click();
  await page.getByRole('button', { name: '返回修改' }).click();
  expect(await page.getByLabel('身份证号').inputValue()).toBe(wrong);
  expect(await page.getByLabel('联系电话').inputValue()).toBe(of.phone);
  await page
    .locator('.ant-form-item')
    .filter({ hasText: '身份证号' })
    .locator('.ant-form-item-explain-error')
    .waitFor();
  await page.getByLabel('身份证号').fill(of.idNumber);
  await submit(page);
  await handedIn(page).waitFor();
  await expect.poll(() => page.getByText('未被接受').count()).toBe(0);
  expect(await casesOf(of)).toHaveLength(1);
  await page.context().close();
});
