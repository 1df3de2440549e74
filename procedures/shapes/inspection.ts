// Inspections. `inspectionRound`: round → one entry for each thing inspected → what fails opens a ledger case → check,
// summary, bulletin. `assessmentCase`: scores by item → verdict with grade and one-vote veto → result told → consequence.
import type { Text } from '../../domain/definition/atoms.ts';
import type { AuthoredCase, AuthoredDutyPart, AuthoredStage } from '../../domain/definition/authored.ts';
import { assumed } from '../basis.ts';
import { reviewLimit } from '../clocks.ts';
import { fixedDateLadder } from '../ladders.ts';
import { choiceField, countField, flagField, textField } from './working-fields.ts';

type Human = Extract<AuthoredStage, { kind: 'decision' }>;
type Condition = NonNullable<Human['outcomes'][number]['rules']>[number];
type BasisList = AuthoredStage['basis'];
type Item = AuthoredDutyPart['item'];
type Form = NonNullable<Human['form']>;
type Fields = Item['fields'];
type Opening = NonNullable<Item['opens']>[number];
type Assignee = Extract<AuthoredStage, { kind: 'work' }>['assignee'];

/** A round of inspections. */
export interface InspectionRound extends Omit<AuthoredDutyPart, 'item'> {
  /** What is recorded of one thing inspected; `result` and `finding` come from the shape. */
  item: Omit<Item, 'opens' | 'fields' | 'form'> & {
    fields?: Fields;
    form?: NonNullable<Item['form']>;
    /** Words of the two results. */
    passed?: Text;
    failed?: Text;
  };
  /** The ledger case that a failed entry opens; its data are handed over by name, `finding` among them. */
  ledger?: Omit<Opening, 'when'>;
}

const recorded = assumed(
  '每次检查记录结果；有问题的写明问题',
  'Every inspection records its result, and what fails, why',
);
const findingNamed = {
  when: 'result = "passed" or finding != null',
  otherwise: { zh: '有问题的，须写明问题', en: 'What fails must be described' },
  basis: [recorded],
};

/** A duty whose entries say passed or failed; what fails opens a case of the ledger. */
export function inspectionRound({ item, ledger, ...duty }: InspectionRound): AuthoredDutyPart {
  const { fields = [], form = [], rules = [], passed, failed, ...step } = item;
  const result = choiceField(
    'result',
    '检查结果',
    'Result',
    [
      ['passed', passed?.zh ?? '正常', passed?.en ?? 'Passed'],
      ['failed', failed?.zh ?? '有问题', failed?.en ?? 'Failed'],
    ],
    [recorded],
  );
  return {
    warnings: [],
    ladder: fixedDateLadder,
    ...duty,
    item: {
      nothingToReport: false,
      ...step,
      fields: [...fields, result, textField('finding', '发现的问题', 'What was found', [recorded])],
      form: [...form, { field: 'result' }, { field: 'finding', required: false }],
      rules: [findingNamed, ...rules],
      opens: ledger === undefined ? [] : [{ when: 'result = "failed"', ...ledger }],
    },
  };
}

/** Points that an item may earn. */
interface ScoredItem {
  key: string;
  title: Text;
  most: number;
  basis: BasisList;
}

interface Grade {
  key: string;
  title: Text;
  /** Parameter with the least total for this grade; the last grade has none. */
  atLeast?: string;
  /** Where the case goes with this grade once the result is told; `assessed` when absent. */
  consequence?: string;
}

interface Step {
  key: string;
  title: Text;
  basis: BasisList;
  assignee: Assignee;
  form?: Form;
  /** Parameter with the working days of this step. */
  days: string;
}

/** An assessment of one unit. Fields that come from the shape: those of items and vetoes, `totalScore`, `grade`. */
export interface Assessment extends Omit<AuthoredCase, 'kind' | 'stages' | 'withdrawal'> {
  kind?: AuthoredCase['kind'];
  items: readonly [ScoredItem, ...ScoredItem[]];
  /** Any one of these gives the last grade, whatever the score (一票否决). */
  vetoes?: readonly { key: string; title: Text; basis: BasisList }[];
  /** Best first; the last is what remains, and what a veto gives. */
  grades: readonly [Grade, Grade, ...Grade[]];
  /** Who scores, item by item. */
  score: Step;
  /** Who confirms the grade; sends back to the scoring what is not right. */
  verdict: Step;
  /** The letter that tells the result to the unit. */
  bulletin: { title: Text; basis: BasisList };
  stages?: readonly AuthoredStage[];
}

