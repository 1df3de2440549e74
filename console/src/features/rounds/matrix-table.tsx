// Units by periods. With one period there is room for when and by whom it was handed in.
import { Table } from 'antd';
import type { TableProps } from 'antd';
import { useWords } from '../../language/language.ts';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton, type ExportColumn } from '../../parts/export-button.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { ItemMark, useStandings } from './item-mark.tsx';
import { matrixOf, type MatrixRow } from './matrix-rows.ts';
import type { Item } from './round-queries.ts';

const words = {
  zh: {
    title: '各单位报送情况',
    unit: '单位',
    state: '状态',
    due: '截止',
    filedAt: '报送时间',
    filedBy: '报送人',
    entries: '条数',
    none: '没有您可查看的单位',
  },
  en: {
    title: 'Units',
    unit: 'Unit',
    state: 'State',
    due: 'Due',
    filedAt: 'Filed at',
    filedBy: 'Filed by',
    entries: 'Entries',
    none: 'No unit that you may see',
  },
};

type Row = MatrixRow<Item>;
const HEIGHT = 560;

export function MatrixTable({ name, items }: { name: string; items: readonly Item[] }) {
  const w = useWords(words);
  const standing = useStandings();
  const { rows, periods } = matrixOf(items);
  const [only] = periods;
  if (only === undefined) return <Empty title={w.none} />;
  const of = (row: Row, period: string): Item | undefined => row.items.get(period);
  const marks: TableProps<Row>['columns'] = periods.map((period) => ({
    title: periods.length === 1 ? w.state : period,
    width: 110,
    render: (_, row) => {
      const item = of(row, period);
      return item === undefined ? '—' : <ItemMark item={item} />;
    },
  }));
  const details: TableProps<Row>['columns'] = [
    { title: w.due, width: 120, render: (_, row) => of(row, only)?.dueOn },
    {
      title: w.filedAt,
      width: 160,
      render: (_, row) => {
        const at = of(row, only)?.filedAt ?? null;
        return at === null ? '—' : <Moment at={at} />;
      },
    },
    { title: w.filedBy, width: 100, render: (_, row) => of(row, only)?.filedBy?.name ?? '—' },
    { title: w.entries, width: 80, render: (_, row) => of(row, only)?.entries },
  ];
  const single = periods.length === 1;
  const sheet: ExportColumn<Row>[] = [
    { title: w.unit, value: (row) => row.name, width: 24 },
    ...periods.map((period) => ({
      title: single ? w.state : period,
      value: (row: Row) => {
        const item = of(row, period);
        return item === undefined ? '' : standing(item);
      },
    })),
    ...(single
      ? [
          { title: w.due, value: (row: Row) => of(row, only)?.dueOn },
          { title: w.filedBy, value: (row: Row) => of(row, only)?.filedBy?.name },
          { title: w.entries, value: (row: Row) => of(row, only)?.entries },
        ]
      : []),
  ];
  return (
    <Sheet title={w.title} actions={<ExportButton name={name} columns={sheet} rows={() => rows} />}>
      <Table<Row>
        rowKey="path"
        virtual
        size="small"
        dataSource={[...rows]}
        pagination={false}
        columns={[{ title: w.unit, width: 160, render: (_, row) => row.name }, ...marks, ...(single ? details : [])]}
        scroll={{ x: 160 + periods.length * 110 + (single ? 460 : 0), y: HEIGHT }}
      />
    </Sheet>
  );
}
