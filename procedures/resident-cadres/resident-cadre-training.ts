// 驻村干部业务专题培训: a county-wide class, spot tests and discussions. How often is not said: the tests wait for the
// county's day, the others stand on yearly defaults.
import { assumed, stated } from '../basis.ts';
import { visitSchedule } from '../shapes/visits.ts';
import { countField, textField } from '../shapes/working-fields.ts';

const training = stated('tenActions2024', '举办全县驻村干部业务专题培训班');
const tests = stated('tenActions2024', '通过定期抽查抽考', 'D140');
const talks = stated('tenActions2024', '通过定期抽查抽考、座谈交流');
const yearly = assumed('文件未规定次数，按每年一次', 'The document gives no number; once a year');

const owedBy = { level: 'county', role: 'countyAuthority' } as const;
const due = { kind: 'endOfPeriod' } as const;

export const residentCadreTraining = visitSchedule({
  id: 'resident-cadre-training',
  field: 'resident-cadres',
  tier: 3,
  title: { zh: '驻村干部业务专题培训', en: 'Training of resident cadres' },
  basis: [training],
  parameters: [
    {
      key: 'testDay',
      title: {
        zh: '抽查抽考启动日（每季度第一个月的第几日）',
        en: 'Day of the spot test in the first month of a quarter',
      },
      type: 'integer',
      value: null,
      basis: [tests],
    },
  ],
  visits: [
    {
      key: 'yearlyClass',
      title: { zh: '年度培训班', en: 'Yearly class' },
      basis: [training, yearly],
      opens: { every: 'year', month: 3, day: 1 },
      due,
      owedBy,
      item: {
        key: 'train',
        title: { zh: '专题培训班', en: 'Class' },
        basis: [training],
        fields: [countField('trained', '参训人数', 'People trained', undefined, { min: 1 })],
      },
    },
    {
      key: 'spotTests',
      title: { zh: '定期抽查抽考', en: 'Spot tests' },
      basis: [tests],
      opens: { every: 'quarter', month: 1, day: { parameter: 'testDay' } },
      due,
      owedBy,
      item: {
        key: 'test',
        title: { zh: '抽查抽考', en: 'Spot test' },
        basis: [tests],
        rules: [
          {
            when: 'passed <= tested',
            otherwise: { zh: '合格人数不得多于参考人数', en: 'More passed than were tested' },
            basis: [yearly],
          },
        ],
        fields: [
          countField('tested', '参考人数', 'People tested', undefined, { min: 1 }),
          countField('passed', '合格人数', 'People who passed'),
          textField('failed', '不合格人员', 'Who failed'),
        ],
        optional: ['failed'],
      },
    },
    {
      key: 'yearlyTalk',
      title: { zh: '座谈交流', en: 'Discussion' },
      basis: [talks, yearly],
      opens: { every: 'year', month: 6, day: 1 },
      due,
      owedBy,
      item: { key: 'discuss', title: { zh: '座谈交流', en: 'Discussion' }, basis: [talks] },
    },
  ],
});
