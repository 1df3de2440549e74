// 应急预案与演练: every township revises its plan and drills; an event activates the plan at once.
import { assumed, stated } from '../basis.ts';
import { emergency } from '../shapes/emergency-clock.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { choiceField, textField } from '../shapes/working-fields.ts';

const plan = stated('spring2022', '本专责小组应急工作预案再完善');
const content = stated('spring2022', '明确具体措施、工作流程、具体人员');
const drills = stated('spring2022', '加强应急演练');
const abilities = stated('spring2022', '快速反应能力、核酸筛查能力');
const firstMoment = stated('spring2022', '第一时间有效处置', 'D017');
const rhythm = assumed(
  '文件未规定次数，默认每年完善、每半年演练一次',
  'The document gives no rhythm: yearly, half-yearly',
);
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const headquarters = { by: 'role', role: 'epidemicHeadquarters', level: 'county' } as const;
const owedBy = { level: 'township', role: 'townshipGovernment' } as const;

export const epidemicEmergencyPlanAndDrill = emergency({
  id: 'epidemic-emergency-plan-and-drill',
  field: 'epidemic',
  tier: 2,
  title: { zh: '应急预案再完善与演练', en: 'Emergency plan and drill' },
  basis: [plan, drills, stated('spring2022', '第一时间有效处置')],
  subject: { kind: 'organisation', uniqueness: 'oneOpen' },
  filing: {
    key: 'activate',
    level: 'township',
    by: [{ role: 'epidemicHeadquarters', level: 'county' }],
    form: [{ field: 'event' }],
  },
  fields: [
    textField('event', '疫情事件', 'Event', [stated('spring2022', '确保发生疫情能够')]),
    textField('response', '处置情况', 'What was done', [stated('spring2022', '第一时间有效处置')]),
    textField('lessons', '预案需完善之处', 'What the plan lacks', [plan]),
  ],
  superior: { role: 'epidemicHeadquarters', level: 'county' },
  tracks: [
    {
      key: 'response',
      title: { zh: '启动预案', en: 'The plan runs' },
      steps: [
        {
          key: 'respond',
          title: { zh: '按预案处置', en: 'Handled by the plan' },
          basis: [stated('spring2022', '第一时间有效处置')],
          by: township,
          hours: { value: null, basis: [firstMoment], otherwise: 2 },
          form: [{ field: 'response' }],
          done: { zh: '已处置', en: 'Handled' },
        },
        {
          key: 'standDown',
          title: { zh: '终止响应', en: 'Stand down' },
          basis: [assumed('由指挥部终止响应', 'The headquarters ends it')],
          by: headquarters,
          hours: 72,
          from: 'reached',
          form: [{ field: 'lessons', required: false }],
          done: { zh: '响应终止', en: 'Ended' },
          others: [
            {
              key: 'goOn',
              title: { zh: '处置不到位，继续', en: 'Not enough: go on' },
              kind: 'return',
              to: 'respond',
              basis: [assumed('处置不到位的继续处置', 'What is not enough goes on')],
            },
          ],
        },
      ],
    },
  ],
  completed: { title: { zh: '有效处置', en: 'Handled' }, basis: [stated('spring2022', '第一时间有效处置')] },
  duties: [
    reportDuty({
      key: 'planRevision',
      title: { zh: '完善预案', en: 'Revision of the plan' },
      basis: [plan, rhythm],
      opens: { every: 'year', month: 1, day: 5 },
      due: { kind: 'period', amount: 20, unit: 'workingDay' },
      owedBy,
      item: {
        key: 'revise',
        title: { zh: '完善预案', en: 'Revised plan' },
        basis: [content],
        nothingToReport: false,
        fields: [
          textField('measures', '具体措施', 'Measures', [content]),
          textField('flow', '工作流程', 'Flow of work', [content]),
          textField('people', '具体人员', 'People', [content]),
          textField('tasks', '具体任务', 'Tasks', [stated('spring2022', '具体人员、具体任务')]),
        ],
      },
    }),
    reportDuty({
      key: 'drills',
      title: { zh: '应急演练', en: 'Drills' },
      basis: [drills, rhythm],
      opens: { every: 'halfYear', month: 1, day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy,
      item: {
        key: 'drill',
        title: { zh: '演练', en: 'Drill' },
        basis: [drills],
        nothingToReport: false,
        fields: [
          choiceField(
            'ability',
            '演练的能力',
            'Ability drilled',
            [
              ['response', '快速反应', 'Fast response'],
              ['testing', '核酸筛查', 'Testing'],
              ['tracing', '流调溯源', 'Tracing'],
              ['supplies', '物资保障', 'Supplies'],
              ['isolation', '转运隔离', 'Transfer and isolation'],
              ['medical', '医疗救助', 'Medical help'],
            ],
            [abilities],
          ),
          textField('gaps', '发现的不足及改进', 'Gaps and what is done about them', [drills]),
        ],
      },
    }),
  ],
});
