import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { wholeList } from '../../parts/whole-list.ts';
import { KINDS } from './audit-search.ts';
import type { AuditSearch } from './audit-search.ts';

export type AuditEntry = components['schemas']['AuditEntry'];

const PAGE = 50;
const WHOLE_PAGE = 100;

const page = ({ kind, ...filter }: AuditSearch, cursor: string | null, limit: number, signal?: AbortSignal) =>
  answer(
    api.GET('/api/v1/admin/audit', {
      params: {
        query: {
          ...filter,
          ...(kind !== undefined && { type: KINDS[kind].join(',') }),
          limit,
          ...(cursor !== null && { cursor }),
        },
      },
      ...(signal !== undefined && { signal }),
    }),
  );

/** What happened, newest first, in pages. */
export function auditQuery(search: AuditSearch) {
  return infiniteQueryOptions({
    queryKey: ['audit', search],
    queryFn: ({ pageParam, signal }) => page(search, pageParam, PAGE, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** The newest ten thousand entries, for a file. */
export function wholeAudit(search: AuditSearch): Promise<readonly AuditEntry[]> {
  return wholeList((cursor) => page(search, cursor ?? null, WHOLE_PAGE));
}
