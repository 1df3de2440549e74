import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';

const receiptRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases/$caseId/receipt',
  component: lazyRouteComponent(() => import('./receipt-page.tsx'), 'ReceiptPage'),
});

export const receiptRoutes = [receiptRoute] as const;
