// 村规民约制定: opinions, draft, several rounds of consultation, the party's check, the vote, thumbprints, legality
// review, filing with the township, publication. Whether the legality review stands before or after the vote is a
// parameter: the document puts it after, the ministries' guidance before.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, countySetsLimits, implied, stated, statute } from '../basis.ts';
import { reviewLimit, supplementLimit, wordLimit } from '../clocks.ts';
import { fixedDateLadder } from '../ladders.ts';
import { VILLAGE_RULES_FIELDS } from './village-rules-fields.ts';
import { assembly, assemblyByHouseholds, representatives } from './village-rules-meetings.ts';

const LAW = '村民委员会组织法（2018）';
const GUIDANCE = '民发〔2018〕144号';

const committee = { by: 'role', role: 'villageCommittee', level: 'village' } as const;
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;

const participation = stated('eightOnes2022', '组织最广泛的村民参与，充分酝酿讨论');
const rounds = stated('eightOnes2022', '村规民约初稿形成后要几上几下');
const assemblyCalled = stated('eightOnes2022', '要采取召开村民会议的方式');
const representativesVote = stated('eightOnes2022', '由本村三分之二以上村民代表');
const thumbprints = stated('eightOnes2022', '过半数同意通过、按下手印后');
const legalityAndFiling = stated('eightOnes2022', '进行合法性审查备案');
const publication = stated('eightOnes2022', '村规民约要及时张榜公布', 'D231');
const filedWithTownship = statute('V11', LAW, 'certain', '第27条');
const backToConsultation = implied('eightOnes2022', '村规民约初稿形成后要几上几下');

const reviewFirst = 'parameter.legalityReviewFirst = 1';

