// A read model as large as a county's after years: open cases with their trail, tasks, clocks and messages, a few of a
// hundred of them stuck. Written by statements over sets: no workflow runs behind these rows.
import { sql } from 'kysely';
import { putAccounts, putHoldings, putPeople } from '../../db/people.ts';
import { putOrganisations } from '../../db/organisations.ts';
import { activateDefinition, requireDefinition, storeDefinition } from '../../db/definitions.ts';
import { DEMO_ISSUER } from '../../config/demo-issuer.ts';
import type { Db } from '../../db/client.ts';
import type { FieldCrypto } from '../../db/crypto.ts';
import { ADMINISTRATOR } from '../../domain/scope.ts';
import { LEVELS } from '../county.ts';

const TOWNSHIPS = 12;
const VILLAGES = 15;
const PROCEDURES = 20;
/** So many posts of villages that nobody holds. */
const VACANT = 20;
const FROM = '2020-01-01';
const MOST_ROUNDS = 100;

/** Accounts that read: the administrators of the county and of its largest township. */
export const READERS = { county: 'stuck-county', township: 'stuck-township' } as const;

const townshipPath = (index: number): string => `610429${101 + index}`;

export interface Filled {
  open: number;
  rows: Record<string, number>;
  seconds: number;
}

/** Puts the people and procedures in place, and `open` open cases with a fifth as many ended ones. */
export async function fillCounty(db: Db, crypto: FieldCrypto, open: number): Promise<Filled> {
  const startedAt = performance.now();
  await settle(db, crypto);
  await cases(db, open + Math.floor(open / 5), open);
  await trail(db);
  await tasksAndClocks(db);
  await messages(db);
  await rounds(db);
  await sql`analyze`.execute(db);
  const rows: Record<string, number> = {};
  for (const table of ['cases', 'events', 'tasks', 'clocks', 'deliveries', 'round_items', 'stage_visits']) {
    const counted = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(db);
    rows[table] = counted.rows[0]?.count ?? 0;
  }
  return { open, rows, seconds: (performance.now() - startedAt) / 1000 };
}

async function settle(db: Db, crypto: FieldCrypto): Promise<void> {
  const at = new Date().toISOString();
  const townships = Array.from({ length: TOWNSHIPS }, (_, index) => townshipPath(index));
  const villages = townships.flatMap((path) => Array.from({ length: VILLAGES }, (_, index) => `${path}${200 + index}`));
  const place = { validFrom: FROM, validTo: null, successor: null, kind: 'division' as const };
  const named = (path: string) => ({ zh: `测试${path}`, en: path });
  await putOrganisations(db, [
    ...townships.map((path) => ({ path, name: named(path), level: 'township' as const, parent: '610429', ...place })),
    ...villages.map((path) => ({
      path,
      name: named(path),
      level: 'village' as const,
      parent: path.slice(0, 9),
      ...place,
    })),
  ]);
  await putPeople(
    db,
    crypto,
    Object.values(READERS).map((id) => ({ id, name: `测试${id}` })),
    at,
  );
  await putAccounts(
    db,
    Object.values(READERS).map((id) => ({ login: id, issuer: DEMO_ISSUER, personId: id })),
  );
  const held = (personId: string, role: string, organisation: string) => ({
    personId,
    role,
    organisation,
    validFrom: FROM,
  });
  await putHoldings(db, [
    held(READERS.county, ADMINISTRATOR, '610429'),
    held(READERS.township, ADMINISTRATOR, townshipPath(0)),
    ...villages.slice(VACANT).map((path) => held('village', 'villageCommittee', path)),
    ...townships.map((path) => held('township', 'townshipGovernment', path)),
  ]);
  const { hash } = await db
    .selectFrom('definitions')
    .select('hash')
    .where('procedure', '=', 'bench-four-levels')
    .executeTakeFirstOrThrow();
  const definition = await requireDefinition(db, hash);
  for (let number = 1; number <= PROCEDURES; number += 1) {
    const one = { ...definition, id: `bench-four-levels-${number}` };
    const stored = await storeDefinition(db, one, { origin: 'release', at });
    await activateDefinition(db, { procedure: one.id, hash: stored, activeFrom: at, ground: 'bench', by: 'bench' });
  }
}

