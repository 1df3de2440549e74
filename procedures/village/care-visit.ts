// 人文关怀走访慰问: helpers visit and judge by 三看两问一判断; who is at risk becomes a clue for identification.
import { assumed, stated } from '../basis.ts';
import { visitSchedule } from '../shapes/visits.ts';
import { choiceField, flagField, textField } from '../shapes/working-fields.ts';

const care = stated('eightOnes2022', '开展人文关怀行动，通过走访慰问');
const method = stated('eightOnes2022', '“三看两问一判断”的方法', 'D218');
const judged = stated('eightOnes2022', '“三看两问一判断”的方法');
const monthly = assumed('文件未规定间隔，默认每月一次', 'The document gives no interval: monthly');
const unnamed = assumed('文件未写明看、问的内容，由帮扶干部填写', 'What to look at and ask is not given: free text');

export const careVisit = visitSchedule({
  id: 'care-visit',
  field: 'village',
  tier: 2,
  title: { zh: '人文关怀走访慰问', en: 'Care visit to vulnerable people' },
  basis: [care, judged],
  merged: [
    {
      stage: 'askOpinion',
      into: 'judge',
      note: { zh: '评价在走访时一并收集', en: 'Opinions are asked for on the visit' },
    },
  ],
  visits: [
    {
      key: 'visit',
      title: { zh: '走访慰问', en: 'Care visits' },
      basis: [care, monthly],
      opens: { every: 'month', day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'village', role: 'assistanceCadre' },
      item: {
        key: 'judge',
        title: { zh: '三看两问一判断', en: 'Look, ask, judge' },
        basis: [judged],
        fields: [
          choiceField(
            'personKind',
            '对象类别',
            'Kind of person',
            [
              ['formerPoor', '脱贫户', 'Former poor'],
              ['monitored', '监测户', 'Monitored'],
              ['elder', '孤寡老人', 'Elder alone'],
              ['pupil', '贫困学生', 'Poor pupil'],
            ],
            [care],
          ),
          textField('householdHead', '户主', 'Head of household', [care], 50),
          textField('lookOne', '一看', 'First look', [method, unnamed], 500),
          textField('lookTwo', '二看', 'Second look', [method, unnamed], 500),
          textField('lookThree', '三看', 'Third look', [method, unnamed], 500),
          textField('askOne', '一问', 'First question', [method, unnamed], 500),
          textField('askTwo', '二问', 'Second question', [method, unnamed], 500),
          flagField('atRisk', '一判断：有返贫致贫风险', 'Judgement: at risk', [method]),
          choiceField(
            'clueSource',
            '线索来源',
            'Source of the clue',
            [['cadreScreening', '基层干部排查', 'Screening by cadres']],
            [judged],
          ),
          textField('opinion', '对干部作风和工作打算的评价', 'Opinion on the cadres', [care]),
        ],
        optional: ['opinion', 'clueSource'],
        rules: [
          {
            when: 'atRisk = false or (problem != null and clueSource != null)',
            otherwise: { zh: '判断有风险的，须写明线索', en: 'Describe the clue of who is at risk' },
            basis: [judged],
          },
        ],
      },
      problems: {
        when: 'atRisk = true',
        procedure: 'monitored-household-identification',
        hands: [
          { to: 'householdHead', from: 'householdHead' },
          { to: 'clueSource', from: 'clueSource' },
          { to: 'clue', from: 'problem' },
        ],
        subject: 'householdHead',
        basis: [judged],
      },
    },
  ],
});
