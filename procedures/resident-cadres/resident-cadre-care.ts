// 驻村干部关爱制度: a case is one entitlement of one cadre, which the dispatching unit provides with proof.
import { assumed, stated } from '../basis.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { choiceField, dateField, fenField, fileField, textField } from '../shapes/working-fields.ts';

const entitlements = stated('tenActions2024', '年休假、生活补助、人身意外伤害保险');
const inTime = stated('township2020', '及时帮助解决实际困难', 'D468');

export const residentCadreCare = projectPipeline({
  id: 'resident-cadre-care',
  field: 'resident-cadres',
  kind: 'payout',
  tier: 3,
  title: { zh: '驻村干部关爱制度', en: 'Care entitlements of resident cadres' },
  basis: [entitlements],
  subject: { kind: 'person', uniqueness: 'none' },
  filing: {
    level: 'village',
    by: [
      { role: 'residentCadre', level: 'village' },
      { role: 'dispatchingUnit', level: 'county', body: 'dispatching-unit' },
    ],
    selfFiling: true,
    form: [{ field: 'cadreName' }, { field: 'entitlement' }, { field: 'difficulty', required: false }],
  },
  fields: [
    textField('cadreName', '驻村干部', 'Resident cadre', undefined, 50),
    choiceField(
      'entitlement',
      '关爱事项',
      'Entitlement',
      [
        ['leave', '年休假', 'Yearly leave'],
        ['livingAllowance', '生活补助', 'Living allowance'],
        ['accidentInsurance', '人身意外伤害保险', 'Accident insurance'],
        ['transportAllowance', '交通补助', 'Transport allowance'],
        ['healthCheck', '健康体检', 'Health check'],
        ['difficulty', '其他实际困难', 'Another difficulty'],
      ],
      [entitlements],
    ),
    textField('difficulty', '实际困难', 'The difficulty', [inTime]),
    dateField('providedOn', '落实日期', 'Provided on'),
    fenField('amountFen', '金额', 'Amount'),
    fileField('proof', '落实凭证', 'Proof'),
  ],
  steps: [
    {
      do: 'work',
      key: 'provide',
      title: { zh: '落实关爱', en: 'Providing it' },
      basis: [entitlements, assumed('由派出单位落实', 'The dispatching unit provides it')],
      by: { by: 'role', role: 'dispatchingUnit', level: 'county', body: 'dispatching-unit' },
      days: { value: null, unit: 'day', basis: [inTime] },
      form: [{ field: 'providedOn' }, { field: 'amountFen', required: false }, { field: 'proof' }],
      done: { zh: '已落实', en: 'Provided' },
      rules: [
        {
          when: '(entitlement != "livingAllowance" and entitlement != "transportAllowance") or amountFen > 0',
          otherwise: { zh: '补助事项须填写金额', en: 'An allowance has an amount' },
          basis: [entitlements],
        },
      ],
    },
  ],
  completed: { title: { zh: '已落实', en: 'Provided' }, basis: [entitlements] },
  withdrawableUntil: [],
});
