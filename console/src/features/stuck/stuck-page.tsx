// 卡住的事项: what does not move, by cause, and the list behind each number.
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Segmented, Skeleton } from 'antd';
import { useWords } from '../../language/language.ts';
import { Empty } from '../../parts/empty.tsx';
import { Filter, Filters } from '../../parts/filters.tsx';
import { OrganisationPicker } from '../../parts/form/pickers.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { ProcedureFilter } from '../../parts/procedure-filter.tsx';
import { ExportStuck } from './export-stuck.tsx';
import { StuckCard } from './stuck-card.tsx';
import { stuckListQuery } from './stuck-queries.ts';
import type { StuckSearch } from './stuck-search.ts';
import { StuckSummary } from './stuck-summary.tsx';
import './stuck.css';

const words = {
  zh: {
    title: '卡住的事项',
    note: '系统每分钟巡查一次；每一项都有原因、证据和下一步。',
    state: '状态',
    open: '未解决',
    resolved: '已解决',
    region: '区域',
    list: '清单',
    none: '没有卡住的事项',
    noneText: '巡查发现问题后会列在这里，并通知负责的管理员。',
    noneFound: '没有符合条件的事项',
    noneFoundText: '请放宽筛选条件。',
  },
  en: {
    title: 'Stuck',
    note: 'The system looks every minute; each entry has its cause, its evidence and what to do next.',
    state: 'State',
    open: 'Not mended',
    resolved: 'Mended',
    region: 'Region',
    list: 'List',
    none: 'Nothing is stuck',
    noneText: 'What the watchdog finds is listed here, and whoever must mend it is told.',
    noneFound: 'Nothing matches',
    noneFoundText: 'Ask for less.',
  },
};

const route = getRouteApi('/shell/admin/stuck');

export function StuckPage() {
  const w = useWords(words);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const narrow = (changes: { [Key in keyof StuckSearch]: StuckSearch[Key] | undefined }) =>
    void navigate({
      search: Object.fromEntries(
        Object.entries({ ...search, ...changes }).filter(([, value]) => value !== undefined),
      ) as StuckSearch,
      replace: true,
    });
  return (
    <>
      <PageTitle title={w.title} note={w.note} actions={<ExportStuck search={search} />} />
      <StuckSummary search={search} />
      <Filters>
        <Filter label={w.state}>
          {(id) => (
            <Segmented
              id={id}
              aria-label={w.state}
              value={search.resolved === true ? 'resolved' : 'open'}
              options={[
                { value: 'open', label: w.open },
                { value: 'resolved', label: w.resolved },
              ]}
              onChange={(value) => narrow({ resolved: value === 'resolved' ? true : undefined })}
            />
          )}
        </Filter>
        <ProcedureFilter value={search.procedure} onChange={(procedure) => narrow({ procedure })} />
        <Filter label={w.region}>
          {(id) => <OrganisationPicker id={id} value={search.region} onChange={(region) => narrow({ region })} />}
        </Filter>
      </Filters>
      <StuckList search={search} />
    </>
  );
}

function StuckList({ search }: { search: StuckSearch }) {
  const w = useWords(words);
  const pages = useInfiniteQuery(stuckListQuery(search));
  if (pages.error !== null) return <ProblemAlert error={pages.error} />;
  if (pages.data === undefined) return <Skeleton active paragraph={{ rows: 6 }} />;
  const items = pages.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    const narrowed = Object.keys(search).length > 0;
    return <Empty title={narrowed ? w.noneFound : w.none} text={narrowed ? w.noneFoundText : w.noneText} />;
  }
  return (
    <>
      <ul className="stuck-list" aria-label={w.list}>
        {items.map((item) => (
          <StuckCard key={item.id} item={item} />
        ))}
      </ul>
      <LoadMore pages={pages} count={items.length} />
    </>
  );
}
