import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPreferences } from '../../db/contacts.ts';
import { seedAdministrators } from './administrators.ts';
import { startTestApi } from './test-api.ts';
import type { TestApi } from './test-api.ts';

const TOWN = '610429101';
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({
    namespace: false,
    env: { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'Banjie <banjie@example.gov.cn>' },
  });
  await seedAdministrators(api.deps);
});
afterAll(() => api.close());

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const send = (method: Method, url: string, as: string, payload?: object) =>
  api.ask({ method, url: `/api/v1${url}`, as, ...(payload === undefined ? {} : { payload }) });
const refusal = (answer: { json(): unknown }) => {
  const { code, errors } = answer.json() as { code: string; errors: { field: string }[] };
  return [code, errors[0]?.field];
};

describe('how the caller is told', () => {
  it('begins with the usual, and names the kinds of messages and the channels that the deployment has', async () => {
    const settings = (await send('GET', '/me/notifications', 'town-reviewer')).json<{
      channels: { channel: string }[];
      kinds: { kind: string }[];
    }>();
    expect(settings).toMatchObject({
      preferences: { language: 'zh', channels: {}, quietHours: null, digest: null },
      contacts: [],
    });
    expect(settings.channels.map(({ channel }) => channel)).toEqual(['email', 'wecom', 'dingtalk']);
    expect(settings.kinds).toContainEqual({ kind: 'urged', title: { zh: '催办', en: 'You are urged' } });
  });

  it('is what he last chose, for himself alone', async () => {
    const chosen = {
      language: 'en',
      channels: { any: ['email'], urged: ['wecom', 'email'] },
      quietHours: { from: '22:00', to: '07:00' },
      digest: { at: '18:00', kinds: ['copied'] },
    };
    expect((await send('PUT', '/me/notifications', 'town-reviewer', chosen)).json()).toEqual(chosen);
    const read = async (as: string) =>
      (await send('GET', '/me/notifications', as)).json<{ preferences: object }>().preferences;
    expect(await read('town-reviewer')).toEqual(chosen);
    expect(await read('housing-officer')).toMatchObject({ language: 'zh', channels: {} });
  });

  it('is refused with the field where it can not be, and stays what it was', async () => {
    const before = await findPreferences(api.deps.db, 'town-reviewer');
    for (const [body, field] of [
      [{ quietHours: { from: '22:00', to: '22:00' } }, '/quietHours/to'],
      [{ quietHours: { from: '25:00', to: '07:00' } }, '/quietHours/from'],
      [{ digest: { at: '18:00', kinds: [] } }, '/digest/kinds'],
      [{ digest: { at: '18:00', kinds: ['copied', 'birthday'] } }, '/digest/kinds/1'],
      [{ channels: { urged: ['pigeon'] } }, '/channels/urged/0'],
      [{ channels: { urgd: ['email'] } }, '/channels/urgd'],
      [{ language: 'fr' }, '/language'],
    ] as const) {
      const answer = await send('PUT', '/me/notifications', 'town-reviewer', body);
      expect(answer.statusCode, field).toBeGreaterThanOrEqual(400);
      expect(refusal(answer)[1], field).toBe(field);
    }
    // what is statutory has no switch: it is no part of the choices
    expect((await send('PUT', '/me/notifications', 'town-reviewer', { statutory: false })).statusCode).toBe(400);
    expect(await findPreferences(api.deps.db, 'town-reviewer')).toEqual(before);
  });
});

describe('where somebody is reached', () => {
  const put = (channel: string, address: string, more: object = {}, as = 'town-reviewer') =>
    send('PUT', `/me/contacts/${channel}`, as, { address, ...more });

  it('is shown masked, stored sealed, and his own', async () => {
    expect((await put('email', 'reviewer@example.gov.cn')).json()).toEqual({
      contacts: [{ channel: 'email', address: 're***@example.gov.cn', signs: false }],
    });
    await put('sms', '+86 139 0000 0001');
    await put('dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=abcdef0123456789abcdef', {
      secret: 'SEC-0123456789',
    });
    const { contacts } = (await put('wecom', 'fedcba9876543210')).json<{ contacts: object[] }>();
    expect(contacts).toEqual([
      { channel: 'dingtalk', address: 'abcd***', signs: true },
      { channel: 'email', address: 're***@example.gov.cn', signs: false },
      { channel: 'sms', address: '139****0001', signs: false },
      { channel: 'wecom', address: 'fedc***', signs: false },
    ]);
    const stored = JSON.stringify([
      await api.deps.db.selectFrom('contacts').selectAll().execute(),
      await api.deps.db.selectFrom('idempotency_keys').selectAll().execute(),
    ]);
    for (const clear of ['reviewer@', '13900000001', 'abcdef0123456789', 'SEC-0123456789', 'fedcba98']) {
      expect(stored, clear).not.toContain(clear);
    }
    const others = (await send('GET', '/me/notifications', 'housing-officer')).json<{ contacts: object[] }>();
    expect(others.contacts).toEqual([]);
  });

  it('is refused where it is no address of that channel', async () => {
    for (const [channel, address] of [
      ['email', 'nobody at home'],
      ['email', 'a@b.cn, c@d.cn'],
      ['email', 'a@b.cn\r\nBcc: c@d.cn'],
      ['sms', '12345'],
      ['wecom', 'too-short'],
      ['dingtalk', 'https://example.cn/?other=abcdef0123456789'],
    ] as const) {
      expect(refusal(await put(channel, address)), address).toEqual(['FIELD_INVALID', '/address']);
    }
    expect((await put('pigeon', 'roof')).statusCode).toBe(404);
  });

  it('is forgotten when he says so', async () => {
    const gone = await send('DELETE', '/me/contacts/sms', 'town-reviewer');
    expect(gone.json<{ contacts: { channel: string }[] }>().contacts.map(({ channel }) => channel)).not.toContain(
      'sms',
    );
    expect((await send('DELETE', '/me/contacts/sms', 'town-reviewer')).statusCode).toBe(404);
  });

  it('is set for an office by its administrators alone', async () => {
    const robot = { organisation: TOWN, channel: 'wecom', address: 'office-robot-0123456789' };
    expect((await send('PUT', '/admin/contacts', 'town-reviewer', robot)).statusCode).toBe(403);
    expect((await send('PUT', '/admin/contacts', 'other-town-admin', robot)).statusCode).toBe(403);
    expect(
      (await send('PUT', '/admin/contacts', 'admin', { ...robot, organisation: '610429199' })).json(),
    ).toMatchObject({ code: 'UNKNOWN_ORGANISATION' });
    const contacts = [{ channel: 'wecom', address: 'offi***', signs: false }];
    expect((await send('PUT', '/admin/contacts', 'admin', robot)).json()).toEqual({ contacts });
    const at = `/admin/contacts?organisation=${TOWN}`;
    expect((await send('GET', at, 'admin')).json()).toEqual({ contacts });
    expect((await send('GET', at, 'other-town-admin')).statusCode).toBe(403);
    expect((await send('DELETE', `${at}&channel=wecom`, 'other-town-admin')).statusCode).toBe(403);
    expect((await send('DELETE', `${at}&channel=wecom`, 'admin')).json()).toEqual({ contacts: [] });
    expect((await send('DELETE', `${at}&channel=wecom`, 'admin')).statusCode).toBe(404);
  });
});

