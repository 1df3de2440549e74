// 消费扶贫与产销对接: villages collect what there is to sell, supporting units match it with demand and sell it.
import { assumed, stated } from '../basis.ts';
import { targetTracker } from '../shapes/target-tracker.ts';
import { choiceField, countField, fenField, textField, tableField } from '../shapes/working-fields.ts';

const action = stated('township2020', '扎实开展消费扶贫行动');
const collecting = stated('township2020', '扎实开展贫困村、贫困户农产品信息收集');
const matching = stated('township2020', '生产资料和社会需求、政府采购等信息对接');
const selling = stated('township2020', '拓展农产品销售渠道');
const monthly = assumed('文件未规定频次，默认每月', 'The document gives no interval; each month by default');
const supportUnits = { level: 'county', bodies: ['support-unit'], role: 'supportUnit' } as const;

export const consumptionAssistance = targetTracker({
  id: 'consumption-assistance',
  field: 'credit-industry',
  tier: 3,
  title: { zh: '消费扶贫与产销对接', en: 'Consumption assistance and sales matching' },
  basis: [action, collecting],
  activities: [
    {
      key: 'productList',
      title: { zh: '农产品信息', en: 'Products' },
      basis: [collecting, monthly],
      opens: { every: 'month', day: 1 },
      due: { kind: 'dayOfMonth', day: 10 },
      owedBy: { level: 'village', role: 'villageTwoCommittees' },
      item: {
        key: 'collectProducts',
        title: { zh: '收集农产品信息', en: 'Collecting products' },
        basis: [collecting],
        fields: [
          tableField(
            'products',
            '农产品信息',
            'Products',
            [
              textField('product', '产品', 'Product', [collecting], 100),
              textField('household', '农户', 'Household', undefined, 50),
              countField('quantityKg', '数量', 'Quantity', undefined, { unit: { zh: '公斤', en: 'kg' } }),
            ],
            [collecting],
          ),
        ],
      },
    },
    {
      key: 'demand',
      title: { zh: '产销对接', en: 'Matching' },
      basis: [matching, monthly],
      opens: { every: 'month', day: 11 },
      due: { kind: 'dayOfMonth', day: 20 },
      owedBy: supportUnits,
      item: {
        key: 'match',
        title: { zh: '对接需求', en: 'Demand that is matched' },
        basis: [matching],
        fields: [
          tableField(
            'matches',
            '对接需求',
            'Demand that is matched',
            [
              textField('product', '产品', 'Product', undefined, 100),
              textField('buyer', '采购方', 'Buyer', [matching], 200),
            ],
            [matching],
          ),
        ],
      },
    },
    {
      key: 'sales',
      title: { zh: '销售', en: 'Sales' },
      basis: [selling, monthly],
      opens: { every: 'month', day: 21 },
      due: { kind: 'endOfPeriod' },
      owedBy: supportUnits,
      item: {
        key: 'sell',
        title: { zh: '销售情况', en: 'What was sold' },
        basis: [selling],
        fields: [
          tableField(
            'sales',
            '销售情况',
            'What was sold',
            [
              textField('product', '产品', 'Product', undefined, 100),
              choiceField(
                'channel',
                '销售渠道',
                'Channel',
                [
                  ['counter', '消费扶贫专柜', 'Shop counter'],
                  ['online', '电商', 'E-commerce'],
                  ['direct', '直供直销', 'Direct delivery'],
                ],
                [action],
              ),
              fenField('soldFen', '销售额', 'Amount sold'),
            ],
            [selling],
          ),
        ],
      },
    },
  ],
});
