import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';

const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

const holidaysRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/calendar',
  validateSearch: ({ year }: Record<string, unknown>): { year?: number } => {
    const number = Number(year);
    return Number.isInteger(number) && number >= FIRST_YEAR && number <= LAST_YEAR ? { year: number } : {};
  },
  component: lazyRouteComponent(() => import('./holidays-page.tsx'), 'HolidaysPage'),
});

const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/calendar/import',
  component: lazyRouteComponent(() => import('./import-notice-page.tsx'), 'ImportNoticePage'),
});

const noticeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/calendar/notices/$noticeId',
  component: lazyRouteComponent(() => import('./notice-page.tsx'), 'NoticePage'),
});

export const holidayRoutes = [holidaysRoute, importRoute, noticeRoute] as const;
