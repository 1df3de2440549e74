import { createHash, createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { channelHealth } from '../../db/channel-health.ts';
import { contactsOf, putContact, putPreferences } from '../../db/contacts.ts';
import { backlogs, noteRead } from '../../db/delivery-reports.ts';
import { putTemplate } from '../../db/message-templates.ts';
import { escalateStuck, settleStuck } from '../../db/stuck-items.ts';
import type { FoundStuck } from '../../domain/stuck/cause.ts';
import { Preferences } from '../../domain/notification/preferences.ts';
import { MessageTemplate } from '../../domain/notification/template.ts';
import { COUNTY, TOWNSHIP } from '../support/definitions.ts';
import { startMailServer } from './mail-server.ts';
import { mail, openPostOffice } from './post-office.ts';
import type { PostOffice } from './post-office.ts';
import { startReceiver } from './receiver.ts';
import type { ReceivedCall, Receiver } from './receiver.ts';

const MINUTE = 60_000;
const ROBOT = 'robot-key-0123456789';
const SECRET = 'SEC0123456789abcdef';
let office: PostOffice;
let receiver: Receiver;
beforeEach(async () => {
  [office, receiver] = await Promise.all([openPostOffice(), startReceiver()]);
  receiver.answer = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };
});
afterEach(async () => {
  await office.close();
  await receiver.close();
});

const texts = () => receiver.calls.map((call) => (JSON.parse(call.body) as { text: { content: string } }).text.content);
const robots = () => ({ WECOM_ENDPOINT: receiver.url, DINGTALK_ENDPOINT: receiver.url });

describe('robots', () => {
  it('tell an office once, however many people hold its post', async () => {
    await office.person('reviewer-1', 'reviewer', TOWNSHIP);
    await office.person('reviewer-2', 'reviewer', TOWNSHIP);
    await office.office(TOWNSHIP, { channel: 'wecom', address: ROBOT, secret: null });
    await office.urge(await office.file(), '请尽快');
    const dispatcher = await office.dispatcher(robots());
    await office.settle(dispatcher);
    await office.settle(dispatcher);
    expect(receiver.calls.map((call) => call.url)).toEqual([`/cgi-bin/webhook/send?key=${ROBOT}`]);
    expect(texts()[0]).toContain('请尽快');
    expect((await office.deliveries()).map(({ target, state }) => `${target} ${state}`)).toEqual([
      'person:reviewer-1 delivered',
      'person:reviewer-2 delivered',
      `organisation:${TOWNSHIP} delivered`,
    ]);
  });

  it('of DingTalk are called with the instant and its signature', async () => {
    await office.person('reviewer-1', 'reviewer', TOWNSHIP, { channel: 'dingtalk', address: ROBOT, secret: SECRET });
    await office.urge(await office.file());
    await office.settle(await office.dispatcher(robots()));
    const url = new URL(receiver.calls[0]?.url ?? '', receiver.url);
    const timestamp = url.searchParams.get('timestamp') ?? '';
    const sign = createHmac('sha256', SECRET).update(`${timestamp}\n${SECRET}`).digest('base64');
    expect(url.pathname).toBe('/robot/send');
    expect(url.searchParams.get('access_token')).toBe(ROBOT);
    expect(timestamp).toBe(String(Date.parse(office.clock.now)));
    expect(url.searchParams.get('sign')).toBe(sign);
  });

  it('that answer with an error of their own are tried again, or not where it is no use', async () => {
    await office.person('reviewer-1', 'reviewer', TOWNSHIP, { channel: 'wecom', address: ROBOT, secret: null });
    const dispatcher = await office.dispatcher(robots());
    receiver.answer = { status: 200, body: '{"errcode":45009}' };
    await office.urge(await office.file());
    await office.settle(dispatcher);
    expect(await office.deliveries()).toMatchObject([{ state: 'queued', cause: 'robot:45009' }]);
    receiver.answer = { status: 200, body: '{"errcode":93000}' };
    office.clock.pass(MINUTE);
    await office.settle(dispatcher);
    expect(await office.deliveries()).toMatchObject([{ state: 'failed', cause: 'robot:93000' }]);
  });

  it('that read a message and say nothing are not told again: nobody is told twice', async () => {
    await office.person('reviewer-1', 'reviewer', TOWNSHIP, { channel: 'wecom', address: ROBOT, secret: null });
    const dispatcher = await office.dispatcher(robots());
    receiver.answer = 'silent';
    await office.urge(await office.file());
    await office.settle(dispatcher);
    office.clock.pass(24 * 60 * MINUTE);
    await office.settle(dispatcher);
    expect(receiver.calls).toHaveLength(1);
    expect(await office.deliveries()).toMatchObject([{ state: 'sent', cause: 'timeout' }]);
  });
});

