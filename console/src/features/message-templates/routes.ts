import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';

const templatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/message-templates',
  component: lazyRouteComponent(() => import('./templates-page.tsx'), 'TemplatesPage'),
});

export const messageTemplateRoutes = [templatesRoute] as const;
