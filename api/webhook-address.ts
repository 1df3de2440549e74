// Where a webhook may point: not at this machine or its networks, unless the deployment says so.
import { lookup } from 'node:dns/promises';
import { isAddress, isPublicAddress } from '../domain/notification/public-address.ts';
import { problemAt } from './refusals.ts';

const PRIVATE = {
  zh: '不能推送到本机或内网地址。',
  en: 'A webhook may not point at this machine or a private network.',
};

/**
 * Refuses what is no http(s) address, and what is or resolves to a private one. The dispatcher looks again at each call,
 * since a name may point elsewhere by then.
 */
export async function requireWebhookAddress(text: string, allowPrivate: boolean): Promise<string> {
  const refuse = (zh: string, en: string) => problemAt('WEBHOOK_ADDRESS_REFUSED', '/url', { zh, en });
  if (!URL.canParse(text)) throw refuse('不是网址。', 'This is no address.');
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) {
    throw refuse('须以 https:// 开头。', 'It must begin with https://.');
  }
  if (url.username !== '' || url.password !== '') {
    throw refuse('网址中不能有用户名和密码。', 'It may not hold a user name or password.');
  }
  if (allowPrivate) return url.href;
  const found = isAddress(url.hostname) ? [url.hostname] : await addressesOf(url.hostname);
  if (!found.every(isPublicAddress)) throw refuse(PRIVATE.zh, PRIVATE.en);
  return url.href;
}

/** Nothing where the name can't be found now; `localhost` is this machine whatever the resolver says. */
async function addressesOf(host: string): Promise<string[]> {
  if (/(^|\.)localhost\.?$/i.test(host)) return ['127.0.0.1'];
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    return [];
  }
}
