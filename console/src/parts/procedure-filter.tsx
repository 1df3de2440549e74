import { useQuery } from '@tanstack/react-query';
import { useText, useWords } from '../language/language.ts';
import { ChoiceFilter } from './filters.tsx';
import { proceduresQuery } from './procedure-queries.ts';

const words = { zh: { procedure: '事项' }, en: { procedure: 'Procedure' } };

interface ProcedureFilterProps {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly placeholder?: string;
  /** Those alone that have cases. */
  readonly ofCases?: true;
}

/** Narrows a list to one procedure in force. */
export function ProcedureFilter({ ofCases, ...props }: ProcedureFilterProps) {
  const w = useWords(words);
  const text = useText();
  const { data } = useQuery(proceduresQuery);
  const items = data?.items.filter(({ form }) => ofCases !== true || form === 'case') ?? [];
  const options = items.map(({ id, title }) => ({ value: id, label: text(title) }));
  return <ChoiceFilter label={w.procedure} options={options} {...props} />;
}
