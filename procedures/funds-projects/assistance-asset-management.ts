// 扶贫项目资产回头看与后续管护: a case is one asset: listed, entered in four ledgers, reviewed, owned, on the platform,
// with a keeper; what the review finds omitted or misclassified is corrected first.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, countySetsLimits, implied, stated } from '../basis.ts';
import { reviewLimit } from '../clocks.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { flagField, textField } from '../shapes/working-fields.ts';
import { ASSET_FIELDS } from './asset-fields.ts';

const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const bureau = { by: 'role', role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' } as const;
const collective = { by: 'role', role: 'villageCollective', level: 'village' } as const;

const window = stated('tenActions2024', '2013年至2023年底使用各级财政', 'D153');
const fourLevels = stated('tenActions2024', '县、部门、镇、村四级建好', 'D154');
const census = stated('tenActions2024', '对2013年至2023年底使用各级');
const review = stated('tenActions2024', '是否遗漏,资产分类是否准确,登记造册');
const corrected = implied('tenActions2024', '是否遗漏,资产分类是否准确,登记造册');
const owned = stated('tenActions2024', '“谁主管、谁负责”的原则');
const platform = stated('tenActions2024', '并纳入农村集体“三资”管理平台体系管');
const agreement = stated('tenActions2024', '明确管护责任人,签订管护协议');
const upkeep = stated('tenActions2024', '做好日常管护运行');
const fates = stated('tenActions2024', '盘活一批、调整一批');
const filedInError = assumed('误报的可以撤回', 'What was filed in error may be withdrawn');

const days = <K extends string>(key: K, value: number, zh: string, en: string) =>
  ({
    key,
    title: { zh: `${zh}期限（工作日）`, en: `${en}: limit (working days)` },
    type: 'integer',
    value,
    basis: [countySetsLimits],
  }) as const;

/** The entry of one of the four levels; a gap there sends the asset back to the census. */
const ledgerBranch = <const A>(
  key: 'county' | 'department' | 'township' | 'village',
  zh: string,
  en: string,
  assignee: A,
) => {
  const stage = `${key}Entry` as const;
  const field = `${key}Ledger` as const;
  return {
    key,
    title: { zh, en },
    stages: [
      {
        kind: 'work',
        key: stage,
        title: { zh: `${zh}登记`, en: `Entry: ${en}` },
        basis: [fourLevels],
        assignee,
        form: [{ field }],
        outcomes: [
          { key: 'agrees', title: { zh: '账实相符', en: 'Agrees' }, kind: 'complete', to: '$join' },
          { key: 'gap', title: { zh: '账实不符', en: 'There is a gap' }, kind: 'refer', to: '$fail' },
        ],
      },
    ],
  } as const;
};

export const assistanceAssetManagement = defineCase({
  id: 'assistance-asset-management',
  field: 'funds-projects',
  kind: 'caseLedger',
  tier: 1,
  title: { zh: '扶贫项目资产回头看与后续管护', en: 'Asset review, ownership and upkeep' },
  basis: [census, owned],
  departments: ['revitalisation'],
  subject: { kind: 'project', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'assetsFrom',
      title: { zh: '资产形成起始日期', en: 'First day of the assets’ forming' },
      type: 'date',
      value: '2013-01-01',
      basis: [window],
    },
    {
      key: 'assetsUntil',
      title: { zh: '资产形成截止日期', en: 'Last day of the assets’ forming' },
      type: 'date',
      value: '2023-12-31',
      basis: [window],
    },
    days('ledgerDays', 15, '建立台账', 'Ledgers'),
    days('correctDays', 10, '更正底数', 'Correction of the census'),
    days('reviewDays', 15, '回头看', 'Review'),
    days('transferDays', 30, '确权移交', 'Ownership and hand-over'),
    days('registerDays', 10, '纳入平台', 'Entry on the platform'),
    days('agreementDays', 20, '签订协议', 'Agreement'),
    days('maintainDays', 40, '日常管护', 'Upkeep'),
    days('repairDays', 30, '维修', 'Repair'),
    days('disposeDays', 20, '分类处置', 'Decision'),
  ],
  filing: {
    key: 'census',
    level: 'village',
    by: [{ role: 'townshipGovernment', level: 'township' }],
    form: [
      { field: 'asset' },
      { field: 'fundSource' },
      { field: 'formedOn' },
      { field: 'assetKind' },
      { field: 'valueFen' },
      { field: 'department' },
    ],
    rules: [
      {
        when: 'formedOn >= parameter.assetsFrom and formedOn <= parameter.assetsUntil',
        otherwise: { zh: '资产不在2013年至2023年底范围内', en: 'The asset is not of the years 2013 to 2023' },
        basis: [window],
      },
    ],
  },
  withdrawal: { to: 'withdrawn', notAfter: ['transfer'], basis: [filedInError] },
  fields: ASSET_FIELDS,
  stages: [
    {
      kind: 'parallel',
      key: 'ledger',
      title: { zh: '建立四级台账', en: 'Ledgers of four levels' },
      basis: [fourLevels],
      onFail: 'block',
      keepPassed: true,
      branches: [
        ledgerBranch('county', '县级台账', 'County', bureau),
        ledgerBranch('department', '部门台账', 'Department', {
          by: 'roleAtField',
          role: 'sectorDepartment',
          field: 'department',
        }),
        ledgerBranch('township', '镇级台账', 'Township', township),
        ledgerBranch('village', '村级台账', 'Village', collective),
      ],
      passed: 'review',
      failed: 'correctCensus',
    },
    {
      kind: 'work',
      key: 'correctCensus',
      title: { zh: '更正资产底数', en: 'Correction of the census' },
      basis: [corrected],
      assignee: township,
      form: [{ field: 'assetKind' }, { field: 'valueFen' }, { field: 'registered' }],
      outcomes: [{ key: 'corrected', title: { zh: '已更正', en: 'Corrected' }, kind: 'complete', to: 'ledger' }],
    },
    {
      kind: 'decision',
      key: 'review',
      title: { zh: '资产“回头看”', en: 'Review' },
      basis: [review],
      assignee: bureau,
      form: [{ field: 'reviewFinding' }, { field: 'registered' }],
      outcomes: [
        {
          key: 'ok',
          title: { zh: '底数清楚、分类准确', en: 'Complete and well classified' },
          kind: 'approve',
          to: 'transfer',
        },
        { key: 'omitted', title: { zh: '有遗漏', en: 'Something is omitted' }, kind: 'return', to: 'correctCensus' },
        { key: 'misclassified', title: { zh: '分类不准确', en: 'Misclassified' }, kind: 'return', to: 'correctCensus' },
      ],
    },
    {
      kind: 'work',
      key: 'transfer',
      title: { zh: '确权移交', en: 'Ownership and hand-over' },
      basis: [owned],
      assignee: { by: 'role', role: 'countyAuthority', level: 'county' },
      form: [{ field: 'owner' }, { field: 'handover' }],
      outcomes: [
        { key: 'transferred', title: { zh: '已确权移交', en: 'Handed over' }, kind: 'complete', to: 'register' },
      ],
    },
    {
      kind: 'work',
      key: 'register',
      title: { zh: '纳入“三资”管理平台', en: 'Entry on the three-assets platform' },
      basis: [platform],
      assignee: township,
      form: [{ field: 'platformNumber' }],
      outcomes: [{ key: 'entered', title: { zh: '已纳入', en: 'Entered' }, kind: 'complete', to: 'recordPlatform' }],
    },
    {
      kind: 'service',
      key: 'recordPlatform',
      title: { zh: '平台登记', en: 'Entry in the register' },
      basis: [platform],
      action: {
        do: 'registryEntry',
        register: 'threeAssetsPlatform',
        entry: 'asset',
        fields: ['platformNumber', 'asset', 'assetKind', 'owner', 'valueFen'],
      },
      to: [{ when: 'assetKind = "operating"', to: 'agreement' }, { to: 'maintain' }],
    },
    {
      kind: 'work',
      key: 'agreement',
      title: { zh: '签订管护协议', en: 'Upkeep agreement' },
      basis: [agreement],
      assignee: collective,
      form: [{ field: 'keeper' }, { field: 'upkeepDuty' }, { field: 'agreement' }, { field: 'agreementSigned' }],
      outcomes: [
        {
          key: 'signed',
          title: { zh: '已签订', en: 'Signed' },
          kind: 'complete',
          to: 'maintain',
          rules: [
            {
              when: 'agreementSigned = true',
              otherwise: { zh: '经营性资产须签订管护协议', en: 'An operating asset needs a signed agreement' },
              basis: [agreement],
            },
          ],
        },
      ],
    },
    {
      kind: 'work',
      key: 'maintain',
      title: { zh: '日常管护', en: 'Upkeep' },
      basis: [upkeep],
      assignee: collective,
      form: [{ field: 'keeper' }, { field: 'condition' }],
      outcomes: [
        { key: 'inOrder', title: { zh: '运行正常', en: 'In order' }, kind: 'complete', to: 'dispose' },
        { key: 'broken', title: { zh: '存在问题', en: 'There is a problem' }, kind: 'complete', to: 'repairAsset' },
      ],
    },
    {
      kind: 'work',
      key: 'repairAsset',
      title: { zh: '维修', en: 'Repair' },
      basis: [upkeep],
      assignee: collective,
      form: [{ field: 'repair' }],
      outcomes: [{ key: 'repaired', title: { zh: '已修复', en: 'Repaired' }, kind: 'complete', to: 'maintain' }],
    },
    {
      kind: 'decision',
      key: 'dispose',
      title: { zh: '分类处置', en: 'What becomes of it' },
      basis: [fates],
      assignee: bureau,
      form: [{ field: 'fate' }],
      outcomes: [
        { key: 'decide', title: { zh: '确定处置方式', en: 'Decided' }, kind: 'approve', to: 'settled' },
        { key: 'return', title: { zh: '退回补充管护', en: 'Back to the upkeep' }, kind: 'return', to: 'maintain' },
      ],
    },
    {
      kind: 'end',
      key: 'settled',
      title: { zh: '产权明确、管护落实', en: 'Owned, entered and kept' },
      basis: [agreement],
      outcome: 'struckOff',
    },
    {
      kind: 'end',
      key: 'withdrawn',
      title: { zh: '已撤回', en: 'Withdrawn' },
      basis: [filedInError],
      outcome: 'withdrawn',
    },
  ],
  clocks: [
    reviewLimit({ stage: 'countyEntry', days: 'ledgerDays', zh: '县级台账期限', en: 'County ledger' }),
    reviewLimit({ stage: 'departmentEntry', days: 'ledgerDays', zh: '部门台账期限', en: 'Department ledger' }),
    reviewLimit({ stage: 'townshipEntry', days: 'ledgerDays', zh: '镇级台账期限', en: 'Township ledger' }),
    reviewLimit({ stage: 'villageEntry', days: 'ledgerDays', zh: '村级台账期限', en: 'Village ledger' }),
    reviewLimit({ stage: 'correctCensus', days: 'correctDays', zh: '更正期限', en: 'Correction' }),
    reviewLimit({ stage: 'review', days: 'reviewDays', zh: '回头看期限', en: 'Review' }),
    reviewLimit({ stage: 'transfer', days: 'transferDays', zh: '确权移交期限', en: 'Hand-over' }),
    reviewLimit({ stage: 'register', days: 'registerDays', zh: '纳入平台期限', en: 'Entry on the platform' }),
    reviewLimit({ stage: 'agreement', days: 'agreementDays', zh: '签订协议期限', en: 'Agreement' }),
    reviewLimit({ stage: 'maintain', days: 'maintainDays', zh: '日常管护期限', en: 'Upkeep' }),
    reviewLimit({ stage: 'repairAsset', days: 'repairDays', zh: '维修期限', en: 'Repair' }),
    reviewLimit({ stage: 'dispose', days: 'disposeDays', zh: '分类处置期限', en: 'Decision' }),
  ],
  duties: [
    reportDuty({
      key: 'upkeepRounds',
      title: { zh: '每月资产管护记录', en: 'Monthly record of upkeep' },
      basis: [upkeep, assumed('日常管护按月汇总记录', 'Daily upkeep is recorded each month')],
      opens: { every: 'month', day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'village', role: 'villageCollective' },
      item: {
        key: 'upkeepRecord',
        title: { zh: '管护记录', en: 'Record of upkeep' },
        basis: [upkeep],
        fields: [
          textField('assetsKept', '管护资产及情况', 'Assets kept, and their state'),
          flagField('broken', '存在损坏或闲置', 'Something is broken or idle'),
        ],
      },
    }),
  ],
});
