import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import { useText, useWords } from '../../language/language.ts';
import { ExportButton, type ExportColumn } from '../../parts/export-button.tsx';
import type { LedgerFilter } from '../../parts/ledger-filter.ts';
import type { UnitRow } from './county-numbers.ts';
import { cardsOfYear } from './county-queries.ts';
import { Panel } from './panel.tsx';

const words = {
  zh: {
    unit: '单位',
    open: '在办',
    overdue: '逾期',
    red: '本年红牌',
    yellow: '本年黄牌',
    county: '县本级',
    ended: '近90日办结',
    median: '办结天数中位数',
    day: '天',
  },
  en: {
    unit: 'Unit',
    open: 'Open',
    overdue: 'Overdue',
    red: 'Red cards this year',
    yellow: 'Yellow cards this year',
    county: 'The county itself',
    ended: 'Ended in 90 days',
    median: 'Median days to the end',
    day: 'd',
  },
};

const COUNTY_DIGITS = 6;

/** Townships, or the villages of one; `since` is the first day of what counts as ended. */
export function UnitsTable({ title, rows, since }: { title: string; rows: UnitRow[] | null; since: string }) {
  const w = useWords(words);
  const text = useText();
  const nameOf = ({ path, name }: UnitRow): string => (path.length === COUNTY_DIGITS ? w.county : text(name));
  const columns: ExportColumn<UnitRow>[] = [
    { title: w.unit, value: (row) => nameOf(row), width: 24 },
    { title: w.open, value: ({ open }) => open },
    { title: w.overdue, value: ({ overdue }) => overdue },
    { title: w.red, value: ({ red }) => red },
    { title: w.yellow, value: ({ yellow }) => yellow },
    { title: w.ended, value: ({ ended }) => ended },
    { title: w.median, value: ({ median }) => median },
  ];
  // A list of the county has all that lies below it: its own numbers have none.
  const linked = (row: UnitRow, value: number, link: ReactNode): ReactNode =>
    value === 0 || row.path.length === COUNTY_DIGITS ? value : link;
  const cases = (row: UnitRow, value: number, search: LedgerFilter): ReactNode =>
    linked(
      row,
      value,
      <Link to="/ledgers" search={{ ...search, organisation: row.path }}>
        {value}
      </Link>,
    );
  const cards = (row: UnitRow, colour: 'red' | 'yellow'): ReactNode =>
    linked(
      row,
      row[colour],
      <Link to="/ledgers/cards" search={cardsOfYear(colour, row.path)}>
        {row[colour]}
      </Link>,
    );
  return (
    <Panel title={title} actions={<ExportButton name={title} rows={() => rows ?? []} columns={columns} />}>
      <Table<UnitRow>
        rowKey="path"
        size="small"
        loading={rows === null}
        dataSource={rows ?? []}
        pagination={false}
        columns={[
          { title: w.unit, render: (_, row) => nameOf(row) },
          { title: w.open, render: (_, row) => cases(row, row.open, { status: 'open' }) },
          { title: w.overdue, render: (_, row) => cases(row, row.overdue, { overdue: true }) },
          { title: w.red, render: (_, row) => cards(row, 'red') },
          { title: w.yellow, render: (_, row) => cards(row, 'yellow') },
          { title: w.ended, render: (_, row) => cases(row, row.ended, { endedFrom: since }) },
          { title: w.median, render: (_, row) => (row.median === null ? '—' : `${row.median} ${w.day}`) },
        ]}
      />
    </Panel>
  );
}
