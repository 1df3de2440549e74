// “两不愁三保障”及饮水安全问题动态清零: found in a household, registered under the station that is responsible,
// rectified, cleared household by household.
import { assumed, implied, stated } from '../basis.ts';
import { problemLedger } from '../shapes/problem-ledger.ts';
import { choiceField, dateField, textField } from '../shapes/working-fields.ts';
import { clearanceVisits } from './clearance-visits.ts';
import { householdHead } from './household-fields.ts';

const screens = stated('township2020', '持续排查核查“两不愁三保障”');
const inTime = stated('township2020', '发现问题及时整改、动态清零', 'D462');
const oneByOne = stated('eightOnes2022', '解决一户，动态清零一户', 'D216');
const sixMatters = stated('township2020', '推进“两不愁三保障”及饮水安全', 'D461');
const stations = stated('township2020', '镇水利站、镇建管所');
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;

export const twoAssurancesThreeGuaranteesClearance = problemLedger({
  id: 'two-assurances-three-guarantees-clearance',
  field: 'monitoring',
  tier: 1,
  title: { zh: '“两不愁三保障”及饮水安全问题动态清零', en: 'Clearing of basic-guarantee problems' },
  basis: [inTime, oneByOne],
  subject: { kind: 'household', uniqueness: 'none' },
  ...clearanceVisits,
  filing: {
    key: 'screen',
    level: 'village',
    by: [
      { role: 'villageTwoCommittees', level: 'village' },
      { role: 'assistanceCadre', level: 'village' },
      { role: 'townshipGovernment', level: 'township' },
    ],
    form: [
      { field: 'householdHead' },
      { field: 'problemKind' },
      { field: 'problem' },
      { field: 'foundOn', required: false },
    ],
  },
  fields: [
    householdHead,
    choiceField(
      'problemKind',
      '问题类别',
      'Kind of problem',
      [
        ['food', '吃穿：不愁吃', 'Food'],
        ['clothing', '吃穿：不愁穿', 'Clothing'],
        ['education', '教育：义务教育有保障', 'Education'],
        ['medical', '医疗：基本医疗有保障', 'Medical care'],
        ['housing', '住房：住房安全有保障', 'Housing'],
        ['water', '饮水：饮水安全', 'Drinking water'],
      ],
      [sixMatters, stated('township2020', '及时解决吃穿、住房')],
    ),
    textField('problem', '存在的问题', 'Problem', [screens]),
    dateField('foundOn', '发现日期', 'Found on'),
    textField('station', '责任站所', 'Responsible station', [stations], 100),
  ],
  sort: {
    key: 'register',
    title: { zh: '登记问题', en: 'The problem is registered' },
    basis: [implied('township2020', '发现问题及时整改、动态清零'), oneByOne],
    by: township,
    form: [{ field: 'station' }],
    days: 2,
    unfounded: { zh: '核实没有问题', en: 'No problem' },
  },
  enter: [
    {
      key: 'assignStation',
      title: { zh: '交责任站所', en: 'Given to the station' },
      basis: [stations, assumed('登记时明确措施和时限', 'Measures and limit are set with it')],
      by: township,
      form: [{ field: 'measures' }, { field: 'deadline' }],
      days: 2,
    },
  ],
  rectify: {
    key: 'rectify',
    title: { zh: '整改', en: 'Rectified' },
    basis: [inTime],
    by: { by: 'role', role: 'townshipStation', level: 'township', body: 'station' },
    atOnce: { title: { zh: '及时整改', en: 'In time' }, basis: [inTime] },
  },
  verify: [
    {
      key: 'clear',
      title: { zh: '动态清零', en: 'Cleared' },
      basis: [oneByOne],
      by: township,
      days: 3,
      pass: { zh: '已解决，清零一户', en: 'Solved; the household is cleared' },
    },
  ],
  register: { key: 'basicGuarantees', fields: ['householdHead', 'problemKind', 'problem', 'result'] },
});
