import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { DataKeys } from './data-keys.ts';

const { Payload: PayloadMessage } = proto.temporal.api.common.v1;
const ENCODING = 'binary/encrypted';
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Below this, compressing costs more than it saves. */
const COMPRESS_FROM_BYTES = 256;
/** Above what a server takes in one message; keeps a hostile payload from filling the memory. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Thrown when a payload can't be decrypted: its key is not configured, or it was changed. */
export class PayloadCodecError extends Error {
  override readonly name = 'PayloadCodecError';
}

/**
 * Compresses, then encrypts with AES-256-GCM under the current key, naming it; decrypts whatever any configured key
 * encrypted. So a key is rotated by putting a new one first, and the old one goes when no open case holds it any more.
 * Payloads that nobody encrypted pass through decoding as they are.
 */
export function createPayloadCodec(keys: DataKeys): PayloadCodec {
  // Handed over as bytes, a key would be made ready anew at every call: half of what encrypting a command takes.
  const byId = new Map(keys.map(({ id, key }) => [id, createSecretKey(key)]));
  const current = { id: keys[0].id, key: createSecretKey(keys[0].key) };
  return {
    encode: (payloads) => Promise.resolve(payloads.map((payload) => encrypt(payload, current))),
    decode: (payloads) => Promise.resolve(payloads.map((payload) => decrypt(payload, byId))),
  };
}

function encrypt(payload: Payload, { id, key }: { id: string; key: KeyObject }): Payload {
  const plain = PayloadMessage.encode(payload).finish();
  const compressed = plain.length >= COMPRESS_FROM_BYTES ? deflateRawSync(plain, { level: 1 }) : undefined;
  const compression = compressed && compressed.length < plain.length ? 'deflate-raw' : 'none';
  const body = compression === 'none' ? plain : (compressed ?? plain);

  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(`${id}\n${compression}`));
  return {
    metadata: {
      encoding: Buffer.from(ENCODING),
      'encryption-cipher': Buffer.from(CIPHER),
      'encryption-key-id': Buffer.from(id),
      compression: Buffer.from(compression),
    },
    data: Buffer.concat([iv, cipher.update(body), cipher.final(), cipher.getAuthTag()]),
  };
}

function decrypt(payload: Payload, keys: ReadonlyMap<string, KeyObject>): Payload {
  const word = (name: string): string => Buffer.from(payload.metadata?.[name] ?? []).toString();
  if (word('encoding') !== ENCODING) return payload;
  const id = word('encryption-key-id');
  const compression = word('compression');
  const key = keys.get(id);
  if (!key) throw new PayloadCodecError(`no key "${id}" in DATA_KEYS`);

  const data = Buffer.from(payload.data ?? []);
  try {
    const iv = data.subarray(0, IV_BYTES);
    const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(`${id}\n${compression}`));
    decipher.setAuthTag(data.subarray(-TAG_BYTES));
    const body = Buffer.concat([decipher.update(data.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
    const plain = compression === 'deflate-raw' ? inflateRawSync(body, { maxOutputLength: MOST_BYTES }) : body;
    return PayloadMessage.decode(plain);
  } catch (cause) {
    throw new PayloadCodecError(`a payload under key "${id}" does not decrypt: another key, or changed`, { cause });
  }
}
