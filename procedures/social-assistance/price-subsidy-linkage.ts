// 价格补贴联动机制: the index is watched every month; when it passes either bound, the subsidy is started and paid.
import { assumed, stated, statute } from '../basis.ts';
import { approvalChain, registryStep } from '../shapes/approval-chain.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { countField, fenField, textField } from '../shapes/working-fields.ts';

const linkage = stated('tenActions2024', '落实阶段性调整价格补贴联动机制');
const RULES = '发改价格〔2021〕1553号';
const bounds = statute('A24', RULES, 'certain');
const permille = { zh: '‰', en: 'per mille' };
const indices = [
  countField('cpiRisePermille', '居民消费价格指数同比涨幅', 'Rise of the price index', [bounds], {
    max: 1000,
    unit: permille,
  }),
  countField('foodRisePermille', '食品价格同比涨幅', 'Rise of food prices', [bounds], { max: 1000, unit: permille }),
] as const;
const bound = (key: string, zh: string, en: string, value: number) =>
  ({ key, title: { zh, en }, type: 'integer', value, basis: [bounds] }) as const;

export const priceSubsidyLinkage = approvalChain({
  id: 'price-subsidy-linkage',
  field: 'social-assistance',
  kind: 'payout',
  tier: 3,
  title: { zh: '价格补贴联动机制', en: 'Price-subsidy linkage' },
  basis: [linkage],
  departments: ['civil-affairs'],
  subject: { kind: 'organisation', uniqueness: 'none' },
  parameters: [
    bound('cpiPermille', '启动条件：价格指数涨幅（‰）', 'Trigger: rise of the index (per mille)', 35),
    bound('foodPermille', '启动条件：食品价格涨幅（‰）', 'Trigger: rise of food prices (per mille)', 60),
  ],
  filing: {
    key: 'trigger',
    level: 'county',
    by: [{ role: 'countyCivilAffairs', level: 'county', body: 'civil-affairs' }],
    form: [{ field: 'month' }, { field: 'cpiRisePermille' }, { field: 'foodRisePermille' }, { field: 'groups' }],
    rules: [
      {
        when: 'cpiRisePermille >= parameter.cpiPermille or foodRisePermille >= parameter.foodPermille',
        otherwise: { zh: '两项涨幅均未达到启动条件', en: 'Neither rise has reached its bound' },
        basis: [bounds],
      },
    ],
  },
  fields: [
    textField('month', '所属月份', 'Month', undefined, 20),
    ...indices,
    textField('groups', '保障对象', 'Groups', undefined, 200),
    countField('people', '发放人数', 'People'),
    fenField('perPersonFen', '每人金额', 'Amount per person'),
    fenField('totalFen', '发放总额', 'Total'),
  ],
  steps: [
    {
      do: 'work',
      key: 'calculate',
      title: { zh: '测算补贴', en: 'Calculated' },
      basis: [bounds],
      by: { by: 'role', role: 'countyCivilAffairs', level: 'county', body: 'civil-affairs' },
      form: [{ field: 'people' }, { field: 'perPersonFen' }, { field: 'totalFen' }],
      limit: 5,
      done: { zh: '送财政发放', en: 'To finance' },
      rules: [
        {
          when: 'totalFen = people * perPersonFen',
          otherwise: { zh: '总额与人数、标准不符', en: 'The total is not people times amount' },
          basis: [assumed('总额须等于人数乘以每人金额', 'The total is people times amount')],
        },
      ],
    },
    {
      do: 'decide',
      key: 'pay',
      title: { zh: '发放', en: 'Paid' },
      basis: [statute('A25', RULES, 'likely')],
      by: { by: 'role', role: 'countyFinance', level: 'county', body: 'finance' },
      limit: { value: 20, unit: 'workingDay', basis: [statute('A25', RULES, 'likely')] },
      approve: { zh: '已发放到卡', en: 'Paid to the cards' },
    },
    registryStep(
      { key: 'record', title: { zh: '登记发放', en: 'Recorded' }, basis: [linkage] },
      { register: 'priceSubsidy', entry: 'paid', fields: ['month', 'people', 'perPersonFen', 'totalFen'] },
    ),
  ],
  granted: { key: 'paid', title: { zh: '已发放', en: 'Paid' }, basis: [linkage] },
  duties: [
    reportDuty({
      key: 'watchPrice',
      title: { zh: '监测物价', en: 'Prices are watched' },
      basis: [bounds],
      opens: { every: 'month', day: 15 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'county', bodies: ['civil-affairs'], role: 'countyCivilAffairs' },
      item: {
        key: 'priceRecord',
        title: { zh: '当月指数', en: 'Indices of the month' },
        basis: [bounds],
        nothingToReport: false,
        fields: [...indices],
      },
    }),
  ],
});
