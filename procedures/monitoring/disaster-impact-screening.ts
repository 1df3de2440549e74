// 灾情应对: the hazard is judged, county, township and village act at once; the village screens household by household,
// each affected one goes on the disaster list and, where it is at risk, into the green channel.
import { assumed, countySetsLimits, implied, stated } from '../basis.ts';
import { reviewLadder } from '../ladders.ts';
import { approvalChain } from '../shapes/approval-chain.ts';
import { choiceField, countField, flagField, textField } from '../shapes/working-fields.ts';
import { AFFECTED_FIELDS, DISASTER_FIELDS } from './disaster-fields.ts';
import { disasterPreparedness } from './disaster-preparedness.ts';
import { THREE_LEVELS } from './disaster-three-levels.ts';

const judged = stated('tenActions2024', '加强应对灾情会商研判');
const three = stated('tenActions2024', '县、镇、村三级联动灾情应对', 'D052');
const inTime = stated('tenActions2024', '发生灾害时及时组织相关镇村', 'D053');
const screening = stated('tenActions2024', '对受灾区域逐村逐户排查');

export const disasterImpactScreening = approvalChain({
  id: 'disaster-impact-screening',
  field: 'monitoring',
  kind: 'emergencyClock',
  tier: 1,
  title: { zh: '灾情应对（县镇村三级联动排查）', en: 'Screening of households hit by a disaster' },
  basis: [three, screening],
  departments: ['emergency', 'revitalisation'],
  subject: { kind: 'village', uniqueness: 'none' },
  parameters: [
    {
      key: 'screenHours',
      title: { zh: '逐村逐户排查时限（小时）', en: 'Hours to the end of the screening' },
      type: 'integer',
      value: null,
      basis: [inTime],
    },
    {
      key: 'screenDefaultHours',
      title: { zh: '逐村逐户排查时限（小时，默认）', en: 'Hours to the end of the screening, by default' },
      type: 'integer',
      value: 72,
      basis: [countySetsLimits],
    },
    {
      key: 'levelHours',
      title: { zh: '县、镇部署时限（小时）', en: 'Hours for county and township' },
      type: 'integer',
      value: 24,
      basis: [countySetsLimits],
    },
  ],
  filing: {
    level: 'village',
    by: [
      { role: 'countyEmergencyBureau', level: 'county', body: 'emergency' },
      { role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' },
      { role: 'townshipGovernment', level: 'township' },
      { role: 'villageTwoCommittees', level: 'village' },
      { role: 'gridWorker', level: 'village' },
    ],
    form: [{ field: 'disasterKind' }, { field: 'disaster' }, { field: 'disasterOn' }, { field: 'area' }],
  },
  fields: [
    choiceField(
      'disasterKind',
      '灾种',
      'Kind of disaster',
      [
        ['mountainFlood', '山洪', 'Mountain flood'],
        ['weather', '气象灾害', 'Weather hazard'],
        ['earthquake', '地震', 'Earthquake'],
        ['other', '其他', 'Other'],
      ],
      [stated('tenActions2024', '编制应对山洪、气象灾害等应急预案')],
    ),
    ...DISASTER_FIELDS,
    textField('area', '受灾区域', 'Area', [screening], 500),
    textField('judgement', '会商研判意见', 'Judgement', [judged]),
    textField('measures', '联动处置措施', 'Measures', [three]),
    ...AFFECTED_FIELDS,
    countField('screenedHouseholds', '已排查户数', 'Households screened', [screening]),
    flagField('allScreened', '逐户排查完毕', 'Every household was screened', [screening]),
  ],
  steps: [
    {
      do: 'decide',
      key: 'assessHazard',
      title: { zh: '灾情会商研判', en: 'The hazard is judged' },
      basis: [judged],
      by: { by: 'role', role: 'countyEmergencyBureau', level: 'county', body: 'emergency' },
      form: [{ field: 'judgement' }],
      limit: 1,
      approve: { zh: '启动应对', en: 'A response is needed' },
      back: null,
      others: [{ key: 'noAction', title: { zh: '无需启动', en: 'No action' }, kind: 'complete', to: 'noAction' }],
    },
    {
      do: 'decide',
      key: 'activate',
      title: { zh: '启动三级联动', en: 'Three levels are activated' },
      basis: [three],
      by: { by: 'role', role: 'countyAuthority', level: 'county' },
      limit: 1,
      approve: { zh: '启动', en: 'Active' },
      back: 'assessHazard',
    },
    THREE_LEVELS,
  ],
  granted: {
    key: 'screened',
    title: { zh: '排查完成，受灾户均已上报转办', en: 'Every affected household is screened and handed on' },
    basis: [screening],
  },
  stages: [
    {
      kind: 'end',
      key: 'noAction',
      title: { zh: '无需启动', en: 'No action' },
      basis: [implied('tenActions2024', '加强应对灾情会商研判')],
      outcome: 'notEstablished',
    },
  ],
  clocks: (
    [
      ['inTime', 'screen', 'screenHours', '及时逐村逐户排查', 'Screened in time'],
      ['screenLimit', 'screen', 'screenDefaultHours', '逐村逐户排查时限', 'Limit of the screening'],
      ['organiseLimit', 'organise', 'levelHours', '县级部署时限', 'Limit of the county'],
      ['mobiliseLimit', 'mobilise', 'levelHours', '镇级组织时限', 'Limit of the township'],
    ] as const
  ).map(([key, stage, hours, zh, en]) => ({
    key,
    title: { zh, en },
    basis:
      hours === 'screenHours' ? [inTime] : [countySetsLimits, assumed('应急事项按小时计', 'Emergencies count hours')],
    scope: 'case' as const,
    start: { on: 'left' as const, stage: 'activate', outcome: 'approve' },
    stop: [
      stage === 'screen' ? { on: 'left' as const, stage, outcome: 'finished' } : { on: 'left' as const, stage },
      { on: 'ended' as const },
    ],
    limit: { kind: 'period' as const, amount: { parameter: hours }, unit: 'hour' as const },
    warnings: [{ atShare: { numerator: 3, denominator: 4 } }],
    ladder: reviewLadder,
  })),
  duties: [disasterPreparedness],
});
