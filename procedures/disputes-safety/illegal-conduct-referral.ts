// 查处违法乱纪: the village party organisation lists the conduct and chooses the way, the judicial office refers it, and
// what is decided comes back from outside.
import { assumed, implied, stated } from '../basis.ts';
import { endStage } from '../shapes/human-steps.ts';
import { mediation } from '../shapes/mediation.ts';
import { choiceField, dateField, fileField, textField } from '../shapes/working-fields.ts';

const handled = stated('eightOnes2022', '严肃依法依规查处一批');
const ways = stated('eightOnes2022', '行政复议、诉讼等司法力量');
const conduct = stated('eightOnes2022', '常年不尽赡养义务');
const comesFromOutside = assumed('结果由受理机关作出，登记办结', 'The organ decides; the result is recorded');

export const illegalConductReferral = mediation({
  id: 'illegal-conduct-referral',
  field: 'disputes-safety',
  tier: 2,
  title: { zh: '查处违法乱纪（衔接司法力量）', en: 'Referral of unlawful conduct' },
  basis: [handled],
  subject: { kind: 'village', uniqueness: 'none' },
  filing: {
    key: 'find',
    level: 'village',
    by: [{ role: 'villageParty', level: 'village' }],
    form: [
      { field: 'fact' },
      { field: 'conductKind', required: false },
      { field: 'person', required: false },
      { field: 'way', required: false },
    ],
  },
  fields: [
    textField('fact', '违法违纪事实', 'Unlawful conduct', [conduct]),
    choiceField(
      'conductKind',
      '类别',
      'Kind',
      [
        ['petition', '无理缠访', 'Unfounded petitioning'],
        ['support', '不尽赡养义务', 'No support of parents'],
        ['violence', '频繁家庭暴力', 'Frequent domestic violence'],
        ['other', '其他', 'Other'],
      ],
      [conduct],
    ),
    {
      key: 'person',
      type: 'text',
      label: { zh: '当事人', en: 'Person' },
      maxLength: 50,
      sensitive: 'other',
      readableBy: ['villageParty', 'judicialOffice', 'externalJustice'],
      basis: [handled],
    },
    choiceField(
      'way',
      '途径',
      'Way',
      [
        ['judicialMediation', '司法调解', 'Judicial mediation'],
        ['arbitration', '仲裁', 'Arbitration'],
        ['ruling', '行政裁决', 'Administrative ruling'],
        ['reconsideration', '行政复议', 'Administrative reconsideration'],
        ['litigation', '诉讼', 'Litigation'],
      ],
      [ways],
    ),
    dateField('referredOn', '移送日期', 'Referred on'),
    textField('organ', '受理机关', 'Organ', undefined, 100),
    textField('result', '处理结果', 'Result', [handled]),
    fileField('evidence', '佐证材料', 'Evidence'),
  ],
  prepare: [
    {
      key: 'chooseWay',
      title: { zh: '选择途径', en: 'Choice of the way' },
      basis: [ways],
      by: { by: 'role', role: 'villageParty', level: 'village' },
      form: [{ field: 'way' }, { field: 'conductKind' }],
      days: 5,
    },
  ],
  levels: [
    {
      key: 'refer',
      title: { zh: '移送', en: 'Referral' },
      basis: [implied('eightOnes2022', '行政复议、诉讼等司法力量')],
      by: { by: 'role', role: 'judicialOffice', level: 'township', body: 'judicial-office' },
      form: [{ field: 'organ' }, { field: 'referredOn' }],
      days: 10,
      settled: { zh: '已受理', en: 'Accepted by the organ' },
      notSettled: { zh: '不予受理，另选途径', en: 'Not accepted; another way' },
      others: [
        {
          key: 'noCase',
          title: { zh: '不构成违法违纪', en: 'Nothing unlawful' },
          kind: 'reject',
          to: 'notSettled',
          basis: [handled],
        },
      ],
    },
  ],
  beyond: 'chooseWay',
  afterwards: 'handle',
  stages: [
    {
      kind: 'wait',
      key: 'handle',
      title: { zh: '查处', en: 'Handling by the organ' },
      basis: [handled, comesFromOutside],
      until: {
        kind: 'event',
        assignee: { by: 'role', role: 'externalJustice', level: 'county', body: 'justice' },
        form: [{ field: 'result' }, { field: 'evidence', required: false }],
      },
      to: 'settled',
    },
    endStage('settled', { zh: '已依法处理', en: 'Handled by law' }, [handled], 'completed'),
    endStage('notSettled', { zh: '不构成违法违纪', en: 'Nothing unlawful' }, [handled], 'notEstablished'),
  ],
  ownLimits: [{ key: 'handle', title: { zh: '查处', en: 'Handling by the organ' }, days: 60 }],
});
