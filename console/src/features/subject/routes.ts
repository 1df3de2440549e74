import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';

const subjectRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/subjects/$subjectId',
  component: lazyRouteComponent(() => import('./subject-page.tsx'), 'SubjectPage'),
});

export const subjectRoutes = [subjectRoute] as const;
