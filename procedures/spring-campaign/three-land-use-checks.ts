// “三项排查”: idle land, basic farmland without grain, farmland without farming are checked side by side, each in its own
// table; the township writes to the county by a fixed day, the county guides, and what was found is put right.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, stated } from '../basis.ts';
import { fixedDateLadder, monthAndWeekBefore } from '../ladders.ts';
import { decisionStage, endStage, type HumanStep, workStage } from '../shapes/human-steps.ts';
import { limitsOf } from '../shapes/step-limits.ts';
import { dateField, flagField, textField } from '../shapes/working-fields.ts';

const three = stated('spring2022', '共同做好“三项排查”工作', 'D030');
const idle = stated('spring2022', '撂荒面积和承包责任户姓名、撂荒原因');
const nonGrain = stated('spring2022', '非粮化”地点、面积、种植品种、种植时间');
const nonFarm = stated('spring2022', '种植时间、耕地承包人姓名摸排清楚');
const byLetter = stated('spring2022', '各乡镇要将“三项排查”情况于2022年');
const byDate = stated('spring2022', '情况于2022年x月x日前书面函告', 'D031');
const guided = stated('spring2022', '指导各乡镇做好撂荒土地');
const received = assumed('县农业农村局核收函告，不全的退回', 'The bureau receives the letter, or sends it back');
const accepted = assumed('整治完成后由县农业农村局核查', 'The bureau checks what was put right');
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const bureau = { by: 'role', role: 'countyAgricultureBureau', level: 'county', body: 'agriculture' } as const;

const area = { type: 'decimal', decimals: 2, min: '0', unit: { zh: '亩', en: 'mu' } } as const;

/** One check: whether something was found, and the table that lists it. */
function check(key: string, zh: string, en: string, basis: typeof idle, found: string, table: string): HumanStep {
  return {
    key,
    title: { zh, en },
    basis: [basis],
    by: township,
    form: [{ field: found }, { field: table, required: false }],
    days: 20,
    rules: [
      {
        when: `${found} = false or ${table} != null`,
        otherwise: { zh: '查出问题的，须填写排查表', en: 'What was found is listed in the table' },
        basis: [basis],
      },
    ],
  };
}

const CHECKS = [
  check('checkIdle', '排查撂荒', 'Check of idle land', idle, 'idleFound', 'idleLand'),
  check('checkNonGrain', '排查非粮化', 'Check of basic farmland', nonGrain, 'nonGrainFound', 'nonGrainLand'),
  check('checkNonFarm', '排查非农化', 'Check of farmland', nonFarm, 'nonFarmFound', 'nonFarmLand'),
] as const;

const STEPS = {
  reportByLetter: {
    key: 'reportByLetter',
    title: { zh: '书面函告', en: 'Written report' },
    basis: [byLetter],
    by: township,
    form: [{ field: 'letterNumber' }, { field: 'letterOn' }, { field: 'letter', required: false }],
    days: 5,
  },
  receive: {
    key: 'receiveLetter',
    title: { zh: '核收函告', en: 'Receipt of the letter' },
    basis: [received],
    by: bureau,
    form: [{ field: 'guidance', required: false }],
    days: 5,
  },
  rectify: {
    key: 'rectify',
    title: { zh: '整治', en: 'Putting it right' },
    basis: [guided],
    by: township,
    form: [{ field: 'rectification' }, { field: 'evidence', required: false }],
    days: 60,
  },
  accept: {
    key: 'acceptRectified',
    title: { zh: '整治核查', en: 'Check of what was put right' },
    basis: [accepted],
    by: bureau,
    form: [{ field: 'guidance', required: false }],
    days: 10,
  },
} as const;
const limits = limitsOf([...CHECKS, ...Object.values(STEPS)]);

const columns = {
  place: textField('place', '地点', 'Place', [idle], 200),
  crop: textField('crop', '种植品种', 'Crop', [nonGrain], 100),
  plantedOn: dateField('plantedOn', '种植时间', 'Planted on', [nonGrain]),
};

