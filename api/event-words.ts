// The trail of a case as sentences for people. Values are never in a sentence, only the labels of their fields.
import { localDateOf } from '../domain/calendar/index.ts';
import type { Instant } from '../domain/calendar/index.ts';
import type { CaseEvent } from '../domain/case/event.ts';
import type { PaperSource } from '../domain/case/taken-over.ts';
import type { CardOwner } from '../domain/cards.ts';
import { SERVICE_WAYS } from '../domain/letters/service.ts';
import { CASE_WIDE } from '../domain/supervision.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { CaseForm } from '../domain/definition/forms.ts';
import { allStages } from '../domain/definition/stage-index.ts';
import { handoverWords } from './handover-words.ts';
import { repairWords } from './repair-words.ts';
import { heldBy, UNNAMED } from './trail-names.ts';
import type { TrailNames } from './trail-names.ts';
import { EFFECTS, GROUNDS, LEAVING, MOVED_BY, outcomeWord, plain, RUNGS, TASKS, unitWord } from './terms.ts';

/** Names of what a definition declares, for the sentences about its cases. */
export interface Vocabulary extends TrailNames {
  stage(key: string): Text;
  field(key: string): Text;
  clock(key: string): Text;
  /** A branch of the parallel stage of a visit. */
  branch(visit: number, key: string): Text;
  /** Stage of a visit, as the events before told. */
  stageOfVisit(visit: number): Text;
  outcomeOfVisit(visit: number, outcome: string): Text;
}

