// 防返贫政策业务培训和宣传: staff and cadres are trained, a leaflet is written, and explained to every household.
import { assumed, stated } from '../basis.ts';
import { periodicReport, type Report } from '../shapes/periodic-report.ts';
import { countField, dateField, fileField, textField } from '../shapes/working-fields.ts';

const trained = stated('tenActions2024', '开展政策业务培训');
const leaflet = stated('tenActions2024', '制定防止返贫监测对象申报和帮扶政策');
const explained = stated('tenActions2024', '逐户做好宣传讲解');
const everyYear = assumed('文件未定日期，默认每年上半年完成', 'No dates are given: in the first half of each year');
const bureau = { level: 'county', bodies: ['revitalisation'], role: 'countyRevitalisationBureau' } as const;

const yearly = (
  key: string,
  zh: string,
  en: string,
  by: number,
  rest: Pick<Report, 'basis' | 'owedBy' | 'item'>,
): Report => ({
  key,
  title: { zh, en },
  opens: { every: 'year', month: 3, day: 1 },
  due: { kind: 'monthDay', month: by, day: 30 },
  ...rest,
  basis: [...rest.basis, everyYear],
});

export const monitoringPolicyTraining = periodicReport({
  id: 'monitoring-policy-training',
  field: 'monitoring',
  kind: 'activitySchedule',
  tier: 3,
  title: { zh: '防返贫政策业务培训和宣传', en: 'Training and leaflets on monitoring' },
  basis: [trained, leaflet],
  reports: [
    yearly('training', '政策业务培训', 'Training', 4, {
      basis: [trained],
      owedBy: bureau,
      item: {
        key: 'train',
        title: { zh: '开展政策业务培训', en: 'A training is held' },
        basis: [trained],
        nothingToReport: false,
        fields: [
          dateField('heldOn', '培训日期', 'Held on'),
          textField('audience', '培训对象', 'Who was trained', [trained]),
          countField('people', '参训人数', 'People trained'),
          fileField('list', '培训签到表', 'List of those present'),
        ],
        optional: ['list'],
      },
    }),
    yearly('leaflet', '明白纸', 'The leaflet', 4, {
      basis: [leaflet],
      owedBy: bureau,
      item: {
        key: 'makeLeaflet',
        title: { zh: '制定明白纸', en: 'The leaflet is written' },
        basis: [leaflet],
        nothingToReport: false,
        fields: [
          textField('version', '明白纸版本', 'Version', [leaflet], 50),
          fileField('leafletFile', '明白纸', 'Leaflet', [leaflet]),
        ],
      },
    }),
    yearly('explanation', '逐户宣传讲解', 'Explained to every household', 6, {
      basis: [explained],
      owedBy: { level: 'village', role: 'residentCadre' },
      item: {
        key: 'explain',
        title: { zh: '逐户宣传讲解', en: 'Explained' },
        basis: [explained],
        nothingToReport: false,
        fields: [
          countField('monitoredInformed', '知晓帮扶政策的监测户', 'Monitored households that know the policy', [
            explained,
          ]),
          countField('householdsInformed', '知晓申报政策的农户', 'Households that know how to declare', [explained]),
          countField('households', '全村农户数', 'Households of the village'),
        ],
        rules: [
          {
            when: 'householdsInformed = households',
            otherwise: { zh: '须逐户讲解，不漏一户', en: 'Every household is told' },
            basis: [explained],
          },
        ],
      },
    }),
  ],
});
