import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';
import { roundFilter } from './round-filter.ts';

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

export const roundRoutes = [roundsRoute, roundRoute] as const;
