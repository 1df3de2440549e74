// What the procedures of monitoring write of a household: who it is, and what a visit to it looks at. The items of the
// visit are those of the county's screening list (实际生活状况 … 潜在风险).
import type { Basis } from '../../domain/definition/atoms.ts';
import { assumed, stated, statute } from '../basis.ts';
import { choiceField, fenField, flagField, textField } from '../shapes/working-fields.ts';

const contact = [assumed('办理需要的联系信息', 'Needed to reach the household')];
const screeningList: readonly Basis[] = [stated('tenActions2024', '摸清农户实际生活状况、农户收入')];
const difficulties: readonly Basis[] = [stated('tenActions2024', '刚性支出和就医、上学、就业、产业等')];

/** Roles that may read identity numbers and phones of monitored households. */
export const CONTACT_READERS = [
  'villageTwoCommittees',
  'townshipGovernment',
  'countyAuthority',
  'countyRevitalisationBureau',
] as const;

/** Head of the household. */
export const householdHead = textField('householdHead', '户主姓名', 'Head of household', contact, 50);

/** The household in the register, so that a case can be opened about it. */
export const household = {
  key: 'household',
  type: 'household',
  label: { zh: '农户', en: 'Household' },
  basis: contact,
} as const;

/** Head, identity number and phone. */
export const IDENTITY_FIELDS = [
  householdHead,
  {
    key: 'idNumber',
    type: 'text',
    format: 'idNumber',
    label: { zh: '户主身份证号', en: 'Identity number of the head' },
    sensitive: 'idNumber',
    readableBy: CONTACT_READERS,
    basis: contact,
  },
  {
    key: 'phone',
    type: 'text',
    format: 'phone',
    label: { zh: '联系电话', en: 'Phone' },
    sensitive: 'phone',
    readableBy: ['assistanceCadre', ...CONTACT_READERS],
    basis: contact,
  },
] as const;

/** The three types of the national rules. */
export const monitoredType = choiceField(
  'monitoredType',
  '监测对象类别',
  'Type of monitoring',
  [
    ['unstableFormerPoor', '脱贫不稳定户', 'Formerly poor, exit not stable'],
    ['marginalHousehold', '边缘易致贫户', 'Marginal household'],
    ['suddenHardshipHousehold', '突发严重困难户（严重困难户）', 'Household in sudden hardship'],
  ],
  [statute('M1', '中农组发〔2021〕7号', 'certain')],
);

/** What a visit looks at. */
export const SCREENING_FIELDS = [
  textField('livingConditions', '实际生活状况', 'Actual living conditions', screeningList),
  fenField('incomePerPersonFen', '农户收入（人均纯收入）', 'Net income per person', screeningList),
  flagField('educationSecured', '“三保障”：义务教育有保障', 'Education is secured', screeningList),
  flagField('medicalCareSecured', '“三保障”：基本医疗有保障', 'Medical care is secured', screeningList),
  flagField('housingSecured', '“三保障”：住房安全有保障', 'Housing is secured', screeningList),
  flagField('waterSecured', '饮水安全有保障', 'Drinking water is safe', screeningList),
  fenField('rigidExpensesPerPersonFen', '刚性支出（人均）', 'Rigid expenses per person', difficulties),
  flagField('medicalDifficulty', '就医存在困难', 'Difficulty with medical care', difficulties),
  flagField('schoolDifficulty', '上学存在困难', 'Difficulty with schooling', difficulties),
  flagField('employmentDifficulty', '就业存在困难', 'Difficulty with employment', difficulties),
  flagField('industryDifficulty', '产业存在困难', 'Difficulty with its industry', difficulties),
  textField('latentRisks', '实际困难和潜在风险', 'Difficulties and latent risks', [
    stated('tenActions2024', '实际困难和潜在风险'),
  ]),
] as const;

/** The fields of a visit by name, each handed over under its own. */
export const SCREENING_HANDS = SCREENING_FIELDS.map(({ key }) => ({ to: key, from: key }));
