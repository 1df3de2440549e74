// 巡视考核反馈问题整改: issues of several inspections become one list. What can be done is done at once; what the
// epidemic forbids is deferred with a named duty and looked at again; all is verified here and confirmed by the county.
import { assumed, countySetsLimits, stated } from '../basis.ts';
import { problemLedger } from '../shapes/problem-ledger.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { choiceField, countField, dateField, organisationField, textField } from '../shapes/working-fields.ts';

const collected = stated('township2020', '市际交叉考核等发现问题');
const unified = stated('township2020', '发现问题一体整改、一体推进、一体解决');
const atOnce = stated('township2020', '能够立即整改的要立行立改', 'D466');
const deferredWithDuty = stated('township2020', '因疫情不具备整改条件的要明确整改责任');
const improved = stated('township2020', '进一步完善整改措施');
const allDone = stated('township2020', '确保所有问题不折不扣整改到位');
const otherLevel = assumed(
  '上级反馈的问题由县级复核确认后销号，镇不得自行销号',
  'What a higher level found is confirmed by the county; the township does not close its own list',
);
const spring = stated('township2020', '于2020年2-4月开展脱贫攻坚', 'D450');
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const county = { by: 'role', role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' } as const;
const owner = { by: 'personField', field: 'responsiblePerson' } as const;

export const inspectionIssueRectification = problemLedger({
  id: 'inspection-issue-rectification',
  field: 'disputes-safety',
  tier: 1,
  title: { zh: '巡视考核反馈问题整改（立行立改）', en: 'Rectification of issues found by inspections' },
  basis: [collected],
  subject: { kind: 'organisation', uniqueness: 'none' },
  parameters: [
    {
      key: 'campaignFrom',
      title: { zh: '整改推进开始日', en: 'First day of the campaign' },
      type: 'date',
      value: '2020-02-01',
      basis: [spring],
    },
    {
      key: 'campaignUntil',
      title: { zh: '整改推进结束日', en: 'Last day of the campaign' },
      type: 'date',
      value: '2020-04-30',
      basis: [spring],
    },
  ],
  filing: {
    key: 'collect',
    level: 'township',
    by: [
      { role: 'townshipGovernment', level: 'township' },
      { role: 'responsiblePerson', level: 'township' },
      { role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' },
    ],
    form: [
      { field: 'problem' },
      { field: 'sources' },
      { field: 'place', required: false },
      { field: 'earlierItem', required: false },
    ],
  },
  fields: [
    textField('problem', '反馈问题', 'Issue', [collected]),
    {
      key: 'sources',
      type: 'table',
      label: { zh: '问题来源', en: 'Sources' },
      columns: [
        choiceField(
          'source',
          '来源',
          'Source',
          [
            ['lookBack', '脱贫攻坚“回头看”', 'Look-back on poverty alleviation'],
            ['thirdParty', '2019年脱贫攻坚第三方监测评估', 'Third-party evaluation of 2019'],
            ['crossCity', '市际交叉考核', 'Cross-city assessment'],
            ['centralInspection', '中央专项巡视“回头看”', 'Look-back of the central inspection'],
            ['effectiveness', '脱贫攻坚成效考核', 'Assessment of results'],
            ['checks', '各类监督检查', 'Other checks'],
          ],
          [stated('township2020', '2019年脱贫攻坚第三方监测评估', 'D465')],
        ),
        dateField('foundOn', '反馈日期', 'Date of the finding'),
        textField('number', '反馈文号、序号', 'Number of the finding', undefined, 100),
      ],
      basis: [collected],
    },
    organisationField('place', '涉及村或单位', 'Village or unit concerned'),
    textField('earlierItem', '原台账编号（问题反弹的）', 'Earlier item, where it has come back', undefined, 50),
    {
      key: 'responsiblePerson',
      type: 'person',
      label: { zh: '整改责任人', en: 'Who is responsible' },
      basis: [deferredWithDuty],
    },
    textField('measures', '整改措施', 'Measures', [improved]),
    choiceField(
      'deferralGround',
      '暂缓理由',
      'Ground of the deferral',
      [
        ['epidemic', '因疫情不具备整改条件', 'The epidemic'],
        ['season', '季节、气候原因', 'Season or weather'],
        ['other', '其他客观原因', 'Another objective reason'],
      ],
      [deferredWithDuty],
    ),
    textField('deferralNote', '暂缓情况说明', 'Explanation of the deferral', [deferredWithDuty]),
    dateField('verifiedOn', '现场核查日期', 'Checked on the spot on', [allDone]),
  ],
  sort: {
    key: 'unify',
    title: { zh: '一体整改，归并清单', en: 'Merging into one list' },
    basis: [unified],
    by: township,
    form: [{ field: 'responsiblePerson' }, { field: 'sources', required: false }],
    days: 3,
    open: { zh: '列入清单，完善措施', en: 'On the list; improve measures' },
  },
  now: {
    key: 'fixNow',
    title: { zh: '立行立改', en: 'Rectification at once' },
    basis: [atOnce],
    by: owner,
    days: 3,
    then: 'verify',
    atOnce: { title: { zh: '立行立改时限', en: 'Limit of rectification at once' }, basis: [atOnce] },
  },
  enter: [
    {
      key: 'improve',
      title: { zh: '完善措施', en: 'Improving measures' },
      basis: [improved],
      by: township,
      form: [{ field: 'measures' }, { field: 'responsiblePerson' }, { field: 'deadline' }],
      days: 3,
    },
  ],
  rectify: { key: 'rectify', title: { zh: '整改', en: 'Rectification' }, basis: [allDone], by: owner },
  extension: {
    key: 'extension',
    title: { zh: '延期审批', en: 'A later limit' },
    basis: [improved],
    by: county,
    days: 3,
  },
  verify: [
    {
      key: 'verifyDone',
      title: { zh: '整改到位', en: 'Verification' },
      basis: [allDone],
      by: township,
      form: [{ field: 'verifiedOn' }],
      days: 5,
    },
    {
      key: 'confirm',
      title: { zh: '县级确认销号', en: 'Confirmation by the county' },
      basis: [otherLevel],
      by: county,
      days: 10,
      pass: { zh: '确认到位，销号', en: 'Confirmed; strike off' },
      fail: { zh: '未到位，退回整改', en: 'Not done; rectify again' },
    },
  ],
  merges: true,
  deferral: {
    assign: {
      key: 'deferWithDuty',
      title: { zh: '明确责任暂缓', en: 'Deferral with a named duty' },
      basis: [deferredWithDuty],
      by: township,
      form: [{ field: 'deferralGround' }, { field: 'deferralNote' }, { field: 'responsiblePerson' }],
      days: 3,
    },
    review: {
      key: 'reviewDeferral',
      title: { zh: '暂缓问题复查', en: 'Review of the deferral' },
      basis: [
        deferredWithDuty,
        assumed('文件未定暂缓期限，逐月复查，具备条件即整改', 'The deferral has no end: it is looked at every month'),
      ],
      by: township,
      days: 20,
    },
    from: 'both',
  },
  lookBack: {
    key: 'lookBack',
    title: { zh: '回头看', en: 'Look-back' },
    basis: [allDone, countySetsLimits],
    by: county,
    form: [{ field: 'verifiedOn' }],
    days: 10,
    afterDays: 90,
  },
  register: { key: 'inspectionIssueLedger', fields: ['problem', 'measures', 'result', 'verifiedOn'] },
  duties: [
    reportDuty({
      key: 'progressReport',
      title: { zh: '整改推进月报', en: 'Monthly progress of the list' },
      basis: [unified, spring],
      opens: { every: 'month', day: 25 },
      from: { parameter: 'campaignFrom' },
      until: { parameter: 'campaignUntil' },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'progress',
        title: { zh: '整改进度', en: 'Progress' },
        basis: [unified],
        nothingToReport: false,
        fields: [
          countField('issues', '问题总数', 'Issues in all'),
          countField('fixed', '已整改数', 'Rectified'),
          countField('deferred', '暂缓数', 'Deferred'),
          textField('difficulties', '困难和建议', 'Difficulties and proposals'),
        ],
        optional: ['difficulties'],
        rules: [
          {
            when: 'fixed + deferred <= issues',
            otherwise: { zh: '已整改数与暂缓数之和不得超过总数', en: 'Rectified and deferred exceed the whole' },
            basis: [unified],
          },
        ],
      },
      bulletin: {
        key: 'progressBulletin',
        title: { zh: '整改进度通报', en: 'Bulletin on the progress' },
        basis: [unified],
        by: { role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' },
      },
    }),
  ],
});
