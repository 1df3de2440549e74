// 群众“急难愁盼”问题: what villagers say is verified and filed by urgency, talked over with them, planned with duty,
// limit, standard and content, solved, and answered; who is not content gets it taken up again.
import { assumed, stated } from '../basis.ts';
import { problemLedger } from '../shapes/problem-ledger.ts';
import { choiceField, dateField, textField } from '../shapes/working-fields.ts';

const verified = stated('eightOnes2022', '认真梳理、核实群众反映的');
const byUrgency = stated('eightOnes2022', '按轻重缓急进行归类建档');
const consulted = stated('eightOnes2022', '在充分征求群众意见、沟通交流的基础上');
const planned = stated('eightOnes2022', '制定整改计划台账，明确整改责任');
const standardAndContent = stated('eightOnes2022', '整改时限、整改标准和整改内容', 'D213');
const solved = stated('eightOnes2022', '集中各类资源为群众解决一批实际问题');
const village = { by: 'role', role: 'villageTwoCommittees', level: 'village' } as const;

export const urgentNeedsCase = problemLedger({
  id: 'urgent-needs-case',
  field: 'disputes-safety',
  tier: 1,
  title: { zh: '群众“急难愁盼”问题', en: 'Urgent and worrying problems of the people' },
  basis: [stated('eightOnes2022', '解决一批群众“急难愁盼”问题')],
  subject: { kind: 'village', uniqueness: 'none' },
  filing: {
    level: 'village',
    by: [
      { role: 'villageTwoCommittees', level: 'village' },
      { role: 'townshipVillageCadre', level: 'village' },
      { role: 'residentTeam', level: 'village' },
      { role: 'responsiblePerson', level: 'township' },
    ],
    selfFiling: true,
    form: [{ field: 'problem' }, { field: 'raisedBy', required: false }, { field: 'earlierItem', required: false }],
  },
  fields: [
    textField('problem', '群众反映的问题', 'What people say', [verified]),
    textField('raisedBy', '反映人', 'Who raised it', undefined, 100),
    textField('earlierItem', '原台账编号（再次反映的）', 'Earlier item, where it is raised again', undefined, 50),
    choiceField(
      'urgency',
      '轻重缓急',
      'Urgency',
      [
        ['urgent', '特急', 'Urgent'],
        ['soon', '较急', 'Soon'],
        ['ordinary', '一般', 'Ordinary'],
      ],
      [byUrgency],
    ),
    choiceField(
      'area',
      '问题类别',
      'Field',
      [
        ['infrastructure', '农村基础设施', 'Infrastructure'],
        ['environment', '农村人居环境', 'Living environment'],
        ['income', '就业增收', 'Employment and income'],
        ['guarantees', '住房、医疗、饮水', 'Housing, medicine, water'],
        ['disaster', '灾情疫情', 'Disaster and epidemic'],
      ],
      [stated('eightOnes2022', '解决好住房、医疗、饮水等问题')],
    ),
    textField('opinions', '群众意见', 'What people said', [consulted]),
    {
      key: 'responsiblePerson',
      type: 'person',
      label: { zh: '整改责任人', en: 'Who is responsible' },
      basis: [planned],
    },
    dateField('deadline', '整改时限', 'Limit', [standardAndContent], true),
    textField('standard', '整改标准', 'Standard', [standardAndContent]),
    textField('content', '整改内容', 'Content', [standardAndContent]),
    textField('answer', '反馈情况', 'What was answered'),
  ],
  sort: {
    key: 'verify',
    title: { zh: '梳理核实', en: 'Sorting and verifying' },
    basis: [verified],
    by: village,
    days: 3,
    open: { zh: '情况属实', en: 'It is so' },
    unfounded: { zh: '情况不实', en: 'It is not so' },
  },
  enter: [
    {
      key: 'classify',
      title: { zh: '归类建档', en: 'Filing by urgency' },
      basis: [byUrgency],
      by: village,
      form: [{ field: 'urgency' }, { field: 'area' }],
      days: 2,
    },
    {
      key: 'consult',
      title: { zh: '征求意见', en: 'Asking the people' },
      basis: [consulted],
      by: village,
      form: [{ field: 'opinions' }],
      days: 5,
      others: [
        {
          key: 'notAgreed',
          title: { zh: '群众不同意，重新梳理', en: 'Not agreed; sort again' },
          kind: 'return',
          to: 'classify',
          basis: [consulted],
        },
      ],
    },
    {
      key: 'plan',
      title: { zh: '整改计划台账', en: 'Plan in the ledger' },
      basis: [planned],
      by: { by: 'role', role: 'townshipGovernment', level: 'township' },
      form: [{ field: 'responsiblePerson' }, { field: 'deadline' }, { field: 'standard' }, { field: 'content' }],
      days: 3,
    },
  ],
  rectify: {
    key: 'solve',
    title: { zh: '集中解决', en: 'Solving with gathered resources' },
    basis: [solved],
    by: { by: 'personField', field: 'responsiblePerson' },
    done: { zh: '已解决，向群众反馈', en: 'Solved; to be answered' },
  },
  deadlineBasis: [standardAndContent],
  extension: {
    key: 'extension',
    title: { zh: '延期审批', en: 'A later limit' },
    basis: [planned],
    by: { by: 'role', role: 'townshipGovernment', level: 'township' },
    days: 2,
  },
  verify: [
    {
      key: 'feedback',
      title: { zh: '反馈', en: 'Answer to the people' },
      basis: [
        assumed('解决后向反映人反馈，不认可的继续解决', 'Who raised it is answered; what is not accepted goes on'),
      ],
      by: village,
      form: [{ field: 'answer' }],
      days: 5,
      pass: { zh: '群众认可，销号', en: 'Accepted; strike off' },
      fail: { zh: '群众不认可，继续解决', en: 'Not accepted; go on' },
    },
  ],
  merges: true,
  register: { key: 'urgentNeedsLedger', fields: ['problem', 'urgency', 'standard', 'deadline', 'result', 'answer'] },
});
