// 停训整改与“黑名单”: found wanting → training stops at once → rectified and checked until it may go on; what is serious
// goes on the blacklist and is punished by law.
import type { AuthoredStage } from '../../domain/definition/authored.ts';
import { assumed, countySetsLimits, implied, stated, statute } from '../basis.ts';
import { reviewLimit } from '../clocks.ts';
import { emergency } from '../shapes/emergency-clock.ts';
import { choiceField, fileField, flagField, textField, workingModel } from '../shapes/working-fields.ts';
import { competent, institution, institutionName } from './institution.ts';

const stopped = stated('fivePlans', '立即停止培訓活動', 'D426');
const untilDone = stated('fivePlans', '立即停止培訓活動直至整改到位');
const notInPlace = stated('fivePlans', '疫情防控工作不到位或者存在漏洞');
const blacklisted = stated('fivePlans', '將機構(gòu)納入“黑名單”');
const punished = stated('fivePlans', '依法依規(guī)予以查處');
const fourParties = stated('fivePlans', '嚴格落實四方責任', 'D425');
const sameDepartment = assumed('发现问题的主管部门可以复查', 'The department that found it may look again');
const unfounded = assumed('经核实不存在问题的，不停训', 'Where nothing is wrong, training goes on');

const own = (stage: Extract<AuthoredStage, { kind: 'work' | 'decision' | 'service' }>) => ({
  do: 'own' as const,
  key: stage.key,
  stage: () => stage,
});

const days = (key: string, value: number, zh: string, en: string) => ({
  key,
  title: { zh, en },
  type: 'integer' as const,
  value,
  basis: [countySetsLimits],
});

