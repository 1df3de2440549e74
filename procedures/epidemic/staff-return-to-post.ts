// 员工返岗审批: where somebody has been decides the control (14 + 7 + 7 days from abroad, the local one from a domestic
// risk area); then he applies; during health monitoring he comes back with restrictions.
import type { AuthoredStage } from '../../domain/definition/authored.ts';
import { assumed, countySetsLimits, implied, stated } from '../basis.ts';
import { approvalChain } from '../shapes/approval-chain.ts';
import { choiceField, dateField, fileField, flagField, textField } from '../shapes/working-fields.ts';
import { healthField, institution, institutionName, personFields } from './institution.ts';

const threePhases = stated('fivePlans', '“14+7+7”管控措施', 'D414');
const abroad = stated('fivePlans', '凡有境外旅居史的員工');
const fourteenDays = stated('fivePlans', '返崗前14天有國內(nèi)疫情', 'D415');
const domestic = stated('fivePlans', '落實重點地區(qū)重點人員來麗返麗管控');
const thenApplies = stated('fivePlans', '管控措施后方可申請返崗');
const inMonitoring = stated('fivePlans', '處在健康監(jiān)測期間的員工');
const phasesUnnamed = assumed(
  '文件未说明三个阶段的内容，按先后三段计天；各阶段截止日期由机构登记，天数不得少于规定',
  'The document does not say what the phases are: three spans of days, whose last days the institution enters',
);
const approver = assumed('文件未写明审批人，由所在机构审批', 'The document names nobody; the institution decides');

const plus = (from: string, ...days: readonly string[]): string =>
  `date(${from}) + duration("P" + string(${days.map((one) => `parameter.${one}`).join(' + ')}) + "D")`;

/** The three phases last their days; the days between them are entered where they are known. */
const phases = [
  {
    when: `historyKind != "abroad" or (controlFrom != null and phaseThreeEndsOn != null and date(phaseThreeEndsOn) >= ${plus('controlFrom', 'phaseOneDays', 'phaseTwoDays', 'phaseThreeDays')})`,
    otherwise: { zh: '境外管控的起止日期未填或总天数不足', en: 'No dates of the control, or too few days' },
  },
  {
    when: `phaseOneEndsOn = null or date(phaseOneEndsOn) >= ${plus('controlFrom', 'phaseOneDays')}`,
    otherwise: { zh: '第一阶段天数不足', en: 'The first phase has too few days' },
  },
  {
    when: `phaseTwoEndsOn = null or date(phaseTwoEndsOn) >= ${plus('phaseOneEndsOn', 'phaseTwoDays')}`,
    otherwise: { zh: '第二阶段天数不足', en: 'The second phase has too few days' },
  },
  {
    when: `phaseTwoEndsOn = null or date(phaseThreeEndsOn) >= ${plus('phaseTwoEndsOn', 'phaseThreeDays')}`,
    otherwise: { zh: '第三阶段天数不足', en: 'The third phase has too few days' },
  },
].map((rule) => ({ ...rule, basis: [stated('fivePlans', '“14+7+7”管控措施后'), phasesUnnamed] }));

const phaseDays = (key: string, value: number, zh: string, en: string) => ({
  key,
  title: { zh, en },
  type: 'integer' as const,
  value,
  basis: [threePhases],
});

const domesticControl: AuthoredStage = {
  kind: 'work',
  key: 'controlDomestic',
  title: { zh: '国内重点地区管控', en: 'Control after a domestic risk area' },
  basis: [domestic],
  assignee: { by: 'applicant' },
  form: [{ field: 'controlProof' }],
  outcomes: [{ key: 'finished', title: { zh: '管控已完成', en: 'Finished' }, kind: 'complete', to: 'apply' }],
};

