// 监测对象识别认定: one clock of 15 days from the clue, whoever finds it, over village, township and county; then, within
// 10 days, the entry in the national system and a plan, and a cadre who is paired with the household.
import { assumed, countySetsLimits, implied, stated, statute } from '../basis.ts';
import { oneDayBefore, reviewLadder } from '../ladders.ts';
import { approvalChain, letterStep } from '../shapes/approval-chain.ts';
import { AFTER_IDENTIFICATION } from './after-identification.ts';
import { IDENTIFICATION_FIELDS } from './identification-fields.ts';
import { SCREENING_FIELDS } from './household-fields.ts';

const GUIDE = '防止返贫监测帮扶国家工作指南';
const fifteenDays = stated('tenActions2024', '到完成监测对象识别认定不超过15天', 'D039');
const tenDays = stated('tenActions2024', '识别后10天内完成信息系统录入', 'D040');
const nationalOrder = statute('M3', GUIDE, 'certain');
const split = assumed(
  '15天如何分到各级，文件未定，县可调整；合计不得超过15天',
  'The document does not split the 15 days over the levels; the county may, within 15 in all',
);
const within = (value: number) => ({ value, unit: 'day', basis: [split] }) as const;
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;

const atRisk = {
  when: `monitoredType = "suddenHardshipHousehold"
    or incomePerPersonFen - rigidExpensesPerPersonFen <= parameter.monitoringLineFen
    or educationSecured = false or medicalCareSecured = false or housingSecured = false or waterSecured = false`,
  otherwise: {
    zh: '收入扣除刚性支出后高于监测范围，“三保障”和饮水安全均有保障，又非突发严重困难，不符合纳入条件',
    en: 'Income after rigid expenses is above the line, all guarantees hold, and there is no sudden hardship',
  },
  basis: [
    stated('tenActions2024', '对有返贫致贫风险和突发严重困难的农户'),
    statute('M8', '中农组发〔2021〕7号', 'check'),
  ],
};

