// 扶贫重点村建设: a village of one of three lists gets a plan, is started, funded with 1.5 million yuan at least when it is
// new, built and accepted. The lists bound how many; the redacted years are dates that the county sets.
import { assumed, stated } from '../basis.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { targetIndicator } from '../shapes/target-tracker.ts';
import { choiceField, countField, dateField, fenField, fileField, textField } from '../shapes/working-fields.ts';

const leadingGroup = { by: 'role', role: 'countyLeadingGroup', level: 'county' } as const;
const builder = { by: 'role', role: 'projectUnit', level: 'county', body: 'project-unit' } as const;

const villages = stated('fivePlans', '全面完成新階175個扶貧開發');
const fund = stated('fivePlans', '資金投入不低于150萬元', 'D408');
const accepted = assumed('建成后由县领导小组验收', 'The leading group accepts what is built');

/** The three lists: how many villages, and by when. */
const LISTS = [
  {
    key: 'newVillages',
    count: 41,
    by: 'newVillagesBy',
    words: { zh: '新启动重点村', en: 'Key villages newly started' },
    basis: stated('fivePlans', '啟動建設扶貧重點村41個', 'D381'),
    years: stated('fivePlans', '20xx—20xx年,全縣計劃啟動', 'D380'),
  },
  {
    key: 'plannedVillages',
    count: 175,
    by: 'plannedVillagesBy',
    words: { zh: '规划内重点村', en: 'Key villages of the plan' },
    basis: stated('fivePlans', '新階175個扶貧', 'D383'),
    years: stated('fivePlans', '20xx至20xx年,全面完成', 'D382'),
  },
  {
    key: 'unlistedVillages',
    count: 88,
    by: 'unlistedVillagesBy',
    words: { zh: '未列入规划的重点村', en: 'Key villages outside the plan' },
    basis: stated('fivePlans', '未被列入《規(guī)劃》的88個重點村', 'D385'),
    years: stated('fivePlans', '20xx年啟動新階段扶貧', 'D384'),
  },
] as const;
const unit = { zh: '个', en: 'villages' };

export const keyVillageConstruction = projectPipeline({
  id: 'key-village-construction',
  field: 'infrastructure',
  tier: 2,
  title: { zh: '扶贫重点村建设', en: 'Key poverty-village construction' },
  basis: [villages],
  subject: { kind: 'village', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'leastFundFen',
      title: { zh: '每个新启动重点村最低资金投入', en: 'Least funding of each new key village' },
      type: 'fen',
      value: 150_000_000,
      basis: [fund],
    },
    ...LISTS.map(({ by, words, years }) => ({
      key: by,
      title: { zh: `${words.zh}完成日期`, en: `${words.en}: by` },
      type: 'date' as const,
      value: null,
      basis: [years],
    })),
  ],
  filing: {
    key: 'plan',
    level: 'village',
    by: [{ role: 'countyLeadingGroup', level: 'county' }],
    form: [{ field: 'list' }, { field: 'villagePlan' }, { field: 'planFile', required: false }],
  },
  fields: [
    choiceField(
      'list',
      '重点村名单',
      'List',
      LISTS.map(({ key, words }) => [key, words.zh, words.en] as const),
      [villages],
    ),
    textField('villagePlan', '村规划内容', 'The village’s plan'),
    fileField('planFile', '村规划文本', 'Text of the plan'),
    dateField('startedOn', '启动日期', 'Started on'),
    fenField('fundFen', '整合资金', 'Funds brought together', [fund]),
    textField('sources', '资金来源', 'Sources of the funds', undefined, 500),
    countField('percent', '建设进度（%）', 'Progress in percent', undefined, { max: 100 }),
    textField('acceptance', '验收意见', 'Finding of the acceptance'),
  ],
  steps: [
    {
      do: 'work',
      key: 'start',
      title: { zh: '启动建设', en: 'Start' },
      basis: [stated('fivePlans', '啟動建設扶貧重點村41個')],
      by: leadingGroup,
      days: 20,
      form: [{ field: 'startedOn' }],
    },
    {
      do: 'work',
      key: 'fund',
      title: { zh: '整合资金', en: 'Bringing funds together' },
      basis: [fund],
      by: leadingGroup,
      days: 40,
      form: [{ field: 'fundFen' }, { field: 'sources' }],
      rules: [
        {
          when: 'list = "plannedVillages" or fundFen >= parameter.leastFundFen',
          otherwise: {
            zh: '新启动重点村资金投入不得低于150万元',
            en: 'A new key village gets 1.5 million yuan at least',
          },
          basis: [fund],
        },
      ],
    },
    {
      do: 'works',
      key: 'build',
      title: { zh: '建设', en: 'Construction' },
      basis: [villages],
      by: builder,
      days: 240,
      form: [{ field: 'percent' }],
      rules: [{ when: 'percent = 100', otherwise: { zh: '尚未建成', en: 'Not yet built' }, basis: [villages] }],
    },
    {
      do: 'accept',
      key: 'accept',
      title: { zh: '验收', en: 'Acceptance' },
      basis: [accepted],
      by: leadingGroup,
      days: 20,
      form: [{ field: 'acceptance' }],
      filerMayDecide: true,
      rectify: { by: builder, days: 30, form: [{ field: 'percent' }] },
    },
  ],
  completed: { title: { zh: '已建成验收', en: 'Built and accepted' }, basis: [accepted] },
  quotas: LISTS.map(({ key, count, words, basis }) => ({
    key: `${key}Quota`,
    title: words,
    basis: [basis],
    unit,
    limit: count,
    period: 'whole' as const,
    amount: 1 as const,
    when: `list = "${key}"`,
    commit: { on: 'left', stage: 'start' } as const,
  })),
  indicators: LISTS.map(({ key, count, by, words, years }) =>
    targetIndicator({
      key,
      title: words,
      basis: [years],
      value: count,
      unit,
      on: { parameter: by },
      reportedBy: { level: 'county', role: 'countyLeadingGroup' },
    }),
  ),
});
