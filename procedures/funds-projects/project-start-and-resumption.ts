// 扶贫项目开工复工、立项招标: approval, tender, preparation, epidemic check, start; what is short is solved, then work starts.
import { assumed, stated } from '../basis.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { choiceField, countField, dateField, fenField, textField } from '../shapes/working-fields.ts';

const unit = { by: 'role', role: 'projectUnit', level: 'county', body: 'project-unit' } as const;
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;

const tenders = stated('township2020', '全面推进扶贫项目立项招标工作');
const resumes = stated('township2020', '积极推进扶贫项目开工复工');
const early = stated('township2020', '项目尽早复工复产', 'D458');
const support = stated('township2020', '及时落实相关扶持政策', 'D459');
const ahead = stated('township2020', '提前做好备工备料', 'D460');

export const projectStartAndResumption = projectPipeline({
  id: 'project-start-and-resumption',
  field: 'funds-projects',
  tier: 2,
  title: { zh: '扶贫项目开工复工、立项招标', en: 'Project start, bidding and resumption of work' },
  basis: [resumes, tenders],
  subject: { kind: 'project', uniqueness: 'oneOpen' },
  filing: {
    level: 'township',
    by: [
      { role: 'projectUnit', level: 'county', body: 'project-unit' },
      { role: 'townshipGovernment', level: 'township' },
    ],
    form: [{ field: 'project' }, { field: 'budgetFen' }],
  },
  fields: [
    textField('project', '项目名称', 'Project', undefined, 100),
    fenField('budgetFen', '预算资金', 'Budget'),
    textField('enterprise', '中标企业', 'Enterprise that won the tender', [tenders], 100),
    fenField('priceFen', '中标价', 'Price', [tenders]),
    textField('prepared', '备工备料情况', 'Labour and material prepared', [ahead]),
    textField('epidemicMeasures', '防疫措施', 'Epidemic measures'),
    dateField('startedOn', '开工（复工）日期', 'Started or resumed on', [resumes]),
    countField('poorWorkers', '吸纳贫困劳动力人数', 'Workers from poor households'),
    choiceField('shortage', '不足类别', 'What is short', [
      ['money', '资金', 'Money'],
      ['labour', '用工', 'Labour'],
      ['material', '材料', 'Material'],
      ['goods', '物资', 'Goods'],
    ]),
    textField('solution', '解决措施', 'How it was solved', [support]),
  ],
  steps: [
    {
      do: 'review',
      key: 'approveProject',
      title: { zh: '立项', en: 'Approval of the project' },
      basis: [tenders],
      by: { by: 'role', role: 'countyAuthority', level: 'county' },
      days: 15,
    },
    {
      do: 'work',
      key: 'tender',
      title: { zh: '招标', en: 'Tender' },
      basis: [tenders],
      by: unit,
      days: 30,
      form: [{ field: 'enterprise' }, { field: 'priceFen' }],
      done: { zh: '已中标', en: 'Awarded' },
      rules: [
        {
          when: 'priceFen <= budgetFen',
          otherwise: { zh: '中标价不得超过预算', en: 'The price is above the budget' },
          basis: [assumed('超预算的重新招标', 'A price above the budget is tendered again')],
        },
      ],
      others: [{ key: 'failed', title: { zh: '流标，重新招标', en: 'Failed; again' }, kind: 'return', to: 'tender' }],
    },
    {
      do: 'work',
      key: 'prepare',
      title: { zh: '备工备料', en: 'Preparation' },
      basis: [ahead],
      by: unit,
      days: { value: null, unit: 'day', basis: [ahead] },
      form: [{ field: 'prepared' }],
    },
    {
      do: 'review',
      key: 'epidemicCheck',
      title: { zh: '防疫审查', en: 'Epidemic check' },
      basis: [resumes],
      by: township,
      days: 5,
      form: [{ field: 'epidemicMeasures' }],
      approve: { zh: '符合防疫要求', en: 'Safe' },
      reject: false,
    },
    {
      do: 'work',
      key: 'start',
      title: { zh: '开工复工', en: 'Start or resumption' },
      basis: [early],
      by: unit,
      days: { value: null, unit: 'day', basis: [early] },
      form: [
        { field: 'startedOn', required: false },
        { field: 'poorWorkers', required: false },
        { field: 'shortage', required: false },
      ],
      done: { zh: '已开工复工', en: 'Under way' },
      to: 'completed',
      rules: [
        {
          when: 'startedOn != null',
          otherwise: { zh: '须填写开工（复工）日期', en: 'The day of the start is missing' },
          basis: [resumes],
        },
      ],
      others: [
        {
          key: 'short',
          title: { zh: '存在不足，报镇解决', en: 'Something is short' },
          kind: 'refer',
          to: 'solveShortage',
          rules: [
            {
              when: 'shortage != null',
              otherwise: { zh: '须写明缺什么', en: 'Say what is short' },
              basis: [support],
            },
          ],
        },
      ],
    },
    {
      do: 'work',
      key: 'solveShortage',
      title: { zh: '解决不足', en: 'Solving what is short' },
      basis: [support],
      by: township,
      days: { value: null, unit: 'day', basis: [support] },
      form: [{ field: 'solution' }],
      done: { zh: '已解决', en: 'Solved' },
      to: 'start',
    },
  ],
  completed: { title: { zh: '已开工复工', en: 'Under way' }, basis: [resumes] },
  refusalTells: ['project'],
});
