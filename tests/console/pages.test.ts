// Every page as a person with that post finds it: in Chinese, without an error, usable on a phone, and axe content.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoHouseholds } from '../../embedded/demo-households.ts';
import type { DemoHousehold } from '../../embedded/demo-households.ts';
import { seriousFindings } from './support/axe.ts';
import { fileRenovation } from './support/file-renovation.ts';
import { DESK, PHONE, startConsole, untilStill, type ConsoleService } from './support/service.ts';

const [household, other] = demoHouseholds();
if (household === undefined || other === undefined) throw new Error('the demo county has no households');
const { village, name } = household;
const CADRE = `cadre-${village}`;
const RENOVATION = 'dilapidated-house-renovation';

let service: ConsoleService;
/** What stands for `:case` and `:household` in a path. */
const ids: Record<string, string> = { household: household.id };
beforeAll(async () => {
  service = await startConsole();
  ids['case'] = await fileRenovation(service, household);
  const { id: round } = await service.call<{ id: string }>('admin1', 'POST', '/rounds', {
    procedure: 'quarterly-income-collection',
    part: { kind: 'indicator', key: 'incomeGrowth' },
    openedOn: '2026-03-20',
  });
  ids['round'] = round;
  await operate(other);
});
afterAll(() => service.close());

/** What an administrator meets: a case that is stuck, the order that repairs it, and a draft of a definition. */
async function operate(of: DemoHousehold): Promise<void> {
  const stuck = await fileRenovation(service, of);
  await service.terminate(stuck);
  await service.look(3);
  const found = await service.call<{ items: { id: string }[] }>('admin1', 'GET', `/stuck?case=${stuck}`);
  ids['stuck'] = found.items[0]?.id ?? '';
  const order = { repair: { kind: 'restart' }, cases: [stuck], reason: '流程被误终止，恢复办理' };
  ids['repair'] = (await service.call<{ id: string }>('admin1', 'POST', '/repairs', order)).id;
  const { items } = await service.call<{ items: { version: string }[] }>(
    'admin1',
    'GET',
    `/procedures/${RENOVATION}/versions`,
  );
  const from = { from: items[0]?.version ?? '' };
  ids['draft'] = (await service.call<{ id: string }>('admin1', 'POST', '/definition-drafts', from)).id;
}

