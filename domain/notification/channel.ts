// The ways on which a message leaves the system. The inbox is written with the event itself and is no channel here.
import { z } from 'zod';
import type { Text } from '../definition/atoms.ts';

/** In the order in which they are tried where nobody has said otherwise. */
export const CHANNELS = ['email', 'wecom', 'dingtalk', 'sms'] as const;
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;

export const CHANNEL_TITLES: Record<Channel | 'inbox' | 'webhook', Text> = {
  inbox: { zh: '站内消息', en: 'Inbox' },
  email: { zh: '电子邮件', en: 'E-mail' },
  wecom: { zh: '企业微信机器人', en: 'WeCom robot' },
  dingtalk: { zh: '钉钉机器人', en: 'DingTalk robot' },
  sms: { zh: '短信', en: 'Text message' },
  webhook: { zh: '事件推送', en: 'Webhook' },
};

/**
 * Whether the receiver of a channel knows a repeated message by its key (Message-ID). What was handed to one that does
 * not, and got no answer, is never handed over again: nobody is told twice, and the inbox has it.
 */
export function knowsRepeats(channel: Channel): boolean {
  return channel === 'email';
}
