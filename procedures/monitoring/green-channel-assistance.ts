// 因灾返贫致贫绿色通道: aid first, recognition afterwards; one responsible person tracks the household all the way. When
// the recognition is refused, the aid is settled: it stays as disaster relief, or what was not due is recovered.
import { assumed, countySetsLimits, stated, statute } from '../basis.ts';
import { oneDayBefore, reviewLadder } from '../ladders.ts';
import { approvalChain, payoutStep, registryStep } from '../shapes/approval-chain.ts';
import { choiceField, dateField, fenField, fileField, textField } from '../shapes/working-fields.ts';
import { AFFECTED_FIELDS, DISASTER_FIELDS, fromDisasterList } from './disaster-fields.ts';
import { afterAid, aidSettlement } from './green-channel-after-aid.ts';
import { CONTACT_READERS, IDENTITY_FIELDS } from './household-fields.ts';

const channel = stated('tenActions2024', '为因灾易致贫、返贫人口建立绿色通道');
const aidFirst = stated('tenActions2024', '先行纳入救助帮扶,后履行识别认定程序', 'D055');
const bureau = { by: 'role', role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' } as const;

export const greenChannelAssistance = approvalChain({
  id: 'green-channel-assistance',
  field: 'monitoring',
  kind: 'emergencyClock',
  tier: 1,
  title: { zh: '因灾返贫致贫绿色通道', en: 'Green channel: assist first, recognise later' },
  basis: [channel, aidFirst],
  departments: ['revitalisation', 'emergency'],
  subject: { kind: 'household', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'assistHours',
      title: { zh: '先行救助时限（小时）', en: 'Hours to the first aid' },
      type: 'integer',
      value: 48,
      basis: [statute('A14', '民发〔2018〕23号', 'check'), countySetsLimits],
    },
    {
      key: 'recognitionDays',
      title: { zh: '救助后完成识别认定的天数', en: 'Days from the aid to the recognition' },
      type: 'integer',
      value: 15,
      basis: [
        assumed(
          '文件未定补办期限，按一般识别认定的15天',
          'The document gives no limit for the later recognition: the 15 days of the ordinary one',
        ),
      ],
    },
    {
      key: 'trackDays',
      title: { zh: '跟踪监测间隔（天）', en: 'Days between two visits of the tracking' },
      type: 'integer',
      value: 30,
      basis: [countySetsLimits],
    },
    {
      key: 'settleDays',
      title: { zh: '处置已发救助期限（工作日）', en: 'Settlement of the aid (working days)' },
      type: 'integer',
      value: 5,
      basis: [countySetsLimits],
    },
    {
      key: 'recoverDays',
      title: { zh: '追回救助期限（工作日）', en: 'Recovery of the aid (working days)' },
      type: 'integer',
      value: 30,
      basis: [countySetsLimits],
    },
    {
      key: 'responsibleDays',
      title: { zh: '落实结对帮扶责任人期限（工作日）', en: 'Naming the responsible person (working days)' },
      type: 'integer',
      value: 3,
      basis: [countySetsLimits],
    },
  ],
  filing: {
    level: 'village',
    by: [
      { role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' },
      { role: 'countyEmergencyBureau', level: 'county', body: 'emergency' },
      { role: 'townshipGovernment', level: 'township' },
      { role: 'villageTwoCommittees', level: 'village' },
    ],
    form: [
      { field: 'householdHead' },
      { field: 'idNumber', required: false },
      { field: 'phone', required: false },
      { field: 'disaster' },
      { field: 'disasterOn', required: false },
      { field: 'casualties', required: false },
      { field: 'lossFen', required: false },
    ],
  },
  fields: [
    ...IDENTITY_FIELDS,
    ...DISASTER_FIELDS,
    ...AFFECTED_FIELDS.filter(({ key }) => key === 'casualties' || key === 'lossFen'),
    fromDisasterList,
    textField('clue', '因灾返贫致贫风险', 'Risk through the disaster', [channel]),
    choiceField(
      'aidKind',
      '救助方式',
      'Kind of aid',
      [
        ['cash', '救助金', 'Money'],
        ['goods', '实物', 'Goods'],
        ['shelter', '安置', 'Shelter'],
        ['service', '服务', 'Service'],
      ],
      [aidFirst],
    ),
    textField('aid', '先行救助内容', 'The aid', [aidFirst]),
    {
      key: 'aidGivenFirst',
      type: 'boolean',
      label: { zh: '已先行救助', en: 'Aid was given first' },
      basis: [aidFirst],
    },
    dateField('aidOn', '救助日期', 'Day of the aid', [aidFirst]),
    fenField('aidFen', '救助金额', 'Amount of the aid', [aidFirst]),
    {
      key: 'bankAccount',
      type: 'text',
      format: 'bankAccount',
      label: { zh: '银行账号（一卡通）', en: 'Bank account' },
      sensitive: 'bankAccount',
      readableBy: [...CONTACT_READERS, 'countyFinance'],
      basis: [assumed('发放救助金需要的账号', 'The account for the money')],
    },
    textField(
      'responsiblePerson',
      '结对帮扶责任人',
      'Responsible person',
      [stated('tenActions2024', '落实结对帮扶责任人全过程跟踪监测')],
      50,
    ),
    textField('trackingNotes', '全过程跟踪监测情况', 'Notes of the tracking', [
      stated('tenActions2024', '落实结对帮扶责任人全过程跟踪监测'),
    ]),
    choiceField(
      'aidSettlement',
      '已发救助的处置',
      'Settlement of the aid',
      [
        ['kept', '作为灾害救助，不追回', 'Stays as disaster relief'],
        ['recovered', '不应得部分追回', 'What was not due is recovered'],
      ],
      [aidSettlement],
    ),
    fenField('recoveredFen', '追回金额', 'Amount recovered', [aidSettlement]),
    fileField('evidence', '佐证材料', 'Evidence'),
  ],
  supplement: {
    by: { by: 'role', role: 'townshipVillageCadre', level: 'village' },
    form: [
      { field: 'disaster' },
      { field: 'casualties', required: false },
      { field: 'lossFen', required: false },
      { field: 'evidence', required: false },
    ],
    limit: 1,
  },
  steps: [
    {
      do: 'decide',
      key: 'open',
      title: { zh: '建立绿色通道', en: 'The channel is opened' },
      basis: [channel],
      by: bureau,
      form: [{ field: 'clueSource' }, { field: 'clue' }],
      limit: 1,
      approve: { zh: '受理，先行救助', en: 'Accepted; aid first' },
      reject: { zh: '并非因灾，不走绿色通道', en: 'Not through the disaster; the ordinary way' },
    },
    {
      do: 'work',
      key: 'assistFirst',
      title: { zh: '先行纳入救助帮扶', en: 'Aid before recognition' },
      basis: [aidFirst],
      by: bureau,
      form: [
        { field: 'aidKind' },
        { field: 'aid' },
        { field: 'aidGivenFirst' },
        { field: 'aidOn' },
        { field: 'aidFen', required: false },
        { field: 'bankAccount', required: false },
      ],
      limit: 'clocks',
      done: { zh: '已救助', en: 'Aided' },
      rules: [
        {
          when: 'aidGivenFirst = true',
          otherwise: { zh: '须先行救助，再补办认定', en: 'Aid comes first, recognition afterwards' },
          basis: [aidFirst],
        },
        {
          when: 'aidKind != "cash" or (aidFen > 0 and bankAccount != null)',
          otherwise: { zh: '发放救助金须有金额和账号', en: 'Money needs an amount and an account' },
          basis: [aidFirst],
        },
      ],
      next: [{ when: 'aidKind = "cash"', to: 'payAid' }, { to: 'recordAid' }],
    },
    payoutStep(
      { key: 'payAid', title: { zh: '发放救助金', en: 'The money is paid' }, basis: [aidFirst] },
      {
        payee: 'householdHead',
        account: 'bankAccount',
        amount: 'aidFen',
        purpose: { zh: '因灾先行救助', en: 'Disaster aid before recognition' },
      },
    ),
    registryStep(
      { key: 'recordAid', title: { zh: '登记先行救助', en: 'The aid is recorded' }, basis: [aidFirst] },
      {
        register: 'disasterAid',
        entry: 'aidedFirst',
        fields: ['householdHead', 'disaster', 'aidKind', 'aid', 'aidOn', 'aidFen'],
      },
    ),
    afterAid,
  ],
  stages: [
    {
      kind: 'end',
      key: 'notRecognised',
      title: { zh: '已救助，未认定为监测对象', en: 'Aided, not recognised' },
      basis: [aidSettlement],
      outcome: 'notEstablished',
    },
  ],
  refusal: {
    title: { zh: '不走绿色通道告知书', en: 'Not by the green channel' },
    fields: ['householdHead', 'disaster'],
    ended: { zh: '不属于因灾，转一般程序', en: 'Not through the disaster' },
    to: 'subject',
  },
  granted: {
    key: 'recognised',
    title: { zh: '已救助、已认定、责任人已落实', en: 'Aided, recognised, with a responsible person' },
    basis: [aidFirst],
  },
  clocks: [
    {
      key: 'assistFirstLimit',
      title: { zh: '先行救助时限', en: 'Limit of the first aid' },
      basis: [aidFirst, statute('A14', '民发〔2018〕23号', 'check')],
      scope: 'visit',
      start: { on: 'entered', stage: 'assistFirst' },
      stop: [{ on: 'left', stage: 'assistFirst' }],
      limit: { kind: 'period', amount: { parameter: 'assistHours' }, unit: 'hour' },
      warnings: [{ atShare: { numerator: 3, denominator: 4 } }],
      ladder: reviewLadder,
    },
    {
      key: 'recognition',
      title: { zh: '补办识别认定期限', en: 'Limit of the later recognition' },
      basis: [aidFirst, assumed('与一般识别认定同为15天', 'Fifteen days, as the ordinary recognition')],
      scope: 'case',
      start: { on: 'left', stage: 'assistFirst' },
      stop: [{ on: 'left', stage: 'identifyAfter' }, { on: 'ended' }],
      limit: { kind: 'period', amount: { parameter: 'recognitionDays' }, unit: 'day' },
      warnings: oneDayBefore,
      ladder: reviewLadder,
    },
    ...(
      [
        ['settleAid', 'settleDays', 'workingDay', '处置已发救助期限', 'Settlement of the aid'],
        ['recoverAid', 'recoverDays', 'workingDay', '追回救助期限', 'Recovery of the aid'],
        ['assignResponsible', 'responsibleDays', 'workingDay', '落实责任人期限', 'Naming the responsible person'],
        ['track', 'trackDays', 'day', '跟踪监测间隔', 'Interval of the tracking'],
      ] as const
    ).map(([stage, days, unit, zh, en]) => ({
      key: `${stage}Limit`,
      title: { zh, en },
      basis: [countySetsLimits],
      scope: 'visit' as const,
      start: { on: 'entered' as const, stage },
      stop: [{ on: 'left' as const, stage }],
      limit: { kind: 'period' as const, amount: { parameter: days }, unit },
      warnings: oneDayBefore,
      ladder: reviewLadder,
    })),
  ],
});
