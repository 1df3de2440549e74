// Every page as a person with that post finds it: in Chinese, without an error, usable on a phone, and axe content.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from './support/axe.ts';
import { DESK, PHONE, startConsole, untilStill, type ConsoleService } from './support/service.ts';

let service: ConsoleService;
beforeAll(async () => {
  service = await startConsole();
});
afterAll(() => service.close());

/** Without an account: whoever comes by. */
const PAGES: readonly { account: string | null; path: string; heading: string }[] = [
  { account: 'housing1', path: '/inbox', heading: '工作台' },
  { account: 'housing1', path: '/calendar', heading: '日历' },
  { account: 'housing1', path: '/calendar?tab=year', heading: '日历' },
  { account: 'authority1', path: '/calendar?tab=load', heading: '日历' },
  { account: 'housing1', path: '/calendar?tab=feeds', heading: '日历' },
  { account: 'housing1', path: '/rounds', heading: '定期报送' },
  { account: 'housing1', path: '/procedures/dilapidated-house-renovation', heading: '农村危房改造' },
  { account: 'authority1', path: '/county', heading: '县情总览' },
  { account: 'housing1', path: '/ledgers', heading: '案件台账' },
  { account: 'admin1', path: '/admin/audit', heading: '审计查询' },
  { account: null, path: '/look-up', heading: '办事进度查询' },
];

describe.each(PAGES)('$path', ({ account, path, heading }) => {
  it.each([
    ['on a desk', DESK],
    ['on a phone', PHONE],
  ])('shows itself %s without a serious finding', async (_, viewport) => {
    const page = account === null ? await service.visitor(viewport) : await service.as(account, path, viewport);
    if (account === null) await page.goto(`${service.address}${path}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await untilStill(page);
    expect(await seriousFindings(page)).toEqual([]);
    const [wide, screen] = await page.evaluate<number[]>('[document.documentElement.scrollWidth, innerWidth]');
    expect(wide, 'the page scrolls sideways').toBeLessThanOrEqual(screen ?? 0);
    await page.context().close();
  });
});
