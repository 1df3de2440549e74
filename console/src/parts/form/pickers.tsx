// People, organisations and subjects, found by what is typed.
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { use, useDeferredValue, useState } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useText, useWords } from '../../language/language.ts';
import { KnownNames } from './known-names.ts';

const words = {
  zh: { person: '输入姓名查找', organisation: '输入单位名称查找', subject: '输入名称查找', none: '没有找到' },
  en: {
    person: 'Type a name',
    organisation: 'Type an organisation’s name',
    subject: 'Type a name',
    none: 'Nothing found',
  },
};

const MOST = 20;

export interface PickerProps {
  readonly id?: string;
  readonly value?: unknown;
  readonly onChange?: (value: string | undefined) => void;
  readonly region?: string | undefined;
  /** Accessible name, where no label of a form stands beside it. */
  readonly label?: string;
}

interface Option {
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

function SearchSelect(props: SearchSelectProps) {
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
    for (const { person, organisationName, roleTitle } of items) {
      const label = `${person.name} · ${text(organisationName)} ${text(roleTitle)}`;
      if (!people.has(person.id)) people.set(person.id, label);
    }
    return [...people].map(([value, label]) => ({ value, label }));
  };
}

/** A holder of a post, by his name; each person once. */
export function PersonPicker({ region, role, ...input }: PickerProps & { role?: string }) {
  const w = useWords(words);
  const search = usePeopleSearch(region, role);
  return <SearchSelect {...input} placeholder={w.person} queryKey={['people', region, role]} search={search} />;
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
  return (
    <Select<string[]>
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      value={(value as string[] | undefined) ?? []}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={w.person}
      loading={found.isFetching}
      notFoundContent={w.none}
      onChange={(chosen) => onChange?.(chosen)}
      options={found.data ?? []}
    />
  );
}

/** A division or a body, by its name. */
export function OrganisationPicker({
  region,
  level,
  hint,
  ...input
}: PickerProps & { level?: 'village' | 'township' | 'county'; hint?: string }) {
  const w = useWords(words);
  const text = useText();
  return (
    <SearchSelect
      {...input}
      placeholder={hint ?? w.organisation}
      queryKey={['organisations', region, level]}
      search={async (q, signal) => {
        const query = {
          limit: MOST,
          ...(q === '' ? {} : { q }),
          ...(region === undefined ? {} : { region }),
          ...(level === undefined ? {} : { level }),
        };
        const { items } = await answer(api.GET('/api/v1/organisations', { params: { query }, signal }));
        return items.map(({ path, name }) => ({ value: path, label: text(name) }));
      }}
      nameOf={async (path, signal) => {
        const [division = '', body] = path.split('/');
        const found =
          body === undefined
            ? api.GET('/api/v1/organisations/{division}', { params: { path: { division } }, signal })
            : api.GET('/api/v1/organisations/{division}/{body}', { params: { path: { division, body } }, signal });
        return text((await answer(found)).name);
      }}
    />
  );
}

type SubjectKind = NonNullable<NonNullable<paths['/api/v1/subjects']['get']['parameters']['query']>['kind']>;

/** A household, person, house, project, village or organisation of the register, by its name. */
export function SubjectPicker({ region, kind, ...input }: PickerProps & { kind: SubjectKind }) {
  const w = useWords(words);
  const text = useText();
  return (
    <SearchSelect
      {...input}
      placeholder={w.subject}
      queryKey={['subjects', kind, region]}
      search={async (q, signal) => {
        const query = {
          kind,
          limit: MOST,
          ...(q === '' ? {} : { q }),
          ...(region === undefined ? {} : { organisation: region }),
        };
        const { items } = await answer(api.GET('/api/v1/subjects', { params: { query }, signal }));
        return items.map(({ id, name, organisation }) => ({
          value: id,
          label: `${name} · ${text(organisation.name)}`,
        }));
      }}
      nameOf={async (subjectId, signal) =>
        (await answer(api.GET('/api/v1/subjects/{subjectId}', { params: { path: { subjectId } }, signal }))).name
      }
    />
  );
}
