// 走访发现问题整改: what can be solved at once is solved in real time; the rest gets measures, one responsible person and
// a limit, is followed up, and is struck off when the township has seen that it is done.
import { assumed, stated } from '../basis.ts';
import { problemLedger } from '../shapes/problem-ledger.ts';
import { choiceField, dateField, fileField, textField } from '../shapes/working-fields.ts';

const byRisk = stated('eightOnes2022', '根据发现问题的风险程度分类梳理');
const openTheLedger = stated('eightOnes2022', '建立问题台账，制定工作措施');
const ownerAndLimit = stated('eightOnes2022', '明确帮扶责任人和完成时限');
const followedUp = stated('eightOnes2022', '及时跟进协调解决');
const strikesOff = assumed(
  '由镇验收后销号，不由责任人自行销号',
  'The township verifies; an owner never closes his own',
);
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;

export const problemLedgerRectification = problemLedger({
  id: 'problem-ledger-rectification',
  field: 'disputes-safety',
  tier: 1,
  title: { zh: '问题台账（走访发现问题整改）', en: 'Problem ledger from visits' },
  basis: [openTheLedger],
  subject: { kind: 'village', uniqueness: 'none' },
  filing: {
    level: 'village',
    by: [
      { role: 'assistanceCadre', level: 'village' },
      { role: 'villageTwoCommittees', level: 'village' },
      { role: 'villagePartySecretary', level: 'village' },
      { role: 'residentFirstSecretary', level: 'village' },
      { role: 'residentTeam', level: 'village' },
      { role: 'responsiblePerson', level: 'township' },
      { role: 'townshipGovernment', level: 'township' },
      { role: 'supervisionGroup', level: 'county' },
    ],
    form: [
      { field: 'problem' },
      { field: 'source', required: false },
      { field: 'household', required: false },
      { field: 'foundOn', required: false },
      { field: 'photos', required: false },
      { field: 'earlierItem', required: false },
    ],
  },
  fields: [
    textField('problem', '发现的问题', 'Problem found', [byRisk]),
    choiceField(
      'source',
      '问题来源',
      'Source',
      [
        ['visit', '走访', 'Visit'],
        ['midTerm', '中期评估', 'Mid-term evaluation'],
        ['secretCheck', '日常暗查暗访', 'Unannounced check'],
        ['screening', '“大走访大排查大整改”行动', 'Campaign of visits, screening and rectification'],
      ],
      [stated('eightOnes2022', '中期评估、日常暗查暗访发现问题')],
    ),
    textField('household', '涉及农户', 'Household concerned', undefined, 100),
    dateField('foundOn', '发现日期', 'Found on'),
    fileField('photos', '现场照片', 'Photographs'),
    textField('earlierItem', '原台账编号（问题反弹的）', 'Earlier item, where it has come back', undefined, 50),
    choiceField(
      'riskDegree',
      '风险程度',
      'Risk degree',
      [
        ['low', '一般', 'Low'],
        ['medium', '较大', 'Medium'],
        ['high', '重大', 'High'],
      ],
      [byRisk],
    ),
    textField('ledgerNumber', '问题台账编号', 'Number in the problem ledger', [openTheLedger], 50),
    textField('measures', '工作措施', 'Measures', [openTheLedger]),
    {
      key: 'responsiblePerson',
      type: 'person',
      label: { zh: '帮扶责任人', en: 'Responsible person' },
      basis: [ownerAndLimit],
    },
    dateField('deadline', '完成时限', 'Limit', [stated('eightOnes2022', '明确帮扶责任人和完成时限', 'D207')], true),
  ],
  sort: {
    key: 'classify',
    title: { zh: '分类梳理', en: 'Sorting by risk' },
    basis: [byRisk],
    by: township,
    form: [{ field: 'riskDegree' }],
    days: 2,
    open: { zh: '需持续跟踪整改，建立台账', en: 'Needs tracking; into the ledger' },
    unfounded: { zh: '核实不属实', en: 'Not the case' },
  },
  now: {
    key: 'solveNow',
    title: { zh: '立即解决', en: 'Solving in real time' },
    basis: [stated('eightOnes2022', '能够立即解决的，实时开展帮扶解决')],
    by: { by: 'role', role: 'assistanceCadre', level: 'village' },
    days: 3,
    then: 'close',
    chosen: { zh: '能够立即解决', en: 'Can be solved at once' },
    atOnce: {
      title: { zh: '实时解决时限', en: 'Limit of solving in real time' },
      basis: [stated('eightOnes2022', '能够立即解决的', 'D205'), stated('eightOnes2022', '实时开展帮扶解决', 'D206')],
    },
  },
  enter: [
    {
      key: 'openLedger',
      title: { zh: '建立台账', en: 'Entry in the ledger' },
      basis: [openTheLedger],
      by: township,
      form: [{ field: 'ledgerNumber' }],
      days: 2,
    },
    {
      key: 'setMeasures',
      title: { zh: '制定措施', en: 'Measures, owner and limit' },
      basis: [openTheLedger, ownerAndLimit],
      by: township,
      form: [{ field: 'measures' }, { field: 'responsiblePerson' }, { field: 'deadline' }],
      days: 3,
    },
  ],
  rectify: {
    key: 'followUp',
    title: { zh: '跟进协调解决', en: 'Follow-up until it is solved' },
    basis: [followedUp],
    by: { by: 'personField', field: 'responsiblePerson' },
    atOnce: {
      title: { zh: '及时跟进时限', en: 'Limit of the follow-up' },
      basis: [stated('eightOnes2022', '及时跟进协调解决', 'D208')],
    },
  },
  deadlineBasis: [stated('eightOnes2022', '明确帮扶责任人和完成时限', 'D207')],
  extension: {
    key: 'extension',
    title: { zh: '延期审批', en: 'A later limit' },
    basis: [ownerAndLimit],
    by: township,
    days: 2,
  },
  verify: [
    {
      key: 'close',
      title: { zh: '验收销号', en: 'Verification and closing' },
      basis: [strikesOff],
      by: township,
      days: 5,
      pass: { zh: '验收合格，销号', en: 'Solved; strike off' },
    },
  ],
  merges: true,
  register: { key: 'villageProblemLedger', fields: ['ledgerNumber', 'problem', 'measures', 'deadline', 'result'] },
});
