import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/language.ts';
import type { Totals } from './county-numbers.ts';
import { cardsOfYear } from './county-queries.ts';

const words = {
  zh: { open: '在办', overdue: '逾期', red: '本年红牌', yellow: '本年黄牌', started: '本周新收', ended: '本周办结' },
  en: {
    open: 'Open',
    overdue: 'Overdue',
    red: 'Red cards this year',
    yellow: 'Yellow cards this year',
    started: 'New this week',
    ended: 'Ended this week',
  },
};

/** The county in six numbers; each opens the list of what it counts. */
export function Headline({ totals, region, monday }: { totals: Totals; region: string | undefined; monday: string }) {
  const w = useWords(words);
  const within = region === undefined ? {} : { organisation: region };
  const cases = [
    { title: w.open, value: totals.open, search: { ...within, status: 'open' as const }, tone: 'plain' },
    { title: w.overdue, value: totals.overdue, search: { ...within, overdue: true }, tone: 'late' },
    { title: w.started, value: totals.startedThisWeek, search: { ...within, startedFrom: monday }, tone: 'plain' },
    { title: w.ended, value: totals.endedThisWeek, search: { ...within, endedFrom: monday }, tone: 'plain' },
  ];
  const cards = [
    { colour: 'red' as const, tone: 'late' },
    { colour: 'yellow' as const, tone: 'soon' },
  ];
  const tile = (value: number, tone: string): string => `county-tile county-tile-${value === 0 ? 'plain' : tone}`;
  return (
    <ul className="county-tiles">
      {cases.map(({ title, value, search, tone }) => (
        <li key={title}>
          <Link to="/ledgers" search={search} className={tile(value, tone)}>
            <span>{title}</span>
            <strong>{value}</strong>
          </Link>
        </li>
      ))}
      {cards.map(({ colour, tone }) => (
        <li key={colour}>
          <Link to="/ledgers/cards" search={cardsOfYear(colour, region)} className={tile(totals[colour], tone)}>
            <span>{w[colour]}</span>
            <strong>{totals[colour]}</strong>
          </Link>
        </li>
      ))}
    </ul>
  );
}
