// Why an item of an order for repairs was not done, in words for administrators.
import type { Refusal } from '../case/refusal.ts';
import type { MachineEvent, MachineState } from '../machine.ts';

type Reason = Pick<Refusal, 'code' | 'message'>;

/** The case has moved on since the dry run that was shown. */
export function changedSince(seen: number, latest: Pick<MachineEvent, 'sequence' | 'recordedAt'>): Reason {
  return {
    code: 'CHANGED_SINCE',
    message: {
      zh: `试算时为第${seen}条记录，现已到第${latest.sequence}条（${latest.recordedAt}），请重新试算后另行下达。`,
      en: `The dry run saw event ${seen}; the case is at ${latest.sequence} since ${latest.recordedAt}. Try it again and order anew.`,
    },
  };
}

/** What is over is not repaired. */
export function endedAlready({ endedAt }: Pick<MachineState, 'endedAt'>): Reason {
  return {
    code: 'CASE_ENDED',
    message: {
      zh: `该事项已于${endedAt ?? ''}办结，不能再修复；确需纠正的，请另行立案。`,
      en: `The case ended at ${endedAt ?? ''} and can’t be repaired any more: what must be set right is a new case.`,
    },
  };
}

/** What is archived has no workflow any more that could be repaired; its trail and letters stay readable. */
export function archivedAlready(archivedAt: string): Reason {
  return {
    code: 'CASE_ARCHIVED',
    message: {
      zh: `该事项已办结并于${archivedAt}归档，流程已移出引擎，不能再修复；确需纠正的，请另行立案。`,
      en: `The case has ended and was archived at ${archivedAt}: the engine has nothing of it any more, so it can’t be repaired; what must be set right is a new case.`,
    },
  };
}

/** The workflow of an open case is not there. */
export const noWorkflow: Reason = {
  code: 'CASE_STUCK',
  message: {
    zh: '该事项的流程已不在引擎中，请先由事件重启流程再修复。',
    en: 'The workflow of this case is gone: restart it from its events first.',
  },
};

/** A case that runs needs no other run. */
export const runsAlready: Reason = {
  code: 'COMMAND_NOT_APPLICABLE',
  message: {
    zh: '该事项的流程仍在引擎中正常运行，不能另起一个。',
    en: 'The workflow of this case is there and goes on, and a case has one run only.',
  },
};

/** A case goes on from its trail only where that holds. */
export function trailBroken(sequence: number, why: string): Reason {
  return {
    code: 'CASE_STUCK',
    message: {
      zh: `第${sequence}条记录处哈希链不成立（${why}），不能据以重新启动；须先查明，查询数据有误的先重建。`,
      en: `The chain does not hold at event ${sequence} (${why}): find out why, and re-project the case if only its rows are wrong.`,
    },
  };
}

/** Only what has failed is sent again. */
export const alreadySent: Reason = {
  code: 'COMMAND_NOT_APPLICABLE',
  message: {
    zh: '该消息没有发送失败，不重发。',
    en: 'This message has not failed: it is not sent again.',
  },
};

/** Only a Schedule that is paused can be let run. */
export const notPaused: Reason = {
  code: 'COMMAND_NOT_APPLICABLE',
  message: { zh: '该定时任务没有暂停。', en: 'This Schedule is not paused.' },
};
