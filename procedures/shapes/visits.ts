// 走访活动: units visit or hold an activity at least n times a period and record what they found; a problem opens a case;
// townships and the county sum up, and a bulletin ends the round.
import type { Basis, Text } from '../../domain/definition/atoms.ts';
import type { AuthoredDuty, AuthoredDutyPart } from '../../domain/definition/authored.ts';
import { type AuthoredDefinition, defineDuty } from '../../domain/definition/builder.ts';
import { assumed } from '../basis.ts';
import { withSummaryLimits } from './summary-limit.ts';
import { dateField, fileField, flagField, textField } from './working-fields.ts';

type Item = AuthoredDutyPart['item'];
type Opening = NonNullable<Item['opens']>[number];

/** Visits or activities that units owe. */
export interface Visits extends Omit<AuthoredDutyPart, 'item'> {
  /** One visit, as it is recorded. */
  item: {
    key: string;
    title: Text;
    basis: readonly Basis[];
    /** How many a period; one when absent. */
    atLeast?: NonNullable<Item['atLeast']>;
    /** Fields besides date, participants, findings and evidence; all are asked for unless `optional` names them. */
    fields?: Item['fields'];
    optional?: readonly string[];
    rules?: NonNullable<Item['rules']>;
  };
  /** The case that a found problem opens. Its data are handed over by name: `problem`, `visitedOn`, and own fields. */
  problems?: Omit<Opening, 'when'> & { when?: string };
}

const records = assumed('走访、活动应当留有记录', 'Visits and activities leave a record');

/** What every visit records. */
const VISIT_FIELDS = [
  dateField('visitedOn', '日期', 'Date', [records]),
  textField('participants', '参加人员', 'Who took part', [records], 500),
  textField('findings', '走访（活动）情况', 'What was seen and done', [records]),
  fileField('evidence', '佐证材料', 'Evidence', [records]),
] as const;

/** What is asked besides where a problem opens a case. */
const PROBLEM_FIELDS = [
  flagField('problemFound', '是否发现问题', 'A problem was found', [records]),
  textField('problem', '发现的问题', 'The problem found', [records]),
] as const;

const problemNamed = {
  when: 'problemFound = false or problem != null',
  otherwise: { zh: '发现问题的，须写明问题', en: 'A problem that was found must be described' },
  basis: [records],
};

/** For visits that were not made: the unit, its superior, and a yellow card at the county. No document orders it. */
export const visitLadder = [
  { after: { amount: 0, unit: 'day' }, action: 'remindOwner' },
  { after: { amount: 3, unit: 'day' }, action: 'notifySuperior' },
  { after: { amount: 10, unit: 'day' }, action: 'yellowCard', to: { role: 'countyAuthority', level: 'county' } },
] as const;

/** A duty of visits or activities; a record is never 'nothing to report'. */
export function visits({ item, problems, ...duty }: Visits): AuthoredDutyPart {
  const { fields = [], optional = [], rules = [], ...step } = item;
  const { when = 'problemFound = true', ...opening } = problems ?? { procedure: '' };
  const asked = [...VISIT_FIELDS, ...(problems === undefined ? [] : PROBLEM_FIELDS), ...fields];
  const mayBeEmpty = ['participants', 'evidence', 'problem', ...optional];
  return withSummaryLimits({
    warnings: [{ before: { amount: 3, unit: 'day' } }],
    ladder: visitLadder,
    ...duty,
    item: {
      nothingToReport: false,
      ...step,
      fields: asked,
      form: asked.map(({ key }) => ({ field: key, required: !mayBeEmpty.includes(key) })),
      rules: [...(problems === undefined ? [] : [problemNamed]), ...rules],
      opens: problems === undefined ? [] : [{ when, ...opening }],
    },
  });
}

/** A procedure of visits or activities alone; `duties` are others of its own. */
export function visitSchedule(
  schedule: Omit<AuthoredDuty, 'kind'> & { kind?: AuthoredDuty['kind']; visits: readonly Visits[] },
): AuthoredDefinition {
  const { visits: owed, duties = [], kind = 'activitySchedule', ...head } = schedule;
  return defineDuty<string>({ ...head, kind, duties: [...owed.map(visits), ...duties] });
}
