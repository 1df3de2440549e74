// 村干部队伍建设（领头雁）: every township selects a reserve, trains and supervises.
import { assumed, stated } from '../basis.ts';
import { periodicReport, type Report } from '../shapes/periodic-report.ts';
import { countField, textField } from '../shapes/working-fields.ts';

const geese = stated('tenActions2024', '深化农村领头雁培养工程');
const mechanism = stated('tenActions2024', '健全选育管用机制');
const reserve = stated('tenActions2024', '强化村党组织带头人后备力量培育');
const supervised = stated('tenActions2024', '加强村干部管理监督');
const rhythm = assumed('文件未规定次数，默认按半年报送', 'The document gives no rhythm: half-yearly');

const halfYearly = (key: string, item: Report['item']): Report => ({
  key,
  title: item.title,
  basis: [mechanism, rhythm],
  opens: { every: 'halfYear', month: 6, day: 1 },
  due: { kind: 'endOfPeriod' },
  owedBy: { level: 'township', role: 'townshipParty' },
  item,
});

export const villageCadreDevelopment = periodicReport({
  id: 'village-cadre-development',
  field: 'village',
  kind: 'activitySchedule',
  tier: 3,
  title: { zh: '村干部队伍建设（领头雁）', en: 'Development of village cadres' },
  basis: [geese, mechanism],
  reports: [
    halfYearly('reserve', {
      key: 'select',
      title: { zh: '选拔', en: 'Selection' },
      basis: [reserve],
      fields: [
        countField('reserve', '后备力量人数', 'Reserve', [reserve]),
        textField('villages', '涉及的村', 'Villages'),
      ],
    }),
    halfYearly('training', {
      key: 'train',
      title: { zh: '培育', en: 'Training' },
      basis: [geese],
      fields: [countField('trained', '培训人次', 'People trained', [geese])],
    }),
    halfYearly('supervision', {
      key: 'supervise',
      title: { zh: '管理监督', en: 'Supervision' },
      basis: [supervised],
      fields: [textField('problems', '发现的问题及处理', 'Problems', [supervised])],
    }),
  ],
});
