// 低收入人口认定: departments share data as a routine, a hit is visited and verified, civil affairs says type and degree of
// hardship and which layer of aid; then the monitoring list is compared.
import { assumed, stated, statute } from '../basis.ts';
import { approvalChain, openStep, registryStep } from '../shapes/approval-chain.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { choiceField, countField, dateField, textField } from '../shapes/working-fields.ts';

const measure = stated('tenActions2024', '《咸阳市低收入人口认定办法》');
const shared = stated('tenActions2024', '相关部门数据共享制度化、常态化');
const screened = stated('tenActions2024', '筛查比对重点对象,及时查访核实');
const inTime = stated('tenActions2024', '及时查访核实', 'D104');
const byKind = stated('tenActions2024', '根据低收入人口对象类型、困难程度');
const layers = stated('tenActions2024', '分层分类实施救助');
const linked = stated('tenActions2024', '加强与防止返贫监测机制有效衔接');
const LIST = '国办发〔2023〕39号';
const civilAffairs = { by: 'role', role: 'countyCivilAffairs', level: 'county', body: 'civil-affairs' } as const;

export const lowIncomePopulationIdentification = approvalChain({
  id: 'low-income-population-identification',
  field: 'social-assistance',
  tier: 1,
  title: { zh: '低收入人口认定及分层分类救助', en: 'Identification of the low-income population' },
  basis: [measure, screened, layers],
  departments: ['civil-affairs', 'hr', 'medical-insurance', 'disabled-federation', 'revitalisation'],
  subject: { kind: 'household', uniqueness: 'oneOpen' },
  filing: {
    key: 'screen',
    level: 'village',
    by: [
      { role: 'countyCivilAffairs', level: 'county', body: 'civil-affairs' },
      { role: 'townshipGovernment', level: 'township' },
    ],
    form: [{ field: 'personName' }, { field: 'matchedBy' }, { field: 'hit' }],
  },
  fields: [
    textField('personName', '对象姓名', 'Person or head of the family', undefined, 50),
    choiceField(
      'matchedBy',
      '数据来源部门',
      'Department whose data hit',
      [
        ['civilAffairs', '民政', 'Civil affairs'],
        ['hr', '人社', 'Human resources'],
        ['medicalInsurance', '医保', 'Medical insurance'],
        ['disabledFederation', '残联', 'Disabled persons’ federation'],
      ],
      [stated('tenActions2024', '实现民政、人社、医保、残联')],
    ),
    textField('hit', '筛查比对结果', 'What the comparison hit', [screened]),
    dateField('visitedOn', '查访日期', 'Visited on', [screened]),
    textField('findings', '查访核实情况', 'Findings', [screened]),
    choiceField(
      'populationType',
      '低收入人口对象类型',
      'Type of the low-income population',
      [
        ['allowance', '低保对象', 'Minimum living allowance'],
        ['extremePoverty', '特困人员', 'Extreme poverty'],
        ['monitored', '防返贫监测对象', 'Monitored against return to poverty'],
        ['marginal', '低保边缘家庭', 'Marginal to the allowance'],
        ['rigidExpenses', '刚性支出困难家庭', 'Hardship by rigid expenses'],
        ['other', '其他困难人员', 'Others'],
      ],
      [byKind, statute('A23', LIST, 'certain')],
    ),
    choiceField(
      'degree',
      '困难程度',
      'Degree of hardship',
      [
        ['ordinary', '一般', 'Ordinary'],
        ['serious', '较重', 'Serious'],
        ['severe', '严重', 'Severe'],
      ],
      [byKind],
    ),
    choiceField(
      'layer',
      '救助层次',
      'Layer of aid',
      [
        ['basic', '基本生活救助', 'Basic living aid'],
        ['special', '专项救助', 'Special aid'],
        ['urgent', '急难社会救助', 'Urgent aid'],
      ],
      [stated('tenActions2024', '给予基本生活救助、专项救助')],
    ),
    textField('aid', '救助内容', 'The aid', [layers]),
    textField('exchange', '与监测对象名单衔接情况', 'Exchange with the monitoring list', [linked]),
    choiceField(
      'clueSource',
      '线索来源',
      'Source of the clue',
      [['departmentPush', '部门筛查预警（数据推送）', 'Pushed by a department']],
      [linked],
    ),
  ],
  steps: [
    {
      do: 'decide',
      key: 'visit',
      title: { zh: '查访核实', en: 'Visited and verified' },
      basis: [screened],
      by: { by: 'role', role: 'townshipGovernment', level: 'township' },
      form: [{ field: 'visitedOn' }, { field: 'findings' }],
      limit: { value: null, unit: 'day', basis: [inTime], otherwise: 5 },
      approve: { zh: '属实', en: 'Confirmed' },
      reject: { zh: '不属实', en: 'Not confirmed' },
      back: null,
    },
    {
      do: 'decide',
      key: 'identify',
      title: { zh: '认定', en: 'Type and degree' },
      basis: [measure, byKind],
      by: civilAffairs,
      form: [{ field: 'populationType' }, { field: 'degree' }],
      limit: 10,
      approve: { zh: '认定', en: 'Identified' },
      reject: { zh: '不予认定', en: 'Not identified' },
    },
    {
      do: 'work',
      key: 'assist',
      title: { zh: '分层分类救助', en: 'Aid by layer' },
      basis: [layers],
      by: civilAffairs,
      form: [{ field: 'layer' }, { field: 'aid' }],
      limit: 10,
      done: { zh: '已给予救助', en: 'Granted' },
    },
    registryStep(
      { key: 'record', title: { zh: '登记低收入人口', en: 'Entered in the register' }, basis: [measure] },
      {
        register: 'lowIncomePopulation',
        entry: 'identified',
        fields: ['personName', 'populationType', 'degree', 'layer'],
      },
    ),
    {
      do: 'decide',
      key: 'link',
      title: { zh: '衔接防返贫监测', en: 'Exchange with the monitoring list' },
      basis: [linked],
      by: { by: 'role', role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' },
      form: [{ field: 'exchange' }, { field: 'clueSource', required: false }],
      limit: 5,
      approve: { zh: '已衔接', en: 'Linked' },
      back: null,
      next: 'granted',
      others: [
        {
          key: 'atRisk',
          title: { zh: '有返贫致贫风险，转识别认定', en: 'At risk; to the identification' },
          kind: 'refer',
          to: 'referMonitoring',
          rules: [
            {
              when: 'clueSource != null',
              otherwise: { zh: '须写明线索来源', en: 'Name the source of the clue' },
              basis: [linked],
            },
          ],
        },
      ],
    },
    openStep(
      {
        key: 'referMonitoring',
        title: { zh: '转识别认定', en: 'To the identification' },
        basis: [linked, assumed('有风险的转识别认定', 'Who is at risk is handed over')],
      },
      'monitored-household-identification',
      { householdHead: 'personName', clueSource: 'clueSource', clue: 'findings' },
    ),
  ],
  refusal: {
    title: { zh: '不予认定告知书', en: 'Not identified' },
    fields: ['personName'],
    outcome: 'notEstablished',
    to: 'subject',
  },
  granted: { title: { zh: '已认定并救助', en: 'Identified and aided' }, basis: [layers] },
  duties: [
    reportDuty({
      key: 'share',
      title: { zh: '数据共享', en: 'Data are shared' },
      basis: [shared, assumed('常态化共享按月进行', 'As a routine: every month')],
      opens: { every: 'month', day: 1 },
      due: { kind: 'dayOfMonth', day: 10 },
      owedBy: {
        level: 'county',
        bodies: ['civil-affairs', 'hr', 'medical-insurance', 'disabled-federation'],
        role: 'sectorDepartment',
      },
      item: {
        key: 'sharedData',
        title: { zh: '共享数据集', en: 'Data set' },
        basis: [shared],
        fields: [
          textField('dataset', '数据内容', 'What is shared', [shared]),
          countField('records', '数据条数', 'Records'),
        ],
      },
    }),
  ],
});
