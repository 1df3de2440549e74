// The trail of a round as sentences for people. Values are never in a sentence.
import type { Text } from '../domain/definition/atoms.ts';
import type { Definition } from '../domain/definition/forms.ts';
import { titleOf } from '../domain/round/actions.ts';
import type { RoundEvent, Tally } from '../domain/round/event.ts';
import { itemFormOf, requirePartOf } from '../domain/round/part.ts';
import type { Measured, PartRef, Unit, Verdict } from '../domain/round/state.ts';
import { bearerWords } from './event-words.ts';
import { handoverWords } from './handover-words.ts';
import { repairWords } from './repair-words.ts';
import { outcomeWord, plain, RUNGS } from './terms.ts';
import { UNNAMED } from './trail-names.ts';
import type { TrailNames } from './trail-names.ts';

/** Names of what a round is about. */
export interface RoundVocabulary extends TrailNames {
  unit(path: string): string;
  field(key: string): Text;
  step(key: string): Text;
  gate(key: string): Text;
}

/** The vocabulary of a round, from its definition and its first event. */
export function roundVocabulary(
  definition: Definition,
  ref: PartRef,
  units: readonly Unit[],
  names: TrailNames = UNNAMED,
): RoundVocabulary {
  const part = requirePartOf(definition, ref);
  const unitNames = new Map(units.map((unit) => [unit.path, unit.name]));
  const gates = part.kind === 'indicator' ? part.indicator.gates : [];
  return {
    ...names,
    unit: (path) => unitNames.get(path) ?? path,
    field: (key) => itemFormOf(part).fields.find((one) => one.key === key)?.label ?? plain(key),
    step: (key) => titleOf(part, key),
    gate: (key) => gates.find((gate) => gate.key === key)?.title ?? plain(key),
  };
}

const VERDICTS: Record<Verdict, Text> = {
  met: { zh: '达标', en: 'met' },
  missed: { zh: '未达标', en: 'missed' },
  undecided: { zh: '无从判断', en: 'not to be judged' },
};

const ENDS: Record<Extract<RoundEvent, { type: 'roundEnded' }>['reason'], Text> = {
  bulletin: { zh: '已通报', en: 'the bulletin is out' },
  consolidated: { zh: '已汇总', en: 'all is summed up' },
  settled: { zh: '已报齐', en: 'nothing is owed any more' },
  closingRule: { zh: '补报期满', en: 'the time for late items is over' },
  cancelled: { zh: '由管理员终止', en: 'cancelled by an administrator' },
};

