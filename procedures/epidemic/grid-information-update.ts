// 网格信息更新: every village's grid workers bring households and people up to date once a quarter at least; the township
// receives it. Screening in between has no interval in the document: a county sets its weekday.
import { assumed, stated } from '../basis.ts';
import { periodicReport, reportStep } from '../shapes/periodic-report.ts';
import { countField, dateField, flagField, textField, workingModel } from '../shapes/working-fields.ts';

const quarterly = stated('spring2022', '每季度至少更新1次', 'D019');
const inTime = stated('spring2022', '及时开展宣传排查和上报工作', 'D020');
const content = stated('spring2022', '每季度至少更新1次辖区网格内住户和人员');
const group = stated('spring2022', '组建责任网格管理群');
const readers = ['gridWorker', 'townshipGovernment'] as const;

const township = { role: 'townshipGovernment', level: 'township' } as const;
const grid = textField('grid', '网格', 'Grid', [workingModel], 50);

export const gridInformationUpdate = periodicReport({
  id: 'grid-information-update',
  field: 'epidemic',
  tier: 1,
  title: { zh: '网格住户和人员信息更新', en: 'Grid information update' },
  basis: [content, group, stated('spring2022', '及时开展宣传排查和上报工作')],
  parameters: [
    {
      key: 'screeningWeekday',
      title: { zh: '网格排查上报日（周一为1）', en: 'Weekday of screening and report (Monday is 1)' },
      type: 'integer',
      value: null,
      basis: [inTime],
    },
  ],
  merged: [
    {
      stage: 'group',
      into: 'update',
      note: { zh: '网格管理群在更新时一并登记', en: 'The message group is recorded with the update' },
    },
  ],
  reports: [
    {
      key: 'quarterlyUpdate',
      title: { zh: '每季度更新', en: 'Quarterly update' },
      basis: [quarterly],
      opens: { every: 'quarter', month: 1, day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'village', role: 'gridWorker' },
      warnings: [{ before: { amount: 14, unit: 'day' } }],
      item: {
        key: 'update',
        title: { zh: '网格内住户和人员信息', en: 'Households and people of the grid' },
        basis: [content],
        nothingToReport: false,
        fields: [
          grid,
          dateField('updatedOn', '更新日期', 'Updated on', [content]),
          countField('households', '住户数', 'Households', [content]),
          countField('people', '人数', 'People', [content]),
          flagField('groupKept', '网格管理群已建立并畅通', 'The message group works', [group]),
          {
            key: 'changes',
            type: 'table',
            label: { zh: '变动情况', en: 'Changes' },
            basis: [content],
            columns: [
              { key: 'household', type: 'text', label: { zh: '住户', en: 'Household' }, maxLength: 50 },
              { key: 'person', type: 'text', label: { zh: '人员', en: 'Person' }, maxLength: 50 },
              {
                key: 'phone',
                type: 'text',
                format: 'phone',
                sensitive: 'phone',
                readableBy: readers,
                label: { zh: '联系电话', en: 'Phone' },
              },
              { key: 'change', type: 'text', label: { zh: '变动', en: 'Change' }, maxLength: 200 },
            ],
          },
        ],
        optional: ['changes'],
        rules: [
          {
            when: 'groupKept = true',
            otherwise: { zh: '须先组建网格管理群', en: 'The message group must be set up first' },
            basis: [group],
          },
        ],
      },
      check: reportStep(
        'report',
        { zh: '排查上报接收', en: 'Receipt by the township' },
        [
          stated('spring2022', '及时开展宣传排查和上报工作'),
          assumed('由镇接收并核对', 'The township receives and checks'),
        ],
        township,
      ),
      consolidation: [
        reportStep(
          'sumUp',
          { zh: '镇级汇总', en: 'The township sums up' },
          [assumed('逐级汇总', 'Summed up by level')],
          township,
        ),
      ],
    },
    {
      key: 'screening',
      title: { zh: '宣传排查上报', en: 'Screening and report' },
      basis: [stated('spring2022', '及时开展宣传排查和上报工作')],
      opens: { every: 'week', weekday: { parameter: 'screeningWeekday' } },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'village', role: 'gridWorker' },
      item: {
        key: 'screeningReport',
        title: { zh: '排查情况', en: 'What was found' },
        basis: [stated('spring2022', '及时开展宣传排查和上报工作')],
        fields: [
          grid,
          countField('screened', '排查人数', 'People screened'),
          textField('found', '排查发现的情况', 'What was found'),
        ],
      },
    },
  ],
});
