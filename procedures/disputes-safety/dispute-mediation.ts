// 矛盾纠纷排查化解: the first who is told accepts; the village settles what is small, the township what is great, a
// leader what is key, the law what nobody can; every settlement is visited again, and one that breaks is taken up anew.
import { assumed, stated, statute } from '../basis.ts';
import { reviewLadder } from '../ladders.ts';
import { endStage, workStage } from '../shapes/human-steps.ts';
import { mediation } from '../shapes/mediation.ts';
import { DISPUTE_FIELDS } from './dispute-fields.ts';

const screened = stated('eightOnes2022', '开展矛盾纠纷排查走访');
const levels = stated('fivePlans', '小事不出村、大事不出鄉(xiāng)鎮');
const firstContact = stated('fivePlans', '第一個接到報案者不得以任何理由推諉');
const squires = stated('eightOnes2022', '请乡贤人士为调解员');
const planned = stated('eightOnes2022', '深入分析原因，制定解决方案');
const forces = stated('fivePlans', '行政調(diào)解等力量');
const leaders = stated('fivePlans', '對重點矛盾和糾紛實行領導包抓制度');
const inTime = stated('fivePlans', '及時處理和化解', 'D433');
const lawfulWays = assumed(
  '调处不成的告知仲裁、行政裁决、行政复议、诉讼等法律途径',
  'What can’t be settled is shown the ways of the law',
);
const writtenDown = statute('P19', '人民调解法', 'certain', '第33条');
const followedUp = statute('P21', '人民调解法', 'certain', '第31条');
const returned = stated('eightOnes2022', '由专人及时回访');
const justice = { by: 'role', role: 'judicialOffice', level: 'township', body: 'judicial-office' } as const;
const mediator = { by: 'role', role: 'mediator', level: 'village' } as const;

/** A dispute that is not settled in time is told to the leader who would own it. */
const CASE_LEADER = { role: 'caseLeader', level: 'township' } as const;

const toTheLeader = {
  key: 'key',
  title: { zh: '重点矛盾，领导包抓', en: 'Key dispute; to a leader' },
  kind: 'refer',
  to: 'escalate',
  basis: [leaders],
} as const;
const toTheLaw = {
  key: 'legal',
  title: { zh: '告知法律途径', en: 'To the ways of the law' },
  kind: 'refer',
  to: 'adviseWay',
  basis: [lawfulWays],
} as const;

