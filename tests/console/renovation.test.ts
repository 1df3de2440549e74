// One 危房改造 from the application to 销号, each part done in a browser by whoever holds the post.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDateOf } from '../../domain/calendar/index.ts';
import { demoHouseholds } from '../../embedded/demo-households.ts';
import { fill, type Answers } from './support/fill.ts';
import { PHONE, startConsole, type ConsoleService } from './support/service.ts';

const [household] = demoHouseholds();
if (household === undefined) throw new Error('the demo county has no household');
const { village, name, idNumber, phone } = household;
const CADRE = `cadre-${village}`;
const COMMITTEE = `committee-${village}`;
const TOWNSHIP = `reviewer1-${village.slice(0, 9)}`;
const NOTICE_DAYS = 8;
const WORKS_DAYS = 20;
const REPORT = { name: '验收表.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };

interface Step {
  readonly stage: string;
  readonly by: string;
  readonly answers: Answers;
  /** Days that pass before it. */
  readonly after?: number;
}

const today = localDateOf(new Date().toISOString());
const steps: readonly Step[] = [
  {
    stage: '村级评议',
    by: COMMITTEE,
    answers: { 办理结果: '评议同意', 评议日期: today, 参加评议人数: '12', 同意人数: '11', 意见: '情况属实，同意上报' },
  },
  { stage: '村级公示', by: COMMITTEE, answers: { 公示地点: '村务公开栏' } },
  {
    stage: '镇（街道）审核',
    by: TOWNSHIP,
    after: NOTICE_DAYS,
    answers: {
      办理结果: '审核同意',
      镇级入户核查日期: today,
      改造方式: '拆除重建（新建）',
      计划建筑面积: '40',
      意见: '入户核查属实',
    },
  },
  {
    stage: '县级审批',
    by: 'housing1',
    answers: { 办理结果: '批准，纳入年度计划', 补助金额: '30000', 意见: '同意' },
  },
  { stage: '建立一户一档', by: TOWNSHIP, answers: { 农户档案编号: 'XY-2026-001' } },
  { stage: '开工', by: TOWNSHIP, answers: { 开工日期: today } },
  {
    stage: '质量安全监督',
    by: TOWNSHIP,
    after: WORKS_DAYS,
    answers: { 办理结果: '要求整改', 质量安全检查记录: '圈梁未按要求施工', 意见: '请整改后再查' },
  },
  { stage: '施工整改', by: CADRE, answers: { 整改情况: '已加设圈梁' } },
  {
    stage: '质量安全监督',
    by: TOWNSHIP,
    answers: { 办理结果: '符合要求', 质量安全检查记录: '施工符合质量安全要求', 意见: '同意' },
  },
  {
    stage: '竣工',
    by: TOWNSHIP,
    after: WORKS_DAYS,
    answers: { 竣工日期: today, 竣工建筑面积: '40' },
  },
  {
    stage: '验收',
    by: 'housing2',
    answers: { 办理结果: '验收合格', 验收日期: today, 改造后住房安全: '是', 验收表: REPORT, 意见: '合格' },
  },
  { stage: '审核兑付', by: 'finance1', answers: { 办理结果: '同意兑付', 意见: '同意' } },
  { stage: '销号', by: 'housing1', answers: {} },
];

let service: ConsoleService;
let caseId = '';
let receiptNumber = '';
const pages = new Map<string, Page>();
beforeAll(async () => {
  service = await startConsole();
});
afterAll(() => service.close());

interface Case {
  sequence: number;
  status: string;
  outcome: { key: string } | null;
  visits: { stage: { title: { zh: string } }; phase: string; tasks: { state: string }[] }[];
}
const caseNow = (): Promise<Case> => service.call('housing1', 'GET', `/cases/${caseId}`);
const openAt = ({ visits }: Case): string[] =>
  visits.filter(({ tasks }) => tasks.some(({ state }) => state === 'open')).map(({ stage }) => stage.title.zh);

/** A person's own browser: at first his inbox, from which he opens the case, which he then keeps open. */
async function caseBefore(account: string): Promise<Page> {
  const known = pages.get(account);
  if (known !== undefined) return known;
  const page = await service.as(account, '/inbox');
  await page.locator(`main a[href="/cases/${caseId}"]`).first().click();
  pages.set(account, page);
  return page;
}

async function lookUp(): Promise<string> {
  const page = await service.visitor(PHONE);
  await page.goto(`${service.address}/look-up?number=${receiptNumber}`);
  await page.getByLabel('申请人身份证号后四位').fill(idNumber.slice(-4));
  await page.getByRole('button', { name: '查询' }).click();
  const answer = await page.getByRole('article').innerText();
  await page.context().close();
  return answer;
}

it('is filed by the village’s cadre, who finds it by its initials, and gives the household a receipt', async () => {
  const page = await service.as(CADRE, '/start', PHONE);
  await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill('ncwfgz');
  await page.locator('a[href="/start/dilapidated-house-renovation"]').first().click();
  await fill(page, {
    办理对象: name,
    申请人姓名: name,
    身份证号: idNumber,
    联系电话: phone,
    惠农补贴银行账号: '6222021234567890128',
    农户类别: '农村低保户',
    家庭人口: '3',
    住房鉴定等级: 'D级',
    为唯一住房: '是',
    自愿申请改造: '是',
  });
  await page.getByRole('button', { name: '提交' }).click();
  const link = page.locator('a[href^="/cases/"]').first();
  await link.waitFor();
  caseId = /cases\/([0-9a-f-]{36})/.exec((await link.getAttribute('href')) ?? '')?.[1] ?? '';
  await page.goto(`${service.address}/cases/${caseId}/receipt`);
  ({ receiptNumber } = await service.call<{ receiptNumber: string }>(CADRE, 'GET', `/cases/${caseId}/receipt`));
  await page.getByText(receiptNumber.replaceAll(/(\d{4})(?=\d)/g, '$1 ')).waitFor();
  await page.context().close();
  expect(await lookUp()).toMatch(/农村危房改造[\s\S]*村级评议/);
});

it('goes through village, township, departments and finance from inbox to inbox, until it is struck off', async () => {
  for (const { stage, by, answers, after = 0 } of steps) {
    if (after > 0) await service.skipDays(caseId, after);
    await expect.poll(async () => openAt(await caseNow()), { timeout: 60_000 }).toContain(stage);
    const page = await caseBefore(by);
    const form = page.getByRole('region', { name: stage }).filter({ has: page.getByRole('button', { name: '提交' }) });
    await fill(form, answers);
    const { sequence } = await caseNow();
    await form.getByRole('button', { name: '提交' }).click();
    const taken = async (): Promise<string> =>
      (await caseNow()).sequence > sequence ? 'taken' : (await form.innerText()).replaceAll('\n', ' ');
    await expect.poll(taken, { timeout: 30_000 }).toBe('taken');
  }
  await expect.poll(async () => (await caseNow()).status, { timeout: 60_000 }).toBe('ended');
  expect((await caseNow()).outcome?.key).toBe('struckOff');
  const { items } = await service.call<{ items: { type: string; stage: { key: string } | null }[] }>(
    'housing1',
    'GET',
    `/cases/${caseId}/timeline?limit=200`,
  );
  const paid = items.filter(({ type, stage }) => type === 'effectSucceeded' && stage?.key === 'payout');
  expect(paid).toHaveLength(1);
});

it('tells the household on its phone that it is done, and stands in its file with what was paid', async () => {
  expect(await lookUp()).toMatch(/农村危房改造 销号[\s\S]*办结$/);
  const page = await service.as(TOWNSHIP, `/subjects/${household.id}`);
  await page.getByRole('heading', { name: '办理过的事项（1）' }).waitFor();
  const file = await service.call<{ payouts: { amountFen: number }[] }>(TOWNSHIP, 'GET', `/subjects/${household.id}`);
  expect(file.payouts.map(({ amountFen }) => amountFen)).toEqual([3_000_000]);
  await page.context().close();
});
