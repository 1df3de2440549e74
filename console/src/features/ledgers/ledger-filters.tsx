// The filters above a ledger. A change is a new address, so that the way back leads to the list before.
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { caseWords } from '../../parts/case-words.ts';
import { OrganisationPicker } from '../../parts/form/pickers.tsx';
import type { LedgerFilter } from '../../parts/ledger-filter.ts';
import { caseProcedures } from './ledger-queries.ts';

const words = {
  zh: {
    procedure: '事项',
    organisation: '区域',
    status: '状态',
    late: '时限',
    inTime: '未逾期',
    card: '红黄牌',
    search: '编号或姓名',
    startedFrom: '立案自',
    startedTo: '立案至',
    endedFrom: '办结自',
    endedTo: '办结至',
    clear: '清除条件',
    filters: '筛选',
  },
  en: {
    procedure: 'Procedure',
    organisation: 'Region',
    status: 'State',
    late: 'Limit',
    inTime: 'In time',
    card: 'Cards',
    search: 'Number or name',
    startedFrom: 'Started from',
    startedTo: 'Started to',
    endedFrom: 'Ended from',
    endedTo: 'Ended to',
    clear: 'Clear',
    filters: 'Filters',
  },
};

const DAYS = ['startedFrom', 'startedTo', 'endedFrom', 'endedTo'] as const;

interface LedgerFiltersProps {
  readonly filter: LedgerFilter;
  readonly onChange: (filter: LedgerFilter) => void;
}

export function LedgerFilters({ filter, onChange }: LedgerFiltersProps) {
  const w = useWords(words);
  const common = useWords(caseWords);
  const text = useText();
  const procedures = useQuery(caseProcedures);
  const set = (change: { [key in keyof LedgerFilter]: LedgerFilter[key] | undefined }): void => {
    const next = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined);
    onChange(Object.fromEntries(next));
  };
  return (
    <search className="ledger-filters" aria-label={w.filters}>
      <Select
        aria-label={w.procedure}
        placeholder={w.procedure}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.procedure ?? null}
        onChange={(procedure: string | null | undefined) =>
          set({ procedure: procedure ?? undefined, stage: undefined })
        }
        options={(procedures.data?.items ?? []).map(({ id, title }) => ({ value: id, label: text(title) }))}
      />
      <OrganisationPicker
        label={w.organisation}
        value={filter.organisation}
        onChange={(organisation) => set({ organisation })}
      />
      <Select
        aria-label={w.status}
        placeholder={w.status}
        allowClear
        value={filter.status ?? null}
        onChange={(status: LedgerFilter['status'] | null) => set({ status: status ?? undefined })}
        options={(['open', 'suspended', 'ended'] as const).map((value) => ({ value, label: common.status[value] }))}
      />
      <Select
        aria-label={w.late}
        placeholder={w.late}
        allowClear
        value={filter.overdue === undefined ? null : String(filter.overdue)}
        onChange={(late: string | null | undefined) =>
          set({ overdue: late === 'true' ? true : late === 'false' ? false : undefined })
        }
        options={[
          { value: 'true', label: common.overdue },
          { value: 'false', label: w.inTime },
        ]}
      />
      <Select
        aria-label={w.card}
        placeholder={w.card}
        allowClear
        value={filter.card ?? null}
        onChange={(card: LedgerFilter['card'] | null) => set({ card: card ?? undefined })}
        options={(['yellow', 'red'] as const).map((value) => ({ value, label: common.card[value] }))}
      />
      {DAYS.map((key) => (
        <label key={key} className="ledger-day">
          {w[key]}
          <Input
            type="date"
            value={filter[key] ?? ''}
            onChange={({ target }) => set({ [key]: target.value === '' ? undefined : target.value })}
          />
        </label>
      ))}
      <Input.Search
        aria-label={w.search}
        placeholder={w.search}
        allowClear
        defaultValue={filter.q ?? ''}
        key={filter.q ?? ''}
        onSearch={(typed) => set({ q: typed.trim() === '' ? undefined : typed.trim() })}
      />
      <Button onClick={() => onChange(filter.problems === undefined ? {} : { problems: filter.problems })}>
        {w.clear}
      </Button>
    </search>
  );
}
