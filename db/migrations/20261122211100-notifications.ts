import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Where people are reached, what they want, what they are told in which words, and how each message fared. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table outbox
      add column not_before timestamptz,
      add column dispatched_at timestamptz,
      add column cause text`.execute(db);
  await sql`
    create table contacts (
      -- 'person:<id>' or 'organisation:<path>'
      owner text collate "C" not null,
      channel text not null check (channel in ('email', 'sms', 'wecom', 'dingtalk')),
      address_sealed text not null,
      -- what a robot signs with
      secret_sealed text,
      updated_at timestamptz not null,
      updated_by text not null,
      primary key (owner, channel)
    )`.execute(db);
  await sql`
    create table notification_preferences (
      person_id text primary key references people,
      preferences jsonb not null,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`
    create table message_templates (
      kind text not null,
      channel text not null,
      -- empty: of every procedure
      procedure text not null,
      language text not null check (language in ('zh', 'en')),
      subject text not null,
      body text not null,
      -- the vendor's approved template with its parameters, for text messages
      vendor jsonb,
      saved_by text not null,
      saved_at timestamptz not null,
      primary key (kind, channel, procedure, language)
    )`.execute(db);
  await sql`
    create table deliveries (
      id bigint generated always as identity primary key,
      -- the outbox's dedupe key, or 'digest:<instant>'
      message text not null,
      -- 'person:<id>' or 'organisation:<path>'
      target text collate "C" not null,
      kind text not null,
      case_id uuid,
      sequence int,
      -- goes out by night too, and can't be switched off
      statutory boolean not null,
      -- in the order in which they are tried
      channels text[] not null,
      rung int not null default 0,
      channel text generated always as (channels[rung + 1]) stored,
      state text not null check (state in ('queued', 'sent', 'delivered', 'failed', 'read')),
      cause text,
      -- on the present channel
      attempts int not null default 0,
      not_before timestamptz not null,
      lease_until timestamptz,
      -- when the present attempt left the process: from then on it is not known whether it arrived
      handed_at timestamptz,
      -- the digest that carries it
      carried_by text,
      reference text,
      created_at timestamptz not null,
      sent_at timestamptz,
      delivered_at timestamptz,
      read_at timestamptz,
      unique (message, target)
    ) with (fillfactor = 80)`.execute(db);
  await sql`create index due_deliveries on deliveries (not_before) where state = 'queued' and carried_by is null`.execute(
    db,
  );
  await sql`create index deliveries_by_case on deliveries (case_id, sequence, target)`.execute(db);
  await sql`create index carried_deliveries on deliveries (carried_by, target) where carried_by is not null`.execute(
    db,
  );
  await sql`create index failed_deliveries on deliveries (id desc) where state = 'failed'`.execute(db);
  await sql`
    create table delivery_attempts (
      id bigint generated always as identity primary key,
      delivery_id bigint not null references deliveries,
      channel text not null,
      at timestamptz not null,
      outcome text not null check (outcome in ('sent', 'delivered', 'retried', 'refused', 'unknown')),
      cause text
    )`.execute(db);
  await sql`create index delivery_attempts_by_delivery on delivery_attempts (delivery_id, id)`.execute(db);
  await sql`
    create table channel_health (
      channel text primary key,
      -- in a row
      failures int not null,
      down_since timestamptz,
      -- while it is down, one message tries it at this instant
      probe_at timestamptz,
      last_success_at timestamptz,
      last_failure_at timestamptz,
      last_cause text
    )`.execute(db);
}
