// A repair in the words of a trail. Values are never in it, only the labels of their fields.
import type { DecidedOutside, Repaired } from '../domain/case/repair.ts';
import type { Text } from '../domain/definition/atoms.ts';
import { EFFECTS, GROUNDS } from './terms.ts';
import { heldBy } from './trail-names.ts';
import type { TrailNames } from './trail-names.ts';

/** Names for what a repair is about; a round has no stages or fields of its own. */
interface RepairVocabulary extends TrailNames {
  stage?(key: string): Text;
  field?(key: string): Text;
  unit?(path: string): string;
}

/** What the administrator did, why, and who the second person was. */
export function repairWords(event: Repaired, words: RepairVocabulary): Text {
  const done = doneWords(event, words);
  const second = event.approvedBy?.name;
  return {
    zh: `管理员修复——${done.zh}；理由：${event.reason}${second === undefined ? '' : `；复核：${second}`}`,
    en: `Repair: ${done.en}; reason: ${event.reason}${second === undefined ? '' : `; second person: ${second}`}`,
  };
}

function doneWords(event: Repaired, words: RepairVocabulary): Text {
  const stage = (key: string): Text => words.stage?.(key) ?? { zh: key, en: key };
  switch (event.repair) {
    case 'reassign': {
      const from = event.from === null ? { zh: '无人', en: 'nobody' } : heldBy(event.from, words);
      return {
        zh: `任务由 ${from.zh} 改派 ${event.to.name}`,
        en: `task reassigned from ${from.en} to ${event.to.name}`,
      };
    }
    case 'dropClaim':
      return { zh: `解除 ${event.from.name} 的签收`, en: `the claim of ${event.from.name} is dropped` };
    case 'jump': {
      const [from, to] = [stage(event.from), stage(event.stage)];
      const note = event.note === undefined ? { zh: '', en: '' } : { zh: `（${event.note}）`, en: ` (${event.note})` };
      const dropped = droppedWords(event.dropped);
      return {
        zh: `由“${from.zh}”跳转至“${to.zh}”${note.zh}${dropped.zh}`,
        en: `jump from "${from.en}" to "${to.en}"${note.en}${dropped.en}`,
      };
    }
    case 'patchData': {
      const labels = event.fields.map((key) => words.field?.(key) ?? { zh: key, en: key });
      const unit = event.unit === undefined ? '' : (words.unit?.(event.unit) ?? event.unit);
      return {
        zh: `${unit}修改数据：${labels.map((one) => one.zh).join('、')}`,
        en: `data patched${unit === '' ? '' : ` of ${unit}`}: ${labels.map((one) => one.en).join(', ')}`,
      };
    }
    case 'suspend':
      return { zh: `中止（${GROUNDS[event.ground].zh}）`, en: `suspended (${GROUNDS[event.ground].en})` };
    case 'resume':
      return { zh: '恢复办理', en: 'resumed' };
    case 'reproject':
      return { zh: '由记录重建查询数据', en: 'the read model is made again from the trail' };
    case 'resend':
      return { zh: `重发消息 ${event.deliveryId}`, en: `message ${event.deliveryId} is sent again` };
    case 'retryEffect':
      return { zh: '立即重试系统动作', en: 'the effect is tried again now' };
    case 'cancel': {
      const dropped = droppedWords(event.dropped);
      return { zh: `终止办理${dropped.zh}`, en: `cancelled${dropped.en}` };
    }
    case 'restart':
      return { zh: '由记录重新启动丢失的工作流', en: 'the lost workflow is started again from the trail' };
    case 'migrate':
      return migrationWords(event, words);
    case 'revert':
      return revertWords(event);
  }
}

/** Stages are told by their titles in the version in which the words are looked up, or else by their keys. */
function migrationWords(event: Extract<Repaired, { repair: 'migrate' }>, words: RepairVocabulary): Text {
  const [from, to] = [event.from.slice(0, 8), event.definitionHash.slice(0, 8)];
  const pairs = Object.entries(event.mapping).map(([old, now]) => ({
    old: words.stage?.(old) ?? { zh: old, en: old },
    now: words.stage?.(now) ?? { zh: now, en: now },
  }));
  const stages = {
    zh: pairs.map(({ old, now }) => `；“${old.zh}”对应“${now.zh}”`).join(''),
    en: pairs.map(({ old, now }) => `; "${old.en}" becomes "${now.en}"`).join(''),
  };
  return {
    zh: `由流程版本 ${from} 迁移到 ${to}${stages.zh}`,
    en: `migrated from version ${from} of the procedure to ${to}${stages.en}`,
  };
}

const DECISIONS: Record<DecidedOutside['decision'], Text> = {
  keep: { zh: '保留', en: 'kept' },
  undone: { zh: '已撤销', en: 'undone' },
  repeat: { zh: '再做一次', en: 'repeated' },
};

const OUTSIDE: Record<DecidedOutside['kind'], Text> = {
  payout: EFFECTS.payout,
  registryEntry: EFFECTS.registryEntry,
  letter: EFFECTS.letter,
  link: EFFECTS.link,
  quota: { zh: '名额', en: 'quota' },
  messages: { zh: '已发消息', en: 'messages sent' },
};

/** With what was decided about everything that had happened outside since. */
function revertWords({ toSequence, outside }: Extract<Repaired, { repair: 'revert' }>): Text {
  const decided = outside.map(({ kind, decision }) => ({ what: OUTSIDE[kind], decision: DECISIONS[decision] }));
  const list = {
    zh: decided.map(({ what, decision }) => `${what.zh}${decision.zh}`).join('、'),
    en: decided.map(({ what, decision }) => `${what.en} ${decision.en}`).join(', '),
  };
  return {
    zh: `恢复到第 ${toSequence} 条记录之时${list.zh === '' ? '' : `，其后对外事项：${list.zh}`}`,
    en: `reverted to how it stood after entry ${toSequence}${list.en === '' ? '' : `; outside since then: ${list.en}`}`,
  };
}

function droppedWords(dropped: Extract<Repaired, { repair: 'cancel' }>['dropped']): Text {
  if (dropped.length === 0) return { zh: '', en: '' };
  const kinds = [...new Set(dropped.map((one) => one.kind))].map((kind) => EFFECTS[kind]);
  return {
    zh: `，不再执行：${kinds.map((one) => one.zh).join('、')}`,
    en: `, no longer done: ${kinds.map((one) => one.en).join(', ')}`,
  };
}
