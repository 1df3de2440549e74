// 单位: the tree of organisations, who holds which post there, and which posts nobody holds though work needs them.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { Filter, Filters } from '../../parts/filters.tsx';
import { OrganisationPicker } from '../../parts/form/pickers.tsx';
import '../../parts/page-tabs.css';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { administers } from '../../session/administered.ts';
import { useMe } from '../../session/use-me.ts';
import { Below } from './below.tsx';
import { postsQuery } from './organisation-queries.ts';
import type { OrganisationPosts } from './organisation-queries.ts';
import { MissingBodies, PostsHere } from './posts-here.tsx';
import { VacantPosts } from './vacant-posts.tsx';
import './organisations.css';

const words = {
  zh: {
    title: '单位',
    note: '各单位的岗位由谁担任；事项需要而无人担任的岗位标为空缺，待办到那里就没有人接。',
    people: '人员与岗位',
    import: '批量导入单位',
    find: '查找单位',
    above: '上级单位',
    tabs: '查看方式',
    posts: '单位与岗位',
    vacant: '空缺岗位一览',
  },
  en: {
    title: 'Organisations',
    note: 'Who holds the posts of each organisation; a post that procedures need and nobody holds is vacant, and work stops there.',
    people: 'People and posts',
    import: 'Import organisations',
    find: 'Find an organisation',
    above: 'What it lies in',
    tabs: 'How to look at it',
    posts: 'Organisations and posts',
    vacant: 'Vacant posts',
  },
};

// Both have the same path; which of them is shown only the search says.
const TABS = { exact: true, includeSearch: true };
const route = getRouteApi('/shell/admin/organisations');

export function OrganisationsPage() {
  const w = useWords(words);
  const { at, view } = route.useSearch();
  const navigate = route.useNavigate();
  const found = useQuery(postsQuery(at));
  return (
    <>
      <PageTitle
        title={w.title}
        note={w.note}
        actions={
          <>
            <Link to="/admin/people" search={at === undefined ? {} : { region: at }}>
              {w.people}
            </Link>
            <Link to="/admin/imports/new" search={{ kind: 'organisations' }}>
              {w.import}
            </Link>
          </>
        }
      />
      <Filters>
        <Filter label={w.find}>
          {(id) => (
            <OrganisationPicker
              id={id}
              value={at}
              onChange={(path) =>
                void navigate({
                  search: { ...(path !== undefined && { at: path }), ...(view !== undefined && { view }) },
                })
              }
            />
          )}
        </Filter>
      </Filters>
      <ProblemAlert error={found.error} />
      {found.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {found.data !== undefined && (
        <>
          <Above found={found.data} />
          <nav className="page-tabs" aria-label={w.tabs}>
            <Link
              to="/admin/organisations"
              search={{ at: found.data.organisation.path }}
              activeOptions={TABS}
              aria-current={view === undefined ? 'page' : undefined}
            >
              {w.posts}
            </Link>
            <Link
              to="/admin/organisations"
              search={{ at: found.data.organisation.path, view: 'vacant' }}
              activeOptions={TABS}
              aria-current={view === 'vacant' ? 'page' : undefined}
            >
              {w.vacant}
            </Link>
          </nav>
          {view === 'vacant' ? (
            <VacantPosts region={found.data.organisation.path} />
          ) : (
            <div className={found.data.below.length > 0 ? 'organisation-columns' : ''}>
              {found.data.below.length > 0 && <Below below={found.data.below} />}
              <div>
                <PostsHere found={found.data} />
                <MissingBodies missing={found.data.missing} />
              </div>
            </div>
          )}
        </>
      )}
    </>
  );
}

/** What an organisation lies in, from the county down; a link where the reader administers it. */
function Above({ found: { above, organisation } }: { found: OrganisationPosts }) {
  const w = useWords(words);
  const text = useText();
  const me = useMe();
  return (
    <nav aria-label={w.above}>
      <ol className="organisation-above">
        {above.map(({ path, name }) => (
          <li key={path}>
            {administers(me, path) ? (
              <Link to="/admin/organisations" search={{ at: path }}>
                {text(name)}
              </Link>
            ) : (
              text(name)
            )}
          </li>
        ))}
        <li aria-current="true">
          <strong>{text(organisation.name)}</strong> <code>{organisation.path}</code>
        </li>
      </ol>
    </nav>
  );
}
