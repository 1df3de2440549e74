import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';

const meRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/me',
  component: lazyRouteComponent(() => import('./me-page.tsx'), 'MePage'),
});

const agenciesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/agencies',
  component: lazyRouteComponent(() => import('./agencies-page.tsx'), 'AgenciesPage'),
});

export const meRoutes = [meRoute, agenciesRoute] as const;
