// 饮水安全日巡访、周汇总: what a patrol, a screening or a failed test finds goes on the list; a named person solves it.
// A failure of supply on a large scale opens the emergency plan besides.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, implied, stated } from '../basis.ts';
import { reviewLimit, wordLimit } from '../clocks.ts';
import { unsetNumber, workingDays } from '../parameters.ts';
import { dateField, fileField, flagField, textField, workingModel } from '../shapes/working-fields.ts';
import { dailyPatrol, weeklySummary } from './drinking-water-rounds.ts';

const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;

const patrol = stated('tenActions2024', '安排人员做好饮水安全巡访');
const ledger = stated('tenActions2024', '及时建立问题清单和整改台账', 'D096');
const named = stated('tenActions2024', '指定专人处置解决');
const runsSafely = stated('tenActions2024', '确保供水设施安全平稳运行');
const largeScale = stated('tenActions2024', '防止出现规模性饮水不安全问题');
const verified = assumed('解决后由镇核实，未解决的继续处置', 'The township looks whether it is solved');

export const drinkingWaterPatrol = defineCase({
  id: 'drinking-water-patrol',
  field: 'housing',
  kind: 'caseLedger',
  tier: 1,
  title: { zh: '饮水安全日巡访、周汇总', en: 'Daily patrol and weekly summary on drinking water' },
  basis: [patrol, ledger],
  departments: ['water'],
  subject: { kind: 'village', uniqueness: 'none' },
  parameters: [
    unsetNumber('ledgerWordDays', '“及时建立问题清单和整改台账”天数', 'Days of ‘on the ledger in time’', [ledger]),
    workingDays('ledgerDays', 2, '建立台账期限', 'Entry on the ledger'),
    workingDays('assignDays', 2, '指定专人期限', 'Naming the person'),
    workingDays('resolveDays', 5, '处置解决期限', 'Solving'),
    workingDays('verifyDays', 2, '核实销号期限', 'Verification'),
  ],
  filing: {
    level: 'village',
    by: [
      { role: 'waterKeeper', level: 'village' },
      { role: 'responsiblePerson', level: 'township' },
      { role: 'villageTwoCommittees', level: 'village' },
      { role: 'townshipGovernment', level: 'township' },
      { role: 'countyWaterDept', level: 'county', body: 'water' },
    ],
    form: [{ field: 'place' }, { field: 'problem' }, { field: 'foundOn' }, { field: 'photos', required: false }],
  },
  fields: [
    textField('place', '点位', 'Place', [workingModel], 200),
    textField('problem', '问题清单：发现的问题', 'Problem on the list', [ledger]),
    dateField('foundOn', '发现日期', 'Found on'),
    fileField('photos', '现场照片', 'Photos'),
    textField('ledgerNumber', '整改台账编号', 'Number in the rectification ledger', [ledger], 50),
    { key: 'responsiblePerson', type: 'person', label: { zh: '专人', en: 'Person in charge' }, basis: [named] },
    dateField('promisedOn', '承诺解决日期', 'To be solved by', [workingModel], true),
    textField('measure', '处置措施', 'Measure', [named]),
    dateField('resolvedOn', '解决日期', 'Solved on'),
    fileField('resultPhotos', '整改后照片', 'Photos afterwards'),
    flagField('supplySafe', '供水安全平稳', 'The supply runs safely', [runsSafely]),
  ],
  duties: [dailyPatrol, weeklySummary],
  stages: [
    {
      kind: 'decision',
      key: 'openLedger',
      title: { zh: '建立问题清单和整改台账', en: 'Problem list and ledger' },
      basis: [ledger, assumed('镇级自行发现的由镇建账', 'The township enters also what it found itself')],
      assignee: township,
      filerMayDecide: true,
      form: [{ field: 'ledgerNumber', required: false }],
      outcomes: [
        {
          key: 'opened',
          title: { zh: '列入台账', en: 'On the ledger' },
          kind: 'approve',
          to: 'assign',
          rules: [numbered()],
        },
        {
          key: 'largeScale',
          title: { zh: '规模性停水，启动应急供水', en: 'Supply fails on a large scale' },
          kind: 'refer',
          to: 'activatePlan',
          rules: [numbered()],
          basis: [largeScale],
        },
        {
          key: 'noProblem',
          title: { zh: '经核实不是问题', en: 'No problem' },
          kind: 'reject',
          to: 'noProblem',
          basis: [assumed('核实不属实的不列入台账', 'What is not so is not entered')],
        },
      ],
    },
    {
      kind: 'link',
      key: 'activatePlan',
      title: { zh: '启动应急供水方案', en: 'Emergency supply' },
      basis: [largeScale],
      mode: 'open',
      procedure: 'water-supply-emergency-plan',
      hands: [
        { to: 'place', from: 'place' },
        { to: 'failure', from: 'problem' },
        { to: 'failedOn', from: 'foundOn' },
      ],
      to: 'assign',
    },
    {
      kind: 'work',
      key: 'assign',
      title: { zh: '指定专人处置', en: 'Naming the person in charge' },
      basis: [named],
      assignee: township,
      form: [{ field: 'responsiblePerson' }, { field: 'promisedOn', required: false }],
      outcomes: [{ key: 'assigned', title: { zh: '已指定', en: 'Named' }, kind: 'complete', to: 'resolve' }],
    },
    {
      kind: 'work',
      key: 'resolve',
      title: { zh: '处置解决', en: 'Solving' },
      basis: [named],
      assignee: { by: 'personField', field: 'responsiblePerson' },
      form: [
        { field: 'measure' },
        { field: 'resolvedOn', required: false },
        { field: 'resultPhotos', required: false },
      ],
      outcomes: [
        {
          key: 'solved',
          title: { zh: '已解决', en: 'Solved' },
          kind: 'complete',
          to: 'verify',
          rules: [
            {
              when: 'resolvedOn != null',
              otherwise: { zh: '请填写解决日期', en: 'The date on which it was solved is missing' },
              basis: [verified],
            },
          ],
        },
        { key: 'notYet', title: { zh: '难以解决，请镇重新安排', en: 'Not yet' }, kind: 'return', to: 'assign' },
      ],
    },
    {
      kind: 'decision',
      key: 'verify',
      title: { zh: '核实销号', en: 'Verification' },
      basis: [verified, implied('tenActions2024', '确保供水设施安全平稳运行')],
      assignee: township,
      filerMayDecide: true,
      form: [{ field: 'supplySafe' }],
      outcomes: [
        {
          key: 'approve',
          title: { zh: '已解决，销号', en: 'Solved: strike off' },
          kind: 'approve',
          to: 'recordSolved',
          rules: [
            {
              when: 'supplySafe = true',
              otherwise: { zh: '供水尚未安全平稳，不能销号', en: 'The supply does not run safely yet' },
              basis: [runsSafely],
            },
          ],
        },
        { key: 'return', title: { zh: '未解决，继续处置', en: 'Not solved' }, kind: 'return', to: 'resolve' },
      ],
    },
    {
      kind: 'service',
      key: 'recordSolved',
      title: { zh: '台账销号', en: 'Entry in the ledger' },
      basis: [ledger],
      action: {
        do: 'registryEntry',
        register: 'drinkingWaterLedger',
        entry: 'solved',
        fields: ['ledgerNumber', 'place', 'problem', 'measure', 'resolvedOn'],
      },
      to: 'solved',
    },
    { kind: 'end', key: 'solved', title: { zh: '已解决', en: 'Solved' }, basis: [runsSafely], outcome: 'struckOff' },
    {
      kind: 'end',
      key: 'noProblem',
      title: { zh: '不是问题', en: 'No problem' },
      basis: [ledger],
      outcome: 'notEstablished',
    },
  ],
  clocks: [
    reviewLimit({ stage: 'openLedger', days: 'ledgerDays', zh: '建立台账期限', en: 'Entry on the ledger' }),
    wordLimit({ stage: 'openLedger', days: 'ledgerWordDays', zh: '及时建立台账', en: 'In time', basis: [ledger] }),
    reviewLimit({ stage: 'assign', days: 'assignDays', zh: '指定专人期限', en: 'Naming the person' }),
    reviewLimit({ stage: 'resolve', days: 'resolveDays', zh: '处置解决期限', en: 'Solving' }),
    reviewLimit({ stage: 'verify', days: 'verifyDays', zh: '核实销号期限', en: 'Verification' }),
  ],
});

function numbered() {
  return {
    when: 'ledgerNumber != null',
    otherwise: { zh: '请填写整改台账编号', en: 'The number in the ledger is missing' },
    basis: [ledger],
  };
}
