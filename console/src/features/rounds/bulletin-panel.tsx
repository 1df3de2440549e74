// The bulletin (通报): who was on time, late and silent, in all and by township.
import { Table } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { ExportButton, type ExportColumn } from '../../parts/export-button.tsx';
import { moneyText } from '../../parts/money.ts';
import { Sheet } from '../../parts/sheet.tsx';
import type { Bulletin } from './round-queries.ts';

const words = {
  zh: {
    title: '通报',
    township: '镇（街道）',
    units: '应报单位',
    onTime: '按时',
    late: '迟报',
    owed: '待报',
    silent: '未报',
    excused: '免报',
    nothing: '零报告',
    all: '合计',
    silentUnits: '未报单位',
    lateUnits: '迟报单位',
    between: '、',
    issued: '通报内容',
    found: '汇总',
    yuan: '元',
  },
  en: {
    title: 'Bulletin',
    township: 'Township',
    units: 'Units',
    onTime: 'On time',
    late: 'Late',
    owed: 'Owed',
    silent: 'Silent',
    excused: 'Excused',
    nothing: 'Nothing to report',
    all: 'In all',
    silentUnits: 'Silent units',
    lateUnits: 'Late units',
    between: ', ',
    issued: 'As issued',
    found: 'Sums',
    yuan: 'yuan',
  },
};

type Figures = Bulletin['total'] & { readonly key: string; readonly name: string };

/** So many columns fit on a phone; the rest is in the file. */
const ON_PHONES = 6;

export function BulletinPanel({ bulletin, name }: { bulletin: Bulletin; name: string }) {
  const w = useWords(words);
  const text = useText();
  const rows: Figures[] = [
    ...bulletin.townships.map(({ township, ...figures }) => ({
      ...figures,
      key: township.path,
      name: text(township.name),
    })),
    { ...bulletin.total, key: 'all', name: w.all },
  ];
  const columns: ExportColumn<Figures>[] = [
    { title: w.township, value: (row) => row.name, width: 20 },
    { title: w.units, value: (row) => row.units },
    { title: w.onTime, value: (row) => row.onTime },
    { title: w.late, value: (row) => row.late },
    { title: w.owed, value: (row) => row.owed },
    { title: w.silent, value: (row) => row.silent },
    { title: w.excused, value: (row) => row.excused },
    { title: w.nothing, value: (row) => row.nothingToReport },
  ];
  const sumText = ({ field, type, unit, sum }: Bulletin['found'][number]): string =>
    `${text(field.title)} ${type === 'fen' ? moneyText(sum, w.yuan) : unit === null ? sum : `${sum} ${text(unit)}`}`;
  const lists = [
    { title: w.silentUnits, units: bulletin.silent },
    { title: w.lateUnits, units: bulletin.late },
  ].filter(({ units }) => units.length > 0);
  return (
    <Sheet title={w.title} actions={<ExportButton name={`${name} ${w.title}`} columns={columns} rows={() => rows} />}>
      <Table<Figures>
        rowKey="key"
        size="small"
        pagination={false}
        dataSource={rows}
        columns={columns.map(({ title, value }, at) => ({
          title,
          render: (_: unknown, row: Figures) => value(row),
          ...(at < ON_PHONES ? {} : { responsive: ['sm' as const] }),
        }))}
      />
      <dl className="round-facts">
        {bulletin.found.length > 0 && (
          <div>
            <dt>{w.found}</dt>
            <dd>{bulletin.found.map(sumText).join(w.between)}</dd>
          </div>
        )}
        {lists.map(({ title, units }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{units.map((unit) => unit.name).join(w.between)}</dd>
          </div>
        ))}
        {bulletin.issued !== null && (
          <div>
            <dt>{w.issued}</dt>
            <dd>{bulletin.issued.text}</dd>
          </div>
        )}
      </dl>
    </Sheet>
  );
}
