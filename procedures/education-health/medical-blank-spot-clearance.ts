// 乡村医疗卫生机构和人员“空白点”动态清零: the health department watches, enters a blank spot, fills it and clears it.
import { assumed, stated } from '../basis.ts';
import { problemLedger } from '../shapes/problem-ledger.ts';
import { choiceField, textField, workingModel } from '../shapes/working-fields.ts';
import { oneDayBefore, reviewLadder } from '../ladders.ts';

const health = { by: 'role', role: 'countyHealthDept', level: 'county', body: 'health' } as const;

const watching = stated('tenActions2024', '动态监测乡村医疗卫生机构和人员');
const found = stated('tenActions2024', '及时发现问题隐患', 'D067');
const measures = stated('tenActions2024', '采取针对性措施解决');
const cleared = stated('tenActions2024', '“空白点”动态清零');

export const medicalBlankSpotClearance = problemLedger({
  id: 'medical-blank-spot-clearance',
  field: 'education-health',
  tier: 2,
  title: { zh: '乡村医疗卫生机构和人员“空白点”动态清零', en: 'Clearing of medical blank spots' },
  basis: [watching, cleared],
  departments: ['health'],
  subject: { kind: 'organisation', uniqueness: 'none' },
  filing: {
    level: 'township',
    by: [
      { role: 'medicalInstitution', level: 'township', body: 'hospital' },
      { role: 'countyHealthDept', level: 'county', body: 'health' },
    ],
    form: [{ field: 'place' }, { field: 'missing' }, { field: 'problem' }],
  },
  fields: [
    textField('place', '村（镇）、安置区', 'Village, township or settlement', [workingModel], 100),
    textField('problem', '空白点情况', 'What is missing, in words', [found]),
    choiceField(
      'missing',
      '空白类型',
      'What is missing',
      [
        ['institution', '无机构', 'No institution'],
        ['staff', '无合格人员', 'No qualified staff'],
      ],
      [cleared],
    ),
    choiceField(
      'measureKind',
      '措施',
      'Measure',
      [
        ['staffing', '配备人员', 'Staffing'],
        ['itinerant', '巡诊', 'Itinerant service'],
        ['dispatch', '派驻', 'Dispatch'],
        ['facility', '设置机构、改善设施', 'Facility'],
      ],
      [stated('tenActions2024', '加强巡诊、派驻镇(街道)卫生院')],
    ),
  ],
  sort: {
    key: 'monitor',
    title: { zh: '动态监测研判', en: 'Watching: is it a blank spot' },
    basis: [watching],
    by: health,
    days: 5,
    open: { zh: '属于空白点', en: 'A blank spot' },
    unfounded: { zh: '不是空白点', en: 'No blank spot' },
  },
  enter: [
    {
      key: 'register',
      title: { zh: '登记空白点', en: 'Entry' },
      basis: [found],
      by: health,
      days: 3,
      form: [{ field: 'measures' }, { field: 'deadline' }],
      atOnce: { title: { zh: '及时登记', en: 'Entered in time' }, basis: [found] },
    },
  ],
  rectify: {
    key: 'fix',
    title: { zh: '采取针对性措施', en: 'Measures' },
    basis: [measures],
    by: health,
    form: [{ field: 'measureKind' }, { field: 'result' }, { field: 'evidence', required: false }],
  },
  verify: [
    {
      key: 'clear',
      title: { zh: '动态清零', en: 'Clearing' },
      basis: [cleared],
      by: health,
      days: 5,
      pass: { zh: '已清零', en: 'Cleared' },
      fail: { zh: '尚未清零', en: 'Not cleared' },
    },
  ],
  register: { key: 'blankSpotLedger', fields: ['place', 'missing', 'measureKind'] },
  indicators: [
    {
      key: 'blankSpots',
      title: { zh: '“空白点”数', en: 'Blank spots' },
      basis: [cleared],
      measure: { type: 'integer', unit: { zh: '个', en: 'spots' } },
      opens: { every: 'month', day: 20 },
      due: { kind: 'endOfPeriod' },
      reportedBy: { level: 'county', bodies: ['health'], role: 'countyHealthDept' },
      judged: 'together',
      gates: [
        {
          key: 'none',
          title: { zh: '清零', en: 'None' },
          on: { month: 12, day: 31 },
          compare: 'equal',
          value: 0,
          basis: [cleared, assumed('年底前清零', 'By the end of the year')],
        },
      ],
      warnings: oneDayBefore,
      ladder: reviewLadder,
    },
  ],
});
