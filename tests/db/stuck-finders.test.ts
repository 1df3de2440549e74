// Each question of the watchdog against a plain loop over the same generated rows.
import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { storeDefinition } from '../../db/definitions.ts';
import { putHoldings, putPeople } from '../../db/people.ts';
import { TABLE_FINDERS } from '../../db/stuck-finders.ts';
import type { StuckCause } from '../../domain/stuck/cause.ts';
import { COUNTY, fourLevels, TOWNSHIP, VILLAGE } from '../support/definitions.ts';
import { AT, openTestDatabase, putPaths } from './recorded-case.ts';
import type { TestDatabase } from './recorded-case.ts';

const NOW = '2026-11-20T04:00:00.000Z';
const DAY = 86_400_000;
const ago = (days: number): string => new Date(Date.parse(NOW) - days * DAY).toISOString();

let database: TestDatabase;
let hash: string;
beforeAll(async () => {
  database = await openTestDatabase();
  const { db, crypto } = database;
  await putPaths(db, COUNTY, TOWNSHIP, VILLAGE);
  await putPeople(db, crypto, [{ id: 'one', name: '测试一' }], AT);
  hash = await storeDefinition(db, fourLevels, { origin: 'release', at: AT });
});
afterAll(() => database.close());

const [clock] = fourLevels.clocks;
const rungs = clock?.ladder.length ?? 0;

const oneCase = fc.record({
  status: fc.constantFrom('open', 'open', 'suspended', 'ended'),
  kind: fc.constantFrom('case', 'case', 'round'),
  rehearsal: fc.constantFrom(false, false, true),
  stuck: fc.constantFrom(null, 'effect', 'noHolder'),
  behind: fc.constantFrom(null, null, 'sequence', 'hash'),
  task: fc.record({
    state: fc.constantFrom('open', 'open', 'done'),
    role: fc.constantFrom('reviewer', 'director', null),
    organisation: fc.constantFrom(TOWNSHIP, COUNTY),
    claimedDays: fc.constantFrom(null, null, 6, 8),
  }),
  clock: fc.record({
    state: fc.constantFrom('running', 'running', 'stopped'),
    overdue: fc.boolean(),
    reached: fc.integer({ min: 0, max: rungs + 1 }),
  }),
  item: fc.record({ state: fc.constantFrom('silent', 'returned', 'filed'), overdue: fc.boolean() }),
  delivery: fc.record({ state: fc.constantFrom('failed', 'failed', 'sent'), days: fc.constantFrom(1, 29, 31) }),
});
type OneCase = typeof oneCase extends fc.Arbitrary<infer T> ? T : never;
const holding = fc
  .record({
    role: fc.constantFrom('reviewer', 'director'),
    organisation: fc.constantFrom(TOWNSHIP, COUNTY),
    validFrom: fc.constantFrom('2026-01-01', '2026-11-20', '2026-11-21'),
    validTo: fc.constantFrom(null, '2026-11-20', '2026-11-21'),
  })
  .filter(({ validFrom, validTo }) => validTo === null || validFrom < validTo);
const holdings = fc.uniqueArray(holding, {
  selector: ({ role, organisation }) => `${role}@${organisation}`,
  maxLength: 4,
});

type Written = OneCase & { id: string; deliveryId: number };

