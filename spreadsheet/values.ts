// A cell's value as the value of a field: exactly, or refused with the rule that it breaks. The form's own check
// (ranges, formats, checksums) comes after and is the same as for any other way in.
import type { Json } from '../domain/case/state.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { Field } from '../domain/definition/field.ts';
import type { CellValue } from './sheet.ts';

/** The value, `undefined` for an empty cell, or why the cell can't be one. */
export type Converted = { ok: true; value: Json | undefined } | { ok: false; rule: Text };

const LIST = /[,，;；、\n]/;
const YES = ['是', '有', 'true', 'yes', 'y', '√'];
const NO = ['否', '无', 'false', 'no', 'n', '×'];

const wrong = (zh: string, en: string): Converted => ({ ok: false, rule: { zh, en } });
const right = (value: Json): Converted => ({ ok: true, value });

/**
 * Full-width letters, digits and signs as people type them in a Chinese input method, made plain. For what is read by a
 * rule, never for free text.
 */
export function halfWidth<Value extends CellValue>(cell: Value): Value | string {
  return typeof cell === 'string' ? cell.normalize('NFKC').trim() : cell;
}

/** Converts the cell under a column of `field`; `unit` is that of an amount of money. */
export function convertCell(field: Field, given: CellValue, unit: 'yuan' | 'fen' | null): Converted {
  if (given === null || given === '') return { ok: true, value: undefined };
  const isFree = field.type === 'text' && field.format === undefined;
  const cell = isFree ? given : halfWidth(given);
  switch (field.type) {
    case 'text':
    case 'person':
    case 'household':
    case 'organisation':
      return textOf(cell);
    case 'integer':
      return integerOf(cell);
    case 'fen':
      return fenOf(cell, unit);
    case 'decimal':
      return decimalOf(cell, field.decimals);
    case 'date':
      return dateOf(cell);
    case 'dateTime':
      return typeof cell === 'string'
        ? right(cell)
        : wrong('时间请写成文本，如 2026-03-05T09:30:00+08:00', 'write the time as text, as 2026-03-05T09:30:00+08:00');
    case 'boolean':
      return booleanOf(cell);
    case 'enum':
      return optionOf(field.options, cell);
    case 'file':
      return typeof cell === 'string'
        ? right(cell.split(LIST).flatMap((part) => (part.trim() === '' ? [] : [part.trim()])))
        : wrong('附件请写已上传文件的编号', 'name files that were uploaded by their digests');
    case 'table':
      return wrong('表格类内容不能从电子表格导入', 'a table within a row can not be imported from a sheet');
  }
}

/** Text; a long number has lost digits in the spreadsheet program already and is refused. */
export function textOf(cell: CellValue): Converted {
  if (typeof cell === 'string') return right(cell);
  if (typeof cell === 'number' && Number.isSafeInteger(cell) && Math.abs(cell) < 1e15) return right(String(cell));
  if (typeof cell === 'number') {
    return wrong(
      '长数字在表格中已丢失末位，请把单元格设为文本后重填',
      'a long number loses digits; make the cell text',
    );
  }
  if (cell instanceof Date) return right(cell.toISOString().slice(0, 10));
  return wrong('应为文本', 'must be text');
}

/** A day as YYYY-MM-DD; also 2026/3/5, 2026.3.5 and 2026年3月5日. */
export function dateOf(cell: CellValue): Converted {
  if (cell instanceof Date) return right(cell.toISOString().slice(0, 10));
  const match = typeof cell === 'string' ? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell) : null;
  if (match === null) return wrong('应为日期，如 2026-03-05', 'must be a date, as 2026-03-05');
  const [, year = '', month = '', day = ''] = match;
  return right(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function integerOf(cell: CellValue): Converted {
  const text = typeof cell === 'number' ? String(cell) : cell;
  if (typeof text !== 'string' || !/^-?\d{1,15}$/.test(text)) return wrong('应为整数', 'must be a whole number');
  return right(Number(text));
}

function fenOf(cell: CellValue, unit: 'yuan' | 'fen' | null): Converted {
  const text = typeof cell === 'number' ? String(cell) : typeof cell === 'string' ? cell.replaceAll(/[,，]/g, '') : '';
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text);
  if (unit === 'fen') {
    return match !== null && match[2] === undefined
      ? right(Number(text))
      : wrong('应为整数（分）', 'must be whole fen');
  }
  if (match === null) return wrong('应为金额（元，最多两位小数）', 'must be an amount in yuan, at most two decimals');
  return right(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')));
}

function decimalOf(cell: CellValue, decimals: number): Converted {
  const text = typeof cell === 'number' ? String(cell) : cell;
  const match = typeof text === 'string' ? /^(-?\d{1,15})(?:\.(\d+))?$/.exec(text) : null;
  const fraction = (match?.[2] ?? '').replace(/0+$/, '');
  if (match === null || fraction.length > decimals) {
    return wrong(`应为数字，最多 ${decimals} 位小数`, `must be a number with at most ${decimals} decimals`);
  }
  return right(`${match[1]}.${fraction.padEnd(decimals, '0')}`);
}

function booleanOf(cell: CellValue): Converted {
  if (typeof cell === 'boolean') return right(cell);
  const text = String(cell).toLowerCase();
  if (YES.includes(text)) return right(true);
  if (NO.includes(text)) return right(false);
  return wrong('应为“是”或“否”', 'must be yes or no');
}

function optionOf(options: { key: string; label: Text }[], cell: CellValue): Converted {
  const text = String(cell);
  const option = options.find((one) => one.key === text || one.label.zh === text || one.label.en === text);
  if (option !== undefined) return right(option.key);
  return wrong(
    `应为以下之一：${options.map((one) => one.label.zh).join('、')}`,
    `must be one of: ${options.map((one) => one.label.en).join(', ')}`,
  );
}
