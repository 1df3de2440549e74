// The trail of a case as sentences for people. Values are never in a sentence, only the labels of their fields.
import { addressText } from '../domain/case/address.ts';
import type { CaseEvent } from '../domain/case/event.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { CaseForm } from '../domain/definition/forms.ts';
import { allStages } from '../domain/definition/stage-index.ts';
import { EFFECTS, GROUNDS, LEAVING, outcomeWord, plain, RUNGS, TASKS } from './terms.ts';

/** Names of what a definition declares, for the sentences about its cases. */
export interface Vocabulary {
  stage(key: string): Text;
  field(key: string): Text;
  clock(key: string): Text;
  /** Stage of a visit, as the events before told. */
  stageOfVisit(visit: number): Text;
  outcomeOfVisit(visit: number, outcome: string): Text;
}

/** The vocabulary of a definition; visits are told by the events themselves. */
export function vocabularyOf(definition: CaseForm, visits: ReadonlyMap<number, string>): Vocabulary {
  const stages = new Map(allStages(definition).map(({ stage }) => [stage.key, stage]));
  const stage = (key: string): Text => stages.get(key)?.title ?? plain(key);
  return {
    stage,
    outcomeOfVisit(visit, key) {
      const found = stages.get(visits.get(visit) ?? '');
      const outcomes = found !== undefined && 'outcomes' in found ? found.outcomes : [];
      return outcomes.find((one) => one.key === key)?.title ?? outcomeWord(key);
    },
    field: (key) => definition.fields.find((one) => one.key === key)?.label ?? plain(key),
    clock: (key) => definition.clocks.find((one) => one.key === key)?.title ?? plain(key),
    stageOfVisit: (visit) => stage(visits.get(visit) ?? ''),
  };
}

const due = (dueOn: string | null): Text => (dueOn === null ? { zh: '未定', en: 'open' } : { zh: dueOn, en: dueOn });
const fields = (keys: string[], words: Vocabulary): Text => ({
  zh: keys.map((key) => words.field(key).zh).join('、'),
  en: keys.map((key) => words.field(key).en).join(', '),
});

