// The review ladder from its first rung to its last on the running service, by a worker that dies in the middle.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { VILLAGE } from '../../bench/county.ts';
import { createDatabase, type Db } from '../../db/client.ts';
import { createFieldCrypto, type FieldCrypto } from '../../db/crypto.ts';
import { loadEvents } from '../../db/events.ts';
import { verifyAll } from '../../db/verify.ts';
import { skipDays } from '../../demo/skip-days.ts';
import type { CaseEvent } from '../../domain/case/event.ts';
import { reviewLadder } from '../../procedures/ladders.ts';
import { patientClient } from './patient-client.ts';
import { LEADER, OWNER, rungsOf, seedReview, toldOf, underReview, withEngine } from './review-ladder.ts';
import { startService, type Service } from './service.ts';

/** Dies when the third rung, the middle one, stands in PostgreSQL and Temporal does not know. */
const DYING = [['tests/e2e/dying-worker.ts', 'clockRungReached', '3']];

let service: Service;
let db: Db;
let crypto: FieldCrypto;
let caseId: string;
let trail: CaseEvent[];

beforeAll(async () => {
  let household = '';
  service = await startService(
    async (config) => {
      [household = ''] = await seedReview(config, 1);
    },
    { firstWorkers: DYING },
  );
  const { config } = service;
  db = createDatabase(config.database.url, { schema: config.database.schema });
  crypto = createFieldCrypto(config.dataKeys, config.blindIndexKeys);
  const client = await patientClient(service, ['clerk'], () => undefined);
  const filing = { procedure: underReview.id, organisation: VILLAGE, subject: { id: household }, data: {} };
  caseId = (await client.send('clerk', '/cases', filing)).id;
  trail = await untilLastRung();
}, 120_000);
afterAll(async () => {
  await db.destroy();
  await service.close();
});

/** Lets two months pass in the case, with nobody doing anything. */
function untilLastRung(): Promise<CaseEvent[]> {
  const read = async (): Promise<CaseEvent[]> => (await loadEvents(db, crypto, caseId)) as CaseEvent[];
  return withEngine(service.config, async (engine) => {
    const skipped = skipDays(engine, caseId, 60);
    await vi.waitFor(
      async () => expect(rungsOf(await read()).map(({ alarm }) => alarm)).toContain(`r${reviewLadder.length - 1}`),
      { timeout: 90_000, interval: 100 },
    );
    await skipped;
    return read();
  });
}

it('was carried on by a second worker after the first died with a rung recorded that nobody had heard of', () => {
  expect(new Set(service.worker.pids).size).toBe(DYING.length + 1);
});

it('records warning, due instant and every rung once, in their order, each at or after its instant', () => {
  const alarms = trail.filter(({ type }) => ['clockWarned', 'clockOverdue', 'clockRungReached'].includes(type));
  expect(alarms.map(({ type }) => type)).toEqual([
    'clockWarned',
    'clockOverdue',
    ...reviewLadder.map(() => 'clockRungReached'),
  ]);
  const rungs = rungsOf(trail);
  expect(rungs.map(({ alarm, action }) => [alarm, action])).toEqual(
    reviewLadder.map(({ action }, index) => [`r${index}`, action]),
  );
  const started = trail.find((event) => event.type === 'clockStarted');
  for (const { alarm, recordedAt } of rungs) {
    const planned = started?.alarms.find(({ id }) => id === alarm)?.at ?? 'never planned';
    expect(Date.parse(recordedAt)).toBeGreaterThanOrEqual(Date.parse(planned));
  }
});

it('tells each recipient of each rung once in the inbox, the owner of every one and the leader of the last', async () => {
  for (const { sequence, alarm } of rungsOf(trail)) {
    const { recipients } = await toldOf(db, caseId, sequence);
    expect(new Set(recipients).size, alarm).toBe(recipients.length);
    expect(recipients, alarm).toContain(OWNER);
    if (alarm === 'r4') expect(recipients).toContain(LEADER);
  }
});

it('puts each rung into the outbox once, under the key by which channels tell repeats', async () => {
  for (const { sequence } of rungsOf(trail)) {
    expect((await toldOf(db, caseId, sequence)).outbox).toEqual([`${caseId}:${sequence}`]);
  }
});

it('shows the owner as many messages as there are rungs, through the API', async () => {
  const ask = async (path: string, init: RequestInit): Promise<unknown> =>
    (await fetch(`${service.address}/api/v1${path}`, init)).json();
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ account: 'township' });
  const { accessToken } = (await ask('/demo/token', { method: 'POST', headers, body })) as { accessToken: string };
  const { items } = (await ask('/inbox?limit=100', { headers: { authorization: `Bearer ${accessToken}` } })) as {
    items: { kind: string }[];
  };
  expect(items.filter(({ kind }) => kind === 'overdue')).toHaveLength(reviewLadder.length);
});

it('leaves a hash chain that holds', async () => {
  const breaks: unknown[] = [];
  await verifyAll(db, (found) => breaks.push(found), crypto);
  expect(breaks).toEqual([]);
});