/** The vocabulary of a definition; visits are told by the events themselves, other things by `names`. */
export function vocabularyOf(
  definition: CaseForm,
  visits: ReadonlyMap<number, string>,
  names: TrailNames = UNNAMED,
): Vocabulary {
  const stages = new Map(allStages(definition).map(({ stage }) => [stage.key, stage]));
  const stage = (key: string): Text => stages.get(key)?.title ?? plain(key);
  return {
    ...names,
    stage,
    branch(visit, key) {
      const found = stages.get(visits.get(visit) ?? '');
      const branches = found?.kind === 'parallel' ? [...(found.branches ?? []), ...(found.forEach?.over ?? [])] : [];
      return branches.find((one) => one.key === key)?.title ?? plain(key);
    },
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

/** What became of one clock; a run is named after its clock, and after the visit that it belongs to. */
function ofClock({ clockId }: { clockId: string }, words: Vocabulary, what: Text): Text {
  const { zh, en } = words.clock(clockId.split('#')[0] ?? clockId);
  return { zh: `“${zh}”${what.zh}`, en: `Clock "${en}" ${what.en}` };
}

const due = (dueOn: string | null): Text => (dueOn === null ? { zh: '未定', en: 'open' } : { zh: dueOn, en: dueOn });
const fields = (keys: string[], words: Vocabulary): Text => ({
  zh: keys.map((key) => words.field(key).zh).join('、'),
  en: keys.map((key) => words.field(key).en).join(', '),
});

/**
 * One sentence for one event, without its actor and dates, which stand beside it. What happened on paper says so, with
 * the row of the sheet and who acted there.
 */
export function describeEvent(event: CaseEvent, words: Vocabulary): Text {
  const said = wordsOf(event, words);
  if (event.paper === undefined) return said;
  const { row, by } = event.paper;
  const names = by.map(({ name }) => name).join('、');
  const who = names === '' ? { zh: '', en: '' } : { zh: `，${names}办理`, en: `, by ${names}` };
  return {
    zh: `${said.zh}（据纸质档案，表第 ${row} 行${who.zh}）`,
    en: `${said.en} (from paper, row ${row} of the sheet${who.en})`,
  };
}

function wordsOf(event: CaseEvent, words: Vocabulary): Text {
  switch (event.type) {
    case 'caseStarted':
      if (event.takenOver !== undefined) return takenOverWords(event.takenOver);
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
        zh: `${TASKS[event.kind].zh}任务交 ${heldBy(event.to, words).zh}`,
        en: `Task "${TASKS[event.kind].en}" for ${heldBy(event.to, words).en}`,
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
        zh: `由 ${heldBy(event.from, words).zh} 转办给 ${event.to.name}：${event.reason}`,
        en: `Transferred from ${heldBy(event.from, words).en} to ${event.to.name}: ${event.reason}`,
      };
    case 'repaired':
      return repairWords(event, words);
    case 'handedOver':
      return handoverWords(event);
    case 'signerReplaced':
      return {
        zh: `名册中 ${event.from.name} 由 ${event.to.name} 接替`,
        en: `${event.to.name} takes the place of ${event.from.name} on the roll`,
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
      const result = { passed: '通过', failed: '未通过', closed: '关闭' }[event.result];
      const branch = words.branch(event.parallelVisit, event.branch);
      return { zh: `分支“${branch.zh}”${result}`, en: `Branch "${branch.en}" ${event.result}` };
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
      if (event.visitId === CASE_WIDE) return { zh: '督办立案', en: 'A supervision case was opened' };
      return {
        zh: `已启动关联事项“${words.procedure(event.procedure).zh}”`,
        en: `Linked procedure "${words.procedure(event.procedure).en}" opened`,
      };
    case 'linkAnswered':
      if (event.visitId === CASE_WIDE)
        return around('督办已结案：', outcomeWord(event.outcome), 'The supervision case was closed: ');
      return around('关联程序已答复：', outcomeWord(event.outcome), 'The linked case answered: ');
    case 'clockStarted':
      return {
        zh: `“${event.title.zh}”开始计时，截止 ${dueOf(event).zh}`,
        en: `Clock "${event.title.en}" started, due ${dueOf(event).en}`,
      };
    case 'clockStopped':
      return ofClock(
        event,
        words,
        event.overdue
          ? { zh: '停止计时，已逾期', en: 'stopped, overdue' }
          : { zh: '停止计时，未逾期', en: 'stopped in time' },
      );
    case 'clockSuspended': {
      const { zh, en } = GROUNDS[event.ground];
      return ofClock(event, words, { zh: `暂停计时（${zh}）`, en: `suspended (${en})` });
    }
    case 'clockResumed': {
      const { zh, en } = dueOf(event);
      return ofClock(event, words, { zh: `恢复计时，截止 ${zh}`, en: `resumed, due ${en}` });
    }
    case 'stateRestored':
      return {
        zh: `恢复为第 ${event.toSequence} 条记录之后的状态`,
        en: `The case stands as it stood after entry ${event.toSequence}`,
      };
    case 'quotaReopened':
      return {
        zh: `名额或资金恢复为占用：${event.amount}`,
        en: `Drawn from the ledger, reserved again: ${event.amount}`,
      };
    case 'clockRecomputed':
      return ofClock(event, words, {
        zh: `重新计算：${movedWords(event).zh}（${MOVED_BY[event.ground]?.zh ?? event.ground}）`,
        en: `computed again: ${movedWords(event).en} (${MOVED_BY[event.ground]?.en ?? event.ground})`,
      });
    case 'clockExtended': {
      const [clock, unit] = [words.clock(event.clock), unitWord(event.unit)];
      return {
        zh: `“${clock.zh}”延长 ${event.amount} ${unit.zh}：${movedWords(event).zh}；事由：${event.ground}`,
        en: `"${clock.en}" extended by ${event.amount} ${unit.en}: ${movedWords(event).en}; ground: ${event.ground}`,
      };
    }
    case 'clockHeld': {
      const [clock, ground] = [words.clock(event.clock), GROUNDS[event.ground]];
      const span = spanWords(event.from, event.to);
      return {
        zh: `“${clock.zh}”${span.zh}中止（${ground.zh}）：${event.reason}；截止 ${movedWords(event).zh}`,
        en: `"${clock.en}" suspended ${span.en} (${ground.en}): ${event.reason}; due ${movedWords(event).en}`,
      };
    }
    case 'clockReleased': {
      const clock = words.clock(event.clock);
      return {
        zh: `“${clock.zh}”恢复计时：${event.reason}；截止 ${dueOf(event).zh}`,
        en: `"${clock.en}" resumed: ${event.reason}; due ${dueOf(event).en}`,
      };
    }
    case 'visitMoved': {
      const stage = words.stageOfVisit(event.visitId);
      return {
        zh: `“${stage.zh}”期满日重新计算：${event.old.dueOn} → ${event.dueOn}（${event.ground}）`,
        en: `"${stage.en}" now ends on ${event.dueOn}, not on ${event.old.dueOn} (${event.ground})`,
      };
    }
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
    case 'cardRevoked': {
      const bearer = bearerWords(event.owner, words);
      return {
        zh: `撤销 ${bearer.zh} 的牌：${event.ground}`,
        en: `The card of ${bearer.en} is revoked: ${event.ground}`,
      };
    }
    case 'letterServed':
      return servedWords(event);
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

function takenOverWords({ number, file }: PaperSource): Text {
  return {
    zh: `由纸质档案接管在办件，原编号 ${number}，来源文件 ${file}`,
    en: `Taken over from paper, number ${number}, file ${file}`,
  };
}

/** A due day, marked where it rests on a year whose holidays are not announced. */
function dueOf({ dueOn, provisional }: { dueOn: string | null; provisional: boolean }): Text {
  const { zh, en } = due(dueOn);
  return provisional ? { zh: `${zh}（暂定）`, en: `${en} (provisional)` } : { zh, en };
}

function movedWords(event: { old: { dueOn: string | null }; dueOn: string | null; provisional: boolean }): Text {
  const [before, now] = [due(event.old.dueOn), dueOf(event)];
  return { zh: `${before.zh} → ${now.zh}`, en: `${before.en} → ${now.en}` };
}

/** The days of a suspension; its end is exclusive. */
function spanWords(from: Instant, to: Instant | null): Text {
  const first = localDateOf(from);
  if (to === null) return { zh: `自 ${first} 起`, en: `from ${first}` };
  const last = localDateOf(new Date(Date.parse(to) - 1).toISOString());
  return { zh: `自 ${first} 至 ${last} `, en: `from ${first} to ${last}` };
}

/** Whose card it is: the person by name, else the role at its organisation. */
export function bearerWords({ organisation, role, person }: CardOwner, names: TrailNames): Text {
  if (person !== null) return plain(person.name);
  return role === null ? names.place(organisation) : heldBy({ role, organisation }, names);
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

function servedWords(event: Extract<CaseEvent, { type: 'letterServed' }>): Text {
  const { how, number, to, servedOn, effectiveOn } = event;
  const later = { zh: `，${effectiveOn}视为送达`, en: `, counts as served on ${effectiveOn}` };
  const counts = servedOn === effectiveOn ? { zh: '', en: '' } : later;
  return {
    zh: `${number} ${SERVICE_WAYS[how].zh}：${to}${counts.zh}`,
    en: `${number} served (${SERVICE_WAYS[how].en}): ${to}${counts.en}`,
  };
}
