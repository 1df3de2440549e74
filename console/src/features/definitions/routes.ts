import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';

const HASH = /^[0-9a-f]{64}$/;
const hash = (value: unknown): string | undefined =>
  typeof value === 'string' && HASH.test(value) ? value : undefined;

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/definitions',
  validateSearch: ({ q }: Record<string, unknown>): { q?: string } => (typeof q === 'string' && q !== '' ? { q } : {}),
  component: lazyRouteComponent(() => import('./definitions-page.tsx'), 'DefinitionsPage'),
});

const versionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/definitions/$procedure',
  validateSearch: ({ from, to }: Record<string, unknown>): { from?: string; to?: string } => {
    const [older, newer] = [hash(from), hash(to)];
    return { ...(older !== undefined && { from: older }), ...(newer !== undefined && { to: newer }) };
  },
  component: lazyRouteComponent(() => import('./versions-page.tsx'), 'VersionsPage'),
});

const draftRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/drafts/$draftId',
  component: lazyRouteComponent(() => import('./draft-page.tsx'), 'DraftPage'),
});

const profileRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/county-profile',
  component: lazyRouteComponent(() => import('./county-profile-page.tsx'), 'CountyProfilePage'),
});

export const definitionRoutes = [listRoute, versionsRoute, draftRoute, profileRoute] as const;