/** Without an account: whoever comes by. */
const PAGES: readonly { account: string | null; path: string; heading: string }[] = [
  { account: 'housing1', path: '/inbox', heading: '工作台' },
  { account: 'housing1', path: '/calendar', heading: '日历' },
  { account: 'housing1', path: '/calendar?tab=year', heading: '日历' },
  { account: 'authority1', path: '/calendar?tab=load', heading: '日历' },
  { account: 'housing1', path: '/calendar?tab=feeds', heading: '日历' },
  { account: 'housing1', path: '/inbox?tab=unit', heading: '工作台' },
  { account: CADRE, path: '/inbox?tab=started', heading: '工作台' },
  { account: 'housing1', path: '/inbox?tab=messages', heading: '工作台' },
  { account: CADRE, path: '/start', heading: '发起事项' },
  { account: CADRE, path: `/start/${RENOVATION}`, heading: '发起：农村危房改造' },
  { account: CADRE, path: `/start/${RENOVATION}/import`, heading: '批量发起：农村危房改造' },
  { account: `committee-${village}`, path: '/cases/:case', heading: `${name}户 农村危房改造` },
  { account: CADRE, path: '/cases/:case/print', heading: '农村危房改造' },
  { account: CADRE, path: '/cases/:case/receipt', heading: '受理回执' },
  { account: CADRE, path: '/subjects/:household', heading: `${name}户 · 一户一档` },
  { account: 'housing1', path: '/rounds', heading: '定期报送' },
  { account: 'housing1', path: '/rounds/duties', heading: '职责清单' },
  { account: 'housing1', path: '/rounds/indicators', heading: '考核指标' },
  {
    account: 'county-leaders1',
    path: '/rounds/indicators/quarterly-income-collection/incomeGrowth',
    heading: '脱贫户人均可支配收入增速 2026年',
  },
  { account: 'housing1', path: '/procedures/dilapidated-house-renovation', heading: '农村危房改造' },
  { account: 'authority1', path: '/county', heading: '县情总览' },
  { account: 'housing1', path: '/ledgers', heading: '案件台账' },
  { account: 'county-principal-leaders1', path: '/ledgers/cards', heading: '红黄牌台账' },
  { account: 'county-leaders1', path: '/rounds/:round', heading: '脱贫户人均可支配收入增速' },
  { account: 'admin1', path: '/admin/stuck', heading: '卡住的事项' },
  { account: 'admin1', path: '/admin/stuck/:stuck', heading: '流程已不在运行' },
  { account: 'admin1', path: '/admin/repairs', heading: '修复记录' },
  { account: 'admin1', path: '/admin/repairs/new?cases=none', heading: '修复' },
  { account: 'admin1', path: '/admin/repairs/new?repair={"kind":"suspend"}&cases=[":case"]', heading: '修复' },
  { account: 'admin1', path: '/admin/repairs/:repair', heading: '重新启动' },
  { account: 'admin1', path: '/admin/definitions', heading: '事项定义' },
  { account: 'admin1', path: `/admin/definitions/${RENOVATION}`, heading: '农村危房改造' },
  { account: 'admin1', path: '/admin/drafts/:draft', heading: '草稿：农村危房改造' },
  { account: 'admin1', path: '/admin/county-profile', heading: '县级配置' },
  { account: 'admin1', path: '/admin/people', heading: '人员与岗位' },
  { account: 'admin1', path: '/admin/handovers', heading: '工作交接' },
  { account: 'admin1', path: '/admin/organisations', heading: '单位' },
  { account: 'admin1', path: '/admin/organisations?view=vacant', heading: '单位' },
  { account: 'admin1', path: '/admin/superiors', heading: '上级设定' },
  { account: 'admin1', path: '/admin/imports', heading: '批量导入' },
  { account: 'admin1', path: '/admin/imports/new?kind=people', heading: '新的导入' },
  { account: 'admin1', path: '/admin/calendar', heading: '节假日通知' },
  { account: 'admin1', path: '/admin/calendar/import', heading: '导入放假通知' },
  { account: 'admin1', path: '/admin/channels', heading: '通知渠道' },
  { account: 'admin1', path: '/admin/message-templates', heading: '消息模板' },
  { account: 'admin1', path: '/admin/webhooks', heading: '事件推送' },
  { account: 'admin1', path: '/admin/audit', heading: '审计查询' },
  { account: 'admin1', path: '/admin/system', heading: '系统状态' },
  { account: 'admin1', path: '/admin/agencies', heading: '人员代理' },
  { account: 'housing1', path: '/me', heading: '我的设置' },
  { account: null, path: '/sign-in', heading: '办结' },
  { account: null, path: '/look-up', heading: '办事进度查询' },
];

it.each(PAGES)(
  '$path shows itself on a desk and on a phone without a serious finding',
  async ({ account, path: template, heading }) => {
    const path = template.replaceAll(/:(\w+)/g, (_, what: string) => ids[what] ?? '');
    const page = account === null ? await service.visitor(DESK) : await service.as(account, path, DESK);
    if (account === null) await page.goto(`${service.address}${path}`);
    // A page that is loaded once and made narrow is what a turned tablet shows; phones load it as desks do.
    for (const viewport of [DESK, PHONE]) {
      await page.setViewportSize(viewport);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await untilStill(page);
      expect(await seriousFindings(page), `${viewport.width} px`).toEqual([]);
      const [wide, screen] = await page.evaluate<number[]>('[document.documentElement.scrollWidth, innerWidth]');
      expect(wide, `the page scrolls sideways at ${viewport.width} px`).toBeLessThanOrEqual(screen ?? 0);
    }
    await page.context().close();
  },
);
