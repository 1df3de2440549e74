import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';

const channelsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/channels',
  component: lazyRouteComponent(() => import('./channels-page.tsx'), 'ChannelsPage'),
});

export const channelRoutes = [channelsRoute] as const;
