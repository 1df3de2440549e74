// Which values become what: fields of the procedure, each with the input of its form.
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { useWords } from '../../language/language.ts';
import { Filter } from '../../parts/filters.tsx';
import { FieldInput } from '../../parts/form/field-input.tsx';
import { fieldsOf } from '../../parts/form/form-schema.ts';
import type { FieldSpec } from '../../parts/form/form-schema.ts';
import { toData } from '../../parts/form/form-values.ts';
import { OrganisationPicker } from '../../parts/form/pickers.tsx';
import type { ParametersProps } from './parameters.tsx';

const words = {
  zh: {
    field: '要修改的字段',
    choose: '可选多个',
    first: '请先选择同一事项类别的事项。',
    clear: '清空此值',
    cleared: '将清空',
    unit: '报送单位',
    period: '报送期',
  },
  en: {
    field: 'Fields to change',
    choose: 'one or more',
    first: 'Choose cases of one procedure first.',
    clear: 'Clear it',
    cleared: 'will be cleared',
    unit: 'Unit',
    period: 'Period',
  },
};

type Changes = Readonly<Record<string, unknown>>;

export function DataChanges({ parameters, meant, onChange }: ParametersProps) {
  const w = useWords(words);
  const fields = useFields(meant.procedure, meant.version);
  const [inputs, setInputs] = useState<Changes>({});
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [cleared, setCleared] = useState<readonly string[]>([]);
  if (meant.procedure === null) return <p className="repair-hint">{w.first}</p>;
  const tell = (nextInputs: Changes, nextChosen: readonly string[], nextCleared: readonly string[]) => {
    setInputs(nextInputs);
    setChosen(nextChosen);
    setCleared(nextCleared);
    const given = toData(
      fields.filter(({ key }) => nextChosen.includes(key) && !nextCleared.includes(key)),
      nextInputs,
    );
    const nulls = Object.fromEntries(nextChosen.filter((key) => nextCleared.includes(key)).map((key) => [key, null]));
    onChange({ changes: { ...given, ...nulls } });
  };
  return (
    <div className="repair-fields">
      {meant.rounds && <RoundPlace parameters={parameters} onChange={onChange} />}
      <Filter label={w.field}>
        {(id) => (
          <Select<string[]>
            id={id}
            mode="multiple"
            value={[...chosen]}
            placeholder={w.choose}
            showSearch={{ optionFilterProp: 'label' }}
            options={fields
              .filter(({ type }) => type !== 'table')
              .map(({ key, title }) => ({ value: key, label: title }))}
            onChange={(keys) => tell(inputs, keys, cleared)}
          />
        )}
      </Filter>
      {fields
        .filter(({ key }) => chosen.includes(key))
        .map((field) => (
          <Filter key={field.key} label={field.title}>
            {(id) => (
              <span className="repair-change">
                {cleared.includes(field.key) ? (
                  <em>{w.cleared}</em>
                ) : (
                  <FieldInput
                    id={id}
                    field={field}
                    value={inputs[field.key]}
                    onChange={(value) => tell({ ...inputs, [field.key]: inputValue(value) }, chosen, cleared)}
                  />
                )}
                <Button
                  type="text"
                  aria-pressed={cleared.includes(field.key)}
                  onClick={() =>
                    tell(
                      inputs,
                      chosen,
                      cleared.includes(field.key)
                        ? cleared.filter((one) => one !== field.key)
                        : [...cleared, field.key],
                    )
                  }
                >
                  {w.clear}
                </Button>
              </span>
            )}
          </Filter>
        ))}
    </div>
  );
}

/** Inputs of antd give their value, those of the browser an event with it. */
function inputValue(value: unknown): unknown {
  const target = typeof value === 'object' && value !== null && 'target' in value ? value.target : undefined;
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.value : value;
}

function RoundPlace({ parameters, onChange }: Pick<ParametersProps, 'parameters' | 'onChange'>) {
  const w = useWords(words);
  return (
    <>
      <Filter label={w.unit}>
        {(id) => <OrganisationPicker id={id} value={parameters['unit']} onChange={(unit) => onChange({ unit })} />}
      </Filter>
      <Filter label={w.period}>
        {(id) => (
          <Input
            id={id}
            value={(parameters['period'] as string | undefined) ?? ''}
            onChange={(event) => onChange({ period: event.target.value })}
          />
        )}
      </Filter>
    </>
  );
}

/** Every field that some form of the version asks, once. */
function useFields(procedure: string | null, version: string | undefined): FieldSpec[] {
  const forms = useQuery({
    queryKey: ['procedure', procedure, version, 'forms'],
    enabled: procedure !== null,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/procedures/{procedure}/forms', {
          params: { path: { procedure: procedure ?? '' }, query: version === undefined ? {} : { version } },
          signal,
        }),
      ),
  }).data;
  if (forms === undefined) return [];
  const schemas = [
    ...(forms.filing === null ? [] : [forms.filing]),
    ...forms.stages.map(({ schema }) => schema),
    ...forms.duties.map(({ schema }) => schema),
  ];
  return [...new Map(schemas.flatMap(fieldsOf).map((field) => [field.key, field])).values()];
}
