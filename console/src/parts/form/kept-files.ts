// Files that were chosen while nobody answered: they lie sealed on this device and go before what refers to them.
import { keptFiles } from '../../vault/vault.ts';
import { uploadClean } from './upload.ts';

/** Bytes; what is larger takes a phone too long to seal. */
const LARGEST = 20 * 1024 * 1024;

export type KeepResult = { readonly digest: string; readonly size: number } | 'tooLarge' | 'noRoom';

/** Keeps a file under the digest that the service will give it, which is the SHA-256 of its content. */
export async function keepFile(person: string, file: File): Promise<KeepResult> {
  if (file.size > LARGEST) return 'tooLarge';
  const content = new Uint8Array(await file.arrayBuffer());
  const digest = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', content)));
  const { name, type, size } = file;
  try {
    await keptFiles.put(person, digest, { name, type, size, base64: base64Of(content) });
  } catch {
    return 'noRoom';
  }
  return { digest, size };
}

/** Which of these digests this device keeps, with the names of the files. */
export async function keptNames(person: string, digests: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(digests.map(async (digest) => [digest, await keptFiles.of(person, digest)] as const));
  return new Map(found.flatMap(([digest, file]) => (file === null ? [] : [[digest, file.name] as const])));
}

/** Uploads the files of a body that this device keeps. A second try sends those alone that are left. Throws refusals. */
export async function sendKeptFiles(person: string, body: unknown): Promise<void> {
  for (const digest of digestsIn(JSON.stringify(body))) {
    const kept = await keptFiles.of(person, digest);
    if (kept === null) continue;
    const bytes = Uint8Array.from(atob(kept.base64), (letter) => letter.charCodeAt(0));
    await uploadClean(new File([bytes], kept.name, { type: kept.type }), () => undefined);
    await keptFiles.remove(person, digest);
  }
}

/** SHA-256 digests that stand in a text of JSON, each once. */
export function digestsIn(text: string): string[] {
  return [...new Set([...text.matchAll(/"([0-9a-f]{64})"/g)].map(([, digest]) => digest ?? ''))];
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
