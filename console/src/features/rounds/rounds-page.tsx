// Rounds of duties and series of indicators, newest first: who has filed and who is silent.
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Select, Table } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton, type ExportColumn } from '../../parts/export-button.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { Mark } from '../../parts/mark.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { RecurringTabs } from './recurring-tabs.tsx';
import type { RoundFilter } from './round-filter.ts';
import { everyRound, roundPages, type RoundRow } from './round-queries.ts';
import './rounds.css';

const words = {
  zh: {
    title: '定期报送',
    duty: '职责、指标',
    period: '期次',
    procedure: '事项',
    units: '应报',
    filed: '已报',
    late: '迟报',
    silent: '未报',
    overdue: '逾期未报',
    state: '状态',
    open: '进行中',
    ended: '已结束',
    kind: '类型',
    round: '定期职责',
    series: '考核指标',
    onlyOverdue: '只看逾期',
    none: '还没有报送轮次',
    noneText: '到了期次会自动开启；也可放宽筛选条件',
  },
  en: {
    title: 'Rounds',
    duty: 'Duty or indicator',
    period: 'Period',
    procedure: 'Procedure',
    units: 'Owed',
    filed: 'Filed',
    late: 'Late',
    silent: 'Silent',
    overdue: 'Overdue',
    state: 'State',
    open: 'Open',
    ended: 'Ended',
    kind: 'Kind',
    round: 'Duties',
    series: 'Indicators',
    onlyOverdue: 'Overdue only',
    none: 'No round yet',
    noneText: 'They open by themselves when their period comes; or take filters away',
  },
};

const route = getRouteApi('/shell/rounds');

export function RoundsPage() {
  const w = useWords(words);
  const text = useText();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const pages = useInfiniteQuery(roundPages(filter));
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const set = (search: RoundFilter): void => void navigate({ search });
  const { kind, status, overdue, ...rest } = filter;
  const flags = overdue === true ? { overdue } : {};
  const nameOf = ({ part, procedure }: RoundRow): string => text((part ?? procedure).title);
  const handedIn = ({ counts }: RoundRow): number => counts.filed + counts.checked + counts.returned;
  const stateOf = ({ status: now }: RoundRow): string => (now === 'ended' ? w.ended : w.open);
  const columns: (ExportColumn<RoundRow> & { width: number })[] = [
    { title: w.period, value: ({ period }) => period, width: 12 },
    { title: w.procedure, value: ({ procedure }) => text(procedure.title), width: 26 },
    { title: w.units, value: ({ counts }) => counts.items, width: 8 },
    { title: w.filed, value: handedIn, width: 8 },
    { title: w.late, value: ({ counts }) => counts.late, width: 8 },
    { title: w.silent, value: ({ counts }) => counts.silent, width: 8 },
    { title: w.overdue, value: ({ counts }) => counts.overdue, width: 10 },
  ];
  const file = [{ title: w.duty, value: nameOf, width: 28 }, ...columns, { title: w.state, value: stateOf, width: 10 }];
  return (
    <>
      <PageTitle
        title={w.title}
        actions={<ExportButton name={w.title} columns={file} rows={() => everyRound(filter)} />}
      />
      <RecurringTabs shown="rounds" />
      <div className="round-filters">
        <Select
          aria-label={w.kind}
          placeholder={w.kind}
          allowClear
          value={kind ?? null}
          onChange={(chosen: RoundFilter['kind'] | null) =>
            set({ ...rest, ...flags, ...(status && { status }), ...(chosen && { kind: chosen }) })
          }
          options={(['round', 'series'] as const).map((value) => ({ value, label: w[value] }))}
        />
        <Select
          aria-label={w.state}
          placeholder={w.state}
          allowClear
          value={status ?? null}
          onChange={(chosen: RoundFilter['status'] | null) =>
            set({ ...rest, ...flags, ...(kind && { kind }), ...(chosen && { status: chosen }) })
          }
          options={(['open', 'ended'] as const).map((value) => ({ value, label: w[value] }))}
        />
        <Button
          aria-pressed={overdue === true}
          type={overdue === true ? 'primary' : 'default'}
          onClick={() =>
            set({ ...(kind && { kind }), ...(status && { status }), ...(overdue === true ? {} : { overdue: true }) })
          }
        >
          {w.onlyOverdue}
        </Button>
      </div>
      <ProblemAlert error={pages.error} />
      {pages.isSuccess && rows.length === 0 ? (
        <Empty title={w.none} text={w.noneText} />
      ) : (
        <Table<RoundRow>
          rowKey="id"
          size="middle"
          loading={pages.isPending}
          dataSource={rows}
          pagination={false}
          scroll={{ x: 960 }}
          columns={[
            {
              title: w.duty,
              render: (_, row) => (
                <Link to="/rounds/$roundId" params={{ roundId: row.id }}>
                  {nameOf(row)}
                </Link>
              ),
            },
            ...columns.map(({ title, value }) => ({ title, render: (_: unknown, row: RoundRow) => value(row) })),
            {
              title: w.state,
              render: (_, row) => <Mark tone={row.status === 'ended' ? 'plain' : 'good'}>{stateOf(row)}</Mark>,
            },
          ]}
        />
      )}
      <LoadMore pages={pages} count={rows.length} />
    </>
  );
}
