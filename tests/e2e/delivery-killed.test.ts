// Between the outbox and the mailbox: dispatcher, worker and database are killed while mails are on the wire.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { VILLAGE } from '../../bench/county.ts';
import { putContact } from '../../db/contacts.ts';
import { createDatabase, type Db } from '../../db/client.ts';
import { createFieldCrypto } from '../../db/crypto.ts';
import { skipDays } from '../../demo/skip-days.ts';
import { reviewLadder } from '../../procedures/ladders.ts';
import { startMailbox, type Mailbox } from '../../bench/mailbox.ts';
import { ownPostgres, type OwnPostgres } from './own-postgres.ts';
import { patientClient } from './patient-client.ts';
import { seedReview, underReview, withEngine } from './review-ladder.ts';
import { startService, type Service } from './service.ts';

const CASES = 6;
const RUNGS = CASES * reviewLadder.length;
/** Mails that the server has taken when everything is killed, before it could say so of the last. */
const TAKEN = 6;
const ADDRESSES = { township: 'township@example.test', county: 'county@example.test' };
/** Longer than a dispatcher keeps a delivery in hand. */
const LEASE = '3 minutes';

let postgres: OwnPostgres;
let mailbox: Mailbox;
let service: Service;
let db: Db;
let takenAtKill = 0;
const killed = Promise.withResolvers<void>();

beforeAll(async () => {
  postgres = await ownPostgres();
  mailbox = await startMailbox(async (count) => {
    if (count !== TAKEN) return;
    service.dispatcher?.kill();
    service.worker.kill();
    await postgres.kill();
    takenAtKill = mailbox.mails.length;
    killed.resolve();
  });
  let households: string[] = [];
  service = await startService(
    async (config) => {
      households = await seedReview(config, CASES);
      const own = createDatabase(config.database.url, { schema: config.database.schema, max: 1 });
      const crypto = createFieldCrypto(config.dataKeys, config.blindIndexKeys);
      for (const [person, address] of Object.entries(ADDRESSES)) {
        const contact = { channel: 'email', address, secret: null } as const;
        await putContact(own, crypto, `person:${person}`, contact, 'test', '2020-01-01T00:00:00.000Z');
      }
      await own.destroy();
    },
    {
      database: postgres.database,
      dispatcher: true,
      env: { SMTP_URL: mailbox.url, MAIL_FROM: 'Banjie <banjie@example.test>' },
    },
  );
  const { config } = service;
  db = createDatabase(config.database.url, { schema: config.database.schema });
  const client = await patientClient(service, ['clerk'], () => undefined);
  const caseIds = await Promise.all(
    households.map(async (id) => {
      const filing = { procedure: underReview.id, organisation: VILLAGE, subject: { id }, data: {} };
      return (await client.send('clerk', '/cases', filing)).id;
    }),
  );
  await withEngine(config, async (engine) => {
    const skipped = Promise.all(caseIds.map((caseId) => skipDays(engine, caseId, 60)));
    await killed.promise;
    await postgres.start();
    // what the dead dispatcher had in hand is free when its lease has run out: that time passes here
    await sql`update deliveries set lease_until = lease_until - ${LEASE}::interval where state = 'queued'`.execute(db);
    await vi.waitFor(async () => expect(await left()).toEqual({ rungs: 0, outbox: 0, queued: 0 }), {
      timeout: 80_000,
      interval: 100,
    });
    await skipped;
  });
}, 150_000);
afterAll(async () => {
  await db.destroy();
  await service.close();
  await mailbox.close();
});

/** What is not yet recorded, not yet addressed, not yet sent. */
async function left(): Promise<{ rungs: number; outbox: number; queued: number }> {
  const { rows } = await sql<{ rungs: number; outbox: number; queued: number }>`
    select ${RUNGS} - (select count(*) from events where type = 'clockRungReached')::int as rungs,
      (select count(*) from outbox where state = 'pending')::int as outbox,
      (select count(*) from deliveries where state = 'queued')::int as queued`.execute(db);
  return rows[0] ?? { rungs: -1, outbox: -1, queued: -1 };
}

const byMail = () =>
  db.selectFrom('deliveries').selectAll().where('channel', '=', 'email').orderBy('message').orderBy('target').execute();

it('was killed with a mail taken that nobody had heard of, and with others to be sent', async () => {
  expect(takenAtKill).toBeGreaterThanOrEqual(TAKEN);
  expect((await byMail()).length).toBeGreaterThan(takenAtKill);
});

it('has addressed each rung once to each person, and sent it', async () => {
  const deliveries = await byMail();
  const keys = deliveries.map(({ message, target }) => `${message} ${target}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(deliveries.map(({ state }) => state))).toEqual(new Set(['sent']));
  const { rows } = await sql<{ key: string; told: boolean }>`
    select e.case_id || ':' || e.sequence as key,
      exists (select from deliveries d where d.message = e.case_id || ':' || e.sequence
        and d.target = 'person:township') as told
    from events e where e.type = 'clockRungReached'`.execute(db);
  expect(rows).toHaveLength(RUNGS);
  expect(rows.filter(({ told }) => !told)).toEqual([]);
});

it('reached the mailbox with every message, each under one Message-ID for one person', async () => {
  const deliveries = await byMail();
  const addressed = Object.values(ADDRESSES);
  for (const { messageId, to } of mailbox.mails) {
    expect(messageId).not.toBe('');
    expect(to).toHaveLength(1);
    expect(addressed).toContain(to[0]);
  }
  const received = new Set(mailbox.mails.map(({ messageId }) => messageId));
  expect(received).toEqual(new Set(deliveries.map(({ reference }) => reference)));
  expect(received.size).toBe(deliveries.length);
});

it('repeated only what was on the wire when everything died, by which its receiver knows it', () => {
  const taken = new Set(mailbox.mails.slice(0, takenAtKill).map(({ messageId }) => messageId));
  const byId = Map.groupBy(mailbox.mails, ({ messageId }) => messageId);
  const repeated = [...byId].filter(([, all]) => all.length > 1);
  expect(repeated.length).toBeGreaterThan(0);
  for (const [messageId, all] of repeated) {
    expect(all).toHaveLength(2);
    expect(taken).toContain(messageId);
    expect(all[0]?.to).toEqual(all[1]?.to);
  }
});
