// 打击整治专项行动: the situation is assessed, the action decided and divided, cases struck at (key ones owned by a
// leader), and the area kept calm.
import { stated } from '../basis.ts';
import { endStage } from '../shapes/human-steps.ts';
import { mediation } from '../shapes/mediation.ts';
import { choiceField, countField, flagField, textField } from '../shapes/working-fields.ts';

const action = stated('fivePlans', '加大打擊整治力度');
const fitting = stated('fivePlans', '適時組織', 'D444');
const leaders = stated('fivePlans', '建立完善“領導包案”');
const keptCalm = stated('fivePlans', '整治一地、穩(wěn)定一方');
const division = stated('fivePlans', '工作決策部署和分工配合協(xié)作機制');
const police = { by: 'role', role: 'policeStation', level: 'township', body: 'police-station' } as const;
const again = {
  key: 'again',
  title: { zh: '出现反复，再打击', en: 'It has come back; act again' },
  kind: 'return',
  to: 'strike',
} as const;

export const crimeSpecialCampaign = mediation({
  id: 'crime-special-campaign',
  field: 'disputes-safety',
  kind: 'activitySchedule',
  tier: 2,
  title: { zh: '打击整治专项行动', en: 'Special campaign against crime' },
  basis: [action],
  subject: { kind: 'organisation', uniqueness: 'none' },
  filing: {
    level: 'township',
    by: [
      { role: 'policeStation', level: 'township', body: 'police-station' },
      { role: 'townshipGovernanceOffice', level: 'township', body: 'governance-office' },
    ],
    form: [{ field: 'area' }, { field: 'crimeKind' }],
  },
  fields: [
    textField('area', '整治区域', 'Area', undefined, 200),
    choiceField(
      'crimeKind',
      '整治重点',
      'Target',
      [
        ['robberyTheft', '“两抢两盗”', 'Robbery and theft'],
        ['gambling', '农村赌博', 'Gambling'],
        ['fraud', '电信网络诈骗', 'Fraud'],
        ['other', '其他', 'Other'],
      ],
      [stated('fivePlans', '兩搶兩盜'), stated('tenActions2024', '打击整治农村赌博违法犯罪专项行动')],
    ),
    textField('situation', '形势评估', 'Situation', [division]),
    textField('deployment', '部署和分工', 'Deployment and division of work', [division]),
    countField('cases', '查处案件数', 'Cases', [action]),
    flagField('keyCaseFound', '有重点案件', 'There is a key case', [leaders]),
    textField('keyCase', '重点案件', 'Key case', [leaders]),
    textField('result', '整治成效', 'Result', [keptCalm]),
  ],
  prepare: [
    {
      key: 'assess',
      title: { zh: '评估形势', en: 'Assessment' },
      basis: [stated('fivePlans', '重點加強治安形勢評估')],
      by: police,
      form: [{ field: 'situation' }],
      days: 10,
    },
    {
      key: 'deploy',
      title: { zh: '部署', en: 'Deployment' },
      basis: [division, fitting],
      by: police,
      form: [{ field: 'deployment' }],
      days: 10,
      atOnce: { title: { zh: '适时组织时限', en: 'Limit of a fitting time' }, basis: [fitting] },
    },
  ],
  levels: [
    {
      key: 'strike',
      title: { zh: '打击', en: 'Action' },
      basis: [action],
      by: police,
      form: [{ field: 'cases' }, { field: 'keyCaseFound' }, { field: 'keyCase', required: false }],
      days: 60,
      settled: { zh: '打击完成', en: 'Acted' },
      notSettled: { zh: '重新部署', en: 'Deploy anew' },
      rules: [
        {
          when: 'keyCaseFound = false or keyCase != null',
          otherwise: { zh: '有重点案件的须写明案件', en: 'A key case is described' },
          basis: [leaders],
        },
      ],
    },
  ],
  beyond: 'deploy',
  afterwards: 'keyCases',
  stages: [
    {
      kind: 'decision',
      key: 'keyCases',
      title: { zh: '重点案件研判', en: 'Whether a leader owns a case' },
      basis: [leaders],
      assignee: police,
      filerMayDecide: true,
      outcomes: [
        {
          key: 'leader',
          title: { zh: '领导包案', en: 'To a leader' },
          kind: 'approve',
          to: 'act',
          rules: [
            {
              when: 'keyCaseFound = true',
              otherwise: { zh: '没有重点案件', en: 'There is no key case' },
              basis: [leaders],
            },
          ],
        },
        { key: 'none', title: { zh: '不需包案', en: 'None' }, kind: 'approve', to: 'keep' },
      ],
    },
    {
      kind: 'link',
      key: 'act',
      title: { zh: '重点案件领导包案', en: 'A leader owns the key case' },
      basis: [leaders],
      mode: 'open',
      procedure: 'leader-package-case',
      hands: [{ to: 'problem', from: 'keyCase' }],
      to: 'keep',
    },
    {
      kind: 'work',
      key: 'keep',
      title: { zh: '巩固', en: 'Keeping it calm' },
      basis: [stated('fivePlans', '不蔓延、不反復、不回潮')],
      assignee: police,
      form: [{ field: 'result' }],
      outcomes: [
        { key: 'calm', title: { zh: '区域稳定', en: 'The area is calm' }, kind: 'complete', to: 'settled' },
        again,
      ],
    },
    endStage('settled', { zh: '整治一地、稳定一方', en: 'Stable' }, [keptCalm], 'completed'),
  ],
  ownLimits: [
    { key: 'keyCases', title: { zh: '重点案件研判', en: 'Key cases' }, days: 5 },
    { key: 'keep', title: { zh: '巩固', en: 'Keeping it calm' }, days: 60 },
  ],
});
