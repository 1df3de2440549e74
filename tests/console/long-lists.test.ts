// Lists of thousands of lines: they are fetched as they are scrolled, not because they stand open.
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoHouseholds } from '../../embedded/demo-households.ts';
import { fileRenovation } from './support/file-renovation.ts';
import { startConsole, untilStill, type ConsoleService } from './support/service.ts';

const [household] = demoHouseholds();
if (household === undefined) throw new Error('the demo county has no household');

let service: ConsoleService;
beforeAll(async () => {
  service = await startConsole();
  await fileRenovation(service, household);
});
afterAll(() => service.close());

interface ListPage {
  items: Record<string, unknown>[];
  next: string | null;
}

/** Lets a list of the API have no end: each of its pages repeats the first line there is, under keys of its own. */
async function endless(page: Page, path: string, key: string): Promise<string[]> {
  const asked: string[] = [];
  await page.route(
    (url) => url.pathname === path,
    async (route: Route) => {
      const address = new URL(route.request().url());
      const cursor = address.searchParams.get('cursor');
      const limit = Number(address.searchParams.get('limit'));
      asked.push(cursor ?? 'first');
      address.searchParams.delete('cursor');
      const response = await route.fetch({ url: address.href });
      const { items } = (await response.json()) as ListPage;
      const lines = Array.from({ length: limit }, (_, at) => ({ ...items[0], [key]: `${cursor ?? 'first'} ${at}` }));
      await route.fulfill({ response, json: { items: lines, next: `page-${asked.length}` } });
    },
  );
  return asked;
}

// What runs in the page is text: this program knows no DOM.

const SIGHT_IS_TOLD = `new Promise((resolve) => {
  new IntersectionObserver((_, self) => {
    self.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  }).observe(document.querySelector('.load-more'));
})`;

const TO_THE_END = `(() => {
  const list = document.querySelector('.ant-table-tbody-virtual-holder');
  list.scrollTop = list.scrollHeight;
})()`;

/** Waits until the browser has told whoever watches what comes into sight, and what they did then is drawn. */
async function untilSightIsTold(page: Page): Promise<void> {
  await page.evaluate(SIGHT_IS_TOLD);
}

const scrollToEnd = (page: Page): Promise<unknown> => page.evaluate(TO_THE_END);

it('the ledger fetches a page when it is scrolled to the end of the last, and none before', async () => {
  const page = await service.as('housing1', '/inbox');
  const asked = await endless(page, '/api/v1/cases', 'id');
  await page.getByRole('menuitem', { name: '案件台账' }).click();
  await page.getByText('已显示 40 条').waitFor();
  await untilSightIsTold(page);
  expect(asked).toEqual(['first']);
  expect(await page.getByRole('button', { name: '加载更多', exact: true }).count()).toBe(1);

  await scrollToEnd(page);
  await page.getByText('已显示 140 条').waitFor();
  await untilSightIsTold(page);
  expect(asked).toEqual(['first', 'page-1']);

  await page.getByRole('button', { name: '加载更多' }).click();
  await page.getByText('已显示 240 条').waitFor();
  expect(await page.locator('.ant-table-row').count()).toBeLessThan(60);
  await page.context().close();
});

it('the inbox fetches until its table scrolls in itself, and then only as it is scrolled', async () => {
  const page = await service.as(`committee-${household.village}`, '/calendar');
  const asked = await endless(page, '/api/v1/tasks', 'taskId');
  await untilStill(page);
  await page.getByRole('menuitem', { name: '工作台' }).click();
  // A whole page's lines push what fetches the next out of sight; whoever scrolls down brings it back.
  for (const shown of [140, 240]) {
    await page.locator('.load-more').scrollIntoViewIfNeeded();
    await page.getByText(`已显示 ${shown} 条`).waitFor();
  }
  await page.locator('.load-more').scrollIntoViewIfNeeded();
  await untilSightIsTold(page);
  expect(asked).toEqual(['first', 'page-1', 'page-2']);
  await scrollToEnd(page);
  await page.getByText('已显示 340 条').waitFor();
  expect(await page.locator('.ant-table-row').count()).toBeLessThan(60);
  await page.context().close();
});
