import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';
import { useText } from '../language/language.ts';

const HOUR_MS = 3_600_000;

/** The name of an organisation by its path; its code where it has none. */
export function OrganisationName({ path }: { path: string }) {
  const text = useText();
  const [division = '', body] = path.split('/');
  const { data, isPending } = useQuery({
    queryKey: ['organisation', path],
    staleTime: HOUR_MS,
    queryFn: ({ signal }) =>
      answer(
        body === undefined
          ? api.GET('/api/v1/organisations/{division}', { params: { path: { division } }, signal })
          : api.GET('/api/v1/organisations/{division}/{body}', { params: { path: { division, body } }, signal }),
      ),
  });
  return <>{isPending ? '…' : data === undefined ? path : text(data.name)}</>;
}
