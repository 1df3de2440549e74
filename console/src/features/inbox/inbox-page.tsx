import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { answer, api } from '../../api/client.ts';
import { useWords } from '../../language/language.ts';
import { PageTitle } from '../../parts/page-title.tsx';
import '../../parts/page-tabs.css';
import { CaseList } from './case-list.tsx';
import { countText } from './counts.ts';
import { TABS } from './inbox-search.ts';
import { MessageList } from './message-list.tsx';
import { TaskList } from './task-list.tsx';
import './inbox.css';

const words = {
  zh: {
    title: '工作台',
    mine: '待办',
    done: '已办',
    started: '我发起',
    copied: '抄送',
    unit: '本单位',
    messages: '消息',
    lists: '清单',
  },
  en: {
    title: 'Inbox',
    mine: 'To do',
    done: 'Done',
    started: 'Started by me',
    copied: 'Copied to me',
    unit: 'My unit',
    messages: 'Messages',
    lists: 'Lists',
  },
};

const route = getRouteApi('/shell/inbox');

/** What waits for the reader, what he has done, what his unit has in hand, what he was told. */
export function InboxPage() {
  const w = useWords(words);
  const { tab = 'mine' } = route.useSearch();
  const counts = useQuery({
    queryKey: ['tasks', 'counts'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/tasks/counts', { signal })),
  });
  return (
    <>
      <PageTitle title={w.title} />
      <nav aria-label={w.lists} className="page-tabs">
        {TABS.map((one) => (
          <Link
            key={one}
            to="/inbox"
            search={one === 'mine' ? {} : { tab: one }}
            // Every list has the same path; which of them is shown only the search says.
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={one === tab ? 'page' : undefined}
          >
            {w[one] + countText(one, counts.data)}
          </Link>
        ))}
      </nav>
      {tab === 'messages' && <MessageList />}
      {(tab === 'started' || tab === 'copied') && <CaseList key={tab} tab={tab} />}
      {(tab === 'mine' || tab === 'done' || tab === 'unit') && <TaskList key={tab} tab={tab} />}
    </>
  );
}
