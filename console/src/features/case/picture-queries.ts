import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import type { Language } from '../../language/language.ts';

type Graph = components['schemas']['ProcedureGraph'];

/** The picture as SVG text, in the reader's language. */
export const drawingQuery = (caseId: string, language: Language) =>
  queryOptions({
    queryKey: ['cases', caseId, 'picture', language],
    queryFn: async ({ signal }) => {
      const params = { path: { caseId }, query: { format: 'svg' as const } };
      return String(await answer(api.GET('/api/v1/cases/{caseId}/picture', { params, parseAs: 'text', signal })));
    },
  });

/** Its nodes and edges, with what is done, now and next. */
export const graphQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', caseId, 'graph'],
    queryFn: async ({ signal }) => {
      const params = { path: { caseId }, query: { format: 'graph' as const } };
      return (await answer(api.GET('/api/v1/cases/{caseId}/picture', { params, signal }))) as Graph;
    },
  });
