// What falls due in the coming weeks, all units together; each number opens its list.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useWords } from '../../language/language.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { comingQuery } from './county-queries.ts';
import { weeksOf } from './county-numbers.ts';

const words = {
  zh: {
    title: '未来8周到期',
    more: '按单位看',
    week: '周',
    clocks: '案件时限',
    items: '报送',
    coming: '将开启的报送',
    span: (from: string, to: string) => `${from.slice(5)} 至 ${to.slice(5)}`,
  },
  en: {
    title: 'Due in the coming eight weeks',
    more: 'By unit',
    week: 'Week',
    clocks: 'Limits of cases',
    items: 'Reports',
    coming: 'Reports to come',
    span: (from: string, to: string) => `${from.slice(5)} to ${to.slice(5)}`,
  },
};

export function ComingWeeks({ region }: { region: string | undefined }) {
  const w = useWords(words);
  const load = useQuery(comingQuery(region));
  const all = region === undefined ? { whose: 'all' as const } : { whose: 'unit' as const, unit: region };
  const link = (count: number, week: string, of: 'clocks' | 'items') =>
    count === 0 ? (
      '0'
    ) : (
      <Link to="/calendar" search={{ ...all, of, shown: week }}>
        {count}
      </Link>
    );
  return (
    <Sheet
      title={w.title}
      actions={
        <Link to="/calendar" search={{ tab: 'load', ...(region !== undefined && { unit: region }) }}>
          {w.more}
        </Link>
      }
    >
      <ProblemAlert error={load.error} />
      {load.isPending && <Skeleton active />}
      {load.data !== undefined && (
        <table className="county-weeks">
          <thead>
            <tr>
              {[w.week, w.clocks, w.items, w.coming].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(load.data).map(({ week, from, to, clocks, items, coming }) => (
              <tr key={week}>
                <th scope="row">{w.span(from, to)}</th>
                <td>{link(clocks, week, 'clocks')}</td>
                <td>{link(items, week, 'items')}</td>
                <td>{coming}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
}
