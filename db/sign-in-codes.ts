// Codes between choosing a demo account and having its token (RFC 6749 §4.1): each is taken once.
import type { Db } from './client.ts';

/** What a code was given for. */
export interface SignInCode {
  account: string;
  clientId: string;
  redirectUri: string;
  challenge: string;
  nonce: string | null;
}

/** Keeps a code by its hash; those that have run out go. */
export async function putSignInCode(
  db: Db,
  code: SignInCode & { hash: Buffer; expiresAt: string; at: string },
): Promise<void> {
  await db.deleteFrom('sign_in_codes').where('expires_at', '<=', code.at).execute();
  await db
    .insertInto('sign_in_codes')
    .values({
      code_hash: code.hash,
      account: code.account,
      client_id: code.clientId,
      redirect_uri: code.redirectUri,
      challenge: code.challenge,
      nonce: code.nonce,
      expires_at: code.expiresAt,
    })
    .execute();
}

/** Takes a code away and says what it was given for; null where it is unknown, taken already, or has run out. */
export async function takeSignInCode(db: Db, hash: Buffer, at: string): Promise<SignInCode | null> {
  const row = await db
    .deleteFrom('sign_in_codes')
    .where('code_hash', '=', hash)
    .returning(['account', 'client_id', 'redirect_uri', 'challenge', 'nonce', 'expires_at'])
    .executeTakeFirst();
  if (row === undefined || row.expires_at <= at) return null;
  const { account, client_id: clientId, redirect_uri: redirectUri, challenge, nonce } = row;
  return { account, clientId, redirectUri, challenge, nonce };
}
