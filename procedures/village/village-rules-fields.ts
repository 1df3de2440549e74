// What a case of making village rules carries. See docs/domain/procedures.md, village-rules.
import { assumed, stated, statute } from '../basis.ts';

const LAW = '村民委员会组织法（2018）';
const workingModel = [assumed('制定过程需要记录的内容', 'What the making of the rules needs on record')];
const rounds = [stated('eightOnes2022', '村规民约初稿形成后要几上几下')];
const topics = [stated('eightOnes2022', '将移风易俗、邻里和谐、尊老爱幼')];

const topic = (key: string, zh: string, en: string) => ({ key, label: { zh, en } });

export const VILLAGE_RULES_FIELDS = [
  {
    key: 'rulesTitle',
    type: 'text',
    label: { zh: '名称', en: 'Title of the rules' },
    maxLength: 100,
    basis: workingModel,
  },
  {
    key: 'issues',
    type: 'text',
    label: { zh: '群众关心的问题', en: 'Issues that the villagers raise' },
    maxLength: 5000,
    basis: [stated('eightOnes2022', '将村民最关心、最迫切需要解决的问题')],
  },
  {
    key: 'clauses',
    type: 'table',
    label: { zh: '条款', en: 'Clauses' },
    columns: [
      {
        key: 'topic',
        type: 'enum',
        label: { zh: '主题', en: 'Topic' },
        options: [
          topic('customs', '移风易俗', 'Customs'),
          topic('neighbours', '邻里和谐', 'Neighbours'),
          topic('oldAndYoung', '尊老爱幼', 'Old and young'),
          topic('thrift', '勤俭节约', 'Thrift'),
          topic('volunteering', '志愿服务', 'Volunteering'),
          topic('environment', '人居环境整治', 'Living environment'),
          topic('construction', '乡村建设', 'Rural construction'),
          topic('other', '其他', 'Other'),
        ],
        basis: topics,
      },
      { key: 'text', type: 'text', label: { zh: '内容', en: 'Text' }, maxLength: 1000 },
    ],
    maxRows: 100,
    basis: topics,
  },
  {
    key: 'consultationRounds',
    type: 'integer',
    min: 1,
    max: 20,
    label: { zh: '已征求意见轮次', en: 'Rounds of consultation so far' },
    basis: rounds,
  },
  {
    key: 'opinions',
    type: 'table',
    label: { zh: '意见及采纳情况', en: 'Opinions and what came of them' },
    columns: [
      { key: 'round', type: 'integer', min: 1, max: 20, label: { zh: '轮次', en: 'Round' } },
      { key: 'from', type: 'text', label: { zh: '提出人（组织）', en: 'From' }, maxLength: 100 },
      { key: 'opinion', type: 'text', label: { zh: '意见', en: 'Opinion' }, maxLength: 1000 },
      { key: 'adopted', type: 'boolean', label: { zh: '是否采纳', en: 'Adopted' } },
    ],
    basis: rounds,
  },
  {
    key: 'meetingKind',
    type: 'enum',
    label: { zh: '会议形式', en: 'Kind of meeting' },
    options: [
      { key: 'representatives', label: { zh: '村民代表会议（经授权）', en: 'Representatives, by delegation' } },
      { key: 'assembly', label: { zh: '村民会议（18周岁以上村民）', en: 'Assembly of adult villagers' } },
      { key: 'assemblyByHouseholds', label: { zh: '村民会议（户代表）', en: 'Assembly by households' } },
    ],
    basis: [
      stated('eightOnes2022', '要采取召开村民会议的方式'),
      statute('V11', LAW, 'certain', '第27条'),
      statute('V5', LAW, 'certain', '第23条'),
    ],
  },
  {
    key: 'delegationRecord',
    type: 'text',
    label: { zh: '村民会议授权村民代表会议的决议', en: 'Resolution by which the assembly delegated the matter' },
    maxLength: 200,
    basis: [statute('V5', LAW, 'certain', '第23条')],
  },
  {
    key: 'adultVillagers',
    type: 'integer',
    min: 1,
    label: { zh: '18周岁以上村民人数', en: 'Villagers aged 18 or more' },
    basis: [statute('V3', LAW, 'certain', '第22条')],
  },
  {
    key: 'households',
    type: 'integer',
    min: 1,
    label: { zh: '本村户数', en: 'Households of the village' },
    basis: [statute('V3', LAW, 'certain', '第22条')],
  },
  {
    key: 'womenPresent',
    type: 'integer',
    min: 0,
    label: { zh: '到会妇女人数', en: 'Women present' },
    basis: [statute('V22', '民发〔2018〕144号', 'likely')],
  },
  { key: 'meetingMinutes', type: 'file', label: { zh: '会议记录', en: 'Minutes' }, basis: workingModel },
  {
    key: 'signatureSheets',
    type: 'file',
    label: { zh: '签名、手印页', en: 'Sheets with signatures and thumbprints' },
    basis: [stated('eightOnes2022', '过半数同意通过、按下手印后')],
  },
  {
    key: 'legalityOpinion',
    type: 'text',
    label: { zh: '合法性审查意见', en: 'Opinion on legality' },
    maxLength: 2000,
    basis: [stated('eightOnes2022', '进行合法性审查备案')],
  },
  {
    key: 'filingNumber',
    type: 'text',
    label: { zh: '备案号', en: 'Filing number' },
    maxLength: 50,
    basis: [stated('eightOnes2022', '进行合法性审查备案')],
  },
  {
    key: 'publishedOn',
    type: 'date',
    label: { zh: '张榜日期', en: 'Posted on' },
    basis: [stated('eightOnes2022', '村规民约要及时张榜公布', 'D231')],
  },
  {
    key: 'leafletsDelivered',
    type: 'boolean',
    label: { zh: '传单已分发到户', en: 'Leaflets delivered to every household' },
    basis: [stated('eightOnes2022', '及时张榜公布并印制传单分发到户')],
  },
  { key: 'publicationPhotos', type: 'file', label: { zh: '公布照片', en: 'Photos' }, basis: workingModel },
] as const;
