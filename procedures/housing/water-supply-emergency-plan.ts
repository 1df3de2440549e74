// 应急供水方案及演练: partners are linked, the plan is issued, the townships drill, each once a year; a failure of supply
// opens a case that activates the plan and ends when the supply is safe again.
import { assumed, stated } from '../basis.ts';
import { monthAndWeekBefore } from '../ladders.ts';
import { emergency } from '../shapes/emergency-clock.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { countField, dateField, fileField, flagField, textField, workingModel } from '../shapes/working-fields.ts';

const water = { by: 'role', role: 'countyWaterDept', level: 'county', body: 'water' } as const;
const owedByWater = { level: 'county', bodies: ['water'], role: 'countyWaterDept' } as const;

const partners = stated('tenActions2024', '加强与气象、应急等部门对接');
const plan = stated('tenActions2024', '做实应急供水方案,加强演练');
const noFailure = stated('tenActions2024', '防止出现规模性饮水不安全问题');
const yearly = assumed('文件未规定频次，每年汛期前一次', 'No interval is given: once a year before the flood season');
const activation = assumed('发生规模性停水时由县水利部门启动', 'The water department activates it on a failure');

export const waterSupplyEmergencyPlan = emergency({
  id: 'water-supply-emergency-plan',
  field: 'housing',
  tier: 2,
  title: { zh: '应急供水方案及演练', en: 'Emergency water-supply plan and drill' },
  basis: [plan, partners],
  departments: ['water', 'emergency'],
  subject: { kind: 'village', uniqueness: 'oneOpen' },
  superior: { role: 'countyAuthority', level: 'county' },
  filing: {
    level: 'village',
    by: [
      { role: 'waterKeeper', level: 'village' },
      { role: 'townshipGovernment', level: 'township' },
      { role: 'countyWaterDept', level: 'county', body: 'water' },
    ],
    form: [{ field: 'place' }, { field: 'failure' }, { field: 'failedOn' }],
  },
  fields: [
    textField('place', '停水点位', 'Place', [workingModel], 200),
    textField('failure', '停水情况', 'What failed', [noFailure]),
    dateField('failedOn', '停水日期', 'Date of the failure', [noFailure]),
    textField('planVersion', '启用的方案版本', 'Version of the plan', [plan], 50),
    textField('activationRecord', '启动记录', 'Record of the activation', [activation]),
    textField('supplyRecord', '应急供水情况', 'Emergency supply', [plan]),
    flagField('supplySafe', '已恢复安全供水', 'The supply is safe again', [noFailure]),
  ],
  duties: [
    reportDuty({
      key: 'coordinate',
      title: { zh: '部门对接', en: 'Exchange with partners' },
      basis: [partners, yearly],
      opens: { every: 'year', month: 4, day: 1 },
      due: { kind: 'monthDay', month: 4, day: 30 },
      owedBy: owedByWater,
      warnings: monthAndWeekBefore.slice(1),
      item: {
        key: 'partnersLinked',
        title: { zh: '对接情况', en: 'Partners linked' },
        basis: [partners],
        nothingToReport: false,
        fields: [
          flagField('meteorology', '已与气象部门对接', 'Meteorology', [partners]),
          flagField('emergencyBureau', '已与应急部门对接', 'Emergency bureau', [partners]),
        ],
        rules: [
          {
            when: 'meteorology = true and emergencyBureau = true',
            otherwise: { zh: '尚未与气象、应急部门全部对接', en: 'Not all partners are linked' },
            basis: [partners],
          },
        ],
      },
    }),
    reportDuty({
      key: 'plan',
      title: { zh: '编制应急供水方案', en: 'Plan' },
      basis: [plan, yearly],
      opens: { every: 'year', month: 5, day: 1 },
      due: { kind: 'monthDay', month: 5, day: 31 },
      owedBy: owedByWater,
      warnings: monthAndWeekBefore.slice(1),
      item: {
        key: 'planIssued',
        title: { zh: '方案印发', en: 'The plan is issued' },
        basis: [plan],
        nothingToReport: false,
        fields: [
          textField('version', '方案版本', 'Version', [workingModel], 50),
          dateField('issuedOn', '印发日期', 'Issued on'),
          fileField('planFile', '方案', 'The plan', [plan]),
        ],
        optional: ['planFile'],
      },
    }),
    reportDuty({
      key: 'drill',
      title: { zh: '应急供水演练', en: 'Drill' },
      basis: [plan, yearly],
      opens: { every: 'year', month: 6, day: 1 },
      due: { kind: 'monthDay', month: 6, day: 30 },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      warnings: monthAndWeekBefore.slice(1),
      item: {
        key: 'drillRecord',
        title: { zh: '演练记录', en: 'Record of the drill' },
        basis: [plan],
        nothingToReport: false,
        fields: [
          dateField('drilledOn', '演练日期', 'Date', [plan]),
          countField('people', '参加人数', 'People', [workingModel], { min: 1 }),
          textField('lessons', '存在问题和改进', 'Lessons'),
        ],
      },
    }),
  ],
  tracks: [
    {
      key: 'supply',
      title: { zh: '应急供水', en: 'Emergency supply' },
      steps: [
        {
          key: 'activate',
          title: { zh: '启动应急供水', en: 'Activation' },
          basis: [activation],
          by: water,
          hours: 2,
          form: [{ field: 'planVersion' }, { field: 'activationRecord' }],
          done: { zh: '已启动', en: 'Activated' },
        },
        {
          key: 'supplyWater',
          title: { zh: '应急供水到户', en: 'Water is brought' },
          basis: [plan, noFailure],
          by: { by: 'role', role: 'townshipGovernment', level: 'township' },
          hours: 12,
          form: [{ field: 'supplyRecord' }],
          done: { zh: '已供水', en: 'Supplied' },
        },
        {
          key: 'restore',
          title: { zh: '恢复正常供水', en: 'Supply restored' },
          basis: [noFailure],
          by: water,
          hours: 72,
          form: [{ field: 'supplySafe' }],
          done: { zh: '已恢复', en: 'Restored' },
          rules: [
            {
              when: 'supplySafe = true',
              otherwise: { zh: '尚未恢复安全供水', en: 'The supply is not safe yet' },
              basis: [noFailure],
            },
          ],
        },
      ],
    },
  ],
  completed: { title: { zh: '已恢复供水', en: 'Supplied again' }, basis: [noFailure] },
});
