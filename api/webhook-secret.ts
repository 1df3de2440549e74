// Secrets that are told once. They follow from the request's key and the deployment's own, so that a repeated request
// is told again what nobody has kept: the stored answer is without it.
import { finishKey, releaseKey, reserveKey } from '../db/idempotency.ts';
import type { RequestKey } from '../workflows/messages.ts';
import type { Deps } from './deps.ts';
import { Problem } from './problem.ts';

/** Does `work` once for a key; `repeated` when it was done before. The secret has the form of Standard Webhooks. */
export async function withSecret<Body extends object>(
  { db, crypto, now }: Pick<Deps, 'db' | 'crypto' | 'now'>,
  key: RequestKey,
  scope: string,
  work: (secret: string) => Promise<Body>,
): Promise<{ body: Body & { secret: string }; repeated: boolean }> {
  const token = crypto.tokenFor(`webhook:${key.actor}:${key.key}`);
  const secret = `whsec_${Buffer.from(token, 'base64url').toString('base64')}`;
  const known = await reserveKey(db, { ...key, scope }, now());
  if (known !== null && known.bodyHash !== key.bodyHash) throw new Problem('IDEMPOTENCY_KEY_REUSED');
  if (known?.status === 'inProgress') throw new Problem('IN_PROGRESS', { headers: { 'retry-after': '1' } });
  if (known !== null) return { body: { ...(known.answer as Body), secret }, repeated: true };
  let body: Body;
  try {
    body = await work(secret);
  } catch (error) {
    await releaseKey(db, key.actor, key.key);
    throw error;
  }
  await finishKey(db, key.actor, key.key, { httpStatus: 200, body });
  return { body: { ...body, secret }, repeated: false };
}
