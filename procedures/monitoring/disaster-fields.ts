// What the procedures of a disaster write of a household that it hit.
import { stated } from '../basis.ts';
import { choiceField, countField, dateField, fenField, flagField, textField } from '../shapes/working-fields.ts';
import { household, householdHead } from './household-fields.ts';

const looksAt = [stated('tenActions2024', '重点关注人员伤亡、重大经济损失')];
const list = [stated('tenActions2024', '每月向县乡村振兴局报送当月受灾户')];

/** The disaster: what and when. */
export const DISASTER_FIELDS = [
  textField('disaster', '灾情（灾种、时间、地点）', 'The disaster', undefined, 200),
  dateField('disasterOn', '受灾日期', 'Day of the disaster'),
] as const;

/** One household: the four matters that the screening looks at. */
export const AFFECTED_FIELDS = [
  household,
  householdHead,
  countField('casualties', '人员伤亡（人）', 'Casualties', looksAt),
  fenField('lossFen', '重大经济损失', 'Economic loss', looksAt),
  flagField('housingSafe', '住房安全', 'Housing is safe', looksAt),
  flagField('waterSafe', '饮水安全', 'Drinking water is safe', looksAt),
  flagField('riskOfPoverty', '有因灾返贫致贫风险', 'Risk of poverty through the disaster', [
    stated('tenActions2024', '为因灾易致贫、返贫人口建立绿色通道'),
  ]),
] as const;

/** The household and its loss, each handed over under its own name. */
export const AFFECTED_HANDS = ['householdHead', 'disaster', 'disasterOn', 'casualties', 'lossFen'].map((key) => ({
  to: key,
  from: key,
}));

/** 线索来源 of an identification that comes from a disaster. */
export const fromDisasterList = choiceField(
  'clueSource',
  '线索来源',
  'Source of the clue',
  [['disasterList', '受灾户名单', 'The disaster list']],
  list,
);
