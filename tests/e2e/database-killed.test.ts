// The database is killed with the worker while the rungs of many cases fall due, and comes back.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { VILLAGE } from '../../bench/county.ts';
import { createDatabase, type Db } from '../../db/client.ts';
import { createFieldCrypto, type FieldCrypto } from '../../db/crypto.ts';
import { loadEvents } from '../../db/events.ts';
import { verifyAll } from '../../db/verify.ts';
import { skipDays } from '../../demo/skip-days.ts';
import type { CaseEvent } from '../../domain/case/event.ts';
import { reviewLadder } from '../../procedures/ladders.ts';
import { ownPostgres, type OwnPostgres } from './own-postgres.ts';
import { patientClient } from './patient-client.ts';
import { OWNER, rungsOf, seedReview, toldOf, underReview, withEngine } from './review-ladder.ts';
import { startService, type Service } from './service.ts';

const CASES = 8;
const RUNGS = CASES * reviewLadder.length;

let postgres: OwnPostgres;
let service: Service;
let db: Db;
let crypto: FieldCrypto;
let caseIds: string[];
/** Rungs that stood in the database when it was killed. */
let before: number;

beforeAll(async () => {
  postgres = await ownPostgres();
  let households: string[] = [];
  service = await startService(
    async (config) => {
      households = await seedReview(config, CASES);
    },
    { database: postgres.database },
  );
  const { config } = service;
  db = createDatabase(config.database.url, { schema: config.database.schema });
  crypto = createFieldCrypto(config.dataKeys, config.blindIndexKeys);
  const client = await patientClient(service, ['clerk'], () => undefined);
  caseIds = await Promise.all(
    households.map(async (id) => {
      const filing = { procedure: underReview.id, organisation: VILLAGE, subject: { id }, data: {} };
      return (await client.send('clerk', '/cases', filing)).id;
    }),
  );
  await withEngine(config, async (engine) => {
    const skipped = Promise.all(caseIds.map((caseId) => skipDays(engine, caseId, 60)));
    await recorded(CASES);
    before = await countRungs();
    service.worker.kill();
    await postgres.kill();
    await postgres.start();
    await recorded(RUNGS);
    await skipped;
  });
}, 120_000);
afterAll(async () => {
  await db.destroy();
  await service.close();
});

async function countRungs(): Promise<number> {
  const { count } = await db
    .selectFrom('events')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('type', '=', 'clockRungReached')
    .executeTakeFirstOrThrow();
  return Number(count);
}

const recorded = (rungs: number): Promise<void> =>
  vi.waitFor(async () => expect(await countRungs()).toBeGreaterThanOrEqual(rungs), { timeout: 60_000, interval: 20 });

it('was killed when a part of the rungs was recorded and the others were not', () => {
  expect(before).toBeGreaterThanOrEqual(CASES);
  expect(before).toBeLessThan(RUNGS);
});

it('has each rung of each case once on the trail, in its order', async () => {
  for (const caseId of caseIds) {
    const trail = (await loadEvents(db, crypto, caseId)) as CaseEvent[];
    expect(rungsOf(trail).map(({ alarm }) => alarm)).toEqual(reviewLadder.map((_, index) => `r${index}`));
  }
});

it('has each rung once in the outbox, and once in the inbox of each whom it concerns', async () => {
  for (const caseId of caseIds) {
    const trail = (await loadEvents(db, crypto, caseId)) as CaseEvent[];
    for (const { sequence } of rungsOf(trail)) {
      const { recipients, outbox } = await toldOf(db, caseId, sequence);
      expect(outbox).toEqual([`${caseId}:${sequence}`]);
      expect(recipients).toContain(OWNER);
      expect(new Set(recipients).size).toBe(recipients.length);
    }
  }
});

it('has hash chains that hold', async () => {
  const breaks: unknown[] = [];
  expect(await verifyAll(db, (found) => breaks.push(found), crypto)).toBe(CASES);
  expect(breaks).toEqual([]);
});
