import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Field } from '../../domain/definition/field.ts';
import { maskData, maskValue } from '../../domain/masks.ts';

const label = { zh: '示例', en: 'sample' };
const fields = [
  { key: 'name', label, type: 'text' },
  { key: 'idNumber', label, type: 'text', sensitive: 'idNumber', readableBy: ['reviewer'] },
  { key: 'health', label, type: 'enum', options: [{ key: 'ill', label }], sensitive: 'health' },
  {
    key: 'members',
    label,
    type: 'table',
    columns: [
      { key: 'name', label, type: 'text' },
      { key: 'phone', label, type: 'text', sensitive: 'phone', readableBy: ['reviewer'] },
    ],
  },
].map((field) => Field.parse(field));

const data = {
  name: '王小一',
  idNumber: '11010519491231002X',
  health: 'ill',
  members: [{ name: '王小二', phone: '13800001234' }, { name: '王小三' }],
  undeclared: 'x',
};

describe('maskValue', () => {
  it.each([
    ['idNumber', '11010519491231002X', '110105**********2X'],
    ['phone', '13800001234', '138****1234'],
    ['bankAccount', '4111111111111111', '************1111'],
    ['health', 'anything', '***'],
    ['other', 12, '***'],
    ['idNumber', '1101', '***'],
    ['phone', null, null],
  ] as const)('shows a value of kind %s, %j, as %j', (kind, value, shown) => {
    expect(maskValue(kind, value)).toBe(shown);
  });

  it('always hides four characters at least, or all', () => {
    const kinds = fc.constantFrom('idNumber' as const, 'phone' as const, 'bankAccount' as const, 'other' as const);
    fc.assert(
      fc.property(kinds, fc.stringMatching(/^\d{0,24}$/), (kind, value) => {
        const shown = String(maskValue(kind, value)).replaceAll('*', '');
        expect(shown.length).toBeLessThanOrEqual(Math.max(0, value.length - 4));
      }),
    );
  });
});

describe('maskData', () => {
  it('masks sensitive fields and columns for those who hold none of the roles, and leaves undeclared data out', () => {
    expect(maskData(fields, data, ['clerk'])).toEqual({
      data: {
        name: '王小一',
        idNumber: '110105**********2X',
        health: '***',
        members: [{ name: '王小二', phone: '138****1234' }, { name: '王小三' }],
      },
      masked: ['idNumber', 'health', 'members/phone'],
    });
  });

  it('shows a role what it may read, and nobody what no role may read', () => {
    const { data: shown, masked } = maskData(fields, data, ['reviewer']);
    expect(shown).toMatchObject({ idNumber: data.idNumber, members: data.members, health: '***' });
    expect(masked).toEqual(['health']);
  });

  it('does not list what is not there', () => {
    expect(maskData(fields, { idNumber: null }, [])).toEqual({ data: { idNumber: null }, masked: [] });
  });
});
