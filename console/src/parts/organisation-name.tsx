import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';
import { useText } from '../language/language.ts';

/** An organisation of which only the path is known, by its name. */
export function OrganisationName({ path }: { path: string }) {
  const text = useText();
  const [division = '', body] = path.split('/');
  const found = useQuery({
    queryKey: ['organisations', 'one', path],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      answer(
        body === undefined
          ? api.GET('/api/v1/organisations/{division}', { params: { path: { division } }, signal })
          : api.GET('/api/v1/organisations/{division}/{body}', { params: { path: { division, body } }, signal }),
      ),
  });
  return found.data === undefined ? '…' : text(found.data.name);
}
