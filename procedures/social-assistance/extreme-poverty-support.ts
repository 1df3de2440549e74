// 特困人员供养: recognised by the national rules, supported at home, and won for the county's central care home by talk,
// visits and a trial stay; who declines stays supported at home.
import { countySetsLimits, stated, statute } from '../basis.ts';
import { approvalChain } from '../shapes/approval-chain.ts';
import { payeeFields } from '../shapes/payout.ts';
import { choiceField, countField, dateField, textField } from '../shapes/working-fields.ts';

const RULES = '民发〔2021〕43号';
const home = stated('tenActions2024', '持续提升特困供养服务质量');
const mobilised = stated('tenActions2024', '采取政策宣传、上门劝说、入住体验');
const movesIn = stated('tenActions2024', '吸引更多人员入住县中心敬老院');
const grades = statute('A21', RULES, 'certain');
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;

const gradeFits = {
  when: `(selfCare = "full" and abilitiesMissing = 0)
    or (selfCare = "partial" and abilitiesMissing >= 1 and abilitiesMissing <= 3)
    or (selfCare = "none" and abilitiesMissing >= 4)`,
  otherwise: { zh: '自理能力等级与六项能力评估不符', en: 'The grade does not follow from the six abilities' },
  basis: [grades],
};

export const extremePovertySupport = approvalChain({
  id: 'extreme-poverty-support',
  field: 'social-assistance',
  tier: 2,
  title: { zh: '特困人员供养与集中供养动员', en: 'Support in extreme poverty' },
  basis: [movesIn, stated('township2020', '特困人员救助供养、临时救助等')],
  departments: ['civil-affairs'],
  subject: { kind: 'person', uniqueness: 'oneOpen' },
  filing: {
    level: 'village',
    by: [
      { role: 'townshipVillageCadre', level: 'village' },
      { role: 'villageTwoCommittees', level: 'village' },
      { role: 'townshipGovernment', level: 'township' },
    ],
    selfFiling: true,
    form: [
      { field: 'payeeName' },
      { field: 'idNumber', required: false },
      { field: 'phone', required: false },
      { field: 'bankAccount', required: false },
      { field: 'reason' },
    ],
  },
  fields: [
    ...payeeFields(['townshipGovernment', 'countyCivilAffairs']),
    textField('reason', '申请理由', 'Why it is applied for'),
    textField('surveyFindings', '调查核实情况', 'Findings of the survey'),
    countField('abilitiesMissing', '六项能力中缺失项数', 'Abilities missing, of six', [grades], { max: 6 }),
    choiceField(
      'selfCare',
      '生活自理能力',
      'Self-care',
      [
        ['full', '全自理', 'Full'],
        ['partial', '半护理', 'Partial'],
        ['none', '全护理', 'None'],
      ],
      [grades],
    ),
    textField('homeSupport', '分散供养安排', 'Support at home', [home]),
    choiceField(
      'mobilisation',
      '动员方式',
      'How the person was won',
      [
        ['talk', '政策宣传', 'Policy talk'],
        ['visit', '上门劝说', 'Home visit'],
        ['trial', '入住体验', 'Trial stay'],
      ],
      [mobilised],
    ),
    textField('mobilisationRecord', '动员记录', 'Record', [mobilised]),
    dateField('movedInOn', '入住日期', 'Moved in on', [movesIn]),
  ],
  supplement: {
    by: { by: 'role', role: 'townshipVillageCadre', level: 'village' },
    form: [{ field: 'reason' }, { field: 'idNumber', required: false }],
  },
  steps: [
    {
      do: 'decide',
      key: 'survey',
      title: { zh: '调查核实', en: 'Survey' },
      basis: [statute('A17', RULES, 'likely')],
      by: township,
      form: [{ field: 'surveyFindings' }, { field: 'abilitiesMissing' }, { field: 'selfCare' }],
      limit: { value: 15, unit: 'workingDay', basis: [statute('A17', RULES, 'likely')] },
      approve: { zh: '符合条件，公示', en: 'Eligible; to the notice' },
      rules: [gradeFits],
      reject: { zh: '不符合条件', en: 'Not eligible' },
    },
    {
      do: 'notice',
      key: 'publicise',
      title: { zh: '公示', en: 'Notice' },
      basis: [statute('A18', RULES, 'certain'), statute('M6', '个人信息保护法', 'certain')],
      by: township,
      limit: { value: 15, unit: 'workingDay', basis: [statute('A19', RULES, 'likely'), countySetsLimits] },
      days: { value: 7, basis: [statute('A18', RULES, 'certain')] },
      publishes: ['payeeName'],
      inquiry: township,
    },
    {
      do: 'decide',
      key: 'identify',
      title: { zh: '认定', en: 'Recognition' },
      basis: [statute('A20', RULES, 'likely')],
      by: { by: 'role', role: 'countyCivilAffairs', level: 'county', body: 'civil-affairs' },
      limit: { value: 15, unit: 'workingDay', basis: [statute('A20', RULES, 'likely')] },
      approve: { zh: '认定为特困人员', en: 'Recognised' },
      rules: [gradeFits],
      reject: { zh: '不予认定', en: 'Not recognised' },
    },
    {
      do: 'work',
      key: 'supportAtHome',
      title: { zh: '分散供养', en: 'Supported at home' },
      basis: [home],
      by: township,
      form: [{ field: 'homeSupport' }],
      limit: 10,
      done: { zh: '已落实', en: 'Recorded' },
    },
    {
      do: 'work',
      key: 'mobilise',
      title: { zh: '动员集中供养', en: 'Won for the care home' },
      basis: [mobilised],
      by: { by: 'role', role: 'villageTwoCommittees', level: 'village' },
      form: [{ field: 'mobilisation' }, { field: 'mobilisationRecord' }],
      limit: 20,
      done: { zh: '同意入住', en: 'Agrees' },
      others: [
        {
          key: 'declines',
          title: { zh: '不愿入住，继续分散供养', en: 'Declines; stays at home' },
          kind: 'complete',
          to: 'atHome',
        },
      ],
    },
    {
      do: 'work',
      key: 'moveIn',
      title: { zh: '入住', en: 'Moves in' },
      basis: [movesIn],
      by: { by: 'role', role: 'countyCareHome', level: 'county', body: 'care-home' },
      form: [{ field: 'movedInOn' }],
      limit: 10,
      done: { zh: '已入住县中心敬老院', en: 'Resident' },
      others: [
        {
          key: 'changedMind',
          title: { zh: '不再入住', en: 'Changed their mind' },
          kind: 'return',
          to: 'supportAtHome',
        },
      ],
    },
  ],
  stages: [
    {
      kind: 'end',
      key: 'atHome',
      title: { zh: '分散供养', en: 'Supported at home' },
      basis: [home],
      outcome: 'completed',
    },
  ],
  refusal: { title: { zh: '不予认定告知书', en: 'Not recognised' }, fields: ['payeeName'], to: 'subject' },
  granted: { key: 'resident', title: { zh: '集中供养', en: 'In the care home' }, basis: [movesIn] },
  withdrawal: { notAfter: ['identify'] },
});
