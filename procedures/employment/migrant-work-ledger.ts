// 务工信息核实与务工台账: villages visit and verify each month, townships keep the real-name ledger, human resources sums up
// and sends it by the 25th, where the three ledgers must agree; then the townships update the national system.
import { assumed, implied, stated } from '../basis.ts';
import { unsetNumber } from '../parameters.ts';
import { periodicReport, reportStep } from '../shapes/periodic-report.ts';
import {
  choiceField,
  countField,
  dateField,
  fenField,
  fileField,
  flagField,
  textField,
} from '../shapes/working-fields.ts';

const teams = stated('tenActions2024', '充分发挥“四支队伍”作用', 'D123');
const standing = stated('tenActions2024', '常态化入户采集核实务工信息', 'D124');
const inTime = stated('tenActions2024', '及时掌握务工情况', 'D125');
const ledger = stated('tenActions2024', '建立完善实名制务工台账');
const summed = stated('tenActions2024', '县人社局汇总后每月25日前报送');
const byThe25th = stated('tenActions2024', '每月25日前报送县乡村振兴局', 'D126');
const moduleUpdated = stated('tenActions2024', '及时更新全国防返贫监测信息系统', 'D127');
const threeLedgers = stated('tenActions2024', '县镇村三级脱贫人口务工台账', 'D128');
const agree = stated('tenActions2024', '账账相符、账实相符');
const differing = implied('tenActions2024', '账账相符、账实相符');

