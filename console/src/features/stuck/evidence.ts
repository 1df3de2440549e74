// What the watchdog noted of a stuck thing, in words. Keys that say only where it is are left out: the page links there.
import type { Language } from '../../language/words.ts';
import { momentText } from '../../parts/moment-text.ts';

const LABELS: Readonly<Record<string, Record<Language, string>>> = {
  error: { zh: '错误信息', en: 'Error' },
  cause: { zh: '原因', en: 'Cause' },
  attempts: { zh: '已尝试次数', en: 'Attempts' },
  attempt: { zh: '已尝试次数', en: 'Attempts' },
  failures: { zh: '连续失败次数', en: 'Failures in a row' },
  stages: { zh: '所处环节', en: 'Stages' },
  clock: { zh: '期限', en: 'Limit' },
  rungs: { zh: '已升级级数', en: 'Rungs reached' },
  stage: { zh: '环节', en: 'Stage' },
  claimedBy: { zh: '签收人', en: 'Claimed by' },
  shown: { zh: '列表所示记录号', en: 'Event shown' },
  recorded: { zh: '实际最后记录号', en: 'Last event recorded' },
  period: { zh: '报送期', en: 'Period' },
  dueOn: { zh: '应报日期', en: 'Due' },
  units: { zh: '未报单位', en: 'Silent units' },
  channel: { zh: '渠道', en: 'Channel' },
  webhook: { zh: '推送地址', en: 'Webhook' },
  status: { zh: '流程状态', en: 'State of the workflow' },
  endedAt: { zh: '办结时间', en: 'Ended' },
  note: { zh: '暂停说明', en: 'Note of the pause' },
  problems: { zh: '引擎报告', en: 'The engine reports' },
  missing: { zh: '定时任务', en: 'Schedule' },
  taskQueue: { zh: '队列', en: 'Queue' },
  build: { zh: '程序版本', en: 'Build' },
};

const CHANNELS: Readonly<Record<string, Record<Language, string>>> = {
  email: { zh: '电子邮件', en: 'e-mail' },
  sms: { zh: '短信', en: 'text message' },
  wecom: { zh: '企业微信', en: 'WeCom' },
  dingtalk: { zh: '钉钉', en: 'DingTalk' },
  inbox: { zh: '站内消息', en: 'inbox' },
};

const STATUSES: Readonly<Record<string, Record<Language, string>>> = {
  TERMINATED: { zh: '已被终止', en: 'terminated' },
  COMPLETED: { zh: '已结束', en: 'completed' },
  FAILED: { zh: '已失败', en: 'failed' },
  CANCELED: { zh: '已取消', en: 'cancelled' },
  CANCELLED: { zh: '已取消', en: 'cancelled' },
  TIMED_OUT: { zh: '已超时', en: 'timed out' },
  NOT_FOUND: { zh: '引擎中已不存在', en: 'not there any more' },
};

const MISSING = {
  zh: '引擎中不存在，到期不会自动开启',
  en: 'not in the engine: it will not open by itself',
} as const;

/** What the engine or a channel calls by a name that we do not know: no key is shown for it. */
const OTHER = { zh: '其他', en: 'other' } as const;

const SEPARATOR = { zh: '、', en: ', ' } as const;
const INSTANT = /^\d{4}-\d\d-\d\dT/;

/** Names what keys of the procedure stand for, and says why something was not delivered. */
export type NameOf = (kind: 'stage' | 'clock' | 'cause', key: string) => string;

/** Evidence as pairs of name and text, in the reader's language. */
export function evidenceInWords(
  evidence: Readonly<Record<string, unknown>>,
  language: Language,
  nameOf: NameOf,
): [name: string, text: string][] {
  const named = language === 'zh' ? evidence['titleZh'] : evidence['titleEn'];
  const rows: [string, string][] =
    typeof named === 'string' ? [[language === 'zh' ? '未设参数' : 'Parameter', named]] : [];
  for (const [key, value] of Object.entries(evidence)) {
    const label = LABELS[key]?.[language];
    if (label === undefined || value === null || value === '') continue;
    rows.push([label, textOf(key, value, language, nameOf)]);
  }
  return rows;
}

function textOf(key: string, value: unknown, language: Language, nameOf: NameOf): string {
  if (Array.isArray(value)) return value.map((one) => textOf(key, one, language, nameOf)).join(SEPARATOR[language]);
  if (key === 'missing') return MISSING[language];
  const text = String(value);
  if (key === 'stage' || key === 'stages') return nameOf('stage', text);
  if (key === 'cause') return nameOf('cause', text);
  if (key === 'clock') return nameOf('clock', text);
  if (key === 'channel') return CHANNELS[text]?.[language] ?? OTHER[language];
  if (key === 'status') return STATUSES[text]?.[language] ?? OTHER[language];
  return INSTANT.test(text) ? momentText(text) : text;
}
