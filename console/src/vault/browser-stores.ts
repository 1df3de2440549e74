// Where the browser keeps keys and sealed texts: IndexedDB for what all tabs share, the session's storage for one tab.
import { createStore, del, get, keys, set, update } from 'idb-keyval';
import type { UseStore } from 'idb-keyval';
import type { TextStore } from './sealed-records.ts';
import type { KeyStore, SealingKey } from './seal.ts';

function opening(database: string, store: string): () => UseStore {
  let opened: UseStore | null = null;
  return () => (opened ??= createStore(database, store));
}

/** Keys, as the browser's own objects: they can be used from here and never be read. */
export function keysInBrowser(): KeyStore {
  const database = opening('banjie-keys', 'people');
  return {
    get: (person) => get<SealingKey>(person, database()),
    async add(person, key) {
      // Of two tabs that make the first key at once one wins.
      await update<SealingKey>(person, (kept) => kept ?? key, database());
      return (await get<SealingKey>(person, database())) ?? key;
    },
    remove: (person) => del(person, database()),
  };
}

/** Texts that all tabs see and that stay when the browser is closed. */
export function textsInDatabase(name: string): TextStore {
  const database = opening(`banjie-sealed-${name}`, 'texts');
  return {
    get: (at) => get<string>(at, database()),
    set: (at, text) => set(at, text, database()),
    remove: (at) => del(at, database()),
    names: () => keys<string>(database()),
  };
}

/** Texts that go with the tab. */
export function textsInTab(prefix: string): TextStore {
  return {
    get: async (at) => sessionStorage.getItem(prefix + at) ?? undefined,
    set: async (at, text) => sessionStorage.setItem(prefix + at, text),
    remove: async (at) => sessionStorage.removeItem(prefix + at),
    names: async () =>
      Object.keys(sessionStorage)
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length)),
  };
}
