// What the case page asks of the service. Every key begins with `cases`, so that a command refreshes all of it.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { CaseView } from '../../commands/command-body.ts';

export type Task = CaseView['visits'][number]['tasks'][number];

const path = (caseId: string) => ({ path: { caseId } });

export const clocksQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', caseId, 'clocks'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/cases/{caseId}/clocks', { params: path(caseId), signal })),
  });

export const timelineQuery = (caseId: string) =>
  infiniteQueryOptions({
    queryKey: ['cases', caseId, 'timeline'],
    queryFn: ({ signal, pageParam }) =>
      answer(
        api.GET('/api/v1/cases/{caseId}/timeline', {
          params: { ...path(caseId), query: { limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const linksQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', caseId, 'links'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/cases/{caseId}/links', { params: path(caseId), signal })),
  });

export const messagesQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', caseId, 'messages'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/cases/{caseId}/messages', { params: path(caseId), signal })),
  });
