// Organisations and subjects, found by what is typed.
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useText, useWords } from '../../language/language.ts';
import { SearchSelect } from './search-select.tsx';
import type { PickerProps } from './search-select.tsx';

const words = {
  zh: { organisation: '输入单位名称查找', subject: '输入名称查找' },
  en: { organisation: 'Type an organisation’s name', subject: 'Type a name' },
};

const MOST = 20;

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
