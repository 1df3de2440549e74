import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CaseView } from '../../api/contracts/cases.ts';
import type { DeliveryView } from '../../api/contracts/notifications.ts';
import { smsChannel } from '../../dispatcher/channels/sms.ts';
import { emailChannel } from '../../dispatcher/channels/email.ts';
import type { ChannelPort } from '../../dispatcher/channels/port.ts';
import { createDispatcher } from '../../dispatcher/dispatcher.ts';
import type { Dispatcher } from '../../dispatcher/dispatcher.ts';
import { createHttpPost } from '../../dispatcher/http-post.ts';
import type { Channel } from '../../domain/notification/channel.ts';
import { alibabaSms } from '../../dispatcher/channels/sms-alibaba.ts';
import { startMailServer } from '../dispatcher/mail-server.ts';
import type { MailServer } from '../dispatcher/mail-server.ts';
import { startReceiver } from '../dispatcher/receiver.ts';
import type { Receiver } from '../dispatcher/receiver.ts';
import { startCaseApi, taskOf } from '../support/app.ts';
import type { CaseApi } from '../support/app.ts';
import { seedAdministrators } from './administrators.ts';

const TOKEN = 'receipts-0123456789-0123456789-01';
const FROM = 'Banjie <banjie@example.gov.cn>';
let api: CaseApi;
let smtp: MailServer;
let vendor: Receiver;
let dispatcher: Dispatcher;
const opened: ChannelPort[] = [];

beforeAll(async () => {
  [smtp, vendor] = await Promise.all([startMailServer(), startReceiver()]);
  const sms = { SMS_VENDOR: 'alibaba', SMS_KEY_ID: 'id', SMS_KEY_SECRET: 'secret', SMS_SIGN_NAME: '办结' };
  api = await startCaseApi({
    env: { SMTP_URL: smtp.url, MAIL_FROM: FROM, ...sms, SMS_ENDPOINT: vendor.url, SMS_RECEIPT_TOKEN: TOKEN },
  });
  await seedAdministrators(api.deps);
  const { db, crypto, now, config } = api.deps;
  const settings = config.notifications.sms;
  if (settings === undefined) throw new Error('text messages are set up above');
  const channels = new Map<Channel, ChannelPort>([
    ['email', emailChannel({ url: smtp.url, from: FROM, timeoutMs: 5_000 })],
    ['sms', smsChannel(alibabaSms({ ...settings, timeoutMs: 5_000 }))],
  ]);
  opened.push(...channels.values());
  dispatcher = createDispatcher({
    db,
    crypto,
    now,
    channels,
    post: createHttpPost({ timeoutMs: 5_000, allowPrivate: false }),
    log: () => undefined,
    publicUrl: null,
    rehearsals: false,
  });
});
afterAll(async () => {
  for (const channel of opened) channel.close();
  await Promise.all([smtp.close(), vendor.close()]);
  await api.close();
});

const settle = async (): Promise<void> => {
  let pass = await dispatcher.pass();
  while (pass.done > 0 || pass.waiting) pass = await dispatcher.pass();
};
const get = (url: string, as: string) => api.ask({ url: `/api/v1${url}`, as });
const write = (method: 'POST' | 'PUT' | 'DELETE', url: string, as: string | undefined, payload?: object) =>
  api.ask({
    method,
    url: `/api/v1${url}`,
    ...(as === undefined ? {} : { as }),
    ...(payload === undefined ? {} : { payload }),
  });
const urge = (one: CaseView, message = '请今天办结') =>
  api.command('village-cadre', one.id, { type: 'urge', visitId: taskOf(one, 'town').visitId, message });
const messagesOf = async (one: CaseView, as = 'village-cadre') =>
  (await get(`/cases/${one.id}/messages`, as)).json<{ items: DeliveryView[] }>().items;
const contact = (channel: string, address: string) =>
  write('PUT', `/me/contacts/${channel}`, 'town-reviewer', { address });

