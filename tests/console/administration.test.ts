// What an administrator does in a browser: the calendar, people and organisations.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoHouseholds } from '../../embedded/demo-households.ts';
import type { DemoHousehold } from '../../embedded/demo-households.ts';
import { seriousFindings } from './support/axe.ts';
import { choose } from './support/fill.ts';
import { DESK, PHONE, startConsole, type ConsoleService } from './support/service.ts';

const [household, second] = demoHouseholds();
if (household === undefined || second === undefined) throw new Error('the demo county has no households');
const CADRE = `cadre-${household.village}`;

let service: ConsoleService;
beforeAll(async () => {
  service = await startConsole();
});
afterAll(() => service.close());

interface Clocks {
  items: { clock: { key: string }; dueOn: string }[];
}
const dueOn = async (caseId: string): Promise<string> => {
  const { items } = await service.call<Clocks>(CADRE, 'GET', `/cases/${caseId}/clocks`);
  const found = items.find(({ clock }) => clock.key === 'villageDeliberateLimit');
  if (found === undefined) throw new Error('the village has no limit');
  return found.dueOn;
};

function file({ id, village, name: applicantName, idNumber, phone }: DemoHousehold) {
  return service.call<{ id: string; number: string }>(`cadre-${village}`, 'POST', '/cases', {
    procedure: 'dilapidated-house-renovation',
    organisation: village,
    subject: { id },
    data: {
      applicantName,
      idNumber,
      phone,
      bankAccount: '6222021234567890128',
      householdType: 'minimumLiving',
      members: 3,
      houseGrade: 'D',
      onlyHouse: true,
      voluntary: true,
    },
  });
}

/** What axe finds on a page as it is now, on a desk and on a phone. */
async function findings(page: Page): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const viewport of [PHONE, DESK]) {
    await page.setViewportSize(viewport);
    found.push(...(await seriousFindings(page)));
  }
  return found;
}

/** Holidays by law, where a year without an announcement may have a working day. */
const BY_LAW: Record<string, string> = {
  '01-01': '元旦',
  '05-01': '劳动节',
  '10-01': '国庆节',
  '10-02': '国庆节',
  '10-03': '国庆节',
};
const holidayOn = (day: string): string => BY_LAW[day.slice(5)] ?? '丰收节';

/** A notice in the State Council's wording in which one day is free for certain. */
function noticeFor(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return [
    `国务院办公厅关于${year}年部分节假日安排的通知 国办发明电〔${year}〕99号`,
    '一、元旦：1月1日放假，共1天。',
    '二、劳动节：5月1日放假，共1天。',
    '三、国庆节：10月1日至3日放假，共3天。',
    ...(day.slice(5) in BY_LAW ? [] : [`四、丰收节：${month}月${date}日放假，共1天。`]),
  ].join('\n');
}

it('a notice is pasted, seen before it is taken, taken, moves the limit of a case, and names a case that it can’t reach', async () => {
  const [{ id: caseId, number }, lost] = [await file(household), await file(second)];
  await service.terminate(lost.id);
  const before = await dueOn(caseId);
  const year = before.slice(0, 4);
  const known = await service.call<{ provisional: boolean }>('admin1', 'GET', `/calendar/${year}`);

  const page = await service.as('admin1', '/admin/calendar', DESK);
  await page.getByRole('link', { name: '导入通知' }).first().click();
  await page.getByLabel('通知全文').fill(noticeFor(before).replace('10月1日至3日', '10月1日至32日'));
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText('没有“32日”这一天').waitFor();

  await page.getByLabel('通知全文').fill(noticeFor(before));
  await page.getByRole('button', { name: '预览' }).click();
  await page
    .getByRole('region', { name: '系统把通知读成' })
    .getByRole('rowheader', { name: holidayOn(before) })
    .waitFor();
  const would = page.getByRole('listitem').filter({ hasText: number });
  await would.getByText(before).waitFor();
  expect(await dueOn(caseId), 'a preview changes nothing').toBe(before);
  expect(await findings(page)).toEqual([]);
  const take = page.getByRole('button', { name: '录入' });
  if (!known.provisional) {
    expect(await take.isDisabled(), 'what is announced is replaced by a word alone').toBe(true);
    await page.getByLabel('确认替换原来的安排').check();
  }
  await take.dblclick();

  await page.getByRole('heading', { level: 1, name: `${year} 年放假通知` }).waitFor();
  await page.getByText('有案件没有告知').waitFor();
  const after = await dueOn(caseId);
  expect(after).not.toBe(before);
  const told = page.getByRole('listitem').filter({ hasText: number });
  await told.getByText(before).waitFor();
  await told.getByText(after).waitFor();
  expect(await findings(page)).toEqual([]);
  const untold = page.getByRole('listitem').filter({ hasText: lost.number });
  await untold.getByText('这一件没有运行中的流程').waitFor();
  await page.getByRole('button', { name: '继续执行' }).click();
  await untold.getByText('已试 2 次').waitFor();
  const { items } = await service.call<{ items: unknown[] }>('admin1', 'GET', '/calendar/notices');
  expect(items, 'a double click imports one notice').toHaveLength(1);

  await told.getByRole('link', { name: number }).click();
  await page.getByRole('heading', { level: 1, name: `${household.name}户 农村危房改造` }).waitFor();
  await page.getByText(after).first().waitFor();
  await page.context().close();

  const phone = await service.as('admin1', `/admin/calendar?year=${year}`, PHONE);
  await phone.getByRole('list', { name: '已导入的通知' }).getByText('没有告知 1 件').waitFor();
  await phone.getByRole('rowheader', { name: holidayOn(before) }).waitFor();
  await phone.context().close();
});

