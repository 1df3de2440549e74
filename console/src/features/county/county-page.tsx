// The county at a glance; every number opens its list.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useWords } from '../../language/language.ts';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { OrganisationPicker } from '../../parts/form/pickers.tsx';
import { ComingWeeks } from './coming-weeks.tsx';
import { slowestStages, totalsOf, unitRows } from './county-numbers.ts';
import {
  cardCountsQuery,
  placesQuery,
  quotasQuery,
  stagesQuery,
  throughputQuery,
  unitsQuery,
} from './county-queries.ts';
import './county.css';
import { Departments } from './departments.tsx';
import { Headline } from './headline.tsx';
import { Panel } from './panel.tsx';
import { QuotaList } from './quota-list.tsx';
import { SlowStages } from './slow-stages.tsx';
import { TrendChart } from './trend-chart.tsx';
import { UnitsTable } from './units-table.tsx';

const words = {
  zh: {
    title: '县情总览',
    region: '只看某个镇（街道）',
    townships: '各镇（街道）',
    villages: '各村',
    trend: '近12周',
    quotas: '指标与资金',
  },
  en: {
    title: 'The county at a glance',
    region: 'One township only',
    townships: 'Townships',
    villages: 'Villages',
    trend: 'Twelve weeks',
    quotas: 'Quotas and funds',
  },
};

const route = getRouteApi('/shell/county');
const SLOWEST = 10;
const TOWNSHIP_DIGITS = 9;

export function CountyPage() {
  const w = useWords(words);
  const { region } = route.useSearch();
  const navigate = route.useNavigate();
  const level = region !== undefined && region.length >= TOWNSHIP_DIGITS ? 'village' : 'township';
  const units = useQuery(unitsQuery(region, level));
  const places = useQuery(placesQuery(region, level));
  const cards = useQuery(cardCountsQuery(region));
  const throughput = useQuery(throughputQuery(region));
  const stages = useQuery(stagesQuery(region));
  const quotas = useQuery(quotasQuery);
  const problem = units.error ?? places.error ?? cards.error ?? throughput.error ?? stages.error;
  const rows =
    units.data === undefined || cards.data === undefined || places.data === undefined
      ? null
      : unitRows(places.data, units.data.items, cards.data, level);
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
        <Headline
          totals={totalsOf(rows, cards.data ?? [], throughput.data.weeks)}
          region={region}
          monday={throughput.data.weeks.at(-1)?.from ?? throughput.data.asOf}
        />
      )}
      <div className="county-grid">
        <Panel title={w.trend}>
          {throughput.data === undefined ? <Skeleton active /> : <TrendChart weeks={throughput.data.weeks} />}
        </Panel>
        <ComingWeeks region={region} />
      </div>
      <UnitsTable title={level === 'township' ? w.townships : w.villages} rows={rows} since={units.data?.from ?? ''} />
      {region === undefined && <Departments />}
      <SlowStages
        stages={slowestStages(stages.data?.items ?? [], SLOWEST)}
        within={within}
        pending={stages.isPending}
      />
      {quotas.data !== undefined && quotas.data.items.length > 0 && (
        <Panel title={w.quotas}>
          <QuotaList quotas={quotas.data.items} />
        </Panel>
      )}
    </>
  );
}
