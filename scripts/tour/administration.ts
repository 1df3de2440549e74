// The chapter of the tour on what an administrator keeps in order: holidays, organisations, people.
import type { Page } from 'playwright-core';
import type { Chapter } from './stops.ts';

/** Invented, in the wording of the State Council's, for the year after. */
function notice(year: number): string {
  return [
    `国务院办公厅关于${year}年部分节假日安排的通知 国办发明电〔${year - 1}〕99号`,
    `一、元旦：${year - 1}年12月25日至${year}年1月3日放假调休，共10天。`,
    '二、劳动节：5月1日至5日放假调休，共5天。',
    '三、国庆节：10月1日至7日放假调休，共7天。',
  ].join('\n');
}

const PEOPLE = [
  '人员编号,姓名,职务,任职单位代码,任职日期',
  'W-1,演示网格员甲,网格员,610429001001,2026-03-01',
  'W-2,演示网格员乙,网格长,610429001001,2026-03-01',
  'W-3,演示网格员丙,网格员,610429001999,2026年3月',
].join('\n');

async function previewNotice(page: Page): Promise<void> {
  const next = new Date().getUTCFullYear() + 1;
  await page.getByLabel('通知全文').fill(notice(next));
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByRole('button', { name: '录入' }).scrollIntoViewIfNeeded();
}

async function tryPeople(page: Page): Promise<void> {
  await page
    .getByLabel(/选择填好的表格/)
    .setInputFiles({ name: '人员.csv', mimeType: 'text/csv', buffer: Buffer.from(PEOPLE) });
  await page.getByRole('button', { name: '试导入', exact: true }).click();
  await page.getByRole('row').last().scrollIntoViewIfNeeded();
}

/** Changes nothing: what is shown is a preview and a trial. */
export const administration: Chapter = {
  title: '管理员：节假日、单位与人员',
  text: '放假通知粘贴即可，录入前先看会读成什么、哪些期限会变；人员表先逐行核对再导入；哪个岗位空缺一目了然。',
  stops: [
    { name: 'holidays', account: 'admin1', path: '/admin/calendar', caption: '全年放假与调休，及其依据' },
    {
      name: 'holiday-preview',
      account: 'admin1',
      path: '/admin/calendar/import',
      caption: '粘贴放假通知，先看读成什么、哪些期限会变',
      act: previewNotice,
    },
    { name: 'organisations', account: 'admin1', path: '/admin/organisations', caption: '单位：岗位由谁担任、哪里空缺' },
    {
      name: 'import',
      account: 'admin1',
      path: '/admin/imports/new?kind=people',
      caption: '试导入人员，问题逐格指出',
      act: tryPeople,
    },
  ],
};
