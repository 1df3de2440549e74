import { getRouteApi } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useWords } from '../../language/language.ts';
import { PageTitle } from '../../parts/page-title.tsx';
import { useMe } from '../../session/use-me.ts';
import { TABS } from './inbox-search.ts';
import type { Tab } from './inbox-search.ts';
import { MessageList } from './message-list.tsx';
import { TaskList } from './task-list.tsx';
import './inbox.css';

const words = {
  zh: { title: '工作台', mine: '待办', done: '已办', unit: '本单位', messages: '消息', lists: '清单' },
  en: { title: 'Inbox', mine: 'To do', done: 'Done', unit: 'My unit', messages: 'Messages', lists: 'Lists' },
};

const route = getRouteApi('/shell/inbox');

/** What waits for the reader, what he has done, what his unit has in hand, what he was told. */
export function InboxPage() {
  const w = useWords(words);
  const { tab = 'mine' } = route.useSearch();
  const navigate = route.useNavigate();
  const { inbox } = useMe();
  const countOf = (one: Tab): string => (one === 'messages' && inbox.unread > 0 ? ` ${inbox.unread}` : '');
  return (
    <>
      <PageTitle title={w.title} />
      <Tabs
        aria-label={w.lists}
        activeKey={tab}
        onChange={(key) => void navigate({ search: key === 'mine' ? {} : { tab: key as Tab } })}
        items={TABS.map((one) => ({ key: one, label: w[one] + countOf(one) }))}
        destroyOnHidden
      />
      {tab === 'messages' ? <MessageList /> : <TaskList key={tab} tab={tab} />}
    </>
  );
}
