// 乡村风险隐患排查治理: a hazard on the roads, of fire or in a self-built house is entered, treated by one person, and
// struck off by the township. How often is screened, the county says.
import { assumed, implied, stated } from '../basis.ts';
import { problemLedger } from '../shapes/problem-ledger.ts';
import { visits } from '../shapes/visits.ts';
import { choiceField, textField, workingModel } from '../shapes/working-fields.ts';
import { township } from './village-posts.ts';

const standing = stated('tenActions2024', '常态化开展乡村交通、消防', 'D171');
const hazards = stated('tenActions2024', '常态化开展乡村交通、消防、经营性自建房');
const treated = stated('tenActions2024', '经营性自建房等重点领域风险隐患');
const owner = { by: 'role', role: 'responsiblePerson', level: 'township' } as const;

export const ruralHazardScreening = problemLedger({
  id: 'rural-hazard-screening',
  field: 'village',
  tier: 2,
  title: { zh: '乡村风险隐患排查治理', en: 'Hazard screening in villages' },
  basis: [hazards],
  subject: { kind: 'village', uniqueness: 'none' },
  parameters: [
    {
      key: 'screeningDay',
      title: { zh: '每月排查日', en: 'Day of the month of screening' },
      type: 'integer',
      value: null,
      basis: [standing],
    },
  ],
  filing: {
    key: 'screen',
    level: 'village',
    by: [{ role: 'townshipGovernment', level: 'township' }],
    form: [{ field: 'place' }, { field: 'hazard' }, { field: 'problem' }],
  },
  fields: [
    textField('problem', '隐患情况', 'The hazard', [hazards]),
    textField('place', '地点', 'Place', [workingModel], 200),
    choiceField(
      'hazard',
      '隐患领域',
      'Kind of hazard',
      [
        ['traffic', '交通', 'Traffic'],
        ['fire', '消防', 'Fire'],
        ['selfBuilt', '经营性自建房', 'Operating self-built house'],
        ['other', '其他重点领域', 'Other'],
      ],
      [hazards],
    ),
  ],
  sort: {
    key: 'sortHazard',
    title: { zh: '隐患核实', en: 'Is it a hazard' },
    basis: [implied('tenActions2024', '常态化开展乡村交通、消防、经营性自建房')],
    by: township,
    days: 3,
    unfounded: { zh: '不属隐患', en: 'No hazard' },
  },
  enter: [
    {
      key: 'assign',
      title: { zh: '明确责任人和时限', en: 'Owner and limit' },
      basis: [assumed('治理须明确责任人和时限', 'Treatment needs an owner and a limit')],
      by: township,
      days: 3,
      form: [{ field: 'measures' }, { field: 'deadline' }],
    },
  ],
  rectify: { key: 'treat', title: { zh: '治理', en: 'Treatment' }, basis: [treated], by: owner },
  verify: [
    {
      key: 'clear',
      title: { zh: '消除', en: 'Cleared' },
      basis: [implied('tenActions2024', '经营性自建房等重点领域风险隐患')],
      by: township,
      days: 5,
    },
  ],
  register: { key: 'hazardLedger', fields: ['place', 'hazard', 'problem'] },
  duties: [
    visits({
      key: 'standingScreening',
      title: { zh: '常态化排查', en: 'Standing screening' },
      basis: [hazards],
      opens: { every: 'month', day: { parameter: 'screeningDay' } },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: { key: 'screeningRecord', title: { zh: '排查情况', en: 'Screening' }, basis: [hazards] },
    }),
  ],
});
