// An assessment of one unit or person: what was found, or scores by item → verdict with a grade → result told →
// consequence. A one-vote veto (一票否决) gives the last grade where points count; where the finding counts, it is
// looked into by a step of its own.
import type { Basis, Rule, Text } from '../../domain/definition/atoms.ts';
import type { AuthoredCase, AuthoredStage } from '../../domain/definition/authored.ts';
import { assumed } from '../basis.ts';
import { type HumanStep, type Way, decisionStage, endStage, way, workStage } from './human-steps.ts';
import { limitsOf } from './step-limits.ts';
import { choiceField, countField, flagField } from './working-fields.ts';

type Letter = Extract<AuthoredStage, { kind: 'service' }>;
type Bases = readonly Basis[];

/** Points that an item may earn. */
interface ScoredItem {
  key: string;
  title: Text;
  most: number;
  basis: Bases;
}

interface Grade {
  key: string;
  title: Text;
  /** Parameter with the least total for this grade; the last grade has none. Only where points count. */
  atLeast?: string;
  /** Where the case goes with this grade; `assessed` when absent. */
  consequence?: string;
  /** Where the finding counts, the grade is a way out of the verdict: its kind, `approve` when absent. */
  kind?: 'reject' | 'refer';
}

/** What alone decides: a fact that is asked (`key`, a flag of the shape), or a condition over other data. */
type Veto =
  { key: string; title: Text; basis: Bases; when?: never } | { when: string; basis: Bases; key?: never; title?: never };

/** Who looks into a veto, where the finding counts; its `others` are what else may come of it. */
interface VetoStep extends HumanStep {
  /** The way from the finding to this step. */
  suspected: { key: string; title: Text };
  /** The veto itself, and where it leads. */
  vetoed: { title: Text; to: string; otherwise: Text };
}

/** An assessment. Fields that come from the shape: those of items and vetoes; with items `totalScore` and `grade` too. */
export interface Assessment extends Omit<AuthoredCase, 'kind' | 'stages' | 'withdrawal'> {
  kind?: AuthoredCase['kind'];
  /** What is scored; without items the verdict goes by the finding, and each grade is a way out of it. */
  items?: readonly ScoredItem[];
  vetoes?: readonly Veto[];
  /** Best first; the last is what remains, and what a veto gives where points count. */
  grades: readonly [Grade, Grade, ...Grade[]];
  /** Who scores or finds; the words of its way on. */
  score: HumanStep & { done?: { key: string; title: Text } };
  /** Who grades; sends back to the scoring what is not right. */
  verdict: HumanStep;
  veto?: VetoStep;
  /** The letter that tells the result to the unit; none when absent. Only where points count. */
  bulletin?: { title: Text; basis: Bases };
  stages?: readonly AuthoredStage[];
}

const sums = assumed('总分为各项得分之和，等次按总分确定', 'The total is the sum of the items and gives the grade');
const vetoed = assumed('有一票否决情形的，直接定为末等', 'A veto gives the last grade, whatever the score');

/** A case that grades one unit; see the first lines of this file. */
export function assessmentCase(assessment: Assessment): { form: 'case' } & AuthoredCase {
  const { items = [], vetoes = [], grades, score, verdict, veto, bulletin, stages = [], ...head } = assessment;
  const { kind = 'inspection', fields, parameters = [], clocks = [] } = head;
  const flags = vetoes.flatMap((one) => (one.key === undefined ? [] : [one]));
  const limits = limitsOf([score, verdict, ...(veto === undefined ? [] : [veto])]);
  const byPoints = items.length > 0;
  const own = byPoints
    ? [
        ...items.map(({ key, title, most, basis }) => countField(key, title.zh, title.en, basis, { max: most })),
        countField('totalScore', '总分', 'Total', [sums]),
        gradeField(grades),
      ]
    : [];
  const more = { form: 'case', ...head, kind } as const;
  return {
    ...more,
    fields: [...fields, ...own, ...flags.map(({ key, title, basis }) => flagField(key, title.zh, title.en, basis))],
    parameters: [...parameters, ...limits.map(({ parameter }) => parameter)],
    stages: [
      ...(byPoints ? pointStages(assessment, items, flags) : findingStages(assessment, flags)),
      ...stages,
      ...(grades.some(({ consequence }) => consequence === undefined)
        ? [endStage('assessed', { zh: '考核完成', en: 'Assessed' }, bulletin?.basis ?? verdict.basis, 'completed')]
        : []),
    ],
    clocks: [...limits.map(({ clock }) => clock), ...clocks],
  };
}

