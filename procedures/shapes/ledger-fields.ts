// What every ledger of problems carries. A procedure whose document names one of them declares it itself.
import type { AuthoredCase, AuthoredStage } from '../../domain/definition/authored.ts';
import { assumed } from '../basis.ts';
import { dateField, fileField, textField } from './working-fields.ts';

const working = [assumed('台账需要的内容', 'What a ledger needs')];

const LEDGER_FIELDS = [
  textField('problem', '问题', 'Problem', working),
  textField('measures', '整改措施', 'Measures', working),
  { key: 'responsiblePerson', type: 'person', label: { zh: '责任人', en: 'Responsible person' }, basis: working },
  {
    key: 'responsibleUnit',
    type: 'organisation',
    label: { zh: '责任单位', en: 'Responsible unit' },
    basis: working,
  },
  dateField('deadline', '完成时限', 'Limit', working, true),
  textField('result', '整改结果', 'Result', working),
  fileField('evidence', '佐证材料', 'Evidence', working),
  textField('mergedInto', '并入的台账编号', 'Item into which it is merged', working, 50),
  textField('deferralGround', '暂缓理由', 'Ground of the deferral', working),
  textField('deferralState', '暂缓期间情况', 'State of the conditions', working),
] as const;

/** The procedure's own fields, and those of a ledger that its stages ask for and it does not declare. */
export function withLedgerFields(
  own: AuthoredCase['fields'],
  stages: readonly AuthoredStage[],
): AuthoredCase['fields'] {
  const asked = stages.flatMap((stage) => ('form' in stage ? (stage.form ?? []) : [])).map(({ field }) => field);
  const declared = own.map(({ key }) => key);
  return [...own, ...LEDGER_FIELDS.filter(({ key }) => asked.includes(key) && !declared.includes(key))];
}
