import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';
import { KINDS } from './import-queries.ts';
import type { ImportKind } from '../../parts/import-file.ts';

const importsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/imports',
  component: lazyRouteComponent(() => import('./imports-page.tsx'), 'ImportsPage'),
});

const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/imports/new',
  validateSearch: ({ kind, procedure }: Record<string, unknown>): { kind?: ImportKind; procedure?: string } => {
    const known = KINDS.find((one) => one === kind);
    return {
      ...(known !== undefined && { kind: known }),
      ...(known === 'cases' && typeof procedure === 'string' && { procedure }),
    };
  },
  component: lazyRouteComponent(() => import('./new-import-page.tsx'), 'NewImportPage'),
});

const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/imports/$importId',
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
});

export const importRoutes = [importsRoute, newRoute, importRoute] as const;
