import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { Filter, Filters } from '../../parts/filters.tsx';
import { useMe } from '../../session/use-me.ts';
import { SOURCES } from './calendar-search.ts';
import type { CalendarSearch, DueSource, Whose } from './calendar-search.ts';

const words = {
  zh: {
    whose: '范围',
    mine: '我的',
    unit: '本单位',
    all: '我能看到的全部',
    of: '内容',
    tasks: '待办任务',
    clocks: '办理时限',
    items: '定期报送',
    remedies: '复议、诉讼等救济期限',
    organisation: '单位',
  },
  en: {
    whose: 'Whose',
    mine: 'Mine',
    unit: 'My unit',
    all: 'All that I may see',
    of: 'What',
    tasks: 'Tasks',
    clocks: 'Limits of cases',
    items: 'Reports owed',
    remedies: 'Remedies against decisions',
    organisation: 'Unit',
  },
};

/** Whose due days, and of what. */
export function MonthFilters({ search, unit }: { search: CalendarSearch; unit: string | null }) {
  const w = useWords(words);
  const text = useText();
  const me = useMe();
  const navigate = useNavigate({ from: '/calendar' });
  const { whose = 'mine', of = 'tasks', whose: _whose, of: _of, unit: _unit, ...rest } = search;
  const show = (next: { whose: Whose; of: DueSource; unit: string | null }): void =>
    void navigate({
      search: {
        ...rest,
        ...(next.whose !== 'mine' && { whose: next.whose }),
        ...(next.of !== 'tasks' && { of: next.of }),
        ...(next.whose === 'unit' && next.unit !== null && { unit: next.unit }),
      },
    });
  const units = [...new Map(me.holdings.map((one) => [one.organisation, text(one.organisationName)])).entries()];
  return (
    <Filters>
      <Filter label={w.whose}>
        {(id) => (
          <Select<Whose>
            id={id}
            value={whose}
            onChange={(chosen) => show({ whose: chosen, of, unit })}
            options={(['mine', 'unit', 'all'] as const).map((value) => ({ value, label: w[value] }))}
          />
        )}
      </Filter>
      {whose === 'unit' && units.length > 1 && (
        <Filter label={w.organisation}>
          {(id) => (
            <Select<string>
              id={id}
              value={unit ?? ''}
              onChange={(chosen) => show({ whose, of, unit: chosen })}
              options={units.map(([value, label]) => ({ value, label }))}
            />
          )}
        </Filter>
      )}
      <Filter label={w.of}>
        {(id) => (
          <Select<DueSource>
            id={id}
            value={of}
            onChange={(chosen) => show({ whose, of: chosen, unit })}
            options={SOURCES.map((value) => ({ value, label: w[value] }))}
          />
        )}
      </Filter>
    </Filters>
  );
}
