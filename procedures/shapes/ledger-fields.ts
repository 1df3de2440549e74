// What every ledger of problems carries. A procedure whose document names one of them declares it itself.
import { assumed } from '../basis.ts';
import { dateField, fileField, textField } from './working-fields.ts';

const working = [assumed('台账需要的内容', 'What a ledger needs')];

export const LEDGER_FIELDS = [
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
