// “十大提升行动”三阶段与考核: one case for each township and action — mobilise, carry out, self-check beside the
// departments', appraisal by the county, the result for the year's end.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, countySetsLimits, implied, stated } from '../basis.ts';
import { reviewLimit } from '../clocks.ts';
import { fixedDateLadder, monthAndWeekBefore } from '../ladders.ts';
import { unsetNumber, workingDays } from '../parameters.ts';
import { choiceField, countField, dateField, fileField, textField } from '../shapes/working-fields.ts';

const issued = stated('tenActions2024', '2024年3月29日', 'D038');
const actions = stated('tenActions2024', '“十大提升行动”从2024年3月', 'D177');
const window = stated('tenActions2024', '从2024年3月开始至12月底结束', 'D178');
const phases = stated('tenActions2024', '共分为三个阶段', 'D179');
const first = stated('tenActions2024', '宣传动员阶段(4月3日前)', 'D180');
const second = stated('tenActions2024', '集中实施阶段(4月4日—10月31日)', 'D181');
const third = stated('tenActions2024', '巩固提升阶段(11月1日—12月31日)', 'D182');
const weighs = stated('tenActions2024', '考核结果作为年终成效考核重要依据', 'D183');
const used = stated('tenActions2024', '考核结果作为年终成效考核重要依据');
const checking = stated('tenActions2024', '“部门、镇(街道)自查、县级督导考核”');
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;

/** A day of the plan at which a phase begins or ends; its value is the number of the phase. */
const phaseDay = (key: string, zh: string, en: string, value: number, by: string, row: typeof first) => ({
  key,
  label: { zh, en },
  value,
  unit: { zh: '阶段', en: 'phase' },
  by,
  basis: [row],
});

const action = choiceField(
  'action',
  '提升行动',
  'Action',
  [
    ['monitoring', '防返贫监测帮扶', 'Monitoring and help'],
    ['consolidation', '脱贫成果巩固', 'Consolidation of results'],
    ['industry', '产业发展', 'Industry'],
    ['employment', '稳岗就业', 'Employment'],
    ['residentCadres', '驻村帮扶', 'Resident cadres'],
    ['relocation', '易地搬迁后续扶持', 'Support after relocation'],
    ['funds', '财政衔接资金项目使用管理', 'Funds and projects'],
    ['socialHelp', '社会帮扶', 'Help from society'],
    ['construction', '乡村建设', 'Rural construction'],
    ['governance', '乡村治理', 'Rural governance'],
  ],
  [actions],
);

