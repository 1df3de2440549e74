// Addresses as people type them.
import type { Text } from '../definition/atoms.ts';
import { isMobileNumber } from '../phone.ts';
import type { Channel } from './channel.ts';

/** The address as it is kept, or what is wrong with it. */
export type ReadContact = { ok: true; address: string } | { ok: false; message: Text };

const refused = (zh: string, en: string): ReadContact => ({ ok: false, message: { zh, en } });

/** A mailbox, a mobile number, or a robot: its key or token, alone or in the address that its group shows. */
export function readContact(channel: Channel, text: string): ReadContact {
  const given = text.trim();
  switch (channel) {
    case 'email':
      return /^[^\s<>@,;"']+@[^\s<>@,;"']+\.[^\s<>@,;"']+$/.test(given) && given.length <= 254
        ? { ok: true, address: given }
        : refused('邮箱地址不正确。', 'This is no e-mail address.');
    case 'sms': {
      const phone = given.replace(/^(\+|00)86/, '').replace(/[\s-]/g, '');
      return isMobileNumber(phone)
        ? { ok: true, address: phone }
        : refused('须为 11 位手机号码。', 'It must be a mobile number of 11 digits.');
    }
    case 'wecom':
    case 'dingtalk': {
      const name = channel === 'wecom' ? 'key' : 'access_token';
      const key = new RegExp(`[?&]${name}=([^&#]+)`).exec(given)?.[1] ?? given;
      return /^[A-Za-z0-9_-]{16,128}$/.test(key)
        ? { ok: true, address: key }
        : refused('须为机器人地址，或其中的密钥。', 'It must be the address of a robot, or the key in it.');
    }
  }
}

/** What is shown of an address to whoever has given it. */
export function maskedContact(channel: Channel, address: string): string {
  if (channel === 'email') {
    const [name = '', domain = ''] = address.split('@');
    return `${name.slice(0, 2)}***@${domain}`;
  }
  return channel === 'sms' ? `${address.slice(0, 3)}****${address.slice(-4)}` : `${address.slice(0, 4)}***`;
}
