// What follows a recognition, side by side: the entry in the national system, the plan, and the paired cadre. The case
// ends when all three are done.
import { assumed, stated } from '../basis.ts';
import type { ChainOwn } from '../shapes/approval-chain.ts';

const entry = stated('tenActions2024', '识别后10天内完成信息系统录入', 'D040');
const plan = stated('tenActions2024', '制定针对性帮扶计划');
const pair = stated('spring2022', '符合条件的纳入监测对象并安排结对帮扶');
const sideBySide = assumed(
  '录入、计划、结对同时进行，全部完成方可办结',
  'Entry, plan and pairing go side by side; all three must be done',
);

/** The last step of the identification. */
export const AFTER_IDENTIFICATION: ChainOwn = {
  do: 'own',
  key: 'afterIdentification',
  stage: (next) => ({
    kind: 'parallel',
    key: 'afterIdentification',
    title: { zh: '纳入后落实', en: 'After the recognition' },
    basis: [sideBySide],
    onFail: 'block',
    passed: next,
    failed: next,
    branches: [
      {
        key: 'entry',
        title: { zh: '录入', en: 'Entry' },
        stages: [
          {
            kind: 'work',
            key: 'systemEntry',
            title: { zh: '信息系统录入', en: 'Entry in the national system' },
            basis: [entry],
            assignee: { by: 'role', role: 'townshipGovernment', level: 'township' },
            form: [{ field: 'systemNumber' }, { field: 'enteredOn' }],
            outcomes: [{ key: 'entered', title: { zh: '已录入', en: 'Entered' }, kind: 'complete', to: 'recordEntry' }],
          },
          {
            kind: 'service',
            key: 'recordEntry',
            title: { zh: '登记纳入监测', en: 'Entry in the register' },
            basis: [entry],
            action: {
              do: 'registryEntry',
              register: 'nationalMonitoringSystem',
              entry: 'included',
              fields: ['householdHead', 'idNumber', 'monitoredType', 'incomePerPersonFen', 'systemNumber'],
            },
            to: '$join',
          },
        ],
      },
      {
        key: 'plan',
        title: { zh: '帮扶计划', en: 'Plan' },
        stages: [
          {
            kind: 'link',
            key: 'makePlan',
            title: { zh: '制定帮扶计划', en: 'The plan is made' },
            basis: [plan],
            mode: 'openAndAwait',
            procedure: 'household-assistance-plan',
            hands: [
              { to: 'householdHead', from: 'householdHead' },
              { to: 'members', from: 'members' },
              { to: 'livingConditions', from: 'livingConditions' },
              { to: 'difficulties', from: 'latentRisks' },
            ],
            to: '$join',
          },
        ],
      },
      {
        key: 'pair',
        title: { zh: '结对帮扶', en: 'Pairing' },
        stages: [
          {
            kind: 'work',
            key: 'assignPair',
            title: { zh: '安排结对帮扶', en: 'A cadre is paired' },
            basis: [pair],
            assignee: { by: 'role', role: 'supportUnit', level: 'county', body: 'support-unit' },
            form: [{ field: 'responsibleCadre' }, { field: 'pairedOn' }],
            outcomes: [{ key: 'assigned', title: { zh: '已安排', en: 'Paired' }, kind: 'complete', to: '$join' }],
          },
        ],
      },
    ],
  }),
};
