// People, found by their names.
import { useQueries, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useText, useWords } from '../../language/language.ts';
import { SearchSelect } from './search-select.tsx';
import type { Option, PickerProps } from './search-select.tsx';

const words = {
  zh: { person: '输入姓名查找', none: '没有找到', gone: '已不在岗的人员' },
  en: { person: 'Type a name', none: 'Nothing found', gone: 'Somebody who holds no post any more' },
};

const MOST = 20;

function usePeopleSearch(region: string | undefined, role: string | undefined) {
  const text = useText();
  return async (name: string, signal: AbortSignal): Promise<Option[]> => {
    const query = {
      limit: MOST,
      ...(name === '' ? {} : { name }),
      ...(region === undefined ? {} : { region }),
      ...(role === undefined ? {} : { role }),
    };
    const { items } = await answer(api.GET('/api/v1/people', { params: { query }, signal }));
    const people = new Map<string, string>();
    for (const post of items) if (!people.has(post.person.id)) people.set(post.person.id, titled(post, text));
    return [...people].map(([value, label]) => ({ value, label }));
  };
}

type Post = paths['/api/v1/people']['get']['responses'][200]['content']['application/json']['items'][number];

const titled = ({ person, organisationName, roleTitle }: Post, text: (both: Post['roleTitle']) => string): string =>
  `${person.name} · ${text(organisationName)} ${text(roleTitle)}`;

/** Asks what a chosen person is called; whoever holds no post any more is told as such, never by his id. */
function usePersonName() {
  const text = useText();
  const w = useWords(words);
  return async (person: string, signal: AbortSignal): Promise<string> => {
    const { items } = await answer(api.GET('/api/v1/people', { params: { query: { person, limit: 1 } }, signal }));
    return items[0] === undefined ? w.gone : titled(items[0], text);
  };
}

/** A holder of a post, by his name; each person once. */
export function PersonPicker({ region, role, ...input }: PickerProps & { role?: string }) {
  const w = useWords(words);
  const search = usePeopleSearch(region, role);
  const nameOf = usePersonName();
  return (
    <SearchSelect
      {...input}
      placeholder={w.person}
      queryKey={['people', region, role]}
      search={search}
      nameOf={nameOf}
    />
  );
}

/** Several holders of posts. */
export function PeoplePicker({
  id,
  value,
  onChange,
}: Omit<PickerProps, 'onChange' | 'label'> & { onChange?: (value: string[]) => void }) {
  const w = useWords(words);
  const search = usePeopleSearch(undefined, undefined);
  const [typed, setTyped] = useState('');
  const sought = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['people', undefined, undefined, sought],
    queryFn: ({ signal }) => search(sought, signal),
    placeholderData: (earlier) => earlier,
  });
  const nameOf = usePersonName();
  const options = found.data ?? [];
  const chosen = (value as string[] | undefined) ?? [];
  const missing = found.isSuccess ? chosen.filter((one) => !options.some((option) => option.value === one)) : [];
  const unnamed = useQueries({
    queries: missing.map((one) => ({
      queryKey: ['people', 'name', one],
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: ({ signal }: { signal: AbortSignal }) => nameOf(one, signal),
    })),
  }).map(({ data }, index) => (data === undefined ? null : { value: missing[index] ?? '', label: data }));
  return (
    <Select<string[]>
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      value={chosen}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={w.person}
      loading={found.isFetching}
      notFoundContent={w.none}
      onChange={(all) => onChange?.(all)}
      options={[...options, ...unnamed.filter((one) => one !== null)]}
    />
  );
}
