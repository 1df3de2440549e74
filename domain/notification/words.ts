// Words of the core for messages; those that a definition has itself come from there.
import type { Text } from '../definition/atoms.ts';

const ACTIONS: Record<string, Text> = {
  remindOwner: { zh: '提醒承办人', en: 'reminder' },
  notifySuperior: { zh: '已通知上级', en: 'the superior is told' },
  yellowCard: { zh: '亮黄牌', en: 'yellow card' },
  redCard: { zh: '亮红牌', en: 'red card' },
  superviseCase: { zh: '转督办', en: 'supervision case' },
};

const OUTCOMES: Record<string, Text> = {
  struckOff: { zh: '已销号', en: 'struck off' },
  completed: { zh: '已办结', en: 'completed' },
  filed: { zh: '已备案', en: 'filed' },
  refused: { zh: '不予批准', en: 'refused' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  referred: { zh: '已移送', en: 'referred' },
  notEstablished: { zh: '不成立', en: 'not established' },
};

const GROUNDS: Record<string, Text> = {
  supplement: { zh: '补正', en: 'supplement' },
  notice: { zh: '公示', en: 'public notice' },
  appraisal: { zh: '鉴定', en: 'appraisal' },
  forceMajeure: { zh: '不可抗力', en: 'force majeure' },
  suspension: { zh: '中止', en: 'suspension' },
};

const word = (words: Record<string, Text>, key: string): Text => words[key] ?? { zh: key, en: key };

/** A rung of a ladder. */
export const actionWord = (key: string): Text => word(ACTIONS, key);
/** How a case ended. */
export const outcomeWord = (key: string): Text => word(OUTCOMES, key);
/** Why a clock stands still or its day has moved; other grounds are sentences already. */
export const groundWord = (key: string): Text => word(GROUNDS, key);