/** A verdict by the finding: each grade is a way to its consequence, besides the step's own ways. */
export function verdictStage(verdict: HumanStep, grades: readonly Grade[]): AuthoredStage {
  return decisionStage(
    verdict,
    grades.map(({ key, title, kind, consequence = 'assessed' }) => way(key, title, kind ?? 'approve', consequence)),
  );
}

function pointStages(
  { grades, score, verdict, bulletin }: Assessment,
  items: readonly ScoredItem[],
  flags: readonly { key: string }[],
): AuthoredStage[] {
  const scored = [...items, ...flags].map(({ key }) => ({ field: key }));
  const { key = 'scored', title = { zh: '评分完成', en: 'Scored' } } = score.done ?? {};
  const told: AuthoredStage[] = bulletin === undefined ? [] : [letterStage(bulletin, grades)];
  const confirm: Way = {
    ...way('approve', { zh: '确定等次', en: 'Confirm the grade' }, 'approve', 'tellResult', [gradeFits(grades, flags)]),
    ...(bulletin === undefined ? { to: consequences(grades) } : {}),
  };
  return [
    workStage({ ...score, form: [...scored, { field: 'totalScore' }, ...(score.form ?? [])] }, [
      way(key, title, 'complete', verdict.key, [totalIs(items), ...(score.rules ?? [])]),
    ]),
    decisionStage({ ...verdict, form: [{ field: 'grade' }, ...(verdict.form ?? [])] }, [confirm, again(score)]),
    ...told,
  ];
}

function findingStages(
  { grades, score, verdict, veto, vetoes = [] }: Assessment,
  flags: readonly { key: string }[],
): AuthoredStage[] {
  const { key = 'found', title = { zh: '检查完成', en: 'Checked' } } = score.done ?? {};
  const on = way(key, title, 'complete', verdict.key, score.rules);
  const graded = verdictStage({ ...verdict, others: [again(score), ...(verdict.others ?? [])] }, grades);
  if (veto === undefined) return [workStage(score, [on]), graded];
  const { suspected, vetoed: falls } = veto;
  const grave: Rule = {
    when: vetoes.map((one) => one.when ?? `${one.key} = true`).join(' or '),
    otherwise: falls.otherwise,
    basis: vetoes.flatMap(({ basis }) => basis),
  };
  return [
    workStage(score, [on, way(suspected.key, suspected.title, 'refer', veto.key)]),
    decisionStage({ ...veto, form: [...flags.map((one) => ({ field: one.key })), ...(veto.form ?? [])] }, [
      way('veto', falls.title, 'approve', falls.to, [...(veto.rules ?? []), grave]),
      again(score),
    ]),
    graded,
  ];
}

const again = (score: HumanStep): Way =>
  way('return', { zh: `退回${score.title.zh}`, en: `Back to: ${score.title.en}` }, 'return', score.key);

function gradeField(grades: readonly Grade[]) {
  const options = grades.map(({ key, title }) => [key, title.zh, title.en] as const);
  return choiceField('grade', '考核等次', 'Grade', options, [sums]);
}

function letterStage({ title, basis }: { title: Text; basis: Bases }, grades: readonly Grade[]): Letter {
  const fields = ['totalScore', 'grade'];
  const action = { do: 'letter', template: 'assessmentResult', title, fields, to: 'organisation' } as const;
  return { kind: 'service', key: 'tellResult', title, basis, action, to: consequences(grades) };
}

function totalIs(items: readonly ScoredItem[]): Rule {
  return {
    when: `totalScore = ${items.map(({ key }) => key).join(' + ')}`,
    otherwise: { zh: '总分不等于各项得分之和', en: 'The total is not the sum of the items' },
    basis: [sums],
  };
}

/** The grade is the first whose least total is reached; a veto leaves only the last. */
function gradeFits(grades: readonly Grade[], vetoes: readonly { key: string }[]): Rule {
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
