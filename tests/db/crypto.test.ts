import { fc, test } from '@fast-check/vitest';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../db/canonical-json.ts';
import { createFieldCrypto } from '../../db/crypto.ts';
import type { Json } from '../../domain/case/state.ts';

const [oldKey, newKey] = ['old', 'new'].map((id) => ({ id, key: randomBytes(32) })) as [
  { id: string; key: Buffer },
  { id: string; key: Buffer },
];
const indexKey = randomBytes(32);
const before = createFieldCrypto([oldKey], indexKey);
const rotated = createFieldCrypto([newKey, oldKey], indexKey);

describe('sealing', () => {
  test.prop([fc.jsonValue()])('gives any JSON value back', (value) => {
    const plain = JSON.parse(JSON.stringify(value)) as Json;
    expect(before.open(before.seal(plain, 'case:1'), 'case:1')).toEqual(plain);
  });

  it('opens with an older key after a rotation, and seals with the new one', () => {
    expect(rotated.open(before.seal('610429', 'c'), 'c')).toBe('610429');
    expect(rotated.seal('610429', 'c')).toMatch(/^new:/);
    expect(() => before.open(rotated.seal('610429', 'c'), 'c')).toThrow('unknown key');
  });

  it('never seals the same value to the same text', () => {
    expect(before.seal('610429', 'c')).not.toBe(before.seal('610429', 'c'));
  });

  it('refuses a value that was moved to another place or changed', () => {
    const sealed = before.seal('610429', 'case:1');
    expect(() => before.open(sealed, 'case:2')).toThrow();
    const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
    expect(() => before.open(changed, 'case:1')).toThrow();
    expect(() => before.open('610429', 'case:1')).toThrow('unknown key');
  });

  it('is refused without a key', () => {
    expect(() => createFieldCrypto([], indexKey)).toThrow('no key');
  });
});

describe('the blind index', () => {
  it('is equal however a number is written', () => {
    const same = ['61042919900101001x', '61042919900101001X', ' 610429 19900101 001X', '６１０４２９19900101001X'];
    expect(new Set(same.map((text) => before.blindIndex('idNumber', text).toString('hex'))).size).toBe(1);
    const phones = ['13900000001', '139-0000-0001', '+86 139 0000 0001', '008613900000001'];
    expect(new Set(phones.map((text) => before.blindIndex('phone', text).toString('hex'))).size).toBe(1);
  });

  it('outlives a rotation of the sealing keys, and differs by kind and by its own key', () => {
    const index = before.blindIndex('phone', '13900000001');
    expect(rotated.blindIndex('phone', '13900000001')).toEqual(index);
    expect(before.blindIndex('idNumber', '13900000001')).not.toEqual(index);
    expect(createFieldCrypto([oldKey], randomBytes(32)).blindIndex('phone', '13900000001')).not.toEqual(index);
  });
});

describe('canonical JSON', () => {
  it('is one text for equal values, as RFC 8785 writes them', () => {
    expect(canonicalJson({ b: [1e21, 0.5, -0, '€\n'], a: { d: null, c: true } })).toBe(
      '{"a":{"c":true,"d":null},"b":[1e+21,0.5,0,"€\\n"]}',
    );
  });

  it('refuses what is not JSON', () => {
    expect(() => canonicalJson(undefined)).toThrow();
    expect(() => canonicalJson(Number.NaN)).toThrow();
  });
});
