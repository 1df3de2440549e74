import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { operations } from '../../api/schema.d.ts';
import type { InboxSearch } from './inbox-search.ts';

type TaskPage = operations['getTasks']['responses'][200]['content']['application/json'];

/** One line of a worklist. */
export type TaskRow = TaskPage['items'][number];

/** What fills a screen is there at once; more comes in larger pages. */
const FIRST_PAGE = 40;
const PAGE = 100;

/** A worklist in pages, the nearest due day first; what is done, the latest first. */
export function tasksQuery({ tab = 'mine', procedure, stage, organisation, overdue, card, q }: InboxSearch) {
  const view = tab === 'done' || tab === 'unit' ? tab : 'mine';
  return infiniteQueryOptions({
    queryKey: ['tasks', 'list', view, { procedure, stage, organisation, overdue, card, q }],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/tasks', {
          params: {
            query: {
              view,
              limit: pageParam === null ? FIRST_PAGE : PAGE,
              ...(procedure !== undefined && { procedure }),
              ...(stage !== undefined && { stage }),
              ...(overdue === true && { overdue: 'true' }),
              ...(organisation !== undefined && { organisation }),
              ...(card !== undefined && { card }),
              ...(q !== undefined && { q }),
              ...(pageParam !== null && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
}

const keys = new WeakMap<TaskRow, string>();

/** The key of a line: a case may be in a list with several tasks. A table asks for all of them at each step it scrolls. */
export function keyOf(task: TaskRow): string {
  const known = keys.get(task);
  if (known !== undefined) return known;
  const key = `${task.caseId} ${task.taskId}`;
  keys.set(task, key);
  return key;
}