async function write(one: OneCase): Promise<Written> {
  const { db } = database;
  const id = randomUUID();
  const head = randomBytes(32);
  const events = [
    'caseStarted',
    ...Array.from({ length: one.clock.reached }, () => 'clockRungReached'),
    'effectFailed',
  ];
  await db
    .insertInto('cases')
    .values({
      case_id: id,
      case_number: id,
      procedure: fourLevels.id,
      definition_hash: hash,
      organisation: VILLAGE,
      filer_id: 'one',
      filer_name: '测试一',
      filed_at: VILLAGE,
      status: one.status,
      kind: one.kind,
      rehearsal: one.rehearsal,
      stages: ['township'],
      stuck: one.stuck,
      started_on: '2026-10-01',
      started_at: ago(50),
      sequence: events.length - (one.behind === 'sequence' ? 1 : 0),
      chain_head: one.behind === 'hash' ? randomBytes(32) : head,
      data: '{}',
      overdue: false,
      card: 'none',
      updated_at: NOW,
    })
    .execute();
  await db
    .insertInto('events')
    .values(
      events.map((type, index) => ({
        case_id: id,
        sequence: index + 1,
        batch: index + 1,
        type,
        recorded_at: ago(40),
        business_date: '2026-10-11',
        actor_kind: 'system',
        payload: JSON.stringify({ clockId: 'c1', visitId: 1, attempts: 6, error: 'away', effectId: 'e' }),
        prev_hash: head,
        hash: head,
      })),
    )
    .execute();
  const { task } = one;
  await db
    .insertInto('tasks')
    .values({
      case_id: id,
      task_id: '1.1',
      visit: 1,
      stage: 'township',
      kind: 'decide',
      procedure: fourLevels.id,
      rehearsal: one.rehearsal,
      role: task.role,
      organisation: task.organisation,
      state: task.state,
      claimed_by: task.claimedDays === null ? null : 'one',
      claimed_at: task.claimedDays === null ? null : ago(task.claimedDays),
      opened_at: ago(20),
      sort_due: '9999-12-31',
      overdue: false,
    })
    .execute();
  await db
    .insertInto('clocks')
    .values({
      case_id: id,
      clock_id: 'c1',
      clock: clock?.key ?? '',
      state: one.clock.state,
      started_at: ago(30),
      due_at: ago(10),
      provisional: false,
      overdue: one.clock.overdue,
    })
    .execute();
  await db
    .insertInto('round_items')
    .values({
      case_id: id,
      unit: VILLAGE,
      unit_name: '测试村',
      period: '2026-10',
      state: one.item.state,
      opened_on: '2026-10-01',
      due_on: '2026-11-01',
      overdue: one.item.overdue,
      late: false,
      nothing: false,
      entries: 0,
      procedure: fourLevels.id,
      part: 'monthly',
      rehearsal: one.rehearsal,
      updated_at: NOW,
    })
    .execute();
  const { id: deliveryId } = await db
    .insertInto('deliveries')
    .values({
      message: `${id}:1`,
      target: 'person:one',
      kind: 'overdue',
      case_id: id,
      sequence: 1,
      statutory: false,
      channels: ['email'],
      state: one.delivery.state,
      not_before: NOW,
      created_at: ago(one.delivery.days),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { ...one, id, deliveryId };
}

async function clear(): Promise<void> {
  for (const table of ['deliveries', 'round_items', 'clocks', 'tasks', 'events', 'cases', 'holdings'] as const) {
    await database.db.deleteFrom(table).execute();
  }
}

type Held = { role: string; organisation: string; validFrom: string; validTo: string | null };

/** What each cause means, case by case. */
function oracle(cases: readonly Written[], held: readonly Held[]): Partial<Record<StuckCause, string[]>> {
  const isHeld = (role: string, organisation: string): boolean =>
    held.some(
      (one) =>
        one.role === role &&
        one.organisation === organisation &&
        one.validFrom <= '2026-11-20' &&
        (one.validTo === null || one.validTo > '2026-11-20'),
    );
  const real = cases.filter(({ rehearsal }) => !rehearsal);
  const waiting = (one: Written): boolean =>
    one.task.state === 'open' && one.task.role !== null && one.task.claimedDays === null;
  const posts = real
    .filter((one) => one.kind === 'case' && waiting(one) && !isHeld(one.task.role ?? '', one.task.organisation))
    .map(({ task }) => `post:${task.role}@${task.organisation}`);
  const rosters = real
    .filter((one) => one.kind === 'case' && one.stuck === 'noHolder' && one.status !== 'ended' && !waiting(one))
    .map(({ id }) => `case:${id}`);
  return {
    effectFailing: real.filter((one) => one.stuck === 'effect' && one.status !== 'ended').map(({ id }) => `case:${id}`),
    noHolder: [...new Set(posts), ...rosters],
    ladderExhausted: real
      .filter(
        (one) =>
          one.kind === 'case' &&
          one.status === 'open' &&
          one.clock.state === 'running' &&
          one.clock.overdue &&
          one.clock.reached >= rungs,
      )
      .map(({ id }) => `clock:${id}:c1`),
    claimIdle: real
      .filter((one) => one.status === 'open' && one.task.state === 'open' && (one.task.claimedDays ?? 0) > 7)
      .map(({ id }) => `task:${id}:1.1`),
    projectionBehind: cases
      .filter((one) => one.status !== 'ended' && one.behind !== null)
      .map(({ id }) => `case:${id}`),
    roundSilent: real
      .filter((one) => one.status === 'open' && one.item.overdue && one.item.state !== 'filed')
      .map(({ id }) => `round:${id}:2026-10`),
    messageUndeliverable: cases
      .filter((one) => one.delivery.state === 'failed' && one.delivery.days < 30)
      .map(({ deliveryId }) => `delivery:${deliveryId}`),
  };
}

it('finds of generated rows, for each cause, exactly what a plain loop over them finds', async () => {
  expect(rungs).toBeGreaterThan(0);
  await fc.assert(
    fc.asyncProperty(fc.array(oneCase, { minLength: 1, maxLength: 12 }), holdings, async (drawn, held) => {
      await clear();
      await putHoldings(
        database.db,
        held.map(({ validTo, ...one }) => ({ personId: 'one', ...one, ...(validTo === null ? {} : { validTo }) })),
      );
      const cases: Written[] = [];
      for (const one of drawn) cases.push(await write(one));
      const expected = oracle(cases, held);
      for (const [cause, question] of Object.entries(TABLE_FINDERS)) {
        const asked = question({ now: NOW, today: '2026-11-20', claimIdleDays: 7 });
        const { rows } = await asked.execute(database.db);
        expect(rows.map(({ key }) => key).sort(), cause).toEqual(expected[cause as StuckCause]?.sort());
      }
    }),
    { numRuns: 15 },
  );
});
