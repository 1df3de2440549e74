// What the ledger of housing safety carries: the household and its house, what monitoring and appraisal found, the four
// clears with the township's signature. What the renovation asks for bears the same names there and here.
import { implied, stated } from '../basis.ts';
import { dateField, fileField, flagField, textField, workingModel } from '../shapes/working-fields.ts';
import { RENOVATION_FIELDS } from './renovation-fields.ts';

/** Fields that the renovation's application needs, handed over by name. */
const HANDED = [
  'applicantName',
  'idNumber',
  'phone',
  'bankAccount',
  'householdType',
  'members',
  'houseGrade',
  'onlyHouse',
  'voluntary',
  'appraisedOn',
  'appraisalReport',
] as const;

type Handed = Extract<(typeof RENOVATION_FIELDS)[number], { key: (typeof HANDED)[number] }>;

const appraised = [stated('tenActions2024', '组织专业技术人员对住房安全问题排查')];
const fourClears = [stated('tenActions2024', '落实“四清一责任”', 'D083')];
const signed = [stated('tenActions2024', '签字背书夯实责任')];

const handed = RENOVATION_FIELDS.filter((field): field is Handed => HANDED.some((key) => key === field.key)).map(
  (field) => ({ ...field, basis: [workingModel] }),
);

export const HOUSING_SAFETY_FIELDS = [
  ...handed,
  textField('houseAddress', '住房地址', 'Address of the house', [workingModel], 200),
  dateField('foundOn', '发现日期', 'Found on'),
  {
    key: 'damage',
    type: 'enum',
    label: { zh: '监测结果', en: 'What monitoring found' },
    options: [
      { key: 'safe', label: { zh: '安全', en: 'Safe' } },
      { key: 'leak', label: { zh: '漏雨', en: 'Leaking roof' } },
      { key: 'wallCrack', label: { zh: '墙体裂缝', en: 'Cracked wall' } },
      { key: 'otherGeneral', label: { zh: '其他一般性损坏', en: 'Other general damage' } },
      { key: 'suspectedDangerous', label: { zh: '疑似C、D级', en: 'Suspected grade C or D' } },
    ],
    basis: [stated('tenActions2024', '漏雨、墙体裂缝等一般性损坏')],
  },
  textField('damageDescription', '损坏情况', 'Description of the damage'),
  fileField('photos', '现场照片', 'Photos'),
  textField('repairRecord', '整改情况', 'What was repaired', [stated('tenActions2024', '镇村督促农户立行立改')]),
  dateField('acceptedOn', '改造验收日期', 'Renovation accepted on', fourClears),
  textField('ledgerNumber', '工作台账编号', 'Number in the ledger', [stated('tenActions2024', '及时建立工作台账')], 50),
  textField('appraiser', '鉴定技术人员', 'Appraiser', appraised, 100),
  textField(
    'systemNumber',
    '动态监测信息系统编号',
    'Number in the monitoring system',
    [stated('tenActions2024', '录入动态监测信息系统')],
    50,
  ),
  textField('otherRemedy', '其他安全住房保障措施', 'Another way to a safe house', [
    implied('tenActions2024', '确保所有保障对象住房安全'),
  ]),
  flagField('problemClear', '问题清', 'The problem is clear', fourClears),
  flagField('appraisalClear', '鉴定清', 'The appraisal is clear', fourClears),
  flagField('renovationClear', '改造清', 'The renovation is clear', fourClears),
  flagField('acceptanceClear', '验收清', 'The acceptance is clear', fourClears),
  textField('responsibleSigner', '镇（街道）签字背书责任人', 'Who signs for the township', signed, 50),
  fileField('signature', '签字背书材料', 'Signature', signed),
] as const;
