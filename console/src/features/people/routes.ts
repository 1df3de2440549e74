import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';

const REGION = /^(?:\d{6}|\d{9}|\d{12})(?:\/[a-z][a-z0-9-]*)?$/;

const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/people',
  validateSearch: ({ name, region }: Record<string, unknown>): { name?: string; region?: string } => ({
    ...(typeof name === 'string' && name !== '' && { name }),
    // A division's code is a number to the address bar.
    ...((typeof region === 'string' || typeof region === 'number') &&
      REGION.test(String(region)) && { region: String(region) }),
  }),
  component: lazyRouteComponent(() => import('./people-page.tsx'), 'PeoplePage'),
});

const handoverRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/handovers',
  component: lazyRouteComponent(() => import('./handover-page.tsx'), 'HandoverPage'),
});

export const peopleRoutes = [peopleRoute, handoverRoute] as const;
