import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Checkbox, Input, Select } from 'antd';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { useMe } from '../../session/use-me.ts';
import { caseWords } from '../../parts/case-words.ts';
import { CARDS, isFiltered } from './inbox-search.ts';
import type { CaseTab, InboxSearch, TaskTab } from './inbox-search.ts';

const words = {
  zh: {
    procedure: '全部事项',
    stage: '全部环节',
    q: '编号或姓名',
    organisation: '全部单位',
    card: '红黄牌',
    overdue: '只看逾期',
    clear: '清除筛选',
    filters: '筛选',
  },
  en: {
    procedure: 'All procedures',
    stage: 'All stages',
    q: 'Number or name',
    organisation: 'All organisations',
    card: 'Cards',
    overdue: 'Overdue only',
    clear: 'Clear',
    filters: 'Filters',
  },
};

const route = getRouteApi('/shell/inbox');
const MANY = 200;
const LONG_MS = 600_000;

/** The filters of a worklist; they stand in the address, so that a link keeps them. */
export function InboxFilters({ tab }: { tab: TaskTab | CaseTab }) {
  const withOrganisation = tab !== 'done';
  const w = useWords(words);
  const common = useWords(caseWords);
  const text = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const region = me.holdings[0]?.organisation.split('/')[0];
  const procedures = useQuery({
    queryKey: ['procedures'],
    staleTime: LONG_MS,
    queryFn: ({ signal }) => answer(api.GET('/api/v1/procedures', { signal })),
  });
  const organisations = useQuery({
    queryKey: ['organisations', region],
    staleTime: LONG_MS,
    enabled: withOrganisation && region !== undefined,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/organisations', {
          params: { query: { limit: MANY, ...(region !== undefined && { region }) } },
          signal,
        }),
      ),
  });
  const outline = useQuery({
    queryKey: ['procedure', search.procedure, 'outline'],
    staleTime: LONG_MS,
    enabled: search.procedure !== undefined,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/procedures/{procedure}/outline', {
          params: { path: { procedure: search.procedure ?? '' } },
          signal,
        }),
      ),
  });
  const change = (changed: Partial<InboxSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  return (
    <div className="inbox-filters" role="search" aria-label={w.filters}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        className="inbox-filter"
        aria-label={w.procedure}
        placeholder={w.procedure}
        value={search.procedure}
        onChange={(procedure: string | undefined) => change({ procedure, stage: undefined })}
        options={procedures.data?.items.map((one) => ({ value: one.id, label: text(one.title) }))}
      />
      {search.procedure !== undefined && (
        <Select
          allowClear
          className="inbox-filter"
          aria-label={w.stage}
          placeholder={w.stage}
          loading={outline.isFetching}
          value={search.stage}
          onChange={(stage: string | undefined) => change({ stage })}
          options={outline.data?.stages.map((one) => ({ value: one.key, label: text(one.title) }))}
        />
      )}
      {withOrganisation && (
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          className="inbox-filter"
          aria-label={w.organisation}
          placeholder={w.organisation}
          value={search.organisation}
          onChange={(organisation: string | undefined) => change({ organisation })}
          options={organisations.data?.items.map((one) => ({ value: one.path, label: text(one.name) }))}
        />
      )}
      {tab !== 'done' && (
        <Select
          allowClear
          className="inbox-filter"
          aria-label={w.card}
          placeholder={w.card}
          value={search.card}
          onChange={(card: InboxSearch['card']) => change({ card })}
          options={CARDS.map((value) => ({ value, label: common.card[value] }))}
        />
      )}
      <Input.Search
        // What stands in the address is what is searched for, also after the way back.
        key={search.q ?? ''}
        allowClear
        className="inbox-filter"
        aria-label={w.q}
        placeholder={w.q}
        defaultValue={search.q}
        onSearch={(q) => change({ q: q.trim() === '' ? undefined : q.trim() })}
      />
      {tab !== 'done' && (
        <Checkbox
          checked={search.overdue === true}
          onChange={({ target }) => change({ overdue: target.checked ? true : undefined })}
        >
          {w.overdue}
        </Checkbox>
      )}
      {isFiltered(search) && (
        <Button type="link" onClick={() => void navigate({ search: ({ tab }) => (tab === undefined ? {} : { tab }) })}>
          {w.clear}
        </Button>
      )}
    </div>
  );
}