describe('templates of messages', () => {
  const template = {
    kind: 'urged',
    channel: 'email',
    language: 'zh',
    subject: '请办 {{case.number}}',
    body: '{{message}}',
  };
  const save = (more: object, as = 'admin') => send('PUT', '/admin/message-templates', as, { ...template, ...more });

  it('are refused with the place where they name what does not exist', async () => {
    for (const [more, expected] of [
      [{ body: '{{message}} {{salary}}' }, ['UNKNOWN_FIELD', '/body']],
      [{ subject: '{{data.area}}' }, ['UNKNOWN_FIELD', '/subject']],
      [{ body: '{{#reason}}{{reason}}' }, ['FIELD_INVALID', '/body']],
      [{ kind: 'birthday' }, ['FIELD_INVALID', '/kind']],
      [{ procedure: 'no-such' }, ['UNKNOWN_PROCEDURE', '/procedure']],
      [{ channel: 'sms' }, ['FIELD_REQUIRED', '/vendor']],
      [
        { channel: 'sms', vendor: { code: 'SMS_1', parameters: [{ name: 'a', field: 'salary' }] } },
        ['UNKNOWN_FIELD', '/vendor/parameters/0/field'],
      ],
    ] as const) {
      expect(refusal(await save(more)), JSON.stringify(more)).toEqual(expected);
    }
    const { items } = (await send('GET', '/admin/message-templates', 'admin')).json<{ items: object[] }>();
    expect(items).toEqual([]);
  });

  it('are read, saved and removed by administrators alone', async () => {
    expect((await save({}, 'town-reviewer')).statusCode).toBe(403);
    expect((await send('GET', '/admin/message-templates', 'town-reviewer')).statusCode).toBe(403);
    expect((await save({})).statusCode).toBe(200);
    await save({ body: '{{message}}！' });
    const list = (await send('GET', '/admin/message-templates', 'admin')).json<{
      items: object[];
      fields: { name: string }[];
    }>();
    expect(list.items).toMatchObject([{ ...template, body: '{{message}}！', savedBy: 'admin' }]);
    expect(list.fields.map(({ name }) => name)).toContain('case.subject');
    const at = '/admin/message-templates?kind=urged&channel=email&language=zh';
    expect((await send('DELETE', at, 'town-reviewer')).statusCode).toBe(403);
    expect((await send('DELETE', at, 'admin')).json()).toEqual({ removed: true });
    expect((await send('DELETE', at, 'admin')).statusCode).toBe(404);
  });

  it('begin with the built-in words of each kind, and are tried on a made-up message before they are saved', async () => {
    const { kinds } = (await send('GET', '/admin/message-templates', 'admin')).json<{
      kinds: { kind: string; builtIn: { zh: { body: string } } }[];
    }>();
    expect(kinds.find(({ kind }) => kind === 'urged')?.builtIn.zh.body).toContain('{{case.procedure}}');
    const sample = (more: object, as = 'admin') =>
      send('POST', '/admin/message-templates/sample', as, { ...template, ...more });
    const tried = await sample({
      subject: '【{{title}}】',
      body: '{{by}}：{{message}}{{#provisional}}暂定{{/provisional}}',
    });
    expect(tried.json()).toEqual({ subject: '【催办】', body: '李明：请尽快办理' });
    expect(refusal(await sample({ body: '{{salary}}' }))).toEqual(['UNKNOWN_FIELD', '/body']);
    expect((await sample({}, 'town-reviewer')).statusCode).toBe(403);
    expect((await send('GET', '/admin/message-templates', 'admin')).json()).toMatchObject({ items: [] });
  });
});
