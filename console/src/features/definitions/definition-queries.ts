import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';

export type DefinitionOverview = components['schemas']['DefinitionOverview'];
export type DefinitionVersion = components['schemas']['DefinitionVersion'];
export type DefinitionProof = components['schemas']['DefinitionProof'];
export type DefinitionDraft = components['schemas']['DefinitionDraft'];
export type Activation = components['schemas']['Activation'];
export type ProfileEffect = components['schemas']['CountyProfileEffect'];

export const definitionsQuery = queryOptions({
  queryKey: ['definitions', 'all'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/definitions', { signal })),
});

const path = (procedure: string) => ({ path: { procedure } });

export const versionsQuery = (procedure: string) =>
  queryOptions({
    queryKey: ['definitions', procedure, 'versions'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/procedures/{procedure}/versions', { params: path(procedure), signal })),
  });

export const runningQuery = (procedure: string) =>
  queryOptions({
    queryKey: ['definitions', procedure, 'running'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/procedures/{procedure}/running', { params: path(procedure), signal })),
  });

export const activationsQuery = (procedure: string) =>
  queryOptions({
    queryKey: ['definitions', procedure, 'activations'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/procedures/{procedure}/activations', { params: path(procedure), signal })),
  });

export const draftsQuery = (procedure: string | undefined) =>
  queryOptions({
    queryKey: ['definitions', 'drafts', procedure],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/definition-drafts', {
          params: { query: procedure === undefined ? {} : { procedure } },
          signal,
        }),
      ),
  });

export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['definitions', 'draft', id],
    // What is being typed is not overwritten by what others save; saving tells of the conflict.
    staleTime: Infinity,
    queryFn: ({ signal }) => answer(api.GET('/api/v1/definition-drafts/{id}', { params: { path: { id } }, signal })),
  });

export const proofQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['definitions', 'draft', id, 'proof', version],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/definition-drafts/{id}/proof', { params: { path: { id } }, signal })),
  });

export const diffQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['definitions', 'diff', from, to],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/definitions/diff', { params: { query: { from, to } }, signal })),
  });
