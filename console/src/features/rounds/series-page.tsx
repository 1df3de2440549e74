// One indicator over a plan year: its gates, how it grew, who is behind, and every number.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Select, Skeleton } from 'antd';
import { ApiProblem } from '../../api/problem.ts';
import { useText, useWords } from '../../language/language.ts';
import { Empty } from '../../parts/empty.tsx';
import { Filter, Filters } from '../../parts/filters.tsx';
import { OrganisationPicker } from '../../parts/form/pickers.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { GateList } from './gate-list.tsx';
import { indicatorsQuery, seriesQuery, seriesYearsQuery } from './recurring-queries.ts';
import { RecurringTabs } from './recurring-tabs.tsx';
import './rounds.css';
import { SeriesCharts } from './series-charts.tsx';
import { SeriesTable } from './series-table.tsx';

const words = {
  zh: {
    title: '考核指标',
    year: '年度',
    township: '只看某个镇（街道）',
    round: '报送与核对',
    none: '该指标还没有数据',
    noneText: '到了期次会自动开启，各单位报送后这里就有数据和走势。',
    all: '看全部指标',
    yearText: (year: string) => `${year}年`,
  },
  en: {
    title: 'Indicator',
    year: 'Year',
    township: 'One township only',
    round: 'Reports and checks',
    none: 'There are no numbers of this indicator yet',
    noneText: 'It opens by itself when its period comes.',
    all: 'All indicators',
    yearText: (year: string) => year,
  },
};

const route = getRouteApi('/shell/rounds/indicators/$procedure/$indicator');
const NOT_FOUND = 404;

export function SeriesPage() {
  const w = useWords(words);
  const text = useText();
  const { procedure, indicator } = route.useParams();
  const { year, township } = route.useSearch();
  const navigate = route.useNavigate();
  const all = useQuery(indicatorsQuery);
  const years = useQuery(seriesYearsQuery(procedure, indicator));
  const found = useQuery(seriesQuery({ procedure, indicator, year, township }));
  const own = all.data?.items.find((one) => one.procedure.id === procedure && one.part.key === indicator);
  const part = found.data?.series.part ?? own?.part;
  const name = part === undefined ? w.title : text(part.title);
  const shownYear = found.data?.series.period ?? year;
  const isMissing = found.error instanceof ApiProblem && found.error.status === NOT_FOUND;
  const within = { ...(township !== undefined && { township }) };
  return (
    <>
      <PageTitle
        title={shownYear === undefined ? name : `${name} ${w.yearText(shownYear)}`}
        note={own === undefined ? undefined : text(own.procedure.title)}
        actions={
          found.data !== undefined && (
            <Link to="/rounds/$roundId" params={{ roundId: found.data.series.id }}>
              {w.round}
            </Link>
          )
        }
      />
      <RecurringTabs shown="indicators" />
      <Filters>
        <Filter label={w.year}>
          {(id) => (
            <Select
              id={id}
              value={shownYear ?? null}
              options={(years.data ?? []).map((one) => ({ value: one, label: w.yearText(one) }))}
              onChange={(chosen) => void navigate({ search: { ...within, ...(chosen !== null && { year: chosen }) } })}
            />
          )}
        </Filter>
        <Filter label={w.township}>
          {(id) => (
            <OrganisationPicker
              id={id}
              level="township"
              value={township}
              onChange={(path) =>
                void navigate({
                  search: { ...(year !== undefined && { year }), ...(path !== undefined && { township: path }) },
                })
              }
            />
          )}
        </Filter>
      </Filters>
      {isMissing ? (
        <Empty title={w.none} text={w.noneText} actions={<Link to="/rounds/indicators">{w.all}</Link>} />
      ) : (
        <ProblemAlert error={found.error} />
      )}
      {found.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {found.data !== undefined && (
        <>
          <GateList series={found.data} />
          <SeriesCharts series={found.data} />
          <SeriesTable series={found.data} name={`${name} ${shownYear ?? ''}`} />
        </>
      )}
    </>
  );
}
