// Who is insured, helped or paid for: name, identity number, phone and the categories that decide about it.
import { choiceField, textField, workingModel } from '../shapes/working-fields.ts';

const readers = ['assistanceCadre', 'townshipGovernment', 'countyMedicalInsuranceDept'] as const;

export const INSURED_PERSON = [
  textField('personName', '姓名', 'Name', [workingModel], 50),
  {
    key: 'idNumber',
    type: 'text',
    format: 'idNumber',
    label: { zh: '身份证号', en: 'Identity number' },
    sensitive: 'idNumber',
    readableBy: readers,
    basis: [workingModel],
  },
  {
    key: 'phone',
    type: 'text',
    format: 'phone',
    label: { zh: '联系电话', en: 'Phone' },
    sensitive: 'phone',
    readableBy: readers,
    basis: [workingModel],
  },
] as const;

/** Groups of the population whose insurance the documents name. */
export const personCategory = choiceField('category', '人员类别', 'Category', [
  ['liftedPoor', '脱贫人口', 'Lifted from poverty'],
  ['monitored', '防返贫监测对象', 'Monitored against return to poverty'],
  ['minimumLiving', '低保对象', 'Minimum living allowance'],
  ['extremePoverty', '特困人员', 'Extreme poverty'],
  ['other', '其他', 'Other'],
]);
