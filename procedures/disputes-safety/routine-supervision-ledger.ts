// 常态化督导: the county's supervision finds a problem without notice, enters it, sends the list to the unit that must
// rectify, checks again and strikes it off.
import { assumed, implied, stated } from '../basis.ts';
import { problemLedger } from '../shapes/problem-ledger.ts';
import { visits } from '../shapes/visits.ts';
import { dateField, fileField, organisationField, textField } from '../shapes/working-fields.ts';

const ledger = stated('tenActions2024', '建立问题台账,下发整改清单,实行销号管理');
const unannounced = stated('tenActions2024', '督查巡查办不定期深入一线', 'D193');
const supervision = { by: 'role', role: 'supervisionGroup', level: 'county' } as const;

export const routineSupervisionLedger = problemLedger({
  id: 'routine-supervision-ledger',
  field: 'disputes-safety',
  tier: 1,
  title: { zh: '常态化督导（问题台账、整改清单、销号）', en: 'Routine supervision ledger' },
  basis: [ledger],
  subject: { kind: 'organisation', uniqueness: 'none' },
  parameters: [
    {
      key: 'visitDay',
      title: { zh: '每月安排督查的日子', en: 'Day of the month on which visits are arranged' },
      type: 'integer',
      value: null,
      basis: [unannounced],
    },
  ],
  filing: {
    key: 'inspect',
    level: 'county',
    by: [
      { role: 'supervisionGroup', level: 'county' },
      { role: 'departmentHead', level: 'county', body: 'department' },
    ],
    form: [
      { field: 'problem' },
      { field: 'place', required: false },
      { field: 'visitedOn', required: false },
      { field: 'photos', required: false },
      { field: 'earlierItem', required: false },
    ],
  },
  fields: [
    textField('problem', '督查发现的问题', 'Problem found', [ledger]),
    textField('place', '督查地点', 'Place', undefined, 200),
    dateField('visitedOn', '督查日期', 'Visited on'),
    fileField('photos', '现场照片', 'Photographs'),
    textField('earlierItem', '原台账编号（问题反弹的）', 'Earlier item, where it has come back', undefined, 50),
    textField('ledgerNumber', '问题台账编号', 'Number in the problem ledger', [ledger], 50),
    organisationField('responsibleUnit', '责任单位', 'Responsible unit', [
      implied('tenActions2024', '建立问题台账,下发整改清单,实行销号管理'),
    ]),
    textField('listNumber', '整改清单编号', 'Number of the rectification list', [ledger], 50),
    textField('requirements', '整改要求', 'What is required', [ledger]),
    textField('recheck', '复核情况', 'What the check found'),
  ],
  sort: {
    key: 'openLedger',
    title: { zh: '建立问题台账', en: 'Entry in the ledger' },
    basis: [ledger],
    by: supervision,
    form: [{ field: 'ledgerNumber' }, { field: 'responsibleUnit' }],
    days: 2,
    unfounded: { zh: '不构成问题', en: 'No problem' },
  },
  enter: [
    {
      key: 'issueList',
      title: { zh: '下发整改清单', en: 'Issue of the rectification list' },
      basis: [ledger],
      by: supervision,
      form: [{ field: 'listNumber' }, { field: 'requirements' }, { field: 'deadline' }],
      days: 2,
    },
  ],
  rectify: {
    key: 'rectify',
    title: { zh: '整改', en: 'Rectification' },
    basis: [implied('tenActions2024', '建立问题台账,下发整改清单,实行销号管理')],
    by: { by: 'roleAtField', role: 'responsibleUnit', field: 'responsibleUnit' },
  },
  extension: {
    key: 'extension',
    title: { zh: '延期审批', en: 'A later limit' },
    basis: [ledger],
    by: supervision,
    days: 2,
  },
  verify: [
    {
      key: 'verify',
      title: { zh: '复核', en: 'Check' },
      basis: [assumed('整改后由督查小组现场复核', 'The supervision group checks on the spot')],
      by: supervision,
      form: [{ field: 'recheck' }],
      days: 5,
    },
    {
      key: 'close',
      title: { zh: '销号', en: 'Striking off' },
      basis: [ledger],
      by: supervision,
      days: 3,
      pass: { zh: '同意销号', en: 'Strike off' },
      fail: { zh: '不同意销号，继续整改', en: 'Not struck off; rectify again' },
    },
  ],
  merges: true,
  register: {
    key: 'supervisionLedger',
    fields: ['ledgerNumber', 'listNumber', 'problem', 'responsibleUnit', 'result'],
  },
  duties: [
    visits({
      key: 'unannouncedVisits',
      title: { zh: '不定期督查', en: 'Unannounced visits' },
      basis: [unannounced],
      opens: { every: 'month', day: { parameter: 'visitDay' } },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'county', role: 'supervisionGroup' },
      item: { key: 'unannouncedVisit', title: { zh: '督查记录', en: 'Record of a visit' }, basis: [unannounced] },
    }),
  ],
});
