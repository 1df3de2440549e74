// The channels that a deployment has.
import type { Config } from '../../config/load-config.ts';
import type { Channel } from '../../domain/notification/channel.ts';
import { createHttpPost } from '../http-post.ts';
import { emailChannel } from './email.ts';
import type { ChannelPort } from './port.ts';
import { dingtalkChannel, wecomChannel } from './robots.ts';
import { alibabaSms } from './sms-alibaba.ts';
import { tencentSms } from './sms-tencent.ts';
import { smsChannel } from './sms.ts';

/** Those that are set up; a channel without settings is absent. */
export type Channels = ReadonlyMap<Channel, ChannelPort>;

/** Longest wait for any receiver. */
const TIMEOUT_MS = 20_000;

export async function createChannels(
  { notifications }: Pick<Config, 'notifications'>,
  { now, timeoutMs = TIMEOUT_MS }: { now: () => string; timeoutMs?: number },
): Promise<Channels> {
  const { mail, sms, wecomEndpoint, dingtalkEndpoint } = notifications;
  // The deployment itself has set these addresses, so they may lie in its own network (a WeCom of the government's).
  const post = createHttpPost({ timeoutMs, allowPrivate: true });
  const channels = new Map<Channel, ChannelPort>();
  if (mail !== undefined) channels.set('email', emailChannel({ ...mail, timeoutMs }));
  channels.set('wecom', wecomChannel({ endpoint: wecomEndpoint, post }));
  channels.set('dingtalk', dingtalkChannel({ endpoint: dingtalkEndpoint, post }, now));
  if (sms !== undefined) {
    const settings = { ...sms, timeoutMs };
    channels.set('sms', smsChannel(await (sms.vendor === 'alibaba' ? alibabaSms(settings) : tencentSms(settings))));
  }
  return channels;
}
