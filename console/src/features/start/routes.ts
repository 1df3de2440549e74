import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';
import { catalogueSearch } from './catalogue.ts';
import { filingSearch } from './filing-search.ts';

const catalogueRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/start',
  validateSearch: catalogueSearch,
  component: lazyRouteComponent(() => import('./catalogue-page.tsx'), 'CataloguePage'),
});

const filingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/start/$procedure',
  validateSearch: filingSearch,
  component: lazyRouteComponent(() => import('./filing-page.tsx'), 'FilingPage'),
});

const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/start/$procedure/import',
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
});

export const startRoutes = [catalogueRoute, filingRoute, importRoute] as const;
