// 风险人群区域协查: data pushed by the big-data bureau start two tracks at once, the health code and the search; the
// township controls, and the matter is over when number, person, place and control are all clear.
import { assumed, stated } from '../basis.ts';
import { emergency } from '../shapes/emergency-clock.ts';
import { choiceField, countField, flagField, textField, workingModel } from '../shapes/working-fields.ts';

const pushAndRecode = stated('spring2022', '做好重点人员信息推送、健康码转码');
const search = stated('spring2022', '全力做好风险人群区域协查');
const fourClears = stated('spring2022', '“人数查清、人头查清、位置查清', 'D018');
const clearEach = stated('spring2022', '人数查清、人头查清、位置查清、管控情况');
const notFound = assumed('协查查无下落的，报指挥部决定', 'Who can’t be found is the headquarters’ to decide');

const bigData = { by: 'role', role: 'countyBigData', level: 'county', body: 'big-data' } as const;
const police = { by: 'role', role: 'countyPublicSecurity', level: 'county', body: 'public-security' } as const;
const headquarters = { by: 'role', role: 'epidemicHeadquarters', level: 'county' } as const;
const readers = ['countyBigData', 'countyPublicSecurity', 'townshipGovernment', 'epidemicHeadquarters'] as const;

const clears = [
  ['numberClear', '人数查清', 'Number clear'],
  ['personClear', '人头查清', 'Person clear'],
  ['placeClear', '位置查清', 'Place clear'],
  ['controlClear', '管控情况查清', 'Control state clear'],
] as const;

export const riskPopulationCoInvestigation = emergency({
  id: 'risk-population-co-investigation',
  field: 'epidemic',
  tier: 1,
  title: { zh: '风险人群区域协查（四个查清）', en: 'Co-investigation of risk people' },
  basis: [pushAndRecode, search, clearEach],
  subject: { kind: 'person', uniqueness: 'oneOpen' },
  filing: {
    key: 'push',
    level: 'township',
    by: [{ role: 'countyBigData', level: 'county', body: 'big-data' }],
    form: [
      { field: 'personName' },
      { field: 'idNumber', required: false },
      { field: 'phone', required: false },
      { field: 'source' },
      { field: 'people' },
      { field: 'knownPlace', required: false },
    ],
  },
  fields: [
    textField('personName', '姓名', 'Name', [workingModel], 50),
    {
      ...textField('idNumber', '身份证号', 'Identity number'),
      format: 'idNumber',
      sensitive: 'idNumber',
      readableBy: readers,
    },
    { ...textField('phone', '联系电话', 'Phone'), format: 'phone', sensitive: 'phone', readableBy: readers },
    textField('source', '信息来源', 'Source', [pushAndRecode], 200),
    countField('people', '涉及人数', 'People concerned', [clearEach], { min: 1 }),
    { ...textField('knownPlace', '已知位置', 'Known place'), sensitive: 'other', readableBy: readers },
    choiceField(
      'healthCode',
      '转码后的健康码',
      'Health code after the change',
      [
        ['yellow', '黄码', 'Yellow'],
        ['red', '红码', 'Red'],
      ],
      [pushAndRecode],
    ),
    { ...textField('foundAt', '查到的位置', 'Found at', [clearEach]), sensitive: 'other', readableBy: readers },
    { ...textField('controlMeasure', '管控情况', 'Control', [clearEach]), sensitive: 'health', readableBy: readers },
    ...clears.map(([key, zh, en]) => flagField(key, zh, en, [clearEach])),
    choiceField(
      'gap',
      '未查清的方面',
      'What is not clear',
      [
        ['number', '人数', 'Number'],
        ['person', '人头', 'Person'],
        ['place', '位置', 'Place'],
        ['control', '管控情况', 'Control state'],
      ],
      [fourClears],
    ),
  ],
  superior: { role: 'epidemicHeadquarters', level: 'county' },
  together: [
    assumed('转码与协查同时进行，不分先后', 'The code is changed and the person searched for at the same time'),
  ],
  tracks: [
    {
      key: 'code',
      title: { zh: '健康码', en: 'Health code' },
      steps: [
        {
          key: 'recode',
          title: { zh: '健康码转码', en: 'The code is changed' },
          basis: [pushAndRecode],
          by: bigData,
          hours: 2,
          form: [{ field: 'healthCode' }],
          done: { zh: '已转码', en: 'Changed' },
        },
      ],
    },
    {
      key: 'search',
      title: { zh: '协查管控', en: 'Search and control' },
      steps: [
        {
          key: 'investigate',
          title: { zh: '区域协查', en: 'Search' },
          basis: [search],
          by: police,
          hours: 12,
          form: [{ field: 'foundAt', required: false }],
          done: { zh: '已找到', en: 'Found' },
          to: 'control',
          rules: [
            {
              when: 'foundAt != null',
              otherwise: { zh: '须填写查到的位置', en: 'Say where the person was found' },
              basis: [clearEach],
            },
          ],
          others: [
            {
              key: 'notFound',
              title: { zh: '查无下落', en: 'Not found' },
              kind: 'refer',
              to: 'widenSearch',
              basis: [notFound],
            },
          ],
        },
        {
          do: 'own',
          key: 'widenSearch',
          timed: [{ key: 'widenSearch', title: { zh: '指挥部研判', en: 'Headquarters decides' }, hours: 2 }],
          stage: () => ({
            kind: 'work',
            key: 'widenSearch',
            title: { zh: '指挥部研判', en: 'Headquarters decides' },
            basis: [notFound],
            assignee: headquarters,
            outcomes: [
              {
                key: 'again',
                title: { zh: '扩大范围再查', en: 'Search wider' },
                kind: 'complete',
                to: 'investigate',
                opinion: true,
              },
              {
                key: 'elsewhere',
                title: { zh: '函请外地协查', en: 'Ask another county' },
                kind: 'refer',
                to: 'handedOver',
              },
            ],
          }),
        },
        {
          key: 'control',
          title: { zh: '落实管控', en: 'Control' },
          basis: [stated('spring2022', '落实管控措施')],
          by: { by: 'role', role: 'townshipGovernment', level: 'township' },
          hours: 24,
          form: [{ field: 'controlMeasure' }],
          done: { zh: '已管控', en: 'Controlled' },
        },
      ],
    },
  ],
  after: [
    {
      key: 'verifyFour',
      title: { zh: '四个查清', en: 'Four clears' },
      basis: [clearEach],
      by: police,
      hours: 24,
      form: [...clears.map(([key]) => ({ field: key })), { field: 'gap', required: false }],
      done: { zh: '四项均已查清', en: 'All four clear' },
      rules: [
        {
          when: clears.map(([key]) => `${key} = true`).join(' and '),
          otherwise: { zh: '四项尚未全部查清', en: 'Not all four are clear' },
          basis: [clearEach],
        },
      ],
      others: [
        {
          key: 'gap',
          title: { zh: '仍有未查清，继续协查', en: 'Something is not clear: go on' },
          kind: 'return',
          to: 'response',
          rules: [
            {
              when: 'gap != null',
              otherwise: { zh: '须写明未查清的方面', en: 'Say what is not clear' },
              basis: [clearEach],
            },
          ],
        },
      ],
    },
  ],
  completed: { title: { zh: '四个查清', en: 'All four clear' }, basis: [clearEach] },
  ends: [
    {
      kind: 'end',
      key: 'handedOver',
      title: { zh: '已函请外地协查', en: 'Another county asked' },
      basis: [notFound],
      outcome: 'referred',
    },
  ],
});
