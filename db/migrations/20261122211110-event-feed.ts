import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * All events in one order, for whoever follows them, and who does by webhook. A position is given before its transaction
 * commits, so a reader takes only what no transaction that still runs can come before: by the transaction's id first.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table event_feed (
      xact xid8 not null default pg_current_xact_id(),
      position bigint generated always as identity,
      case_id uuid not null,
      sequence int not null,
      primary key (xact, position)
    )`.execute(db);
  await sql`
    create function feed_events() returns trigger language plpgsql as $$
    begin
      insert into event_feed (case_id, sequence) select a.case_id, a.sequence from added a order by a.case_id, a.sequence;
      if found then
        perform pg_notify('events_' || tg_table_schema, '');
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger events_feed after insert on events referencing new table as added
    for each statement execute function feed_events()`.execute(db);
  await sql`
    create table feed_cursors (
      name text primary key,
      xact xid8 not null,
      position bigint not null
    )`.execute(db);
  await sql`
    create table webhook_subscriptions (
      id uuid primary key,
      name text not null,
      url_sealed text not null,
      -- events of cases in this division, or at this body
      region text collate "C" not null,
      -- null: all
      procedures text[],
      event_types text[],
      -- newest first: id, sealed, created_at, expires_at
      secrets jsonb not null,
      state text not null check (state in ('active', 'disabled')),
      cause text,
      created_by text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`
    create table webhook_deliveries (
      id uuid primary key default uuidv7(),
      subscription_id uuid not null references webhook_subscriptions on delete cascade,
      case_id uuid not null,
      sequence int not null,
      state text not null check (state in ('queued', 'delivered', 'failed')),
      cause text,
      attempts int not null default 0,
      not_before timestamptz not null,
      lease_until timestamptz,
      created_at timestamptz not null,
      finished_at timestamptz,
      unique (subscription_id, case_id, sequence)
    ) with (fillfactor = 80)`.execute(db);
  await sql`create index due_webhook_deliveries on webhook_deliveries (not_before) where state = 'queued'`.execute(db);
}
