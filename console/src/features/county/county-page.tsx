// The county at a glance; every number opens its list.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Skeleton, Table } from 'antd';
import type { ReactNode } from 'react';
import { useText, useWords } from '../../language/language.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import type { LedgerFilter } from '../../parts/ledger-filter.ts';
import { OrganisationPicker } from '../../parts/form/pickers.tsx';
import { slowestStages, totalsOf, unitRows, type UnitRow } from './county-numbers.ts';
import {
  quotasQuery,
  stagesQuery,
  throughputQuery,
  unitCardsQuery,
  unitsQuery,
  type StageNumbers,
} from './county-queries.ts';
import './county.css';
import { QuotaList } from './quota-list.tsx';
import { TrendChart } from './trend-chart.tsx';

const words = {
  zh: {
    title: '县情总览',
    region: '只看某个镇（街道）',
    open: '在办',
    overdue: '逾期',
    red: '红牌',
    yellow: '黄牌',
    started: '本周新收',
    ended: '本周办结',
    townships: '各镇（街道）',
    villages: '各村',
    unit: '单位',
    endedIn: '近90日办结',
    median: '办结天数中位数',
    trend: '近12周',
    slow: '最慢的环节（近90日）',
    stage: '环节',
    procedure: '事项',
    days: '天数中位数',
    p90: '90分位',
    returned: '退回',
    quotas: '指标与资金',
    day: '天',
  },
  en: {
    title: 'The county at a glance',
    region: 'One township only',
    open: 'Open',
    overdue: 'Overdue',
    red: 'Red cards',
    yellow: 'Yellow cards',
    started: 'New this week',
    ended: 'Ended this week',
    townships: 'Townships',
    villages: 'Villages',
    unit: 'Unit',
    endedIn: 'Ended in 90 days',
    median: 'Median days to the end',
    trend: 'Twelve weeks',
    slow: 'Slowest stages (90 days)',
    stage: 'Stage',
    procedure: 'Procedure',
    days: 'Median days',
    p90: '90th percentile',
    returned: 'Returned',
    quotas: 'Quotas and funds',
    day: 'd',
  },
};

const route = getRouteApi('/shell/county');
const SLOWEST = 10;
const TOWNSHIP_DIGITS = 9;

export function CountyPage() {
  const w = useWords(words);
  const text = useText();
  const { region } = route.useSearch();
  const navigate = route.useNavigate();
  const level = region !== undefined && region.length >= TOWNSHIP_DIGITS ? 'village' : 'township';
  const units = useQuery(unitsQuery(region, level));
  const cards = useQuery(unitCardsQuery(region, level));
  const throughput = useQuery(throughputQuery(region));
  const stages = useQuery(stagesQuery(region));
  const quotas = useQuery(quotasQuery);
  const problem = units.error ?? cards.error ?? throughput.error ?? stages.error;
  const rows =
    units.data === undefined || cards.data === undefined ? null : unitRows(units.data.items, cards.data.items);
  const within = region === undefined ? {} : { organisation: region };
  return (
    <>
      <PageTitle
        title={w.title}
        actions={
          <OrganisationPicker
            level="township"
            label={w.region}
            hint={w.region}
            value={region}
            onChange={(path) => void navigate({ search: path === undefined ? {} : { region: path } })}
          />
        }
      />
      <ProblemAlert error={problem} />
      {rows === null || throughput.data === undefined ? (
        <Skeleton active paragraph={{ rows: 4 }} />
      ) : (
        <Headline rows={rows} totals={totalsOf(rows, throughput.data.weeks)} within={within} />
      )}
      <div className="county-grid">
        <Panel title={w.trend}>
          {throughput.data === undefined ? <Skeleton active /> : <TrendChart weeks={throughput.data.weeks} />}
        </Panel>
        <Panel title={w.slow}>
          <SlowStages
            stages={slowestStages(stages.data?.items ?? [], SLOWEST)}
            within={within}
            pending={stages.isPending}
          />
        </Panel>
      </div>
      <Panel
        title={level === 'township' ? w.townships : w.villages}
        actions={
          <ExportButton
            name={w.title}
            rows={() => rows ?? []}
            columns={[
              { title: w.unit, value: (row: UnitRow) => text(row.name), width: 24 },
              { title: w.open, value: (row) => row.open },
              { title: w.overdue, value: (row) => row.overdue },
              { title: w.red, value: (row) => row.red },
              { title: w.yellow, value: (row) => row.yellow },
              { title: w.endedIn, value: (row) => row.ended },
              { title: w.median, value: (row) => row.median },
            ]}
          />
        }
      >
        <Units rows={rows} />
      </Panel>
      {quotas.data !== undefined && quotas.data.items.length > 0 && (
        <Panel title={w.quotas}>
          <QuotaList quotas={quotas.data.items} />
        </Panel>
      )}
    </>
  );
}

