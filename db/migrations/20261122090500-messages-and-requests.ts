import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What people are told, what leaves the system, and what callers were answered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table inbox (
      id bigint generated always as identity primary key,
      -- 'person:<id>' or 'role:<role>@<organisation>'
      recipient text not null,
      case_id uuid not null,
      sequence int not null,
      kind text not null,
      detail jsonb not null,
      created_at timestamptz not null,
      read_at timestamptz,
      read_by text,
      unique (case_id, sequence, recipient)
    )`.execute(db);
  await sql`create index inbox_by_recipient on inbox (recipient, id desc)`.execute(db);
  await sql`create index unread_inbox on inbox (recipient) where read_at is null`.execute(db);
  await sql`
    create table outbox (
      dedupe_key text primary key,
      topic text not null,
      case_id uuid not null,
      payload jsonb not null,
      state text not null check (state in ('pending', 'sent', 'failed')) default 'pending',
      attempts int not null default 0,
      created_at timestamptz not null
    )`.execute(db);
  await sql`create index pending_outbox on outbox (created_at) where state = 'pending'`.execute(db);
  await sql`
    create table idempotency_keys (
      actor text not null,
      key text not null,
      scope text not null,
      body_hash text not null,
      status text not null check (status in ('inProgress', 'done')),
      http_status int,
      answer jsonb,
      created_at timestamptz not null,
      primary key (actor, key)
    )`.execute(db);
  await sql`create index idempotency_keys_by_age on idempotency_keys (created_at)`.execute(db);
}
