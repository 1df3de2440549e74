import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Skeleton, Table } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton } from '../../parts/export-button.tsx';
import { OrganisationPicker } from '../../parts/form/pickers.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { loadQuery } from './calendar-queries.ts';
import type { Load } from './calendar-queries.ts';
import { dayWords } from './day-words.ts';

const words = {
  zh: {
    title: '各单位未来 8 周的工作量',
    note: '在办案件的时限、已开启轮次的报送，以及届时将开启的报送。',
    region: '只看某个镇（街道）',
    unit: '单位',
    before: '此前到期',
    clocks: (count: number) => `案件 ${count}`,
    items: (count: number) => `报送 ${count}`,
    coming: (count: number) => `将报送 ${count}`,
    provisional: '有日期按尚未公布的放假安排推算，可能变动',
    none: '未来几周没有到期事项',
    span: (from: string, to: string) => `${from.slice(5)} 至 ${to.slice(5)}`,
  },
  en: {
    title: 'Load of each unit in the coming eight weeks',
    note: 'Limits of open cases, reports of open rounds, and reports that will be asked for.',
    region: 'One township only',
    unit: 'Unit',
    before: 'Due before',
    clocks: (count: number) => `${count} cases`,
    items: (count: number) => `${count} reports`,
    coming: (count: number) => `${count} to come`,
    provisional: 'Some days rest on holidays that are not announced yet',
    none: 'Nothing falls due in the coming weeks',
    span: (from: string, to: string) => `${from.slice(5)} to ${to.slice(5)}`,
  },
};

const route = getRouteApi('/shell/calendar');
const WEEKS = 8;
const TOWNSHIP = /^\d{9}$/;

type Row = Load['items'][number];
const sumOf = ({ clocks, items, coming = 0 }: { clocks: number; items: number; coming?: number }): number =>
  clocks + items + coming;

/** How much falls due in each of the coming weeks, by unit. */
export function ComingLoad() {
  const w = useWords(words);
  const days = useWords(dayWords);
  const text = useText();
  const { unit } = route.useSearch();
  const navigate = route.useNavigate();
  const region = unit !== undefined && TOWNSHIP.test(unit) ? unit : undefined;
  const pages = useInfiniteQuery(loadQuery(region, region === undefined ? 'township' : 'village', WEEKS));
  const [first] = pages.data?.pages ?? [];
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const weeks = first?.weeks ?? [];
  const weekOf = (row: Row, key: string) =>
    row.weeks.find(({ week }) => week === key) ?? { clocks: 0, items: 0, coming: 0 };
  return (
    <Sheet
      title={w.title}
      note={first?.provisional === true ? `${w.note} ${w.provisional}` : w.note}
      actions={
        <>
          <OrganisationPicker
            level="township"
            label={w.region}
            hint={w.region}
            value={region}
            onChange={(path) => void navigate({ search: { tab: 'load', ...(path !== undefined && { unit: path }) } })}
          />
          <ExportButton
            name={w.title}
            rows={() => rows}
            columns={[
              { title: w.unit, value: (row: Row) => text(row.title), width: 24 },
              { title: w.before, value: (row) => sumOf(row.before) },
              ...weeks.map(({ week, from, to }) => ({
                title: w.span(from, to),
                value: (row: Row) => sumOf(weekOf(row, week)),
              })),
            ]}
          />
        </>
      }
    >
      <ProblemAlert error={pages.error} />
      {pages.isPending && <Skeleton active />}
      {pages.isSuccess && rows.length === 0 && <Empty title={w.none} />}
      {rows.length > 0 && (
        <div className="calendar-scroll" role="group" aria-label={w.title} tabIndex={0}>
          <Table<Row>
            rowKey="key"
            size="small"
            dataSource={rows}
            pagination={false}
            columns={[
              { title: w.unit, render: (_, row) => text(row.title) },
              { title: w.before, render: (_, row) => sumOf(row.before) },
              ...weeks.map(({ week, from, to }) => ({
                title: (
                  <span>
                    {days.weekName(week)}
                    <small className="calendar-span">{w.span(from, to)}</small>
                  </span>
                ),
                key: week,
                render: (_: unknown, row: Row) => <Cell row={row} week={week} amounts={weekOf(row, week)} />,
              })),
            ]}
          />
          <LoadMore pages={pages} count={rows.length} />
        </div>
      )}
    </Sheet>
  );
}

/** What falls due for a unit in a week; what is there already opens its list. */
function Cell({ row, week, amounts }: { row: Row; week: string; amounts: Omit<Row['weeks'][number], 'week'> }) {
  const w = useWords(words);
  const { clocks, items, coming } = amounts;
  if (clocks + items + coming === 0) return '—';
  const list = { whose: 'unit' as const, unit: row.key, shown: week };
  return (
    <span className="calendar-load">
      {clocks > 0 && (
        <Link to="/calendar" search={{ ...list, of: 'clocks' }}>
          {w.clocks(clocks)}
        </Link>
      )}
      {items > 0 && (
        <Link to="/calendar" search={{ ...list, of: 'items' }}>
          {w.items(items)}
        </Link>
      )}
      {coming > 0 && <span>{w.coming(coming)}</span>}
    </span>
  );
}
