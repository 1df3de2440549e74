// What the assessment of one unit carries: what was checked, what happened, and what was decided.
import { assumed, stated } from '../basis.ts';
import { choiceField, countField, dateField, flagField, textField } from '../shapes/working-fields.ts';

export const checks = stated('fivePlans', '全面檢查與專項檢查相結(jié)合');
export const rewards = stated('fivePlans', '要及時表彰獎勵', 'D445');
export const named = stated('fivePlans', '突出貢獻的人員要及時表彰獎勵');
export const punishes = stated('fivePlans', '單位和個人要進行處罰');
export const vetoes = stated('fivePlans', '實行“一票否決”');
export const survey = stated('fivePlans', '年度群眾安全感測評', 'D446');
export const rectified = assumed('检查发现问题的整改后再检查', 'What a check finds is rectified and checked again');
export const percent = { unit: { zh: '%', en: '%' }, max: 100 };

export const SAFE_UNIT_FIELDS = [
  textField('unitName', '单位', 'Unit', undefined, 100),
  choiceField(
    'unitKind',
    '称号类别',
    'Kind of title',
    [
      ['village', '平安村、社区', 'Safe village or community'],
      ['enterprise', '平安企业', 'Safe enterprise'],
      ['school', '平安校园', 'Safe school'],
    ],
    [stated('fivePlans', '“平安企業(yè)”、“平安校園”')],
  ),
  flagField('titled', '已获创建荣誉称号', 'Already named', [vetoes]),
  dateField('checkedOn', '检查日期', 'Checked on', [checks]),
  choiceField(
    'checkKind',
    '检查方式',
    'Kind of check',
    [
      ['general', '全面检查', 'General'],
      ['special', '专项检查', 'Special'],
      ['regular', '定期检查', 'Regular'],
      ['secret', '明查暗访', 'Open or secret visit'],
    ],
    [checks, stated('fivePlans', '定期檢查與明查暗訪')],
  ),
  textField('checkResult', '检查情况', 'What the check found', [checks]),
  flagField('dutyFailure', '因责任不落实、工作失职', 'By failure of duty', [punishes]),
  textField('events', '重大事件情况', 'Major events', [vetoes]),
  countField('satisfaction', '本年群众安全感满意度', 'Satisfaction this year', [survey], percent),
  countField('satisfactionBefore', '上年群众安全感满意度', 'Satisfaction last year', [survey], percent),
  textField('rectification', '整改情况', 'Rectification', [rectified]),
  textField('recognition', '认定意见', 'Recognition', [named]),
  textField('rewardGiven', '表彰奖励内容', 'Reward', [rewards]),
  dateField('rewardedOn', '表彰日期', 'Rewarded on', [rewards]),
  textField('decision', '处理决定', 'Decision', [punishes]),
  textField('responsible', '被追究的领导和人员', 'Leaders and persons held responsible', [vetoes]),
] as const;