const sums = assumed('总分为各项得分之和，等次按总分确定', 'The total is the sum of the items and gives the grade');
const vetoed = assumed('有一票否决情形的，直接定为末等', 'A veto gives the last grade, whatever the score');

/** A case that scores and grades one unit; see the first lines of this file. */
export function assessmentCase(assessment: Assessment): { form: 'case' } & AuthoredCase {
  const {
    items,
    vetoes = [],
    grades,
    score,
    verdict,
    bulletin,
    stages = [],
    kind,
    fields,
    clocks,
    ...head
  } = assessment;
  const scored = [...items, ...vetoes].map(({ key }) => ({ field: key }));
  return {
    form: 'case',
    ...head,
    kind: kind ?? 'inspection',
    fields: [
      ...fields,
      ...items.map(({ key, title, most, basis }) => countField(key, title.zh, title.en, basis, { max: most })),
      ...vetoes.map(({ key, title, basis }) => flagField(key, title.zh, title.en, basis)),
      countField('totalScore', '总分', 'Total', [sums]),
      choiceField(
        'grade',
        '考核等次',
        'Grade',
        grades.map(({ key, title }) => [key, title.zh, title.en] as const),
        [sums],
      ),
    ],
    stages: [
      {
        ...human(score, [...scored, { field: 'totalScore' }]),
        kind: 'work',
        outcomes: [
          {
            key: 'scored',
            title: { zh: '评分完成', en: 'Scored' },
            kind: 'complete',
            to: verdict.key,
            rules: [totalIs(items)],
          },
        ],
      },
      {
        ...human(verdict, [{ field: 'grade' }]),
        kind: 'decision',
        outcomes: [
          {
            key: 'approve',
            title: { zh: '确定等次', en: 'Confirm the grade' },
            kind: 'approve',
            to: 'tellResult',
            rules: [gradeFits(grades, vetoes)],
          },
          { key: 'return', title: { zh: '退回重新评分', en: 'Score again' }, kind: 'return', to: score.key },
        ],
      },
      {
        kind: 'service',
        key: 'tellResult',
        title: bulletin.title,
        basis: bulletin.basis,
        action: {
          do: 'letter',
          template: 'assessmentResult',
          title: bulletin.title,
          fields: ['totalScore', 'grade'],
          to: 'organisation',
        },
        to: consequences(grades),
      },
      ...stages,
      {
        kind: 'end',
        key: 'assessed',
        title: { zh: '考核完成', en: 'Assessed' },
        basis: bulletin.basis,
        outcome: 'completed',
      },
    ],
    clocks: [...[score, verdict].map(limitOf), ...(clocks ?? [])],
  };
}

function human({ key, title, basis, assignee, form = [] }: Step, own: Form) {
  return { key, title, basis, assignee, form: [...own, ...form] };
}

function limitOf({ key, title, days }: Step) {
  return reviewLimit({ stage: key, days, zh: `${title.zh}期限`, en: `Limit of: ${title.en}` });
}

function totalIs(items: Assessment['items']): Condition {
  return {
    when: `totalScore = ${items.map(({ key }) => key).join(' + ')}`,
    otherwise: { zh: '总分不等于各项得分之和', en: 'The total is not the sum of the items' },
    basis: [sums],
  };
}

/** The grade is the first whose least total is reached; a veto leaves only the last. */
function gradeFits(grades: Assessment['grades'], vetoes: readonly { key: string }[]): Condition {
  const [last] = grades.slice(-1);
  const free = vetoes.map(({ key }) => `${key} = false`).join(' and ');
  const reached = grades.map(({ key, atLeast }, index) => {
    const above = grades[index - 1]?.atLeast;
    return [
      `grade = "${key}"`,
      ...(atLeast === undefined ? [] : [`totalScore >= parameter.${atLeast}`]),
      ...(above === undefined ? [] : [`totalScore < parameter.${above}`]),
    ].join(' and ');
  });
  const byScore = reached.map((one) => `(${one})`).join(' or ');
  const when = free === '' ? byScore : `(${free} and (${byScore})) or (not(${free}) and grade = "${last?.key ?? ''}")`;
  return {
    when,
    otherwise: { zh: '等次与总分或一票否决情形不符', en: 'The grade does not fit the score or the veto' },
    basis: vetoes.length === 0 ? [sums] : [sums, vetoed],
  };
}

function consequences(grades: readonly Grade[]): { when?: string; to: string }[] {
  const own = grades.flatMap(({ key, consequence }) =>
    consequence === undefined ? [] : [{ when: `grade = "${key}"`, to: consequence }],
  );
  return [...own, { to: 'assessed' }];
}
