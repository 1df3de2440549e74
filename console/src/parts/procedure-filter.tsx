import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';
import { useText, useWords } from '../language/language.ts';
import { ChoiceFilter } from './filters.tsx';

const words = { zh: { procedure: '事项' }, en: { procedure: 'Procedure' } };
const HOUR_MS = 3_600_000;

/** Narrows a list to one procedure in force. */
export function ProcedureFilter(props: { value: string | undefined; onChange: (value: string | undefined) => void }) {
  const w = useWords(words);
  const text = useText();
  const { data } = useQuery({
    queryKey: ['procedures'],
    staleTime: HOUR_MS,
    queryFn: ({ signal }) => answer(api.GET('/api/v1/procedures', { signal })),
  });
  const options = (data?.items ?? []).map(({ id, title }) => ({ value: id, label: text(title) }));
  return <ChoiceFilter label={w.procedure} options={options} {...props} />;
}
