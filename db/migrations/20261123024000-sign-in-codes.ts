import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Codes with which somebody who has chosen a demo account gets his token: counted once, for a minute. Of the code only
 * the hash is kept.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sign_in_codes (
      code_hash bytea primary key,
      account text not null,
      client_id text not null,
      redirect_uri text not null,
      -- S256 of the verifier that the client keeps (RFC 7636)
      challenge text not null,
      nonce text,
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index sign_in_codes_by_end on sign_in_codes (expires_at)`.execute(db);
}
