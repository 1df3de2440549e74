// 平安创建检查与奖惩: villages, communities, enterprises and schools are checked; who meets the standard is named and
// rewarded, whose failure of duty let something grave happen is punished, and a named unit may lose all by one veto.
import { assumed, stated, statute } from '../basis.ts';
import { assessmentCase } from '../shapes/assessment.ts';
import { endStage, entryStage, workStage } from '../shapes/human-steps.ts';
import { limitsOf } from '../shapes/step-limits.ts';
import { regular, SAFE_CAMPAIGN_DUTIES, SAFE_CAMPAIGN_INDICATORS } from './safe-campaign-duties.ts';
import { SAFE_UNIT_FIELDS, checks, named, punishes, rectified, rewards, vetoes } from './safe-unit-fields.ts';

const until = stated('fivePlans', '從今年起至20xx年底', 'D427');
const sharpFall = assumed(
  '文件未定“下降幅度较大”，默认10个百分点，县可调整',
  'The document does not say what a sharp fall is: 10 points by default, which the county may change',
);
const governance = {
  by: 'role',
  role: 'townshipGovernanceOffice',
  level: 'township',
  body: 'governance-office',
} as const;
const county = { by: 'role', role: 'countyGovernanceOffice', level: 'county', body: 'governance-office' } as const;

const STEPS = {
  rectify: {
    key: 'rectify',
    title: { zh: '整改', en: 'Rectification' },
    basis: [rectified],
    by: { by: 'role', role: 'villageCommittee', level: 'village' },
    form: [{ field: 'rectification' }],
    days: 15,
  },
  reward: {
    key: 'reward',
    title: { zh: '表彰奖励', en: 'Reward' },
    basis: [rewards],
    by: { by: 'role', role: 'townshipGovernment', level: 'township' },
    form: [{ field: 'rewardGiven' }, { field: 'rewardedOn' }],
    days: 10,
    atOnce: { title: { zh: '及时表彰时限', en: 'Limit of the reward' }, basis: [rewards] },
  },
  punish: {
    key: 'punish',
    title: { zh: '处罚', en: 'Punishment' },
    basis: [punishes],
    by: county,
    form: [{ field: 'decision' }, { field: 'responsible', required: false }],
    days: 15,
  },
  veto: {
    key: 'veto',
    title: { zh: '一票否决', en: 'One-vote veto' },
    basis: [vetoes, statute('P22', '健全落实社会治安综合治理领导责任制规定', 'check')],
    by: county,
    form: [{ field: 'decision' }, { field: 'responsible' }],
    days: 15,
  },
} as const;
const limits = limitsOf(Object.values(STEPS));

