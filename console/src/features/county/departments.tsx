// The departments of the county: what they have in hand, what is late with them, and the cards that they bear.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { ExportButton, type ExportColumn } from '../../parts/export-button.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { departmentRows, type DepartmentRow } from './county-numbers.ts';
import { allUnitsQuery, cardCountsQuery, cardsOfYear, overdueTasksQuery } from './county-queries.ts';
import { Panel } from './panel.tsx';

const words = {
  zh: {
    title: '县级各部门',
    unit: '部门',
    tasks: '在办任务',
    overdue: '逾期任务',
    red: '本年红牌',
    yellow: '本年黄牌',
    finished: '近90日完成任务',
    median: '完成天数中位数',
    day: '天',
  },
  en: {
    title: 'Departments of the county',
    unit: 'Department',
    tasks: 'Tasks in hand',
    overdue: 'Overdue tasks',
    red: 'Red cards this year',
    yellow: 'Yellow cards this year',
    finished: 'Tasks done in 90 days',
    median: 'Median days',
    day: 'd',
  },
};

export function Departments() {
  const w = useWords(words);
  const text = useText();
  const units = useQuery(allUnitsQuery);
  const late = useQuery(overdueTasksQuery);
  const cards = useQuery(cardCountsQuery(undefined));
  const rows =
    units.data === undefined || late.data === undefined || cards.data === undefined
      ? null
      : departmentRows(units.data, late.data, cards.data);
  const columns: ExportColumn<DepartmentRow>[] = [
    { title: w.unit, value: ({ name }) => text(name), width: 28 },
    { title: w.tasks, value: ({ tasks }) => tasks },
    { title: w.overdue, value: ({ overdue }) => overdue },
    { title: w.red, value: ({ red }) => red },
    { title: w.yellow, value: ({ yellow }) => yellow },
    { title: w.finished, value: ({ finished }) => finished },
    { title: w.median, value: ({ median }) => median },
  ];
  if (rows !== null && rows.length === 0) return null;
  return (
    <Panel title={w.title} actions={<ExportButton name={w.title} rows={() => rows ?? []} columns={columns} />}>
      <ProblemAlert error={units.error ?? late.error ?? cards.error} />
      <Table<DepartmentRow>
        rowKey="path"
        size="small"
        loading={rows === null}
        dataSource={rows ?? []}
        pagination={false}
        columns={[
          { title: w.unit, render: (_, row) => text(row.name) },
          {
            title: w.tasks,
            render: (_, { tasks, path }) =>
              tasks === 0 ? (
                '0'
              ) : (
                <Link to="/calendar" search={{ whose: 'unit', unit: path }}>
                  {tasks}
                </Link>
              ),
          },
          {
            title: w.overdue,
            render: (_, { overdue, path }) =>
              overdue === 0 ? (
                '0'
              ) : (
                <Link to="/calendar" search={{ whose: 'unit', unit: path, shown: 'overdue' }}>
                  {overdue}
                </Link>
              ),
          },
          ...(['red', 'yellow'] as const).map((colour) => ({
            title: w[colour],
            render: (_: unknown, row: DepartmentRow) =>
              row[colour] === 0 ? (
                '0'
              ) : (
                <Link to="/ledgers/cards" search={cardsOfYear(colour, row.path)}>
                  {row[colour]}
                </Link>
              ),
          })),
          { title: w.finished, render: (_, row) => row.finished },
          { title: w.median, render: (_, row) => (row.median === null ? '—' : `${row.median} ${w.day}`) },
        ]}
      />
    </Panel>
  );
}
