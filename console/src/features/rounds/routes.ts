import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';
import { roundFilter, seriesFilter } from './round-filter.ts';

const roundsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rounds',
  validateSearch: roundFilter,
  component: lazyRouteComponent(() => import('./rounds-page.tsx'), 'RoundsPage'),
});

const roundRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rounds/$roundId',
  component: lazyRouteComponent(() => import('./round-page.tsx'), 'RoundPage'),
});

const dutiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rounds/duties',
  component: lazyRouteComponent(() => import('./duties-page.tsx'), 'DutiesPage'),
});

const indicatorsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rounds/indicators',
  component: lazyRouteComponent(() => import('./indicators-page.tsx'), 'IndicatorsPage'),
});

const seriesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rounds/indicators/$procedure/$indicator',
  validateSearch: seriesFilter,
  component: lazyRouteComponent(() => import('./series-page.tsx'), 'SeriesPage'),
});

export const roundRoutes = [roundsRoute, dutiesRoute, indicatorsRoute, seriesRoute, roundRoute] as const;
