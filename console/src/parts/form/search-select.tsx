// A list in which one types to find: what is chosen is an id, what is shown its name.
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { use, useDeferredValue, useState } from 'react';
import { useWords } from '../../language/language.ts';
import { KnownNames } from './known-names.ts';

const words = { zh: { none: '没有找到' }, en: { none: 'Nothing found' } };

export interface PickerProps {
  readonly id?: string;
  readonly value?: unknown;
  readonly onChange?: (value: string | undefined) => void;
  readonly region?: string | undefined;
  /** Accessible name, where no label of a form stands beside it. */
  readonly label?: string;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface SearchSelectProps extends PickerProps {
  readonly queryKey: readonly unknown[];
  readonly search: (typed: string, signal: AbortSignal) => Promise<Option[]>;
  /** Asks what an id is called that the list does not hold, as of a draft or of a link with a filter. */
  readonly nameOf?: (id: string, signal: AbortSignal) => Promise<string>;
  readonly placeholder: string;
}

export function SearchSelect(props: SearchSelectProps) {
  const { id, label, value, onChange, queryKey, search, nameOf, placeholder } = props;
  const w = useWords(words);
  const [typed, setTyped] = useState('');
  const sought = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: [...queryKey, sought],
    queryFn: ({ signal }) => search(sought, signal),
    placeholderData: (earlier) => earlier,
  });
  const options = found.data ?? [];
  const unnamed = useUnnamed(options, value, found.isSuccess ? nameOf : undefined, queryKey);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      value={(value as string | undefined) ?? null}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      placeholder={placeholder}
      loading={found.isFetching}
      notFoundContent={w.none}
      onChange={(chosen: string | null | undefined) => onChange?.(chosen ?? undefined)}
      options={[...options, ...unnamed]}
    />
  );
}

/** The chosen one by its name, where it is not among the options. */
function useUnnamed(
  options: readonly Option[],
  value: unknown,
  nameOf: SearchSelectProps['nameOf'],
  queryKey: readonly unknown[],
): Option[] {
  const known = use(KnownNames);
  const chosen = typeof value === 'string' && !options.some((one) => one.value === value) ? value : undefined;
  const name = useQuery({
    queryKey: [queryKey[0], 'name', chosen],
    enabled: chosen !== undefined && nameOf !== undefined && known[chosen] === undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => nameOf?.(chosen ?? '', signal) ?? Promise.reject(new Error('nothing tells names')),
  });
  const label = chosen === undefined ? undefined : (known[chosen] ?? name.data);
  return chosen === undefined || label === undefined ? [] : [{ value: chosen, label }];
}
