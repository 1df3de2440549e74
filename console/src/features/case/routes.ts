import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { caseQuery } from '../../acting/acting-queries.ts';
import { shellRoute } from '../../app/shell-route.ts';

const CASE_TABS = ['act', 'picture', 'data', 'clocks', 'timeline', 'links', 'messages', 'letters'] as const;
export type CaseTab = (typeof CASE_TABS)[number];

const caseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases/$caseId',
  validateSearch: ({ tab }: Record<string, unknown>): { tab?: CaseTab } => {
    const known = CASE_TABS.find((one) => one === tab);
    return known === undefined ? {} : { tab: known };
  },
  // Asked while the page's scripts are still on their way.
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(caseQuery(params.caseId)),
  component: lazyRouteComponent(() => import('./case-page.tsx'), 'CasePage'),
});

const printRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases/$caseId/print',
  component: lazyRouteComponent(() => import('./print-page.tsx'), 'PrintPage'),
});

export const caseRoutes = [caseRoute, printRoute] as const;
