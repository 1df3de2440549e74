// Why something does not move: the causes that the watchdog knows, in the words of whoever must mend them.
import type { Text } from '../definition/atoms.ts';

/** Causes in the order in which an administrator wants them: what stands still altogether first. */
export const STUCK_CAUSES = [
  'noWorker',
  'workflowTaskFailing',
  'workflowGone',
  'projectionBehind',
  'effectFailing',
  'noHolder',
  'ladderExhausted',
  'claimIdle',
  'roundSilent',
  'messageUndeliverable',
  'schedulePaused',
  'parameterUnset',
  'workflowLeftOver',
] as const;
export type StuckCause = (typeof STUCK_CAUSES)[number];

/** What is known of one stuck thing: text and numbers that name no one's data. */
export type Evidence = Record<string, string | number | boolean | null | readonly string[]>;

/** What a watchdog's look has found: `key` is the thing, so that one thing is one item for one cause. */
export interface FoundStuck {
  cause: StuckCause;
  key: string;
  caseId: string | null;
  /** Path of the organisation whose administrators mend it. */
  organisation: string;
  procedure: string | null;
  part: string | null;
  /** ISO instant from which on it stands still, as far as it is known. */
  since: string;
  evidence: Evidence;
  /** How many are waiting because of it. */
  affected: { cases: number; tasks: number; units: number };
}

/** What is about no case, by names that people find again: a procedure and its duty, a parameter, a post, a channel. */
export function thingOf({ procedure, part, evidence }: Pick<FoundStuck, 'procedure' | 'part' | 'evidence'>): string {
  const named = ['titleZh', 'parameter', 'role', 'post', 'channel', 'webhook', 'taskQueue'].map((key) => evidence[key]);
  return [procedure, part, ...named].filter((name) => typeof name === 'string').join(' · ');
}

/** What to do next about one found thing: where a cause has two ways of being, that of this one. */
export function nextStepFor({ cause: why, evidence }: Pick<FoundStuck, 'cause' | 'evidence'>): Text {
  return why === 'schedulePaused' && evidence['missing'] === true ? CREATE_SCHEDULES : CAUSES[why].next;
}

const CREATE_SCHEDULES: Text = {
  zh: '执行 npx banjie schedules 重新创建定时任务；漏开的可手工开启。',
  en: 'Create the schedules again with npx banjie schedules; open by hand what was missed.',
};

interface CauseWords {
  title: Text;
  /** What has happened, in a sentence. */
  why: Text;
  /** What to do next. */
  next: Text;
  /** Hours until whoever has it must have mended it; then the next level hears of it. */
  hours: number;
}

const cause = (hours: number, title: Text, why: Text, next: Text): CauseWords => ({ hours, title, why, next });

