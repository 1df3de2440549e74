import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';
import { readStuckSearch } from './stuck-search.ts';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/stuck',
  validateSearch: readStuckSearch,
  component: lazyRouteComponent(() => import('./stuck-page.tsx'), 'StuckPage'),
});

const itemRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/stuck/$stuckId',
  component: lazyRouteComponent(() => import('./stuck-item-page.tsx'), 'StuckItemPage'),
});

export const stuckRoutes = [listRoute, itemRoute] as const;