describe('an urge through the API', () => {
  let one: CaseView;
  beforeAll(async () => {
    await contact('email', 'reviewer@example.gov.cn');
    one = await api.file();
  });

  it('reaches the mailbox of who has the task, with the words of whoever urges, and no name in clear', async () => {
    expect((await urge(one)).statusCode).toBe(200);
    expect(await messagesOf(one)).toEqual([]);
    await settle();
    expect(smtp.mails.map(({ to }) => to)).toEqual([['reviewer@example.gov.cn']]);
    const [mail] = smtp.mails;
    expect(mail?.subject).toBe('【催办】测试修缮');
    expect(mail?.text).toContain('请今天办结');
    expect(mail?.text).toContain(one.number);
    expect(mail?.text).not.toContain(one.subject?.name);
  });

  it('is shown on the case with its state, to whoever sees the case', async () => {
    expect(await messagesOf(one)).toMatchObject([
      {
        kind: 'urged',
        title: { zh: '催办' },
        target: 'person:town-reviewer',
        targetName: '测试镇审核',
        state: 'sent',
        channel: 'email',
        cause: null,
        attempts: 1,
        readAt: null,
      },
    ]);
    expect((await get(`/cases/${one.id}/messages`, 'other-town-reviewer')).statusCode).toBe(404);
  });

  it('may be sent once a day by one person, and tells nobody a second time', async () => {
    const again = await urge(one);
    expect(again.json()).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS', errors: [{ field: '/visitId' }] });
    await settle();
    expect(smtp.mails).toHaveLength(1);
  });

  it('is read when its receiver has read it in the inbox', async () => {
    const { items } = (await get('/inbox', 'town-reviewer')).json<{ items: { id: number; text: string }[] }>();
    const [item] = items;
    expect(item?.text).toContain('请今天办结');
    const ids = [item?.id];
    // of another town: neither his message, nor his to mark
    expect((await write('POST', '/inbox/read', 'other-town-reviewer', { ids })).json()).toMatchObject({ marked: 0 });
    expect((await messagesOf(one))[0]?.state).toBe('sent');
    expect((await write('POST', '/inbox/read', 'town-reviewer', { ids })).json()).toMatchObject({ marked: 1 });
    expect(await messagesOf(one)).toMatchObject([{ state: 'read', readAt: expect.any(String) }]);
  });

  it('is said in the words that the deployment has saved', async () => {
    const template = {
      kind: 'urged',
      channel: 'email',
      language: 'zh',
      procedure: 'house-repair',
      subject: '请办 {{case.number}}',
      body: '{{by}}：{{message}}（{{data.area}}，{{data.idNumber}}{{data.phone}}）',
    };
    const saved = await write('PUT', '/admin/message-templates', 'admin', template);
    expect(saved.statusCode, saved.body).toBe(200);
    smtp.mails.length = 0;
    const next = await api.file({ data: { grade: 'c', area: 80, idNumber: '11010519491231002X' } });
    await urge(next);
    await settle();
    expect(smtp.mails[0]?.subject).toBe(`请办 ${next.number}`);
    expect(smtp.mails[0]?.text).toContain('测试村干部：请今天办结（80');
    expect(smtp.mails[0]?.text).not.toContain('19491231');
  });
});

describe('what failed', () => {
  const failed = async (as: string) =>
    (await get('/admin/deliveries?state=failed', as)).json<{ items: DeliveryView[] }>().items;

  it('is listed with its cause for administrators of its region, and sent again by them alone', async () => {
    smtp.mails.length = 0;
    smtp.behave({ refuse: () => 550 });
    const one = await api.file();
    await urge(one);
    await settle();
    smtp.behave({});
    const [item] = await failed('admin');
    expect(item).toMatchObject({ caseId: one.id, state: 'failed', cause: 'smtp:550', channel: 'email' });
    expect(await failed('other-town-admin')).toEqual([]);
    expect((await get('/admin/deliveries', 'town-reviewer')).statusCode).toBe(403);
    const retry = (as: string) => write('POST', `/admin/deliveries/${item?.id}/retry`, as);
    expect((await retry('town-reviewer')).statusCode).toBe(403);
    expect((await retry('other-town-admin')).statusCode).toBe(404);
    expect((await retry('admin')).json()).toEqual({ queued: true });
    expect((await retry('admin')).statusCode).toBe(404);
    await settle();
    expect(smtp.mails).toHaveLength(1);
    expect(await messagesOf(one)).toMatchObject([{ state: 'sent', cause: null }]);
    expect(await failed('admin')).toEqual([]);
  });

  it('is read all the same when it was read in the inbox, and not sent again', async () => {
    smtp.behave({ refuse: () => 550 });
    const one = await api.file();
    await urge(one);
    await settle();
    smtp.behave({});
    const [item] = (await get('/inbox?unread=true', 'town-reviewer')).json<{
      items: { id: number; caseId: string }[];
    }>().items;
    expect(item?.caseId).toBe(one.id);
    await write('POST', '/inbox/read', 'town-reviewer', { ids: [item?.id] });
    expect(await messagesOf(one)).toMatchObject([{ state: 'read', cause: 'smtp:550' }]);
    expect(await failed('admin')).toEqual([]);
  });

  it('comes page by page, newest first, by state and channel', async () => {
    const first = (await get('/admin/deliveries?limit=2', 'admin')).json<{ items: DeliveryView[]; next: string }>();
    const second = (await get(`/admin/deliveries?limit=50&cursor=${first.next}`, 'admin')).json<{
      items: DeliveryView[];
      next: string | null;
    }>();
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted((one, other) => other - one));
    expect([ids.length, second.next]).toEqual([4, null]);
    const byChannel = (await get('/admin/deliveries?channel=sms', 'admin')).json<{ items: object[] }>();
    expect(byChannel.items).toEqual([]);
    expect((await get('/admin/deliveries?state=lost', 'admin')).statusCode).toBe(400);
    expect((await get('/admin/deliveries?cursor=nonsense', 'admin')).json()).toMatchObject({ code: 'CURSOR_INVALID' });
  });
});

