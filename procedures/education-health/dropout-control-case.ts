// 控辍保学（一生一案、一月一报）: one case for each pupil who is suspected of having dropped out: persuaded back, placed in
// special teaching or taught at home, and closed by the county when the pupil is in education again.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, stated, statute } from '../basis.ts';
import { reviewLimit, wordLimit } from '../clocks.ts';
import { unsetNumber, wholeNumber, workingDays } from '../parameters.ts';
import { choiceField, dateField, fileField, flagField, textField, workingModel } from '../shapes/working-fields.ts';
import { dropoutCount, monitorRisk, monthlyReport, responsibilityMechanism } from './dropout-control-duties.ts';

const school = { by: 'role', role: 'school', level: 'township', body: 'school' } as const;
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const education = { by: 'role', role: 'countyEducationDept', level: 'county', body: 'education' } as const;

const oneCase = stated('tenActions2024', '采取一生一案,落实一月一报');
const suspected = stated('tenActions2024', '针对疑似失(辍)学学生');
const persuasion = stated('tenActions2024', '定期开展劝返复学', 'D057');
const special = stated('tenActions2024', '对残疾儿童开展特殊教育或送教上门');
const mechanism = stated('tenActions2024', '“双线”“四联”“五包”“七长”', 'D056');
const ordered = statute('A32', '义务教育法', 'certain', '第58条');
const closed = assumed('复学或接受送教后由县教育部门销案', 'The county closes it once the pupil is in education');

