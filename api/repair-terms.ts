// Kinds of repair in words.
import type { Text } from '../domain/definition/atoms.ts';
import type { AskedKind } from '../domain/repair/asked.ts';

export const REPAIR_KINDS: Record<AskedKind, Text> = {
  reassign: { zh: '改派', en: 'Reassign' },
  dropClaim: { zh: '解除签收', en: 'Drop the claim' },
  jump: { zh: '跳转', en: 'Jump to a stage' },
  patchData: { zh: '修改数据', en: 'Patch data' },
  suspend: { zh: '中止', en: 'Suspend' },
  resume: { zh: '恢复', en: 'Resume' },
  retryEffect: { zh: '立即重试', en: 'Retry now' },
  cancel: { zh: '终止办理', en: 'Cancel' },
  restart: { zh: '重新启动丢失的流程', en: 'Start a lost case again' },
  migrate: { zh: '迁移版本', en: 'Migrate to another version' },
  revert: { zh: '回退', en: 'Revert to before an event' },
  reproject: { zh: '重建查询数据', en: 'Re-project' },
  resend: { zh: '重发消息', en: 'Re-send a message' },
  unpause: { zh: '恢复定时任务', en: 'Let a Schedule run' },
};
