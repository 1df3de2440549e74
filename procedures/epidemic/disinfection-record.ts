// 环境消杀记录: institutions record what was cleaned; airing at set times runs once the county says how often.
import { assumed, stated } from '../basis.ts';
import { periodicReport } from '../shapes/periodic-report.ts';
import { countField, flagField, textField, workingModel } from '../shapes/working-fields.ts';

const cleaned = stated('fivePlans', '做好清潔消殺記錄');
const aired = stated('fivePlans', '要定時開窗通風', 'D424');
const daily = {
  opens: { every: 'day' },
  due: { kind: 'endOfPeriod' },
  owedBy: { level: 'township', bodies: ['training-institution'], role: 'trainingInstitution' },
  warnings: [],
} as const;

export const disinfectionRecord = periodicReport({
  id: 'disinfection-record',
  field: 'epidemic',
  tier: 3,
  title: { zh: '环境消杀记录', en: 'Disinfection record' },
  basis: [cleaned],
  parameters: [
    {
      key: 'airingsPerDay',
      title: { zh: '每日开窗通风次数', en: 'Airings a day' },
      type: 'integer',
      value: null,
      basis: [aired],
    },
  ],
  reports: [
    {
      ...daily,
      key: 'clean',
      title: { zh: '清洁消毒', en: 'Cleaning' },
      basis: [cleaned, assumed('文件未规定次数，默认每日一次', 'The document does not say how often: daily')],
      item: {
        key: 'record',
        title: { zh: '清洁消杀记录', en: 'Record of disinfection' },
        basis: [cleaned],
        fields: [
          textField('places', '消杀部位', 'Places', [stated('fivePlans', '教玩具、圖書等進行全面清潔消毒')], 500),
          textField('substance', '消杀用品', 'Substance', [workingModel], 100),
          textField('doneBy', '消杀人员', 'Done by', [workingModel], 50),
        ],
      },
    },
    {
      ...daily,
      key: 'airing',
      title: { zh: '开窗通风', en: 'Airing' },
      basis: [stated('fivePlans', '要定時開窗通風')],
      item: {
        key: 'air',
        title: { zh: '开窗通风', en: 'Airing' },
        basis: [stated('fivePlans', '要定時開窗通風')],
        nothingToReport: false,
        atLeast: { parameter: 'airingsPerDay' },
        fields: [
          countField('minutes', '通风分钟数', 'Minutes'),
          flagField('keyRooms', '教室、卫生间已通风', 'Rooms aired'),
        ],
      },
    },
  ],
});