/** One sentence for one event, without its actor and dates, which stand beside it. */
export function describeEvent(event: CaseEvent, words: Vocabulary): Text {
  switch (event.type) {
    case 'caseStarted':
      return { zh: '提出申请，立案', en: 'Application filed, case opened' };
    case 'visitOpened':
      return around('进入', words.stage(event.stage), 'Entered ');
    case 'rosterResolved':
      return { zh: `名册已定，共 ${event.people.length} 人`, en: `Roll settled: ${event.people.length} people` };
    case 'visitStuck':
      return event.reason === 'noHolder'
        ? { zh: '无人担任办理角色，等待管理员处理', en: 'Nobody holds the role; waiting for an administrator' }
        : { zh: '系统动作多次失败，等待处理', en: 'The effect keeps failing; waiting for a repair' };
    case 'visitUnstuck':
      return { zh: '恢复办理', en: 'Resumed' };
    case 'taskOpened':
      return {
        zh: `${TASKS[event.kind].zh}任务交 ${addressText(event.to).zh}`,
        en: `Task "${TASKS[event.kind].en}" for ${addressText(event.to).en}`,
      };
    case 'taskActivated':
      return { zh: '轮到该任务', en: "It is this task's turn" };
    case 'taskHeld':
      return { zh: '任务暂候', en: 'The task waits' };
    case 'taskClaimed':
      return { zh: `${event.by.name} 签收`, en: `Claimed by ${event.by.name}` };
    case 'taskReleased':
      return { zh: '退回待签收', en: 'Released' };
    case 'taskTransferred':
      return {
        zh: `由 ${addressText(event.from).zh} 转办给 ${event.to.name}：${event.reason}`,
        en: `Transferred from ${addressText(event.from).en} to ${event.to.name}: ${event.reason}`,
      };
    case 'taskClosed':
      return event.reason === 'removed'
        ? { zh: '减签', en: 'Signer removed' }
        : { zh: '任务不再需要', en: 'Task no longer needed' };
    case 'opinionGiven':
      return opinionWords(event, words);
    case 'voteRecorded':
      return voteWords(event);
    case 'noticePosted':
      return {
        zh: `公示自 ${event.notice.postedOn} 起，至 ${event.notice.dueOn} 止`,
        en: `Public notice from ${event.notice.postedOn} to ${event.notice.dueOn}`,
      };
    case 'objectionRaised':
      return { zh: `${event.by} 提出异议：${event.text}`, en: `Objection by ${event.by}: ${event.text}` };
    case 'objectionResolved':
      return event.upheld
        ? { zh: `异议成立：${event.opinion}`, en: `Objection upheld: ${event.opinion}` }
        : { zh: `异议不成立：${event.opinion}`, en: `Objection dismissed: ${event.opinion}` };
    case 'dataChanged':
      return around('填写：', fields(Object.keys(event.changes), words), 'Filled in: ');
    case 'dataCorrected': {
      const label = words.field(event.field);
      return { zh: `更正“${label.zh}”：${event.reason}`, en: `Corrected "${label.en}": ${event.reason}` };
    }
    case 'visitClosed': {
      const stage = words.stageOfVisit(event.visitId);
      return { zh: `“${stage.zh}”${LEAVING[event.reason].zh}`, en: `"${stage.en}" ${LEAVING[event.reason].en}` };
    }
    case 'branchEnded': {
      const result = { passed: plain('passed'), failed: plain('failed'), closed: plain('closed') }[event.result];
      const zh = { passed: '通过', failed: '未通过', closed: '关闭' }[event.result];
      return { zh: `分支 ${event.branch} ${zh}`, en: `Branch ${event.branch} ${result.en}` };
    }
    case 'passedForgotten':
      return around('重新办理', words.stage(event.stage), 'To be done again: ');
    case 'effectRequested':
      return around('系统动作开始：', EFFECTS[event.request.kind], 'Effect begun: ');
    case 'effectSucceeded':
      return { zh: '系统动作完成', en: 'Effect done' };
    case 'effectFailed':
      return { zh: `系统动作第 ${event.attempts} 次失败`, en: `Effect failed, attempt ${event.attempts}` };
    case 'quotaReserved':
      return { zh: `预留名额或资金 ${event.amount}`, en: `Reserved ${event.amount} of a quota or fund` };
    case 'quotaCommitted':
      return { zh: `占用名额或资金 ${event.amount}`, en: `Committed ${event.amount} of a quota or fund` };
    case 'quotaReleased':
      return { zh: `释放名额或资金 ${event.amount}`, en: `Released ${event.amount} of a quota or fund` };
    case 'linkOpened':
      return { zh: `已启动关联程序 ${event.procedure}`, en: `Linked procedure ${event.procedure} opened` };
    case 'linkAnswered':
      return around('关联程序已答复：', outcomeWord(event.outcome), 'The linked case answered: ');
    case 'clockStarted':
      return {
        zh: `“${event.title.zh}”开始计时，截止 ${due(event.dueOn).zh}`,
        en: `Clock "${event.title.en}" started, due ${due(event.dueOn).en}`,
      };
    case 'clockStopped':
      return event.overdue
        ? { zh: '计时停止，已逾期', en: 'Clock stopped, overdue' }
        : { zh: '计时停止，未逾期', en: 'Clock stopped in time' };
    case 'clockSuspended':
      return { zh: `计时暂停（${GROUNDS[event.ground].zh}）`, en: `Clock suspended (${GROUNDS[event.ground].en})` };
    case 'clockResumed':
      return { zh: `计时恢复，截止 ${due(event.dueOn).zh}`, en: `Clock resumed, due ${due(event.dueOn).en}` };
    case 'clockRecomputed':
      return {
        zh: `期限重新计算：${due(event.old.dueOn).zh} → ${due(event.dueOn).zh}（${event.ground}）`,
        en: `Limit computed again: ${due(event.old.dueOn).en} → ${due(event.dueOn).en} (${event.ground})`,
      };
    case 'clockWarned': {
      const clock = words.clock(event.clock);
      return { zh: `“${clock.zh}”临近 ${due(event.dueOn).zh}`, en: `"${clock.en}" is near ${due(event.dueOn).en}` };
    }
    case 'clockOverdue': {
      const clock = words.clock(event.clock);
      return {
        zh: `“${clock.zh}”已逾期（${due(event.dueOn).zh}）`,
        en: `"${clock.en}" is overdue (${due(event.dueOn).en})`,
      };
    }
    case 'clockRungReached': {
      const clock = words.clock(event.clock);
      return {
        zh: `“${clock.zh}”（截止 ${due(event.dueOn).zh}）：${RUNGS[event.action].zh}`,
        en: `"${clock.en}" (due ${due(event.dueOn).en}): ${RUNGS[event.action].en}`,
      };
    }
    case 'calendarChanged':
      return { zh: `工作日历变更：${event.ground}`, en: `Working calendar changed: ${event.ground}` };
    case 'urged':
      return { zh: `催办：${event.message}`, en: `Urged: ${event.message}` };
    case 'copied': {
      const names = event.to.map((one) => one.name);
      return { zh: `抄送 ${names.join('、')}`, en: `Copied to ${names.join(', ')}` };
    }
    case 'commented':
      return { zh: `备注：${event.text}`, en: `Comment: ${event.text}` };
    case 'attached': {
      const names = event.attachments.map((one) => one.name);
      return { zh: `上传附件：${names.join('、')}`, en: `Attached: ${names.join(', ')}` };
    }
    case 'caseSuspended':
      return {
        zh: `案件中止（${GROUNDS[event.ground].zh}）：${event.reason}`,
        en: `Case suspended (${GROUNDS[event.ground].en}): ${event.reason}`,
      };
    case 'caseResumed':
      return { zh: `案件恢复：${event.reason}`, en: `Case resumed: ${event.reason}` };
    case 'caseWithdrawn':
      return { zh: `撤回：${event.reason}`, en: `Withdrawn: ${event.reason}` };
    case 'decisionTakenBack':
      return { zh: `拿回：${event.reason}`, en: `Taken back: ${event.reason}` };
    case 'caseEnded':
      return around('结案：', outcomeWord(event.outcome), 'Case ended: ');
  }
}

