import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import type { CaseView } from '../../commands/command-body.ts';

const words = {
  zh: { hint: '输入事项编号或名称', none: '没有找到' },
  en: { hint: 'Type a case number or a name', none: 'Nothing found' },
};
const MOST = 20;

interface CasePickerProps {
  readonly id: string;
  readonly value: readonly string[];
  /** Cases that are known already, so that they show their numbers. */
  readonly known: readonly CaseView[];
  readonly onChange: (cases: string[]) => void;
}

/** Cases, found by number or by a part of a name. */
export function CasePicker({ id, value, known, onChange }: CasePickerProps) {
  const w = useWords(words);
  const text = useText();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['cases', 'picker', q],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/cases', { params: { query: { limit: MOST, ...(q !== '' && { q }) } }, signal })),
    placeholderData: keepPreviousData,
  });
  const options = new Map(
    [...known, ...(found.data?.items ?? [])]
      .filter(({ status }) => status !== 'ended')
      .map((one) => [one.id, `${one.number} ${text(one.procedure.title)} · ${text(one.organisation.name)}`]),
  );
  return (
    <Select<string[]>
      id={id}
      mode="multiple"
      value={[...value]}
      placeholder={w.hint}
      notFoundContent={w.none}
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={[...options].map(([key, label]) => ({ value: key, label }))}
      onChange={(chosen) => onChange(chosen)}
    />
  );
}
