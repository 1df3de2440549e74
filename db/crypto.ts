// Encryption of single values at rest, and the keyed index that finds equal ones. Keys come as arguments.
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import type { Json } from '../domain/case/state.ts';

/** A key of AES-256-GCM and the id that whatever it sealed names. */
export interface SealingKey {
  readonly id: string;
  readonly key: Buffer;
}

export interface FieldCrypto {
  /** `keyId:base64url`. `context` (whose value it is) must be the same at opening: a sealed value can't be moved. */
  seal(value: Json, context: string): string;
  /** Throws when the key is not known, the context differs or a bit was changed. */
  open(sealed: string, context: string): Json;
  /** Id of the key that seals. */
  readonly keyId: string;
  /** Equal for equal ID numbers or phones, however they are written; says nothing without the key. */
  blindIndex(kind: IndexedKind, value: string): Buffer;
  /** What to look for: {@link blindIndex} first, then what older keys made of the value. */
  blindIndexes(kind: IndexedKind, value: string): Buffer[];
  /**
   * 256 bits in base64url that follow from the purpose and the secret: the same again, and nothing without the key. After
   * the first come those of older keys, under which the same may have been asked before.
   */
  tokensFor(purpose: string): [string, ...string[]];
}

/** What is found by a keyed index. */
export type IndexedKind = 'idNumber' | 'phone';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The first key seals and the first index key indexes; all open and find, so that a new one is put in front of the old. */
export function createFieldCrypto(
  keys: readonly SealingKey[],
  indexKeys: Buffer | readonly [Buffer, ...Buffer[]],
): FieldCrypto {
  const [current] = keys;
  if (current === undefined) throw new Error('no key to seal with');
  const [indexing, ...olderIndexing] = Buffer.isBuffer(indexKeys) ? [indexKeys] : indexKeys;
  const indexBy = (key: Buffer, kind: IndexedKind, value: string): Buffer =>
    createHmac('sha256', key)
      .update(`${kind}:${normalised(kind, value)}`)
      .digest();
  const tokenBy = (key: Buffer, purpose: string): string =>
    createHmac('sha256', key).update(`token:${purpose}`).digest('base64url');
  // Handed over as bytes, a key would be made ready anew at every call.
  const byId = new Map(keys.map(({ id, key }) => [id, createSecretKey(key)]));
  const sealing = createSecretKey(current.key);
  return {
    seal(value, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(context));
      const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
      return `${current.id}:${Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')}`;
    },
    open(sealed, context) {
      const colon = sealed.indexOf(':');
      const key = byId.get(sealed.slice(0, colon));
      if (key === undefined) throw new Error(`sealed with an unknown key: ${sealed.slice(0, Math.max(colon, 0))}`);
      const bytes = Buffer.from(sealed.slice(colon + 1), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
      return JSON.parse(text.toString('utf8')) as Json;
    },
    keyId: current.id,
    blindIndex: (kind, value) => indexBy(indexing, kind, value),
    blindIndexes: (kind, value) => [indexing, ...olderIndexing].map((key) => indexBy(key, kind, value)),
    tokensFor: (purpose) => [tokenBy(indexing, purpose), ...olderIndexing.map((key) => tokenBy(key, purpose))],
  };
}

/** Full-width digits and spaces are how people type; the last character of an ID number may be a small x. */
function normalised(kind: IndexedKind, value: string): string {
  const plain = value.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  return kind === 'phone' ? plain.replace(/^(\+|00)86/, '') : plain;
}
