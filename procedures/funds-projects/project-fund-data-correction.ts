// 系统项目资金数据集中排查: the bureau checks the data each month; an error is a case for the unit that is responsible,
// corrected by the end of the month and verified.
import { assumed, stated } from '../basis.ts';
import { fixedDateLadder } from '../ladders.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { countField, flagField, organisationField, textField } from '../shapes/working-fields.ts';

const bureau = { by: 'role', role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' } as const;

const monthly = stated('tenActions2024', '每月组织开展系统项目资金数据', 'D146');
const byMonthEnd = stated('tenActions2024', '督促各责任单位月底前修正', 'D147');
const sound = stated('tenActions2024', '确保数据符合逻辑、符合实际');
const atMonthEnd = stated('tenActions2024', '督促各责任单位月底前修正');
const platform = stated('tenActions2024', '加强资金信息数据系统平台日常管护');
const verified = assumed('修正后由县乡村振兴局复核', 'The bureau verifies the correction');
const unnamed = assumed('由县乡村振兴局排查下发', 'The bureau checks and sends out what it finds');

const record = textField('record', '资金信息数据系统平台记录', 'Record of the fund data platform', [platform], 200);
const error = textField('error', '数据问题', 'The error', [sound]);
const unit = organisationField('unit', '责任单位', 'Responsible unit', [byMonthEnd]);

export const projectFundDataCorrection = projectPipeline({
  id: 'project-fund-data-correction',
  field: 'funds-projects',
  kind: 'periodicReport',
  tier: 1,
  title: { zh: '系统项目资金数据集中排查', en: 'Monthly check of project and fund data' },
  basis: [monthly, platform],
  departments: ['revitalisation'],
  subject: { kind: 'project', uniqueness: 'none' },
  filing: {
    key: 'check',
    level: 'county',
    by: [{ role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' }],
    form: [{ field: 'record' }, { field: 'error' }, { field: 'unit' }],
  },
  fields: [
    record,
    error,
    unit,
    textField('requirement', '修正要求', 'What is to be corrected', [byMonthEnd]),
    textField('correction', '修正情况', 'The correction', [byMonthEnd]),
    flagField('logical', '数据符合逻辑', 'The data are logical', [sound]),
    flagField('factual', '数据符合实际', 'The data are true', [sound]),
  ],
  steps: [
    {
      do: 'work',
      key: 'dispatch',
      title: { zh: '下发问题', en: 'Sent to the unit' },
      basis: [byMonthEnd, unnamed],
      by: bureau,
      days: 3,
      form: [{ field: 'requirement' }],
      done: { zh: '已下发', en: 'Sent' },
    },
    {
      do: 'work',
      key: 'correct',
      title: { zh: '修正', en: 'Correction' },
      basis: [byMonthEnd],
      by: { by: 'roleAtField', role: 'projectUnit', field: 'unit' },
      days: 10,
      form: [{ field: 'correction' }],
      done: { zh: '已修正', en: 'Corrected' },
    },
    {
      do: 'review',
      key: 'verify',
      title: { zh: '复核', en: 'Verification' },
      basis: [verified, sound],
      by: bureau,
      days: 3,
      form: [{ field: 'logical' }, { field: 'factual' }],
      approve: { zh: '复核通过', en: 'Verified' },
      rules: [
        {
          when: 'logical = true and factual = true',
          otherwise: { zh: '数据须符合逻辑、符合实际', en: 'The data must be logical and true' },
          basis: [sound],
        },
      ],
      reject: false,
      filerMayDecide: true,
    },
  ],
  completed: { title: { zh: '已修正销号', en: 'Corrected' }, basis: [byMonthEnd], outcome: 'struckOff' },
  clocks: [
    {
      key: 'correctedByMonthEnd',
      title: { zh: '月底前修正', en: 'Corrected by the end of the month' },
      basis: [byMonthEnd],
      scope: 'case',
      start: { on: 'entered', stage: 'dispatch' },
      stop: [{ on: 'left', stage: 'verify', outcome: 'approve' }, { on: 'ended' }],
      limit: { kind: 'dayOfMonth', day: 31 },
      ladder: fixedDateLadder,
    },
  ],
  duties: [
    reportDuty({
      key: 'monthlyCheck',
      title: { zh: '每月集中排查', en: 'Monthly check' },
      basis: [monthly, unnamed],
      opens: { every: 'month', day: 1 },
      due: { kind: 'dayOfMonth', day: 20 },
      owedBy: { level: 'county', bodies: ['revitalisation'], role: 'countyRevitalisationBureau' },
      item: {
        key: 'monthlyResult',
        title: { zh: '排查结果', en: 'Result of the check' },
        basis: [monthly],
        nothingToReport: false,
        fields: [
          countField('records', '排查记录数', 'Records checked', [platform]),
          flagField('errorFound', '是否发现问题', 'An error was found'),
          record,
          error,
          unit,
        ],
        optional: ['record', 'error', 'unit'],
        rules: [
          {
            when: 'errorFound = false or (record != null and error != null and unit != null)',
            otherwise: {
              zh: '发现问题的，须写明记录、问题和责任单位',
              en: 'An error is named with its record and the responsible unit',
            },
            basis: [byMonthEnd],
          },
        ],
        opens: [
          {
            when: 'errorFound = true',
            procedure: 'project-fund-data-correction',
            hands: [
              { to: 'record', from: 'record' },
              { to: 'error', from: 'error' },
              { to: 'unit', from: 'unit' },
            ],
            subject: 'record',
            basis: [byMonthEnd],
          },
        ],
      },
    }),
    reportDuty({
      key: 'monthEndCorrection',
      title: { zh: '月底前修正完善', en: 'Corrections by the end of the month' },
      basis: [byMonthEnd],
      opens: { every: 'month', day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'county', bodies: ['project-unit'], role: 'projectUnit' },
      item: {
        key: 'correctionReport',
        title: { zh: '修正完善情况', en: 'What the unit has corrected' },
        basis: [byMonthEnd],
        fields: [
          countField('received', '收到问题数', 'Errors received', [atMonthEnd]),
          countField('correctedCount', '已修正数', 'Errors corrected', [atMonthEnd]),
        ],
        rules: [
          {
            when: 'correctedCount = received',
            otherwise: { zh: '收到的问题须全部修正', en: 'Every error received is to be corrected' },
            basis: [byMonthEnd],
          },
        ],
      },
      check: {
        key: 'verifyReport',
        title: { zh: '复核修正情况', en: 'Verification' },
        basis: [verified],
        by: { role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' },
      },
    }),
  ],
});
