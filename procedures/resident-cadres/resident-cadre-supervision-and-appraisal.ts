// 驻村干部督导检查与考核: two inspections a month, a bulletin a quarter, an appraisal a year. The case is one cadre's
// appraisal: reward, nothing, or recall, which opens the selection of another.
import { assumed, stated } from '../basis.ts';
import { verdictStage } from '../shapes/assessment.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { visitLadder, visits } from '../shapes/visits.ts';
import { choiceField, countField, fileField, textField } from '../shapes/working-fields.ts';

const county = { by: 'role', role: 'countyAuthority', level: 'county' } as const;
const owed = { level: 'county', role: 'countyAuthority' } as const;

const twiceAMonth = stated('tenActions2024', '每月开展2次驻村干部督导检查', 'D136');
const onceAQuarter = stated('tenActions2024', '每季度下发1次督导检查情况通报', 'D137');
const onceAYear = stated('tenActions2024', '每年进行1次考核', 'D138');
const rewarded = stated('tenActions2024', '对表现出色的给予评优奖励');
const recalledAtOnce = stated('tenActions2024', '对不胜任的及时召回', 'D139');
const appraisalRules = stated('tenActions2024', '制定驻村人员管理考核办法');
const countyAppraises = assumed(
  '文件未写明督导考核机关，由县级办理',
  'The document names no inspecting body; the county does it',
);