/** The words and the limit of each cause. */
export const CAUSES: Readonly<Record<StuckCause, CauseWords>> = {
  noWorker: cause(
    1,
    { zh: '没有办理进程', en: 'No worker' },
    {
      zh: '流程引擎的队列上没有办理进程，所有事项都不会前进。',
      en: 'Nobody takes work from the engine’s queue: no case goes on.',
    },
    { zh: '启动或重启办理进程，并查看其日志。', en: 'Start the worker again and read its log.' },
  ),
  workflowTaskFailing: cause(
    4,
    { zh: '流程程序出错', en: 'The workflow fails' },
    {
      zh: '引擎运行此事项时程序反复出错，办理请求会得到“事项卡住”的答复。',
      en: 'Running this case fails again and again; its commands are answered with CASE_STUCK.',
    },
    {
      zh: '换回能运行它的程序版本；历史与程序不符时，可从事件重新启动。',
      en: 'Bring back a version of the program that can run it, or restart it from its events.',
    },
  ),
  workflowGone: cause(
    4,
    { zh: '流程已不在运行', en: 'The workflow is gone' },
    {
      zh: '事项尚未办结，但引擎中它的流程已被终止或不存在，期限不会再响。',
      en: 'The case is open, but its workflow was closed or is not there: no clock of it rings any more.',
    },
    { zh: '从事件重新启动该事项。', en: 'Restart the case from its events.' },
  ),
  projectionBehind: cause(
    8,
    { zh: '查询数据与事件不符', en: 'The read model differs' },
    {
      zh: '列表里的这一行与事件链不一致，看到的状态可能不对。',
      en: 'The row that lists show is not what the trail says: what people see may be wrong.',
    },
    { zh: '按事件重建这一事项。', en: 'Make the rows of the case again from its trail.' },
  ),
  effectFailing: cause(
    24,
    { zh: '对外办理反复失败', en: 'An effect keeps failing' },
    {
      zh: '拨付、登记、文书或关联事项反复失败，已用完自动重试。',
      en: 'A payment, entry, letter or linked case keeps failing, and the attempts are used up.',
    },
    { zh: '排除原因后立即重试。', en: 'Remove the cause, then retry now.' },
  ),
  noHolder: cause(
    24,
    { zh: '岗位无人', en: 'Nobody holds the role' },
    { zh: '任务交给的岗位当前无人担任。', en: 'Tasks are addressed to a post that nobody holds.' },
    { zh: '任命岗位人员，或把任务改派给个人。', en: 'Appoint somebody to the post, or reassign the task.' },
  ),
  ladderExhausted: cause(
    48,
    { zh: '催办升级已到顶', en: 'The ladder is exhausted' },
    {
      zh: '期限已过，各级提醒与督办都已用完，仍未办理。',
      en: 'The limit has passed and every rung was reached, and still nothing was done.',
    },
    { zh: '改派、催办，或转入其他环节。', en: 'Reassign the task, or move the case to another stage.' },
  ),
  claimIdle: cause(
    48,
    { zh: '签收后长期未办', en: 'Claimed and not touched' },
    {
      zh: '任务已被签收，但长期没有办理，别人也办不了。',
      en: 'A claimed task was not touched, and nobody else can do it.',
    },
    { zh: '联系签收人，或收回签收。', en: 'Ask whoever claimed it, or drop the claim.' },
  ),
  roundSilent: cause(
    48,
    { zh: '有单位未报送', en: 'Units are silent' },
    { zh: '本期已到期，仍有单位没有报送。', en: 'The round is due and units have not filed.' },
    { zh: '催报；单位无人时先任命人员；确不需报的准予免报。', en: 'Urge the units, appoint people, or excuse them.' },
  ),
  messageUndeliverable: cause(
    24,
    { zh: '消息送不到', en: 'A message can’t be delivered' },
    {
      zh: '消息在各渠道都未送达，或渠道、推送地址已停用。',
      en: 'A message failed on every channel, or a channel or webhook is down.',
    },
    { zh: '更正联系方式或恢复渠道，然后重发。', en: 'Correct the address or mend the channel, then send it again.' },
  ),
  schedulePaused: cause(
    24,
    { zh: '定时任务已暂停或缺失', en: 'A schedule is paused or missing' },
    {
      zh: '职责的定时任务被暂停或丢失，到期不会开启报送。',
      en: 'The schedule of a duty is paused or missing: its rounds do not open.',
    },
    { zh: '恢复定时任务；漏开的可手工开启。', en: 'Resume the schedule; open by hand what was missed.' },
  ),
  parameterUnset: cause(
    24 * 14,
    { zh: '参数未设', en: 'A parameter is not set' },
    {
      zh: '职责或指标所需的参数县里尚未设定，因此没有运行。',
      en: 'A duty or indicator waits for a value that the county has not set.',
    },
    { zh: '在县级方案中填写该参数并重新发布。', en: 'Set the parameter in the county’s profile and publish again.' },
  ),
  workflowLeftOver: cause(
    48,
    { zh: '办结后流程仍在运行', en: 'A workflow is left over' },
    { zh: '事项已办结，引擎中的流程却仍在运行。', en: 'The case has ended, yet its workflow still runs.' },
    { zh: '核对事件链后终止该流程。', en: 'Compare it with the trail, then close the workflow.' },
  ),
};

/** A repair that would mend it: the body of `POST /api/v1/repairs` without the reason, which is a person's to give. */
export interface SuggestedRepair {
  title: Text;
  repair: Readonly<Record<string, unknown>>;
  cases: readonly string[];
}

const REPAIRS: Partial<Record<StuckCause, readonly Omit<SuggestedRepair, 'cases'>[]>> = {
  workflowTaskFailing: [
    { title: { zh: '从事件重新启动', en: 'Restart from the events' }, repair: { kind: 'restart' } },
  ],
  workflowGone: [
    { title: { zh: '从事件重新启动', en: 'Restart from the events' }, repair: { kind: 'restart' } },
    { title: { zh: '终结事项', en: 'Cancel the case' }, repair: { kind: 'cancel' } },
  ],
  projectionBehind: [{ title: { zh: '按事件重建', en: 'Make the rows again' }, repair: { kind: 'reproject' } }],
};

/** What mends one found thing; empty where people, not commands, mend it. */
export function suggestedRepairs(found: Pick<FoundStuck, 'cause' | 'caseId' | 'evidence'>): SuggestedRepair[] {
  const { cause: why, caseId, evidence } = found;
  const cases = caseId === null ? [] : [caseId];
  const own = (REPAIRS[why] ?? []).map((one) => ({ ...one, cases }));
  switch (why) {
    case 'effectFailing':
      return [
        {
          title: { zh: '立即重试', en: 'Retry now' },
          repair: { kind: 'retryEffect', visitId: evidence['visitId'] ?? 0 },
          cases,
        },
      ];
    case 'claimIdle':
      return [
        {
          title: { zh: '收回签收', en: 'Drop the claim' },
          repair: { kind: 'dropClaim', visitId: evidence['visitId'], taskId: evidence['taskId'] },
          cases,
        },
      ];
    case 'messageUndeliverable':
      return evidence['deliveryId'] === undefined
        ? []
        : [
            {
              title: { zh: '重发', en: 'Send again' },
              repair: { kind: 'resend', deliveryId: evidence['deliveryId'] },
              cases,
            },
          ];
    case 'schedulePaused':
      // Nothing is there that could be resumed.
      if (evidence['missing'] === true) return [];
      return [
        {
          title: { zh: '恢复定时任务', en: 'Resume the schedule' },
          repair: { kind: 'unpause', scheduleId: evidence['scheduleId'] },
          cases,
        },
      ];
    default:
      return own;
  }
}
