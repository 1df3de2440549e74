import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';
import type { components } from '../api/schema.d.ts';
import type { Language } from '../language/language.ts';

export type Procedure = components['schemas']['Procedure'];
export type Outline = components['schemas']['ProcedureOutline'];
export type BasisInWords = Outline['basis'][number];

const HOUR_MS = 3_600_000;

/** The procedures in force. */
export const proceduresQuery = queryOptions({
  queryKey: ['procedures'],
  staleTime: HOUR_MS,
  queryFn: ({ signal }) => answer(api.GET('/api/v1/procedures', { signal })),
});

const path = (procedure: string, version: string | undefined) => ({
  path: { procedure },
  query: version === undefined ? {} : { version },
});

export const procedureQuery = (procedure: string, version: string | undefined) =>
  queryOptions({
    queryKey: ['procedure', procedure, version],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/procedures/{procedure}', { params: path(procedure, version), signal })),
  });

export const outlineQuery = (procedure: string, version: string | undefined) =>
  queryOptions({
    queryKey: ['procedure', procedure, version, 'outline'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/procedures/{procedure}/outline', { params: path(procedure, version), signal })),
  });

/** The picture as SVG text, in the reader's language. */
export const pictureQuery = (procedure: string, version: string | undefined, language: Language) =>
  queryOptions({
    queryKey: ['procedure', procedure, version, 'picture', language],
    queryFn: ({ signal }) => {
      const params = path(procedure, version);
      const query = { ...params.query, format: 'svg' as const };
      const call = api.GET('/api/v1/procedures/{procedure}/picture', {
        params: { path: params.path, query },
        parseAs: 'text',
        signal,
      });
      return answer(call);
    },
  });
