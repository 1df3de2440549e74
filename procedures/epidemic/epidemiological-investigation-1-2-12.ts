// 流调“1＋2＋12”: one report starts three clocks that run day and night side by side (on site in 1 hour, core facts in 2,
// full facts in 12), while four agencies form the team, the data are opened and the spread is blocked.
import type { AuthoredStage } from '../../domain/definition/authored.ts';
import { assumed, implied, stated } from '../basis.ts';
import { type TimedStep, emergency } from '../shapes/emergency-clock.ts';
import { INVESTIGATION_FIELDS } from './epidemiological-investigation-fields.ts';

const mechanism = stated('spring2022', '“1＋2＋12”快速反应机制', 'D022');
const onSite = stated('spring2022', '流调队伍1小时内达到现场', 'D023');
const coreFacts = stated('spring2022', '2小时内完成核心信息调查', 'D024');
const fullFacts = stated('spring2022', '12小时内完成感染者全面信息', 'D025');
const fourAgencies = stated('spring2022', '“两公一局一委”联合流调队伍', 'D021');
const dataRights = stated('spring2022', '保障数据开放权限');
const oneStart = assumed('三个时限均自接报起算，昼夜连续', 'All three limits run from the report, day and night');
const excludedCase = assumed('现场核实不属感染者的，终止处置', 'It ends where the site shows that nobody is infected');
const missingAgency = assumed('单位不能派员的，由指挥部另行指派', 'An agency that sends nobody is replaced by order');

const headquarters = { by: 'role', role: 'epidemicHeadquarters', level: 'county' } as const;
const team = { by: 'role', role: 'epiInvestigationTeam', level: 'county' } as const;

const excluded = {
  key: 'excluded',
  title: { zh: '排除感染', en: 'Nobody is infected' },
  kind: 'reject',
  to: 'notInfected',
  basis: [excludedCase],
} as const;

const arrive: TimedStep = {
  key: 'arrive',
  title: { zh: '到达现场', en: 'On site' },
  basis: [stated('spring2022', '流调队伍1小时内达到现场')],
  by: team,
  hours: { value: 1, basis: [onSite], rows: [mechanism, oneStart] },
  form: [{ field: 'arrivedAt' }, { field: 'siteLeader' }],
  done: { zh: '已到达', en: 'On site' },
};

const coreInfo: TimedStep = {
  key: 'coreInfo',
  title: { zh: '核心信息调查', en: 'Core facts' },
  basis: [stated('spring2022', '2小时内完成核心信息调查')],
  by: team,
  hours: { value: 2, basis: [coreFacts], rows: [mechanism, oneStart] },
  form: [{ field: 'coreFacts' }, { field: 'closeContacts' }],
  done: { zh: '核心信息已查清', en: 'Core facts known' },
  others: [excluded],
};

const fullInfo: TimedStep = {
  key: 'fullInfo',
  title: { zh: '感染者全面信息调查', en: 'Full facts' },
  basis: [stated('spring2022', '12小时内完成感染者全面信息')],
  by: team,
  hours: { value: 12, basis: [fullFacts], rows: [mechanism, oneStart] },
  form: [{ field: 'fullFacts' }, { field: 'closeContacts' }, { field: 'report', required: false }],
  done: { zh: '全面信息已查清', en: 'Full facts known' },
  rules: [
    {
      when: 'dataRights != null',
      otherwise: {
        zh: '大数据局尚未开放数据权限，指挥部也未决定不需要',
        en: 'The data are not open yet, nor did the headquarters decide that they are not needed',
      },
      basis: [dataRights],
    },
  ],
  others: [excluded],
};

const dataLink: TimedStep = {
  key: 'dataLink',
  title: { zh: '数据协同', en: 'Data rights' },
  basis: [dataRights, stated('spring2022', '数据供给与流调需求同步')],
  by: { by: 'role', role: 'countyBigData', level: 'county', body: 'big-data' },
  hours: 2,
  form: [{ field: 'dataRights' }, { field: 'dataSets', required: false }],
  done: { zh: '已开放权限', en: 'Data opened' },
  rules: [
    {
      when: 'dataRights = "granted"',
      otherwise: { zh: '大数据局只能登记为“已开放”', en: 'The bureau can only record that the data are open' },
      basis: [dataRights],
    },
  ],
};

const dataBlocked = {
  key: 'blocked',
  title: { zh: '权限受阻，报指挥部', en: 'Blocked; to the headquarters' },
  kind: 'refer',
  to: 'orderData',
  basis: [stated('spring2022', '打破部门壁垒')],
} as const;

const block: TimedStep = {
  key: 'block',
  title: { zh: '阻断传播', en: 'The spread is blocked' },
  basis: [stated('spring2022', '迅速阻断疫情的扩散蔓延')],
  by: headquarters,
  hours: 24,
  form: [{ field: 'blockingMeasures' }, { field: 'controlledPeople' }],
  done: { zh: '已阻断', en: 'Blocked' },
  rules: [
    {
      when: 'coreFacts != null',
      otherwise: { zh: '核心信息尚未查清，不能认定已阻断', en: 'It can’t be blocked before the core facts are known' },
      basis: [mechanism],
    },
  ],
};

