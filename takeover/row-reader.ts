// Reads the cells of one row by rule, and keeps every fault with its column.
import type { Json } from '../domain/case/state.ts';
import { ID_FAULTS, idNumberFault, isCalendarDate } from '../domain/id-number.ts';
import { isMobileNumber } from '../domain/phone.ts';
import { isOrganisationPath } from '../domain/organisations.ts';
import type { ErrorCode } from '../domain/error-codes.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { Cells, RowFault } from '../db/imports.ts';
import { halfWidth, dateOf, textOf } from '../spreadsheet/values.ts';
import type { Choice, TakenColumn } from './columns.ts';

/** What is read is null where the cell is blank or wrong; a wrong one is among the faults. */
export class RowReader {
  readonly row: number;
  readonly faults: RowFault[] = [];
  readonly #cells: Cells;
  readonly #columns: readonly TakenColumn[];

  constructor({ row, cells }: { row: number; cells: Cells }, columns: readonly TakenColumn[]) {
    this.row = row;
    this.#cells = cells;
    this.#columns = columns;
  }

  has(column: string): boolean {
    return this.raw(column) !== null;
  }

  raw(column: string): string | number | boolean | null {
    const cell: Json | undefined = this.#cells[column];
    if (typeof cell === 'string') return cell.trim() === '' ? null : cell;
    return typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
  }

  /** Free text of at most so many characters. */
  text(column: string, longest = 100): string | null {
    return this.#read(column, (cell) => {
      const read = textOf(cell);
      if (!read.ok) return read;
      const value = String(read.value).trim();
      return value.length <= longest
        ? { ok: true, value }
        : { ok: false, rule: { zh: `不得超过 ${longest} 个字`, en: `must have at most ${longest} characters` } };
    });
  }

  /** Text that is read by rule: full-width characters are made plain. */
  code(column: string): string | null {
    return this.#read(column, (cell) => textOf(halfWidth(cell)));
  }

  date(column: string): string | null {
    return this.#read(column, (cell) => {
      const read = dateOf(halfWidth(cell));
      if (!read.ok || isCalendarDate(String(read.value))) return read;
      return { ok: false, rule: { zh: '没有这一天', en: 'is no day of the calendar' } };
    });
  }

  organisation(column: string): string | null {
    const path = this.code(column);
    if (path === null || isOrganisationPath(path)) return path;
    return this.#wrong(column, '须为组织代码，如 610429101200 或 610429/housing', 'must be a path, as 610429/housing');
  }

  idNumber(column: string, today: string): string | null {
    const value = this.code(column)?.toUpperCase() ?? null;
    const fault = value === null ? null : idNumberFault(value, today);
    return fault === null ? value : this.#wrong(column, ID_FAULTS[fault].zh, ID_FAULTS[fault].en);
  }

  phone(column: string): string | null {
    const value = this.code(column)?.replaceAll(/[\s-]/g, '') ?? null;
    if (value === null || isMobileNumber(value)) return value;
    return this.#wrong(column, '须为 11 位手机号码', 'must be a mobile number of 11 digits');
  }

  /** Key of the choice that the cell names by key or word. */
  choice(column: string, choices: readonly Choice[]): string | null {
    const value = this.code(column);
    if (value === null) return null;
    const plain = (text: string): string => text.normalize('NFKC').trim();
    const found = choices.find(({ key, title }) => [key, title.zh, title.en].some((one) => plain(one) === value));
    if (found !== undefined) return found.key;
    const shown = choices.slice(0, 12);
    const more = choices.length > shown.length ? '…' : '';
    return this.#wrong(
      column,
      `没有“${value}”，应为：${shown.map(({ title }) => title.zh).join('、')}${more}`,
      `has no "${value}", only: ${shown.map(({ title }) => title.en).join(', ')}${more}`,
    );
  }

  /** Says that a column that must be filled in is blank; a cell that is wrong is no blank one. */
  require(...columns: string[]): void {
    for (const column of columns) {
      if (this.has(column)) continue;
      const { zh, en } = this.titleOf(column);
      this.fault('FIELD_REQUIRED', column, { zh: `「${zh}」必须填写`, en: `"${en}" is required` });
    }
  }

  fault(code: ErrorCode, column: string | null, message: Text, row = this.row): void {
    this.faults.push({ row, column, code, message });
  }

  titleOf(column: string): Text {
    return this.#columns.find(({ key }) => key === column)?.title ?? { zh: column, en: column };
  }

  #read(
    column: string,
    convert: (cell: string | number | boolean) => { ok: true; value: Json | undefined } | { ok: false; rule: Text },
  ): string | null {
    const cell = this.raw(column);
    if (cell === null) return null;
    const read = convert(cell);
    if (read.ok) return read.value === undefined ? null : String(read.value);
    return this.#wrong(column, read.rule.zh, read.rule.en);
  }

  #wrong(column: string, zh: string, en: string): null {
    const title = this.titleOf(column);
    this.fault('FIELD_INVALID', column, { zh: `「${title.zh}」${zh}`, en: `"${title.en}" ${en}` });
    return null;
  }
}
