import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import {
  addSubscription,
  asksFor,
  listCalls,
  listSubscriptions,
  rotateSecret,
  setSubscriptionState,
} from '../../db/webhooks.ts';
import type { SubscriptionFilter } from '../../db/webhooks.ts';
import { COUNTY, TOWNSHIP, VILLAGE } from '../support/definitions.ts';
import { openPostOffice } from './post-office.ts';
import type { PostOffice } from './post-office.ts';
import { startReceiver } from './receiver.ts';
import type { ReceivedCall, Receiver } from './receiver.ts';

const MINUTE = 60_000;
const secret = (letter: string): string => `whsec_${Buffer.from(letter.repeat(32)).toString('base64')}`;
const PRIVATE = { ALLOW_PRIVATE_WEBHOOKS: 'on' };
let office: PostOffice;
let receiver: Receiver;
beforeEach(async () => {
  [office, receiver] = await Promise.all([openPostOffice(), startReceiver()]);
  // the library that checks refuses what is older than five minutes
  office.clock.now = new Date().toISOString();
});
afterEach(async () => {
  await office.close();
  await receiver.close();
});

async function subscribe(more: Partial<SubscriptionFilter> & { url?: string } = {}): Promise<string> {
  const { db, crypto } = office.database;
  return addSubscription(db, crypto, {
    name: '前端',
    url: receiver.url,
    region: COUNTY,
    procedures: null,
    eventTypes: null,
    secret: secret('a'),
    by: 'admin',
    at: '2026-01-01T00:00:00.000Z',
    ...more,
  });
}

const verified = (call: ReceivedCall | undefined, key: string): unknown =>
  new Webhook(key).verify(call?.body ?? '', call?.headers as Record<string, string>);
const typesOf = (): string[] => receiver.calls.map((call) => (JSON.parse(call.body) as { type: string }).type);
const callsOf = async (id: string) => listCalls(office.database.db, id, 100);

