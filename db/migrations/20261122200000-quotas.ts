import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Ledgers of quotas and funds. An entry is posted with the event that it comes from, in the same transaction: two cases
 * that draw on one ledger wait for each other, and the second is refused when nothing is left.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table quota_accounts (
      account text collate "C" primary key,
      procedure text not null,
      quota text not null,
      organisation text collate "C" not null,
      year int,
      total bigint not null check (total >= 0),
      reserved bigint not null check (reserved >= 0),
      committed bigint not null check (committed >= 0),
      constraint quota_not_overspent check (reserved + committed <= total)
    )`.execute(db);
  await sql`create index quota_accounts_by_procedure on quota_accounts (procedure, quota, organisation)`.execute(db);
  await sql`
    create table quota_entries (
      case_id uuid not null,
      sequence int not null,
      account text collate "C" not null references quota_accounts,
      kind text not null check (kind in ('reserved', 'committed', 'released')),
      amount bigint not null check (amount > 0),
      given_back bigint not null default 0 check (given_back >= 0),
      recorded_at timestamptz not null,
      primary key (case_id, sequence)
    )`.execute(db);
  await sql`create index quota_entries_by_account on quota_entries (account, recorded_at)`.execute(db);
  await sql`
    create function post_quota_entry() returns trigger language plpgsql as $$
    declare
      v_account jsonb := new.payload -> 'account';
      v_id text := v_account ->> 'id';
      v_amount bigint := (new.payload ->> 'amount')::bigint;
      v_back bigint := coalesce((new.payload ->> 'released')::bigint, 0);
    begin
      if new.type = 'quotaReserved' then
        -- the newest version of the procedure says how much there is
        insert into quota_accounts as q
          select v_id, c.procedure, new.payload ->> 'quota', v_account ->> 'organisation', (v_account ->> 'year')::int,
            (new.payload ->> 'limit')::bigint, v_amount, 0
          from (select split_part(replace(v_id, 'rehearsal:', ''), '|', 1) as procedure) c
        on conflict (account) do update set total = excluded.total, reserved = q.reserved + v_amount;
      elsif new.type = 'quotaCommitted' then
        update quota_accounts set reserved = reserved - v_amount - v_back, committed = committed + v_amount
        where account = v_id;
      else
        update quota_accounts set reserved = reserved - v_amount where account = v_id;
      end if;
      insert into quota_entries values
        (new.case_id, new.sequence, v_id, lower(substr(new.type, 6)), v_amount, v_back, new.recorded_at);
      return null;
    end $$`.execute(db);
  await sql`
    create trigger quota_entry_of_event after insert on events for each row
      when (new.type in ('quotaReserved', 'quotaCommitted', 'quotaReleased')) execute function post_quota_entry()`.execute(
    db,
  );
}
