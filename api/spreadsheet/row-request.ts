// One row of a sheet as the request that a person would have sent for it.
import type { CaseData } from '../../domain/case/state.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import type { StartBody } from '../contracts/cases.ts';
import type { Column, ReservedColumn } from './columns.ts';
import { cellAddress, type CellValue, type SheetRow } from '../../spreadsheet/sheet.ts';
import { convertCell, dateOf, textOf, type Converted } from '../../spreadsheet/values.ts';

/** What a row asks for as far as its cells can be understood, and what of them can't. */
export interface RowRequest {
  /** Null where it is not known even where the case would be filed. */
  body: StartBody | null;
  refusals: Refusal[];
}

const ID_NUMBER = /^\d{17}[\dXx]$/;

/** The start that a row asks for. A subject is an id of the register or a national id number. */
export function rowRequest(
  row: SheetRow,
  columns: readonly Column[],
  given: { procedure: string; organisation?: string | undefined },
): RowRequest {
  const data: CaseData = {};
  const reserved: Partial<Record<ReservedColumn, string>> = {};
  const refusals: Refusal[] = [];
  for (const { index, target } of columns) {
    const cell = row.cells[index] ?? null;
    const converted =
      target.kind === 'field' ? convertCell(target.field, cell, target.unit) : reservedValue(target.name, cell);
    const at = cellAddress(index, row.number);
    if (!converted.ok) {
      const field = target.kind === 'field' ? `/data/${target.field.key}` : `/${target.name}`;
      const label = target.kind === 'field' ? target.field.label : { zh: target.name, en: target.name };
      refusals.push(invalid(field, at, label, converted.rule));
      continue;
    }
    if (converted.value === undefined) continue;
    if (target.kind === 'field') data[target.field.key] = converted.value;
    else reserved[target.name] = String(converted.value);
  }
  const { organisation = given.organisation, subject, applicant, businessDate } = reserved;
  if (organisation === undefined) return { body: null, refusals: [...refusals, missingOrganisation(row.number)] };
  return {
    refusals,
    body: {
      procedure: given.procedure,
      organisation,
      subject: subject === undefined ? null : ID_NUMBER.test(subject) ? { idNumber: subject } : { id: subject },
      ...(applicant === undefined ? {} : { applicant }),
      ...(businessDate === undefined ? {} : { businessDate }),
      data,
    },
  };
}

/** The cell that a refusal hangs on, by the column that carries its field. */
export function cellOf(field: string | undefined, row: SheetRow, columns: readonly Column[]): string | null {
  if (field === undefined) return null;
  const column = columns.find(({ target }) =>
    target.kind === 'field'
      ? field === `/data/${target.field.key}` || field.startsWith(`/data/${target.field.key}/`)
      : field === `/${target.name}` || field.startsWith(`/${target.name}/`),
  );
  return column === undefined ? null : cellAddress(column.index, row.number);
}

function reservedValue(name: ReservedColumn, cell: CellValue): Converted {
  if (cell === null || cell === '') return { ok: true, value: undefined };
  return name === 'businessDate' ? dateOf(cell) : textOf(cell);
}

function invalid(
  field: string,
  at: string,
  label: { zh: string; en: string },
  rule: { zh: string; en: string },
): Refusal {
  return {
    code: 'FIELD_INVALID',
    field,
    message: { zh: `单元格 ${at}「${label.zh}」${rule.zh}`, en: `Cell ${at} "${label.en}" ${rule.en}` },
  };
}

function missingOrganisation(row: number): Refusal {
  return {
    code: 'FIELD_REQUIRED',
    field: '/organisation',
    message: {
      zh: `第 ${row} 行没有「组织代码」，导入时也未指定`,
      en: `Row ${row} names no organisation, and the import names none either`,
    },
  };
}