describe('a webhook', () => {
  it('hears of each event once, in a form that the reference library verifies, without what was filled in', async () => {
    const id = await subscribe();
    const one = await office.file();
    const dispatcher = await office.dispatcher(PRIVATE);
    await office.settle(dispatcher);
    await office.settle(dispatcher);
    expect(typesOf().sort()).toEqual(one.driver.events.map((event) => event.type).sort());
    expect(verified(receiver.calls[0], secret('a'))).toMatchObject({
      type: expect.any(String),
      data: { caseId: one.caseId, caseNumber: one.answers[0]?.caseNumber, procedure: 'subsidy', organisation: VILLAGE },
    });
    expect(() => verified(receiver.calls[0], secret('b'))).toThrow();
    expect(receiver.calls.map((call) => call.body).join()).not.toContain('测试户');
    expect((await callsOf(id)).every(({ state }) => state === 'delivered')).toBe(true);
  });

  it('hears of the procedures, regions and types that it asks for, and of nothing before it was made', async () => {
    await subscribe({ eventTypes: ['caseStarted'] });
    await subscribe({ region: '610429102' });
    await subscribe({ procedures: ['another'] });
    await subscribe({ region: TOWNSHIP, eventTypes: ['urged'], procedures: ['subsidy'] });
    const one = await office.file();
    await office.urge(one);
    await office.settle(await office.dispatcher(PRIVATE));
    expect(typesOf().sort()).toEqual(['caseStarted', 'urged']);
    const event = { type: 'urged', procedure: 'subsidy', organisation: `${COUNTY}/housing` };
    expect(asksFor({ region: `${COUNTY}/housing`, procedures: null, eventTypes: null }, event)).toBe(true);
    expect(asksFor({ region: `${COUNTY}/civil`, procedures: null, eventTypes: null }, event)).toBe(false);
  });

  it('is called again under the same id after 500, later and later, until it takes the event', async () => {
    const id = await subscribe({ eventTypes: ['caseStarted'] });
    receiver.answer = { status: 500 };
    await office.file();
    const dispatcher = await office.dispatcher(PRIVATE);
    await office.settle(dispatcher);
    office.clock.pass(4_000);
    await office.settle(dispatcher);
    expect(receiver.calls).toHaveLength(1);
    office.clock.pass(1_000);
    await office.settle(dispatcher);
    expect(await callsOf(id)).toMatchObject([{ state: 'queued', cause: 'http:500', attempts: 2 }]);
    receiver.answer = { status: 204 };
    office.clock.pass(4 * MINUTE);
    await office.settle(dispatcher);
    expect(receiver.calls).toHaveLength(2);
    office.clock.pass(MINUTE);
    await office.settle(dispatcher);
    expect(new Set(receiver.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(receiver.calls.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3);
    expect(await callsOf(id)).toMatchObject([{ state: 'delivered', cause: null, attempts: 3 }]);
  });

  it('that does not answer in time waits as well, and one that asks for time gets it', async () => {
    const id = await subscribe({ eventTypes: ['caseStarted'] });
    receiver.answer = 'silent';
    await office.file();
    const dispatcher = await office.dispatcher(PRIVATE);
    await office.settle(dispatcher);
    expect(await callsOf(id)).toMatchObject([{ state: 'queued', cause: 'timeout' }]);
    receiver.answer = { status: 503, headers: { 'retry-after': '3600' } };
    office.clock.pass(MINUTE);
    await office.settle(dispatcher);
    office.clock.pass(59 * MINUTE);
    await office.settle(dispatcher);
    expect(receiver.calls).toHaveLength(2);
    office.clock.pass(MINUTE);
    receiver.answer = { status: 200 };
    await office.settle(dispatcher);
    expect(await callsOf(id)).toMatchObject([{ state: 'delivered', attempts: 3 }]);
  });

  it('that answers 410 is stopped, and goes on from there when it is started again', async () => {
    const { db, crypto } = office.database;
    const id = await subscribe({ eventTypes: ['caseStarted'] });
    receiver.answer = { status: 410 };
    await office.file();
    const dispatcher = await office.dispatcher(PRIVATE);
    await office.settle(dispatcher);
    expect(await listSubscriptions(db, crypto, [COUNTY])).toMatchObject([{ state: 'disabled', cause: 'http:410' }]);
    await office.file();
    office.clock.pass(24 * 60 * MINUTE);
    await office.settle(dispatcher);
    expect(receiver.calls).toHaveLength(1);
    receiver.answer = { status: 200 };
    await setSubscriptionState(db, id, 'active', null, office.clock.now);
    await office.file();
    await office.settle(dispatcher);
    expect(receiver.calls).toHaveLength(2);
  });

  it('is given up after four days of failures', async () => {
    const id = await subscribe({ eventTypes: ['caseStarted'] });
    receiver.answer = { status: 500 };
    await office.file();
    const dispatcher = await office.dispatcher(PRIVATE);
    for (let day = 0; day < 12; day += 1) {
      await office.settle(dispatcher);
      office.clock.pass(24 * 60 * MINUTE);
    }
    expect(await callsOf(id)).toMatchObject([{ state: 'failed', cause: 'http:500', attempts: 10 }]);
  });

  it('is signed by both secrets while one replaces the other, and then by the new one alone', async () => {
    const { db, crypto } = office.database;
    const id = await subscribe({ eventTypes: ['caseStarted'] });
    const overlapUntil = new Date(Date.parse(office.clock.now) + 2 * MINUTE).toISOString();
    await rotateSecret(db, crypto, id, { secret: secret('b'), overlapUntil, at: office.clock.now });
    const dispatcher = await office.dispatcher(PRIVATE);
    await office.file();
    await office.settle(dispatcher);
    for (const key of ['a', 'b'])
      expect(verified(receiver.calls[0], secret(key))).toMatchObject({ type: 'caseStarted' });
    office.clock.pass(3 * MINUTE);
    await office.file();
    await office.settle(dispatcher);
    expect(verified(receiver.calls[1], secret('b'))).toMatchObject({ type: 'caseStarted' });
    expect(() => verified(receiver.calls[1], secret('a'))).toThrow();
    const stored = JSON.stringify(await db.selectFrom('webhook_subscriptions').selectAll().execute());
    expect(stored).not.toMatch(/whsec_|127\.0\.0\.1/);
  });

  it.each(['http://127.0.0.1:PORT', 'http://[::1]:PORT', 'http://0.0.0.0:PORT'])(
    'at %s is not called where private addresses are refused',
    async (url) => {
      const id = await subscribe({ eventTypes: ['caseStarted'], url: url.replace('PORT', String(receiver.port)) });
      await office.file();
      await office.settle(await office.dispatcher());
      expect(await callsOf(id)).toMatchObject([{ state: 'queued', cause: 'privateAddress' }]);
      expect(receiver.calls).toEqual([]);
    },
  );

  it('whose name has come to point at this machine is not called: the address is checked where it is used', async () => {
    const url = `http://hooks.example.com:${receiver.port}`;
    const id = await subscribe({ eventTypes: ['caseStarted'], url });
    await office.file();
    const addresses = [
      { address: '93.184.215.14', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    await office.settle(await office.dispatcher({}, { resolve: async () => addresses }));
    expect(await callsOf(id)).toMatchObject([{ state: 'queued', cause: 'privateAddress' }]);
    office.clock.pass(MINUTE);
    const local = addresses.slice(1);
    await office.settle(await office.dispatcher(PRIVATE, { resolve: async () => local }));
    expect(receiver.calls).toHaveLength(1);
  });

  it('does not follow a redirect to somewhere else', async () => {
    const id = await subscribe({ eventTypes: ['caseStarted'] });
    receiver.answer = { status: 302, headers: { location: `${receiver.url}/elsewhere` } };
    await office.file();
    await office.settle(await office.dispatcher(PRIVATE));
    expect(receiver.calls.map((call) => call.url)).toEqual(['/']);
    expect(await callsOf(id)).toMatchObject([{ state: 'queued', cause: 'http:302' }]);
  });

  it('gets every event once from several dispatchers', async () => {
    await subscribe();
    const cases = await Promise.all(Array.from({ length: 10 }, () => office.file()));
    const dispatchers = await Promise.all([1, 2, 3].map(() => office.dispatcher(PRIVATE)));
    await Promise.all(dispatchers.map((one) => office.settle(one)));
    await office.settle(dispatchers[0] ?? (await office.dispatcher(PRIVATE)));
    const expected = cases.flatMap((one) => one.driver.events.map((event) => `${one.caseId}:${event.sequence}`));
    const heard = receiver.calls.map((call) => {
      const { data } = JSON.parse(call.body) as { data: { caseId: string; sequence: number } };
      return `${data.caseId}:${data.sequence}`;
    });
    expect(heard.sort()).toEqual(expected.sort());
  });
});
