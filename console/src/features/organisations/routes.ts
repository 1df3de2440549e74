import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';
import { organisationSearch } from './organisation-search.ts';

const organisationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/organisations',
  validateSearch: organisationSearch,
  component: lazyRouteComponent(() => import('./organisations-page.tsx'), 'OrganisationsPage'),
});

export const organisationRoutes = [organisationsRoute] as const;
