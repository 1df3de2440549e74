// 社会扶贫网对接与捐赠: a need is posted for a household, a donor takes it, the township delivers and confirms.
import { assumed, implied, stated } from '../basis.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { choiceField, dateField, fenField, fileField, textField } from '../shapes/working-fields.ts';

const platform = stated('township2020', '持续推进中国社会扶贫网');
const donated = stated('township2020', '爱心人士发起捐赠活动');
const posted = implied('township2020', '持续推进中国社会扶贫网');
const confirmed = assumed('由镇（街道）交付并确认', 'The township delivers and confirms');
const nobodyTook = assumed('无人认捐的可以结束，另行安排帮扶', 'Where nobody takes it, it ends; other help is sought');

export const socialDonationMatching = projectPipeline({
  id: 'social-donation-matching',
  field: 'social-help',
  kind: 'caseLedger',
  tier: 2,
  title: { zh: '社会扶贫网对接与捐赠', en: 'Donation matching on the social platform' },
  basis: [platform, donated],
  subject: { kind: 'household', uniqueness: 'none' },
  filing: {
    key: 'postNeed',
    level: 'village',
    by: [{ role: 'assistanceCadre', level: 'village' }],
    selfFiling: true,
    form: [
      { field: 'householdHead' },
      { field: 'phone', required: false },
      { field: 'needKind' },
      { field: 'need' },
      { field: 'needFen', required: false },
    ],
  },
  fields: [
    textField('householdHead', '户主姓名', 'Head of household', undefined, 50),
    {
      ...textField('phone', '联系电话', 'Phone', undefined, 20),
      format: 'phone',
      sensitive: 'phone',
      readableBy: ['assistanceCadre', 'townshipGovernment'],
    },
    choiceField('needKind', '需求类别', 'Kind of need', [
      ['money', '资金', 'Money'],
      ['goods', '物资', 'Goods'],
      ['service', '服务', 'Service'],
    ]),
    textField('need', '需求说明', 'The need', [posted]),
    fenField('needFen', '需求金额', 'Amount needed'),
    textField('donorName', '爱心人士（单位）', 'Donor', [donated], 100),
    fenField('donatedFen', '捐赠金额（折价）', 'Donated', [donated]),
    dateField('deliveredOn', '交付日期', 'Delivered on'),
    fileField('proof', '交付凭证', 'Proof'),
  ],
  steps: [
    {
      do: 'work',
      key: 'match',
      title: { zh: '认捐对接', en: 'Matching' },
      basis: [donated],
      by: { by: 'role', role: 'donor', level: 'county', body: 'donor' },
      days: 40,
      form: [
        { field: 'donorName', required: false },
        { field: 'donatedFen', required: false },
      ],
      done: { zh: '已认捐', en: 'Taken' },
      rules: [
        {
          when: 'donorName != null',
          otherwise: { zh: '须写明认捐人', en: 'The donor is missing' },
          basis: [donated],
        },
      ],
      others: [
        { key: 'unmatched', title: { zh: '无人认捐', en: 'Nobody takes it' }, kind: 'complete', to: 'unmatched' },
      ],
    },
    {
      do: 'work',
      key: 'deliver',
      title: { zh: '交付反馈', en: 'Delivery' },
      basis: [confirmed],
      by: { by: 'role', role: 'townshipGovernment', level: 'township' },
      days: 20,
      form: [{ field: 'deliveredOn' }, { field: 'proof' }],
      done: { zh: '已交付', en: 'Delivered' },
    },
  ],
  completed: { title: { zh: '已交付', en: 'Delivered' }, basis: [confirmed] },
  ends: [
    {
      kind: 'end',
      key: 'unmatched',
      title: { zh: '未对接', en: 'Unmatched' },
      basis: [nobodyTook],
      outcome: 'notEstablished',
    },
  ],
  withdrawableUntil: ['deliver'],
});
