// 临时救助: sudden hardship, whoever lives here. Small amounts are decided by the township; urgent cases are helped first
// and completed on paper afterwards; lasting need is handed on.
import { assumed, countySetsLimits, stated, statute } from '../basis.ts';
import { reviewLadder } from '../ladders.ts';
import { approvalChain, payoutStep } from '../shapes/approval-chain.ts';
import { payeeFields } from '../shapes/payout.ts';
import { temporaryFields } from './temporary-assistance-fields.ts';
import { amountIsPayable } from './monthly-benefit.ts';
import { LASTING_NEED } from './lasting-need.ts';

const inTime = stated('tenActions2024', '遭遇突发困难的及时给予临时救助', 'D103');
const given = stated('tenActions2024', '加大临时救助力度');
const MEASURE = '社会救助暂行办法';
const helpFirst = statute('A14', MEASURE, 'certain', '第48条');
const papersLater = statute('A14', '民发〔2018〕23号', 'check');
const small = statute('A13', MEASURE, 'certain', '第48条');
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const civilAffairs = { by: 'role', role: 'countyCivilAffairs', level: 'county', body: 'civil-affairs' } as const;

export const temporaryAssistance = approvalChain({
  id: 'temporary-assistance',
  field: 'social-assistance',
  kind: 'emergencyClock',
  tier: 1,
  title: { zh: '临时救助', en: 'Temporary assistance' },
  basis: [inTime, stated('township2020', '落实临时救助等帮扶措施')],
  departments: ['civil-affairs'],
  subject: { kind: 'person', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'inTimeHours',
      title: { zh: '及时给予救助（小时）', en: 'Help in time (hours)' },
      type: 'integer',
      value: null,
      basis: [inTime],
    },
    {
      key: 'wholeHours',
      title: { zh: '申请至救助时限（小时，默认）', en: 'From the application to the help (hours, default)' },
      type: 'integer',
      value: 480,
      basis: [statute('A15', '国发〔2014〕47号', 'check'), countySetsLimits],
    },
    {
      key: 'smallAmountFen',
      title: { zh: '镇（街道）可直接审批的金额上限', en: 'Amount that the township may decide' },
      type: 'fen',
      value: 100_000,
      basis: [small, countySetsLimits],
    },
  ],
  filing: {
    key: 'applyOrFind',
    level: 'village',
    by: [
      { role: 'townshipVillageCadre', level: 'village' },
      { role: 'villageTwoCommittees', level: 'village' },
      { role: 'gridWorker', level: 'village' },
      { role: 'townshipGovernment', level: 'township' },
      { role: 'countyCivilAffairs', level: 'county', body: 'civil-affairs' },
    ],
    selfFiling: true,
    form: [
      { field: 'payeeName' },
      { field: 'idNumber', required: false },
      { field: 'phone', required: false },
      { field: 'residence' },
      { field: 'hardship' },
      { field: 'hardshipOn', required: false },
      { field: 'urgent' },
    ],
  },
  fields: [...payeeFields(['townshipGovernment', 'countyCivilAffairs', 'countyFinance']), ...temporaryFields],
  supplement: {
    by: { by: 'role', role: 'townshipVillageCadre', level: 'village' },
    form: [{ field: 'hardship' }, { field: 'bankAccount', required: false }, { field: 'papers', required: false }],
    limit: 5,
  },
  steps: [
    {
      do: 'decide',
      key: 'verify',
      title: { zh: '核实困难', en: 'The hardship is verified' },
      basis: [
        statute('A15', '国发〔2014〕47号', 'check'),
        small,
        assumed('紧急情形不公示、不看户籍', 'In urgent cases there is no notice and no test of residence'),
        statute('A16', '民发〔2018〕23号', 'likely'),
      ],
      by: township,
      form: [{ field: 'verifiedOn' }, { field: 'findings' }, { field: 'amountFen' }, { field: 'bankAccount' }],
      limit: 2,
      approve: { zh: '属实，符合条件', en: 'Eligible' },
      rules: [amountIsPayable],
      reject: { zh: '不符合条件', en: 'Not eligible' },
      next: [
        { when: 'amountFen <= parameter.smallAmountFen', to: 'payAid' },
        { when: 'urgent = true', to: 'grant' },
        { to: 'publicise' },
      ],
    },
    {
      do: 'notice',
      key: 'publicise',
      title: { zh: '公示', en: 'Notice' },
      basis: [statute('A15', '国发〔2014〕47号', 'check'), statute('M6', '个人信息保护法', 'certain')],
      by: township,
      limit: 6,
      days: { value: 3, basis: [statute('A15', '国发〔2014〕47号', 'check'), countySetsLimits] },
      publishes: ['payeeName', 'amountFen'],
      inquiry: township,
    },
    {
      do: 'decide',
      key: 'grant',
      title: { zh: '给予救助', en: 'Granted' },
      basis: [given],
      by: civilAffairs,
      form: [{ field: 'amountFen', required: false }],
      limit: 3,
      approve: { zh: '同意救助', en: 'Granted' },
      rules: [amountIsPayable],
      reject: { zh: '不予救助（说明理由）', en: 'Not granted, with the reason' },
    },
    payoutStep(
      { key: 'payAid', title: { zh: '发放救助金', en: 'The money is paid' }, basis: [given] },
      {
        payee: 'payeeName',
        account: 'bankAccount',
        amount: 'amountFen',
        purpose: { zh: '临时救助', en: 'Temporary assistance' },
      },
    ),
    {
      do: 'own',
      key: 'recordAid',
      stage: () => ({
        kind: 'service',
        key: 'recordAid',
        title: { zh: '登记救助', en: 'The aid is recorded' },
        basis: [given],
        action: {
          do: 'registryEntry',
          register: 'temporaryAssistance',
          entry: 'aided',
          fields: ['payeeName', 'residence', 'hardship', 'amountFen'],
        },
        to: [{ when: 'urgent = true', to: 'completePapers' }, { to: 'refer' }],
      }),
    },
    {
      do: 'work',
      key: 'completePapers',
      title: { zh: '补齐手续', en: 'Papers are completed' },
      basis: [helpFirst],
      by: township,
      form: [{ field: 'papers' }],
      limit: { value: 10, unit: 'workingDay', basis: [papersLater, countySetsLimits] },
      done: { zh: '手续齐全', en: 'Complete' },
      others: [
        {
          key: 'unfounded',
          title: { zh: '核实为虚报，追回', en: 'Untrue; recover' },
          kind: 'reject',
          to: 'recoverAid',
          basis: [statute('A11', MEASURE, 'certain', '第68条')],
        },
      ],
    },
    {
      do: 'decide',
      key: 'refer',
      title: { zh: '转其他救助', en: 'Other help' },
      basis: [assumed('长期困难的转相应救助', 'Lasting need goes to the help that fits')],
      by: civilAffairs,
      form: [{ field: 'lastingNeed' }, { field: 'clueSource', required: false }],
      limit: 5,
      approve: { zh: '已研判', en: 'Judged' },
      back: null,
      rules: [
        {
          when: 'lastingNeed != "monitoring" or clueSource != null',
          otherwise: { zh: '转防返贫监测的，须写明线索来源', en: 'For monitoring name the source of the clue' },
          basis: [assumed('识别认定须有线索来源', 'The identification asks for the source')],
        },
      ],
      next: [
        { when: 'lastingNeed = "allowance"', to: 'referAllowance' },
        { when: 'lastingNeed = "extremePoverty"', to: 'referExtremePoverty' },
        { when: 'lastingNeed = "monitoring"', to: 'referMonitoring' },
        { to: 'granted' },
      ],
    },
  ],
  stages: [...LASTING_NEED],
  refusal: { title: { zh: '不予临时救助告知书', en: 'No temporary assistance' }, fields: ['payeeName'], to: 'subject' },
  granted: { title: { zh: '已救助', en: 'Aided' }, basis: [given] },
  withdrawal: { notAfter: ['payAid'] },
  clocks: (
    [
      ['inTime', 'inTimeHours', '及时救助', 'Help in time'],
      ['whole', 'wholeHours', '申请至救助时限', 'From the application to the help'],
    ] as const
  ).map(([key, hours, zh, en]) => ({
    key,
    title: { zh, en },
    basis: key === 'inTime' ? [inTime] : [countySetsLimits],
    scope: 'case' as const,
    start: { on: 'entered' as const, stage: 'verify' },
    stop: [
      { on: 'left' as const, stage: 'payAid' },
      { on: 'entered' as const, stage: 'informRefusal' },
      { on: 'ended' as const },
    ],
    limit: { kind: 'period' as const, amount: { parameter: hours }, unit: 'hour' as const },
    warnings: [{ atShare: { numerator: 3, denominator: 4 } }],
    ladder: reviewLadder,
  })),
});
