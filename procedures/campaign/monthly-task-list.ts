// 牵头部门每月任务清单: the lead department lists the month's tasks; the departments work the list down.
import { assumed, stated } from '../basis.ts';
import { periodicReport } from '../shapes/periodic-report.ts';
import { countField, dateField, textField } from '../shapes/working-fields.ts';

const monthly = stated('tenActions2024', '每月列出任务清单', 'D185');
const improving = assumed('部门对照清单逐项落实，月末报送', 'The departments work it down and report at month’s end');

export const monthlyTaskList = periodicReport({
  id: 'monthly-task-list',
  field: 'campaign',
  tier: 2,
  title: { zh: '牵头部门每月任务清单', en: 'Monthly task list of lead departments' },
  basis: [monthly],
  reports: [
    {
      key: 'taskList',
      title: { zh: '每月任务清单', en: 'Task list of the month' },
      basis: [monthly, assumed('清单在每月5日前列出', 'The list is out by the 5th')],
      opens: { every: 'month', day: 1 },
      due: { kind: 'dayOfMonth', day: 5 },
      owedBy: { level: 'county', bodies: ['lead-department'], role: 'leadDepartment' },
      item: {
        key: 'list',
        title: { zh: '列出清单', en: 'List the tasks' },
        basis: [monthly],
        fields: [
          {
            key: 'tasks',
            type: 'table',
            label: { zh: '任务清单', en: 'Task list' },
            basis: [monthly],
            columns: [
              textField('task', '任务', 'Task'),
              textField('unit', '责任单位', 'Unit', undefined, 100),
              dateField('by', '完成时限', 'By', undefined, true),
            ],
          },
        ],
      },
    },
    {
      key: 'progressOfTasks',
      title: { zh: '任务落实情况', en: 'Progress of the tasks' },
      basis: [improving],
      opens: { every: 'month', day: 20 },
      due: { kind: 'endOfPeriod' },
      owedBy: {
        level: 'county',
        bodies: ['education', 'health', 'medical-insurance', 'housing', 'water', 'hr'],
        role: 'sectorDepartment',
      },
      item: {
        key: 'improve',
        title: { zh: '对标提升', en: 'Work the list down' },
        basis: [improving],
        fields: [
          countField('done', '已完成任务数', 'Tasks done'),
          countField('overdue', '逾期任务数', 'Tasks late'),
          textField('explanation', '逾期原因及措施', 'Why late, and what follows'),
        ],
        optional: ['explanation'],
        rules: [
          {
            when: 'overdue = 0 or explanation != null',
            otherwise: { zh: '有逾期任务的，须说明原因', en: 'Late tasks need their reason' },
            basis: [improving],
          },
        ],
      },
    },
  ],
});
