import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { auditRoutes } from '../features/audit/routes.ts';
import { calendarRoutes } from '../features/calendar/routes.ts';
import { cardRoutes } from '../features/cards/routes.ts';
import { caseRoutes } from '../features/case/routes.ts';
import { channelRoutes } from '../features/channels/routes.ts';
import { countyRoutes } from '../features/county/routes.ts';
import { definitionRoutes } from '../features/definitions/routes.ts';
import { holidayRoutes } from '../features/holidays/routes.ts';
import { importRoutes } from '../features/imports/routes.ts';
import { inboxRoutes } from '../features/inbox/routes.ts';
import { ledgerRoutes } from '../features/ledgers/routes.ts';
import { lookUpRoutes } from '../features/look-up/routes.ts';
import { organisationRoutes } from '../features/organisations/routes.ts';
import { meRoutes } from '../features/me/routes.ts';
import { messageTemplateRoutes } from '../features/message-templates/routes.ts';
import { peopleRoutes } from '../features/people/routes.ts';
import { procedureRoutes } from '../features/procedure/routes.ts';
import { roundRoutes } from '../features/rounds/routes.ts';
import { startRoutes } from '../features/start/routes.ts';
import { receiptRoutes } from '../features/receipt/routes.ts';
import { repairRoutes } from '../features/repairs/routes.ts';
import { signInRoutes } from '../features/sign-in/routes.ts';
import { subjectRoutes } from '../features/subject/routes.ts';
import { stuckRoutes } from '../features/stuck/routes.ts';
import { webhookRoutes } from '../features/webhooks/routes.ts';
import { superiorRoutes } from '../features/superiors/routes.ts';
import { systemRoutes } from '../features/system/routes.ts';
import { FailedPage } from '../parts/failed-page.tsx';
import { LoadingPage } from '../parts/loading-page.tsx';
import { NotFoundPage } from '../parts/not-found-page.tsx';
import { rootRoute } from './root-route.ts';
import { shellRoute } from './shell-route.ts';

const routeTree = rootRoute.addChildren([
  ...signInRoutes,
  ...lookUpRoutes,
  shellRoute.addChildren([
    ...inboxRoutes,
    ...caseRoutes,
    ...ledgerRoutes,
    ...cardRoutes,
    ...calendarRoutes,
    ...countyRoutes,
    ...procedureRoutes,
    ...roundRoutes,
    ...startRoutes,
    ...subjectRoutes,
    ...receiptRoutes,
    ...stuckRoutes,
    ...repairRoutes,
    ...definitionRoutes,
    ...peopleRoutes,
    ...meRoutes,
    ...organisationRoutes,
    ...superiorRoutes,
    ...importRoutes,
    ...holidayRoutes,
    ...channelRoutes,
    ...messageTemplateRoutes,
    ...webhookRoutes,
    ...auditRoutes,
    ...systemRoutes,
  ]),
]);

/** The router of the whole console; pages are loaded when somebody opens them. */
export function createConsoleRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    scrollRestoration: true,
    defaultPreload: 'intent',
    // TanStack Query decides how long an answer is fresh.
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: LoadingPage,
    defaultErrorComponent: FailedPage,
    defaultNotFoundComponent: NotFoundPage,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
