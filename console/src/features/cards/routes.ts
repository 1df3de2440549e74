import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';
import { cardsSearch } from './cards-search.ts';

const cardsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledgers/cards',
  validateSearch: cardsSearch,
  component: lazyRouteComponent(() => import('./cards-page.tsx'), 'CardsPage'),
});

export const cardRoutes = [cardsRoute] as const;