export const threeLandUseChecks = defineCase<string, string, string, string>({
  id: 'three-land-use-checks',
  field: 'spring-campaign',
  kind: 'caseLedger',
  tier: 1,
  title: { zh: '“三项排查”（撂荒、非粮化、非农化）', en: 'Three land-use checks' },
  basis: [three],
  subject: { kind: 'organisation', uniqueness: 'oneOpenPerYear' },
  parameters: [
    {
      key: 'letterBy',
      title: { zh: '书面函告截止日', en: 'Last day of the letter' },
      type: 'date',
      value: null,
      basis: [byDate],
    },
    ...limits.map(({ parameter }) => parameter),
  ],
  filing: {
    level: 'township',
    by: [
      { role: 'townshipGovernment', level: 'township' },
      { role: 'supportUnit', level: 'county', body: 'support-unit' },
    ],
    form: [{ field: 'villages' }],
  },
  fields: [
    textField('villages', '排查范围（村）', 'Villages to be checked', [three]),
    flagField('idleFound', '有撂荒地', 'Idle land was found', [idle]),
    {
      key: 'idleLand',
      type: 'table',
      label: { zh: '撂荒排查表', en: 'Idle land' },
      columns: [
        columns.place,
        { key: 'areaMu', label: { zh: '撂荒面积', en: 'Area' }, ...area, basis: [idle] },
        textField('household', '承包责任户姓名', 'Contracting household', [idle], 50),
        textField('reason', '撂荒原因', 'Reason', [idle]),
      ],
      basis: [idle],
    },
    flagField('nonGrainFound', '有“非粮化”', 'Basic farmland without grain was found', [nonGrain]),
    {
      key: 'nonGrainLand',
      type: 'table',
      label: { zh: '永久性基本农田“非粮化”排查表', en: 'Basic farmland without grain' },
      columns: [
        columns.place,
        { key: 'areaMu', label: { zh: '面积', en: 'Area' }, ...area, basis: [nonGrain] },
        columns.crop,
        columns.plantedOn,
        textField('contractor', '承包责任人', 'Contractor', [nonGrain], 50),
      ],
      basis: [nonGrain],
    },
    flagField('nonFarmFound', '有“非农化”', 'Farmland without farming was found', [nonFarm]),
    {
      key: 'nonFarmLand',
      type: 'table',
      label: { zh: '耕地“非农化”排查表', en: 'Farmland without farming' },
      columns: [
        columns.place,
        { key: 'areaMu', label: { zh: '面积', en: 'Area' }, ...area, basis: [nonFarm] },
        columns.crop,
        columns.plantedOn,
        textField('contractor', '承包人姓名', 'Contractor', [nonFarm], 50),
      ],
      basis: [nonFarm],
    },
    textField('letterNumber', '函告文号', 'Number of the letter', [byLetter], 100),
    dateField('letterOn', '函告日期', 'Date of the letter', [byLetter]),
    { key: 'letter', type: 'file', label: { zh: '函告', en: 'Letter' }, basis: [byLetter] },
    textField('guidance', '指导意见', 'Guidance', [guided]),
    textField('rectification', '整治情况', 'What was put right', [guided]),
    { key: 'evidence', type: 'file', label: { zh: '佐证材料', en: 'Evidence' }, basis: [accepted] },
  ],
  stages: [
    {
      kind: 'parallel',
      key: 'threeChecks',
      title: { zh: '三项排查', en: 'The three checks' },
      basis: [three],
      onFail: 'block',
      keepPassed: false,
      passed: 'reportByLetter',
      failed: 'reportByLetter',
      branches: CHECKS.map((one) => ({
        key: `${one.key}Branch`,
        title: one.title,
        stages: [
          workStage(one, [
            {
              key: 'listed',
              title: { zh: '排查完成', en: 'Checked' },
              kind: 'complete',
              to: '$join',
              rules: one.rules ?? [],
            },
          ]),
        ],
      })),
    },
    workStage(STEPS.reportByLetter, [
      { key: 'sent', title: { zh: '已函告', en: 'Sent' }, kind: 'complete', to: 'receiveLetter' },
    ]),
    decisionStage(STEPS.receive, [
      {
        key: 'received',
        title: { zh: '收悉', en: 'Received' },
        kind: 'approve',
        to: [
          { when: 'idleFound = true or nonGrainFound = true or nonFarmFound = true', to: 'rectify' },
          { to: 'nothingFound' },
        ],
      },
      {
        key: 'return',
        title: { zh: '不全，退回排查', en: 'Incomplete; check again' },
        kind: 'return',
        to: 'threeChecks',
      },
    ]),
    workStage(STEPS.rectify, [
      { key: 'done', title: { zh: '整治完成', en: 'Put right' }, kind: 'complete', to: 'acceptRectified' },
    ]),
    decisionStage(STEPS.accept, [
      { key: 'pass', title: { zh: '整治到位', en: 'It is right' }, kind: 'approve', to: 'rectified' },
      { key: 'fail', title: { zh: '未到位，继续整治', en: 'Not yet; go on' }, kind: 'return', to: 'rectify' },
    ]),
    endStage('nothingFound', { zh: '未发现问题', en: 'Nothing found' }, [three], 'completed'),
    endStage('rectified', { zh: '整治完成，销号', en: 'Put right; struck off' }, [guided], 'struckOff'),
  ],
  clocks: [
    ...limits.map(({ clock }) => clock),
    {
      key: 'letterInTime',
      title: { zh: '书面函告时限', en: 'Limit of the letter' },
      basis: [byDate],
      scope: 'case',
      start: { on: 'entered', stage: 'threeChecks' },
      stop: [{ on: 'left', stage: 'reportByLetter' }],
      limit: { parameter: 'letterBy' },
      warnings: monthAndWeekBefore,
      ladder: fixedDateLadder,
    },
  ],
});