const hr = { role: 'countyHrBureau', level: 'county', body: 'hr' } as const;
const revitalisation = { role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' } as const;
const township = { role: 'townshipGovernment', level: 'township' } as const;

const WORKERS = {
  key: 'workers',
  type: 'table',
  label: { zh: '实名制务工台账', en: 'Real-name migrant-work ledger' },
  columns: [
    textField('name', '姓名', 'Name', [ledger], 50),
    {
      key: 'idNumber',
      type: 'text',
      format: 'idNumber',
      label: { zh: '身份证号', en: 'Identity number' },
      sensitive: 'idNumber',
      readableBy: ['residentCadre', 'townshipGovernment', 'countyHrBureau'],
      basis: [ledger],
    },
    textField('employer', '务工单位', 'Employer', undefined, 200),
    textField('place', '务工地点', 'Place', undefined, 200),
    choiceField('range', '务工范围', 'How far', [
      ['inCounty', '县内', 'In the county'],
      ['inProvince', '省内县外', 'In the province'],
      ['outsideProvince', '省外', 'Outside the province'],
    ]),
    dateField('since', '务工起始', 'Since'),
    fenField('monthlyIncomeFen', '月收入', 'Income of a month'),
    flagField('contract', '签订劳动合同', 'With a contract'),
  ],
  maxRows: 2000,
  basis: [ledger],
} as const;

const LEDGERS = {
  key: 'ledgers',
  type: 'table',
  label: { zh: '县镇村三级台账人数', en: 'People in the ledgers of the three levels' },
  columns: [
    choiceField(
      'level',
      '台账层级',
      'Level',
      [
        ['village', '村级', 'Village'],
        ['township', '镇级', 'Township'],
        ['county', '县级', 'County'],
      ],
      [threeLedgers],
    ),
    countField('people', '人数', 'People', [threeLedgers]),
  ],
  basis: [threeLedgers],
} as const;

export const migrantWorkLedger = periodicReport({
  id: 'migrant-work-ledger',
  field: 'employment',
  tier: 1,
  title: { zh: '务工信息核实与务工台账', en: 'Real-name migrant-work ledger' },
  basis: [summed, ledger, agree],
  parameters: [
    unsetNumber('visitWordDays', '“常态化采集”提前催办天数', 'Days of reminding before ‘standing’ visits end', [
      standing,
    ]),
    unsetNumber('knowWordDays', '“及时掌握”提前催办天数', 'Days of reminding before ‘know in time’', [inTime]),
    unsetNumber('updateWordDays', '“及时更新”提前催办天数', 'Days of reminding before ‘update in time’', [
      moduleUpdated,
    ]),
  ],
  reports: [
    {
      key: 'monthlyVerification',
      title: { zh: '务工信息入户核实', en: 'Verification at home' },
      basis: [standing, inTime, assumed('“常态化”默认每月一轮', '‘Standing’ is taken as every month')],
      opens: { every: 'month', day: 1 },
      due: { kind: 'dayOfMonth', day: 15 },
      owedBy: { level: 'village', role: 'residentCadre' },
      warnings: [
        { before: { amount: { parameter: 'visitWordDays' }, unit: 'day' } },
        { before: { amount: { parameter: 'knowWordDays' }, unit: 'day' } },
        { before: { amount: 1, unit: 'workingDay' } },
      ],
      item: {
        key: 'collect',
        title: { zh: '入户采集核实', en: 'Visits and verification' },
        basis: [standing, teams],
        fields: [
          choiceField(
            'team',
            '采集队伍（四支队伍）',
            'Which of the four teams',
            [
              ['residentTeam', '驻村工作队', 'Resident team'],
              ['villageCommittees', '村“两委”', 'Village committees'],
              ['assistanceCadres', '帮扶干部', 'Assistance cadres'],
              ['gridWorkers', '网格员', 'Grid workers'],
            ],
            [teams, assumed('文件未列出四支队伍，按常见构成', 'The document does not list the teams')],
          ),
          countField('atWork', '务工人数', 'People at work', [ledger]),
          WORKERS,
          fileField('proof', '核实依据', 'Proof'),
        ],
        optional: ['proof'],
        rules: [
          {
            when: 'atWork = count(workers)',
            otherwise: { zh: '务工人数与实名台账人数不符', en: 'The number is not that of the ledger' },
            basis: [agree],
          },
        ],
      },
      consolidation: [
        reportStep('ledger', { zh: '建立实名制务工台账', en: 'Ledger of the township' }, [ledger], township),
        reportStep('compile', { zh: '县级汇总', en: 'Summary of the county' }, [summed], hr),
      ],
    },
    {
      key: 'monthlySubmission',
      title: { zh: '务工台账月报', en: 'Monthly ledger' },
      basis: [byThe25th],
      opens: { every: 'month', day: 16 },
      due: { kind: 'dayOfMonth', day: 25 },
      owedBy: { level: 'county', bodies: ['hr'], role: 'countyHrBureau' },
      item: {
        key: 'submit',
        title: { zh: '报送县乡村振兴局', en: 'To the revitalisation bureau' },
        basis: [summed],
        nothingToReport: false,
        fields: [
          LEDGERS,
          textField('differences', '账账不符的原因和更正', 'Why the ledgers differ', [agree]),
          fileField('summary', '汇总表', 'Summary', [summed]),
        ],
        optional: ['differences'],
        rules: [
          {
            when: 'count(distinct values(ledgers.level)) = 3 and (count(distinct values(ledgers.people)) = 1 or differences != null)',
            otherwise: {
              zh: '县镇村三级台账须齐全；人数不一致的，须说明原因和更正情况',
              en: 'All three ledgers are needed; where they differ, say why and how it is corrected',
            },
            basis: [threeLedgers, agree],
          },
        ],
      },
      check: reportStep(
        'reconcile',
        { zh: '核对账账相符、账实相符', en: 'Ledgers agree with each other and with the facts' },
        [agree, differing],
        revitalisation,
      ),
    },
    {
      key: 'monthlyUpdate',
      title: { zh: '系统“务工监测”模块更新', en: 'Update of the work module' },
      basis: [moduleUpdated, assumed('默认报送后至月底更新', 'By the end of the month by default')],
      opens: { every: 'month', day: 25 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      warnings: [
        { before: { amount: { parameter: 'updateWordDays' }, unit: 'day' } },
        { before: { amount: 1, unit: 'workingDay' } },
      ],
      item: {
        key: 'updateSystem',
        title: { zh: '更新系统“务工监测”模块', en: 'Update of the module' },
        basis: [moduleUpdated],
        fields: [
          dateField('updatedOn', '更新日期', 'Updated on', [moduleUpdated]),
          countField('updatedPeople', '更新人数', 'People updated', [moduleUpdated]),
        ],
      },
    },
  ],
});
