import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.ts';

const lookUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/look-up',
  component: lazyRouteComponent(() => import('./look-up-page.tsx'), 'LookUpPage'),
});

export const lookUpRoutes = [lookUpRoute] as const;
