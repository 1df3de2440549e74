// The ledger: cases with their owner, limit and state until they are struck off (销号).
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Empty, Grid, Table } from 'antd';
import type { TableProps } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { caseWords } from '../../parts/case-words.ts';
import { ExportButton, type ExportColumn } from '../../parts/export-button.tsx';
import { fetchNearEnd } from '../../parts/fetch-near-end.ts';
import { LoadMore } from '../../parts/load-more.tsx';
import { Mark } from '../../parts/mark.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import '../../parts/page-tabs.css';
import { LedgerFilters } from './ledger-filters.tsx';
import { ledgerPages, wholeLedger, type LedgerRow } from './ledger-queries.ts';
import './ledger.css';

const words = {
  zh: {
    title: '案件台账',
    tabs: '台账',
    all: '全部案件',
    problems: '问题台账',
    owner: '责任人',
    between: '、',
    number: '编号',
    about: '对象',
    procedure: '事项',
    stage: '当前环节',
    organisation: '所属',
    started: '立案',
    due: '期限',
    status: '状态',
    cards: '红黄牌',
    shown: (count: number, more: boolean) => (more ? `已显示 ${count} 件，还有更多` : `共 ${count} 件`),
    none: '没有符合条件的案件，可放宽筛选条件',
  },
  en: {
    title: 'Ledger',
    tabs: 'Ledgers',
    all: 'All cases',
    problems: 'Ledgers of problems',
    owner: 'Owner',
    between: ', ',
    number: 'Number',
    about: 'About',
    procedure: 'Procedure',
    stage: 'Now at',
    organisation: 'Organisation',
    started: 'Started',
    due: 'Due',
    status: 'State',
    cards: 'Cards',
    shown: (count: number, more: boolean) => (more ? `${count} shown, there are more` : `${count} in all`),
    none: 'No case fits; take filters away',
  },
};

const route = getRouteApi('/shell/ledgers');
const HEIGHT = 620;

export function LedgerPage() {
  const w = useWords(words);
  const common = useWords(caseWords);
  const text = useText();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const wide = Grid.useBreakpoint().md ?? true;
  const pages = useInfiniteQuery(ledgerPages(filter));
  const { data, error, isPending, hasNextPage } = pages;
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  const aboutOf = (row: LedgerRow): string => row.subject?.name ?? row.applicant?.name ?? row.filer.name;
  const stateOf = (row: LedgerRow): string =>
    row.outcome === null ? common.status[row.status] : text(row.outcome.title);
  const stagesOf = (row: LedgerRow): string => row.stages.map(({ title }) => text(title)).join('、');
  const ownersOf = ({ owners }: LedgerRow): string =>
    owners
      .map((one) => ('person' in one ? one.person.name : `${text(one.organisation.name)} ${text(one.title)}`))
      .join(w.between);
  const columns: ExportColumn<LedgerRow>[] = [
    { title: w.number, value: ({ number }) => number, width: 24 },
    { title: w.about, value: aboutOf },
    { title: w.procedure, value: ({ procedure }) => text(procedure.title), width: 28 },
    { title: w.organisation, value: ({ organisation }) => text(organisation.name), width: 24 },
    { title: w.stage, value: stagesOf, width: 24 },
    { title: w.owner, value: ownersOf, width: 28 },
    { title: w.started, value: ({ startedOn }) => startedOn, width: 12 },
    { title: w.due, value: ({ dueOn }) => dueOn, width: 12 },
    { title: w.status, value: stateOf, width: 12 },
    { title: common.overdue, value: ({ overdue }) => (overdue ? common.overdue : ''), width: 10 },
    { title: w.cards, value: ({ card }) => common.card[card], width: 10 },
  ];
  const marks = (row: LedgerRow) => (
    <span className="ledger-marks">
      <Mark tone={row.status === 'ended' ? 'plain' : 'good'}>{stateOf(row)}</Mark>
      {row.overdue && <Mark tone="late">{common.overdue}</Mark>}
      {row.card !== 'none' && <Mark tone={row.card === 'red' ? 'late' : 'soon'}>{common.card[row.card]}</Mark>}
    </span>
  );
  const numberLink = (row: LedgerRow) => (
    <Link to="/cases/$caseId" params={{ caseId: row.id }}>
      {row.number}
    </Link>
  );
  const shownColumns: TableProps<LedgerRow>['columns'] = [
    { title: w.number, render: (_, row) => numberLink(row), width: 186 },
    { title: w.about, render: (_, row) => aboutOf(row), width: 110 },
    { title: w.procedure, render: (_, row) => text(row.procedure.title), width: 160 },
    { title: w.organisation, render: (_, row) => text(row.organisation.name), width: 140 },
    { title: w.stage, render: (_, row) => stagesOf(row), width: 150 },
    { title: w.owner, render: (_, row) => ownersOf(row) || '—', width: 160 },
    { title: w.due, render: (_, row) => row.dueOn ?? '—', width: 106 },
    { title: w.status, render: (_, row) => marks(row), width: 150 },
  ];
  return (
    <>
      <PageTitle
        title={w.title}
        note={isPending ? undefined : w.shown(rows.length, hasNextPage)}
        actions={
          <ExportButton
            name={filter.problems === undefined ? w.title : w.problems}
            columns={columns}
            rows={() => wholeLedger(filter)}
          />
        }
      />
      <nav aria-label={w.tabs} className="page-tabs">
        {(['all', 'problems'] as const).map((tab) => (
          <Link
            key={tab}
            to="/ledgers"
            search={tab === 'all' ? {} : { problems: 'true' }}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={(tab === 'problems') === (filter.problems !== undefined) ? 'page' : undefined}
          >
            {w[tab]}
          </Link>
        ))}
      </nav>
      <LedgerFilters filter={filter} onChange={(search) => void navigate({ search })} />
      <ProblemAlert error={error} />
      {wide ? (
        <Table
          rowKey="id"
          virtual
          size="middle"
          loading={isPending}
          dataSource={rows}
          columns={shownColumns}
          pagination={false}
          scroll={{ x: 1162, y: HEIGHT }}
          onScroll={fetchNearEnd(pages)}
          locale={{ emptyText: <Empty description={w.none} /> }}
        />
      ) : (
        <ul className="ledger-cards" aria-busy={isPending}>
          {rows.map((row) => (
            <li key={row.id}>
              <strong>{aboutOf(row)}</strong> {marks(row)}
              <div>{text(row.procedure.title)}</div>
              <div>{stagesOf(row)}</div>
              {row.owners.length > 0 && (
                <div>
                  {w.owner} {ownersOf(row)}
                </div>
              )}
              <div>
                {numberLink(row)} {row.dueOn === null ? '' : `${w.due} ${row.dueOn}`}
              </div>
            </li>
          ))}
        </ul>
      )}
      {!wide && !isPending && rows.length === 0 && <Empty description={w.none} />}
      {hasNextPage && <LoadMore pages={pages} count={rows.length} scrollsItself={wide} />}
    </>
  );
}
