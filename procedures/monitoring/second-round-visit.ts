// One visit of the second round: which of the five kinds the household is, the five items, and what follows.
import { assumed, stated } from '../basis.ts';
import type { Report } from '../shapes/periodic-report.ts';
import { choiceField, dateField, flagField, textField } from '../shapes/working-fields.ts';
import { household, householdHead } from './household-fields.ts';

const kinds = stated('eightOnes2022', '全覆盖入户走访脱贫户、监测户');
const items = stated('eightOnes2022', '逐项、逐户、逐人走访排查');
const atOnce = stated('eightOnes2022', '能够立即解决的，实时开展帮扶解决');
const ledger = stated('eightOnes2022', '建立问题台账，制定工作措施');
const risk = stated('eightOnes2022', '有返贫风险的农户是否按规范纳入监测');

export const SECOND_ROUND_VISIT: Report['item'] = {
  key: 'visit',
  title: { zh: '入户走访', en: 'A household is visited' },
  basis: [kinds, items],
  nothingToReport: false,
  fields: [
    household,
    householdHead,
    dateField('visitedOn', '走访日期', 'Date of the visit'),
    choiceField(
      'householdKind',
      '农户类别',
      'Kind of household',
      [
        ['formerPoor', '脱贫户', 'Formerly poor'],
        ['monitored', '监测户', 'Monitored'],
        ['allowance', '低保户', 'On the minimum living allowance'],
        ['seriouslyIll', '大病户', 'Seriously ill'],
        ['extremelyPoor', '特困户', 'In extreme poverty'],
      ],
      [kinds],
    ),
    flagField(
      'includedProperly',
      '返贫风险农户是否按规范纳入监测（返贫风险农户按规范纳入监测）',
      'Risk is monitored as it should be',
      [risk],
    ),
    flagField('guaranteesHold', '两不愁三保障及饮水安全（是否巩固）', 'Basic guarantees and water hold', [items]),
    flagField('incomeStable', '家庭收入是否稳定', 'Income is stable', [
      stated('eightOnes2022', '家庭收入是否持续稳定'),
    ]),
    flagField('industryLinked', '产业利益联结机制（是否建立）', 'Its industry shares its interest', [
      stated('eightOnes2022', '产业发展是否建立利益联结机制'),
    ]),
    flagField('constructionImproved', '乡村建设改善（是否明显）', 'Village construction has improved', [
      stated('eightOnes2022', '乡村建设是否明显改善'),
    ]),
    choiceField(
      'result',
      '走访结果',
      'Result',
      [
        ['noProblem', '没有问题', 'No problem'],
        ['solvedAtOnce', '问题已当场解决', 'Solved at once'],
        ['problem', '问题须持续整改，列入台账', 'A problem for the ledger'],
        ['risk', '有返贫风险', 'Risk of return'],
      ],
      [atOnce, ledger],
    ),
    textField('problem', '发现的问题', 'The problem', [ledger]),
    textField('measures', '工作措施', 'Measures', [ledger]),
    textField(
      'responsiblePerson',
      '帮扶责任人',
      'Responsible person',
      [stated('eightOnes2022', '明确帮扶责任人和完成时限')],
      50,
    ),
    dateField('deadline', '完成时限', 'Limit', [stated('eightOnes2022', '明确帮扶责任人和完成时限')], true),
    choiceField('source', '问题来源', 'Source', [['visit', '走访', 'Visit']], [ledger]),
    choiceField(
      'clueSource',
      '线索来源',
      'Source of the clue',
      [['cadreScreening', '基层干部排查', 'Screening by cadres']],
      [risk],
    ),
  ],
  optional: ['problem', 'measures', 'responsiblePerson', 'deadline', 'source', 'clueSource'],
  rules: [
    {
      when: 'result = "noProblem" or problem != null',
      otherwise: { zh: '有问题的，须写明问题', en: 'A problem is described' },
      basis: [ledger],
    },
    {
      when: 'result != "risk" or clueSource != null',
      otherwise: { zh: '有返贫风险的，须写明线索来源', en: 'A risk of return needs the source of the clue' },
      basis: [risk],
    },
    {
      when: 'result != "problem" or (measures != null and responsiblePerson != null and deadline != null)',
      otherwise: { zh: '列入台账的，须有措施、责任人和时限', en: 'The ledger needs measures, a person and a limit' },
      basis: [ledger],
    },
  ],
  opens: [
    {
      when: 'result = "problem"',
      procedure: 'problem-ledger-rectification',
      hands: [
        { to: 'problem', from: 'problem' },
        { to: 'household', from: 'householdHead' },
        { to: 'foundOn', from: 'visitedOn' },
        { to: 'source', from: 'source' },
      ],
      basis: [
        ledger,
        assumed('措施、责任人、时限由台账环节再行确认', 'The ledger confirms measures, person and limit'),
      ],
    },
    {
      when: 'result = "risk"',
      procedure: 'monitored-household-identification',
      hands: [
        { to: 'householdHead', from: 'householdHead' },
        { to: 'clueSource', from: 'clueSource' },
        { to: 'clue', from: 'problem' },
      ],
      subject: 'household',
      basis: [risk],
    },
  ],
};
