// 人员与岗位: who holds which post in the regions of the reader.
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Input, Skeleton } from 'antd';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton } from '../../parts/export-button.tsx';
import { Filter, Filters } from '../../parts/filters.tsx';
import { OrganisationPicker } from '../../parts/form/pickers.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { wholeList } from '../../parts/whole-list.ts';
import { administers } from '../../session/administered.ts';
import { useMe } from '../../session/use-me.ts';
import './people.css';

const words = {
  zh: {
    title: '人员与岗位',
    note: '您管辖区域内的任职人员。有人离任或调岗，请办理工作交接。',
    handover: '工作交接',
    organisations: '单位与空缺岗位',
    superiors: '上级设定',
    import: '批量导入',
    name: '姓名',
    region: '单位',
    list: '任职',
    post: '岗位',
    none: '没有符合条件的人员',
    noneText: '请换一个姓名或单位。',
  },
  en: {
    title: 'People and posts',
    note: 'Who holds posts in your regions. When somebody leaves or moves, order a handover.',
    handover: 'Handover',
    organisations: 'Organisations and vacant posts',
    superiors: 'Superiors',
    import: 'Import people',
    name: 'Name',
    region: 'Organisation',
    list: 'Posts',
    post: 'Post',
    none: 'Nobody matches',
    noneText: 'Try another name or organisation.',
  },
};

const route = getRouteApi('/shell/admin/people');

/** A county has thousands of posts: a file of them is asked for in few pages. */
const WHOLE_PAGE = 200;

interface Wanted {
  readonly name: string | undefined;
  readonly region: string | undefined;
  readonly limit?: number;
}

/** One page of the posts that fit the filters. */
function page({ name, region, limit }: Wanted, cursor?: string, signal?: AbortSignal) {
  const query = {
    ...(name !== undefined && { name }),
    ...(region !== undefined && { region }),
    ...(limit !== undefined && { limit }),
    ...(cursor !== undefined && { cursor }),
  };
  return answer(api.GET('/api/v1/people', { params: { query }, signal: signal ?? null }));
}

type Holding = Awaited<ReturnType<typeof page>>['items'][number];

export function PeoplePage() {
  const w = useWords(words);
  const text = useText();
  const { name, region } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageTitle
        title={w.title}
        note={w.note}
        actions={
          <>
            <Link to="/admin/organisations" search={region === undefined ? {} : { at: region }}>
              {w.organisations}
            </Link>
            <Link to="/admin/imports/new" search={{ kind: 'people' }}>
              {w.import}
            </Link>
            <Link to="/admin/superiors">{w.superiors}</Link>
            <Link to="/admin/handovers">{w.handover}</Link>
            <ExportButton
              name={w.title}
              rows={() => wholeList((cursor) => page({ name, region, limit: WHOLE_PAGE }, cursor))}
              columns={[
                { title: w.name, value: ({ person }: Holding) => person.name },
                { title: w.region, value: ({ organisationName }) => text(organisationName), width: 28 },
                { title: w.post, value: ({ roleTitle }) => text(roleTitle), width: 28 },
              ]}
            />
          </>
        }
      />
      <Filters>
        <Filter label={w.name}>
          {(id) => (
            <Input
              id={id}
              type="search"
              allowClear
              defaultValue={name ?? ''}
              onChange={({ target: { value } }) =>
                void navigate({
                  search: { ...(value !== '' && { name: value }), ...(region !== undefined && { region }) },
                  replace: true,
                })
              }
            />
          )}
        </Filter>
        <Filter label={w.region}>
          {(id) => (
            <OrganisationPicker
              id={id}
              value={region}
              onChange={(chosen) =>
                void navigate({
                  search: { ...(name !== undefined && { name }), ...(chosen !== undefined && { region: chosen }) },
                  replace: true,
                })
              }
            />
          )}
        </Filter>
      </Filters>
      <People name={name} region={region} />
    </>
  );
}

function People({ name, region }: { name: string | undefined; region: string | undefined }) {
  const w = useWords(words);
  const text = useText();
  const me = useMe();
  const pages = useInfiniteQuery({
    queryKey: ['people', 'page', name, region],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => page({ name, region }, pageParam, signal),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  if (pages.error !== null) return <ProblemAlert error={pages.error} />;
  if (pages.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />;
  const items = pages.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Empty title={w.none} text={w.noneText} />;
  return (
    <>
      <ul className="people-list" aria-label={w.list}>
        {items.map(({ person, role, roleTitle, organisation, organisationName }) => (
          <li key={`${person.id} ${role} ${organisation}`}>
            <strong>{person.name}</strong>
            {administers(me, organisation) ? (
              <Link to="/admin/organisations" search={{ at: organisation }}>
                {text(organisationName)}
              </Link>
            ) : (
              <span>{text(organisationName)}</span>
            )}
            <span>{text(roleTitle)}</span>
          </li>
        ))}
      </ul>
      <LoadMore pages={pages} count={items.length} />
    </>
  );
}
