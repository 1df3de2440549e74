// 层层签订责任状: the township divides the tasks, the village signs, and at the year's end who did not fulfil them is held
// responsible.
import { assumed, stated } from '../basis.ts';
import { endStage } from '../shapes/human-steps.ts';
import { mediation } from '../shapes/mediation.ts';
import { dateField, fileField, textField } from '../shapes/working-fields.ts';

const letters = stated('fivePlans', '層層簽訂責任狀');
const divided = stated('fivePlans', '細化分解目標任務');
const held = stated('fivePlans', '嚴格實行責任追究制度');
const atYearEnd = assumed('年末检查责任状履行情况', 'Whether it was fulfilled is looked at when the year ends');

export const responsibilityLetterSigning = mediation({
  id: 'responsibility-letter-signing',
  field: 'disputes-safety',
  kind: 'approvalChain',
  tier: 3,
  title: { zh: '层层签订责任状', en: 'Signing of responsibility letters' },
  basis: [letters],
  subject: { kind: 'village', uniqueness: 'oneOpenPerYear' },
  filing: {
    key: 'split',
    level: 'village',
    by: [{ role: 'townshipGovernment', level: 'township' }],
    form: [{ field: 'tasks' }, { field: 'draft', required: false }],
  },
  fields: [
    textField('tasks', '分解任务', 'Tasks', [divided]),
    fileField('draft', '责任状文本', 'Text of the letter', [letters]),
    textField('signer', '签订人', 'Signer', [letters], 50),
    dateField('signedOn', '签订日期', 'Signed on', [letters]),
    fileField('letter', '责任状', 'Signed letter', [letters]),
    textField('fulfilment', '履行情况', 'Fulfilment', [held]),
  ],
  levels: [
    {
      key: 'sign',
      title: { zh: '签订责任状', en: 'Signing' },
      basis: [letters],
      by: { by: 'role', role: 'villageParty', level: 'village' },
      form: [{ field: 'signer' }, { field: 'signedOn' }, { field: 'letter', required: false }],
      days: 10,
      settled: { zh: '已签订', en: 'Signed' },
      notSettled: { zh: '对任务有异议', en: 'The tasks are disputed' },
    },
  ],
  beyond: 'revise',
  afterwards: 'yearRuns',
  stages: [
    {
      kind: 'work',
      key: 'revise',
      title: { zh: '调整任务', en: 'Revision of the tasks' },
      basis: [divided],
      assignee: { by: 'role', role: 'townshipGovernment', level: 'township' },
      form: [{ field: 'tasks' }],
      outcomes: [{ key: 'revised', title: { zh: '已调整', en: 'Revised' }, kind: 'complete', to: 'sign' }],
    },
    {
      kind: 'wait',
      key: 'yearRuns',
      title: { zh: '履行责任状', en: 'The year of the letter' },
      basis: [atYearEnd],
      until: { kind: 'limit', limit: { kind: 'date', month: 12, day: 20 } },
      to: 'hold',
    },
    {
      kind: 'decision',
      key: 'hold',
      title: { zh: '责任追究', en: 'Holding responsible' },
      basis: [held],
      assignee: { by: 'role', role: 'townshipParty', level: 'township' },
      form: [{ field: 'fulfilment' }],
      outcomes: [
        { key: 'fulfilled', title: { zh: '已履行', en: 'Fulfilled' }, kind: 'approve', to: 'settled' },
        { key: 'held', title: { zh: '未履行，追究责任', en: 'Not fulfilled' }, kind: 'reject', to: 'heldResponsible' },
      ],
    },
    endStage('settled', { zh: '责任状已履行', en: 'Fulfilled' }, [letters], 'completed'),
    endStage('heldResponsible', { zh: '已追究责任', en: 'Held responsible' }, [held], 'notEstablished'),
  ],
  ownLimits: [
    { key: 'revise', title: { zh: '调整任务', en: 'Revision' }, days: 5 },
    { key: 'hold', title: { zh: '责任追究', en: 'Holding responsible' }, days: 10 },
  ],
});
