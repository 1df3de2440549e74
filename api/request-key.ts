// A caller's idempotency key with a digest of what was asked, equal for equal requests.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { FastifyRequest } from 'fastify';
import type { RequestKey } from '../workflows/messages.ts';
import { Problem } from './problem.ts';

const KEY = /^[\x21-\x7e]{1,128}$/;

/**
 * The key of a write, to be stored or handed down a workflow. `content` stands for the body where that is no JSON (the
 * digest of an upload). The digest covers method and path too, so that one key can't be used on two cases.
 * Throws `IDEMPOTENCY_KEY_MISSING` without a usable key, 401 without a caller.
 */
export function requestKeyOf(request: FastifyRequest, content: unknown = request.body): RequestKey {
  const header = request.headers['idempotency-key'];
  if (typeof header !== 'string' || !KEY.test(header)) {
    throw new Problem('IDEMPOTENCY_KEY_MISSING', {
      message: {
        zh: '写入请求必须带 Idempotency-Key 请求头：1 至 128 个可见 ASCII 字符，例如一个 UUID',
        en: 'A write needs the header Idempotency-Key: 1 to 128 visible ASCII characters, for example a UUID',
      },
    });
  }
  const path = request.url.split('?', 1)[0] ?? request.url;
  const asked = canonicalize({ method: request.method, path, content: content ?? null }) ?? '';
  return { actor: request.actor.person.id, key: header, bodyHash: createHash('sha256').update(asked).digest('hex') };
}
