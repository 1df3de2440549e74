import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putPreferences } from '../../db/contacts.ts';
import { markRead } from '../../db/inbox.ts';
import { noteRead } from '../../db/delivery-reports.ts';
import { addAgency } from '../../db/people.ts';
import { Preferences } from '../../domain/notification/preferences.ts';
import { TOWNSHIP } from '../support/definitions.ts';
import { startMailServer } from './mail-server.ts';
import type { MailServer } from './mail-server.ts';
import { mail, openPostOffice } from './post-office.ts';
import type { PostOffice } from './post-office.ts';

const MINUTE = 60_000;
let office: PostOffice;
let smtp: MailServer;
beforeEach(async () => {
  [office, smtp] = await Promise.all([openPostOffice(), startMailServer()]);
  await office.person('reviewer-1', 'reviewer', TOWNSHIP, mail('reviewer-1@example.gov.cn'));
});
afterEach(async () => {
  await office.close();
  await smtp.close();
});

const choose = (person: string, more: Record<string, unknown>) =>
  putPreferences(office.database.db, person, Preferences.parse(more), office.clock.now);

describe('a message', () => {
  it('reaches everybody who holds the post at that moment by e-mail, each once, and offices nowhere else', async () => {
    await office.person('reviewer-2', 'reviewer', TOWNSHIP, mail('reviewer-2@example.gov.cn'));
    await office.person('without-mail', 'reviewer', TOWNSHIP);
    const one = await office.file();
    await office.urge(one, '请今天办结');
    const dispatcher = await office.dispatcher({ SMTP_URL: smtp.url, PUBLIC_URL: 'https://banjie.example' });
    await office.settle(dispatcher);
    await office.settle(dispatcher);
    expect(smtp.mails.map((one) => one.to.join()).sort()).toEqual([
      'reviewer-1@example.gov.cn',
      'reviewer-2@example.gov.cn',
    ]);
    expect(smtp.mails[0]?.subject).toBe('【催办】subsidy');
    expect(smtp.mails[0]?.text).toContain('请今天办结');
    expect(smtp.mails[0]?.text).toContain(`https://banjie.example/cases/${one.caseId}`);
    expect(await office.deliveries()).toEqual([
      { target: 'person:reviewer-1', kind: 'urged', state: 'sent', channel: 'email', cause: null, attempts: 1 },
      { target: 'person:reviewer-2', kind: 'urged', state: 'sent', channel: 'email', cause: null, attempts: 1 },
      { target: 'person:without-mail', kind: 'urged', state: 'delivered', channel: null, cause: null, attempts: 0 },
    ]);
  });

  it('reaches whoever acts for a holder too, and whoever holds the post when it is sent', async () => {
    const { db } = office.database;
    await office.person('agent', 'elsewhere', TOWNSHIP, mail('agent@example.gov.cn'));
    const period = { validFrom: '2026-01-01', validTo: '2026-12-31', ground: '出差' };
    await addAgency(db, { principalId: 'reviewer-1', agentId: 'agent', ...period });
    const dispatcher = await office.dispatcher({ SMTP_URL: smtp.url });
    const one = await office.file();
    await office.urge(one);
    await office.settle(dispatcher);
    const told = () => smtp.mails.map(({ to }) => to.join()).sort();
    expect(told()).toEqual(['agent@example.gov.cn', 'reviewer-1@example.gov.cn']);

    await office.urge(one);
    await db.updateTable('holdings').set({ valid_to: '2026-03-01' }).where('person_id', '=', 'reviewer-1').execute();
    await office.person('newcomer', 'reviewer', TOWNSHIP, mail('newcomer@example.gov.cn'));
    smtp.mails.length = 0;
    await office.settle(dispatcher);
    expect(told()).toEqual(['newcomer@example.gov.cn']);
  });

  it('is sent by one of several dispatchers that run at once', async () => {
    const cases = await Promise.all(Array.from({ length: 12 }, () => office.file()));
    for (const one of cases) await office.urge(one);
    const dispatchers = await Promise.all([1, 2, 3].map(() => office.dispatcher({ SMTP_URL: smtp.url })));
    await Promise.all(dispatchers.map((one) => office.settle(one)));
    expect(smtp.mails).toHaveLength(12);
    expect(new Set(smtp.mails.map((one) => one.messageId)).size).toBe(12);
  });

  it('stays when the server says later, and goes out under the same id', async () => {
    smtp.behave({ refuse: () => 451 });
    await office.urge(await office.file());
    const dispatcher = await office.dispatcher({ SMTP_URL: smtp.url });
    await office.settle(dispatcher);
    expect(await office.deliveries()).toMatchObject([{ state: 'queued', cause: 'smtp:451', attempts: 1 }]);
    smtp.behave({});
    await office.settle(dispatcher);
    expect(smtp.mails).toHaveLength(0);
    office.clock.pass(MINUTE);
    await office.settle(dispatcher);
    expect(await office.deliveries()).toMatchObject([{ state: 'sent', cause: null, attempts: 2 }]);
    expect(smtp.mails).toHaveLength(1);
  });

  it('is failed with its cause when the mailbox does not exist, while others get theirs', async () => {
    await office.person('reviewer-2', 'reviewer', TOWNSHIP, mail('gone@example.gov.cn'));
    smtp.behave({ refuse: (address) => (address.startsWith('gone') ? 550 : null) });
    await office.urge(await office.file());
    await office.settle(await office.dispatcher({ SMTP_URL: smtp.url }));
    expect(await office.deliveries()).toMatchObject([
      { target: 'person:reviewer-1', state: 'sent' },
      { target: 'person:reviewer-2', state: 'failed', cause: 'smtp:550' },
    ]);
  });

  it('waits with back-off while the server does not answer, and leaves no address in the log', async () => {
    smtp.behave({ silent: true });
    await office.urge(await office.file());
    const dispatcher = await office.dispatcher({ SMTP_URL: smtp.url });
    await office.settle(dispatcher);
    expect(await office.deliveries()).toMatchObject([{ state: 'queued', cause: 'timeout', attempts: 1 }]);
    expect(office.log.join()).toContain('"channel":"email"');
    expect(office.log.join()).not.toContain('@');
  });

  it('is left out when it is about a rehearsal, unless the deployment says so', async () => {
    const one = await office.file();
    await office.urge(one);
    await office.database.db.updateTable('cases').set({ rehearsal: true }).execute();
    await office.settle(await office.dispatcher({ SMTP_URL: smtp.url }));
    expect(await office.deliveries()).toEqual([]);
    expect(await office.database.db.selectFrom('outbox').select(['state', 'cause']).execute()).toEqual([
      { state: 'sent', cause: 'rehearsal' },
    ]);
  });

  it('says in the outbox when nobody was there, and when its case is unknown', async () => {
    const { db } = office.database;
    const one = await office.file();
    await db.deleteFrom('holdings').execute();
    await office.urge(one);
    const stray = { topic: 'urged', case_id: randomUUID(), created_at: office.clock.now };
    const payload = JSON.stringify({ sequence: 1, recipients: [], detail: {} });
    await db
      .insertInto('outbox')
      .values({ ...stray, dedupe_key: 'stray', payload })
      .execute();
    const dispatcher = await office.dispatcher({ SMTP_URL: smtp.url });
    for (let day = 0; day < 7; day += 1) {
      await office.settle(dispatcher);
      office.clock.pass(24 * 60 * MINUTE);
    }
    const rows = await db.selectFrom('outbox').select(['state', 'cause']).orderBy('cause').execute();
    expect(rows).toEqual([
      { state: 'failed', cause: 'caseUnknown' },
      { state: 'sent', cause: 'nobodyThere' },
    ]);
  });
});