export const residentCadreSupervisionAndAppraisal = projectPipeline({
  id: 'resident-cadre-supervision-and-appraisal',
  field: 'resident-cadres',
  kind: 'inspection',
  tier: 1,
  title: { zh: '驻村干部督导检查与考核', en: 'Supervision and appraisal of resident cadres' },
  basis: [twiceAMonth, appraisalRules, countyAppraises],
  subject: { kind: 'person', uniqueness: 'oneOpenPerYear' },
  filing: {
    level: 'village',
    by: [{ role: 'countyAuthority', level: 'county' }],
    form: [
      { field: 'cadreName' },
      { field: 'villageName' },
      { field: 'villageKind' },
      { field: 'year' },
      { field: 'inspections' },
    ],
  },
  fields: [
    textField('cadreName', '驻村干部', 'Resident cadre', undefined, 50),
    textField('villageName', '驻在村', 'Village', undefined, 100),
    choiceField('villageKind', '选派村类型', 'Kind of village', [
      ['outOfPoverty', '脱贫村', 'Village out of poverty'],
      ['resettlement', '易地扶贫搬迁安置村（社区）', 'Resettlement village'],
      ['heavyTask', '乡村振兴任务重的村', 'Village with a heavy task of revitalisation'],
      ['weakParty', '党组织软弱涣散村', 'Village with a weak party organisation'],
    ]),
    countField('year', '考核年度', 'Year of the appraisal', [onceAYear], { min: 2000, max: 2100 }),
    textField('inspections', '全年督导检查情况', 'What the inspections of the year found', [twiceAMonth]),
    textField('assessment', '考核意见（依据驻村人员管理考核办法）', 'Finding by the rules of appraisal', [
      appraisalRules,
    ]),
    textField('reward', '评优奖励内容', 'The reward', [rewarded]),
    textField('recallReason', '召回原因', 'Why the cadre is recalled', [recalledAtOnce]),
  ],
  steps: [
    {
      do: 'own',
      key: 'appraise',
      stage: () =>
        verdictStage(
          {
            key: 'appraise',
            title: { zh: '年度考核', en: 'Yearly appraisal' },
            basis: [onceAYear, countyAppraises],
            by: county,
            form: [{ field: 'assessment' }],
          },
          [
            { key: 'excellent', title: { zh: '优秀', en: 'Excellent' }, consequence: 'reward' },
            { key: 'qualified', title: { zh: '合格', en: 'Qualified' }, consequence: 'completed' },
            { key: 'unfit', title: { zh: '不胜任', en: 'Unfit' }, kind: 'refer', consequence: 'recordRecall' },
          ],
        ),
      clocks: [
        {
          key: 'appraiseLimit',
          title: { zh: '年度考核期限', en: 'Limit of the appraisal' },
          basis: [assumed('年度考核应当在年内完成', 'The appraisal of a year ends within it')],
          scope: 'visit',
          start: { on: 'entered', stage: 'appraise' },
          stop: [{ on: 'left', stage: 'appraise' }],
          limit: { kind: 'date', month: 12, day: 31 },
          ladder: visitLadder,
        },
      ],
    },
    {
      do: 'work',
      key: 'reward',
      title: { zh: '评优奖励', en: 'Reward' },
      basis: [rewarded],
      by: county,
      days: 20,
      form: [{ field: 'reward' }],
      to: 'completed',
    },
    {
      do: 'work',
      key: 'recordRecall',
      title: { zh: '作出召回决定', en: 'Decision to recall' },
      basis: [recalledAtOnce],
      by: county,
      days: { value: null, unit: 'day', basis: [recalledAtOnce] },
      form: [{ field: 'recallReason' }],
    },
    {
      do: 'own',
      key: 'recall',
      stage: () => ({
        kind: 'link',
        key: 'recall',
        title: { zh: '召回并重新选派', en: 'Recall, and selection of another' },
        basis: [recalledAtOnce],
        mode: 'open',
        procedure: 'resident-cadre-selection',
        subject: 'villageName',
        hands: [
          { to: 'villageKind', from: 'villageKind' },
          { to: 'recallReason', from: 'recallReason' },
        ],
        to: 'recalled',
      }),
    },
  ],
  completed: { title: { zh: '考核结束', en: 'Appraised' }, basis: [onceAYear] },
  ends: [
    {
      kind: 'end',
      key: 'recalled',
      title: { zh: '已召回', en: 'Recalled' },
      basis: [recalledAtOnce],
      outcome: 'referred',
    },
  ],
  duties: [
    visits({
      key: 'inspections',
      title: { zh: '每月督导检查', en: 'Monthly inspections' },
      basis: [twiceAMonth, countyAppraises],
      opens: { every: 'month', day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: owed,
      item: {
        key: 'inspect',
        title: { zh: '督导检查', en: 'Inspection' },
        basis: [twiceAMonth],
        atLeast: 2,
        fields: [
          textField('villages', '受检村', 'Villages inspected'),
          countField('absent', '不在岗人数', 'Cadres who were absent'),
        ],
      },
    }),
    reportDuty({
      key: 'quarterlyBulletin',
      title: { zh: '季度通报', en: 'Quarterly bulletin' },
      basis: [onceAQuarter, countyAppraises],
      opens: { every: 'quarter', month: 3, day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: owed,
      item: {
        key: 'circulate',
        title: { zh: '下发督导检查情况通报', en: 'The bulletin is sent out' },
        basis: [onceAQuarter],
        nothingToReport: false,
        fields: [
          textField('summary', '督导检查情况通报（摘要）', 'Bulletin on the inspections: summary', [onceAQuarter]),
          fileField('bulletin', '督导检查情况通报', 'Bulletin on the inspections', [onceAQuarter]),
        ],
      },
    }),
    reportDuty({
      key: 'yearlyAppraisal',
      title: { zh: '年度考核汇总', en: 'Appraisals of the year' },
      basis: [onceAYear, countyAppraises],
      opens: { every: 'year', month: 12, day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: owed,
      item: {
        key: 'appraisals',
        title: { zh: '考核结果', en: 'Results' },
        basis: [onceAYear],
        nothingToReport: false,
        rules: [
          {
            when: 'excellent + qualified + unfit = appraised',
            otherwise: {
              zh: '各等次人数之和须等于参加考核人数',
              en: 'The grades must add up to all who were appraised',
            },
            basis: [assumed('考核结果应当完整', 'The result is complete')],
          },
        ],
        fields: [
          countField('appraised', '参加考核人数', 'Cadres appraised', [onceAYear]),
          countField('excellent', '优秀人数', 'Excellent', [rewarded]),
          countField('qualified', '合格人数', 'Qualified'),
          countField('unfit', '不胜任人数', 'Unfit', [stated('tenActions2024', '对不胜任的及时召回')]),
        ],
      },
    }),
  ],
});
