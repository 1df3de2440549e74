// 每日考勤与因病缺勤追查: every day who came and why others did not; health in the morning and in the evening; a symptom
// opens a report of its own.
import { assumed, stated } from '../basis.ts';
import { periodicReport } from '../shapes/periodic-report.ts';
import { choiceField, countField, flagField, textField, workingModel } from '../shapes/working-fields.ts';
import { healthField, institutionName } from './institution.ts';

const attendance = stated('fivePlans', '員工每日考勤管理', 'D420');
const twice = stated('fivePlans', '早、晚健康監(jiān)測', 'D421');
const absences = stated('fivePlans', '每日缺勤員工和學員', 'D422');
const causes = stated('fivePlans', '病因追查與登記報告制度');
const symptoms = stated('fivePlans', '發(fā)熱、咳嗽等異常癥狀');
const daily = {
  opens: { every: 'day' },
  due: { kind: 'endOfPeriod' },
  owedBy: { level: 'township', bodies: ['training-institution'], role: 'trainingInstitution' },
  warnings: [],
} as const;

export const dailyHealthMonitoringAndAbsenceTracing = periodicReport({
  id: 'daily-health-monitoring-and-absence-tracing',
  field: 'epidemic',
  kind: 'caseLedger',
  tier: 2,
  title: { zh: '每日考勤与因病缺勤追查', en: 'Daily health monitoring and absence tracing' },
  basis: [causes, stated('fivePlans', '員工每日考勤管理')],
  merged: [
    { stage: 'report', into: 'trace', note: { zh: '病因登记即为报告', en: 'Registering the cause is the report' } },
  ],
  reports: [
    {
      ...daily,
      key: 'attendance',
      title: { zh: '每日考勤', en: 'Attendance' },
      basis: [attendance, absences],
      item: {
        key: 'trace',
        title: { zh: '缺勤原因动向', en: 'Why people are absent' },
        basis: [causes],
        nothingToReport: false,
        fields: [
          countField('staffAbsent', '缺勤员工人数', 'Staff absent', [absences]),
          countField('learnersAbsent', '缺勤学员人数', 'Learners absent', [absences]),
          {
            key: 'absences',
            type: 'table',
            label: { zh: '缺勤员工和学员原因动向记录（病因追查与登记）', en: 'Reasons and whereabouts' },
            columns: [
              { key: 'person', type: 'text', label: { zh: '姓名', en: 'Name' }, maxLength: 50 },
              {
                key: 'reason',
                type: 'enum',
                label: { zh: '原因', en: 'Reason' },
                options: [
                  { key: 'ill', label: { zh: '因病', en: 'Ill' } },
                  { key: 'other', label: { zh: '其他', en: 'Other' } },
                ],
              },
              healthField('cause', '病因', 'Illness', [causes]),
              { key: 'whereabouts', type: 'text', label: { zh: '动向', en: 'Whereabouts' }, maxLength: 200 },
            ],
            basis: [causes],
          },
        ],
        optional: ['absences'],
        rules: [
          {
            when: 'staffAbsent + learnersAbsent = 0 or count(absences) >= staffAbsent + learnersAbsent',
            otherwise: { zh: '每名缺勤人员均须记录原因动向', en: 'Every absence is explained' },
            basis: [causes],
          },
        ],
      },
    },
    {
      ...daily,
      key: 'measure',
      title: { zh: '早晚健康监测', en: 'Health, morning and evening' },
      basis: [twice],
      item: {
        key: 'alarm',
        title: { zh: '健康监测与异常报告', en: 'Health and symptoms' },
        basis: [stated('fivePlans', '早、晚健康監(jiān)測'), symptoms],
        nothingToReport: false,
        atLeast: 2,
        fields: [
          institutionName,
          choiceField(
            'time',
            '时段',
            'When',
            [
              ['morning', '早', 'Morning'],
              ['evening', '晚', 'Evening'],
            ],
            [symptoms],
          ),
          countField('measured', '监测人数', 'People measured', [workingModel]),
          flagField('symptomFound', '有异常症状', 'A symptom', [symptoms]),
          textField('personName', '异常人员姓名', 'Who', [workingModel], 50),
          choiceField(
            'symptom',
            '异常症状',
            'Symptom',
            [
              ['fever', '发热', 'Fever'],
              ['cough', '咳嗽', 'Cough'],
              ['other', '其他异常症状', 'Other'],
            ],
            [symptoms],
          ),
        ],
        optional: ['personName', 'symptom'],
        rules: [
          {
            when: 'symptomFound = false or (personName != null and symptom != null)',
            otherwise: { zh: '有异常的，须写明人员和症状', en: 'Say who, and which symptom' },
            basis: [symptoms, assumed('一人一条', 'One entry for each person')],
          },
        ],
        opens: [
          {
            when: 'symptomFound = true',
            procedure: 'abnormal-symptom-report',
            hands: [
              { to: 'personName', from: 'personName' },
              { to: 'institutionName', from: 'institutionName' },
              { to: 'symptom', from: 'symptom' },
            ],
            subject: 'personName',
            basis: [symptoms],
          },
        ],
      },
    },
  ],
});