export const safeTownshipAssessment = assessmentCase({
  id: 'safe-township-assessment',
  field: 'disputes-safety',
  tier: 1,
  title: { zh: '平安创建检查与奖惩（“一票否决”）', en: 'Safe township check, reward and one-vote veto' },
  basis: [checks, vetoes],
  departments: ['governance-office'],
  subject: { kind: 'organisation', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'endsOn',
      title: { zh: '创建活动结束日', en: 'Last day of the campaign' },
      type: 'date',
      value: null,
      basis: [until],
    },
    {
      key: 'checkDay',
      title: { zh: '定期检查日（每月）', en: 'Day of the month of the regular checks' },
      type: 'integer',
      value: null,
      basis: [regular],
    },
    {
      key: 'sharpFallPoints',
      title: { zh: '满意度下降幅度较大（百分点）', en: 'Sharp fall of satisfaction (points)' },
      type: 'integer',
      value: 10,
      basis: [sharpFall],
    },
    ...limits.map(({ parameter }) => parameter),
  ],
  filing: {
    level: 'village',
    by: [
      { role: 'townshipGovernanceOffice', level: 'township', body: 'governance-office' },
      { role: 'countyGovernanceOffice', level: 'county', body: 'governance-office' },
      { role: 'villageCommittee', level: 'village' },
    ],
    form: [
      { field: 'unitName' },
      { field: 'unitKind' },
      { field: 'titled' },
      { field: 'events', required: false },
      { field: 'satisfaction', required: false },
      { field: 'satisfactionBefore', required: false },
    ],
  },
  fields: SAFE_UNIT_FIELDS,
  vetoes: [
    { key: 'massEvent', title: { zh: '发生重大群体性事件', en: 'A major mass event' }, basis: [vetoes] },
    { key: 'majorCrime', title: { zh: '发生重大恶性案件', en: 'A major crime' }, basis: [vetoes] },
    { when: 'satisfactionBefore - satisfaction >= parameter.sharpFallPoints', basis: [sharpFall] },
  ],
  grades: [
    { key: 'named', title: { zh: '认定达标', en: 'Named' }, consequence: 'reward' },
    { key: 'reject', title: { zh: '不予认定', en: 'Not named' }, kind: 'reject', consequence: 'notNamed' },
  ],
  score: {
    key: 'inspect',
    title: { zh: '检查督促', en: 'Check' },
    basis: [checks],
    by: governance,
    form: [{ field: 'checkedOn' }, { field: 'checkKind' }, { field: 'checkResult' }],
    days: 10,
    done: { key: 'ok', title: { zh: '达到标准', en: 'Meets the standard' } },
    others: [
      { key: 'problem', title: { zh: '发现问题，整改', en: 'Problem; rectify' }, kind: 'return', to: 'rectify' },
    ],
  },
  verdict: {
    key: 'recognise',
    title: { zh: '达标认定', en: 'Recognition' },
    basis: [named],
    by: county,
    form: [{ field: 'recognition' }],
    days: 10,
  },
  veto: {
    key: 'investigate',
    title: { zh: '重大事件核查', en: 'Investigation of what happened' },
    basis: [punishes, vetoes],
    by: county,
    form: [{ field: 'events' }, { field: 'dutyFailure' }, { field: 'satisfaction' }, { field: 'satisfactionBefore' }],
    days: 10,
    suspected: { key: 'grave', title: { zh: '发生重大事件', en: 'Something grave happened' } },
    vetoed: {
      title: { zh: '实行一票否决', en: 'Veto' },
      to: 'veto',
      otherwise: { zh: '未发生重大事件，满意度也未大幅下降', en: 'No major event, and no sharp fall of satisfaction' },
    },
    rules: [
      {
        when: 'titled = true',
        otherwise: { zh: '一票否决针对已获称号的单位', en: 'Only a unit that was named can lose it' },
        basis: [vetoes],
      },
    ],
    others: [
      {
        key: 'punish',
        title: { zh: '予以处罚', en: 'Punish' },
        kind: 'approve',
        to: 'punish',
        rules: [
          {
            when: 'dutyFailure = true',
            otherwise: { zh: '处罚须因责任不落实、工作失职', en: 'Only a failure of duty is punished' },
            basis: [punishes],
          },
        ],
      },
    ],
  },
  stages: [
    workStage(STEPS.rectify, [
      {
        key: 'rectified',
        title: { zh: '已整改，再检查', en: 'Rectified; check again' },
        kind: 'complete',
        to: 'inspect',
      },
    ]),
    workStage(STEPS.reward, [
      { key: 'rewarded', title: { zh: '已表彰', en: 'Rewarded' }, kind: 'complete', to: 'enterTitle' },
    ]),
    entryStage(
      { key: 'enterTitle', title: { zh: '登记称号', en: 'Entry of the title' }, basis: [named], to: 'named' },
      'safeUnitRegister',
      'named',
      ['unitName', 'unitKind', 'rewardedOn'],
    ),
    workStage(STEPS.punish, [
      { key: 'punished', title: { zh: '已处罚', en: 'Punished' }, kind: 'complete', to: 'punished' },
    ]),
    workStage(STEPS.veto, [
      { key: 'vetoed', title: { zh: '已否决并追责', en: 'Vetoed' }, kind: 'complete', to: 'removeTitle' },
    ]),
    entryStage(
      { key: 'removeTitle', title: { zh: '取消称号', en: 'Removal of the title' }, basis: [vetoes], to: 'vetoed' },
      'safeUnitRegister',
      'removed',
      ['unitName', 'unitKind', 'decision'],
    ),
    endStage('named', { zh: '已命名表彰', en: 'Named and rewarded' }, [named], 'completed'),
    endStage('notNamed', { zh: '未达标', en: 'Not named' }, [named], 'notEstablished'),
    endStage('punished', { zh: '已处罚', en: 'Punished' }, [punishes], 'completed'),
    endStage('vetoed', { zh: '已一票否决', en: 'Vetoed' }, [vetoes], 'refused'),
  ],
  clocks: limits.map(({ clock }) => clock),
  duties: SAFE_CAMPAIGN_DUTIES,
  indicators: SAFE_CAMPAIGN_INDICATORS,
});
