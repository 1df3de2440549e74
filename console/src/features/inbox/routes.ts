import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';
import { inboxSearch, listsTasks } from './inbox-search.ts';
import { tasksQuery } from './task-queries.ts';

const inboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inbox',
  validateSearch: inboxSearch,
  loaderDeps: ({ search }) => search,
  // Asked while the page's scripts are still on their way.
  loader: ({ context, deps }) => {
    if (listsTasks(deps)) void context.queryClient.prefetchInfiniteQuery(tasksQuery(deps));
  },
  component: lazyRouteComponent(() => import('./inbox-page.tsx'), 'InboxPage'),
});

export const inboxRoutes = [inboxRoute] as const;
