// What is of no use any more goes, what is evidence or still needed stays; by the nightly workflow and by hand.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tidySome } from '../../db/tidy.ts';
import { KEEP_DAYS } from '../../domain/keep-days.ts';
import { tidyActivities } from '../../worker/tidy-activities.ts';
import { tidySchedule } from '../../worker/schedules/tidy.ts';
import { runKeeping } from '../cli/keeping.ts';
import type { Environment } from '../support/case-environment.ts';
import { fourLevels } from '../support/definitions.ts';
import { createEnvironment } from './environment.ts';

let environment: Environment;
let open: string;

/** Three rows of each sort: one that may go, one that is too young, one that stays for another reason. */
const seed = async (): Promise<void> => {
  const { db } = environment;
  const old = sql`now() - interval '2000 days'`;
  const hook = randomUUID();
  await sql`insert into idempotency_keys (actor, key, scope, body_hash, status, created_at) values
    ('a', 'old', 's', 'b', 'done', ${old}), ('a', 'young', 's', 'b', 'done', now())`.execute(db);
  await sql`insert into inbox (recipient, kind, detail, created_at, read_at) values
    ('person:x', 'read', '{}', ${old}, ${old}), ('person:x', 'young', '{}', ${old}, now()),
    ('person:x', 'unread', '{}', ${old}, null)`.execute(db);
  await sql`insert into outbox (dedupe_key, topic, case_id, payload, state, created_at, dispatched_at) values
    ('sent', 't', ${open}, '{}', 'sent', ${old}, ${old}), ('failedLater', 't', ${open}, '{}', 'sent', ${old}, ${old}),
    ('old but pending', 't', ${open}, '{}', 'pending', ${old}, null)`.execute(db);
  await sql`insert into deliveries (message, target, kind, case_id, statutory, channels, state, not_before, created_at) values
    ('over', 'person:x', 'k', null, false, '{sms}', 'sent', ${old}, ${old}),
    ('statutory', 'person:x', 'k', null, true, '{sms}', 'sent', ${old}, ${old}),
    ('of an open case', 'person:x', 'k', ${open}, false, '{sms}', 'sent', ${old}, ${old}),
    ('failedLater', 'person:x', 'k', null, false, '{sms}', 'failed', ${old}, ${old})`.execute(db);
  await sql`insert into delivery_attempts (delivery_id, channel, at, outcome)
    select id, 'sms', ${old}, 'sent' from deliveries`.execute(db);
  await sql`insert into webhook_subscriptions (id, name, url_sealed, region, secrets, state, created_by, created_at, updated_at)
    values (${hook}, 'n', 'u', '610429', '[]', 'active', 'x', now(), now())`.execute(db);
  await sql`insert into webhook_deliveries (subscription_id, case_id, sequence, state, not_before, created_at, finished_at) values
    (${hook}, ${open}, 1, 'delivered', ${old}, ${old}, ${old}), (${hook}, ${open}, 2, 'failed', ${old}, ${old}, ${old})`.execute(
    db,
  );
  await sql`insert into definition_drafts (id, procedure, title, document, version, created_by, created_at, updated_by, updated_at)
    select gen_random_uuid(), 'p', '{}', '{}', 1, 'x', ${old}, 'x', at from (values (${old}), (now())) as v(at)`.execute(
    db,
  );
  await sql`insert into imports (id, kind, region, file_name, columns, body_hash, by_id, by_name, created_at, state, finished_at)
    select gen_random_uuid(), 'people', '', 'f', '[]', 'h', 'x', 'x', ${old}, state, ${old}
    from (values ('done'), ('running')) as v(state)`.execute(db);
  await sql`insert into import_rows (import_id, row, entry, place, state) select id, 1, 1, 1, 'done' from imports`.execute(
    db,
  );
  await sql`insert into feed_cursors (name, xact, position) select 'reader', xact, position from event_feed
    order by xact, position offset 1 limit 1`.execute(db);
};

