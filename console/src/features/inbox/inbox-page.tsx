import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { answer, api } from '../../api/client.ts';
import { useWords } from '../../language/language.ts';
import { PageTitle } from '../../parts/page-title.tsx';
import { CaseList } from './case-list.tsx';
import { countText } from './counts.ts';
import { TABS } from './inbox-search.ts';
import type { Tab } from './inbox-search.ts';
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
  const navigate = route.useNavigate();
  const counts = useQuery({
    queryKey: ['tasks', 'counts'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/tasks/counts', { signal })),
  });
  return (
    <>
      <PageTitle title={w.title} />
      <Tabs
        aria-label={w.lists}
        activeKey={tab}
        onChange={(key) => void navigate({ search: key === 'mine' ? {} : { tab: key as Tab } })}
        items={TABS.map((one) => ({ key: one, label: w[one] + countText(one, counts.data) }))}
        destroyOnHidden
      />
      {tab === 'messages' && <MessageList />}
      {(tab === 'started' || tab === 'copied') && <CaseList key={tab} tab={tab} />}
      {(tab === 'mine' || tab === 'done' || tab === 'unit') && <TaskList key={tab} tab={tab} />}
    </>
  );
}
