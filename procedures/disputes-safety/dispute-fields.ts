// What a dispute carries from the first report to the return visit; who the parties are is told to those who settle it.
import { assumed, stated } from '../basis.ts';
import { choiceField, dateField, fileField, flagField, textField } from '../shapes/working-fields.ts';

const file = [assumed('调解卷宗需要的内容', 'What the file of a mediation needs')];
const SETTLERS = ['townshipVillageCadre', 'mediator', 'judicialOffice', 'townshipGovernanceOffice', 'caseLeader'];

export const disputeField = textField('dispute', '纠纷事项', 'The dispute', file);

export const partiesField = {
  key: 'parties',
  type: 'table',
  label: { zh: '当事人', en: 'Parties' },
  columns: [
    textField('name', '姓名', 'Name', file, 50),
    {
      key: 'phone',
      type: 'text',
      format: 'phone',
      label: { zh: '联系电话', en: 'Phone' },
      sensitive: 'phone',
      readableBy: SETTLERS,
      basis: file,
    },
    textField('claim', '诉求', 'Claim', file),
  ],
  basis: file,
} as const;

export const disputeKindField = choiceField(
  'disputeKind',
  '纠纷类型',
  'Kind of dispute',
  [
    ['historical', '历史遗留矛盾', 'Left from the past'],
    ['economic', '经济纠纷', 'Economic'],
    ['family', '家庭纠纷', 'Family'],
    ['other', '其他', 'Other'],
  ],
  [stated('eightOnes2022', '重点排查掌握历史遗留矛盾、经济纠纷')],
);

export const DISPUTE_FIELDS = [
  disputeField,
  disputeKindField,
  partiesField,
  flagField('major', '是否重大矛盾', 'A major dispute', [stated('fivePlans', '對重點矛盾和糾紛實行領導包抓制度')]),
  textField('earlierCase', '原纠纷编号（复发的）', 'Earlier case, where it has broken out again', file, 50),
  textField('cause', '原因分析', 'Causes', [stated('eightOnes2022', '深入分析原因，制定解决方案')]),
  textField('plan', '解决方案', 'Plan', [stated('eightOnes2022', '深入分析原因，制定解决方案')]),
  textField('result', '调处结果', 'Result', file),
  fileField('records', '调解笔录', 'Records of the mediation', file),
  textField('agreementText', '协议内容', 'Agreement', file),
  fileField('agreement', '调解协议书', 'Signed agreement', file),
  dateField('settledOn', '达成协议日期', 'Settled on', file),
  dateField('performBy', '协议履行期限', 'To be performed by', file, true),
  choiceField(
    'legalWay',
    '法律途径',
    'Legal way',
    [
      ['judicialMediation', '司法调解', 'Judicial mediation'],
      ['arbitration', '仲裁', 'Arbitration'],
      ['ruling', '行政裁决', 'Administrative ruling'],
      ['reconsideration', '行政复议', 'Administrative reconsideration'],
      ['litigation', '诉讼', 'Litigation'],
    ],
    [stated('eightOnes2022', '行政复议、诉讼等司法力量')],
  ),
  textField('unlawfulFact', '违法违纪事实', 'Unlawful conduct', file),
  textField('stability', '回访情况', 'What the return visit found', file),
] as const;
