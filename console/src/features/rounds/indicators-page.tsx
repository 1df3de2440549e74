// 考核指标: what is measured and judged by the procedures in force; each opens its numbers.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText, useWords } from '../../language/language.ts';
import { useGateWords } from './gate-words.ts';
import { tableColumns, useRecurringColumns } from './recurring-columns.tsx';
import { RecurringList } from './recurring-list.tsx';
import { indicatorsQuery } from './recurring-queries.ts';
import type { Indicator } from './recurring-types.ts';

const words = {
  zh: {
    title: '考核指标',
    note: '现行事项规定的指标：由谁报送、何时评判、目标是多少。点名称看数据和走势。',
    name: '指标',
    gates: '目标',
    between: '；',
  },
  en: {
    title: 'Indicators',
    note: 'What the procedures in force measure, by whom it is reported and what it is judged by.',
    name: 'Indicator',
    gates: 'Gates',
    between: '; ',
  },
};

export function IndicatorsPage() {
  const w = useWords(words);
  const text = useText();
  const gate = useGateWords();
  const found = useQuery(indicatorsQuery);
  const columns = [
    {
      title: w.name,
      width: 30,
      value: ({ part }: Indicator) => text(part.title),
      shown: ({ procedure, part }: Indicator) => (
        <Link
          to="/rounds/indicators/$procedure/$indicator"
          params={{ procedure: procedure.id, indicator: part.key }}
          search={{}}
        >
          {text(part.title)}
        </Link>
      ),
    },
    {
      title: w.gates,
      width: 30,
      value: ({ gates, measure }: Indicator) => gates.map((one) => gate(measure, one).whole).join(w.between) || '—',
    },
    ...useRecurringColumns<Indicator>(),
  ];
  return (
    <RecurringList
      shown="indicators"
      title={w.title}
      note={w.note}
      found={found}
      columns={tableColumns(columns)}
      file={columns}
    />
  );
}
