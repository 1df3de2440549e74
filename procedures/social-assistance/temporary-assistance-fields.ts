// What a case of temporary assistance carries besides the person who is paid.
import { stated } from '../basis.ts';
import { choiceField, dateField, fenField, fileField, flagField, textField } from '../shapes/working-fields.ts';

const everybody = [stated('tenActions2024', '对非本地户籍常住人口')];
const sudden = [stated('tenActions2024', '遭遇突发困难的及时给予临时救助')];

export const temporaryFields = [
  choiceField(
    'residence',
    '户籍或居住情况',
    'Residence',
    [
      ['local', '本地户籍', 'Registered here'],
      ['resident', '非本地户籍常住人口', 'Lives here, registered elsewhere'],
      ['passing', '临时遇困人员', 'In need while passing'],
    ],
    everybody,
  ),
  textField('hardship', '突发困难', 'The hardship', sudden),
  dateField('hardshipOn', '发生日期', 'When it happened', sudden),
  flagField('urgent', '情况紧急，先行救助', 'Urgent: help first', sudden),
  dateField('verifiedOn', '核实日期', 'Verified on'),
  textField('findings', '核实情况', 'Findings'),
  fenField('amountFen', '救助金额', 'Amount'),
  fileField('papers', '申请审批材料', 'Papers'),
  choiceField('lastingNeed', '长期困难', 'Lasting need', [
    ['none', '无', 'None'],
    ['allowance', '转最低生活保障', 'Minimum living allowance'],
    ['extremePoverty', '转特困人员供养', 'Support in extreme poverty'],
    ['monitoring', '转防返贫监测', 'Monitoring'],
  ]),
  choiceField('clueSource', '线索来源', 'Source of the clue', [
    ['departmentPush', '部门筛查预警（数据推送）', 'Pushed by a department'],
  ]),
  fenField('recoveredFen', '追回金额', 'Amount recovered'),
] as const;