describe('the channels', () => {
  interface Shown {
    channel: string;
    state: string;
    backlog: number;
    lastCause: string | null;
    downSince: string | null;
  }
  const shown = async () => (await get('/admin/channels', 'admin')).json<{ items: Shown[]; unaddressed: object }>();

  it('are shown to administrators alone: which are set up, which are down, and what waits', async () => {
    expect((await get('/admin/channels', 'town-reviewer')).statusCode).toBe(403);
    smtp.behave({ refuse: () => 451 });
    for (let times = 0; times < 5; times += 1) await urge(await api.file());
    expect((await shown()).unaddressed).toMatchObject({ backlog: 5 });
    await settle();
    smtp.behave({});
    const { items } = await shown();
    expect(items.map(({ channel, state }) => `${channel} ${state}`)).toEqual([
      'email down',
      'wecom up',
      'dingtalk up',
      'sms up',
      'webhook up',
    ]);
    expect(items[0]).toMatchObject({ backlog: 5, lastCause: 'smtp:451', downSince: expect.any(String) });
  });
});

describe('the vendor’s reports of text messages', () => {
  const report = (payload: object | string, token = TOKEN) =>
    api.app.inject({
      method: 'POST',
      url: `/api/v1/sms-receipts/${token}`,
      headers: { 'content-type': 'application/json' },
      payload,
    });
  const alibaba = (more: object) => ({
    phone_number: '13900000001',
    send_time: '2026-11-22 10:00:00',
    report_time: '2026-11-22 10:00:05',
    err_msg: '用户接收成功',
    sms_size: '1',
    ...more,
  });
  let sent = 0;
  const texted = async (): Promise<{ one: CaseView; bizId: string }> => {
    sent += 1;
    const bizId = `biz-${sent}^0`;
    vendor.answer = { status: 200, body: JSON.stringify({ Code: 'OK', Message: 'OK', BizId: bizId, RequestId: 'r' }) };
    const one = await api.file();
    await urge(one);
    await settle();
    expect((await messagesOf(one))[0]).toMatchObject({ state: 'sent', channel: 'sms' });
    return { one, bizId };
  };
  const choose = (any: string[]) => write('PUT', '/me/notifications', 'town-reviewer', { channels: { any } });

  beforeAll(async () => {
    const { db } = api.deps;
    await db.updateTable('channel_health').set({ failures: 0, down_since: null, probe_at: null }).execute();
    await db.updateTable('deliveries').set({ state: 'failed' }).where('state', '=', 'queued').execute();
    const vendorTemplate = { code: 'SMS_1', parameters: [{ name: 'number', field: 'case.number' }] };
    await write('PUT', '/admin/message-templates', 'admin', {
      kind: 'urged',
      channel: 'sms',
      language: 'zh',
      subject: '催办',
      body: '{{case.number}}',
      vendor: vendorTemplate,
    });
    await contact('sms', '13900000001');
  });
  beforeEach(() => {
    smtp.mails.length = 0;
  });

  it('say that a message has arrived, once', async () => {
    await choose(['sms', 'email']);
    const { one, bizId } = await texted();
    const arrived = [alibaba({ biz_id: bizId, success: true, err_code: 'DELIVERED' })];
    expect((await report(arrived)).json()).toMatchObject({ code: 0 });
    const [item] = await messagesOf(one);
    expect(item).toMatchObject({ state: 'delivered', cause: null, deliveredAt: expect.any(String) });
    expect((await report([alibaba({ biz_id: bizId, success: false, err_code: 'UNDELIV' })])).statusCode).toBe(200);
    expect(await messagesOf(one)).toEqual([item]);
  });

  it('let a message that did not arrive go on to the next channel', async () => {
    const { one, bizId } = await texted();
    await report([alibaba({ biz_id: bizId, success: false, err_code: 'IS_CLOSED' })]);
    expect(await messagesOf(one)).toMatchObject([{ state: 'queued', channel: 'email', cause: 'alibaba:IS_CLOSED' }]);
    await settle();
    expect(await messagesOf(one)).toMatchObject([{ state: 'sent', channel: 'email', cause: null }]);
    expect(smtp.mails).toHaveLength(1);
  });

  it('let it fail with the vendor’s code where there is no other, without the phone in it', async () => {
    await choose(['sms']);
    const { one, bizId } = await texted();
    const tencent = { mobile: '13900000001', nationcode: '86', sid: bizId, report_status: 'FAIL' };
    expect((await report([{ ...tencent, errmsg: 'no 13900000001' }])).json()).toMatchObject({ result: 0 });
    expect(await messagesOf(one)).toMatchObject([{ state: 'failed', cause: 'tencent:notDelivered' }]);
  });

  it('are taken at the right address alone, in a known form', async () => {
    expect((await report([alibaba({ biz_id: 'x', success: true })], `${TOKEN}x`)).statusCode).toBe(404);
    expect((await report([{ some: 'thing' }])).statusCode).toBe(400);
    expect((await report([])).statusCode).toBe(400);
  });
});
