// Any table as an XLSX file, with its headings in the reader's language and all its rows, not the page that is seen.
import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../language/language.ts';
import { today } from './moment-text.ts';

const words = {
  zh: { export: '导出 Excel', failed: '导出失败，请重试' },
  en: { export: 'Export to Excel', failed: 'The export failed, try again' },
};

/** One column: its heading, and the value of a row in it. */
export interface ExportColumn<Row> {
  readonly title: string;
  readonly value: (row: Row) => string | number | null | undefined;
  /** Characters; 16 when absent. */
  readonly width?: number;
}

interface ExportButtonProps<Row> {
  /** Name of the file, without its ending; the day is added. */
  readonly name: string;
  readonly columns: readonly ExportColumn<Row>[];
  /** Every row of the table; pages are fetched here when somebody asks for the file. */
  readonly rows: () => Promise<readonly Row[]> | readonly Row[];
}

const WIDTH = 16;

/** The cells of a sheet: headings first. */
export function sheetOf<Row>(columns: readonly ExportColumn<Row>[], rows: readonly Row[]) {
  const head = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }));
  const body = rows.map((row) =>
    columns.map(({ value }) => {
      const cell = value(row) ?? '';
      return typeof cell === 'number' ? { value: cell, type: Number } : { value: cell, type: String };
    }),
  );
  return [head, ...body];
}

export function ExportButton<Row>({ name, columns, rows }: ExportButtonProps<Row>) {
  const w = useWords(words);
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const write = async (): Promise<void> => {
    setBusy(true);
    try {
      const [{ default: writeExcelFile }, all] = await Promise.all([import('write-excel-file/browser'), rows()]);
      const file = `${name} ${today()}.xlsx`;
      const options = { columns: columns.map(({ width = WIDTH }) => ({ width })), stickyRowsCount: 1 };
      await writeExcelFile(sheetOf(columns, all), options).toFile(file);
    } catch {
      void message.error(w.failed);
    }
    setBusy(false);
  };
  return (
    <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void write()}>
      {w.export}
    </Button>
  );
}
