// 扶贫移民搬迁: a household that chooses to move gets a new home and moves in; follow-up support is opened for it. Filed at
// the village that receives it, so that the follow-up lies where the household lives.
import { assumed, implied, stated } from '../basis.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { choiceField, countField, dateField, fenField, textField } from '../shapes/working-fields.ts';
import { RELOCATION_PLANS } from './relocation-plans.ts';

const homes = stated('fivePlans', '建設扶貧移民樓6800套');
const years = stated('fivePlans', '20xx—20xx年,扶貧移民搬遷', 'D386');
const voluntary = assumed('自愿搬迁，农户可以不搬', 'Moving is voluntary; a household may decline');

export const povertyRelocation = projectPipeline({
  id: 'poverty-relocation',
  field: 'infrastructure',
  tier: 2,
  title: { zh: '扶贫移民搬迁（移民楼、互助幸福院）', en: 'Poverty relocation and collective old-age homes' },
  basis: [homes, stated('fivePlans', '“搬得出、穩(wěn)得住、能致富”為目')],
  subject: { kind: 'household', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'movedBy',
      title: { zh: '搬迁任务完成日期', en: 'Relocation finished by' },
      type: 'date',
      value: null,
      basis: [years],
    },
  ],
  filing: {
    key: 'plan',
    level: 'village',
    by: [
      { role: 'countyAuthority', level: 'county' },
      { role: 'townshipGovernment', level: 'township' },
    ],
    form: [
      { field: 'householdHead' },
      { field: 'members' },
      { field: 'labourers' },
      { field: 'origin' },
      { field: 'settlement' },
      { field: 'dwelling' },
    ],
  },
  fields: [
    textField('householdHead', '户主姓名', 'Head of household', undefined, 50),
    countField('members', '搬迁人口', 'Members who move', undefined, { min: 1, max: 30 }),
    countField('labourers', '有劳动能力人数', 'Members able to work', undefined, { max: 30 }),
    textField('origin', '迁出地', 'From', undefined, 200),
    textField('settlement', '迁入地（安置点）', 'To', undefined, 100),
    choiceField(
      'dwelling',
      '住房类型',
      'Kind of home',
      [
        ['flat', '移民楼', 'Flat for movers'],
        ['oldAgeHome', '互助幸福院', 'Collective old-age home'],
        ['centralVillage', '中心村', 'House in a central village'],
      ],
      [homes],
    ),
    fenField('fundingFen', '补助资金', 'Funding'),
    countField('percent', '建设进度（%）', 'Progress in percent', undefined, { max: 100 }),
    dateField('movedOn', '入住日期', 'Moved in on'),
  ],
  steps: [
    {
      do: 'work',
      key: 'choose',
      title: { zh: '自愿搬迁', en: 'The household’s choice' },
      basis: [voluntary],
      by: { by: 'applicant' },
      days: 20,
      done: { zh: '同意搬迁', en: 'Agrees' },
      others: [{ key: 'decline', title: { zh: '不搬迁', en: 'Declines' }, kind: 'complete', to: 'declined' }],
    },
    {
      do: 'works',
      key: 'build',
      title: { zh: '建设', en: 'Building' },
      basis: [homes],
      by: { by: 'role', role: 'projectUnit', level: 'county', body: 'project-unit' },
      days: 240,
      form: [{ field: 'percent' }, { field: 'fundingFen', required: false }],
      rules: [
        {
          when: 'percent = 100',
          otherwise: { zh: '尚未建成', en: 'Not yet built' },
          basis: [homes],
        },
      ],
    },
    {
      do: 'work',
      key: 'moveIn',
      title: { zh: '入住', en: 'Moving in' },
      basis: [implied('fivePlans', '“搬得出、穩(wěn)得住、能致富”為目')],
      by: { by: 'applicant' },
      days: 30,
      form: [{ field: 'movedOn' }],
    },
    {
      do: 'own',
      key: 'follow',
      stage: (next) => ({
        kind: 'link',
        key: 'follow',
        title: { zh: '转入后续扶持', en: 'Follow-up support' },
        basis: [implied('fivePlans', '“搬得出、穩(wěn)得住、能致富”為目')],
        mode: 'open',
        procedure: 'relocation-follow-up-support',
        hands: [
          { to: 'householdHead', from: 'householdHead' },
          { to: 'settlement', from: 'settlement' },
          { to: 'labourers', from: 'labourers' },
        ],
        to: next,
      }),
    },
  ],
  dates: [
    {
      key: 'movedByLimit',
      title: { zh: '搬迁任务期限', en: 'Limit of the relocation' },
      basis: [years],
      until: 'moveIn',
      limit: { parameter: 'movedBy' },
    },
  ],
  completed: { title: { zh: '已搬迁入住', en: 'Moved' }, basis: [homes] },
  ends: [
    {
      kind: 'end',
      key: 'declined',
      title: { zh: '农户不搬迁', en: 'Declined' },
      basis: [voluntary],
      outcome: 'withdrawn',
    },
  ],
  plan: RELOCATION_PLANS,
});
