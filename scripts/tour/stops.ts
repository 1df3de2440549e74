// The stops of the tour: who looks at what, and what is to be seen there.
import type { Page } from 'playwright-core';
import { administration } from './administration.ts';
import type { Life } from './life.ts';

export interface Stop {
  /** Name of the picture's file. */
  readonly name: string;
  /** Null: whoever comes by. */
  readonly account: string | null;
  readonly path: string;
  readonly phone?: true;
  readonly caption: string;
  /** What the person does before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
}

export interface Chapter {
  readonly title: string;
  readonly text: string;
  readonly stops: readonly Stop[];
}

const tab = (name: string) => (page: Page) => page.getByRole('tab', { name }).click();

/** The tour in its order: the household, village, township and departments, the county, whoever looks after it all. */
export function chapters({ household, cases, receiptNumber, round }: Life): readonly Chapter[] {
  const { village, idNumber } = household;
  const [cadre, committee, township] = [`cadre-${village}`, `committee-${village}`, `reviewer1-${village.slice(0, 9)}`];
  return [
    {
      title: '登录',
      text: '正式部署时使用统一身份认证；演示时可任选村、镇、县各级身份，把一件事从头走到尾。',
      stops: [{ name: 'sign-in', account: null, path: '/sign-in', caption: '登录页：每一级都有演示账号' }],
    },
    {
      title: '村：发起与评议',
      text: '村干部在手机上为农户提出申请，材料拍照上传；提交后打印受理回执，农户凭回执自行查询。',
      stops: [
        { name: 'catalogue', account: cadre, path: '/start', caption: '事项目录：可按名称或拼音首字母查找' },
        {
          name: 'filing',
          account: cadre,
          path: '/start/dilapidated-house-renovation',
          phone: true,
          caption: '手机上填写申请，未提交的内容自动保留',
        },
        { name: 'receipt', account: cadre, path: `/cases/${cases.fresh}/receipt`, caption: '受理回执与查询二维码' },
        { name: 'deliberate', account: committee, path: `/cases/${cases.fresh}`, phone: true, caption: '村级评议' },
      ],
    },
    {
      title: '群众：查询进度',
      text: '不用登录，凭受理编号和身份证号后四位，查看办到哪一步、还剩哪些环节、需要配合什么。',
      stops: [
        {
          name: 'look-up',
          account: null,
          path: `/look-up?number=${receiptNumber}`,
          phone: true,
          caption: '群众查询，姓名隐去',
          act: async (page) => {
            await page.getByLabel('申请人身份证号后四位').fill(idNumber.slice(-4));
            await page.getByRole('button', { name: '查询' }).click();
            await page.getByRole('article').waitFor();
          },
        },
      ],
    },
    {
      title: '镇、部门：办理',
      text: '工作台按期限排列待办；案件页说明现在能做什么、为什么不能做其他事，期限怎样算出，经过了哪些人。',
      stops: [
        { name: 'inbox', account: 'housing1', path: '/inbox', caption: '工作台：还剩几个工作日一目了然' },
        { name: 'inbox-phone', account: township, path: '/inbox', phone: true, caption: '手机上的工作台' },
        { name: 'case', account: 'housing1', path: `/cases/${cases.atCounty}`, caption: '案件：流程图、办理表单' },
        {
          name: 'case-clocks',
          account: 'housing1',
          path: `/cases/${cases.atCounty}`,
          caption: '期限及其计算过程',
          act: tab('期限'),
        },
        {
          name: 'case-trail',
          account: 'housing1',
          path: `/cases/${cases.done}`,
          caption: '办理过程，一步不漏',
          act: tab('过程'),
        },
        { name: 'print', account: 'housing1', path: `/cases/${cases.done}/print`, caption: '审批表' },
        { name: 'subject', account: township, path: `/subjects/${household.id}`, caption: '一户一档' },
        {
          name: 'procedure',
          account: 'housing1',
          path: '/procedures/dilapidated-house-renovation',
          caption: '事项说明：流程、环节、时限与依据',
        },
      ],
    },
    {
      title: '台账、报送与日历',
      text: '台账随时筛选、导出；定期报送以单位和期次成表；日历按日、按周汇总到期事项。',
      stops: [
        { name: 'ledger', account: 'housing1', path: '/ledgers', caption: '案件台账' },
        {
          name: 'problems',
          account: 'authority1',
          path: '/ledgers?problems=true',
          caption: '问题台账：责任人、期限、销号',
        },
        { name: 'cards', account: 'authority1', path: '/ledgers/cards', caption: '红黄牌台账' },
        { name: 'indicators', account: 'authority1', path: '/rounds/indicators', caption: '考核指标：目标与最近一期' },
        { name: 'round', account: 'authority1', path: `/rounds/${round}`, caption: '一期报送：已报、迟报、未报' },
        { name: 'calendar', account: 'authority1', path: '/calendar?whose=all', caption: '到期日历' },
        { name: 'calendar-year', account: township, path: '/calendar?tab=year', phone: true, caption: '全年报送安排' },
      ],
    },
    {
      title: '县领导：总览',
      text: '在办、逾期、红黄牌、趋势、最慢的环节，每个数字都能点开。',
      stops: [
        { name: 'county', account: 'authority1', path: '/county', caption: '县情总览' },
        { name: 'county-phone', account: 'authority1', path: '/county', phone: true, caption: '手机上的总览' },
      ],
    },
    {
      title: '管理员：卡住的事项、定义与人员',
      text: '系统主动找出卡住的事项，说明原因和办法；修复先试算，前后对照，再由人下令。',
      stops: [
        { name: 'stuck', account: 'admin1', path: '/admin/stuck', caption: '卡住的事项' },
        { name: 'repair', account: 'admin1', path: '/admin/repairs/new', caption: '新建修复' },
        { name: 'definitions', account: 'admin1', path: '/admin/definitions', caption: '事项定义' },
        { name: 'people', account: 'admin1', path: '/admin/people', caption: '人员与岗位' },
        { name: 'audit', account: 'admin1', path: '/admin/audit', caption: '审计查询：谁在何时做了什么' },
        { name: 'channels', account: 'admin1', path: '/admin/channels', caption: '通知渠道' },
        { name: 'templates', account: 'admin1', path: '/admin/message-templates', caption: '消息模板：改文字、先试看' },
        { name: 'me', account: township, path: '/me', phone: true, caption: '我的设置：通知方式与代理' },
      ],
    },
    administration,
  ];
}