describe('what is about no case', () => {
  it('reaches its administrators by their channels, says what is stuck, and is not sent when it was read', async () => {
    const { db } = office.database;
    const smtp = await startMailServer();
    await office.person('admin', 'systemAdministrator', COUNTY, mail('admin@example.gov.cn'));
    const found: FoundStuck = {
      cause: 'parameterUnset',
      key: 'parameter:report:duties/monthly:reportDay',
      caseId: null,
      organisation: COUNTY,
      procedure: 'report',
      part: 'monthly',
      since: office.clock.now,
      evidence: { parameter: 'reportDay', titleZh: '报送日', titleEn: 'Day of the report' },
      affected: { cases: 0, tasks: 0, units: 0 },
    };
    await settleStuck(db, ['parameterUnset'], [found], office.clock.now);
    const dispatcher = await office.dispatcher({ SMTP_URL: smtp.url });
    await office.settle(dispatcher);
    expect(smtp.mails.map(({ subject, text }) => ({ subject, text: text.trim() }))).toEqual([
      { subject: '【有事项卡住】', text: '卡住：参数未设（report · monthly · 报送日 · reportDay）。' },
    ]);
    expect(await office.deliveries()).toMatchObject([{ target: 'person:admin', kind: 'stuckFound', state: 'sent' }]);

    office.clock.pass(15 * 24 * 60 * MINUTE);
    expect(await escalateStuck(db, office.clock.now)).toBe(1);
    const messages = await db.selectFrom('inbox').select('id').where('kind', '=', 'stuckOverdue').execute();
    await dispatcher.pass();
    await noteRead(
      db,
      'admin',
      messages.map(({ id }) => id),
      office.clock.now,
    );
    const states = await db.selectFrom('deliveries').select(['kind', 'state']).orderBy('id').execute();
    expect(states).toEqual([
      { kind: 'stuckFound', state: 'sent' },
      { kind: 'stuckOverdue', state: 'read' },
    ]);
    await smtp.close();
  });
});

describe('the ladder', () => {
  const everywhere = [mail('reviewer-1@example.gov.cn'), { channel: 'wecom', address: ROBOT, secret: null } as const];

  it('goes to the next channel at once when the first refuses', async () => {
    const smtp = await startMailServer();
    smtp.behave({ refuse: () => 550 });
    await office.person('reviewer-1', 'reviewer', TOWNSHIP, ...everywhere);
    await office.urge(await office.file());
    await office.settle(await office.dispatcher({ ...robots(), SMTP_URL: smtp.url }));
    expect(receiver.calls).toHaveLength(1);
    expect(await office.deliveries()).toMatchObject([{ state: 'delivered', channel: 'wecom' }]);
    const attempts = await office.database.db
      .selectFrom('delivery_attempts')
      .select(['channel', 'outcome', 'cause'])
      .orderBy('id')
      .execute();
    expect(attempts).toEqual([
      { channel: 'email', outcome: 'refused', cause: 'smtp:550' },
      { channel: 'wecom', outcome: 'delivered', cause: null },
    ]);
    await smtp.close();
  });

  it('leaves a channel that is away after three attempts', async () => {
    await office.person('reviewer-1', 'reviewer', TOWNSHIP, ...everywhere);
    await office.urge(await office.file());
    const dispatcher = await office.dispatcher({ ...robots(), SMTP_URL: 'smtp://127.0.0.1:1' });
    for (const minutes of [0, 1, 2]) {
      office.clock.pass(minutes * MINUTE);
      await office.settle(dispatcher);
    }
    expect(await office.deliveries()).toMatchObject([{ state: 'delivered', channel: 'wecom' }]);
    expect(receiver.calls).toHaveLength(1);
  });

  it('passes a channel that is down: it is shown with what waits, tried by one message, and used when it is back', async () => {
    const { db } = office.database;
    const smtp = await startMailServer();
    const { port } = new URL(smtp.url);
    await smtp.close();
    await office.person('reviewer-1', 'reviewer', TOWNSHIP, mail('reviewer-1@example.gov.cn'));
    await office.person('reviewer-2', 'reviewer', TOWNSHIP, ...everywhere);
    const cases = await Promise.all(Array.from({ length: 6 }, () => office.file()));
    for (const one of cases) await office.urge(one);
    const dispatcher = await office.dispatcher({ ...robots(), SMTP_URL: `smtp://127.0.0.1:${port}` });
    await office.settle(dispatcher);
    await office.settle(dispatcher);
    const [health] = await channelHealth(db);
    expect(health).toMatchObject({ channel: 'email', downSince: office.clock.now, lastSuccessAt: null });
    expect(health?.lastCause).toMatch(/ESOCKET|ECONNREFUSED|ECONNECTION/);
    // who has another channel was told there, once for each message; the other waits
    office.clock.pass(5 * MINUTE);
    await office.settle(dispatcher);
    expect(receiver.calls).toHaveLength(6);
    expect((await backlogs(db)).get('email')).toMatchObject({ backlog: 6 });

    const again = await startMailServer(Number(port));
    office.clock.pass(30 * MINUTE);
    await office.settle(dispatcher);
    await office.settle(dispatcher);
    expect(again.mails).toHaveLength(6);
    expect(await channelHealth(db)).toMatchObject([
      { channel: 'email', downSince: null, failures: 0 },
      { channel: 'wecom', downSince: null },
    ]);
    expect(receiver.calls).toHaveLength(6);
    await again.close();
  });
});

