// What an identification carries: the clue and where it came from, what the village found, deliberation and notice, and
// what follows the recognition.
import { assumed, stated, statute } from '../basis.ts';
import { choiceField, countField, dateField, fileField, flagField, textField } from '../shapes/working-fields.ts';
import { IDENTITY_FIELDS, monitoredType, SCREENING_FIELDS } from './household-fields.ts';

const clue = [stated('tenActions2024', '从发现风险线索')];
const deliberation = [statute('M3', '防止返贫监测帮扶国家工作指南', 'certain')];
const entry = [stated('tenActions2024', '识别后10天内完成信息系统录入')];
const pair = [stated('spring2022', '符合条件的纳入监测对象并安排结对帮扶')];

export const IDENTIFICATION_FIELDS = [
  ...IDENTITY_FIELDS,
  choiceField(
    'clueSource',
    '线索来源',
    'Source of the clue',
    [
      ['householdDeclaration', '农户自主申报', 'The household declares'],
      ['cadreScreening', '基层干部排查', 'Screening by cadres'],
      ['departmentPush', '部门筛查预警（数据推送）', 'Pushed by a department'],
      ['disasterList', '受灾户名单', 'The disaster list'],
    ],
    [statute('M2', '中农组发〔2021〕7号', 'certain'), stated('tenActions2024', '每月向县乡村振兴局报送当月受灾户')],
  ),
  textField('clue', '风险线索', 'The clue', clue),
  textField('pushedBy', '推送部门', 'Department that pushed it', undefined, 100),
  textField('disaster', '灾情', 'The disaster', undefined, 200),
  flagField('aidGivenFirst', '已先行救助帮扶', 'Aid was given first', [
    stated('tenActions2024', '先行纳入救助帮扶,后履行识别认定程序'),
  ]),
  dateField('visitedOn', '入户核查日期', 'Date of the home visit'),
  flagField('consentGiven', '农户同意核查信息', 'The household agrees to the check', deliberation),
  monitoredType,
  countField('members', '家庭人口', 'Members of the household', undefined, { min: 1, max: 30 }),
  ...SCREENING_FIELDS,
  fileField('evidence', '佐证材料', 'Evidence'),
  dateField('deliberatedOn', '评议日期', 'Date of the deliberation', deliberation),
  countField('attendees', '参加评议人数', 'People at the deliberation', deliberation, { min: 1 }),
  fileField('deliberationMinutes', '评议记录', 'Record of the deliberation', deliberation),
  textField('noticePlace', '公示地点', 'Where the notice hangs', deliberation, 200),
  textField('systemNumber', '信息系统编号', 'Number in the national system', entry, 50),
  dateField('enteredOn', '录入日期', 'Date of the entry', entry),
  textField(
    'responsibleCadre',
    '帮扶责任人',
    'Responsible cadre',
    [...pair, assumed('写明结对干部姓名', 'The name of the paired cadre')],
    50,
  ),
  dateField('pairedOn', '结对日期', 'Date of the pairing', pair),
] as const;
