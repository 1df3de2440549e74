// What the console keeps on a device can be read by nobody but its owner, and not at all once he has signed out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealedRecords } from '../../../console/src/vault/sealed-records.ts';
import type { TextStore } from '../../../console/src/vault/sealed-records.ts';
import { seal, unseal } from '../../../console/src/vault/seal.ts';
import type { KeyStore, SealingKey } from '../../../console/src/vault/seal.ts';

const ID_NUMBER = '61042919460202001X';

function keysInMemory(): KeyStore & { readonly kept: Map<string, SealingKey> } {
  const kept = new Map<string, SealingKey>();
  return {
    kept,
    get: async (person) => kept.get(person),
    add: async (person, key) => {
      const known = kept.get(person) ?? key;
      kept.set(person, known);
      return known;
    },
    remove: async (person) => void kept.delete(person),
  };
}

function textsInMemory(): TextStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    get: async (name) => kept.get(name),
    set: async (name, text) => void kept.set(name, text),
    remove: async (name) => void kept.delete(name),
    names: async () => [...kept.keys()],
  };
}

describe('a sealed text', () => {
  it('is opened by the key that sealed it, whatever it says', async () => {
    const keys = keysInMemory();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        expect(await unseal(keys, 'p1', 'place', await seal(keys, 'p1', 'place', text))).toBe(text);
      }),
    );
  });

  it('is another each time, and has nothing of what it says', async () => {
    const keys = keysInMemory();
    const sealed = await Promise.all([1, 2].map(() => seal(keys, 'p1', 'place', ID_NUMBER)));
    expect(new Set(sealed).size).toBe(2);
    expect(sealed.join() + sealed.map((one) => one.split('.').map(atob).join()).join()).not.toContain(ID_NUMBER);
  });

  it('stays shut for another person, at another place, when a letter of it is changed, and without its key', async () => {
    const keys = keysInMemory();
    const sealed = await seal(keys, 'p1', 'place', ID_NUMBER);
    await seal(keys, 'p2', 'place', 'a key of his own');
    const changed = sealed
      .replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
      .replace(/\.(.)/, (_, first) => (first === 'A' ? '.B' : '.A'));
    expect(await unseal(keys, 'p2', 'place', sealed)).toBeNull();
    expect(await unseal(keys, 'p1', 'elsewhere', sealed)).toBeNull();
    expect(await unseal(keys, 'p1', 'place', changed)).toBeNull();
    expect(await unseal(keys, 'p1', 'place', 'no sealed text at all')).toBeNull();
    await keys.remove('p1');
    expect(await unseal(keys, 'p1', 'place', sealed)).toBeNull();
  });

  it('has a key that can’t be taken out, and one where two are made at once', async () => {
    const keys = keysInMemory();
    const sealed = await Promise.all(['a', 'b'].map((text) => seal(keys, 'p1', 'place', text)));
    expect(await Promise.all(sealed.map((one) => unseal(keys, 'p1', 'place', one)))).toEqual(['a', 'b']);
    const [key] = keys.kept.values();
    expect(key?.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key as SealingKey)).rejects.toThrow();
  });
});

describe('kept records', () => {
  it('are each person’s own, and nothing in their store is in clear', async () => {
    const [keys, texts] = [keysInMemory(), textsInMemory()];
    const records = sealedRecords<{ idNumber: string }>(keys, texts);
    await records.put('p1', 'filing', { idNumber: ID_NUMBER });
    await records.put('p2', 'filing', { idNumber: 'another' });
    expect(await records.of('p1', 'filing')).toEqual({ idNumber: ID_NUMBER });
    expect(await records.all('p2')).toEqual([{ idNumber: 'another' }]);
    expect(JSON.stringify([...texts.kept])).not.toContain(ID_NUMBER);
  });

  it('are gone after a wipe, and thrown away where their key is', async () => {
    const [keys, texts] = [keysInMemory(), textsInMemory()];
    const records = sealedRecords<string>(keys, texts);
    await records.put('p1', 'one', ID_NUMBER);
    await records.put('p1 of another', 'one', 'stays');
    await records.wipe('p1');
    expect(await records.all('p1')).toEqual([]);
    expect(await records.all('p1 of another')).toEqual(['stays']);
    await keys.remove('p1 of another');
    expect(await records.of('p1 of another', 'one')).toBeNull();
    expect(texts.kept.size).toBe(0);
  });
});
