import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../api/spreadsheet/columns.ts';
import { convertCell } from '../../spreadsheet/values.ts';
import type { Field } from '../../domain/definition/field.ts';
import { houseRepair } from '../support/factories.ts';

const field = (key: string): Field => {
  const found = houseRepair.fields.find((one) => one.key === key);
  if (found === undefined) throw new Error(key);
  return found;
};

const value = (key: string, cell: Parameters<typeof convertCell>[1], unit: 'yuan' | 'fen' | null = null) => {
  const converted = convertCell(field(key), cell, unit);
  return converted.ok ? converted.value : converted.rule.en;
};

describe('a cell under a column of money', () => {
  test.prop([fc.integer({ min: 0, max: 99_999_999_999 })])('is fen, exactly, from any way to write yuan', (fen) => {
    const [yuan, cents] = [Math.floor(fen / 100), String(fen % 100).padStart(2, '0')];
    expect(value('costFen', `${yuan}.${cents}`, 'yuan')).toBe(fen);
    expect(value('costFen', `${yuan.toLocaleString('en-US')}.${cents}`, 'yuan')).toBe(fen);
    expect(value('costFen', fen / 100, 'yuan')).toBe(fen);
    expect(value('costFen', String(fen), 'fen')).toBe(fen);
  });

  it('is refused with parts of a fen, a sign or an exponent', () => {
    for (const cell of ['1.234', '-1', '1e5', '12元', 0.001, true]) {
      expect(value('costFen', cell, 'yuan'), String(cell)).toContain('must be an amount');
    }
    expect(value('costFen', '1.5', 'fen')).toContain('whole fen');
  });
});

describe('a cell under a column', () => {
  it('of a date takes the ways in which people write days', () => {
    for (const cell of ['2026-03-05', '2026/3/5', '2026.3.5', '2026年3月5日', new Date('2026-03-05T00:00:00Z')]) {
      expect(value('builtOn', cell)).toBe('2026-03-05');
    }
    expect(value('builtOn', '3月5日')).toContain('must be a date');
    expect(value('builtOn', 46_000)).toContain('must be a date');
  });

  it('of text refuses a number that has lost its last digits in the spreadsheet', () => {
    expect(value('idNumber', 610_429_190_001_010_000)).toContain('loses digits');
    expect(value('note', 12)).toBe('12');
    expect(value('note', '=HYPERLINK("x")')).toBe('=HYPERLINK("x")');
  });

  it('of another type refuses what begins as a formula does', () => {
    for (const key of ['area', 'costFen', 'builtOn', 'poor', 'share', 'grade']) {
      for (const cell of ['=1+1', '+1', '@x']) expect(typeof value(key, cell, 'yuan'), `${key} ${cell}`).toBe('string');
    }
  });

  it('of an option takes its key or either label, and of yes or no the usual words', () => {
    expect([value('grade', 'c'), value('grade', 'C级'), value('grade', 'D')]).toEqual(['c', 'c', 'd']);
    expect([value('poor', '是'), value('poor', '否'), value('poor', true)]).toEqual([true, false, true]);
    expect(value('poor', '也许')).toContain('yes or no');
  });

  it('of a decimal pads to its places and refuses more', () => {
    expect([value('share', '0.5'), value('share', 1), value('share', '0.250')]).toEqual(['0.50', '1.00', '0.25']);
    expect(value('share', '0.255')).toContain('at most 2');
  });

  it('that is empty is absent', () => {
    expect([value('note', ''), value('note', null)]).toEqual([undefined, undefined]);
  });
});

describe('the head of a sheet', () => {
  const head = (...cells: string[]) => columnsOf(houseRepair, { number: 1, cells });

  it('names fields by key or label, and the unit of money', () => {
    const units = head('造价', '房屋等级').concat(head('造价（分）'), head('costFen'), head('造价(元)'));
    expect(units.map(({ target }) => (target.kind === 'field' ? target.unit : target.name))).toEqual([
      'yuan',
      null,
      'fen',
      'yuan',
      'yuan',
    ]);
  });

  it('is refused where a column stands twice under two names, or a field is not filled in when filing', () => {
    expect(() => head('grade', '房屋等级')).toThrow('stands twice');
    expect(() => head('unknown')).toThrow('no column');
  });
});