export const staffReturnToPost = approvalChain({
  id: 'staff-return-to-post',
  field: 'epidemic',
  tier: 1,
  title: { zh: '员工返岗审批（14+7+7）', en: 'Return to post after risk travel' },
  basis: [thenApplies, domestic, inMonitoring],
  departments: ['competent-department'],
  subject: { kind: 'person', uniqueness: 'oneOpen' },
  parameters: [
    phaseDays('phaseOneDays', 14, '境外管控第一阶段（天）', 'First phase (days)'),
    phaseDays('phaseTwoDays', 7, '境外管控第二阶段（天）', 'Second phase (days)'),
    phaseDays('phaseThreeDays', 7, '境外管控第三阶段（天）', 'Third phase (days)'),
    {
      key: 'lookBackDays',
      title: { zh: '返岗前核查旅居史的天数', en: 'Days before the return that are looked at' },
      type: 'integer',
      value: 14,
      basis: [fourteenDays],
    },
    {
      key: 'domesticControlDays',
      title: { zh: '国内重点地区管控提交证明期限（工作日）', en: 'Proof of the domestic control (working days)' },
      type: 'integer',
      value: 20,
      basis: [countySetsLimits],
    },
  ],
  filing: {
    level: 'township',
    by: [{ role: 'trainingInstitution', level: 'township', body: 'training-institution' }],
    selfFiling: true,
    form: [
      { field: 'personName' },
      { field: 'phone', required: false },
      { field: 'institutionName' },
      { field: 'travelHistory' },
      { field: 'lastRiskAreaOn', required: false },
      { field: 'plannedReturnOn' },
    ],
  },
  fields: [
    ...personFields,
    institutionName,
    textField('travelHistory', '旅居史', 'Where the employee has been', [abroad]),
    choiceField(
      'historyKind',
      '旅居史类别',
      'Kind of travel history',
      [
        ['abroad', '境外', 'Abroad'],
        ['domesticRiskArea', '国内重点地区（返岗前14天内）', 'A domestic risk area in the 14 days before'],
        ['none', '均无', 'Neither'],
      ],
      [abroad, domestic],
    ),
    dateField('lastRiskAreaOn', '离开国内重点地区日期', 'Left the domestic risk area on', [
      stated('fivePlans', '返崗前14天有國內(nèi)疫情'),
    ]),
    dateField('plannedReturnOn', '计划返岗日期', 'Planned return', [thenApplies], true),
    dateField('controlFrom', '境外管控起始日期', 'Control from', [abroad]),
    dateField('phaseOneEndsOn', '第一阶段截止日期', 'First phase until', [abroad, phasesUnnamed], true),
    dateField('phaseTwoEndsOn', '第二阶段截止日期', 'Second phase until', [abroad, phasesUnnamed], true),
    dateField('phaseThreeEndsOn', '第三阶段截止日期', 'Third phase until', [abroad, phasesUnnamed], true),
    fileField('controlProof', '解除管控证明', 'Proof that the control is over', [domestic]),
    healthField('healthStatement', '健康状况及核酸检测情况', 'State of health and tests', [thenApplies]),
    flagField('underMonitoring', '是否处在健康监测期间', 'Under health monitoring', [inMonitoring]),
    dateField('monitoringEndsOn', '健康监测结束日期', 'Monitoring ends on', [inMonitoring], true),
  ],
  steps: [
    {
      do: 'work',
      key: 'checkHistory',
      title: { zh: '核查旅居史', en: 'Travel history' },
      basis: [implied('fivePlans', '返崗前14天有國內(nèi)疫情')],
      by: institution,
      limit: 2,
      form: [
        { field: 'historyKind' },
        { field: 'lastRiskAreaOn', required: false },
        { field: 'controlFrom', required: false },
        { field: 'phaseOneEndsOn', required: false },
        { field: 'phaseTwoEndsOn', required: false },
        { field: 'phaseThreeEndsOn', required: false },
      ],
      done: { zh: '旅居史已核实', en: 'History confirmed' },
      next: [
        { when: 'historyKind = "abroad"', to: 'control1477' },
        { when: 'historyKind = "domesticRiskArea"', to: 'controlDomestic' },
        { to: 'apply' },
      ],
      rules: [
        ...phases,
        {
          when: 'historyKind != "none" or lastRiskAreaOn = null or date(plannedReturnOn) - date(lastRiskAreaOn) > duration("P" + string(parameter.lookBackDays) + "D")',
          otherwise: {
            zh: '返岗前14天内到过国内重点地区的，须先完成管控',
            en: 'Who was in a domestic risk area in the days before the return is controlled first',
          },
          basis: [stated('fivePlans', '返崗前14天有國內(nèi)疫情')],
        },
      ],
    },
    {
      do: 'own',
      key: 'control1477',
      stage: (next) => ({
        kind: 'wait',
        key: 'control1477',
        title: { zh: '境外管控（14+7+7）', en: 'Control after travel abroad (14 + 7 + 7)' },
        basis: [stated('fivePlans', '“14+7+7”管控措施后'), phasesUnnamed],
        until: { kind: 'limit', limit: { kind: 'field', field: 'phaseThreeEndsOn' } },
        to: next,
      }),
    },
    {
      do: 'work',
      key: 'apply',
      title: { zh: '申请返岗', en: 'Application' },
      basis: [thenApplies],
      by: { by: 'applicant' },
      limit: 20,
      form: [
        { field: 'healthStatement' },
        { field: 'underMonitoring' },
        { field: 'monitoringEndsOn', required: false },
        { field: 'controlProof', required: false },
      ],
      done: { zh: '提交申请', en: 'Submit' },
      rules: [
        {
          when: 'underMonitoring = false or monitoringEndsOn != null',
          otherwise: { zh: '处在健康监测期间的，须填写结束日期', en: 'Say when the monitoring ends' },
          basis: [inMonitoring],
        },
      ],
    },
    {
      do: 'decide',
      key: 'approve',
      title: { zh: '审批', en: 'Decision' },
      basis: [approver],
      by: institution,
      limit: 3,
      approve: { zh: '同意返岗', en: 'May return' },
      reject: { zh: '不同意返岗', en: 'May not return' },
      back: 'apply',
      next: [{ when: 'underMonitoring = true', to: 'restrict' }, { to: 'granted' }],
    },
    {
      do: 'own',
      key: 'restrict',
      stage: () => ({
        kind: 'wait',
        key: 'restrict',
        title: { zh: '健康监测期间限制上岗', en: 'Restricted during the monitoring' },
        basis: [inMonitoring, stated('fivePlans', '不得從事機構(gòu)管理、線下教學')],
        until: { kind: 'limit', limit: { kind: 'field', field: 'monitoringEndsOn' } },
        to: 'confirmObeyed',
      }),
    },
    {
      do: 'work',
      key: 'confirmObeyed',
      title: { zh: '确认监测期满', en: 'The monitoring is over' },
      basis: [implied('fivePlans', '不得從事機構(gòu)管理、線下教學')],
      by: institution,
      limit: 2,
      done: { zh: '限制已遵守，恢复正常上岗', en: 'Obeyed; back in full' },
      next: 'granted',
      others: [
        {
          key: 'breached',
          title: { zh: '违反限制或出现异常，重新审批', en: 'Breached, or ill; decided again' },
          kind: 'return',
          to: 'apply',
          basis: [assumed('违反限制的重新申请', 'Who breached the restrictions applies again')],
        },
      ],
    },
  ],
  stages: [domesticControl],
  clocks: [
    {
      key: 'controlDomesticLimit',
      title: { zh: '国内重点地区管控期限', en: 'Limit: domestic control' },
      basis: [countySetsLimits],
      scope: 'visit',
      start: { on: 'entered', stage: 'controlDomestic' },
      stop: [{ on: 'left', stage: 'controlDomestic' }],
      limit: { kind: 'period', amount: { parameter: 'domesticControlDays' }, unit: 'workingDay' },
      ladder: [{ after: { amount: 0, unit: 'workingDay' }, action: 'remindOwner' }],
    },
  ],
  withdrawal: { notAfter: ['approve'] },
  refusal: { title: { zh: '不同意返岗告知', en: 'May not return' }, fields: ['personName', 'plannedReturnOn'] },
  granted: { title: { zh: '已返岗', en: 'Back at work' }, basis: [thenApplies] },
});