export const monitoredHouseholdIdentification = approvalChain({
  id: 'monitored-household-identification',
  field: 'monitoring',
  tier: 1,
  title: { zh: '监测对象识别认定（纳入监测）', en: 'Identification of a monitored household' },
  basis: [fifteenDays, tenDays, stated('eightOnes2022', '必须按操作流程纳入监测')],
  departments: ['revitalisation'],
  subject: { kind: 'household', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'recognitionDays',
      title: { zh: '从发现风险线索到完成识别认定的天数', en: 'Days from the clue to the recognition' },
      type: 'integer',
      value: 15,
      basis: [fifteenDays],
    },
    {
      key: 'entryDays',
      title: { zh: '识别后完成信息系统录入的天数', en: 'Days from recognition to the system entry' },
      type: 'integer',
      value: 10,
      basis: [tenDays],
    },
    {
      key: 'planDays',
      title: { zh: '识别后制定帮扶计划的天数', en: 'Days from recognition to the plan' },
      type: 'integer',
      value: 10,
      basis: [
        tenDays,
        statute('M7', GUIDE, 'likely'),
        assumed(
          '10天是否也约束计划，文件不明；按约束处理',
          'Whether the 10 days bind the plan too is open: they do here',
        ),
      ],
    },
    {
      key: 'pairDays',
      title: { zh: '识别后安排结对帮扶的天数', en: 'Days from recognition to the pairing' },
      type: 'integer',
      value: 10,
      basis: [statute('M7', GUIDE, 'likely'), countySetsLimits],
    },
    {
      key: 'monitoringLineFen',
      title: { zh: '当年监测范围（人均纯收入）', en: 'Monitoring line of the year, per person' },
      type: 'fen',
      value: 600_000,
      basis: [statute('M8', '中农组发〔2021〕7号', 'check')],
    },
  ],
  filing: {
    key: 'registerClue',
    level: 'village',
    by: [
      { role: 'gridWorker', level: 'village' },
      { role: 'assistanceCadre', level: 'village' },
      { role: 'residentCadre', level: 'village' },
      { role: 'townshipVillageCadre', level: 'village' },
      { role: 'villageTwoCommittees', level: 'village' },
      { role: 'townshipGovernment', level: 'township' },
      { role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' },
      { role: 'countyMedicalInsuranceDept', level: 'county', body: 'medical-insurance' },
      { role: 'countyCivilAffairs', level: 'county', body: 'civil-affairs' },
      { role: 'countyEmergencyBureau', level: 'county', body: 'emergency' },
    ],
    selfFiling: true,
    form: [
      { field: 'householdHead' },
      { field: 'idNumber', required: false },
      { field: 'phone', required: false },
      { field: 'clueSource' },
      { field: 'clue' },
      { field: 'pushedBy', required: false },
      { field: 'disaster', required: false },
      { field: 'aidGivenFirst', required: false },
      ...SCREENING_FIELDS.map(({ key }) => ({ field: key, required: false })),
    ],
    rules: [
      {
        when: 'clueSource != "disasterList" or disaster != null',
        otherwise: { zh: '受灾户名单的线索须写明灾情', en: 'A clue from the disaster list names the disaster' },
        basis: [stated('tenActions2024', '先行纳入救助帮扶,后履行识别认定程序')],
      },
    ],
  },
  fields: IDENTIFICATION_FIELDS,
  supplement: {
    by: { by: 'role', role: 'townshipVillageCadre', level: 'village' },
    form: [
      { field: 'idNumber', required: false },
      { field: 'phone', required: false },
      { field: 'clue' },
      { field: 'evidence', required: false },
    ],
    limit: within(2),
  },
  steps: [
    {
      do: 'decide',
      key: 'verifyClue',
      title: { zh: '核查研判', en: 'The clue is verified at home' },
      basis: [implied('tenActions2024', '摸清农户实际生活状况、农户收入'), nationalOrder],
      by: { by: 'role', role: 'villageTwoCommittees', level: 'village' },
      form: [
        { field: 'visitedOn' },
        { field: 'pushedBy', required: false },
        { field: 'consentGiven' },
        { field: 'monitoredType' },
        { field: 'members' },
        ...SCREENING_FIELDS.map(({ key }) => ({ field: key })),
        { field: 'evidence', required: false },
      ],
      limit: within(4),
      approve: { zh: '有返贫致贫风险，提交评议', en: 'At risk; to the deliberation' },
      rules: [
        atRisk,
        {
          when: 'clueSource != "departmentPush" or pushedBy != null',
          otherwise: { zh: '部门推送的线索须写明推送部门', en: 'A pushed clue names the department that pushed it' },
          basis: [statute('M2', '中农组发〔2021〕7号', 'certain')],
        },
        {
          when: 'consentGiven = true',
          otherwise: { zh: '农户未同意核查信息', en: 'The household has not agreed to the check of its data' },
          basis: [nationalOrder],
        },
      ],
      reject: { zh: '没有风险，销除线索', en: 'No risk; the clue is closed' },
    },
    {
      do: 'work',
      key: 'villageDeliberation',
      title: { zh: '村级民主评议', en: 'Village deliberation' },
      basis: [nationalOrder],
      by: { by: 'role', role: 'villageCommittee', level: 'village' },
      form: [{ field: 'deliberatedOn' }, { field: 'attendees' }, { field: 'deliberationMinutes', required: false }],
      limit: within(1),
      done: { zh: '评议通过，公示', en: 'Agreed; to the notice' },
      others: [{ key: 'notAgreed', title: { zh: '评议不通过', en: 'Not agreed' }, kind: 'return', to: 'verifyClue' }],
    },
    {
      do: 'notice',
      key: 'villageNotice',
      title: { zh: '村级公示', en: 'Village notice' },
      basis: [nationalOrder, statute('M6', '个人信息保护法', 'certain')],
      by: { by: 'role', role: 'villageCommittee', level: 'village' },
      form: [{ field: 'noticePlace', required: false }],
      limit: within(6),
      days: { value: 5, basis: [statute('M5', GUIDE, 'likely')] },
      publishes: ['householdHead', 'monitoredType'],
      inquiry: township,
      back: 'verifyClue',
    },
    {
      do: 'decide',
      key: 'townshipReview',
      title: { zh: '镇级审核', en: 'Township review' },
      basis: [nationalOrder],
      by: township,
      limit: within(2),
      approve: { zh: '同意，报县级认定', en: 'Agree; to the county' },
      rules: [atRisk],
      back: 'verifyClue',
    },
    {
      do: 'decide',
      key: 'identify',
      title: { zh: '识别认定', en: 'Recognition' },
      basis: [fifteenDays, nationalOrder],
      by: { by: 'role', role: 'countyAuthority', level: 'county' },
      limit: within(2),
      approve: { zh: '认定为监测对象', en: 'Recognised as a monitored household' },
      rules: [atRisk],
      reject: { zh: '不予认定（说明理由）', en: 'Not recognised, with the reason' },
      back: 'townshipReview',
    },
    letterStep(
      { key: 'announce', title: { zh: '告知认定结果', en: 'The recognition is announced' }, basis: [nationalOrder] },
      {
        template: 'recognised',
        title: { zh: '监测对象认定告知书', en: 'Recognition as a monitored household' },
        fields: ['householdHead', 'monitoredType'],
        to: 'subject',
      },
    ),
    AFTER_IDENTIFICATION,
  ],
  refusal: {
    title: { zh: '不予纳入监测告知书', en: 'Not included in monitoring' },
    fields: ['householdHead', 'clueSource'],
    ended: { zh: '未纳入监测', en: 'Not included' },
    outcome: 'notEstablished',
    to: 'subject',
  },
  granted: {
    key: 'included',
    title: { zh: '已纳入监测', en: 'Included in monitoring' },
    basis: [stated('spring2022', '符合条件的纳入监测对象并安排结对帮扶')],
  },
  withdrawal: { notAfter: ['identify'] },
  clocks: [
    {
      key: 'recognition',
      title: { zh: '线索至认定15天', en: 'From the clue to the recognition' },
      basis: [
        fifteenDays,
        statute('M4', GUIDE, 'certain'),
        assumed(
          '公示和补正在15天以内，不停表',
          'Notice and supplement lie inside the 15 days: it does not stand still',
        ),
      ],
      scope: 'case',
      start: { on: 'started' },
      stop: [{ on: 'left', stage: 'identify', outcome: 'approve' }, { on: 'ended' }],
      limit: { kind: 'period', amount: { parameter: 'recognitionDays' }, unit: 'day' },
      warnings: [{ atShare: { numerator: 2, denominator: 3 } }, ...oneDayBefore],
      ladder: reviewLadder,
    },
    ...(
      [
        ['systemEntry', 'entryDays', '信息系统录入10天', 'From the recognition to the entry'],
        ['makePlan', 'planDays', '制定帮扶计划10天', 'From the recognition to the plan'],
        ['assignPair', 'pairDays', '安排结对帮扶期限', 'From the recognition to the pairing'],
      ] as const
    ).map(([stage, days, zh, en]) => ({
      key: `${stage}Limit`,
      title: { zh, en },
      basis: stage === 'assignPair' ? [statute('M7', GUIDE, 'likely')] : [tenDays],
      scope: 'case' as const,
      start: { on: 'left' as const, stage: 'identify', outcome: 'approve' },
      stop: [{ on: 'left' as const, stage }, { on: 'ended' as const }],
      limit: { kind: 'period' as const, amount: { parameter: days }, unit: 'day' as const },
      warnings: oneDayBefore,
      ladder: reviewLadder,
    })),
  ],
});
