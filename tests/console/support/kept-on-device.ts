// All that a page has left on the device, as somebody who opens the browser's profile finds it.
import type { Page } from 'playwright-core';

/** Runs in the browser: every text in its databases and storages, and what base64 hides in them. */
const READ = `(async () => {
  const found = [];
  const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const walk = (value) => {
    if (typeof value === 'string') {
      found.push(value);
      for (const part of value.split('.')) try { found.push(atob(part)); } catch {}
    } else if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
      found.push(new TextDecoder('latin1').decode(value));
    } else if (value instanceof CryptoKey) {
      found.push('key extractable: ' + value.extractable);
    } else if (value !== null && typeof value === 'object') {
      found.push(...Object.keys(value));
      for (const inner of Object.values(value)) walk(inner);
    }
  };
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      for (const all of await Promise.all([done(objects.getAllKeys()), done(objects.getAll())])) walk(all);
    }
    database.close();
  }
  for (const storage of [sessionStorage, localStorage]) {
    for (const name of Object.keys(storage)) walk([name, storage.getItem(name)]);
  }
  return found;
})()`;

/** Texts that the console's pages have left in IndexedDB and in the storages of tab and browser. */
export function keptOnDevice(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(READ);
}
