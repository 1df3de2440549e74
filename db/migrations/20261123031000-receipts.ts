import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * 受理编号: the number on a case's receipt, unique in the county, by which the applicant asks how it stands. `case_number`
 * runs per procedure and so is none. Kept beside it, since the rows of the read model are made again from the trail.
 *
 * And the look-ups of people who have not signed in: when, for which number, whether it was answered. Nothing of who asked.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create sequence receipt_numbers`.execute(db);
  await sql`
    -- as domain/receipt-number.ts
    create function receipt_check_digit(p_digits text) returns text language plpgsql immutable as $$
    declare
      v_product int := 10;
      v_sum int;
      v_digit text;
    begin
      foreach v_digit in array regexp_split_to_array(p_digits, '') loop
        v_sum := (v_digit::int + v_product) % 10;
        v_product := (case when v_sum = 0 then 10 else v_sum end * 2) % 11;
      end loop;
      return ((11 - v_product) % 10)::text;
    end $$`.execute(db);
  await sql`
    create function receipt_number(p_series text) returns text language plpgsql as $$
    declare
      v_number text := nextval('receipt_numbers')::text;
      v_digits text := left(split_part(p_series, '|', 2), 6) || right(split_part(p_series, '|', 3), 2)
        || lpad(v_number, greatest(7, length(v_number)), '0');
    begin
      return v_digits || receipt_check_digit(v_digits);
    end $$`.execute(db);
  await sql`alter table case_numbers add column receipt text`.execute(db);
  await sql`
    do $$
    declare v_row record;
    begin
      for v_row in
        select n.case_id, n.series from case_numbers n left join cases c using (case_id) order by c.started_at, n.case_id
      loop
        update case_numbers set receipt = receipt_number(v_row.series) where case_id = v_row.case_id;
      end loop;
    end $$`.execute(db);
  await sql`alter table case_numbers alter column receipt set not null, add unique (receipt)`.execute(db);
  await sql`
    create function give_receipt() returns trigger language plpgsql as $$
    begin
      new.receipt := coalesce(new.receipt, receipt_number(new.series));
      return new;
    end $$`.execute(db);
  await sql`
    create trigger give_receipt before insert on case_numbers for each row execute function give_receipt()`.execute(db);
  await sql`
    create table public_lookups (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      receipt text not null,
      shown boolean not null
    )`.execute(db);
  await sql`create index public_lookups_by_receipt on public_lookups (receipt, at) where not shown`.execute(db);
  await sql`create index public_lookups_by_time on public_lookups (at)`.execute(db);
}
