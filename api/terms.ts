// Names of the core's own words, in Chinese and English.
import type { PeriodUnit } from '../domain/calendar/index.ts';
import type { EventBody, LeaveReason } from '../domain/case/event.ts';
import type { TaskKind } from '../domain/case/state.ts';
import type { RoundTaskKind } from '../domain/round/state.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { Ground } from '../domain/definition/clock.ts';

/** A word that is the same in both languages: a key that nobody named. */
export const plain = (word: string): Text => ({ zh: word, en: word });

const OUTCOMES: Record<string, Text> = {
  struckOff: { zh: '销号', en: 'struck off' },
  completed: { zh: '办结', en: 'completed' },
  filed: { zh: '备案', en: 'filed' },
  refused: { zh: '不予批准', en: 'refused' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
  referred: { zh: '移送', en: 'referred' },
  notEstablished: { zh: '不成立', en: 'not established' },
  cancelled: { zh: '终止', en: 'cancelled' },
  undisputed: { zh: '无异议', en: 'undisputed' },
  upheld: { zh: '异议成立', en: 'objection upheld' },
  passed: { zh: '通过', en: 'passed' },
  notPassed: { zh: '未通过', en: 'not passed' },
  failed: { zh: '未通过', en: 'failed' },
  posted: { zh: '已张贴', en: 'posted' },
  reported: { zh: '已报告', en: 'reported' },
  elapsed: { zh: '期满', en: 'elapsed' },
  agree: { zh: '同意', en: 'agrees' },
  disagree: { zh: '不同意', en: 'disagrees' },
  returnTo: { zh: '退回', en: 'returned' },
  handedIn: { zh: '已报送', en: 'handed in' },
  handedInLate: { zh: '逾期报送', en: 'handed in late' },
  nothingToReport: { zh: '无情况', en: 'nothing to report' },
  accepted: { zh: '核对通过', en: 'accepted' },
  excused: { zh: '免报', en: 'excused' },
};

/** What an outcome of a stage or a case is called when the definition does not say. */
export function outcomeWord(key: string): Text {
  return OUTCOMES[key] ?? plain(key);
}

export const TASKS: Record<TaskKind | RoundTaskKind, Text> = {
  decide: { zh: '审批', en: 'decision' },
  work: { zh: '办理', en: 'work' },
  convene: { zh: '组织表决', en: 'vote' },
  post: { zh: '张贴公示', en: 'public notice' },
  inquire: { zh: '核查异议', en: 'inquiry' },
  report: { zh: '报告', en: 'report' },
  countersign: { zh: '加签', en: 'countersignature' },
  advise: { zh: '委派意见', en: 'delegated opinion' },
  file: { zh: '报送', en: 'report' },
  check: { zh: '核对', en: 'check' },
  consolidate: { zh: '汇总', en: 'consolidation' },
  bulletin: { zh: '通报', en: 'bulletin' },
};

export const GROUNDS: Record<Ground, Text> = {
  supplement: { zh: '补正', en: 'supplement' },
  notice: { zh: '公示', en: 'public notice' },
  appraisal: { zh: '鉴定', en: 'appraisal' },
  forceMajeure: { zh: '不可抗力', en: 'force majeure' },
  suspension: { zh: '中止', en: 'suspension' },
};

/** Why a limit was computed again, where the trail has a key for it; else it has words of its own. */
export const MOVED_BY: Readonly<Record<string, Text>> = {
  dataChanged: { zh: '填写的日期或数据有变', en: 'what it is counted from was filled in' },
  migrated: { zh: '改按另一版本办理', en: 'the case goes on by another version' },
  dataCorrected: { zh: '计算所依据的数据已更正', en: 'what it is counted from was corrected' },
};

export const LEAVING: Record<LeaveReason, Text> = {
  outcome: { zh: '办结', en: 'finished' },
  returned: { zh: '因退回关闭', en: 'closed by a return' },
  leftParallel: { zh: '因离开并行环节关闭', en: 'closed on leaving the parallel' },
  branchesEnded: { zh: '因其他分支终止关闭', en: 'closed with the other branches' },
  withdrawn: { zh: '因撤回关闭', en: 'closed by the withdrawal' },
  takenBack: { zh: '因拿回关闭', en: 'closed by taking back' },
  jumped: { zh: '因管理员跳转关闭', en: "closed by an administrator's jump" },
  reverted: { zh: '因恢复到先前状态关闭', en: 'closed by a revert' },
  ended: { zh: '随案件结束关闭', en: 'closed with the case' },
};

export const RUNGS: Record<Extract<EventBody, { type: 'clockRungReached' }>['action'], Text> = {
  remindOwner: { zh: '提醒承办人', en: 'the owner is reminded' },
  notifySuperior: { zh: '通知上级', en: 'the superior is told' },
  yellowCard: { zh: '亮黄牌', en: 'a yellow card' },
  redCard: { zh: '亮红牌', en: 'a red card' },
  superviseCase: { zh: '督办', en: 'a supervision case' },
};

export const EFFECTS: Record<Extract<EventBody, { type: 'effectRequested' }>['request']['kind'], Text> = {
  roster: { zh: '确定名册', en: 'settling the roll' },
  payout: { zh: '拨付', en: 'payout' },
  registryEntry: { zh: '登记', en: 'registry entry' },
  letter: { zh: '制发文书', en: 'letter' },
  link: { zh: '关联程序', en: 'linked procedure' },
};

const UNITS: Record<PeriodUnit, Text> = {
  hour: { zh: '小时', en: 'hours' },
  day: { zh: '日', en: 'days' },
  workingDay: { zh: '个工作日', en: 'working days' },
  month: { zh: '个月', en: 'months' },
  year: { zh: '年', en: 'years' },
};

/** A unit of time as it stands behind a number. */
export const unitWord = (unit: PeriodUnit): Text => UNITS[unit];
