import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';

const HASH = /^[0-9a-f]{64}$/;

const procedureRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/procedures/$procedure',
  validateSearch: ({ version }: Record<string, unknown>): { version?: string } =>
    typeof version === 'string' && HASH.test(version) ? { version } : {},
  component: lazyRouteComponent(() => import('./procedure-page.tsx'), 'ProcedurePage'),
});

export const procedureRoutes = [procedureRoute] as const;
