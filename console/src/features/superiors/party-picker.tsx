// One person, or a post: whoever holds it at the time.
import { useQuery } from '@tanstack/react-query';
import { Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { useText, useWords } from '../../language/language.ts';
import { OrganisationPicker } from '../../parts/form/pickers.tsx';
import { PersonPicker } from '../../parts/form/person-pickers.tsx';
import { postsHereQuery } from './superior-queries.ts';
import type { Party } from './superior-search.ts';

const words = {
  zh: { person: '某个人', post: '某个岗位', name: '姓名', organisation: '单位', role: '岗位', choose: '先选单位' },
  en: {
    person: 'A person',
    post: 'A post',
    name: 'Name',
    organisation: 'Organisation',
    role: 'Post',
    choose: 'Choose the organisation first',
  },
};

interface PartyPickerProps {
  readonly legend: string;
  readonly value?: Party | null;
  /** Told null while the choice is not whole. */
  readonly onChange?: (party: Party | null) => void;
}

export function PartyPicker({ legend, value, onChange }: PartyPickerProps) {
  const w = useWords(words);
  const [kind, setKind] = useState<'person' | 'post'>(
    value !== null && value !== undefined && 'role' in value ? 'post' : 'person',
  );
  const change = (next: 'person' | 'post'): void => {
    setKind(next);
    onChange?.(null);
  };
  return (
    <fieldset className="superior-party">
      <legend>{legend}</legend>
      <Radio.Group
        aria-label={legend}
        value={kind}
        optionType="button"
        options={[
          { value: 'person', label: w.person },
          { value: 'post', label: w.post },
        ]}
        onChange={(event) => change(event.target.value as 'person' | 'post')}
      />
      {kind === 'person' ? (
        <PersonPicker
          label={`${legend} ${w.name}`}
          value={value !== null && value !== undefined && 'person' in value ? value.person : undefined}
          onChange={(person) => onChange?.(person === undefined ? null : { person })}
        />
      ) : (
        <PostChoice
          legend={legend}
          value={value !== null && value !== undefined && 'role' in value ? value : null}
          onChange={(post) => onChange?.(post)}
        />
      )}
    </fieldset>
  );
}

interface PostChoiceProps {
  readonly legend: string;
  readonly value: Exclude<Party, { person: string }> | null;
  readonly onChange: (post: Party | null) => void;
}

function PostChoice({ legend, value, onChange }: PostChoiceProps) {
  const w = useWords(words);
  const text = useText();
  const id = useId();
  const [organisation, setOrganisation] = useState(value?.organisation);
  const posts = useQuery(postsHereQuery(organisation));
  return (
    <>
      <OrganisationPicker
        label={`${legend} ${w.organisation}`}
        value={organisation}
        onChange={(path) => {
          setOrganisation(path);
          onChange(null);
        }}
      />
      <Select<string | null>
        id={id}
        aria-label={`${legend} ${w.role}`}
        disabled={organisation === undefined}
        placeholder={organisation === undefined ? w.choose : w.role}
        loading={posts.isFetching}
        showSearch={{ optionFilterProp: 'label' }}
        value={value?.role ?? null}
        options={(posts.data?.posts ?? []).map(({ role, roleTitle }) => ({ value: role, label: text(roleTitle) }))}
        onChange={(role) => onChange(role === null || organisation === undefined ? null : { role, organisation })}
      />
    </>
  );
}