const left = async () => {
  const { rows } = await sql<{ name: string }>`
    select 'key ' || key as name from idempotency_keys union all select 'inbox ' || kind from inbox where recipient = 'person:x'
    union all select 'outbox ' || dedupe_key from outbox where topic = 't'
    union all select 'delivery ' || message from deliveries where target = 'person:x'
    union all select 'attempt of ' || d.message from delivery_attempts a join deliveries d on d.id = a.delivery_id
    union all select 'call ' || state from webhook_deliveries
    union all select 'draft' from definition_drafts
    union all select 'import ' || i.state || ' with ' || count(r.*) from imports i left join import_rows r on r.import_id = i.id group by i.id
    order by 1`.execute(environment.db);
  return rows.map(({ name }) => name);
};

beforeAll(async () => {
  environment = await createEnvironment();
  const { db } = environment;
  await environment.work({}, (activities) => ({
    ...activities,
    ...tidyActivities({ db, keepDays: { ...KEEP_DAYS, eventFeed: 0 } }),
  }));
  open = (await environment.start(await environment.inputOf(fourLevels))).answer.caseId;
  await seed();
});
afterAll(() => environment.close());

it('counts by the command line what would go, and deletes nothing', async () => {
  const before = await left();
  const { code, stdout } = await runKeeping(['tidy', '--dry-run', '--json'], { ...environment.workerVariables });
  expect([code, JSON.parse(stdout)]).toMatchObject([
    0,
    {
      dryRun: true,
      rows: { requestKeys: 1, readInbox: 1, outbox: 1, deliveries: 1, webhookCalls: 1, drafts: 1, imports: 1 },
    },
  ]);
  expect(await left()).toEqual(before);
});

it('keeps for ever what the configuration says, and refuses names that it does not know', async () => {
  const all = Object.keys(KEEP_DAYS).map((name) => `${name}=0`);
  const { stdout } = await runKeeping(['tidy'], { ...environment.workerVariables, KEEP_DAYS: all.join(',') });
  expect(stdout.match(/永久保留/g)).toHaveLength(all.length);
  expect(await left()).toContain('key old');
  const wrong = runKeeping(['tidy'], { ...environment.workerVariables, KEEP_DAYS: 'events=30' });
  await expect(wrong).rejects.toThrow('KEEP_DAYS');
});

it('deletes by the nightly workflow what is over, with what belongs to it, and nothing that is still needed', async () => {
  const { client, workerVariables } = environment;
  const { options } = tidySchedule(workerVariables['TASK_QUEUE'] ?? '');
  const { workflowType, taskQueue } = options.action;
  const rows: unknown = await client.workflow.execute(String(workflowType), {
    taskQueue,
    args: [],
    workflowId: randomUUID(),
  });
  expect(rows).toEqual({
    requestKeys: 1,
    readInbox: 1,
    outbox: 1,
    deliveries: 1,
    webhookCalls: 1,
    drafts: 1,
    imports: 1,
  });
  expect(await left()).toEqual([
    'attempt of failedLater',
    'attempt of of an open case',
    'attempt of statutory',
    'call failed',
    'delivery failedLater',
    'delivery of an open case',
    'delivery statutory',
    'draft',
    'import running with 1',
    'inbox unread',
    'inbox young',
    'key young',
    'outbox failedLater',
    'outbox old but pending',
  ]);
});

it('forgets places of the feed that every reader has passed, a few at a time', async () => {
  const { db } = environment;
  const count = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from event_feed`.execute(db)).rows[0]?.n ?? 0;
  const before = await count();
  const later = new Date(Date.now() + 100 * 86_400_000).toISOString();
  const only = { ...KEEP_DAYS, requestKeys: 0, readInbox: 0, drafts: 0 };
  expect(await tidySome(db, only, later, 1)).toEqual({ rows: { eventFeed: 1 }, more: true });
  expect(await tidySome(db, only, later, 10)).toEqual({ rows: { eventFeed: 1 }, more: false });
  expect(await count()).toBe(before - 2);
});