/** Case n is at the level n mod 4; what is odd about it follows from n alone. */
async function cases(db: Db, count: number, open: number): Promise<void> {
  const stages = sql`(array[${sql.join(LEVELS.map(({ key }) => sql.lit(key)))}])`;
  await sql`
    insert into cases (case_id, case_number, procedure, definition_hash, organisation, filer_id, filer_name, filed_at,
      status, outcome, rehearsal, stages, stuck, started_on, started_at, ended_at, sequence, chain_head, data,
      next_due_on, overdue, card, updated_at, kind)
    select gen_random_uuid(), 'BENCH-' || n, d.procedure, d.hash,
      '610429' || (101 + n % ${TOWNSHIPS}::int) || (200 + n / ${TOWNSHIPS}::int % ${VILLAGES}::int), 'clerk', '测试员', '',
      case when n < ${open} then 'open' else 'ended' end, case when n < ${open} then null else 'completed' end, false,
      case when n < ${open} then array[${stages}[1 + n % 4]] else '{}' end,
      case when n % 500 = 1 then 'effect' end, started::date, started,
      case when n < ${open} then null else started + interval '40 days' end,
      case when n < ${open} then 3 + 2 * (n % 4) else 10 end, decode(md5(n::text), 'hex'), '{"members": 3}',
      (started + interval '60 days')::date, n % 20 = 3, 'none', started, 'case'
    from generate_series(0, ${count}::int - 1) n
      cross join lateral (select now() - (40 + n % 260) * interval '1 day' - n * interval '1 second' as started) s
      join (select procedure, hash, row_number() over (order by procedure) - 1 as number from definitions
        where procedure like 'bench-four-levels-%') d on d.number = n % ${PROCEDURES}::int`.execute(db);
}

const NUMBER = sql`substr(c.case_number, 7)::int`;

/** Started, then each level opened and closed in turn, ten days apart; the last event has the hash that the row shows. */
async function trail(db: Db): Promise<void> {
  const stages = sql`(array[${sql.join(LEVELS.map(({ key }) => sql.lit(key)))}])`;
  await sql`
    insert into events (case_id, sequence, batch, type, recorded_at, business_date, actor_kind, payload, prev_hash, hash)
    select c.case_id, s, s, e.type, c.started_at + s * interval '4 days', (c.started_at + s * interval '4 days')::date,
      'system', e.payload, '\\x00', case when s = c.sequence then c.chain_head else decode(md5(c.case_number || s), 'hex') end
    from cases c cross join lateral generate_series(1, c.sequence) s cross join lateral (
      select case
          when s = 1 then 'caseStarted'
          when c.status <> 'ended' and s = c.sequence then
            case when c.stuck is not null then 'effectFailed' when ${NUMBER} % 40 = 3 then 'clockRungReached' else 'dataChanged' end
          when s = 10 then 'caseEnded'
          when s % 2 = 0 then 'visitOpened' else 'visitClosed' end as type,
        json_build_object('visitId', s / 2, 'stage', ${stages}[s / 2],
          'reason', case when ${NUMBER} % 11 = 0 then 'returned' else 'outcome' end, 'error', 'the register is away',
          'attempts', 6, 'effectId', 'e', 'clockId', 'now', 'text', repeat('测', 60)) as payload) e
    where c.case_number like 'BENCH-%'`.execute(db);
  // Whoever follows a county has read its past long ago.
  await sql`delete from event_feed`.execute(db);
  await sql`update events set hash = '\\x01' where (case_id, sequence) in (
    select case_id, sequence from cases where case_number in (select 'BENCH-' || 3000 * k from generate_series(1, 20) k))`.execute(
    db,
  );
}

async function tasksAndClocks(db: Db): Promise<void> {
  const stages = sql`(array[${sql.join(LEVELS.map(({ key }) => sql.lit(key)))}])`;
  const roles = sql`(array[${sql.join(LEVELS.map(({ role }) => sql.lit(role)))}])`;
  const visits = sql`
    cross join lateral generate_series(1, case when c.status = 'ended' then 4 else 1 + ${NUMBER} % 4 end) v
    cross join lateral (select c.status = 'ended' or v < 1 + ${NUMBER} % 4 as done,
      c.started_at + 2 * v * interval '4 days' as opened, c.started_at + (2 * v + 1) * interval '4 days' as left) t
    where c.case_number like 'BENCH-%'`;
  await sql`
    insert into tasks (case_id, task_id, visit, stage, kind, procedure, rehearsal, role, organisation, state, claimed_by,
      claimed_by_name, claimed_at, opened_at, due_on, sort_due, overdue, finished_at, finished_by, finished_by_name, outcome)
    select c.case_id, v || '.1', v, ${stages}[v], 'decide', c.procedure, false, ${roles}[v],
      (array[c.organisation, left(c.organisation, 9), '610429/housing', '610429'])[v],
      case when t.done then 'done' else 'open' end,
      case when ${NUMBER} % 10 = 5 then 'someone' end, case when ${NUMBER} % 10 = 5 then '测试' end,
      case when ${NUMBER} % 10 = 5 then now() - case when ${NUMBER} % 100 = 5 then interval '9 days' else interval '1 day' end end,
      t.opened, (t.opened + interval '7 days')::date, (t.opened + interval '7 days')::date, ${NUMBER} % 20 = 3,
      case when t.done then t.left end, case when t.done then 'someone' end, case when t.done then '测试' end,
      case when t.done then 'approve' end
    from cases c ${visits}`.execute(db);
  await sql`
    insert into clocks (case_id, clock_id, clock, visit, state, started_at, due_on, due_at, provisional, overdue, stopped_at)
    select c.case_id, case when t.done then 'v' || v else 'now' end, ${stages}[v] || 'Limit', v,
      case when t.done then 'stopped' else 'running' end, t.opened, (t.opened + interval '7 days')::date,
      t.opened + interval '7 days', false, ${NUMBER} % 20 = 3, case when t.done then t.left end
    from cases c ${visits}`.execute(db);
  await sql`
    insert into clocks (case_id, clock_id, clock, visit, state, started_at, due_on, due_at, provisional, overdue, stopped_at)
    select c.case_id, 'whole', 'whole', null, case when c.status = 'ended' then 'stopped' else 'running' end,
      c.started_at, c.next_due_on, c.next_due_on, false, false, c.ended_at
    from cases c where c.case_number like 'BENCH-%'`.execute(db);
}

