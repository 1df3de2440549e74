import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';
import { ledgerFilter } from '../../parts/ledger-filter.ts';
import { ledgerPages } from './ledger-queries.ts';

const ledgerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledgers',
  validateSearch: ledgerFilter,
  loaderDeps: ({ search }) => search,
  // Asked while the page's scripts are still on their way.
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(ledgerPages(deps)),
  component: lazyRouteComponent(() => import('./ledger-page.tsx'), 'LedgerPage'),
});

export const ledgerRoutes = [ledgerRoute] as const;
