import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { ChoiceFilter } from '../../parts/filters.tsx';
import type { RepairFilter } from './repair-types.ts';

const words = { zh: { cause: '卡住的原因' }, en: { cause: 'Stuck for' } };

type Cause = NonNullable<RepairFilter['stuckCause']>;

/** Only cases that are stuck for this cause. */
export function StuckCauseFilter(props: { value: Cause | undefined; onChange: (cause: Cause | undefined) => void }) {
  const w = useWords(words);
  const text = useText();
  const { data } = useQuery({
    queryKey: ['stuck', 'summary', {}],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/stuck/summary', { signal })),
  });
  const options = (data?.causes ?? []).map(({ key, title }) => ({ value: key, label: text(title) }));
  return <ChoiceFilter label={w.cause} options={options} {...props} />;
}