function Panel({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className="county-panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {actions}
      </header>
      <div className="county-scroll" role="group" aria-label={title} tabIndex={0}>
        {children}
      </div>
    </section>
  );
}

type Within = { organisation?: string };

function Headline({
  totals,
  within,
}: {
  rows: readonly UnitRow[];
  totals: ReturnType<typeof totalsOf>;
  within: Within;
}) {
  const w = useWords(words);
  const tiles = [
    { title: w.open, value: totals.open, search: { ...within, status: 'open' as const }, tone: 'plain' },
    { title: w.overdue, value: totals.overdue, search: { ...within, overdue: true }, tone: 'late' },
    { title: w.red, value: totals.red, search: { ...within, card: 'red' as const }, tone: 'late' },
    { title: w.yellow, value: totals.yellow, search: { ...within, card: 'yellow' as const }, tone: 'soon' },
    { title: w.started, value: totals.startedThisWeek, search: within, tone: 'plain' },
    { title: w.ended, value: totals.endedThisWeek, search: { ...within, status: 'ended' as const }, tone: 'plain' },
  ];
  return (
    <ul className="county-tiles">
      {tiles.map(({ title, value, search, tone }) => (
        <li key={title}>
          <Link to="/ledgers" search={search} className={`county-tile county-tile-${value === 0 ? 'plain' : tone}`}>
            <span>{title}</span>
            <strong>{value}</strong>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Units({ rows }: { rows: readonly UnitRow[] | null }) {
  const w = useWords(words);
  const text = useText();
  const number = (value: number, search: LedgerFilter) =>
    value === 0 ? (
      '0'
    ) : (
      <Link to="/ledgers" search={search}>
        {value}
      </Link>
    );
  return (
    <Table<UnitRow>
      rowKey="path"
      size="small"
      loading={rows === null}
      dataSource={[...(rows ?? [])]}
      pagination={false}
      columns={[
        { title: w.unit, render: (_, row) => text(row.name) },
        { title: w.open, render: (_, row) => number(row.open, { organisation: row.path, status: 'open' }) },
        { title: w.overdue, render: (_, row) => number(row.overdue, { organisation: row.path, overdue: true }) },
        { title: w.red, render: (_, row) => number(row.red, { organisation: row.path, card: 'red' }) },
        { title: w.yellow, render: (_, row) => number(row.yellow, { organisation: row.path, card: 'yellow' }) },
        { title: w.endedIn, render: (_, row) => number(row.ended, { organisation: row.path, status: 'ended' }) },
        { title: w.median, render: (_, row) => (row.median === null ? '—' : `${row.median} ${w.day}`) },
      ]}
    />
  );
}

function SlowStages({
  stages,
  within,
  pending,
}: {
  stages: readonly StageNumbers[];
  within: Within;
  pending: boolean;
}) {
  const w = useWords(words);
  const text = useText();
  return (
    <Table<StageNumbers>
      rowKey={({ procedure, stage }) => `${procedure.key} ${stage.key}`}
      size="small"
      loading={pending}
      dataSource={[...stages]}
      pagination={false}
      columns={[
        {
          title: w.stage,
          render: (_, row) => (
            <Link to="/ledgers" search={{ ...within, procedure: row.procedure.key, stage: row.stage.key }}>
              {text(row.stage.title)}
            </Link>
          ),
        },
        { title: w.procedure, render: (_, row) => text(row.procedure.title) },
        { title: w.days, render: (_, row) => row.left.median },
        { title: w.p90, render: (_, row) => row.left.p90 },
        { title: w.returned, render: (_, row) => row.returned },
      ]}
    />
  );
}
