import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';
import { ledgerFilter } from '../../parts/ledger-filter.ts';

const ledgerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledgers',
  validateSearch: ledgerFilter,
  component: lazyRouteComponent(() => import('./ledger-page.tsx'), 'LedgerPage'),
});

export const ledgerRoutes = [ledgerRoute] as const;
