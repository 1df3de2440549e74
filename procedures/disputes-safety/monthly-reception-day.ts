// 综治信访接待日: the governance office plans each month's receptions, the judicial office and linked cadres receive
// people in every village, each matter is registered, and what is a dispute opens a mediation.
import { implied, stated } from '../basis.ts';
import { periodicReport, reportStep } from '../shapes/periodic-report.ts';
import { choiceField, dateField, textField } from '../shapes/working-fields.ts';

const reception = stated('fivePlans', '每月綜治信訪接待日制度', 'D442');
const inEachVillage = stated('fivePlans', '在各村開展綜治信訪接待日活動');
const planned = implied('fivePlans', '要建立每月綜治信訪接待日制度');
const registered = implied('fivePlans', '了解群眾思想,預防排查矛盾糾紛');
const answered = {
  when: 'handling != "answered" or answer != null',
  otherwise: { zh: '当场答复的，须填写答复内容', en: 'An answer that was given is written down' },
  basis: [registered],
};

export const monthlyReceptionDay = periodicReport({
  id: 'monthly-reception-day',
  field: 'disputes-safety',
  kind: 'activitySchedule',
  tier: 1,
  title: { zh: '综治信访接待日', en: 'Monthly reception day' },
  basis: [reception],
  reports: [
    {
      key: 'receptionPlan',
      title: { zh: '接待日安排', en: 'Plan of the month’s receptions' },
      basis: [planned],
      opens: { every: 'month', day: 1 },
      due: { kind: 'dayOfMonth', day: 5 },
      owedBy: { level: 'township', bodies: ['governance-office'], role: 'townshipGovernanceOffice' },
      item: {
        key: 'plan',
        title: { zh: '安排接待', en: 'Planning of villages and days' },
        basis: [planned],
        nothingToReport: false,
        fields: [
          {
            key: 'receptions',
            type: 'table',
            label: { zh: '各村接待安排', en: 'Receptions by village' },
            columns: [
              textField('village', '村', 'Village', [inEachVillage], 100),
              dateField('day', '接待日', 'Day', [reception], true),
              textField('receivers', '接待人员', 'Who receives', [reception], 200),
            ],
            basis: [inEachVillage],
          },
        ],
      },
    },
    {
      key: 'receptionDay',
      title: { zh: '每月接待日', en: 'Monthly reception day' },
      basis: [reception],
      opens: { every: 'month', day: 5 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'village', role: 'townshipVillageCadre' },
      item: {
        key: 'register',
        title: { zh: '登记', en: 'Register of matters' },
        basis: [registered],
        fields: [
          dateField('receivedOn', '接待日期', 'Received on', [reception]),
          textField('person', '来访人', 'Who came', undefined, 50),
          textField('matter', '反映事项', 'Matter', [registered]),
          choiceField(
            'handling',
            '处理方式',
            'Handling',
            [
              ['answered', '当场答复', 'Answered'],
              ['mediate', '属矛盾纠纷，转调解', 'A dispute; to mediation'],
            ],
            [registered],
          ),
          textField('answer', '答复内容', 'Answer'),
        ],
        optional: ['person', 'answer'],
        rules: [answered],
        opens: [
          {
            when: 'handling = "mediate"',
            procedure: 'dispute-mediation',
            hands: [{ to: 'dispute', from: 'matter' }],
            basis: [registered],
          },
        ],
      },
      check: reportStep('receive', { zh: '接待', en: 'Reception, confirmed' }, [inEachVillage], {
        role: 'judicialOffice',
        level: 'township',
        body: 'judicial-office',
      }),
      consolidation: [
        reportStep('sumUp', { zh: '接待情况汇总', en: 'Summary of the receptions' }, [registered], {
          role: 'townshipGovernanceOffice',
          level: 'township',
          body: 'governance-office',
        }),
      ],
    },
  ],
});
