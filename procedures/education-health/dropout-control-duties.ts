// What schools owe for the control of drop-out: the watch at the start of each term, the report of every month, and the
// number that must be zero; and the county's list of who answers for what in the named mechanism.
import { assumed, stated } from '../basis.ts';
import { fixedDateLadder, oneDayBefore } from '../ladders.ts';
import { inspectionRound } from '../shapes/inspection.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { countField, dateField, textField, workingModel } from '../shapes/working-fields.ts';

const watch = stated('tenActions2024', '加强教育帮扶风险监测');
const monthly = stated('tenActions2024', '一生一案,落实一月一报', 'D058');
const zero = stated('tenActions2024', '学生零辍学', 'D059');
const mechanism = stated('tenActions2024', '“双线”“四联”“五包”“七长”', 'D056');

const school = { level: 'township', bodies: ['school'], role: 'school' } as const;

/** Each pupil who is suspected of having dropped out is one entry, and opens one case. */
export const monitorRisk = inspectionRound({
  key: 'monitorRisk',
  title: { zh: '风险监测', en: 'Watch of the cohort' },
  basis: [watch, assumed('每学期开学排查一次', 'Once at the start of each term')],
  opens: {
    every: 'date',
    dates: [
      { month: 3, day: 1 },
      { month: 9, day: 1 },
    ],
  },
  due: { kind: 'period', amount: 10, unit: 'workingDay' },
  owedBy: school,
  item: {
    key: 'pupilWatched',
    title: { zh: '排查情况', en: 'What the watch found' },
    basis: [watch],
    nothingToReport: true,
    fields: [
      textField('pupilName', '学生姓名', 'Pupil', [workingModel], 50),
      textField('grade', '年级班级', 'Grade and class', [workingModel], 50),
      dateField('suspectedOn', '疑似失（辍）学日期', 'Suspected since', [workingModel]),
    ],
    form: [{ field: 'pupilName' }, { field: 'grade' }, { field: 'suspectedOn' }],
    passed: { zh: '在校就读', en: 'In school' },
    failed: { zh: '疑似失（辍）学', en: 'Suspected drop-out' },
  },
  ledger: {
    procedure: 'dropout-control-case',
    subject: 'pupilName',
    hands: [
      { to: 'pupilName', from: 'pupilName' },
      { to: 'grade', from: 'grade' },
      { to: 'suspectedOn', from: 'suspectedOn' },
      { to: 'reasons', from: 'finding' },
    ],
    basis: [stated('tenActions2024', '针对疑似失(辍)学学生')],
  },
});

/** Neither day nor addressee is given: due on the last day of the month, read by the county. */
export const monthlyReport = reportDuty({
  key: 'monthlyReport',
  title: { zh: '控辍保学一月一报', en: 'Monthly report on every open case' },
  basis: [monthly],
  opens: { every: 'month', day: 1 },
  due: { kind: 'endOfPeriod' },
  owedBy: school,
  item: {
    key: 'openCases',
    title: { zh: '一生一案办理情况', en: 'State of the open cases' },
    basis: [monthly],
    fields: [
      countField('cohort', '义务教育阶段在籍学生数', 'Pupils of compulsory school age', [workingModel]),
      countField('openCaseCount', '在办一生一案数', 'Open cases', [monthly]),
      countField('returnedCount', '本月复学人数', 'Back in school this month', [monthly]),
      {
        key: 'cases',
        type: 'table',
        label: { zh: '一生一案', en: 'Case by case' },
        columns: [
          { key: 'pupil', type: 'text', label: { zh: '学生', en: 'Pupil' }, maxLength: 50 },
          { key: 'done', type: 'text', label: { zh: '本月劝返情况', en: 'Done this month' }, maxLength: 1000 },
        ],
        basis: [monthly],
      },
    ],
    optional: ['cases'],
    rules: [
      {
        when: 'openCaseCount = 0 or count(cases) = openCaseCount',
        otherwise: { zh: '须逐案报告', en: 'Every open case is reported' },
        basis: [monthly],
      },
    ],
  },
  check: {
    key: 'receiveReport',
    title: { zh: '县教育部门接收', en: 'Receipt by the county' },
    basis: [assumed('文件未写明接收单位，由县教育部门接收', 'No addressee is given; the county receives')],
    by: { role: 'countyEducationDept', level: 'county', body: 'education' },
  },
});

/** The seed gives four names with their numbers, not their content: the county says who they are, once a year. */
export const responsibilityMechanism = reportDuty({
  key: 'responsibilityMechanism',
  title: { zh: '“双线”“四联”“五包”“七长”责任清单', en: 'Who answers for what' },
  basis: [mechanism, assumed('每学年初公布责任清单', 'Told at the start of each school year')],
  opens: { every: 'year', month: 9, day: 1 },
  due: { kind: 'monthDay', month: 9, day: 30 },
  owedBy: { level: 'county', bodies: ['education'], role: 'countyEducationDept' },
  item: {
    key: 'responsibilityList',
    title: { zh: '责任清单', en: 'List of those responsible' },
    basis: [mechanism],
    nothingToReport: false,
    fields: [
      countField('lines', '“双线”责任数', 'Lines', [mechanism]),
      countField('links', '“四联”责任数', 'Links', [mechanism]),
      countField('guarantees', '“五包”责任数', 'Guarantees', [mechanism]),
      countField('heads', '“七长”责任数', 'Heads', [mechanism]),
      textField('list', '责任清单', 'The list', [mechanism], 5000),
    ],
    rules: [
      {
        when:
          'lines = parameter.lines and links = parameter.links' +
          ' and guarantees = parameter.guarantees and heads = parameter.heads',
        otherwise: { zh: '责任清单不全：双线、四联、五包、七长', en: 'The list is not complete: 2, 4, 5 and 7' },
        basis: [mechanism],
      },
    ],
  },
});

/** Reported every month by every school; one drop-out anywhere misses the target. */
export const dropoutCount = {
  key: 'dropouts',
  title: { zh: '义务教育阶段辍学人数', en: 'Drop-outs in compulsory education' },
  basis: [zero],
  measure: { type: 'integer', unit: { zh: '人', en: 'pupils' } },
  opens: { every: 'month', day: 1 },
  due: { kind: 'endOfPeriod' },
  reportedBy: school,
  judged: 'perUnit',
  gates: [
    {
      key: 'zeroDropouts',
      title: { zh: '零辍学', en: 'No drop-outs' },
      on: 'everyReport',
      compare: 'equal',
      value: 0,
      basis: [zero],
    },
  ],
  warnings: oneDayBefore,
  ladder: fixedDateLadder,
} as const;
