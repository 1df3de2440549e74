// 扶贫领域腐败和作风问题专项治理: the document names the campaign and no step; clue, check, handling and rectification are
// the usual ones.
import { assumed, stated } from '../basis.ts';
import { problemLedger } from '../shapes/problem-ledger.ts';
import { choiceField, organisationField, textField } from '../shapes/working-fields.ts';

const campaign = stated('township2020', '扶贫领域腐败和作风问题专项治理');
const usual = assumed('文件未列步骤，按线索处置的通常做法', 'The document lists no steps: these are the usual ones');
const party = { by: 'role', role: 'townshipParty', level: 'township' } as const;
const READERS = ['townshipParty'];

export const corruptionAndStyleGovernance = problemLedger({
  id: 'corruption-and-style-governance',
  field: 'disputes-safety',
  tier: 2,
  title: { zh: '扶贫领域腐败和作风问题专项治理', en: 'Special governance of corruption and style' },
  basis: [campaign],
  subject: { kind: 'organisation', uniqueness: 'none' },
  filing: {
    key: 'clue',
    level: 'township',
    by: [{ role: 'townshipParty', level: 'township' }],
    form: [{ field: 'problem' }, { field: 'problemKind' }, { field: 'person', required: false }],
  },
  fields: [
    textField('problem', '问题线索', 'Clue', [usual]),
    choiceField(
      'problemKind',
      '问题类别',
      'Kind',
      [
        ['corruption', '腐败问题', 'Corruption'],
        ['style', '作风问题', 'Style'],
        ['formalism', '形式主义官僚主义', 'Formalism'],
      ],
      [campaign, stated('township2020', '力戒形式主义官僚主义')],
    ),
    {
      key: 'person',
      type: 'text',
      label: { zh: '被反映人', en: 'Person named' },
      maxLength: 50,
      sensitive: 'other',
      readableBy: READERS,
      basis: [usual],
    },
    textField('checkRecord', '核查情况', 'What the check found', [usual]),
    textField('measures', '处理措施', 'Measure taken', [usual]),
    organisationField('responsibleUnit', '整改单位', 'Unit that rectifies', [usual]),
  ],
  sort: {
    key: 'check',
    title: { zh: '核查', en: 'Check of the clue' },
    basis: [usual],
    by: party,
    form: [{ field: 'checkRecord' }],
    days: 20,
    open: { zh: '属实，予以处理', en: 'True; to be handled' },
    unfounded: { zh: '不属实，了结', en: 'Unfounded' },
  },
  enter: [
    {
      key: 'handle',
      title: { zh: '处理', en: 'Handling by discipline' },
      basis: [usual],
      by: party,
      form: [{ field: 'measures' }, { field: 'responsibleUnit' }, { field: 'deadline' }],
      days: 20,
    },
  ],
  rectify: {
    key: 'rectify',
    title: { zh: '整改', en: 'Rectification' },
    basis: [usual],
    by: { by: 'roleAtField', role: 'responsibleUnit', field: 'responsibleUnit' },
  },
  verify: [{ key: 'verify', title: { zh: '整改复核', en: 'Check' }, basis: [usual], by: party, days: 10 }],
  register: { key: 'styleLedger', fields: ['problemKind', 'measures', 'responsibleUnit', 'result'] },
});
