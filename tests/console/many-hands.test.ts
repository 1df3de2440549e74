// Several people, or one in two tabs, at the same work: everybody learns what another has done.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoHouseholds } from '../../embedded/demo-households.ts';
import { fill } from './support/fill.ts';
import { PHONE, startConsole, type ConsoleService } from './support/service.ts';

const [household] = demoHouseholds();
if (household === undefined) throw new Error('the demo county has no household');
const { village } = household;
const township = village.slice(0, 9);
const FIRST = `reviewer1-${township}`;
const SECOND = `reviewer2-${township}`;
const COMMITTEE = `committee-${village}`;
const MARK = {
  name: '手印.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

interface Case {
  id: string;
  status: string;
  visits: { id: number; stage: { key: string }; phase: string; tasks: { id: string; state: string }[] }[];
}

let service: ConsoleService;
beforeAll(async () => {
  service = await startConsole();
});
afterAll(() => service.close());

const caseOf = (id: string): Promise<Case> => service.call(FIRST, 'GET', `/cases/${id}`);
const openStages = async (id: string): Promise<string[]> =>
  (await caseOf(id)).visits
    .filter(({ tasks }) => tasks.some(({ state }) => state === 'open'))
    .map(({ stage }) => stage.key);

async function hazard(place: string): Promise<string> {
  const { id } = await service.call<Case>(FIRST, 'POST', '/cases', {
    procedure: 'rural-hazard-screening',
    organisation: village,
    subject: { id: `demo-village-${village}` },
    data: { place, hazard: 'fire', problem: '消防通道堵塞' },
  });
  return id;
}

/** Does the one open task of a case. */
async function decide(account: string, id: string, stage: string, outcome: string, data?: object): Promise<void> {
  await expect.poll(() => openStages(id), { timeout: 60_000 }).toContain(stage);
  const visit = (await caseOf(id)).visits.find((one) => one.stage.key === stage && one.phase !== 'closed');
  const task = visit?.tasks.find(({ state }) => state === 'open');
  await service.call(account, 'POST', `/cases/${id}/commands`, {
    type: 'decide',
    visitId: visit?.id,
    taskId: task?.id,
    outcome,
    ...(data !== undefined && { data }),
  });
}

const submit = (page: Page) => page.getByRole('button', { name: '提交', exact: true });

it('whoever decides what a colleague has decided meanwhile is told by whom and when', async () => {
  const id = await hazard('二组路口');
  await expect.poll(() => openStages(id), { timeout: 60_000 }).toEqual(['sortHazard']);
  const page = await service.as(SECOND, `/cases/${id}`);
  const region = page.getByRole('region', { name: '隐患核实' });
  await region.getByRole('radio').first().check();
  // A tab that hears of nothing: it shows what was true when it was opened.
  await page.route('**/api/v1/events/stream', (route) => route.abort());
  await page.route(`**/api/v1/cases/${id}`, (route) => route.abort());
  await decide(FIRST, id, 'sortHazard', 'open');
  await page.unroute(`**/api/v1/cases/${id}`);
  await submit(page).click();
  const told = page.getByRole('alert').filter({ hasText: '情况已有变化' });
  await told.waitFor();
  await page.getByRole('region', { name: '明确责任人和时限' }).waitFor();
  expect(await told.innerText()).toMatch(/已由.+于\d{4}-\d{2}-\d{2}办理/);
  await told.getByRole('button', { name: '知道了' }).click();
  await told.waitFor({ state: 'hidden' });
  await page.context().close();
});

it('several tasks are decided together in the inbox, each with its own result; one is claimed and given back', async () => {
  const ids = [await hazard('一组仓库'), await hazard('三组作坊'), await hazard('四组商店')];
  for (const id of ids) await expect.poll(() => openStages(id), { timeout: 60_000 }).toEqual(['sortHazard']);
  const page = await service.as(SECOND, '/inbox?procedure=rural-hazard-screening&stage=sortHazard');
  const lines = ids.map((id) => page.locator(`tr:has(a[href="/cases/${id}"])`));
  const first = page.locator(`tr:has(a[href="/cases/${ids[0] ?? ''}"])`);
  await first.getByRole('button', { name: /^签收/ }).click();
  await first.getByText('我已签收').waitFor();
  await first.getByRole('button', { name: /^退回待签收/ }).click();
  await first.getByRole('button', { name: /^签收/ }).waitFor();
  for (const line of lines) await line.getByRole('checkbox').check();
  await page.getByRole('button', { name: '批量办理（3）' }).click();
  const drawer = page.getByRole('dialog', { name: '批量办理 3 项' });
  await drawer.getByRole('radio').first().check();
  await drawer.getByRole('button', { name: '提交 3 项' }).click();
  await drawer.getByText('已办理 3 项').waitFor();
  expect(await drawer.getByRole('listitem').filter({ hasText: '已办理' }).count()).toBe(3);
  await drawer.getByRole('button', { name: '关闭', exact: true }).last().click();
  await page.getByText('没有符合条件的事项').waitFor();
  for (const id of ids) expect(await openStages(id)).toEqual(['assign']);

  await page.getByRole('menuitem', { name: '案件台账' }).click();
  await page.getByRole('link', { name: '问题台账' }).click();
  const problem = page.locator(`.ant-table-row:has(a[href="/cases/${ids[0] ?? ''}"])`);
  await problem.getByText('明确责任人和时限').waitFor();
  expect(await problem.innerText()).toContain('镇（街道）审核人员');
  await page.context().close();
});

it('a vote on village rules is called by roll on a phone; who watches sees the result without asking, and it is filed', async () => {
  const { id } = await service.call<Case>(COMMITTEE, 'POST', '/cases', {
    procedure: 'village-rules',
    organisation: village,
    subject: { id: `demo-village-${village}` },
    data: { rulesTitle: '演示村村规民约', adultVillagers: 801, households: 260 },
  });
  const clauses = [{ topic: 'customs', text: '喜事新办、丧事简办' }];
  await decide(`secretary-${village}`, id, 'collectOpinions', 'collected', { issues: '高价彩礼' });
  await decide(COMMITTEE, id, 'draft', 'drafted', { clauses });
  await decide(COMMITTEE, id, 'consult', 'final', { consultationRounds: 2, clauses });
  await decide(`secretary-${village}`, id, 'partyCheck', 'approve');
  await decide(COMMITTEE, id, 'convene', 'called', {
    meetingKind: 'representatives',
    delegationRecord: '村民会议第1号决议',
    adultVillagers: 801,
    households: 260,
  });
  await expect.poll(() => openStages(id), { timeout: 60_000 }).toEqual(['vote']);

  const watching = await service.as(FIRST, `/cases/${id}`);
  await watching.getByRole('heading', { level: 1 }).waitFor();
  const page = await service.as(COMMITTEE, `/cases/${id}`, PHONE);
  const meeting = page.getByRole('region', { name: '村民代表会议表决' });
  const roll = meeting.getByRole('group', { name: '应到人员' });
  const voters = roll.getByRole('radiogroup');
  await voters.nth(2).waitFor();
  const tally = meeting.locator('output');
  await voters.nth(0).getByText('同意', { exact: true }).click();
  await tally.getByText('应到 3 人，到会 1 人').waitFor();
  await tally.getByText('到会人数不足').waitFor();
  await voters.nth(1).getByText('同意', { exact: true }).click();
  await tally.getByText('到会人数足够').waitFor();
  await tally.getByText('可以通过').waitFor();
  await voters.nth(2).getByText('反对', { exact: true }).click();
  await tally.getByText('同意 2 票').waitFor();
  const marks = meeting.locator('.roll-call input[type=file]');
  for (const at of [0, 1]) {
    await marks.nth(at).setInputFiles(MARK);
    await meeting.getByRole('button', { name: /^移除/ }).nth(at).waitFor();
  }
  await meeting.locator('.ant-form-item').filter({ hasText: '到会妇女人数' }).locator('input').fill('1');
  await submit(page).click();
  await page.getByRole('region', { name: '按手印' }).waitFor();
  await watching.getByText('按手印').first().waitFor();

  await decide(COMMITTEE, id, 'thumbprint', 'signed');
  await decide(FIRST, id, 'legalityReview', 'approve', { legalityOpinion: '合法' });
  await decide(COMMITTEE, id, 'submitFiling', 'submitted');
  await expect.poll(() => openStages(id), { timeout: 60_000 }).toEqual(['fileRecord']);
  const filing = watching.getByRole('region', { name: '备案' }).filter({ has: submit(watching) });
  await fill(filing, { 办理结果: '准予备案', 备案号: '备-001' });
  await submit(watching).click();
  await decide(COMMITTEE, id, 'publish', 'published', { publishedOn: '2026-03-02', leafletsDelivered: true });
  await expect.poll(async () => (await caseOf(id)).status, { timeout: 60_000 }).toBe('ended');
  await watching.getByText('办结日期').first().waitFor();
  await watching.context().close();
  await page.context().close();
});

it('who is away names an agent, who finds the task, decides it in both names, and loses it when the agency ends', async () => {
  const id = await hazard('五组粮仓');
  const { person } = await service.call<{ person: { name: string } }>(COMMITTEE, 'GET', '/me');
  const away = await service.as(SECOND, '/inbox');
  await away.getByRole('button', { name: /演示审核员二/ }).click();
  await away.getByRole('menuitem', { name: '我的设置' }).click();
  await away.getByRole('button', { name: '设置代理' }).click();
  const form = away.getByRole('dialog', { name: '设置代理' });
  await fill(form, { 代理人: person.name, 事由: '外出培训' });
  await form.getByRole('button', { name: '设置', exact: true }).click();
  const agency = away.getByRole('listitem').filter({ hasText: '外出培训' });
  await agency.getByText('代理中').waitFor();

  const agent = await service.as(COMMITTEE, `/cases/${id}`, PHONE);
  const region = agent.getByRole('region', { name: '隐患核实' });
  await region.getByRole('radio').first().check();
  await submit(agent).click();
  await expect.poll(() => openStages(id), { timeout: 60_000 }).toEqual(['assign']);
  const { items } = await service.call<{ items: { actor: { onBehalfOf: { name: string } | null } }[] }>(
    FIRST,
    'GET',
    `/cases/${id}/timeline`,
  );
  expect(items.map(({ actor }) => actor.onBehalfOf?.name)).toContainEqual(expect.stringContaining('演示审核员二'));

  await agency.getByRole('button', { name: '提前结束' }).click();
  const end = away.getByRole('dialog', { name: /^提前结束/ });
  await fill(end, { 事由: '已回岗' });
  await end.getByRole('button', { name: '立即结束' }).click();
  await agency.getByText('已结束').waitFor();
  expect(await agency.getByRole('button', { name: '提前结束' }).count()).toBe(0);
  await agent.context().close();
  await away.context().close();
});
