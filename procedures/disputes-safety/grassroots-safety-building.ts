// 基层基础与防控体系建设: staff of the governance office and the village committees, their working rules, and the places
// that the police station covers.
import { stated } from '../basis.ts';
import { periodicReport } from '../shapes/periodic-report.ts';
import { countField, flagField, textField } from '../shapes/working-fields.ts';

const staffed = stated('fivePlans', '配齊人員落實待遇');
const ruled = stated('fivePlans', '建立健全工作制度');
const covered = stated('fivePlans', '減少防范空隙');
const yearly = { every: 'year', month: 1, day: 10 } as const;
const inTwoMonths = { kind: 'period', amount: 60, unit: 'day' } as const;

export const grassrootsSafetyBuilding = periodicReport({
  id: 'grassroots-safety-building',
  field: 'disputes-safety',
  kind: 'projectPipeline',
  tier: 3,
  title: { zh: '基层基础与防控体系建设', en: 'Staffing of security bodies and prevention network' },
  basis: [staffed, covered],
  reports: [
    {
      key: 'staffing',
      title: { zh: '人员配备', en: 'Staff' },
      basis: [staffed],
      opens: yearly,
      due: inTwoMonths,
      owedBy: { level: 'township', role: 'townshipParty' },
      item: {
        key: 'staff',
        title: { zh: '配备人员', en: 'Staffing of one body' },
        basis: [staffed],
        nothingToReport: false,
        fields: [
          textField('body', '机构（综治办、治保会、调委会）', 'Body', [staffed], 100),
          countField('posts', '应配人数', 'Posts', [staffed]),
          countField('filled', '已配人数', 'Filled', [staffed]),
          flagField('paid', '待遇已落实', 'Paid as due', [staffed]),
        ],
      },
    },
    {
      key: 'workingRules',
      title: { zh: '工作制度', en: 'Working rules' },
      basis: [ruled],
      opens: yearly,
      due: inTwoMonths,
      owedBy: { level: 'township', bodies: ['governance-office'], role: 'townshipGovernanceOffice' },
      item: {
        key: 'rules',
        title: { zh: '建立制度', en: 'Rules issued' },
        basis: [ruled],
        nothingToReport: false,
        fields: [textField('rule', '制度名称', 'Rule', [ruled], 200), textField('duties', '职责', 'Duties', [ruled])],
      },
    },
    {
      key: 'prevention',
      title: { zh: '防控体系', en: 'Prevention network' },
      basis: [covered],
      opens: { every: 'halfYear', month: 1, day: 10 },
      due: inTwoMonths,
      owedBy: { level: 'township', bodies: ['police-station'], role: 'policeStation' },
      item: {
        key: 'cover',
        title: { zh: '防控布点', en: 'Places covered' },
        basis: [covered],
        nothingToReport: false,
        fields: [
          flagField('offices', '办公区域', 'Offices', [covered]),
          flagField('markets', '集镇', 'Markets', [covered]),
          flagField('roads', '交通要道', 'Main roads', [covered]),
          flagField('schools', '学校', 'Schools', [covered]),
          flagField('enterprises', '企事业单位', 'Enterprises', [covered]),
          textField('gaps', '防范空隙', 'Gaps', [covered]),
        ],
        optional: ['gaps'],
      },
    },
  ],
});
