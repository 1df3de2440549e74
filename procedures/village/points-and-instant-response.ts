// 积分制、清单制、接诉即办: a call is registered, assigned by list, handled at once, asked about, and good deeds earn points.
import { assumed, stated } from '../basis.ts';
import { approvalChain } from '../shapes/approval-chain.ts';
import { countField, flagField, textField, workingModel } from '../shapes/working-fields.ts';
import { committee, township } from './village-posts.ts';

const methods = stated('tenActions2024', '推广积分制、清单制、数字化、接诉');
const atOnce = stated('tenActions2024', '接诉即办', 'D176');
const registered = assumed('诉求登记、转办、回访后办结', 'A call is registered, assigned, and asked about afterwards');

export const pointsAndInstantResponse = approvalChain({
  id: 'points-and-instant-response',
  field: 'village',
  kind: 'mediation',
  tier: 2,
  title: { zh: '积分制、清单制、接诉即办', en: 'Points, lists and instant response' },
  basis: [methods],
  subject: { kind: 'household', uniqueness: 'none' },
  filing: {
    key: 'receive',
    level: 'village',
    by: [{ role: 'villageCommittee', level: 'village' }],
    selfFiling: true,
    form: [{ field: 'caller' }, { field: 'phone', required: false }, { field: 'matter' }],
  },
  fields: [
    textField('caller', '诉求人', 'Caller', [workingModel], 50),
    {
      ...textField('phone', '联系电话', 'Phone', [workingModel], 20),
      format: 'phone',
      sensitive: 'phone',
      readableBy: ['villageCommittee', 'townshipGovernment', 'responsiblePerson'],
    },
    textField('matter', '诉求事项', 'Matter', [methods]),
    textField('responsible', '责任人', 'Responsible person', [workingModel], 50),
    textField('result', '办理结果', 'Result', [stated('tenActions2024', '接诉即办')]),
    flagField('satisfied', '诉求人满意', 'The caller is satisfied', [registered]),
    countField('points', '积分', 'Points', [methods]),
  ],
  steps: [
    {
      do: 'work',
      key: 'assign',
      title: { zh: '转办', en: 'Assigned by list' },
      basis: [registered],
      by: township,
      limit: 1,
      form: [{ field: 'responsible' }],
      done: { zh: '已转办', en: 'Assigned' },
    },
    {
      do: 'work',
      key: 'handle',
      title: { zh: '即办', en: 'Handled at once' },
      basis: [stated('tenActions2024', '接诉即办')],
      by: { by: 'role', role: 'responsiblePerson', level: 'township' },
      limit: { value: null, unit: 'day', basis: [atOnce], otherwise: 3 },
      form: [{ field: 'result' }],
      done: { zh: '已办理', en: 'Handled' },
      others: [
        {
          key: 'escalate',
          title: { zh: '无法办理，重新转办', en: 'Can’t be handled here' },
          kind: 'return',
          to: 'assign',
          basis: [registered],
        },
      ],
    },
    {
      do: 'work',
      key: 'revisit',
      title: { zh: '回访', en: 'The caller is asked' },
      basis: [registered],
      by: township,
      limit: 5,
      form: [{ field: 'satisfied' }],
      done: { zh: '回访完成', en: 'Asked' },
      rules: [
        {
          when: 'satisfied = true',
          otherwise: { zh: '诉求人不满意的，应重新办理', en: 'Who is not satisfied gets it handled again' },
          basis: [registered],
        },
      ],
      others: [
        {
          key: 'notSolved',
          title: { zh: '未解决，重新办理', en: 'Not solved' },
          kind: 'return',
          to: 'handle',
          basis: [registered],
        },
      ],
    },
    {
      do: 'work',
      key: 'points',
      title: { zh: '积分', en: 'Points' },
      basis: [methods],
      by: committee,
      limit: 5,
      form: [{ field: 'points', required: false }],
      done: { zh: '已记分', en: 'Recorded' },
    },
  ],
  granted: { title: { zh: '已答复', en: 'Answered' }, basis: [stated('tenActions2024', '接诉即办')] },
});