/** Three messages of each case, one of 500 undeliverable; and the stuck items of past months, long mended. */
async function messages(db: Db): Promise<void> {
  await sql`
    insert into deliveries (message, target, kind, case_id, sequence, statutory, channels, state, cause, not_before,
      created_at, sent_at)
    select c.case_id || ':' || k, 'person:someone', 'dueSoon', c.case_id, k, false, '{email}',
      case when failed then 'failed' else 'sent' end, case when failed then 'smtp:550' end,
      c.started_at, now() - k * interval '5 days', now()
    from cases c cross join lateral generate_series(1, 3) k
      cross join lateral (select k = 1 and ${NUMBER} % 500 = 7 as failed) f
    where c.case_number like 'BENCH-%'`.execute(db);
  await sql`
    insert into stuck_items (cause, key, case_id, organisation, procedure, evidence, affected, since, found_at, seen_at,
      resolved_at, due_at, addressed_to)
    select (array['claimIdle', 'noHolder', 'roundSilent'])[1 + n % 3], 'past:' || n, c.case_id, c.organisation,
      c.procedure, '{}', '{"cases": 1, "tasks": 0, "units": 0}', past, past, past, past + interval '1 day',
      past + interval '2 days', left(c.organisation, 9)
    from (select *, substr(case_number, 7)::int as n from cases where case_number like 'BENCH-%') c
      cross join lateral (select now() - (5 + n % 300) * interval '1 day' as past) t
    where n % 2 = 0`.execute(db);
}

/** Rounds of all villages; half of them due with ten silent ones. */
async function rounds(db: Db): Promise<void> {
  await sql`
    insert into cases (case_id, case_number, procedure, definition_hash, organisation, filer_id, filer_name, filed_at,
      status, rehearsal, stages, started_on, started_at, sequence, chain_head, data, overdue, card, updated_at, kind,
      part, period)
    select gen_random_uuid(), 'BROUND-' || n, d.procedure, d.hash, '610429', 'system', 'system', '', 'open', false, '{}',
      current_date - 20, now() - interval '20 days', 1, '\\x02', '{}', false, 'none', now(), 'round', 'monthly', 'P' || n
    from generate_series(1, ${MOST_ROUNDS}::int) n
      cross join (select procedure, hash from definitions where procedure = 'bench-four-levels-1') d`.execute(db);
  await sql`
    insert into events (case_id, sequence, batch, type, recorded_at, business_date, actor_kind, payload, prev_hash, hash)
    select case_id, 1, 1, 'roundOpened', started_at, started_on, 'system', '{}', '\\x00', chain_head
    from cases where case_number like 'BROUND-%'`.execute(db);
  await sql`
    insert into round_items (case_id, unit, unit_name, period, state, opened_on, due_on, overdue, late, nothing, entries,
      procedure, part, rehearsal, updated_at)
    select c.case_id, o.path, o.path, c.period, case when silent then 'silent' else 'filed' end, c.started_on,
      current_date - 2, silent, false, false, 1, c.procedure, c.part, false, now()
    from cases c
      cross join (select path, row_number() over (order by path) as number from organisations where level = 'village') o
      cross join lateral (select o.number <= 10 and substr(c.case_number, 8)::int % 2 = 0 as silent) s
    where c.case_number like 'BROUND-%'`.execute(db);
}
