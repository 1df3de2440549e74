// 职责清单: what recurs by the procedures in force, who owes it, and when it opens next.
import { useQuery } from '@tanstack/react-query';
import { useText, useWords } from '../../language/language.ts';
import { tableColumns, useRecurringColumns } from './recurring-columns.tsx';
import { RecurringList } from './recurring-list.tsx';
import { dutiesQuery } from './recurring-queries.ts';
import type { Duty } from './recurring-types.ts';

const words = {
  zh: { title: '职责清单', note: '现行事项规定的定期职责：多久一次、由谁报送、下次何时开启。', name: '职责' },
  en: {
    title: 'Duties',
    note: 'What the procedures in force ask for again and again, of whom and when.',
    name: 'Duty',
  },
};

export function DutiesPage() {
  const w = useWords(words);
  const text = useText();
  const found = useQuery(dutiesQuery);
  const columns = [
    { title: w.name, width: 30, value: ({ part }: Duty) => text(part.title) },
    ...useRecurringColumns<Duty>(),
  ];
  return (
    <RecurringList
      shown="duties"
      title={w.title}
      note={w.note}
      found={found}
      columns={tableColumns(columns)}
      file={columns}
    />
  );
}
