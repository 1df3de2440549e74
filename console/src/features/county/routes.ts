import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';

const REGION = /^\d{6,12}$/;

const countyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/county',
  validateSearch: ({ region }: Record<string, unknown>): { region?: string } => {
    const path = typeof region === 'number' ? String(region) : region;
    return typeof path === 'string' && REGION.test(path) ? { region: path } : {};
  },
  component: lazyRouteComponent(() => import('./county-page.tsx'), 'CountyPage'),
});

export const countyRoutes = [countyRoute] as const;