/** One sentence for one event, without its actor and dates, which stand beside it. */
export function describeRoundEvent(event: RoundEvent, words: RoundVocabulary): Text {
  const who = (path: string): string => words.unit(path);
  switch (event.type) {
    case 'roundOpened':
      return {
        zh: `“${event.period.label}”期开始，应报 ${event.units.length} 个单位`,
        en: `Opened for ${event.period.label}: ${event.units.length} units owe an item`,
      };
    case 'repaired':
      return repairWords(event, words);
    case 'handedOver':
      return handoverWords(event);
    case 'itemsOpened':
      return { zh: `${event.term} 开始报送`, en: `Items of ${event.term} are due from all units` };
    case 'itemFiled':
      return filedWords(event, who(event.unit));
    case 'checkOpened':
      return { zh: `${who(event.unit)}的报送交核对`, en: `${who(event.unit)}: to be checked` };
    case 'itemAccepted':
      return { zh: `${who(event.unit)}的报送核对通过`, en: `${who(event.unit)}: accepted` };
    case 'itemReturned':
      return {
        zh: `${who(event.unit)}的报送被退回：${event.opinion}`,
        en: `${who(event.unit)}: sent back: ${event.opinion}`,
      };
    case 'itemCorrected':
      return {
        zh: `${who(event.unit)}更正第 ${event.entry} 条：${event.reason}`,
        en: `${who(event.unit)}: entry ${event.entry} corrected: ${event.reason}`,
      };
    case 'itemExcused':
      return { zh: `${who(event.unit)}本期免报：${event.ground}`, en: `${who(event.unit)}: excused: ${event.ground}` };
    case 'dueWarned':
      return {
        zh: `临近 ${event.dueOn}，提醒 ${event.units.length} 个单位`,
        en: `Due on ${event.dueOn}: ${event.units.length} units reminded`,
      };
    case 'dueReached':
      return event.units.length === 0
        ? { zh: `${event.dueOn} 到期，全部按时`, en: `Due on ${event.dueOn}: nobody is overdue` }
        : {
            zh: `${event.dueOn} 到期，${event.units.length} 个单位逾期未报`,
            en: `Due on ${event.dueOn}: ${event.units.length} units are overdue`,
          };
    case 'rungReached':
      return {
        zh: `${event.units.length} 个单位逾期未报（截止 ${event.dueOn}）：${RUNGS[event.action].zh}`,
        en: `${event.units.length} units overdue (due ${event.dueOn}): ${RUNGS[event.action].en}`,
      };
    case 'gateJudged':
      return judgedWords(event, words);
    case 'gateReachedLate':
      return {
        zh: `${event.unit === null ? '' : who(event.unit)}补达“${words.gate(event.gate).zh}”：${shareText(event.value)}`,
        en: `${event.unit === null ? '' : `${who(event.unit)}: `}"${words.gate(event.gate).en}" reached late: ${shareText(event.value)}`,
      };
    case 'gateRungReached':
      return {
        zh: `“${words.gate(event.gate).zh}”未达标：${RUNGS[event.action].zh}`,
        en: `"${words.gate(event.gate).en}" missed: ${RUNGS[event.action].en}`,
      };
    case 'stepOpened':
      return {
        zh: `进入${words.step(event.step).zh}（${words.place(event.organisation).zh}）`,
        en: `Entered ${words.step(event.step).en} (${words.place(event.organisation).en})`,
      };
    case 'stepOverdue':
      return {
        zh: `${words.step(event.step).zh}（${words.place(event.organisation).zh}）${event.dueOn} 到期未办`,
        en: `${words.step(event.step).en} (${words.place(event.organisation).en}) was due on ${event.dueOn}`,
      };
    case 'stepRungReached':
      return {
        zh: `${words.step(event.step).zh}（${words.place(event.organisation).zh}）逾期未办（截止 ${event.dueOn}）：${RUNGS[event.action].zh}`,
        en: `${words.step(event.step).en} (${words.place(event.organisation).en}) overdue (due ${event.dueOn}): ${RUNGS[event.action].en}`,
      };
    case 'stepRecomputed':
      return {
        zh: `${words.step(event.step).zh}期限重新计算：${event.old.dueOn} → ${event.due.dueOn}（${event.ground}）`,
        en: `${words.step(event.step).en} computed again: ${event.old.dueOn} → ${event.due.dueOn} (${event.ground})`,
      };
    case 'consolidated':
      return withTally(words.step(event.step), event.tally, event.opinion);
    case 'bulletinIssued':
      return withTally(words.step(event.step), event.tally, event.text);
    case 'effectRequested':
      return {
        zh: `${who(event.unit)}第 ${event.entry} 条转办“${words.procedure(event.request.procedure).zh}”`,
        en: `${who(event.unit)}: entry ${event.entry} asks for a case of "${words.procedure(event.request.procedure).en}"`,
      };
    case 'linkOpened':
      return {
        zh: `${who(event.unit)}：已启动关联事项“${words.procedure(event.procedure).zh}”`,
        en: `${who(event.unit)}: case of "${words.procedure(event.procedure).en}" opened`,
      };
    case 'effectFailed':
      return { zh: `系统动作第 ${event.attempts} 次失败`, en: `Effect failed, attempt ${event.attempts}` };
    case 'linkAnswered': {
      const outcome = outcomeWord(event.outcome);
      return {
        zh: `${who(event.unit)}的关联程序已结束：${outcome.zh}`,
        en: `${who(event.unit)}: the linked case ended: ${outcome.en}`,
      };
    }
    case 'cardRevoked': {
      const bearer = bearerWords(event.owner, words);
      return {
        zh: `撤销 ${bearer.zh} 的牌：${event.ground}`,
        en: `The card of ${bearer.en} is revoked: ${event.ground}`,
      };
    }
    case 'holdersMissing':
      return {
        zh: `${event.taskIds.length} 项任务无人担任办理角色，等待管理员处理`,
        en: `Nobody holds the role of ${event.taskIds.length} tasks; waiting for an administrator`,
      };
    case 'urged': {
      const unit = event.unit === null ? '' : who(event.unit);
      return { zh: `催办${unit}：${event.message}`, en: `Urged ${unit}: ${event.message}` };
    }
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
    case 'calendarChanged':
      return { zh: `工作日历变更：${event.ground}`, en: `Working calendar changed: ${event.ground}` };
    case 'termRecomputed':
      return {
        zh: `${event.term} 期限重新计算：${event.old.dueOn} → ${event.dueOn}${event.provisional ? '（暂定）' : ''}（${event.ground}）`,
        en: `${event.term} computed again: ${event.old.dueOn} → ${event.dueOn}${event.provisional ? ' (provisional)' : ''} (${event.ground})`,
      };
    case 'roundEnded':
      return withTally(
        { zh: `本轮结束（${ENDS[event.reason].zh}）`, en: `Round ended: ${ENDS[event.reason].en}` },
        event.tally,
      );
  }
}

