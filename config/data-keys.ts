import { z } from 'zod';

/** A key of AES-256-GCM and the id under which whatever it encrypted names it. */
export interface DataKey {
  readonly id: string;
  readonly key: Buffer;
}

/** The first encrypts; all decrypt. */
export type DataKeys = readonly [DataKey, ...DataKey[]];

const KEY_BYTES = 32;

/** Reads 32 bytes written in base64. */
const SecretKey = z.string().transform((text, context) => {
  const key = Buffer.from(text, 'base64');
  if (key.length !== KEY_BYTES) {
    context.addIssue({ code: 'custom', message: `must be ${KEY_BYTES} bytes in base64 (openssl rand -base64 32)` });
    return z.NEVER;
  }
  return key;
});

/** Reads keys of 32 bytes in base64, separated by commas, the one in use first. */
export const SecretKeyList = z.string().transform((text, context): readonly [Buffer, ...Buffer[]] => {
  const keys = text.split(',').map((entry) => SecretKey.safeParse(entry.trim()));
  const message = keys.find(({ success }) => !success)?.error?.issues[0]?.message;
  if (message !== undefined) context.addIssue({ code: 'custom', message });
  const [current, ...older] = keys.flatMap(({ data }) => data ?? []);
  return current === undefined || message !== undefined ? z.NEVER : [current, ...older];
});

/** Reads `id:base64,id:base64`, the key in use first. */
export const DataKeyList = z.string().transform((text, context): DataKeys => {
  const refuse = (message: string): never => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  const keys: DataKey[] = [];
  for (const entry of text.split(',')) {
    const [, id, secret] = /^([A-Za-z0-9_.-]{1,32}):(.+)$/.exec(entry.trim()) ?? [];
    if (id === undefined || secret === undefined) return refuse('must be a list of id:base64, the current key first');
    const key = SecretKey.safeParse(secret);
    if (!key.success) return refuse(`key "${id}" ${key.error.issues[0]?.message}`);
    if (keys.some((other) => other.id === id)) return refuse(`names key "${id}" twice`);
    keys.push({ id, key: key.data });
  }
  const [current, ...older] = keys;
  return current ? [current, ...older] : refuse('must name at least one key');
});