export const villageRules = defineCase({
  id: 'village-rules',
  field: 'village',
  kind: 'vote',
  tier: 1,
  title: { zh: '村规民约制定', en: 'Making of village rules' },
  basis: [rounds, representativesVote, filedWithTownship],
  subject: { kind: 'village', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'legalityReviewFirst',
      title: { zh: '合法性审查在表决前（1）或表决后（0）', en: 'Legality review before (1) or after (0) the vote' },
      type: 'integer',
      value: 0,
      basis: [legalityAndFiling, statute('V20', GUIDANCE, 'certain')],
    },
    {
      key: 'leastRounds',
      title: { zh: '征求意见最少轮次', en: 'Least rounds of consultation' },
      type: 'integer',
      value: 2,
      basis: [rounds, assumed('“几上几下”按不少于两轮', 'Several rounds are taken as two at least')],
    },
    {
      key: 'assemblyNoticeDays',
      title: { zh: '村民会议提前通知天数', en: 'Days of notice of an assembly' },
      type: 'integer',
      value: 10,
      basis: [statute('V2', LAW, 'certain', '第21条')],
    },
    {
      key: 'filingDays',
      title: { zh: '表决通过后报备案天数', en: 'Days from adoption to filing' },
      type: 'integer',
      value: 10,
      basis: [statute('V21', GUIDANCE, 'check')],
    },
    {
      key: 'draftDays',
      title: { zh: '征集、拟稿、每轮征求意见期限（工作日）', en: 'Opinions, draft, each round (working days)' },
      type: 'integer',
      value: 20,
      basis: [countySetsLimits],
    },
    {
      key: 'villageDays',
      title: { zh: '村级把关、召集、表决期限（工作日）', en: 'Party check, calling, vote (working days)' },
      type: 'integer',
      value: 10,
      basis: [countySetsLimits],
    },
    {
      key: 'townshipDays',
      title: { zh: '镇级审查、备案期限（工作日）', en: 'Township’s review and filing (working days)' },
      type: 'integer',
      value: 5,
      basis: [countySetsLimits],
    },
    {
      key: 'publicationDays',
      title: { zh: '备案后张榜公布期限（工作日）', en: 'Publication after filing (working days)' },
      type: 'integer',
      value: 5,
      basis: [assumed('“及时”默认为5个工作日', '‘In time’ is taken as 5 working days')],
    },
    {
      key: 'publicationInTimeDays',
      title: { zh: '“及时”张榜公布的天数', en: 'Days that ‘in time’ means for publication' },
      type: 'integer',
      value: null,
      basis: [publication],
    },
  ],
  filing: {
    level: 'village',
    by: [
      { role: 'villagePartySecretary', level: 'village' },
      { role: 'villageCommittee', level: 'village' },
    ],
    form: [{ field: 'rulesTitle' }, { field: 'adultVillagers' }, { field: 'households' }],
  },
  withdrawal: {
    to: 'withdrawn',
    notAfter: ['thumbprint'],
    basis: [assumed('表决通过前村级可以撤回', 'The village may withdraw until the rules are adopted')],
  },
  fields: VILLAGE_RULES_FIELDS,
  stages: [
    {
      kind: 'work',
      key: 'collectOpinions',
      title: { zh: '征集民意', en: 'Collecting opinions' },
      basis: [participation],
      assignee: { by: 'role', role: 'villagePartySecretary', level: 'village' },
      form: [{ field: 'issues' }],
      outcomes: [{ key: 'collected', title: { zh: '已征集', en: 'Collected' }, kind: 'complete', to: 'draft' }],
    },
    {
      kind: 'work',
      key: 'draft',
      title: { zh: '拟定草案', en: 'Draft' },
      basis: [stated('eightOnes2022', '拟定的村规民约要用群众的语言')],
      assignee: committee,
      form: [{ field: 'clauses' }],
      outcomes: [{ key: 'drafted', title: { zh: '形成草案', en: 'Drafted' }, kind: 'complete', to: 'consult' }],
    },
    {
      kind: 'work',
      key: 'consult',
      title: { zh: '征求意见', en: 'Consultation' },
      basis: [rounds],
      assignee: committee,
      form: [{ field: 'consultationRounds' }, { field: 'clauses' }, { field: 'opinions', required: false }],
      outcomes: [
        { key: 'nextRound', title: { zh: '再征求一轮', en: 'Another round' }, kind: 'complete', to: 'consult' },
        {
          key: 'final',
          title: { zh: '形成定稿', en: 'Final draft' },
          kind: 'complete',
          to: 'partyCheck',
          rules: [
            {
              when: 'consultationRounds >= parameter.leastRounds',
              otherwise: { zh: '征求意见的轮次不足', en: 'Too few rounds of consultation' },
              basis: [rounds],
            },
          ],
        },
      ],
    },
    {
      kind: 'decision',
      key: 'partyCheck',
      title: { zh: '党组织把关', en: 'Check by the party organisation' },
      basis: [
        stated('eightOnes2022', '强化党组织领导和把关'),
        assumed(
          '书记发起的，本村党组织仍可把关',
          'The village’s party organisation checks also what its secretary started',
        ),
      ],
      assignee: { by: 'role', role: 'villageParty', level: 'village' },
      filerMayDecide: true,
      outcomes: [
        {
          key: 'approve',
          title: { zh: '同意', en: 'Agree' },
          kind: 'approve',
          to: [{ when: reviewFirst, to: 'legalityReview' }, { to: 'convene' }],
        },
        { key: 'return', title: { zh: '退回修改', en: 'Return' }, kind: 'return', to: 'draft' },
      ],
    },
    {
      kind: 'work',
      key: 'convene',
      title: { zh: '召集会议', en: 'Calling the meeting' },
      basis: [assemblyCalled, statute('V2', LAW, 'certain', '第21条')],
      assignee: committee,
      form: [
        { field: 'meetingKind' },
        { field: 'delegationRecord', required: false },
        { field: 'adultVillagers' },
        { field: 'households' },
      ],
      outcomes: [
        {
          key: 'called',
          title: { zh: '已通知', en: 'Called' },
          kind: 'complete',
          to: [{ when: 'meetingKind = "representatives"', to: 'vote' }, { to: 'assemblyNotice' }],
        },
      ],
    },
    {
      kind: 'wait',
      key: 'assemblyNotice',
      title: { zh: '村民会议通知期', en: 'Notice of the assembly' },
      basis: [statute('V2', LAW, 'certain', '第21条')],
      until: {
        kind: 'limit',
        limit: { kind: 'period', amount: { parameter: 'assemblyNoticeDays' }, unit: 'day' },
      },
      to: 'assemblyVote',
    },
    {
      kind: 'vote',
      key: 'vote',
      title: { zh: '村民代表会议表决', en: 'Vote of the representatives' },
      basis: [representativesVote, statute('V10', LAW, 'certain', '第26条')],
      assignee: committee,
      form: [{ field: 'womenPresent' }, { field: 'meetingMinutes', required: false }],
      meetings: [representatives],
      thumbprint: true,
      passed: 'thumbprint',
      notPassed: 'consult',
    },
    {
      kind: 'vote',
      key: 'assemblyVote',
      title: { zh: '村民会议表决', en: 'Vote of the assembly' },
      basis: [assemblyCalled, filedWithTownship, backToConsultation],
      assignee: committee,
      form: [{ field: 'womenPresent' }, { field: 'meetingMinutes', required: false }],
      meetings: [assembly, assemblyByHouseholds],
      passed: 'thumbprint',
      notPassed: 'consult',
    },
    {
      kind: 'work',
      key: 'thumbprint',
      title: { zh: '按手印', en: 'Thumbprints' },
      basis: [thumbprints],
      assignee: committee,
      form: [{ field: 'signatureSheets', required: false }],
      outcomes: [
        {
          key: 'signed',
          title: { zh: '已签字按印', en: 'Signed' },
          kind: 'complete',
          to: [{ when: reviewFirst, to: 'submitFiling' }, { to: 'legalityReview' }],
          rules: [
            {
              when: 'meetingKind = "representatives" or signatureSheets != null',
              otherwise: {
                zh: '村民会议通过的，须附签名、手印页',
                en: 'Rules adopted by an assembly need the sheets with signatures and thumbprints',
              },
              basis: [thumbprints],
            },
          ],
        },
      ],
    },
    {
      kind: 'decision',
      key: 'legalityReview',
      title: { zh: '合法性审查', en: 'Legality review' },
      basis: [
        legalityAndFiling,
        statute('V12', LAW, 'certain', '第27条'),
        statute('V20', GUIDANCE, 'certain'),
        assumed('文件未写明审查机关，由镇（街道）审查', 'The document names no organ; the township reviews'),
      ],
      assignee: township,
      form: [{ field: 'legalityOpinion' }],
      outcomes: [
        {
          key: 'approve',
          title: { zh: '审查通过', en: 'Lawful' },
          kind: 'approve',
          to: [{ when: reviewFirst, to: 'convene' }, { to: 'submitFiling' }],
        },
        {
          key: 'return',
          title: { zh: '责令改正，退回修改', en: 'To be corrected' },
          kind: 'return',
          to: 'draft',
          basis: [statute('V12', LAW, 'certain', '第27条')],
        },
      ],
    },
    {
      kind: 'work',
      key: 'submitFiling',
      title: { zh: '报送备案', en: 'Handing in for filing' },
      basis: [legalityAndFiling, filedWithTownship],
      assignee: committee,
      outcomes: [{ key: 'submitted', title: { zh: '已报送', en: 'Handed in' }, kind: 'complete', to: 'fileRecord' }],
    },
    {
      kind: 'decision',
      key: 'fileRecord',
      title: { zh: '备案', en: 'Filing' },
      basis: [legalityAndFiling, filedWithTownship],
      assignee: township,
      form: [{ field: 'filingNumber' }],
      outcomes: [
        { key: 'approve', title: { zh: '准予备案', en: 'File' }, kind: 'approve', to: 'recordFiling' },
        { key: 'return', title: { zh: '责令改正，退回修改', en: 'To be corrected' }, kind: 'return', to: 'draft' },
      ],
    },
    {
      kind: 'service',
      key: 'recordFiling',
      title: { zh: '备案登记', en: 'Entry of the filing' },
      basis: [legalityAndFiling, filedWithTownship],
      action: {
        do: 'registryEntry',
        register: 'villageRulesRegister',
        entry: 'filed',
        fields: ['rulesTitle', 'filingNumber', 'meetingKind', 'clauses'],
      },
      to: 'publish',
    },
    {
      kind: 'work',
      key: 'publish',
      title: { zh: '张榜公布', en: 'Publication' },
      basis: [publication],
      assignee: committee,
      form: [{ field: 'publishedOn' }, { field: 'leafletsDelivered' }, { field: 'publicationPhotos', required: false }],
      outcomes: [
        {
          key: 'published',
          title: { zh: '已公布', en: 'Published' },
          kind: 'complete',
          to: 'filed',
          rules: [
            {
              when: 'leafletsDelivered = true',
              otherwise: { zh: '传单尚未分发到户', en: 'The leaflets have not reached every household' },
              basis: [stated('eightOnes2022', '及时张榜公布并印制传单分发到户')],
            },
          ],
        },
      ],
    },
    {
      kind: 'end',
      key: 'filed',
      title: { zh: '已备案公布', en: 'Filed and published' },
      basis: [legalityAndFiling, publication],
      outcome: 'filed',
    },
    {
      kind: 'end',
      key: 'withdrawn',
      title: { zh: '村级撤回', en: 'Withdrawn by the village' },
      basis: [assumed('表决通过前村级可以撤回', 'The village may withdraw until the rules are adopted')],
      outcome: 'withdrawn',
    },
  ],
  clocks: [
    supplementLimit({ stage: 'collectOpinions', days: 'draftDays', zh: '征集民意期限', en: 'Collecting opinions' }),
    supplementLimit({ stage: 'draft', days: 'draftDays', zh: '拟稿期限', en: 'Draft' }),
    supplementLimit({ stage: 'consult', days: 'draftDays', zh: '每轮征求意见期限', en: 'Each round of consultation' }),
    supplementLimit({ stage: 'partyCheck', days: 'villageDays', zh: '把关期限', en: 'Party check' }),
    supplementLimit({ stage: 'convene', days: 'villageDays', zh: '召集期限', en: 'Calling the meeting' }),
    supplementLimit({ stage: 'vote', days: 'villageDays', zh: '表决期限', en: 'Vote of the representatives' }),
    supplementLimit({ stage: 'assemblyVote', days: 'villageDays', zh: '表决期限', en: 'Vote of the assembly' }),
    supplementLimit({ stage: 'thumbprint', days: 'villageDays', zh: '按手印期限', en: 'Thumbprints' }),
    reviewLimit({ stage: 'legalityReview', days: 'townshipDays', zh: '合法性审查期限', en: 'Legality review' }),
    reviewLimit({ stage: 'fileRecord', days: 'townshipDays', zh: '备案期限', en: 'Filing' }),
    supplementLimit({ stage: 'publish', days: 'publicationDays', zh: '张榜公布期限', en: 'Publication' }),
    wordLimit({
      stage: 'publish',
      days: 'publicationInTimeDays',
      zh: '及时张榜公布',
      en: 'Publication in time',
      basis: [publication],
    }),
    {
      key: 'handedInForFiling',
      title: { zh: '通过后报送备案期限', en: 'Filing after adoption' },
      basis: [
        statute('V21', GUIDANCE, 'check'),
        assumed('表决后审查的，审查时间计入期限', 'Where the review follows the vote, its time counts'),
      ],
      statutory: true,
      scope: 'case',
      start: { on: 'entered', stage: 'thumbprint' },
      stop: [
        { on: 'left', stage: 'submitFiling' },
        { on: 'left', stage: 'legalityReview', outcome: 'return' },
      ],
      limit: { kind: 'period', amount: { parameter: 'filingDays' }, unit: 'day' },
      warnings: [{ before: { amount: 3, unit: 'day' } }],
      ladder: fixedDateLadder,
    },
  ],
});
