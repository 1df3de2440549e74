import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';

const webhooksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/webhooks',
  component: lazyRouteComponent(() => import('./webhooks-page.tsx'), 'WebhooksPage'),
});

export const webhookRoutes = [webhooksRoute] as const;