/** The headquarters decides where the bureau could not open the data. */
const orderData = (next: string): AuthoredStage => ({
  kind: 'work',
  key: 'orderData',
  title: { zh: '指挥部协调数据权限', en: 'Order on the data' },
  basis: [stated('spring2022', '打破部门壁垒'), assumed('数据受阻由指挥部裁定', 'The headquarters rules on it')],
  assignee: headquarters,
  form: [{ field: 'dataRights', required: false }],
  outcomes: [
    { key: 'order', title: { zh: '责令开放', en: 'To be opened' }, kind: 'complete', to: 'dataLink', opinion: true },
    {
      key: 'waive',
      title: { zh: '本次不需要', en: 'Not needed this time' },
      kind: 'complete',
      to: next,
      opinion: true,
      rules: [
        {
          when: 'dataRights = "notNeeded"',
          otherwise: { zh: '须登记为“不需要”', en: 'It must be recorded as not needed' },
          basis: [dataRights],
        },
      ],
    },
  ],
});

/** Each agency of 两公一局一委 says that its people have joined; the headquarters fills a gap. */
const joinTeam = (next: string): AuthoredStage => ({
  kind: 'parallel',
  key: 'joinTeam',
  title: { zh: '联合流调队伍集结', en: 'The joint team forms' },
  basis: [fourAgencies],
  forEach: {
    over: { parameter: 'agencies' },
    stages: [
      {
        kind: 'work',
        key: 'agencyJoins',
        title: { zh: '派员到位', en: 'The agency’s people join' },
        basis: [fourAgencies],
        assignee: { by: 'role', role: 'epiInvestigationTeam', level: 'county', body: '$branch' },
        outcomes: [
          { key: 'joined', title: { zh: '已到位', en: 'Joined' }, kind: 'complete', to: '$join' },
          {
            key: 'unable',
            title: { zh: '无法派员', en: 'Nobody can come' },
            kind: 'reject',
            to: '$fail',
            basis: [missingAgency],
          },
        ],
      },
    ],
  },
  onFail: 'block',
  keepPassed: true,
  passed: '$join',
  failed: next,
});

const fillGap = (next: string): AuthoredStage => ({
  kind: 'work',
  key: 'fillGap',
  title: { zh: '指挥部补派人员', en: 'The gap is filled' },
  basis: [missingAgency],
  assignee: headquarters,
  outcomes: [
    { key: 'called', title: { zh: '责令派员', en: 'Called again' }, kind: 'complete', to: 'joinTeam', opinion: true },
    { key: 'filled', title: { zh: '已另行补足', en: 'Filled otherwise' }, kind: 'complete', to: next, opinion: true },
  ],
});

const agency = (key: string, body: string, zh: string, en: string) => ({ key, body, title: { zh, en } });

export const epidemiologicalInvestigation1212 = emergency({
  id: 'epidemiological-investigation-1-2-12',
  field: 'epidemic',
  tier: 1,
  title: { zh: '流调“1＋2＋12”快速反应', en: '1-2-12 epidemiological investigation' },
  basis: [mechanism, fourAgencies],
  subject: { kind: 'person', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'agencies',
      title: { zh: '联合流调队伍组成单位', en: 'Agencies of the joint team' },
      type: 'bodies',
      value: [
        agency('health', 'health', '公共卫生', 'Public health'),
        agency('publicSecurity', 'public-security', '公安', 'Public security'),
        agency('bigData', 'big-data', '大数据局', 'Big data'),
        agency('politicalLegal', 'political-legal', '政法委', 'Political and legal committee'),
      ],
      basis: [fourAgencies],
    },
  ],
  filing: {
    key: 'start',
    level: 'village',
    by: [{ role: 'epidemicHeadquarters', level: 'county' }],
    form: [
      { field: 'infectedPerson' },
      { field: 'idNumber', required: false },
      { field: 'phone', required: false },
      { field: 'reportedAt' },
      { field: 'reportedBy' },
      { field: 'teamLeader' },
    ],
  },
  fields: INVESTIGATION_FIELDS,
  superior: { role: 'countyDeputyLeaders', level: 'county' },
  together: [stated('spring2022', '线上与线下一体，数据供给与流调'), implied('spring2022', '迅速阻断疫情的扩散蔓延')],
  tracks: [
    { key: 'site', title: { zh: '现场流调', en: 'On site' }, steps: [arrive, coreInfo, fullInfo] },
    {
      key: 'team',
      title: { zh: '队伍集结', en: 'The team' },
      steps: [
        {
          do: 'own',
          key: 'joinTeam',
          stage: joinTeam,
          timed: [{ key: 'agencyJoins', title: { zh: '派员到位', en: 'The agency’s people join' }, hours: 1 }],
        },
        {
          do: 'own',
          key: 'fillGap',
          stage: fillGap,
          timed: [{ key: 'fillGap', title: { zh: '补派人员', en: 'The gap is filled' }, hours: 1 }],
        },
      ],
    },
    {
      key: 'data',
      title: { zh: '数据协同', en: 'Data' },
      steps: [
        { ...dataLink, others: [dataBlocked], to: '$join' },
        {
          do: 'own',
          key: 'orderData',
          stage: orderData,
          timed: [{ key: 'orderData', title: { zh: '协调数据权限', en: 'Order on the data' }, hours: 2 }],
        },
      ],
    },
    { key: 'blocking', title: { zh: '阻断', en: 'Blocking' }, steps: [block] },
  ],
  completed: { title: { zh: '查清并阻断', en: 'Known and blocked' }, basis: [fullFacts, mechanism] },
  ends: [
    {
      kind: 'end',
      key: 'notInfected',
      title: { zh: '排除感染', en: 'Nobody is infected' },
      basis: [excludedCase],
      outcome: 'notEstablished',
    },
  ],
});
