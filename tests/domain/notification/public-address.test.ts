import { BlockList, isIP } from 'node:net';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { maskedContact, readContact } from '../../../domain/notification/contact.ts';
import { isPublicAddress } from '../../../domain/notification/public-address.ts';

describe('an address', () => {
  it.each([
    '127.0.0.1',
    '127.255.1.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '[::1]',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::10.0.0.1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    '1::2::3',
    'example.com',
    '',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    '8.8.8.8',
    '114.114.114.114',
    '172.32.0.1',
    '100.128.0.1',
    '2400:3200::1',
    '[2400:3200::1]',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  const block = new BlockList();
  for (const [base, bits] of [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const) {
    block.addSubnet(base, bits);
  }
  test.prop([fc.ipV4()])('of IPv4 is public unless a special block holds it, in IPv6 clothes as well', (address) => {
    expect(isPublicAddress(address)).toBe(!block.check(address));
    expect(isPublicAddress(`::ffff:${address}`)).toBe(!block.check(address));
  });

  test.prop([fc.ipV6()])('of IPv6 is public in 2000::/3 alone, but for what IPv4 hides in it', (address) => {
    expect(isIP(address)).toBe(6);
    const inGiven = /^[23][0-9a-f]{3}:/i.test(address);
    if (isPublicAddress(address)) expect(inGiven || /^(::ffff:|64:ff9b:|0*:)/i.test(address)).toBe(true);
  });
});

describe('a contact', () => {
  it('is kept as it is called, and shown masked', () => {
    expect(readContact('email', ' someone@example.gov.cn ')).toEqual({ ok: true, address: 'someone@example.gov.cn' });
    expect(readContact('sms', '+86 139-1234-5678')).toEqual({ ok: true, address: '13912345678' });
    const robot = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa';
    expect(readContact('wecom', robot)).toEqual({ ok: true, address: '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa' });
    expect(maskedContact('email', 'someone@example.gov.cn')).toBe('so***@example.gov.cn');
    expect(maskedContact('sms', '13912345678')).toBe('139****5678');
  });

  it.each([
    ['email', 'a@b@c.cn'],
    ['email', 'x\r\nBcc: y@z.cn'],
    ['email', 'no-domain@'],
    ['sms', '12345'],
    ['wecom', 'https://evil.example/?x=1'],
  ] as const)('%s refuses %j', (channel, address) => {
    expect(readContact(channel, address).ok).toBe(false);
  });
});
