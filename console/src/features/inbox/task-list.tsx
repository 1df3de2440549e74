import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Grid, Skeleton } from 'antd';
import { useState } from 'react';
import { useWords } from '../../language/language.ts';
import { Empty } from '../../parts/empty.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { BatchDrawer } from './batch-drawer.tsx';
import { InboxFilters } from './inbox-filters.tsx';
import { isFiltered } from './inbox-search.ts';
import type { TaskTab } from './inbox-search.ts';
import { TaskCards } from './task-cards.tsx';
import { keyOf, tasksQuery } from './task-queries.ts';
import type { TaskRow } from './task-queries.ts';
import { TaskTable, VIRTUAL_FROM } from './task-table.tsx';

const words = {
  zh: {
    empty: '没有待办事项',
    emptyText: '新的待办会自动出现在这里。',
    emptyFiltered: '没有符合条件的事项',
    emptyDone: '还没有办理过的事项',
    batch: (count: number) => `批量办理（${count}）`,
    chosen: (count: number) => `已选 ${count} 项`,
    clear: '取消选择',
    again: '重新加载',
  },
  en: {
    empty: 'Nothing to do',
    emptyText: 'New tasks appear here by themselves.',
    emptyFiltered: 'Nothing matches the filters',
    emptyDone: 'Nothing done yet',
    batch: (count: number) => `Decide together (${count})`,
    chosen: (count: number) => `${count} chosen`,
    clear: 'Choose none',
    again: 'Load again',
  },
};

const route = getRouteApi('/shell/inbox');

/** A worklist: a table on a desk, cards on a phone; of what is to be done, several can be decided together. */
export function TaskList({ tab }: { tab: TaskTab }) {
  const w = useWords(words);
  const search = route.useSearch();
  const wide = Grid.useBreakpoint().md ?? true;
  const pages = useInfiniteQuery(tasksQuery(search));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [deciding, setDeciding] = useState<readonly TaskRow[] | null>(null);
  const tasks = pages.data ?? [];
  const isChosen = new Set(chosen);
  const chosenTasks = tasks.filter((task) => isChosen.has(keyOf(task)));
  const filtered = isFiltered(search);
  const List = wide ? TaskTable : TaskCards;
  return (
    <>
      <InboxFilters tab={tab} />
      {pages.error !== null && (
        <ProblemAlert error={pages.error} actions={<Button onClick={() => void pages.refetch()}>{w.again}</Button>} />
      )}
      {chosenTasks.length > 0 && (
        <div className="inbox-chosen" role="status">
          <span>{w.chosen(chosenTasks.length)}</span>
          <Button type="primary" onClick={() => setDeciding(chosenTasks)}>
            {w.batch(chosenTasks.length)}
          </Button>
          <Button type="text" onClick={() => setChosen([])}>
            {w.clear}
          </Button>
        </div>
      )}
      {pages.isPending && <Skeleton active paragraph={{ rows: 8 }} title={false} />}
      {pages.isSuccess && tasks.length === 0 && !pages.hasNextPage && (
        <Empty
          title={filtered ? w.emptyFiltered : tab === 'done' ? w.emptyDone : w.empty}
          {...(tab !== 'done' && !filtered && { text: w.emptyText })}
        />
      )}
      {tasks.length > 0 && (
        <List tasks={tasks} tab={tab} chosen={chosen} onChosen={tab === 'mine' ? setChosen : null} pages={pages} />
      )}
      {pages.isSuccess && (tasks.length > 0 || pages.hasNextPage) && (
        <LoadMore pages={pages} count={tasks.length} scrollsItself={wide && tasks.length >= VIRTUAL_FROM} />
      )}
      {deciding !== null && (
        <BatchDrawer
          tasks={deciding}
          onClose={() => {
            setDeciding(null);
            setChosen([]);
          }}
        />
      )}
    </>
  );
}