export const trainingInstitutionRectification = emergency({
  id: 'training-institution-rectification',
  field: 'epidemic',
  kind: 'caseLedger',
  tier: 1,
  title: { zh: '机构停训整改与“黑名单”', en: 'Stop training, rectify, blacklist' },
  basis: [untilDone, blacklisted, stated('fivePlans', '堅持誰審批、誰主管')],
  subject: { kind: 'organisation', uniqueness: 'oneOpen' },
  parameters: [
    days('rectifyDays', 15, '整改期限（工作日）', 'Rectification (working days)'),
    days('resumeDays', 5, '复查期限（工作日）', 'Second check (working days)'),
    days('blacklistDays', 10, '纳入黑名单决定期限（工作日）', 'Decision on the blacklist (working days)'),
    {
      key: 'punishDays',
      title: { zh: '依法查处期限（天）', en: 'Punishment (days)' },
      type: 'integer',
      value: 90,
      basis: [statute('E4', '行政处罚法', 'certain', '第60条')],
    },
  ],
  filing: {
    key: 'find',
    level: 'township',
    by: [
      { role: 'competentDepartment', level: 'county', body: 'competent-department' },
      { role: 'townshipGovernment', level: 'township' },
    ],
    form: [
      { field: 'institutionName' },
      { field: 'problem' },
      { field: 'responsibleParty', required: false },
      { field: 'serious', required: false },
      { field: 'evidence', required: false },
    ],
  },
  fields: [
    institutionName,
    textField('problem', '不到位或漏洞情况', 'What is missing', [notInPlace]),
    choiceField(
      'responsibleParty',
      '四方责任中未落实的一方',
      'Which of the four parties failed',
      [
        ['territory', '属地责任', 'Territory'],
        ['department', '部门监管责任', 'Supervising department'],
        ['institution', '培训机构主体责任', 'The institution'],
        ['person', '员工学员个人责任', 'Employees and learners'],
      ],
      [fourParties],
    ),
    flagField('serious', '情节严重', 'Serious', [blacklisted]),
    { key: 'stoppedAt', type: 'dateTime', label: { zh: '停止培训时间', en: 'Stopped at' }, basis: [untilDone] },
    textField('rectification', '整改情况', 'Rectification', [untilDone]),
    fileField('evidence', '佐证材料', 'Evidence'),
    textField('blacklistReason', '纳入“黑名单”理由', 'Reason for the blacklist', [blacklisted]),
    textField('penaltyDecision', '查处决定', 'Decision', [punished]),
    textField('penaltyNumber', '决定书文号', 'Number of the decision', [workingModel], 100),
  ],
  superior: { role: 'countyDeputyLeaders', level: 'county' },
  tracks: [
    {
      key: 'institution',
      title: { zh: '停训整改', en: 'Stop and rectify' },
      steps: [
        {
          key: 'stop',
          title: { zh: '停止培训', en: 'Training stops' },
          basis: [untilDone],
          by: competent,
          hours: { value: null, basis: [stopped], otherwise: 2 },
          form: [{ field: 'stoppedAt' }, { field: 'serious' }, { field: 'responsibleParty' }],
          done: { zh: '已停止培训', en: 'Stopped' },
          to: [{ when: 'serious = true', to: 'blacklist' }, { to: 'rectify' }],
          others: [
            {
              key: 'unfounded',
              title: { zh: '不存在问题', en: 'Nothing is wrong' },
              kind: 'reject',
              to: 'notEstablished',
              basis: [unfounded],
            },
          ],
        },
        own({
          kind: 'work',
          key: 'rectify',
          title: { zh: '整改', en: 'Rectification' },
          basis: [implied('fivePlans', '立即停止培訓活動直至整改到位')],
          assignee: institution,
          form: [{ field: 'rectification' }, { field: 'evidence', required: false }],
          outcomes: [
            {
              key: 'rectified',
              title: { zh: '整改完成，申请复查', en: 'Done; to be checked' },
              kind: 'complete',
              to: 'resume',
            },
          ],
        }),
        own({
          kind: 'decision',
          key: 'resume',
          title: { zh: '复查恢复', en: 'Second check' },
          basis: [implied('fivePlans', '立即停止培訓活動直至整改到位'), sameDepartment],
          assignee: competent,
          filerMayDecide: true,
          outcomes: [
            {
              key: 'resume',
              title: { zh: '整改到位，恢复培训', en: 'Training resumes' },
              kind: 'approve',
              to: 'completed',
            },
            {
              key: 'goOn',
              title: { zh: '未到位，继续停训整改', en: 'Not in place: stays stopped' },
              kind: 'return',
              to: 'rectify',
            },
            {
              key: 'serious',
              title: { zh: '情节严重', en: 'Serious' },
              kind: 'reject',
              to: 'blacklist',
              basis: [blacklisted],
            },
          ],
        }),
        own({
          kind: 'decision',
          key: 'blacklist',
          title: { zh: '纳入“黑名单”', en: 'Blacklist' },
          basis: [blacklisted, sameDepartment],
          assignee: competent,
          filerMayDecide: true,
          form: [{ field: 'blacklistReason' }],
          outcomes: [
            { key: 'enter', title: { zh: '纳入“黑名单”', en: 'Enter' }, kind: 'approve', to: 'recordBlacklist' },
            {
              key: 'notSerious',
              title: { zh: '不属情节严重，责令整改', en: 'Not serious: to be rectified' },
              kind: 'return',
              to: 'rectify',
            },
          ],
        }),
        own({
          kind: 'service',
          key: 'recordBlacklist',
          title: { zh: '登记“黑名单”', en: 'Entry on the blacklist' },
          basis: [blacklisted],
          action: {
            do: 'registryEntry',
            register: 'trainingBlacklist',
            entry: 'blacklisted',
            fields: ['institutionName', 'problem', 'blacklistReason'],
          },
          to: 'punish',
        }),
        own({
          kind: 'work',
          key: 'punish',
          title: { zh: '依法查处', en: 'Punishment by law' },
          basis: [punished, statute('E3', '校外培训行政处罚暂行办法', 'certain')],
          assignee: competent,
          form: [{ field: 'penaltyDecision' }, { field: 'penaltyNumber' }],
          outcomes: [
            { key: 'decided', title: { zh: '已作出决定', en: 'Decided' }, kind: 'complete', to: 'blacklisted' },
          ],
        }),
      ],
    },
  ],
  completed: { title: { zh: '整改到位，恢复培训', en: 'Resumed' }, basis: [untilDone] },
  ends: [
    {
      kind: 'end',
      key: 'blacklisted',
      title: { zh: '已纳入“黑名单”并查处', en: 'Blacklisted and punished' },
      basis: [blacklisted, punished],
      outcome: 'refused',
    },
    {
      kind: 'end',
      key: 'notEstablished',
      title: { zh: '不存在问题', en: 'Nothing is wrong' },
      basis: [unfounded],
      outcome: 'notEstablished',
    },
  ],
  clocks: [
    reviewLimit({ stage: 'rectify', days: 'rectifyDays', zh: '整改期限', en: 'Rectification' }),
    reviewLimit({ stage: 'resume', days: 'resumeDays', zh: '复查期限', en: 'Second check' }),
    reviewLimit({ stage: 'blacklist', days: 'blacklistDays', zh: '黑名单决定期限', en: 'Decision on the blacklist' }),
    {
      ...reviewLimit({ stage: 'punish', days: 'punishDays', zh: '查处期限', en: 'Punishment' }),
      basis: [statute('E4', '行政处罚法', 'certain', '第60条')],
      limit: { kind: 'period', amount: { parameter: 'punishDays' }, unit: 'day' },
      statutory: true,
    },
  ],
});
