// Workbooks for people: the template of a kind, and the refused rows with what is wrong in them marked.
import type { Text } from '../domain/definition/atoms.ts';
import type { Cells, RowFault } from '../db/imports.ts';
import { columnLetters } from '../spreadsheet/sheet.ts';
import { writeXlsx } from '../spreadsheet/write-xlsx.ts';
import type { ColumnHint, WrittenCell, WrittenSheet } from '../spreadsheet/write-xlsx.ts';
import { FAULTS_TITLE } from './columns.ts';
import type { TakenColumn } from './columns.ts';

const LISTS = '可选值';

/** An empty sheet with its head, hints and lists; a sheet that says what to write where; one with the lists. */
export function templateOf(title: Text, columns: readonly TakenColumn[]): Uint8Array {
  const listed = columns.filter(({ choices }) => choices !== undefined);
  const hints = columns.map((column): ColumnHint => {
    const { title: name, note, choices = [] } = column;
    const place = listed.indexOf(column);
    const letters = columnLetters(place);
    return {
      title: name.zh,
      hint: [note.zh, note.en].filter((text) => text !== '').join('\n'),
      ...(place < 0 ? {} : { listAt: `'${LISTS}'!$${letters}$2:$${letters}$${choices.length + 1}` }),
    };
  });
  const data: WrittenSheet = {
    name: title.zh,
    widths: columns.map(({ title: name }) => Math.max(14, name.zh.length * 2 + 4)),
    rows: [
      columns.map(({ title: name, isRequired }) => ({ text: name.zh, look: isRequired ? 'requiredHead' : 'head' })),
    ],
    hints,
    isHeadFrozen: true,
  };
  return writeXlsx([data, notesSheet(columns), ...(listed.length === 0 ? [] : [listsSheet(listed)])]);
}

function notesSheet(columns: readonly TakenColumn[]): WrittenSheet {
  const head = ['列 Column', '必填 Required', '填写说明', 'Notes'].map((text): WrittenCell => ({ text, look: 'head' }));
  const rows = columns.map(({ title, isRequired, note }): WrittenCell[] => [
    { text: `${title.zh} ${title.en}` },
    { text: isRequired ? '是 yes' : '' },
    { text: note.zh },
    { text: note.en },
  ]);
  const general: WrittenCell[][] = [
    [],
    [{ text: '首行为列名，黄色为必填。日期写作 2026-03-05 或 2026年3月5日；长数字的单元格设为文本；不要用公式。' }],
    [{ text: 'The first row names the columns; yellow ones are required. Long numbers as text, and no formulas.' }],
  ];
  return { name: '填写说明', widths: [28, 14, 60, 60], rows: [head, ...rows, ...general] };
}

function listsSheet(columns: readonly TakenColumn[]): WrittenSheet {
  const longest = Math.max(...columns.map(({ choices = [] }) => choices.length));
  const head = columns.map(({ title }): WrittenCell => ({ text: title.zh, look: 'head' }));
  const rows = Array.from({ length: longest }, (_, index) =>
    columns.map(({ choices = [] }): WrittenCell => ({ text: choices[index]?.title.zh ?? '' })),
  );
  return { name: LISTS, widths: columns.map(() => 28), rows: [head, ...rows] };
}

/**
 * Rows with faults under the head of their file, to be corrected and sent again: wrong cells are marked, and the column
 * behind the last says what is wrong. That column is left out when the file is read again.
 */
export function faultsWorkbook(
  columns: readonly { key: string; title: string }[],
  rows: readonly { row: number; cells: Cells; faults: readonly RowFault[] }[],
  language: 'zh' | 'en',
): Uint8Array {
  const head: WrittenCell[] = [
    ...columns.map(({ title }): WrittenCell => ({ text: title, look: 'head' })),
    { text: FAULTS_TITLE[language], look: 'head' },
  ];
  const lines = rows.map(({ row, cells, faults }): WrittenCell[] => [
    ...columns.map(({ key }): WrittenCell => {
      const isWrong = faults.some((fault) => fault.column === key);
      return { text: textOf(cells[key]), look: isWrong ? 'fault' : 'plain' };
    }),
    {
      text: faults.map(({ message }) => message[language]).join('\n') || othersAreWrong(row)[language],
      look: 'remark',
    },
  ]);
  const sheet = { name: '问题行', widths: [...columns.map(() => 18), 60], rows: [head, ...lines], isHeadFrozen: true };
  return writeXlsx([sheet]);
}

const othersAreWrong = (row: number): Text => ({
  zh: `第 ${row} 行本身无误，同件其他行有误`,
  en: `Row ${row} is right; another row of its case is not`,
});

function textOf(cell: Cells[string] | undefined): string {
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}
