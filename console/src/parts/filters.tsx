import { Input, Select } from 'antd';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../language/language.ts';
import './filters.css';

const words = { zh: { filters: '筛选', all: '全部' }, en: { filters: 'Filters', all: 'All' } };

/** What a list is narrowed by, in a row above it. */
export function Filters({ children }: { children: ReactNode }) {
  const w = useWords(words);
  return (
    <div className="filters" role="search" aria-label={w.filters}>
      {children}
    </div>
  );
}

/** A filter with its name above it. */
export function Filter({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <label htmlFor={id}>
      {label}
      {children(id)}
    </label>
  );
}

export interface Choice<Key extends string> {
  readonly value: Key;
  readonly label: string;
}

/** One of some, or all of them. */
export function ChoiceFilter<Key extends string>(props: {
  label: string;
  value: Key | undefined;
  options: readonly Choice<Key>[];
  onChange: (value: Key | undefined) => void;
  /** What stands there while none is chosen; all, when absent. */
  placeholder?: string;
}) {
  const { label, value, options, onChange, placeholder } = props;
  const w = useWords(words);
  return (
    <Filter label={label}>
      {(id) => (
        <Select<Key | null>
          id={id}
          value={value ?? null}
          allowClear
          placeholder={placeholder ?? w.all}
          showSearch={{ optionFilterProp: 'label' }}
          options={[...options]}
          onChange={(chosen) => onChange(chosen ?? undefined)}
        />
      )}
    </Filter>
  );
}

/** From one day to another, both included; either may be open. */
export function DayFilters(props: {
  labels: { readonly from: string; readonly to: string };
  value: { readonly from?: string | undefined; readonly to?: string | undefined };
  onChange: (end: 'from' | 'to', day: string | undefined) => void;
}) {
  const { labels, value, onChange } = props;
  return (['from', 'to'] as const).map((end) => (
    <Filter key={end} label={labels[end]}>
      {(id) => (
        <Input
          id={id}
          type="date"
          value={value[end] ?? ''}
          onChange={({ target }) => onChange(end, target.value === '' ? undefined : target.value)}
        />
      )}
    </Filter>
  ));
}