describe('text messages', () => {
  const PHONE = '13912345678';
  const sms = (vendor: 'alibaba' | 'tencent') => ({
    SMS_VENDOR: vendor,
    SMS_KEY_ID: 'test-key-id',
    SMS_KEY_SECRET: 'test-key-secret',
    SMS_SIGN_NAME: '旬邑县',
    SMS_APP_ID: '1400000000',
    SMS_ENDPOINT: receiver.url,
  });
  beforeEach(async () => {
    await office.person('reviewer-1', 'reviewer', TOWNSHIP, { channel: 'sms', address: PHONE, secret: null });
    const vendor = {
      code: 'SMS_123',
      parameters: [
        { name: 'stage', field: 'stage' },
        { name: 'number', field: 'case.number' },
      ],
    };
    const template = { kind: 'urged', channel: 'sms', language: 'zh', subject: '催办', body: '{{stage}}', vendor };
    await putTemplate(office.database.db, MessageTemplate.parse(template), 'admin', office.clock.now);
  });

  const hex = (text: string): string => createHash('sha256').update(text).digest('hex');

  it('go out by Alibaba Cloud with its signature, and nothing but the template’s fields', async () => {
    receiver.answer = { status: 200, body: '{"Code":"OK","Message":"OK","BizId":"biz-1","RequestId":"r"}' };
    await office.urge(await office.file());
    await office.settle(await office.dispatcher(sms('alibaba')));
    const [call] = receiver.calls;
    if (call === undefined) throw new Error('nothing was sent');
    const url = new URL(call.url, receiver.url);
    expect(url.searchParams.get('PhoneNumbers')).toBe(PHONE);
    expect(url.searchParams.get('TemplateCode')).toBe('SMS_123');
    expect(JSON.parse(url.searchParams.get('TemplateParam') ?? '')).toEqual({
      stage: 'township',
      number: '610429101-2026-0001',
    });
    expect(signatureOf(call)).toBe(alibabaSignature(call, url, 'test-key-secret'));
    expect(await office.deliveries()).toMatchObject([{ state: 'sent', channel: 'sms', cause: null }]);
  });

  function signatureOf(call: ReceivedCall): string {
    return /Signature=([0-9a-f]+)/.exec(call.headers.authorization ?? '')?.[1] ?? '';
  }

  /** ACS3-HMAC-SHA256, from the vendor's description. */
  function alibabaSignature(call: ReceivedCall, url: URL, secret: string): string {
    const signed = /SignedHeaders=([^,]+)/.exec(call.headers.authorization ?? '')?.[1] ?? '';
    const encode = (text: string): string =>
      encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
    const query = [...url.searchParams.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .join('&');
    const headers = signed.split(';').map((name) => `${name}:${String(call.headers[name]).trim()}\n`);
    const canonical = ['POST', '/', query, headers.join(''), signed, call.headers['x-acs-content-sha256']].join('\n');
    return createHmac('sha256', secret)
      .update(`ACS3-HMAC-SHA256\n${hex(canonical)}`)
      .digest('hex');
  }

  it('go out by Tencent Cloud with its signature', async () => {
    receiver.answer = {
      status: 200,
      body: '{"Response":{"SendStatusSet":[{"SerialNo":"s-1","Code":"Ok","Message":"send success"}],"RequestId":"r"}}',
    };
    await office.urge(await office.file());
    await office.settle(await office.dispatcher(sms('tencent')));
    const [call] = receiver.calls;
    if (call === undefined) throw new Error('nothing was sent');
    expect(JSON.parse(call.body)).toMatchObject({
      PhoneNumberSet: [`+86${PHONE}`],
      TemplateId: 'SMS_123',
      TemplateParamSet: ['township', '610429101-2026-0001'],
      SmsSdkAppId: '1400000000',
    });
    expect(signatureOf(call)).toBe(tencentSignature(call, 'test-key-secret'));
    expect(await office.deliveries()).toMatchObject([{ state: 'sent', channel: 'sms' }]);
  });

  /** TC3-HMAC-SHA256, from the vendor's description. */
  function tencentSignature({ headers, body }: ReceivedCall, secret: string): string {
    const [, scope = '', signed = ''] =
      /Credential=[^/]+\/([^,]+), ?SignedHeaders=([^,]+)/.exec(headers.authorization ?? '') ?? [];
    const [date = '', service = ''] = scope.split('/');
    // the vendor's SDK signs the host without its port
    const lines = signed
      .split(';')
      .map((name) => `${name}:${String(headers[name]).toLowerCase().replace(/:\d+$/, '')}\n`);
    const canonical = ['POST', '/', '', lines.join(''), signed, hex(body)].join('\n');
    const text = ['TC3-HMAC-SHA256', headers['x-tc-timestamp'], scope, hex(canonical)].join('\n');
    const key = [date, service, 'tc3_request'].reduce<string | Buffer>(
      (last, part) => createHmac('sha256', last).update(part).digest(),
      `TC3${secret}`,
    );
    return createHmac('sha256', key).update(text).digest('hex');
  }

  it('are failed with the vendor’s code when a number is none, and wait when the vendor is too busy', async () => {
    const dispatcher = await office.dispatcher(sms('alibaba'));
    receiver.answer = { status: 200, body: '{"Code":"isv.BUSINESS_LIMIT_CONTROL","Message":"busy"}' };
    await office.urge(await office.file());
    await office.settle(dispatcher);
    expect(await office.deliveries()).toMatchObject([{ state: 'queued', cause: 'alibaba:isv.BUSINESS_LIMIT_CONTROL' }]);
    receiver.answer = { status: 200, body: '{"Code":"isv.MOBILE_NUMBER_ILLEGAL","Message":"no number"}' };
    office.clock.pass(MINUTE);
    await office.settle(dispatcher);
    expect(await office.deliveries()).toMatchObject([{ state: 'failed', cause: 'alibaba:isv.MOBILE_NUMBER_ILLEGAL' }]);
    expect(office.log.join()).not.toContain(PHONE);
  });

  it('are not sent without a template of the vendor', async () => {
    await office.database.db.deleteFrom('message_templates').execute();
    await office.urge(await office.file());
    await office.settle(await office.dispatcher(sms('tencent')));
    expect(await office.deliveries()).toMatchObject([{ state: 'failed', cause: 'noTemplate' }]);
    expect(receiver.calls).toEqual([]);
  });
});

describe('addresses at rest', () => {
  it('are sealed, and can’t be moved to another person', async () => {
    const { db, crypto } = office.database;
    const contact = { channel: 'dingtalk', address: ROBOT, secret: SECRET } as const;
    await putContact(db, crypto, 'person:a', contact, 'a', office.clock.now);
    await office.person('b', 'reviewer', TOWNSHIP);
    await putPreferences(db, 'b', Preferences.parse({ channels: { any: ['dingtalk'] } }), office.clock.now);
    const stored = await db.selectFrom('contacts').selectAll().execute();
    expect(JSON.stringify(stored)).not.toMatch(new RegExp(`${ROBOT}|${SECRET}`));
    await db.updateTable('contacts').set({ owner: 'person:b' }).execute();
    await expect(contactsOf(db, crypto, 'person:b')).rejects.toThrow();
  });
});