function filedWords(event: Extract<RoundEvent, { type: 'itemFiled' }>, unit: string): Text {
  const { onBehalfOf } = event.actor;
  const agency =
    onBehalfOf === undefined
      ? { zh: '', en: '' }
      : { zh: `（代 ${onBehalfOf.name}）`, en: ` (for ${onBehalfOf.name})` };
  const late = event.late ? { zh: '，逾期', en: ', late' } : { zh: '', en: '' };
  return event.nothing
    ? { zh: `${unit}报“无情况”${agency.zh}${late.zh}`, en: `${unit}: nothing to report${agency.en}${late.en}` }
    : {
        zh: `${unit}报送第 ${event.entry} 条${agency.zh}${late.zh}`,
        en: `${unit}: entry ${event.entry} handed in${agency.en}${late.en}`,
      };
}

function judgedWords(event: Extract<RoundEvent, { type: 'gateJudged' }>, words: RoundVocabulary): Text {
  const gate = words.gate(event.gate);
  const [only] = event.results;
  if (event.results.length === 1 && only !== undefined) {
    const unit = only.unit === null ? { zh: '全县', en: 'all together' } : plain(words.unit(only.unit));
    const verdict = VERDICTS[only.verdict];
    const again =
      only.before === undefined
        ? { zh: '', en: '' }
        : {
            zh: `（重新判定，原为${VERDICTS[only.before.verdict].zh}）`,
            en: ` (judged again, was ${VERDICTS[only.before.verdict].en})`,
          };
    const value = only.value === null ? { zh: '未报', en: 'no report' } : plain(shareText(only.value));
    return {
      zh: `“${gate.zh}”：${unit.zh} ${value.zh}，${verdict.zh}${again.zh}`,
      en: `"${gate.en}": ${unit.en}, ${value.en}: ${verdict.en}${again.en}`,
    };
  }
  const missed = event.results.filter((one) => one.verdict === 'missed').length;
  return {
    zh: `“${gate.zh}”判定 ${event.results.length} 个单位，${missed} 个未达标`,
    en: `"${gate.en}" judged for ${event.results.length} units, ${missed} missed it`,
  };
}

const shareText = ({ part, whole }: Measured): string => (whole === 1 ? String(part) : `${part}/${whole}`);

function withTally(title: Text, tally: Tally, words?: string): Text {
  const said = words === undefined ? '' : `：${words}`;
  return {
    zh: `${title.zh}${said}（按时 ${tally.onTime.length}，逾期 ${tally.late.length}，未报 ${tally.silent.length}，免报 ${tally.excused.length}）`,
    en: `${title.en}${words === undefined ? '' : `: ${words}`} (on time ${tally.onTime.length}, late ${tally.late.length}, silent ${tally.silent.length}, excused ${tally.excused.length})`,
  };
}

/** Whether an event tells of one unit alone that is not among those seen. */
export function isOutOfSight(event: RoundEvent, seen: ReadonlySet<string>): boolean {
  if ('unit' in event && event.unit !== null) return !seen.has(event.unit);
  if (event.type !== 'gateJudged' || event.results.length === 0) return false;
  return event.results.every((one) => one.unit !== null && !seen.has(one.unit));
}
