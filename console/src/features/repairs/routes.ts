import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';
import { KINDS } from './kinds.ts';
import { readOrderSearch } from './order.ts';
import type { RepairListSearch } from './repair-queries.ts';
import type { RepairKind, RepairState } from './repair-types.ts';

const STATES = ['waitingForSecond', 'running', 'paused', 'done', 'rejected'] as const satisfies RepairState[];

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/repairs',
  validateSearch: ({ state, kind, case: caseId }: Record<string, unknown>): RepairListSearch => {
    const known = STATES.find((one) => one === state);
    return {
      ...(known !== undefined && { state: known }),
      ...(typeof kind === 'string' && kind in KINDS && { kind: kind as RepairKind }),
      ...(typeof caseId === 'string' && { case: caseId }),
    };
  },
  component: lazyRouteComponent(() => import('./repair-list-page.tsx'), 'RepairListPage'),
});

const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/repairs/new',
  validateSearch: readOrderSearch,
  component: lazyRouteComponent(() => import('./new-repair-page.tsx'), 'NewRepairPage'),
});

const orderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/repairs/$repairId',
  component: lazyRouteComponent(() => import('./repair-page.tsx'), 'RepairPage'),
});

export const repairRoutes = [listRoute, newRoute, orderRoute] as const;