export const disputeMediation = mediation({
  id: 'dispute-mediation',
  field: 'disputes-safety',
  tier: 1,
  title: { zh: '矛盾纠纷排查化解（多元调解）', en: 'Mediation of disputes' },
  basis: [screened, levels],
  subject: { kind: 'village', uniqueness: 'none' },
  parameters: [
    {
      key: 'settleDays',
      title: { zh: '及时处理和化解的天数', en: 'Days in which a dispute is to be settled' },
      type: 'integer',
      value: null,
      basis: [inTime],
    },
  ],
  filing: {
    key: 'find',
    level: 'village',
    by: [
      { role: 'villageTwoCommittees', level: 'village' },
      { role: 'townshipVillageCadre', level: 'village' },
      { role: 'mediator', level: 'village' },
      { role: 'gridWorker', level: 'village' },
      { role: 'judicialOffice', level: 'township', body: 'judicial-office' },
      { role: 'townshipGovernanceOffice', level: 'township', body: 'governance-office' },
      { role: 'responsiblePerson', level: 'township' },
    ],
    selfFiling: true,
    form: [
      { field: 'dispute' },
      { field: 'disputeKind', required: false },
      { field: 'parties', required: false },
      { field: 'major', required: false },
      { field: 'earlierCase', required: false },
    ],
  },
  fields: DISPUTE_FIELDS,
  receive: {
    key: 'receive',
    title: { zh: '首接受理', en: 'Acceptance by the first who is told' },
    basis: [firstContact],
    by: { by: 'role', role: 'townshipVillageCadre', level: 'village' },
    form: [{ field: 'disputeKind' }, { field: 'major' }, { field: 'parties', required: false }],
    days: 2,
    accept: { zh: '受理', en: 'Accept' },
    refuse: { zh: '不属于矛盾纠纷，说明理由', en: 'No dispute; the reason is given' },
  },
  prepare: [
    {
      own: (next) => ({
        kind: 'link',
        key: 'accept',
        title: { zh: '受理', en: 'Acceptance, told to the first receiver' },
        basis: [firstContact],
        mode: 'reportBack',
        procedure: 'first-contact-dispute-duty',
        hands: [{ to: 'dispute', from: 'dispute' }],
        to: next,
      }),
    },
    {
      key: 'analyse',
      title: { zh: '分析原因制定方案', en: 'Causes and plan' },
      basis: [planned],
      by: mediator,
      form: [{ field: 'cause' }, { field: 'plan' }],
      days: 3,
    },
  ],
  levels: [
    {
      key: 'mediateLocal',
      title: { zh: '就地调解', en: 'Mediation in the village' },
      basis: [squires, levels],
      by: mediator,
      form: [{ field: 'result' }, { field: 'records', required: false }],
      days: 10,
      notSettled: { zh: '调解不成，交乡镇', en: 'Not settled; to the township' },
      others: [toTheLeader],
    },
    {
      key: 'mediateTownship',
      title: { zh: '乡镇调处', en: 'Mediation in the township' },
      basis: [forces, levels],
      by: justice,
      form: [{ field: 'result' }, { field: 'records', required: false }],
      days: 15,
      notSettled: { zh: '调处不成，领导包抓', en: 'Not settled; to a leader' },
      others: [toTheLaw],
    },
  ],
  beyond: 'escalate',
  agreement: {
    key: 'agreement',
    title: { zh: '协议', en: 'Agreement' },
    basis: [writtenDown, assumed('调解成功的签订协议', 'A settlement is put in writing')],
    by: mediator,
    form: [
      { field: 'agreementText' },
      { field: 'settledOn' },
      { field: 'agreement', required: false },
      { field: 'performBy', required: false },
    ],
    days: 5,
  },
  afterwards: 'return',
  stages: [
    {
      kind: 'link',
      key: 'escalate',
      title: { zh: '重点矛盾领导包抓', en: 'Key dispute, owned by a leader' },
      basis: [leaders],
      mode: 'openAndAwait',
      procedure: 'leader-package-case',
      hands: [
        { to: 'problem', from: 'dispute' },
        { to: 'parties', from: 'parties' },
      ],
      to: 'adviseWay',
      byOutcome: [
        { outcome: 'completed', to: 'agreement' },
        { outcome: 'notEstablished', to: 'adviseWay' },
        { outcome: 'refused', to: 'mediateTownship' },
      ],
    },
    workStage(
      {
        key: 'adviseWay',
        title: { zh: '告知法律途径', en: 'Advice on the ways of the law' },
        basis: [lawfulWays],
        by: justice,
        form: [{ field: 'legalWay' }, { field: 'unlawfulFact', required: false }],
      },
      [
        {
          key: 'unlawful',
          title: { zh: '有违法违纪行为，移送', en: 'Unlawful conduct; refer' },
          kind: 'complete',
          to: 'refer',
          rules: [
            {
              when: 'unlawfulFact != null',
              otherwise: { zh: '移送须写明违法违纪事实', en: 'A referral names the unlawful conduct' },
              basis: [lawfulWays],
            },
          ],
        },
        {
          key: 'civil',
          title: { zh: '由当事人依法解决', en: 'The parties go to law' },
          kind: 'complete',
          to: 'informParties',
        },
      ],
    ),
    {
      kind: 'link',
      key: 'refer',
      title: { zh: '司法途径', en: 'Referral to justice' },
      basis: [lawfulWays],
      mode: 'open',
      procedure: 'illegal-conduct-referral',
      hands: [
        { to: 'fact', from: 'unlawfulFact' },
        { to: 'way', from: 'legalWay' },
      ],
      to: 'referred',
    },
    {
      kind: 'service',
      key: 'informParties',
      title: { zh: '书面告知法律途径', en: 'Letter on the ways of the law' },
      basis: [lawfulWays],
      action: {
        do: 'letter',
        template: 'legalWays',
        title: { zh: '法律途径告知书', en: 'Ways of the law' },
        fields: ['dispute', 'legalWay', 'result'],
        to: 'applicant',
      },
      to: 'referred',
    },
    {
      kind: 'link',
      key: 'return',
      title: { zh: '回访', en: 'Return visit' },
      basis: [returned, followedUp],
      mode: 'openAndAwait',
      procedure: 'dispute-return-visit',
      hands: [
        { to: 'dispute', from: 'dispute' },
        { to: 'disputeKind', from: 'disputeKind' },
        { to: 'major', from: 'major' },
        { to: 'parties', from: 'parties' },
        { to: 'settledOn', from: 'settledOn' },
      ],
      to: 'revisit',
      byOutcome: [
        { outcome: 'completed', to: 'settled' },
        { outcome: 'filed', to: 'settled' },
        { outcome: 'referred', to: 'brokeOut' },
        // the visit was closed without having been made
        { outcome: 'withdrawn', to: 'revisit' },
      ],
    },
    workStage(
      {
        key: 'revisit',
        title: { zh: '复发纠纷再回访', en: 'Visit after a second settlement' },
        basis: [returned, assumed('复发后再次化解的在本案内回访', 'What broke out again is visited within this case')],
        by: { by: 'role', role: 'responsiblePerson', level: 'township' },
        form: [{ field: 'stability' }],
      },
      [
        { key: 'stable', title: { zh: '稳定，办结', en: 'Stable; closed' }, kind: 'complete', to: 'settled' },
        {
          key: 'unstable',
          title: { zh: '不稳定，重新调解', en: 'Unstable; mediate anew' },
          kind: 'return',
          to: 'analyse',
        },
      ],
    ),
    endStage('referred', { zh: '转法律途径', en: 'Referred to the law' }, [lawfulWays], 'referred'),
    endStage(
      'brokeOut',
      { zh: '回访发现复发，另案调解', en: 'Broke out again; taken up in a new case' },
      [stated('fivePlans', '突出的案例或可能反復的糾紛')],
      'referred',
    ),
  ],
  ownLimits: [
    { key: 'adviseWay', title: { zh: '告知法律途径', en: 'Advice on the ways of the law' }, days: 5 },
    { key: 'revisit', title: { zh: '复发纠纷再回访', en: 'Visit after a second settlement' }, days: 10 },
  ],
  clocks: [
    {
      key: 'settleInTime',
      title: { zh: '及时化解时限', en: 'Limit of settling in time' },
      basis: [inTime],
      scope: 'case',
      start: { on: 'left', stage: 'receive', outcome: 'accept' },
      stop: [{ on: 'entered', stage: 'agreement' }, { on: 'entered', stage: 'adviseWay' }, { on: 'ended' }],
      limit: { kind: 'period', amount: { parameter: 'settleDays' }, unit: 'day' },
      ladder: [
        { after: { amount: 0, unit: 'workingDay' }, action: 'remindOwner' },
        { after: { amount: 0, unit: 'workingDay' }, action: 'notifySuperior', to: CASE_LEADER },
        ...reviewLadder.slice(2),
      ],
    },
  ],
});
