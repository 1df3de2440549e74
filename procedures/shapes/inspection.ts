// A round of inspections: one entry for each thing inspected → what fails opens a ledger case → check, summary, bulletin.
import type { Text } from '../../domain/definition/atoms.ts';
import type { AuthoredDutyPart } from '../../domain/definition/authored.ts';
import { assumed } from '../basis.ts';
import { fixedDateLadder } from '../ladders.ts';
import { withSummaryLimits } from './summary-limit.ts';
import { choiceField, textField } from './working-fields.ts';

type Item = AuthoredDutyPart['item'];
type Fields = Item['fields'];
type Opening = NonNullable<Item['opens']>[number];

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
  return withSummaryLimits({
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
  });
}
