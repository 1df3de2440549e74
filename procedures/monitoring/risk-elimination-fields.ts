// What a case of risk elimination carries: who the household is, the three conditions as checkable facts, what each
// level adds. See docs/domain/procedures.md, risk-elimination-four-step.
import { assumed, stated, statute } from '../basis.ts';

const typesOfMonitoring = statute('M1', '中农组发〔2021〕7号', 'certain');
const guarantees = [stated('tenActions2024', '饮水安全持续巩固,且符合相关要求', 'D042')];
const workingModel = [assumed('办理需要的内容', 'What the case needs')];
const deliberation = [statute('M9', '中农组发〔2021〕7号', 'certain')];
const contact = [assumed('办理需要的联系信息', 'Needed to reach the household')];
const mayReadContact = ['villageTwoCommittees', 'townshipGovernment', 'countyAuthority', 'countyRevitalisationBureau'];

const secured = <K extends string>(key: K, zh: string, en: string) =>
  ({ key, type: 'boolean', label: { zh, en }, basis: guarantees }) as const;

export const RISK_ELIMINATION_FIELDS = [
  {
    key: 'householdHead',
    type: 'text',
    label: { zh: '户主姓名', en: 'Head of household' },
    maxLength: 50,
    basis: workingModel,
  },
  {
    key: 'idNumber',
    type: 'text',
    format: 'idNumber',
    label: { zh: '户主身份证号', en: 'Identity number of the head' },
    sensitive: 'idNumber',
    readableBy: mayReadContact,
    basis: contact,
  },
  {
    key: 'phone',
    type: 'text',
    format: 'phone',
    label: { zh: '联系电话', en: 'Phone' },
    sensitive: 'phone',
    readableBy: ['assistanceCadre', ...mayReadContact],
    basis: contact,
  },
  {
    key: 'monitoredType',
    type: 'enum',
    label: { zh: '监测对象类别', en: 'Type of monitoring' },
    options: [
      { key: 'unstableFormerPoor', label: { zh: '脱贫不稳定户', en: 'Formerly poor, exit not stable' } },
      { key: 'marginalHousehold', label: { zh: '边缘易致贫户', en: 'Marginal household' } },
      { key: 'suddenHardshipHousehold', label: { zh: '突发严重困难户', en: 'Household in sudden hardship' } },
    ],
    basis: [typesOfMonitoring],
  },
  {
    key: 'members',
    type: 'integer',
    min: 1,
    max: 30,
    label: { zh: '家庭人口', en: 'Members of the household' },
    basis: workingModel,
  },
  {
    key: 'hasWorkingAbility',
    type: 'boolean',
    label: { zh: '家庭有劳动能力', en: 'Somebody in the household is able to work' },
    basis: [statute('M10', '中农组发〔2021〕7号', 'certain')],
  },
  {
    key: 'incomePerPersonFen',
    type: 'fen',
    label: { zh: '上年度人均纯收入', en: 'Net income per person, past year' },
    basis: [stated('tenActions2024', '对收入稳定超过当年监测范围', 'D041')],
  },
  {
    key: 'stableIncomeMonths',
    type: 'integer',
    min: 0,
    max: 120,
    label: { zh: '收入稳定达标月数', en: 'Months of stable income above the line' },
    basis: [statute('M11', '防止返贫监测帮扶国家工作指南', 'check')],
  },
  secured('educationSecured', '义务教育有保障', 'Compulsory education is secured'),
  secured('medicalCareSecured', '基本医疗有保障', 'Basic medical care is secured'),
  secured('housingSecured', '住房安全有保障', 'Safe housing is secured'),
  secured('waterSecured', '饮水安全有保障', 'Safe drinking water is secured'),
  secured('otherRequirementsMet', '符合其他相关要求', 'The other relevant requirements are met'),
  {
    key: 'statement',
    type: 'text',
    label: { zh: '风险消除情况说明', en: 'Why the risk is gone' },
    maxLength: 2000,
    basis: workingModel,
  },
  { key: 'evidence', type: 'file', label: { zh: '佐证材料', en: 'Evidence' }, basis: workingModel },
  {
    key: 'deliberatedOn',
    type: 'date',
    label: { zh: '评议日期', en: 'Date of the deliberation' },
    basis: deliberation,
  },
  {
    key: 'attendees',
    type: 'integer',
    min: 1,
    label: { zh: '参加评议人数', en: 'People at the deliberation' },
    basis: deliberation,
  },
  {
    key: 'deliberationMinutes',
    type: 'file',
    label: { zh: '评议记录', en: 'Record of the deliberation' },
    basis: deliberation,
  },
  {
    key: 'noticePlace',
    type: 'text',
    label: { zh: '公示地点', en: 'Where the notice hangs' },
    maxLength: 200,
    basis: deliberation,
  },
  { key: 'noticePhotos', type: 'file', label: { zh: '公示照片', en: 'Photos of the notice' }, basis: deliberation },
  {
    key: 'visitedOn',
    type: 'date',
    label: { zh: '县级入户核查日期', en: 'Date of the county’s home visit' },
    basis: [stated('tenActions2024', '农户提、镇村审、行业核、县级查')],
  },
] as const;