export const dropoutControlCase = defineCase({
  id: 'dropout-control-case',
  field: 'education-health',
  kind: 'caseLedger',
  tier: 1,
  title: { zh: '控辍保学（一生一案、一月一报）', en: 'Control of school drop-out' },
  basis: [oneCase, stated('township2020', '分类施策加强控掇保学')],
  departments: ['education'],
  subject: { kind: 'person', uniqueness: 'oneOpen' },
  parameters: [
    wholeNumber('lines', 2, '“双线”责任数', 'Lines of responsibility', [mechanism]),
    wholeNumber('links', 4, '“四联”责任数', 'Links', [mechanism]),
    wholeNumber('guarantees', 5, '“五包”责任数', 'Guarantees', [mechanism]),
    wholeNumber('heads', 7, '“七长”责任数', 'Heads', [mechanism]),
    unsetNumber('persuasionWordDays', '“定期开展劝返”间隔天数', 'Days between persuasions', [persuasion]),
    workingDays('confirmDays', 3, '核实建案期限', 'Confirmation'),
    workingDays('persuasionDays', 10, '每次劝返期限', 'Each persuasion'),
    workingDays('orderDays', 5, '责令改正期限', 'Order of correction'),
    workingDays('placementDays', 15, '特殊教育安置期限', 'Placement'),
    workingDays('closeDays', 5, '复学销案期限', 'Closing'),
  ],
  filing: {
    level: 'township',
    by: [
      { role: 'school', level: 'township', body: 'school' },
      { role: 'townshipGovernment', level: 'township' },
    ],
    form: [
      { field: 'pupilName' },
      { field: 'idNumber', required: false },
      { field: 'grade' },
      { field: 'suspectedOn' },
      { field: 'reasons' },
    ],
  },
  fields: [
    textField('pupilName', '学生姓名', 'Pupil', [workingModel], 50),
    {
      key: 'idNumber',
      type: 'text',
      format: 'idNumber',
      label: { zh: '学生身份证号', en: 'Identity number of the pupil' },
      sensitive: 'idNumber',
      readableBy: ['school', 'townshipGovernment', 'countyEducationDept'],
      basis: [workingModel],
    },
    textField('grade', '年级班级', 'Grade and class', [workingModel], 50),
    textField('guardian', '监护人', 'Guardian', [workingModel], 50),
    dateField('suspectedOn', '疑似失（辍）学日期', 'Suspected since', [suspected]),
    textField('reasons', '失（辍）学原因', 'Reasons', [suspected]),
    textField('caseNumber', '一生一案编号', 'Number of the case file', [oneCase], 50),
    flagField('disabled', '残疾儿童', 'The child is disabled', [special]),
    dateField('persuadedOn', '劝返日期', 'Date of the persuasion', [persuasion]),
    textField('persuasionRecord', '劝返记录', 'Record of the persuasion', [persuasion]),
    textField('orderDocument', '责令改正文书编号', 'Number of the order', [ordered], 50),
    choiceField(
      'arrangement',
      '就学安排',
      'Arrangement',
      [
        ['returned', '返校复学', 'Back in school'],
        ['specialSchool', '特殊教育', 'Special education'],
        ['homeTeaching', '送教上门', 'Teaching at home'],
      ],
      [special, persuasion],
    ),
    dateField('inEducationSince', '复学（送教）起始日期', 'In education since'),
    fileField('proof', '就学证明', 'Proof'),
  ],
  duties: [monitorRisk, monthlyReport, responsibilityMechanism],
  indicators: [dropoutCount],
  stages: [
    {
      kind: 'decision',
      key: 'openCase',
      title: { zh: '建立一生一案', en: 'Opening the case' },
      basis: [oneCase, assumed('学校自行发现的由学校建案', 'The school opens also what it found itself')],
      assignee: school,
      filerMayDecide: true,
      form: [{ field: 'caseNumber', required: false }, { field: 'guardian', required: false }, { field: 'disabled' }],
      outcomes: [
        {
          key: 'opened',
          title: { zh: '已建案', en: 'Opened' },
          kind: 'approve',
          to: [{ when: 'disabled = true', to: 'specialTeaching' }, { to: 'persuadeReturn' }],
          rules: [
            {
              when: 'caseNumber != null',
              otherwise: { zh: '请填写一生一案编号', en: 'The number of the case file is missing' },
              basis: [oneCase],
            },
          ],
        },
        {
          key: 'inSchool',
          title: { zh: '核实在校就读', en: 'The pupil is in school' },
          kind: 'reject',
          to: 'inSchool',
          basis: [assumed('核实未失（辍）学的不建案', 'No case where the pupil is in school')],
        },
      ],
    },
    {
      kind: 'work',
      key: 'persuadeReturn',
      title: { zh: '劝返复学', en: 'Persuasion to return' },
      basis: [persuasion],
      assignee: township,
      form: [{ field: 'persuadedOn' }, { field: 'persuasionRecord' }],
      outcomes: [
        { key: 'returned', title: { zh: '已返校', en: 'Returned' }, kind: 'complete', to: 'closeCase' },
        { key: 'notYet', title: { zh: '尚未返校，继续劝返', en: 'Not yet' }, kind: 'complete', to: 'persuadeReturn' },
        {
          key: 'needsSpecial',
          title: { zh: '需特殊教育或送教上门', en: 'Needs special teaching' },
          kind: 'complete',
          to: 'specialTeaching',
        },
        {
          key: 'refused',
          title: { zh: '监护人拒不送返', en: 'The guardian refuses' },
          kind: 'refer',
          to: 'orderReturn',
        },
      ],
    },
    {
      kind: 'work',
      key: 'orderReturn',
      title: { zh: '责令限期改正', en: 'Order of correction' },
      basis: [ordered, assumed('劝返无效的，依法责令改正后继续劝返', 'Persuasion goes on after the order')],
      assignee: township,
      form: [{ field: 'orderDocument' }],
      outcomes: [
        {
          key: 'ordered',
          title: { zh: '已送达', en: 'Served' },
          kind: 'complete',
          to: 'persuadeReturn',
          basis: [ordered],
        },
      ],
    },
    {
      kind: 'decision',
      key: 'specialTeaching',
      title: { zh: '特殊教育或送教上门', en: 'Special education or teaching at home' },
      basis: [special],
      assignee: education,
      form: [{ field: 'arrangement', required: false }],
      outcomes: [
        {
          key: 'placed',
          title: { zh: '已安置', en: 'Placed' },
          kind: 'approve',
          to: 'closeCase',
          rules: [
            {
              when: 'arrangement in ("specialSchool", "homeTeaching")',
              otherwise: { zh: '请写明特殊教育或送教上门', en: 'Say whether special school or teaching at home' },
              basis: [special],
            },
          ],
        },
        {
          key: 'return',
          title: { zh: '可随班就读，继续劝返', en: 'To be persuaded' },
          kind: 'return',
          to: 'persuadeReturn',
        },
      ],
    },
    {
      kind: 'decision',
      key: 'closeCase',
      title: { zh: '复学销案', en: 'Closing' },
      basis: [closed],
      assignee: education,
      form: [
        { field: 'arrangement' },
        { field: 'inEducationSince', required: false },
        { field: 'proof', required: false },
      ],
      outcomes: [
        {
          key: 'approve',
          title: { zh: '已就学，销案', en: 'In education: close' },
          kind: 'approve',
          to: 'closed',
          rules: [
            {
              when: 'inEducationSince != null and proof != null',
              otherwise: { zh: '没有就学日期和证明，不能销案', en: 'Date and proof of education are missing' },
              basis: [closed],
            },
          ],
        },
        {
          key: 'return',
          title: { zh: '未就学，继续劝返', en: 'Not in education' },
          kind: 'return',
          to: 'persuadeReturn',
        },
      ],
    },
    { kind: 'end', key: 'closed', title: { zh: '已销案', en: 'Closed' }, basis: [closed], outcome: 'struckOff' },
    {
      kind: 'end',
      key: 'inSchool',
      title: { zh: '在校就读', en: 'In school' },
      basis: [suspected],
      outcome: 'notEstablished',
    },
  ],
  clocks: [
    reviewLimit({ stage: 'openCase', days: 'confirmDays', zh: '核实建案期限', en: 'Confirmation' }),
    reviewLimit({ stage: 'persuadeReturn', days: 'persuasionDays', zh: '每次劝返期限', en: 'Each persuasion' }),
    wordLimit({
      stage: 'persuadeReturn',
      days: 'persuasionWordDays',
      zh: '定期劝返',
      en: 'Persuasion at regular intervals',
      basis: [persuasion],
    }),
    reviewLimit({ stage: 'orderReturn', days: 'orderDays', zh: '责令改正期限', en: 'Order of correction' }),
    reviewLimit({ stage: 'specialTeaching', days: 'placementDays', zh: '特殊教育安置期限', en: 'Placement' }),
    reviewLimit({ stage: 'closeCase', days: 'closeDays', zh: '复学销案期限', en: 'Closing' }),
  ],
});
