// 农村危房改造: from the household's application over village, township and county to the works, acceptance, payment
// and 销号. The plan year of the two fixed dates comes from the county's profile.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, implied, stated, statute } from '../basis.ts';
import { reviewLimit, supplementLimit, wordLimit } from '../clocks.ts';
import { fixedDateLadder, monthAndWeekBefore } from '../ladders.ts';
import { RENOVATION_FIELDS } from './renovation-fields.ts';
import { RENOVATION_PARAMETERS } from './renovation-parameters.ts';
import {
  builtWithinSize,
  eligibility,
  modeFitsGrade,
  plannedWithinSize,
  safeAfterwards,
  subsidyWithinStandard,
} from './renovation-rules.ts';
import { refusalDecision } from '../remedies.ts';

const village = { by: 'role', role: 'villageCommittee', level: 'village' } as const;
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const housing = { by: 'role', role: 'countyHousingDept', level: 'county', body: 'housing' } as const;
const finance = { by: 'role', role: 'countyFinance', level: 'county', body: 'finance' } as const;

const chain = stated('tenActions2024', '农户申请、村级评议、镇(街道)审核');
const countyApproves = stated('tenActions2024', '县级审批”程序');
const startAndEnter = stated('tenActions2024', '“开工一户、录入一户', 'D088');
const finishAndComplete = stated('tenActions2024', '竣工一户、完善一户', 'D089');
const intoPlan = stated('tenActions2024', '及时纳入农村危房改造计划', 'D086');
const yearPlan = stated('tenActions2024', '对2024年确定的60户危改户', 'D090');
const safety = stated('tenActions2024', '在符合质量安全要求的前提下');
const novemberPayment = stated('tenActions2024', '11月底完成验收并兑付补助资金', 'D092');
const supplements = assumed('材料不全的一次性告知补正', 'Missing papers are asked for, all at once');
const refusals = assumed('不予批准的书面告知并说明理由', 'A refusal is told in writing, with its reason');
const townshipEnters = assumed(
  '文件未写明办理人，由镇（街道）录入',
  'The document names nobody; the township enters it',
);

const reject = {
  key: 'reject',
  title: { zh: '不予批准', en: 'Refuse' },
  kind: 'reject',
  to: 'informApplicant',
  basis: [refusals],
} as const;

