// A database with people who can be reached, cases whose events tell them something, and a dispatcher whose clock stands
// still until the test moves it.
import { putContact } from '../../db/contacts.ts';
import type { Contact } from '../../db/contacts.ts';
import { putHoldings, putPeople } from '../../db/people.ts';
import { createChannels } from '../../dispatcher/channels/index.ts';
import type { Channels } from '../../dispatcher/channels/index.ts';
import { createDispatcher } from '../../dispatcher/dispatcher.ts';
import type { Dispatcher } from '../../dispatcher/dispatcher.ts';
import { createHttpPost } from '../../dispatcher/http-post.ts';
import type { PostSettings } from '../../dispatcher/http-post.ts';
import { loadConfig } from '../../config/load-config.ts';
import { subsidy, VILLAGE_DATA } from '../db/definitions-for-tests.ts';
import { AT, openTestDatabase, putPaths, RecordedCase } from '../db/recorded-case.ts';
import type { TestDatabase } from '../db/recorded-case.ts';
import { COUNTY, TOWNSHIP, VILLAGE } from '../support/definitions.ts';

/** 10:00 at UTC+8. */
export const MORNING = '2026-03-02T02:00:00.000Z';
const KEY = Buffer.alloc(32, 7).toString('base64');

export interface PostOffice {
  database: TestDatabase;
  /** Moved by the test. */
  clock: { now: string; pass(ms: number): void };
  /** Lines that were logged. */
  log: string[];
  /** A dispatcher with the environment's channels. */
  dispatcher(env?: Record<string, string>, more?: Partial<PostSettings>): Promise<Dispatcher>;
  /** Does what is due until nothing is. */
  settle(dispatcher: Dispatcher): Promise<void>;
  person(id: string, role: string, organisation: string, ...contacts: Contact[]): Promise<void>;
  office(path: string, ...contacts: Contact[]): Promise<void>;
  /** Files a case that waits for the reviewer of the township. */
  file(): Promise<RecordedCase>;
  /** The reviewer of the township is urged by its clerk. */
  urge(one: RecordedCase, message?: string): Promise<void>;
  deliveries(): Promise<
    { target: string; kind: string; state: string; channel: string | null; cause: string | null; attempts: number }[]
  >;
  close(): Promise<void>;
}

export const mail = (address: string): Contact => ({ channel: 'email', address, secret: null });

let subjects = 0;

export async function openPostOffice(): Promise<PostOffice> {
  const database = await openTestDatabase();
  const { db, crypto } = database;
  await putPaths(db, COUNTY, TOWNSHIP, VILLAGE, `${COUNTY}/housing`, `${COUNTY}/civil`);
  const clock = {
    now: MORNING,
    pass(ms: number) {
      clock.now = new Date(Date.parse(clock.now) + ms).toISOString();
    },
  };
  const now = (): string => clock.now;
  const log: string[] = [];
  const opened: Channels[] = [];
  const urged = new Map<RecordedCase, number>();

  const office: PostOffice = {
    database,
    clock,
    log,
    async dispatcher(env = {}, more = {}) {
      const config = loadConfig({
        DATABASE_URL: database.url,
        TEMPORAL_ADDRESS: 'localhost:7233',
        DATA_KEYS: `test:${KEY}`,
        BLIND_INDEX_KEY: KEY,
        DEMO_ISSUER: 'on',
        MAIL_FROM: '办结 <banjie@example.gov.cn>',
        ...env,
      });
      const timeoutMs = more.timeoutMs ?? 400;
      const channels = await createChannels(config, { now, timeoutMs });
      opened.push(channels);
      return createDispatcher({
        db,
        crypto,
        channels,
        now,
        post: createHttpPost({ timeoutMs, allowPrivate: config.notifications.allowPrivateWebhooks, ...more }),
        log: (level, msg, fields = {}) => log.push(JSON.stringify({ level, msg, ...fields })),
        publicUrl: config.notifications.publicUrl ?? null,
        rehearsals: config.notifications.rehearsals,
      });
    },
    async settle(dispatcher) {
      let pass = await dispatcher.pass();
      // what stands behind a transaction of somebody else's is read when that is over
      while (pass.done > 0 || pass.waiting) pass = await dispatcher.pass();
    },
    async person(id, role, organisation, ...contacts) {
      await putPeople(db, crypto, [{ id, name: `测试${id}` }], AT);
      await putHoldings(db, [{ personId: id, role, organisation, validFrom: '2020-01-01' }]);
      for (const contact of contacts) await putContact(db, crypto, `person:${id}`, contact, id, AT);
    },
    async office(path, ...contacts) {
      for (const contact of contacts) await putContact(db, crypto, `organisation:${path}`, contact, 'admin', AT);
    },
    file() {
      subjects += 1;
      const subject = { id: `household-${subjects}`, kind: 'household', name: `测试户${subjects}` } as const;
      return new RecordedCase(database, subsidy).start({ subject, data: VILLAGE_DATA });
    },
    async urge(one, message = '请尽快办理') {
      const times = (urged.get(one) ?? 0) + 1;
      urged.set(one, times);
      const visitId = one.driver.state.visits.at(-1)?.id ?? 0;
      await one.step((driver) =>
        driver.as('clerk', VILLAGE, `urger-${times}`).send({ type: 'urge', visitId, message }),
      );
    },
    async deliveries() {
      return db
        .selectFrom('deliveries')
        .select(['target', 'kind', 'state', 'channel', 'cause', 'attempts'])
        .orderBy('id')
        .execute();
    },
    async close() {
      for (const channels of opened) for (const channel of channels.values()) channel.close();
      await database.close();
    },
  };
  return office;
}
