import { seal, unseal } from './seal.ts';
import type { KeyStore } from './seal.ts';

/** Where sealed texts lie, by name. */
export interface TextStore {
  get(name: string): Promise<string | undefined>;
  set(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
  names(): Promise<readonly string[]>;
}

/** Things of some kind that people keep in this browser; each sees only his own. */
export interface SealedRecords<T> {
  of(person: string, name: string): Promise<T | null>;
  all(person: string): Promise<T[]>;
  put(person: string, name: string, value: T): Promise<void>;
  remove(person: string, name: string): Promise<void>;
  /** Throws away all that a person has. */
  wipe(person: string): Promise<void>;
}

/** Records whose whole content is sealed; a record that can't be opened any more is thrown away. */
export function sealedRecords<T>(keys: KeyStore, texts: TextStore): SealedRecords<T> {
  const prefix = (person: string): string => `${encodeURIComponent(person)} `;
  const mine = async (person: string): Promise<string[]> =>
    (await texts.names()).filter((name) => name.startsWith(prefix(person)));
  const read = async (person: string, at: string): Promise<T | null> => {
    const sealed = await texts.get(at);
    if (sealed === undefined) return null;
    const text = await unseal(keys, person, at, sealed);
    if (text !== null) return JSON.parse(text) as T;
    await texts.remove(at);
    return null;
  };
  return {
    of: (person, name) => read(person, prefix(person) + name),
    all: async (person) => {
      const found = await Promise.all((await mine(person)).map((at) => read(person, at)));
      return found.filter((one) => one !== null);
    },
    put: async (person, name, value) => {
      const at = prefix(person) + name;
      await texts.set(at, await seal(keys, person, at, JSON.stringify(value)));
    },
    remove: (person, name) => texts.remove(prefix(person) + name),
    wipe: async (person) => {
      for (const at of await mine(person)) await texts.remove(at);
    },
  };
}
