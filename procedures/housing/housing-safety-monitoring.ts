// 住房安全动态监测: general damage is repaired at once; a suspected C or D goes on the ledger, is appraised, entered,
// renovated (a case of its own), checked by the four clears and struck off, one household at a time.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, implied, stated } from '../basis.ts';
import { reviewLimit, supplementLimit, wordLimit } from '../clocks.ts';
import { unsetNumber, workingDays } from '../parameters.ts';
import { monthlyHousingReport } from './housing-safety-report.ts';
import { HOUSING_SAFETY_FIELDS } from './housing-safety-fields.ts';

const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const housing = { by: 'role', role: 'countyHousingDept', level: 'county', body: 'housing' } as const;

const monitoring = stated('tenActions2024', '重点对象住房安全动态监测');
const atOnce = stated('tenActions2024', '镇村督促农户立行立改', 'D079');
const gradeTriggers = stated('tenActions2024', 'C、D级住房安全问题', 'D080');
const ledger = stated('tenActions2024', '及时建立工作台账', 'D081');
const appraisal = stated('tenActions2024', '组织专业技术人员对住房安全问题排查');
const entry = stated('tenActions2024', '录入动态监测信息系统');
const intoRenovation = stated('tenActions2024', '及时纳入危房改造范围', 'D082');
const fourClears = stated('tenActions2024', '落实“四清一责任”', 'D083');
const strikeOff = stated('tenActions2024', '解决一户,销号一户', 'D084');
const notDangerous = assumed('经鉴定为A、B级的不列入台账', 'A house of grade A or B stays off the ledger');
const otherWays = assumed(
  '不符合改造条件的，由镇落实其他安全住房',
  'Who may not renovate gets a safe house in another way, by the township',
);

const clear = (field: 'problemClear' | 'appraisalClear' | 'renovationClear' | 'acceptanceClear', zh: string) => ({
  when: `${field} = true`,
  otherwise: { zh: `“${zh}”尚未达到，不能销号`, en: `${field} does not hold: the entry can’t be closed` },
  basis: [fourClears],
});

