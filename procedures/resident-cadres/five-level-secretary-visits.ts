// “五级书记遍访”: village secretaries and resident first secretaries plan, visit on Tuesdays, and by the end of November
// have been once with every 脱贫户 and 监测户. The document tells only these two whom to visit.
import { assumed, implied, stated } from '../basis.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { visits } from '../shapes/visits.ts';
import { choiceField, countField, tableField, textField } from '../shapes/working-fields.ts';
import { defineDuty } from '../../domain/definition/builder.ts';

const fiveLevels = stated('eightOnes2022', '“五级书记遍访”机制', 'D197');
const oneRound = stated('eightOnes2022', '2022年12月前集中开展一次遍访', 'D198');
const tuesdays = stated('eightOnes2022', '周二为固定走访日', 'D199');
const whom = stated('eightOnes2022', '驻村第一书记遍访脱贫户、监测户');
const planned = implied('eightOnes2022', '2022年12月前集中开展一次遍访');
const ledger = implied('eightOnes2022', '日常暗查暗访发现问题');
const novemberRead = assumed(
  '“12月前”按11月30日前理解，县可改为12月31日',
  '“Before December” is read as by 30 November; a county may set 31 December',
);

const from = { parameter: 'visitsFrom' } as const;
const by = { parameter: 'visitsBy' } as const;

const secretary = { level: 'village', role: 'villagePartySecretary' } as const;
const firstSecretary = { level: 'village', role: 'residentFirstSecretary' } as const;

const visitedFields = [
  tableField(
    'households',
    '走访农户',
    'Households visited',
    [
      textField('householdName', '户主', 'Head of household', [whom], 50),
      choiceField(
        'householdKind',
        '农户类别',
        'Kind of household',
        [
          ['outOfPoverty', '脱贫户', 'Household out of poverty'],
          ['monitored', '监测户', 'Monitored household'],
        ],
        [whom],
      ),
    ],
    [whom],
  ),
  choiceField(
    'secretaryLevel',
    '遍访书记层级',
    'Level of the secretary',
    [
      ['province', '省级', 'Province'],
      ['city', '市级', 'City'],
      ['county', '县级', 'County'],
      ['township', '镇级', 'Township'],
      ['village', '村级', 'Village'],
    ],
    [fiveLevels],
  ),
  textField('problemHousehold', '问题涉及农户', 'Household that the problem concerns', undefined, 100),
];

const tuesdayVisits = (
  key: string,
  itemKey: string,
  owedBy: typeof secretary | typeof firstSecretary,
  title: { zh: string; en: string },
) =>
  visits({
    key,
    title,
    basis: [tuesdays, whom],
    from,
    until: by,
    opens: { every: 'week', weekday: 2 },
    due: { kind: 'endOfPeriod' },
    owedBy,
    item: {
      key: itemKey,
      title: { zh: '入户遍访', en: 'Visits of households' },
      basis: [whom],
      fields: visitedFields,
      optional: ['problemHousehold'],
    },
    problems: {
      procedure: 'problem-ledger-rectification',
      hands: [
        { to: 'problem', from: 'problem' },
        { to: 'household', from: 'problemHousehold' },
        { to: 'foundOn', from: 'visitedOn' },
      ],
      basis: [ledger],
    },
  });

export const fiveLevelSecretaryVisits = defineDuty({
  id: 'five-level-secretary-visits',
  field: 'resident-cadres',
  kind: 'activitySchedule',
  tier: 1,
  title: { zh: '“五级书记遍访”', en: 'Visits by party secretaries of five levels' },
  basis: [fiveLevels],
  parameters: [
    {
      key: 'visitsFrom',
      title: { zh: '遍访开始日期', en: 'First day of the visits' },
      type: 'date',
      value: '2022-11-01',
      basis: [stated('eightOnes2022', '11月1日起，按照“八个一”')],
    },
    {
      key: 'visitsBy',
      title: {
        zh: '遍访完成日期（“12月前”另一读法为2022-12-31）',
        en: 'Last day of the visits (the other reading of “before December” is 2022-12-31)',
      },
      type: 'date',
      value: '2022-11-30',
      basis: [oneRound, novemberRead],
    },
    {
      key: 'planDays',
      title: { zh: '制定走访计划期限（工作日）', en: 'Limit of the plan (working days)' },
      type: 'integer',
      value: 5,
      basis: [assumed('文件未规定，县可调整', 'Not in the document; the county may change it')],
    },
  ],
  merged: [
    {
      stage: 'openLedger',
      into: 'visit',
      note: { zh: '走访发现问题即立台账', en: 'A visit that finds a problem opens the ledger’s case' },
    },
  ],
  duties: [
    reportDuty({
      key: 'visitPlan',
      title: { zh: '制定走访计划', en: 'Plan of the visits' },
      basis: [planned],
      from,
      until: by,
      opens: { every: 'date', dates: [from] },
      due: { kind: 'period', amount: { parameter: 'planDays' }, unit: 'workingDay' },
      owedBy: secretary,
      item: {
        key: 'plan',
        title: { zh: '走访计划', en: 'Plan' },
        basis: [planned],
        nothingToReport: false,
        fields: [
          countField('outOfPovertyHouseholds', '脱贫户数', 'Households out of poverty', [whom]),
          countField('monitoredHouseholds', '监测户数', 'Monitored households', [whom]),
          textField('route', '走访安排', 'Who is visited when'),
        ],
      },
    }),
    tuesdayVisits('secretaryTuesdays', 'visit', secretary, {
      zh: '村党组织书记周二走访',
      en: 'Tuesday visits of the village secretary',
    }),
    tuesdayVisits('firstSecretaryTuesdays', 'firstSecretaryVisit', firstSecretary, {
      zh: '驻村第一书记周二走访',
      en: 'Tuesday visits of the resident first secretary',
    }),
    reportDuty({
      key: 'oneRound',
      title: { zh: '遍访一遍', en: 'One round of all households' },
      basis: [oneRound],
      from,
      until: by,
      opens: { every: 'date', dates: [from] },
      due: by,
      owedBy: secretary,
      warnings: [{ before: { amount: 7, unit: 'day' } }],
      item: {
        key: 'roundCompleted',
        title: { zh: '遍访完成情况', en: 'Result of the round' },
        basis: [oneRound],
        nothingToReport: false,
        rules: [
          {
            when: 'visitedHouseholds = owedHouseholds',
            otherwise: { zh: '尚有脱贫户、监测户未走访', en: 'There are households that were not visited' },
            basis: [whom],
          },
        ],
        fields: [
          countField('owedHouseholds', '脱贫户和监测户总数', 'Households to be visited', [whom]),
          countField('visitedHouseholds', '已走访户数', 'Households visited', [whom]),
          countField('problemsFound', '发现问题数', 'Problems found'),
        ],
      },
      check: {
        key: 'verifyRound',
        title: { zh: '镇级核对', en: 'Check by the township' },
        basis: [assumed('由镇（街道）核对走访台账', 'The township checks it against its lists')],
        by: { role: 'townshipGovernment', level: 'township' },
      },
      bulletin: {
        key: 'roundBulletin',
        title: { zh: '通报遍访情况', en: 'Bulletin on the round' },
        basis: [assumed('遍访结束后由县级通报', 'The county tells the result at the end')],
        by: { role: 'countyLeadingGroup', level: 'county' },
      },
    }),
  ],
});
