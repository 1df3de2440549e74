// Encryption of what is kept in the browser: AES-GCM with a key of each person that nobody can take out of the browser.

/** A key as the browser holds it. */
export type SealingKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** Where the keys lie. */
export interface KeyStore {
  get(person: string): Promise<SealingKey | undefined>;
  /** Keeps a key unless the person has one meanwhile; gives the one that is kept. */
  add(person: string, key: SealingKey): Promise<SealingKey>;
  remove(person: string): Promise<void>;
}

const ALGORITHM = 'AES-GCM';
const KEY_BITS = 256;
/** Bytes; a fresh one for each text, as GCM demands (NIST SP 800-38D, 8.2.2). */
const IV_BYTES = 12;
const SEPARATOR = '.';

/** A text that only the person's key opens, and only at its place: under another name it is refused. */
export async function seal(keys: KeyStore, person: string, name: string, text: string): Promise<string> {
  const key = (await keys.get(person)) ?? (await keys.add(person, await freshKey()));
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const parameters = { name: ALGORITHM, iv, additionalData: new TextEncoder().encode(name) };
  const data = await crypto.subtle.encrypt(parameters, key, new TextEncoder().encode(text));
  return [iv, new Uint8Array(data)].map(toBase64).join(SEPARATOR);
}

/** The text; null where the key is gone, or where this is not what it sealed under that name. */
export async function unseal(keys: KeyStore, person: string, name: string, sealed: string): Promise<string | null> {
  const key = await keys.get(person);
  if (key === undefined) return null;
  try {
    const [iv = new Uint8Array(), data = new Uint8Array()] = sealed.split(SEPARATOR).map(fromBase64);
    const parameters = { name: ALGORITHM, iv, additionalData: new TextEncoder().encode(name) };
    return new TextDecoder().decode(await crypto.subtle.decrypt(parameters, key, data));
  } catch {
    return null;
  }
}

function freshKey(): Promise<SealingKey> {
  return crypto.subtle.generateKey({ name: ALGORITHM, length: KEY_BITS }, false, ['encrypt', 'decrypt']);
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
