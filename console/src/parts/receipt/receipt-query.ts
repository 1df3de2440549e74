import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

/** The receipt of a filed case: its number for the applicant, what was handed in, and where to ask how it stands. */
export const receiptQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', caseId, 'receipt'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/cases/{caseId}/receipt', { params: { path: { caseId } }, signal })),
  });
