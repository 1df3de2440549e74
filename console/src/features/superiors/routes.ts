import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';
import { superiorSearch } from './superior-search.ts';

const superiorsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/superiors',
  validateSearch: superiorSearch,
  component: lazyRouteComponent(() => import('./superiors-page.tsx'), 'SuperiorsPage'),
});

export const superiorRoutes = [superiorsRoute] as const;
