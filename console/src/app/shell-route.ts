// Everything for which somebody must be signed in lies below this route.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { meQuery } from '../session/use-me.ts';
import { isSignedIn } from '../session/token.ts';
import { rootRoute } from './root-route.ts';

export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: ({ location }) => {
    if (!isSignedIn()) throw redirect({ to: '/sign-in', search: { back: location.href } });
  },
  loader: ({ context }) => context.queryClient.ensureQueryData(meQuery),
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
});
