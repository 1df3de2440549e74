import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.ts';

const DIGITS = /^\d{16,18}$/;

const lookUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/look-up',
  validateSearch: ({ number }: Record<string, unknown>): { number?: string } =>
    typeof number === 'string' && DIGITS.test(number) ? { number } : {},
  component: lazyRouteComponent(() => import('./look-up-page.tsx'), 'LookUpPage'),
});

export const lookUpRoutes = [lookUpRoute] as const;
