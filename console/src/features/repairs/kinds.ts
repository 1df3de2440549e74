// The kinds of repair, in the order in which an administrator looks for them, with what each does.
import type { Words } from '../../language/words.ts';
import type { RepairKind } from './repair-types.ts';

export interface KindWords {
  readonly title: Words;
  readonly what: Words;
}

export const KINDS: Readonly<Record<RepairKind, KindWords>> = {
  retryEffect: {
    title: { zh: '立即重试', en: 'Retry now' },
    what: {
      zh: '排除原因后，让反复失败的拨付、登记、文书或关联事项马上再办一次，不会重复办理。',
      en: 'Does again at once what kept failing (payment, entry, letter, linked case), and never twice.',
    },
  },
  reassign: {
    title: { zh: '改派', en: 'Reassign' },
    what: { zh: '把任务交给指定的人办理，已被签收的也可改派。', en: 'Gives a task to a person, also a claimed one.' },
  },
  dropClaim: {
    title: { zh: '收回签收', en: 'Drop a claim' },
    what: { zh: '把签收后长期未办的任务退回岗位，其他人可以办理。', en: 'Gives a claimed task back to its post.' },
  },
  jump: {
    title: { zh: '跳转环节', en: 'Jump to a stage' },
    what: { zh: '离开当前环节，进入指定环节，可向前也可退回。', en: 'Leaves an open stage and enters another.' },
  },
  patchData: {
    title: { zh: '修改数据', en: 'Change data' },
    what: {
      zh: '更正事项数据。按表单校验，修改前后的值都留痕。',
      en: 'Corrects values, checked by the form; old and new are kept.',
    },
  },
  suspend: {
    title: { zh: '中止', en: 'Suspend' },
    what: { zh: '按所选理由中止办理，相应期限停止计算。', en: 'The case stands still, and limits with it.' },
  },
  resume: {
    title: { zh: '恢复办理', en: 'Resume' },
    what: { zh: '恢复已中止的事项，期限继续计算。', en: 'A suspended case goes on, and so do its limits.' },
  },
  migrate: {
    title: { zh: '迁移版本', en: 'Migrate' },
    what: { zh: '让在办事项改按另一版本的流程继续办理。', en: 'Running cases go on by another version.' },
  },
  revert: {
    title: { zh: '恢复到此前', en: 'Revert' },
    what: {
      zh: '恢复到某条记录之后的状态。记录不会删除；其后已对外发生的，须逐一决定。',
      en: 'The case stands as after an earlier event. Nothing of the trail goes; what happened outside must be decided on.',
    },
  },
  restart: {
    title: { zh: '从事件重新启动', en: 'Restart from the events' },
    what: {
      zh: '流程在引擎中丢失或被终止时，由事件链重新启动，接着办理。',
      en: 'Starts a lost or closed workflow again from the trail.',
    },
  },
  reproject: {
    title: { zh: '重建查询数据', en: 'Make the rows again' },
    what: { zh: '列表与事件链不一致时，按事件链重建。', en: 'Makes the rows that lists show again from the trail.' },
  },
  cancel: {
    title: { zh: '终结事项', en: 'Cancel the case' },
    what: {
      zh: '结束事项，不再办理。不可撤销，已对外发生的不会收回。',
      en: 'Ends the case for good. What was done outside stays.',
    },
  },
  resend: {
    title: { zh: '重发消息', en: 'Send a message again' },
    what: { zh: '从第一个渠道起重新发送失败的消息。', en: 'Sends a failed message again from its first channel on.' },
  },
  unpause: {
    title: { zh: '恢复定时任务', en: 'Resume a schedule' },
    what: { zh: '恢复被暂停的职责定时任务，到期照常开启报送。', en: 'Lets the paused schedule of a duty run again.' },
  },
};

export const KIND_ORDER = Object.keys(KINDS) as RepairKind[];

/** Repairs of a message or a schedule, which name no cases. */
export function isOfNoCase(kind: RepairKind): boolean {
  return kind === 'resend' || kind === 'unpause';
}

/** Grounds on which a case may stand still. */
export const GROUNDS: Readonly<Record<'supplement' | 'notice' | 'appraisal' | 'forceMajeure' | 'suspension', Words>> = {
  supplement: { zh: '补正材料', en: 'supplement' },
  notice: { zh: '公示', en: 'public notice' },
  appraisal: { zh: '鉴定、检测', en: 'appraisal' },
  forceMajeure: { zh: '不可抗力', en: 'force majeure' },
  suspension: { zh: '中止办理', en: 'suspension' },
};