function around(zh: string, text: Text, en: string): Text {
  return { zh: `${zh}${text.zh}`, en: `${en}${text.en}` };
}

function opinionWords(event: Extract<CaseEvent, { type: 'opinionGiven' }>, words: Vocabulary): Text {
  const { opinion, visitId } = event;
  const stage = words.stageOfVisit(visitId);
  const outcome = words.outcomeOfVisit(visitId, opinion.outcome);
  const text =
    opinion.text === undefined ? { zh: '', en: '' } : { zh: `，意见：${opinion.text}`, en: `: ${opinion.text}` };
  const agency =
    opinion.onBehalfOf === undefined
      ? { zh: '', en: '' }
      : { zh: `（代 ${opinion.onBehalfOf.name}）`, en: ` (for ${opinion.onBehalfOf.name})` };
  return {
    zh: `“${stage.zh}”${agency.zh}：${outcome.zh}${text.zh}`,
    en: `"${stage.en}"${agency.en}: ${outcome.en}${text.en}`,
  };
}

function voteWords({ result }: Extract<CaseEvent, { type: 'voteRecorded' }>): Text {
  return {
    zh:
      `表决：应到 ${result.roll}，实到 ${result.present}，回避 ${result.avoided}，赞成 ${result.inFavour}，` +
      `反对 ${result.against}，弃权 ${result.abstained}；${result.passed ? '通过' : '未通过'}`,
    en:
      `Vote: roll ${result.roll}, present ${result.present}, avoided ${result.avoided}, for ${result.inFavour}, ` +
      `against ${result.against}, abstained ${result.abstained}; ${result.passed ? 'adopted' : 'not adopted'}`,
  };
}