export const dilapidatedHouseRenovation = defineCase({
  id: 'dilapidated-house-renovation',
  field: 'housing',
  kind: 'approvalChain',
  tier: 1,
  title: { zh: '农村危房改造', en: 'Rural dilapidated-house renovation' },
  basis: [chain, countyApproves, statute('H1', '国家农村危房改造有关规定', 'certain')],
  subject: { kind: 'household', uniqueness: 'oneOpen' },
  parameters: RENOVATION_PARAMETERS,
  filing: {
    level: 'village',
    // Lists of households come from township and county; whoever files does not decide at that level.
    by: [
      { role: 'townshipVillageCadre', level: 'village' },
      { role: 'townshipGovernment', level: 'township' },
      { role: 'countyHousingDept', level: 'county', body: 'housing' },
    ],
    selfFiling: true,
    form: [
      { field: 'applicantName' },
      { field: 'idNumber' },
      { field: 'phone' },
      { field: 'bankAccount' },
      { field: 'householdType' },
      { field: 'members' },
      { field: 'houseGrade' },
      { field: 'onlyHouse' },
      { field: 'voluntary' },
      { field: 'appraisedOn', required: false },
      { field: 'appraisalReport', required: false },
      { field: 'remarks', required: false },
    ],
    rules: eligibility,
  },
  withdrawal: {
    to: 'withdrawn',
    notAfter: ['recordStart'],
    basis: [
      assumed('自愿申请，开工登记前可以撤回', 'Voluntary: it may be withdrawn until the start of work is entered'),
    ],
  },
  fields: RENOVATION_FIELDS,
  plan: [
    {
      key: 'yearPlan',
      title: { zh: '年度危房改造计划', en: 'Renovation plan of the year' },
      basis: [yearPlan],
      rows: [
        {
          key: 'households',
          label: { zh: '确定的危改户', en: 'Households to be renovated' },
          value: 60,
          unit: { zh: '户', en: 'households' },
          by: '2024-10-31',
          basis: [yearPlan],
        },
      ],
    },
  ],
  stages: [
    {
      kind: 'decision',
      key: 'villageDeliberate',
      title: { zh: '村级评议', en: 'Village deliberation' },
      basis: [chain],
      assignee: village,
      form: [
        { field: 'deliberatedOn' },
        { field: 'attendees' },
        { field: 'inFavour' },
        { field: 'deliberationMinutes', required: false },
      ],
      outcomes: [
        { key: 'approve', title: { zh: '评议同意', en: 'Agree' }, kind: 'approve', to: 'villageNotice' },
        { key: 'return', title: { zh: '退回补正', en: 'Ask for a supplement' }, kind: 'return', to: 'householdApply' },
        reject,
      ],
    },
    {
      kind: 'work',
      key: 'householdApply',
      title: { zh: '农户申请（补正后再报）', en: 'The household applies again, supplemented' },
      basis: [chain, supplements],
      suspends: 'supplement',
      assignee: { by: 'applicant' },
      form: [
        { field: 'phone', required: false },
        { field: 'bankAccount', required: false },
        { field: 'members', required: false },
        { field: 'appraisedOn', required: false },
        { field: 'appraisalReport', required: false },
        { field: 'remarks', required: false },
      ],
      outcomes: [
        { key: 'submit', title: { zh: '再次提交', en: 'Submit again' }, kind: 'complete', to: 'villageDeliberate' },
      ],
    },
    {
      kind: 'notice',
      key: 'villageNotice',
      title: { zh: '村级公示', en: 'Village notice' },
      basis: [statute('H4', '农村危房改造地方规定', 'check'), statute('M6', '个人信息保护法', 'certain')],
      suspends: 'notice',
      assignee: village,
      form: [
        { field: 'noticePlace', required: false },
        { field: 'noticePhotos', required: false },
      ],
      period: { kind: 'period', amount: { parameter: 'noticeDays' }, unit: 'day' },
      publishes: ['applicantName', 'householdType', 'houseGrade'],
      inquiry: { assignee: township },
      undisputed: 'townshipReview',
      upheld: 'villageDeliberate',
    },
    {
      kind: 'decision',
      key: 'townshipReview',
      title: { zh: '镇（街道）审核', en: 'Township review' },
      basis: [chain],
      assignee: township,
      form: [{ field: 'visitedOn' }, { field: 'renovationMode' }, { field: 'plannedArea' }],
      outcomes: [
        {
          key: 'approve',
          title: { zh: '审核同意', en: 'Agree' },
          kind: 'approve',
          to: 'countyApprove',
          rules: [modeFitsGrade, plannedWithinSize],
        },
        { key: 'supplement', title: { zh: '要求补正', en: 'Ask for a supplement' }, kind: 'return', to: 'supplement' },
        { key: 'return', title: { zh: '退回村级', en: 'Return to village' }, kind: 'return', to: 'villageDeliberate' },
        reject,
      ],
      returnTo: '$visited',
    },
    {
      kind: 'work',
      key: 'supplement',
      title: { zh: '农户补正', en: 'Supplement' },
      basis: [supplements],
      suspends: 'supplement',
      assignee: { by: 'applicant' },
      form: [
        { field: 'phone', required: false },
        { field: 'bankAccount', required: false },
        { field: 'members', required: false },
        { field: 'appraisedOn', required: false },
        { field: 'appraisalReport', required: false },
        { field: 'remarks', required: false },
      ],
      outcomes: [{ key: 'submit', title: { zh: '提交补正', en: 'Submit' }, kind: 'complete', to: 'townshipReview' }],
    },
    {
      kind: 'decision',
      key: 'countyApprove',
      title: { zh: '县级审批', en: 'County approval' },
      basis: [
        countyApproves,
        intoPlan,
        assumed('县级审批由住建部门办理', 'The housing department approves for the county'),
      ],
      assignee: housing,
      form: [{ field: 'subsidyFen' }],
      outcomes: [
        {
          key: 'approve',
          title: { zh: '批准，纳入年度计划', en: 'Approve into the yearly plan' },
          kind: 'approve',
          to: 'openFile',
          rules: [subsidyWithinStandard],
        },
        { key: 'return', title: { zh: '退回镇级', en: 'Return to township' }, kind: 'return', to: 'townshipReview' },
        reject,
      ],
      returnTo: '$visited',
    },
    {
      kind: 'work',
      key: 'openFile',
      title: { zh: '建立一户一档', en: 'Opening the household file' },
      basis: [stated('tenActions2024', '严格执行“一户一档”', 'D087'), townshipEnters],
      assignee: township,
      form: [{ field: 'fileNumber' }],
      outcomes: [{ key: 'filed', title: { zh: '已建档', en: 'File opened' }, kind: 'complete', to: 'start' }],
    },
    {
      kind: 'work',
      key: 'start',
      title: { zh: '开工', en: 'Start of work' },
      basis: [startAndEnter, townshipEnters],
      assignee: township,
      form: [
        { field: 'startedOn' },
        { field: 'contractor', required: false },
        { field: 'startPhotos', required: false },
      ],
      outcomes: [{ key: 'started', title: { zh: '已开工', en: 'Started' }, kind: 'complete', to: 'recordStart' }],
    },
    {
      kind: 'service',
      key: 'recordStart',
      title: { zh: '开工登记', en: 'Entry of the start' },
      basis: [startAndEnter],
      action: {
        do: 'registryEntry',
        register: 'countyRenovationLedger',
        entry: 'started',
        fields: ['applicantName', 'houseGrade', 'renovationMode', 'startedOn'],
      },
      to: 'enterSystem',
    },
    {
      kind: 'service',
      key: 'enterSystem',
      title: { zh: '录入全国农村危房改造农户档案管理信息系统', en: 'Entry in the national file system' },
      basis: [startAndEnter, stated('tenActions2024', '将危改户相关信息录入全国农村危房改造')],
      action: {
        do: 'registryEntry',
        register: 'renovationArchiveSystem',
        entry: 'entered',
        fields: [
          'fileNumber',
          'applicantName',
          'idNumber',
          'householdType',
          'houseGrade',
          'renovationMode',
          'startedOn',
        ],
      },
      to: 'supervise',
    },
    {
      kind: 'decision',
      key: 'supervise',
      title: { zh: '质量安全监督', en: 'Supervision of quality and safety' },
      basis: [safety, townshipEnters],
      assignee: township,
      form: [{ field: 'supervisionRecord' }, { field: 'supervisionPhotos', required: false }],
      outcomes: [
        { key: 'pass', title: { zh: '符合要求', en: 'Passes' }, kind: 'approve', to: 'finish' },
        { key: 'rectify', title: { zh: '要求整改', en: 'To be rectified' }, kind: 'return', to: 'rectifyWorks' },
      ],
    },
    {
      kind: 'work',
      key: 'rectifyWorks',
      title: { zh: '施工整改', en: 'Rectification during the works' },
      basis: [implied('tenActions2024', '在符合质量安全要求的前提下')],
      assignee: { by: 'applicant' },
      form: [{ field: 'rectification' }],
      outcomes: [{ key: 'rectified', title: { zh: '已整改', en: 'Rectified' }, kind: 'complete', to: 'supervise' }],
    },
    {
      kind: 'work',
      key: 'finish',
      title: { zh: '竣工', en: 'End of work' },
      basis: [finishAndComplete, stated('tenActions2024', '确保10月底前全部竣工', 'D091'), townshipEnters],
      assignee: township,
      form: [{ field: 'finishedOn' }, { field: 'builtArea' }, { field: 'finishPhotos', required: false }],
      outcomes: [{ key: 'finished', title: { zh: '已竣工', en: 'Finished' }, kind: 'complete', to: 'recordFinish' }],
    },
    {
      kind: 'service',
      key: 'recordFinish',
      title: { zh: '竣工登记', en: 'Entry of the end of work' },
      basis: [finishAndComplete],
      action: {
        do: 'registryEntry',
        register: 'countyRenovationLedger',
        entry: 'finished',
        fields: ['applicantName', 'finishedOn', 'builtArea'],
      },
      to: 'completeFile',
    },
    {
      kind: 'service',
      key: 'completeFile',
      title: { zh: '完善档案', en: 'Completion of the file' },
      basis: [finishAndComplete],
      action: {
        do: 'registryEntry',
        register: 'renovationArchiveSystem',
        entry: 'completed',
        fields: ['fileNumber', 'finishedOn', 'builtArea'],
      },
      to: 'accept',
    },
    {
      kind: 'decision',
      key: 'accept',
      title: { zh: '验收', en: 'Acceptance' },
      basis: [novemberPayment, assumed('县级验收由住建部门办理', 'The housing department accepts for the county')],
      assignee: housing,
      form: [{ field: 'acceptedOn' }, { field: 'safeAfter' }, { field: 'acceptanceReport' }],
      outcomes: [
        {
          key: 'pass',
          title: { zh: '验收合格', en: 'Accepted' },
          kind: 'approve',
          to: 'pay',
          rules: [safeAfterwards, builtWithinSize],
        },
        { key: 'rectify', title: { zh: '限期整改', en: 'To be rectified' }, kind: 'return', to: 'rectifyAccepted' },
      ],
    },
    {
      kind: 'work',
      key: 'rectifyAccepted',
      title: { zh: '验收整改', en: 'Rectification after acceptance' },
      basis: [assumed('验收不合格的限期整改后再验收', 'Work that is not accepted is rectified and looked at again')],
      assignee: { by: 'applicant' },
      form: [{ field: 'rectification' }, { field: 'builtArea', required: false }],
      outcomes: [{ key: 'rectified', title: { zh: '已整改', en: 'Rectified' }, kind: 'complete', to: 'accept' }],
    },
    {
      kind: 'decision',
      key: 'pay',
      title: { zh: '审核兑付', en: 'Release of the subsidy' },
      basis: [novemberPayment],
      assignee: finance,
      outcomes: [
        { key: 'approve', title: { zh: '同意兑付', en: 'Release' }, kind: 'approve', to: 'payout' },
        { key: 'return', title: { zh: '退回住建部门', en: 'Return to housing' }, kind: 'return', to: 'accept' },
      ],
    },
    {
      kind: 'service',
      key: 'payout',
      title: { zh: '兑付补助资金', en: 'Payment of the subsidy' },
      basis: [novemberPayment, statute('H6', '中央财政农村危房改造补助资金管理办法', 'check')],
      action: {
        do: 'payout',
        payee: 'applicantName',
        account: 'bankAccount',
        amount: 'subsidyFen',
        purpose: { zh: '农村危房改造补助', en: 'Subsidy for house renovation' },
      },
      to: 'strikeOff',
    },
    {
      kind: 'work',
      key: 'strikeOff',
      title: { zh: '销号', en: 'Striking off' },
      basis: [stated('tenActions2024', '解决一户,销号一户', 'D084')],
      assignee: housing,
      outcomes: [
        { key: 'strikeOff', title: { zh: '销号', en: 'Strike off' }, kind: 'complete', to: 'recordStrikeOff' },
      ],
    },
    {
      kind: 'service',
      key: 'recordStrikeOff',
      title: { zh: '销号登记', en: 'Entry of the striking off' },
      basis: [stated('tenActions2024', '解决一户,销号一户', 'D084')],
      action: {
        do: 'registryEntry',
        register: 'countyRenovationLedger',
        entry: 'struckOff',
        fields: ['fileNumber', 'applicantName', 'acceptedOn', 'subsidyFen'],
      },
      to: 'close',
    },
    {
      kind: 'link',
      key: 'close',
      title: { zh: '销号回告住房安全动态监测台账', en: 'The housing-safety ledger is told' },
      basis: [stated('tenActions2024', '解决一户,销号一户', 'D084')],
      mode: 'reportBack',
      procedure: 'housing-safety-monitoring',
      hands: [{ to: 'acceptedOn', from: 'acceptedOn' }],
      to: 'struckOff',
    },
    {
      kind: 'service',
      key: 'informApplicant',
      title: { zh: '告知不予批准', en: 'The applicant is told of the refusal' },
      basis: [refusals],
      action: {
        do: 'letter',
        template: 'renovationRefused',
        ...refusalDecision,
        title: { zh: '农村危房改造申请不予批准告知书', en: 'Refusal of the application for renovation' },
        fields: ['applicantName', 'houseGrade'],
        to: 'applicant',
      },
      to: 'refused',
    },
    {
      kind: 'end',
      key: 'struckOff',
      title: { zh: '已销号', en: 'Struck off' },
      basis: [stated('tenActions2024', '解决一户,销号一户', 'D084')],
      outcome: 'struckOff',
    },
    {
      kind: 'end',
      key: 'refused',
      title: { zh: '不予批准', en: 'Refused' },
      basis: [refusals],
      outcome: 'refused',
    },
    {
      kind: 'end',
      key: 'withdrawn',
      title: { zh: '农户撤回', en: 'Withdrawn by the household' },
      basis: [implied('tenActions2024', '农户自愿申请改造的低收入群体')],
      outcome: 'withdrawn',
    },
  ],
  clocks: [
    reviewLimit({ stage: 'villageDeliberate', days: 'villageDays', zh: '村级评议期限', en: 'Village deliberation' }),
    reviewLimit({ stage: 'villageNotice', days: 'noticeStageDays', zh: '公示环节期限', en: 'Notice stage' }),
    reviewLimit({ stage: 'townshipReview', days: 'townshipDays', zh: '镇级审核期限', en: 'Township review' }),
    reviewLimit({ stage: 'countyApprove', days: 'countyDays', zh: '县级审批期限', en: 'County approval' }),
    wordLimit({
      stage: 'countyApprove',
      days: 'intoPlanWordDays',
      zh: '及时纳入改造计划',
      en: 'Into the plan in time',
      basis: [intoPlan],
    }),
    reviewLimit({ stage: 'openFile', days: 'fileDays', zh: '建档期限', en: 'Opening the file' }),
    reviewLimit({ stage: 'accept', days: 'acceptanceDays', zh: '验收期限', en: 'Acceptance' }),
    reviewLimit({ stage: 'strikeOff', days: 'closeDays', zh: '销号期限', en: 'Striking off' }),
    supplementLimit({ stage: 'householdApply', days: 'supplementDays', zh: '农户补正期限', en: 'Supplement' }),
    supplementLimit({ stage: 'supplement', days: 'supplementDays', zh: '农户补正期限', en: 'Supplement' }),
    supplementLimit({ stage: 'start', days: 'startDays', zh: '开工期限', en: 'Start of work' }),
    supplementLimit({ stage: 'rectifyWorks', days: 'rectifyDays', zh: '施工整改期限', en: 'Rectification' }),
    supplementLimit({ stage: 'rectifyAccepted', days: 'rectifyDays', zh: '验收整改期限', en: 'Rectification' }),
    {
      key: 'finishedByOctober',
      title: { zh: '10月底前竣工', en: 'Finished by the end of October' },
      basis: [stated('tenActions2024', '确保10月底前全部竣工', 'D091')],
      scope: 'case',
      start: { on: 'left', stage: 'countyApprove', outcome: 'approve' },
      stop: [{ on: 'left', stage: 'finish', outcome: 'finished' }, { on: 'ended' }],
      limit: { kind: 'date', month: 10, day: 31 },
      warnings: monthAndWeekBefore,
      ladder: fixedDateLadder,
    },
    {
      key: 'paidByNovember',
      title: { zh: '11月底完成验收并兑付', en: 'Accepted and paid by the end of November' },
      basis: [novemberPayment],
      scope: 'case',
      start: { on: 'left', stage: 'countyApprove', outcome: 'approve' },
      stop: [{ on: 'entered', stage: 'strikeOff' }, { on: 'ended' }],
      limit: { kind: 'date', month: 11, day: 30 },
      warnings: monthAndWeekBefore,
      ladder: fixedDateLadder,
    },
    {
      key: 'paidAfterAcceptance',
      title: { zh: '验收后兑付期限', en: 'Payment after acceptance' },
      basis: [statute('H6', '中央财政农村危房改造补助资金管理办法', 'check')],
      statutory: true,
      scope: 'case',
      start: { on: 'left', stage: 'accept', outcome: 'pass' },
      stop: [{ on: 'entered', stage: 'strikeOff' }],
      limit: { kind: 'period', amount: { parameter: 'paymentDays' }, unit: 'day' },
      warnings: [{ before: { amount: 5, unit: 'day' } }],
      ladder: fixedDateLadder,
    },
  ],
});