it('people are tried from a spreadsheet, taken in with each row’s result, and what was refused is had, tried again and deleted', async () => {
  const csv = [
    '人员编号,姓名,职务,任职单位代码,任职日期',
    `W-1,王一,网格员,${household.village},2024-03-01`,
    `W-2,王二,网格员,610429999999,2024-03-01`,
    `W-3,王三,不存在的职务,${household.village},2024-03-01`,
  ].join('\n');
  const page = await service.as('admin1', '/admin/people', DESK);
  await page.getByRole('link', { name: '批量导入' }).last().click();
  await page.getByRole('radio', { name: '人员与岗位' }).and(page.locator(':checked')).waitFor();
  const template = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载模板（XLSX）' }).click();
  expect((await template).suggestedFilename()).toBe('人员与岗位导入模板.xlsx');

  await page
    .getByLabel(/选择填好的表格/)
    .setInputFiles({ name: '网格员.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('button', { name: '试导入', exact: true }).click();
  await page.getByText('2 行有问题，不会导入').waitFor();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('row', { name: /^3 .*没有组织机构“610429999999”/ }).waitFor();
  const found = await service.call<{ items: unknown[] }>('admin1', 'GET', `/people?name=${encodeURIComponent('王一')}`);
  expect(found.items, 'a trial changes nothing').toHaveLength(0);
  await page.getByRole('button', { name: '导入 1 行' }).dblclick();

  await page.getByRole('heading', { level: 1, name: '网格员.csv' }).waitFor();
  await page.getByText('已完成').waitFor();
  await page.getByText('2 行有问题，没有导入').waitFor();
  await page.getByRole('row', { name: /^2 新增/ }).waitFor();
  expect(await findings(page)).toEqual([]);
  const faults = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载问题行（XLSX）' }).click();
  expect((await faults).suggestedFilename()).toBe('问题行 网格员.xlsx');

  // What they lacked is not there: each is told again.
  const { importId } = /imports\/(?<importId>[^/]+)$/.exec(page.url())?.groups ?? {};
  await page.getByRole('button', { name: '再次导入问题行' }).click();
  await expect
    .poll(async () => {
      const { state, progress } = await service.call<{ state: string; progress: { failed: number } }>(
        'admin1',
        'GET',
        `/imports/${importId}`,
      );
      return [state, progress.failed];
    })
    .toEqual(['done', 2]);
  await page.getByRole('button', { name: '删除问题行的内容' }).click();
  await page.getByRole('button', { name: /^删\s?除$/ }).click();
  await page.getByText('已清理').waitFor();
  await page.context().close();

  const list = await service.call<{ items: unknown[] }>('admin1', 'GET', '/imports');
  expect(list.items, 'a double click imports once').toHaveLength(1);
});

it('a new village shows its posts vacant, with what needs them, until somebody is appointed', async () => {
  const township = household.village.slice(0, 9);
  const page = await service.as('admin1', '/admin/imports/new?kind=organisations', DESK);
  const csv = `组织代码,名称,设立日期\n${township}998,新设村,2026-01-01`;
  await page
    .getByLabel(/选择填好的表格/)
    .setInputFiles({ name: '单位.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('button', { name: '试导入', exact: true }).click();
  await page.getByRole('button', { name: '导入 1 行' }).click();
  await page.getByText('已完成').waitFor();
  await page.getByRole('link', { name: `${township}998` }).click();

  const posts = page.getByRole('list', { name: '岗位', exact: true });
  const committee = posts.getByRole('listitem').filter({ hasText: '村民委员会' }).first();
  await committee.getByText('空缺').waitFor();
  await committee.getByText(/个事项需要/).click();
  await committee.getByRole('link', { name: '农村危房改造', exact: true }).waitFor();
  expect(await findings(page)).toEqual([]);

  await committee.getByRole('button', { name: '任命 村民委员会' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('radio', { name: '新增人员' }).check();
  await form.getByLabel('姓名').fill('测试主任');
  await form.getByLabel('身份证号').fill('110101199003070000');
  await form.getByRole('button', { name: /^任\s?命$/ }).click();
  await form.getByText(/校验码不正确/).waitFor();
  await form.getByRole('radio', { name: '已有人员' }).check();
  await form.getByLabel('人员', { exact: true }).fill('演示代办员');
  await page.locator('.ant-select-item-option-active', { hasText: '演示代办员' }).waitFor();
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: /^任\s?命$/ }).click();
  await form.waitFor({ state: 'hidden' });
  await committee.getByRole('link', { name: /^演示代办员/ }).waitFor();
  expect(await committee.getByText('空缺').count()).toBe(0);
  await committee.getByRole('button', { name: /^免去 演示代办员/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^免\s?去$/ })
    .click();
  await committee.getByText(/任至 .* 前/).waitFor();

  await page.getByRole('navigation', { name: '上级单位' }).getByRole('link').last().click();
  const villages = page.getByRole('list', { name: '村（社区）' });
  const village = villages.getByRole('listitem').filter({ hasText: '新设村' });
  await village.getByRole('link', { name: /^空缺 \d+$/ }).click();
  await page.getByRole('list', { name: '空缺岗位' }).getByRole('link', { name: '新设村' }).first().waitFor();
  await page.context().close();
});

it('somebody’s superior is set, is then told of as the one whom an administrator set, and ends again', async () => {
  const page = await service.as('admin1', '/admin/people', DESK);
  await page.getByRole('main').getByRole('link', { name: '上级设定' }).click();
  const chooseIn = (name: string, words: string): Promise<void> =>
    choose(page.locator('.ant-select', { has: page.getByRole('combobox', { name, exact: true }) }), words);
  await chooseIn('谁的上级 姓名', '演示住建审批员一');
  const above = page.getByRole('list', { name: '查询结果' });
  await above.getByText('负责人').first().waitFor();

  await page.getByRole('button', { name: '设定上级' }).click();
  const form = page.getByRole('dialog');
  await chooseIn('谁 姓名', '演示住建审批员一');
  await form.getByRole('button', { name: '设定', exact: true }).click();
  await form.getByText('请选到人或岗位').waitFor();
  await form.getByText('某个岗位').last().click();
  await chooseIn('他的上级 单位', '旬邑县');
  await chooseIn('他的上级 岗位', '县委、县政府分管领导');
  await form.getByLabel('依据或理由').fill('县政府分工文件');
  expect(await findings(page)).toEqual([]);
  await form.getByRole('button', { name: '设定', exact: true }).dblclick();

  const rule = page.getByRole('list', { name: '上级设定' }).getByRole('listitem');
  await rule.getByText('演示住建审批员一 的上级是 旬邑县 · 县委、县政府分管领导').waitFor();
  await above.getByText('由管理员设定').waitFor();
  await form.waitFor({ state: 'detached' });
  expect(await rule.count(), 'a double click sets one').toBe(1);
  expect(await findings(page)).toEqual([]);

  // The same again is refused in words.
  await page.getByRole('button', { name: '设定上级' }).click();
  await chooseIn('谁 姓名', '演示住建审批员一');
  await chooseIn('他的上级 姓名', '演示住建审批员二');
  await form.getByLabel('依据或理由').fill('重复设定');
  await form.getByRole('button', { name: '设定', exact: true }).click();
  await form.getByText('该时段已设定上级').waitFor();
  await form
    .getByRole('button', { name: 'Close' })
    .or(form.getByRole('button', { name: '关闭' }))
    .click();
  await form.waitFor({ state: 'detached' });

  await rule.getByRole('button', { name: /^终止/ }).click();
  await form.getByRole('button', { name: '终止', exact: true }).click();
  await rule.getByText('起不再有效').waitFor();
  const { items } = await service.call<{ items: { validTo: string | null }[] }>('admin1', 'GET', '/superiors');
  expect(items).toHaveLength(1);
  expect(items[0]?.validTo).not.toBeNull();
  await page.context().close();
});
