// What the forms of commands need to know.
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';
import type { Language } from '../language/language.ts';

/** A case, round or series with what the reader may do in it now; a command on it asks again. */
export const caseQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', caseId],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/cases/{caseId}', { params: { path: { caseId } }, signal })),
  });

/** The forms of the version that the case runs by. */
export const formsQuery = (procedure: string, version: string, language: Language) =>
  queryOptions({
    queryKey: ['procedure', procedure, version, 'forms', language],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/procedures/{procedure}/forms', {
          params: { path: { procedure }, query: { version } },
          signal,
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