describe('what a person wants', () => {
  it('holds messages back in quiet hours and lets them go in the morning', async () => {
    await choose('reviewer-1', { quietHours: { from: '22:00', to: '07:00' } });
    office.clock.now = '2026-03-02T15:00:00.000Z';
    await office.urge(await office.file());
    const dispatcher = await office.dispatcher({ SMTP_URL: smtp.url });
    await office.settle(dispatcher);
    expect(smtp.mails).toHaveLength(0);
    office.clock.now = '2026-03-02T23:00:00.000Z';
    await office.settle(dispatcher);
    expect(smtp.mails).toHaveLength(1);
  });

  it('gathers messages in one mail a day, without those that he has read meanwhile', async () => {
    const { db } = office.database;
    await choose('reviewer-1', { digest: { at: '18:00', kinds: ['urged'] }, language: 'en' });
    const cases = [await office.file(), await office.file(), await office.file()];
    for (const one of cases) await office.urge(one, `about ${one.caseId}`);
    const dispatcher = await office.dispatcher({ SMTP_URL: smtp.url });
    await office.settle(dispatcher);
    expect(smtp.mails).toHaveLength(0);
    const { id } = await db
      .selectFrom('inbox')
      .select('id')
      .where('case_id', '=', cases[1]?.caseId ?? '')
      .executeTakeFirstOrThrow();
    const reader = { person: 'reviewer-1', recipients: [`role:reviewer@${TOWNSHIP}`] };
    expect(await markRead(db, [id], reader, office.clock.now)).toBe(1);
    await noteRead(db, 'reviewer-1', [id], office.clock.now);
    office.clock.now = '2026-03-02T10:00:00.000Z';
    await office.settle(dispatcher);
    expect(smtp.mails).toHaveLength(1);
    expect(smtp.mails[0]?.subject).toContain('Messages of the day');
    expect(cases.map((one) => smtp.mails[0]?.text.includes(one.caseId))).toEqual([true, false, true]);
    const states = (await office.deliveries()).map(({ kind, state }) => `${kind} ${state}`).sort();
    expect(states).toEqual(['digest sent', 'urged read', 'urged sent', 'urged sent']);
  });

  it('is not asked where a limit is statutory: it goes out at once, by night, on what is left', async () => {
    const { db } = office.database;
    await choose('reviewer-1', { channels: { any: [] }, quietHours: { from: '20:00', to: '08:00' } });
    office.clock.now = '2026-03-02T15:00:00.000Z';
    const one = await office.file();
    const row = await db.selectFrom('definitions').selectAll().executeTakeFirstOrThrow();
    const json = row.json as { clocks: { key: string; statutory: boolean }[] };
    for (const clock of json.clocks) clock.statutory = true;
    await db
      .updateTable('definitions')
      .set({ json: JSON.stringify(json) })
      .where('hash', '=', row.hash)
      .execute();
    await one.step((driver) => driver.days(12));
    await office.urge(one);
    await office.settle(await office.dispatcher({ SMTP_URL: smtp.url }));
    const told = (await office.deliveries()).filter(({ target }) => target === 'person:reviewer-1');
    expect(told.map(({ kind, state, channel }) => `${kind} ${state} ${channel}`)).toEqual([
      'dueSoon sent email',
      'overdue sent email',
      'overdue sent email',
      'urged delivered null',
    ]);
  });
});
