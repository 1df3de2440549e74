// Which column of a sheet feeds which field of a procedure's filing form.
import type { CaseForm } from '../../domain/definition/forms.ts';
import type { Field } from '../../domain/definition/field.ts';
import { cellAddress, SheetError, type SheetRow } from '../../spreadsheet/sheet.ts';

/** What a column carries besides a field of the form. */
export const RESERVED_COLUMNS = {
  organisation: ['organisation', '组织代码'],
  subject: ['subject', '主体'],
  applicant: ['applicant', '申请人'],
  businessDate: ['businessDate', '业务日期'],
} as const;

export type ReservedColumn = keyof typeof RESERVED_COLUMNS;

export type ColumnTarget =
  { kind: 'reserved'; name: ReservedColumn } | { kind: 'field'; field: Field; unit: 'yuan' | 'fen' | null };

/** A column by its place in the sheet. */
export interface Column {
  index: number;
  target: ColumnTarget;
}

const UNIT = /[（(](元|分)[）)]$/;

/**
 * The columns of a head: field keys or Chinese labels of the filing form, and the reserved names. Amounts are in yuan
 * unless the head says 分.
 * @throws {SheetError} SHEET_INVALID with the cell, for a column that the form does not have or that stands twice
 */
export function columnsOf(definition: CaseForm, head: SheetRow): Column[] {
  const onForm = new Set(definition.filing.form.map((one) => one.field));
  const fields = definition.fields.filter((field) => onForm.has(field.key));
  const taken = new Map<string, number>();
  return head.cells.flatMap((cell, index): Column[] => {
    const name = String(cell ?? '').trim();
    if (name === '') return [];
    const target = targetOf(name, fields);
    const at = cellAddress(index, head.number);
    if (target === null) throw unknownColumn(name, at, fields);
    const key = target.kind === 'reserved' ? target.name : target.field.key;
    if (taken.has(key)) {
      throw new SheetError('SHEET_INVALID', { zh: `列“${name}”出现两次。`, en: `Column "${name}" stands twice.` }, at);
    }
    taken.set(key, index);
    return [{ index, target }];
  });
}

function targetOf(name: string, fields: Field[]): ColumnTarget | null {
  for (const [reserved, names] of Object.entries(RESERVED_COLUMNS)) {
    if ((names as readonly string[]).includes(name)) return { kind: 'reserved', name: reserved as ReservedColumn };
  }
  const bare = name.replace(UNIT, '');
  const field =
    fields.find((one) => one.key === name || one.label.zh === name || one.label.en === name) ??
    fields.find((one) => one.key === bare || one.label.zh === bare);
  if (field === undefined) return null;
  const unit = field.type === 'fen' ? (UNIT.exec(name)?.[1] === '分' ? 'fen' : 'yuan') : null;
  return { kind: 'field', field, unit };
}

function unknownColumn(name: string, at: string, fields: Field[]): SheetError {
  const known = [...Object.values(RESERVED_COLUMNS).map((names) => names[1]), ...fields.map((one) => one.label.zh)];
  return new SheetError(
    'SHEET_INVALID',
    {
      zh: `单元格 ${at}：本程序的申请表没有“${name}”这一列。可用的列：${known.join('、')}。`,
      en: `Cell ${at}: the application form of this procedure has no column "${name}". Columns: ${known.join(', ')}.`,
    },
    at,
  );
}
