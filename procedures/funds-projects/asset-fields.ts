// What a case of an assistance asset carries: its entry in the register (登记造册), from the census to its keeper.
import { stated } from '../basis.ts';
import {
  choiceField,
  dateField,
  fenField,
  fileField,
  flagField,
  organisationField,
  textField,
} from '../shapes/working-fields.ts';

const years = [stated('tenActions2024', '2013年至2023年底使用各级财政')];
const base = [stated('tenActions2024', '重点检查扶贫项目资产底数是否清楚')];
const classified = [stated('tenActions2024', '资产分类是否准确,登记造册')];
const owned = [stated('tenActions2024', '“谁主管、谁负责”的原则')];
const kept = [stated('tenActions2024', '明确管护责任人,签订管护协议')];
const ledgers = [stated('tenActions2024', '按照县、部门、镇、村四级建好扶贫项目资产')];
const fates = [stated('tenActions2024', '盘活一批、调整一批')];

export const ASSET_FIELDS = [
  textField('asset', '资产名称（资产底数）', 'Asset', base, 100),
  textField('fundSource', '资金来源', 'Source of the funds', years, 200),
  dateField('formedOn', '资产形成日期', 'Asset formed on', years),
  choiceField(
    'assetKind',
    '资产分类',
    'Classification',
    [
      ['operating', '经营性资产', 'Operating asset'],
      ['publicBenefit', '公益性资产', 'Public-benefit asset'],
      ['household', '到户类资产', 'Asset of a household'],
    ],
    classified,
  ),
  fenField('valueFen', '资产原值', 'Value'),
  organisationField('department', '主管部门', 'Department in charge', owned),
  textField('countyLedger', '县级台账编号', 'Number in the county’s ledger', ledgers, 50),
  textField('departmentLedger', '部门台账编号', 'Number in the department’s ledger', ledgers, 50),
  textField('townshipLedger', '镇级台账编号', 'Number in the township’s ledger', ledgers, 50),
  textField('villageLedger', '村级台账编号', 'Number in the village’s ledger', ledgers, 50),
  textField('reviewFinding', '回头看情况', 'What the review found', base),
  textField('registered', '登记造册情况', 'Entry in the register', classified),
  textField('owner', '资产权属', 'Owner', owned, 100),
  fileField('handover', '确权移交材料', 'Deed of ownership and hand-over', owned),
  textField('platformNumber', '“三资”管理平台编号', 'Number on the three-assets platform', owned, 50),
  textField('keeper', '管护责任人', 'Keeper', kept, 50),
  textField('upkeepDuty', '管护责任', 'Duty of upkeep', kept),
  fileField('agreement', '管护协议', 'Upkeep agreement', kept),
  flagField('agreementSigned', '已签订管护协议', 'The agreement is signed', kept),
  textField('condition', '运行状况', 'State of the asset'),
  textField('repair', '维修情况', 'What was repaired'),
  choiceField(
    'fate',
    '分类处置',
    'What becomes of it',
    [
      ['consolidate', '巩固', 'Consolidate'],
      ['upgrade', '升级', 'Upgrade'],
      ['revive', '盘活', 'Revive'],
      ['adjust', '调整', 'Adjust'],
    ],
    fates,
  ),
] as const;
