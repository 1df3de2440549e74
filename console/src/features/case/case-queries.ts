// What the case page asks of the service. Every key begins with `cases`, so that a command refreshes all of it.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { operations } from '../../api/schema.d.ts';
import type { CaseView } from '../../commands/command-body.ts';

export type Task = CaseView['visits'][number]['tasks'][number];
type Trail = operations['getCasesByCaseIdTimeline']['responses'][200]['content']['application/json'];
export type TrailEntry = Trail['items'][number];

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

/** What of the trail people decided, voted, posted and objected, and how the case began and ended. */
const SAID = [
  'caseStarted',
  'opinionGiven',
  'voteRecorded',
  'noticePosted',
  'objectionRaised',
  'objectionResolved',
  'caseEnded',
];

/** All of that, oldest first: a few lines even of a long case. */
export const saidQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', caseId, 'said'],
    queryFn: async ({ signal }) => {
      const query = { limit: 200, type: SAID.join(',') };
      const { items } = await answer(
        api.GET('/api/v1/cases/{caseId}/timeline', { params: { ...path(caseId), query }, signal }),
      );
      return items;
    },
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