export const threePhaseCampaignAssessment = defineCase({
  id: 'three-phase-campaign-assessment',
  field: 'campaign',
  kind: 'inspection',
  tier: 1,
  title: { zh: '“十大提升行动”三阶段与考核', en: 'Three-phase campaign and final assessment' },
  basis: [window, phases],
  subject: { kind: 'organisation', uniqueness: 'none' },
  parameters: [
    {
      key: 'departments',
      title: { zh: '自查的牵头部门', en: 'Departments that check themselves' },
      type: 'bodies',
      value: [
        { key: 'education', body: 'education', title: { zh: '教育', en: 'Education' } },
        { key: 'health', body: 'health', title: { zh: '卫生健康', en: 'Health' } },
        { key: 'medicalInsurance', body: 'medical-insurance', title: { zh: '医疗保障', en: 'Medical insurance' } },
        { key: 'housing', body: 'housing', title: { zh: '住房', en: 'Housing' } },
        { key: 'water', body: 'water', title: { zh: '水利', en: 'Water' } },
        { key: 'hr', body: 'hr', title: { zh: '人社', en: 'Employment' } },
      ],
      basis: [checking, assumed('文件未列出部门，由县确定', 'The document lists no departments; the county does')],
    },
    unsetNumber('resultWeightPercent', '考核结果占年终成效考核的比重（%）', 'Weight in the year-end assessment (%)', [
      weighs,
    ]),
    workingDays('selfCheckDays', 20, '自查期限', 'Self-check'),
    workingDays('appraisalDays', 20, '督导考核期限', 'Appraisal'),
  ],
  plan: [
    {
      key: 'phases',
      title: { zh: '三个阶段', en: 'The three phases' },
      basis: [phases],
      rows: [
        phaseDay('phaseOneEnds', '宣传动员阶段结束', 'Mobilisation ends', 1, '2024-04-03', first),
        phaseDay('phaseTwoBegins', '集中实施阶段开始', 'Carrying out begins', 2, '2024-04-04', second),
        phaseDay('phaseTwoEnds', '集中实施阶段结束', 'Carrying out ends', 2, '2024-10-31', second),
        phaseDay('phaseThreeBegins', '巩固提升阶段开始', 'Consolidation begins', 3, '2024-11-01', third),
        phaseDay('phaseThreeEnds', '巩固提升阶段结束', 'Consolidation ends', 3, '2024-12-31', third),
      ],
    },
    {
      key: 'campaign',
      title: { zh: '行动起止', en: 'First and last day' },
      basis: [window],
      rows: [
        {
          key: 'issue',
          label: { zh: '方案印发', en: 'Plan issued' },
          value: 1,
          unit: { zh: '日', en: 'day' },
          by: '2024-03-29',
          basis: [issued, window],
        },
        {
          key: 'end',
          label: { zh: '行动结束', en: 'End' },
          value: 1,
          unit: { zh: '日', en: 'day' },
          by: '2024-12-31',
          basis: [window],
        },
      ],
    },
  ],
  filing: {
    level: 'township',
    by: [{ role: 'countyLeadingGroup', level: 'county' }],
    form: [{ field: 'action' }, { field: 'task' }],
  },
  fields: [
    action,
    textField('task', '目标任务', 'Task of the township'),
    dateField('meetingOn', '动员大会日期', 'Day of the mobilisation meeting', [first]),
    countField('attendees', '参加动员人数', 'People at the meeting', undefined, { min: 1 }),
    textField('progress', '实施进展', 'Progress'),
    fileField('progressEvidence', '进展佐证', 'Evidence of progress'),
    textField('townshipSelfCheck', '镇（街道）自查报告', 'Self-check of the township', [checking]),
    countField('score', '考核得分', 'Score', undefined, { max: 100 }),
    choiceField('grade', '考核等次', 'Grade', [
      ['excellent', '优秀', 'Excellent'],
      ['good', '良好', 'Good'],
      ['fair', '一般', 'Fair'],
      ['poor', '较差', 'Poor'],
    ]),
    textField('useOfResult', '结果运用', 'Use of the result', [used]),
    countField('weightPercent', '占年终考核比重', 'Weight in the year-end assessment', [weighs], {
      max: 100,
      unit: { zh: '%', en: '%' },
    }),
  ],
  stages: [
    {
      kind: 'work',
      key: 'mobilise',
      title: { zh: '宣传动员阶段', en: 'Mobilisation' },
      basis: [first],
      assignee: township,
      form: [{ field: 'meetingOn' }, { field: 'attendees' }],
      outcomes: [{ key: 'held', title: { zh: '已动员', en: 'Held' }, kind: 'complete', to: 'secondPhase' }],
    },
    {
      kind: 'wait',
      key: 'secondPhase',
      title: { zh: '等待集中实施阶段', en: 'Until the second phase' },
      basis: [second],
      until: { kind: 'limit', limit: { kind: 'date', month: 4, day: 3 } },
      to: 'implement',
    },
    {
      kind: 'work',
      key: 'implement',
      title: { zh: '集中实施阶段', en: 'Carrying out' },
      basis: [stated('tenActions2024', '集中实施阶段(4月4日—10月31日)')],
      assignee: township,
      form: [{ field: 'progress' }, { field: 'progressEvidence', required: false }],
      outcomes: [{ key: 'done', title: { zh: '实施完成', en: 'Carried out' }, kind: 'complete', to: 'thirdPhase' }],
    },
    {
      kind: 'wait',
      key: 'thirdPhase',
      title: { zh: '等待巩固提升阶段', en: 'Until the third phase' },
      basis: [third],
      until: { kind: 'limit', limit: { kind: 'date', month: 10, day: 31 } },
      to: 'townshipCheck',
    },
    {
      kind: 'work',
      key: 'townshipCheck',
      title: { zh: '镇（街道）自查', en: 'Self-check of the township' },
      basis: [checking],
      assignee: township,
      form: [{ field: 'townshipSelfCheck' }],
      outcomes: [{ key: 'checked', title: { zh: '已自查', en: 'Checked' }, kind: 'complete', to: 'selfChecks' }],
    },
    {
      kind: 'parallel',
      key: 'selfChecks',
      title: { zh: '部门自查', en: 'Self-checks of the departments' },
      basis: [checking],
      onFail: 'block',
      keepPassed: true,
      passed: 'appraise',
      failed: 'townshipCheck',
      forEach: {
        over: { parameter: 'departments' },
        stages: [
          {
            kind: 'decision',
            key: 'selfCheck',
            title: { zh: '自查', en: 'Self-check' },
            basis: [checking],
            assignee: { by: 'role', role: 'sectorDepartment', level: 'county', body: '$branch' },
            outcomes: [
              {
                key: 'reported',
                title: { zh: '自查完成', en: 'Reported' },
                kind: 'approve',
                to: '$join',
                opinion: true,
              },
              {
                key: 'gap',
                title: { zh: '镇级有短板，退回整改', en: 'A gap at the township' },
                kind: 'reject',
                to: '$fail',
              },
            ],
          },
        ],
      },
    },
    {
      kind: 'decision',
      key: 'appraise',
      title: { zh: '督导考核', en: 'Appraisal' },
      basis: [checking],
      assignee: { by: 'role', role: 'supervisionGroup', level: 'county' },
      form: [{ field: 'score' }, { field: 'grade' }],
      outcomes: [
        { key: 'graded', title: { zh: '确定等次', en: 'Graded' }, kind: 'approve', to: 'yearEnd' },
        {
          key: 'return',
          title: { zh: '退回补充自查', en: 'Return to the self-check' },
          kind: 'return',
          to: 'townshipCheck',
        },
      ],
    },
    {
      kind: 'decision',
      key: 'yearEnd',
      title: { zh: '年终成效考核', en: 'Year-end assessment' },
      basis: [used],
      assignee: { by: 'role', role: 'countyLeadingGroup', level: 'county' },
      filerMayDecide: true,
      sameDeciderAllowed: true,
      form: [{ field: 'useOfResult' }, { field: 'weightPercent' }],
      outcomes: [
        {
          key: 'used',
          title: { zh: '纳入年终考核', en: 'Used' },
          kind: 'approve',
          to: 'assessed',
          rules: [
            {
              when: 'parameter.resultWeightPercent = null or weightPercent = parameter.resultWeightPercent',
              otherwise: { zh: '比重与县定比重不符', en: 'It is not the weight that the county has set' },
              basis: [weighs],
            },
          ],
        },
        { key: 'return', title: { zh: '退回复核等次', en: 'Return for review' }, kind: 'return', to: 'appraise' },
      ],
    },
    {
      kind: 'end',
      key: 'assessed',
      title: { zh: '考核完成，转入常态化', en: 'Assessed; goes on as routine' },
      basis: [implied('tenActions2024', '此后转入常态化')],
      outcome: 'completed',
    },
  ],
  clocks: [
    {
      key: 'mobiliseBy',
      title: { zh: '4月3日前完成动员', en: 'Mobilised by 3 April' },
      basis: [first],
      scope: 'visit',
      start: { on: 'entered', stage: 'mobilise' },
      stop: [{ on: 'left', stage: 'mobilise' }],
      limit: { kind: 'date', month: 4, day: 3 },
      ladder: fixedDateLadder,
    },
    {
      key: 'implementBy',
      title: { zh: '10月31日前集中实施', en: 'Carried out by 31 October' },
      basis: [second],
      scope: 'visit',
      start: { on: 'entered', stage: 'implement' },
      stop: [{ on: 'left', stage: 'implement' }],
      limit: { kind: 'date', month: 10, day: 31 },
      warnings: monthAndWeekBefore,
      ladder: fixedDateLadder,
    },
    {
      key: 'assessBy',
      title: { zh: '12月31日前考核', en: 'Assessed by 31 December' },
      basis: [third],
      scope: 'case',
      start: { on: 'entered', stage: 'townshipCheck' },
      stop: [{ on: 'ended' }],
      limit: { kind: 'date', month: 12, day: 31 },
      warnings: monthAndWeekBefore,
      ladder: fixedDateLadder,
    },
    reviewLimit({ stage: 'townshipCheck', days: 'selfCheckDays', zh: '自查期限', en: 'Limit of the self-check' }),
    reviewLimit({ stage: 'selfCheck', days: 'selfCheckDays', zh: '部门自查期限', en: 'Limit of a department’s check' }),
    reviewLimit({ stage: 'appraise', days: 'appraisalDays', zh: '督导考核期限', en: 'Limit of the appraisal' }),
    {
      key: 'yearEndBy',
      title: { zh: '年终考核期限', en: 'Limit of the year-end assessment' },
      basis: [countySetsLimits],
      scope: 'visit',
      start: { on: 'entered', stage: 'yearEnd' },
      stop: [{ on: 'left', stage: 'yearEnd' }],
      limit: { kind: 'date', month: 12, day: 31 },
      ladder: fixedDateLadder,
    },
  ],
});
