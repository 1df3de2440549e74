// Secrets that are told once. They follow from the request's key and the deployment's own, so that a repeated request
// is told again what nobody has kept: the stored answer is without it.
import { createHash } from 'node:crypto';
import { finishKey, releaseKey, reserveKey } from '../db/idempotency.ts';
import type { RequestKey } from '../workflows/messages.ts';
import type { Deps } from './deps.ts';
import { Problem } from './problem.ts';

const NO_LONGER_KNOWN = {
  zh: '该密钥已不能再次告知：部署的密钥其后已更换。请更换签名密钥',
  en: "The secret can't be told again: the deployment's key has been changed since. Rotate the secret",
};

/** In the form of Standard Webhooks. */
const secretOf = (token: string): string => `whsec_${Buffer.from(token, 'base64url').toString('base64')}`;
/** By which the key is found again under which the secret was made. */
const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Does `work` once for a key; `repeated` when it was done before. */
export async function withSecret<Body extends object>(
  { db, crypto, now }: Pick<Deps, 'db' | 'crypto' | 'now'>,
  key: RequestKey,
  scope: string,
  work: (secret: string) => Promise<Body>,
): Promise<{ body: Body & { secret: string }; repeated: boolean }> {
  const tokens = crypto.tokensFor(`webhook:${key.actor}:${key.key}`);
  const secret = secretOf(tokens[0]);
  const known = await reserveKey(db, { ...key, scope }, now());
  if (known !== null && known.bodyHash !== key.bodyHash) throw new Problem('IDEMPOTENCY_KEY_REUSED');
  if (known?.status === 'inProgress') throw new Problem('IN_PROGRESS', { headers: { 'retry-after': '1' } });
  if (known !== null) {
    const { secretDigest, ...body } = known.answer as Body & { secretDigest?: string };
    const told = tokens.map(secretOf).find((one) => secretDigest === undefined || digestOf(one) === secretDigest);
    if (told === undefined) throw new Problem('NOT_FOUND', { message: NO_LONGER_KNOWN });
    return { body: { ...(body as Body), secret: told }, repeated: true };
  }
  let body: Body;
  try {
    body = await work(secret);
  } catch (error) {
    await releaseKey(db, key.actor, key.key);
    throw error;
  }
  await finishKey(db, key.actor, key.key, { httpStatus: 200, body: { ...body, secretDigest: digestOf(secret) } });
  return { body: { ...body, secret }, repeated: false };
}
