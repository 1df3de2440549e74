// 回引本土人才: one person is listed, one named cadre keeps contact, until he comes back or declines.
import { implied, stated } from '../basis.ts';
import { approvalChain } from '../shapes/approval-chain.ts';
import { textField, workingModel } from '../shapes/working-fields.ts';

const oneToOne = stated('eightOnes2022', '明确专人“一对一”联系、“点对点”回引');
const willing = implied('eightOnes2022', '有意向返乡创业就业人员');
const elders = stated('eightOnes2022', '积极探索建立乡贤回乡工作机制');
const contactPerson = { by: 'role', role: 'responsiblePerson', level: 'village' } as const;

export const talentReturnContact = approvalChain({
  id: 'talent-return-contact',
  field: 'village',
  kind: 'caseLedger',
  tier: 3,
  title: { zh: '回引本土人才（“一对一”联系）', en: 'One-to-one contact with local talent' },
  basis: [oneToOne, elders],
  subject: { kind: 'person', uniqueness: 'oneOpen' },
  filing: {
    key: 'list',
    level: 'village',
    by: [
      { role: 'villageTwoCommittees', level: 'village' },
      { role: 'stationedLeader', level: 'township' },
    ],
    form: [
      { field: 'talentName' },
      { field: 'talentTrade', required: false },
      { field: 'talentPhone', required: false },
    ],
  },
  fields: [
    textField('talentName', '姓名', 'Name', [willing], 50),
    textField('talentTrade', '行业、特长', 'Trade', [workingModel], 200),
    {
      ...textField('talentPhone', '联系电话', 'Phone', [oneToOne], 20),
      format: 'phone',
      sensitive: 'phone',
      readableBy: ['responsiblePerson', 'villageTwoCommittees', 'stationedLeader'],
    },
    textField('wishes', '返乡意愿和需求', 'Wishes', [willing]),
    textField('result', '结果', 'Result', [willing]),
  ],
  steps: [
    {
      do: 'work',
      key: 'contact',
      title: { zh: '专人联系', en: 'Contact' },
      basis: [oneToOne],
      by: contactPerson,
      limit: 10,
      form: [{ field: 'wishes' }],
      done: { zh: '已联系', en: 'In contact' },
    },
    {
      do: 'work',
      key: 'settle',
      title: { zh: '返乡创业就业', en: 'Return' },
      basis: [willing],
      by: contactPerson,
      limit: 60,
      form: [{ field: 'result' }],
      done: { zh: '已返乡', en: 'Returned' },
      others: [
        { key: 'declined', title: { zh: '无意返乡', en: 'Declined' }, kind: 'complete', to: 'declined' },
        {
          key: 'later',
          title: { zh: '暂未决定，继续联系', en: 'Not yet: keep contact' },
          kind: 'complete',
          to: 'contact',
        },
      ],
    },
  ],
  stages: [
    {
      kind: 'end',
      key: 'declined',
      title: { zh: '无意返乡', en: 'Declined' },
      basis: [willing],
      outcome: 'notEstablished',
    },
  ],
  granted: { title: { zh: '已返乡创业就业', en: 'Returned' }, basis: [willing] },
});