export const housingSafetyMonitoring = defineCase({
  id: 'housing-safety-monitoring',
  field: 'housing',
  kind: 'caseLedger',
  tier: 1,
  title: { zh: '住房安全动态监测', en: 'Housing-safety monitoring and problem ledger' },
  basis: [monitoring, strikeOff],
  subject: { kind: 'household', uniqueness: 'oneOpen' },
  parameters: [
    unsetNumber('atOnceDays', '“立行立改”天数', 'Days of ‘repair at once’', [atOnce]),
    unsetNumber('ledgerWordDays', '“及时建立工作台账”天数', 'Days of ‘on the ledger in time’', [ledger]),
    unsetNumber('renovationWordDays', '“及时纳入危房改造”天数', 'Days of ‘into renovation in time’', [intoRenovation]),
    workingDays('monitorDays', 5, '监测研判期限', 'Judging what was found'),
    workingDays('repairDays', 10, '一般性损坏整改期限', 'Repair of general damage'),
    workingDays('checkDays', 5, '整改复查期限', 'Look at the repair'),
    workingDays('ledgerDays', 3, '建立台账期限', 'Entry on the ledger'),
    workingDays('appraisalDays', 15, '鉴定期限', 'Appraisal'),
    workingDays('entryDays', 5, '录入系统期限', 'Entry in the system'),
    workingDays('judgeDays', 5, '改造条件核定期限', 'Eligibility'),
    workingDays('otherRemedyDays', 40, '其他保障措施期限', 'Another remedy'),
    workingDays('clearsDays', 5, '“四清一责任”核验期限', 'Check of the four clears'),
    workingDays('closeDays', 5, '销号期限', 'Striking off'),
  ],
  filing: {
    level: 'village',
    by: [
      { role: 'townshipVillageCadre', level: 'village' },
      { role: 'assistanceCadre', level: 'village' },
      { role: 'townshipGovernment', level: 'township' },
    ],
    selfFiling: true,
    form: [
      { field: 'applicantName' },
      { field: 'houseAddress' },
      { field: 'foundOn' },
      { field: 'damage' },
      { field: 'damageDescription', required: false },
      { field: 'photos', required: false },
    ],
  },
  fields: HOUSING_SAFETY_FIELDS,
  duties: [monthlyHousingReport],
  stages: [
    {
      kind: 'decision',
      key: 'monitor',
      title: { zh: '动态监测研判', en: 'Monitoring: what was found' },
      basis: [monitoring, assumed('镇级发现的由镇级研判', 'What the township finds it may judge itself')],
      assignee: township,
      filerMayDecide: true,
      form: [{ field: 'damage' }, { field: 'damageDescription', required: false }],
      outcomes: [
        { key: 'safe', title: { zh: '住房安全', en: 'Safe' }, kind: 'complete', to: 'safe', rules: [damageIs('safe')] },
        {
          key: 'general',
          title: { zh: '一般性损坏', en: 'General damage' },
          kind: 'complete',
          to: 'fixAtOnce',
          rules: [
            {
              when: 'damage in ("leak", "wallCrack", "otherGeneral")',
              otherwise: { zh: '监测结果不是一般性损坏', en: 'What was found is no general damage' },
              basis: [stated('tenActions2024', '漏雨、墙体裂缝等一般性损坏')],
            },
          ],
        },
        {
          key: 'suspected',
          title: { zh: '疑似C、D级', en: 'Suspected grade C or D' },
          kind: 'complete',
          to: 'openLedger',
          rules: [damageIs('suspectedDangerous')],
          basis: [gradeTriggers],
        },
      ],
    },
    {
      kind: 'work',
      key: 'fixAtOnce',
      title: { zh: '立行立改', en: 'Repair at once' },
      basis: [atOnce],
      assignee: { by: 'applicant' },
      form: [{ field: 'repairRecord' }],
      outcomes: [{ key: 'fixed', title: { zh: '已整改', en: 'Repaired' }, kind: 'complete', to: 'checkRepair' }],
    },
    {
      kind: 'decision',
      key: 'checkRepair',
      title: { zh: '镇村督促复查', en: 'Township and village look at the repair' },
      basis: [atOnce],
      assignee: township,
      filerMayDecide: true,
      form: [{ field: 'photos', required: false }],
      outcomes: [
        { key: 'pass', title: { zh: '隐患已消除', en: 'Repaired' }, kind: 'approve', to: 'repaired' },
        { key: 'return', title: { zh: '尚未改好，继续整改', en: 'Not yet' }, kind: 'return', to: 'fixAtOnce' },
        { key: 'worse', title: { zh: '疑似C、D级', en: 'Suspected grade C or D' }, kind: 'refer', to: 'openLedger' },
      ],
    },
    {
      kind: 'work',
      key: 'openLedger',
      title: { zh: '建立工作台账', en: 'Entry on the ledger' },
      basis: [ledger, gradeTriggers],
      assignee: township,
      form: [{ field: 'ledgerNumber' }],
      outcomes: [{ key: 'opened', title: { zh: '已列入台账', en: 'On the ledger' }, kind: 'complete', to: 'appraise' }],
    },
    {
      kind: 'decision',
      key: 'appraise',
      title: { zh: '排查鉴定', en: 'Technical appraisal' },
      basis: [appraisal],
      assignee: { by: 'role', role: 'housingAppraiser', level: 'county', body: 'housing-appraiser' },
      form: [
        { field: 'houseGrade' },
        { field: 'appraisedOn' },
        { field: 'appraiser' },
        { field: 'appraisalReport', required: false },
      ],
      outcomes: [{ key: 'appraised', title: { zh: '出具鉴定等级', en: 'Graded' }, kind: 'approve', to: 'systemEntry' }],
    },
    {
      kind: 'work',
      key: 'systemEntry',
      title: { zh: '录入系统', en: 'Entry in the monitoring system' },
      basis: [entry],
      assignee: township,
      form: [
        { field: 'systemNumber' },
        { field: 'idNumber', required: false },
        { field: 'phone', required: false },
        { field: 'bankAccount', required: false },
        { field: 'householdType', required: false },
        { field: 'members', required: false },
        { field: 'onlyHouse', required: false },
        { field: 'voluntary', required: false },
      ],
      outcomes: [
        {
          key: 'entered',
          title: { zh: '已录入', en: 'Entered' },
          kind: 'complete',
          to: 'recordEntry',
          rules: [
            {
              when:
                'houseGrade in ("A", "B") or (idNumber != null and phone != null and bankAccount != null' +
                ' and householdType != null and members != null and onlyHouse != null and voluntary != null)',
              otherwise: {
                zh: '鉴定为C、D级或无房户的，须录入农户和住房的全部信息',
                en: 'For grade C or D, or no house, all data of household and house are entered',
              },
              basis: [entry],
            },
          ],
        },
        { key: 'return', title: { zh: '退回重新鉴定', en: 'Appraise again' }, kind: 'return', to: 'appraise' },
      ],
    },
    {
      kind: 'service',
      key: 'recordEntry',
      title: { zh: '登记动态监测信息系统', en: 'Entry of the case' },
      basis: [entry, ledger],
      action: {
        do: 'registryEntry',
        register: 'housingSafetyLedger',
        entry: 'opened',
        fields: ['ledgerNumber', 'systemNumber', 'applicantName', 'houseGrade', 'appraisedOn'],
      },
      to: [{ when: 'houseGrade in ("A", "B")', to: 'notDangerous' }, { to: 'judgeEligibility' }],
    },
    {
      kind: 'decision',
      key: 'judgeEligibility',
      title: { zh: '核定改造条件', en: 'Eligibility for renovation' },
      basis: [intoRenovation],
      assignee: housing,
      outcomes: [
        {
          key: 'approve',
          title: { zh: '符合条件，纳入改造', en: 'Eligible' },
          kind: 'approve',
          to: 'refer',
          rules: [
            {
              when: 'onlyHouse = true and voluntary = true and householdType != "other"',
              otherwise: {
                zh: '不是唯一住房、未自愿申请或不属于重点对象，不能纳入危房改造',
                en: 'Only houses of target households that want it are renovated',
              },
              basis: [implied('tenActions2024', '对符合条件的危房户')],
            },
          ],
        },
        { key: 'notEligible', title: { zh: '不符合条件', en: 'Not eligible' }, kind: 'refer', to: 'otherRemedy' },
        { key: 'return', title: { zh: '退回补充信息', en: 'Return' }, kind: 'return', to: 'systemEntry' },
      ],
    },
    {
      kind: 'link',
      key: 'refer',
      title: { zh: '纳入危房改造', en: 'Renovation' },
      basis: [intoRenovation],
      mode: 'openAndAwait',
      procedure: 'dilapidated-house-renovation',
      hands: [
        { to: 'applicantName', from: 'applicantName' },
        { to: 'idNumber', from: 'idNumber' },
        { to: 'phone', from: 'phone' },
        { to: 'bankAccount', from: 'bankAccount' },
        { to: 'householdType', from: 'householdType' },
        { to: 'members', from: 'members' },
        { to: 'houseGrade', from: 'houseGrade' },
        { to: 'onlyHouse', from: 'onlyHouse' },
        { to: 'voluntary', from: 'voluntary' },
        { to: 'appraisedOn', from: 'appraisedOn' },
        { to: 'appraisalReport', from: 'appraisalReport' },
      ],
      takes: [{ from: 'acceptedOn', to: 'acceptedOn' }],
      to: 'otherRemedy',
      byOutcome: [
        { outcome: 'reported', to: 'fourClears' },
        { outcome: 'struckOff', to: 'fourClears' },
        { outcome: 'refused', to: 'otherRemedy' },
        { outcome: 'withdrawn', to: 'otherRemedy' },
      ],
    },
    {
      kind: 'work',
      key: 'otherRemedy',
      title: { zh: '落实其他安全住房', en: 'A safe house in another way' },
      basis: [otherWays],
      assignee: township,
      form: [{ field: 'otherRemedy' }],
      outcomes: [
        { key: 'secured', title: { zh: '住房已安全', en: 'Safely housed' }, kind: 'complete', to: 'fourClears' },
        {
          key: 'again',
          title: { zh: '重新核定改造条件', en: 'Judge again' },
          kind: 'complete',
          to: 'judgeEligibility',
        },
      ],
    },
    {
      kind: 'decision',
      key: 'fourClears',
      title: { zh: '四清一责任核验', en: 'Four clears and one responsibility' },
      basis: [fourClears, stated('tenActions2024', '签字背书夯实责任')],
      assignee: township,
      filerMayDecide: true,
      form: [
        { field: 'problemClear' },
        { field: 'appraisalClear' },
        { field: 'renovationClear' },
        { field: 'acceptanceClear' },
        { field: 'responsibleSigner', required: false },
        { field: 'signature', required: false },
      ],
      outcomes: [
        {
          key: 'approve',
          title: { zh: '四清到位，签字背书', en: 'All clear, signed' },
          kind: 'approve',
          to: 'closeEntry',
          rules: [
            clear('problemClear', '问题清'),
            clear('appraisalClear', '鉴定清'),
            clear('renovationClear', '改造清'),
            clear('acceptanceClear', '验收清'),
            {
              when: 'responsibleSigner != null and signature != null',
              otherwise: { zh: '镇（街道）尚未签字背书，不能销号', en: 'The township has not signed' },
              basis: [fourClears, stated('tenActions2024', '签字背书夯实责任')],
            },
          ],
        },
        { key: 'gap', title: { zh: '仍有缺口，继续处置', en: 'A gap remains' }, kind: 'return', to: 'otherRemedy' },
      ],
      returnTo: '$visited',
    },
    {
      kind: 'decision',
      key: 'closeEntry',
      title: { zh: '销号', en: 'Striking off' },
      basis: [strikeOff, stated('tenActions2024', '实行销号管理制度')],
      assignee: housing,
      sameDeciderAllowed: true,
      outcomes: [
        { key: 'strikeOff', title: { zh: '销号', en: 'Strike off' }, kind: 'approve', to: 'recordStrikeOff' },
        { key: 'return', title: { zh: '退回核验', en: 'Check again' }, kind: 'return', to: 'fourClears' },
      ],
    },
    {
      kind: 'service',
      key: 'recordStrikeOff',
      title: { zh: '销号登记', en: 'Entry of the striking off' },
      basis: [strikeOff],
      action: {
        do: 'registryEntry',
        register: 'housingSafetyLedger',
        entry: 'struckOff',
        fields: ['ledgerNumber', 'applicantName', 'acceptedOn', 'responsibleSigner'],
      },
      to: 'struckOff',
    },
    {
      kind: 'end',
      key: 'struckOff',
      title: { zh: '已销号', en: 'Struck off' },
      basis: [strikeOff],
      outcome: 'struckOff',
    },
    {
      kind: 'end',
      key: 'repaired',
      title: { zh: '一般性损坏已整改', en: 'General damage repaired' },
      basis: [atOnce],
      outcome: 'completed',
    },
    {
      kind: 'end',
      key: 'safe',
      title: { zh: '监测为安全', en: 'Found safe' },
      basis: [monitoring],
      outcome: 'notEstablished',
    },
    {
      kind: 'end',
      key: 'notDangerous',
      title: { zh: '鉴定为A、B级', en: 'Grade A or B' },
      basis: [notDangerous],
      outcome: 'notEstablished',
    },
  ],
  clocks: [
    reviewLimit({ stage: 'monitor', days: 'monitorDays', zh: '监测研判期限', en: 'Judging what was found' }),
    supplementLimit({ stage: 'fixAtOnce', days: 'repairDays', zh: '一般性损坏整改期限', en: 'Repair' }),
    wordLimit({ stage: 'fixAtOnce', days: 'atOnceDays', zh: '立行立改', en: 'Repair at once', basis: [atOnce] }),
    reviewLimit({ stage: 'checkRepair', days: 'checkDays', zh: '整改复查期限', en: 'Look at the repair' }),
    reviewLimit({ stage: 'openLedger', days: 'ledgerDays', zh: '建立台账期限', en: 'Entry on the ledger' }),
    wordLimit({ stage: 'openLedger', days: 'ledgerWordDays', zh: '及时建立台账', en: 'In time', basis: [ledger] }),
    reviewLimit({ stage: 'appraise', days: 'appraisalDays', zh: '鉴定期限', en: 'Appraisal' }),
    reviewLimit({ stage: 'systemEntry', days: 'entryDays', zh: '录入系统期限', en: 'Entry in the system' }),
    reviewLimit({ stage: 'judgeEligibility', days: 'judgeDays', zh: '改造条件核定期限', en: 'Eligibility' }),
    wordLimit({
      stage: 'judgeEligibility',
      days: 'renovationWordDays',
      zh: '及时纳入危房改造',
      en: 'Into renovation in time',
      basis: [intoRenovation],
    }),
    reviewLimit({ stage: 'otherRemedy', days: 'otherRemedyDays', zh: '其他保障措施期限', en: 'Another remedy' }),
    reviewLimit({ stage: 'fourClears', days: 'clearsDays', zh: '四清一责任核验期限', en: 'The four clears' }),
    reviewLimit({ stage: 'closeEntry', days: 'closeDays', zh: '销号期限', en: 'Striking off' }),
  ],
});

function damageIs(option: 'safe' | 'suspectedDangerous') {
  return {
    when: `damage = "${option}"`,
    otherwise: { zh: '与监测结果不符', en: 'It does not fit what was found' },
    basis: [monitoring],
  };
}
