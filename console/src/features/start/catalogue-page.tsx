import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Checkbox, Input, Select, Skeleton } from 'antd';
import { useDeferredValue } from 'react';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { byField, matches } from './catalogue.ts';
import { DraftList } from './draft-list.tsx';
import { ProcedureLine } from './procedure-line.tsx';
import { useInitials } from './use-initials.ts';
import './start.css';

const words = {
  zh: {
    title: '发起事项',
    note: (count: number) => `共 ${count} 个事项，按领域排列`,
    search: '搜索事项名称，或拼音首字母',
    field: '全部领域',
    mine: '只看我可以发起的',
    empty: '没有找到事项',
    emptyText: '请换一个名称，或清除筛选条件。',
    filters: '筛选',
  },
  en: {
    title: 'Start',
    note: (count: number) => `${count} procedures by field`,
    search: 'Name, or initials of its pinyin',
    field: 'All fields',
    mine: 'Only what I may start',
    empty: 'No procedure found',
    emptyText: 'Try another name, or clear the filters.',
    filters: 'Filters',
  },
};

const route = getRouteApi('/shell/start');
const LONG_MS = 600_000;

/** Every procedure of the county, by field, with who may start it. */
export function CataloguePage() {
  const w = useWords(words);
  const text = useText();
  const { q = '', field, mine } = route.useSearch();
  const navigate = route.useNavigate();
  const sought = useDeferredValue(q);
  const initials = useInitials(q);
  const procedures = useQuery({
    queryKey: ['procedures'],
    staleTime: LONG_MS,
    queryFn: ({ signal }) => answer(api.GET('/api/v1/procedures', { signal })),
  });
  const all = procedures.data?.items ?? [];
  const found = all.filter(
    (one) =>
      (field === undefined || one.field === field) &&
      (mine !== true || one.filing?.mayFile === true) &&
      matches(one, sought, initials),
  );
  return (
    <>
      <PageTitle title={w.title} {...(procedures.isSuccess && { note: w.note(found.length) })} />
      <DraftList />
      <div className="start-filters" role="search" aria-label={w.filters}>
        <Input.Search
          allowClear
          className="start-search"
          aria-label={w.search}
          placeholder={w.search}
          value={q}
          onChange={({ target }) =>
            void navigate({ search: (before) => ({ ...before, q: target.value || undefined }), replace: true })
          }
        />
        <Select
          allowClear
          className="start-field"
          aria-label={w.field}
          placeholder={w.field}
          value={field}
          onChange={(chosen: string | undefined) =>
            void navigate({ search: (before) => ({ ...before, field: chosen }), replace: true })
          }
          options={byField(all).map(([one]) => ({ value: one?.field, label: one && text(one.fieldTitle) }))}
        />
        <Checkbox
          checked={mine === true}
          onChange={({ target }) =>
            void navigate({
              search: (before) => ({ ...before, mine: target.checked ? true : undefined }),
              replace: true,
            })
          }
        >
          {w.mine}
        </Checkbox>
      </div>
      <ProblemAlert error={procedures.error} />
      {procedures.isPending && <Skeleton active paragraph={{ rows: 10 }} title={false} />}
      {procedures.isSuccess && found.length === 0 && <Empty title={w.empty} text={w.emptyText} />}
      {byField(found).map((group) => (
        <section key={group[0]?.field} className="start-group">
          <h2>{group[0] !== undefined && text(group[0].fieldTitle)}</h2>
          <ul>
            {group.map((one) => (
              <ProcedureLine key={one.id} procedure={one} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
