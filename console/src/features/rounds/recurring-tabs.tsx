import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/language.ts';
import '../../parts/page-tabs.css';

const words = {
  zh: { lists: '清单', rounds: '各轮报送', duties: '职责清单', indicators: '考核指标' },
  en: { lists: 'Lists', rounds: 'Rounds', duties: 'Duties', indicators: 'Indicators' },
};

const TABS = [
  { key: 'rounds', to: '/rounds' },
  { key: 'duties', to: '/rounds/duties' },
  { key: 'indicators', to: '/rounds/indicators' },
] as const;

/** From what was reported to what is owed and what is judged. */
export function RecurringTabs({ shown }: { shown: (typeof TABS)[number]['key'] }) {
  const w = useWords(words);
  return (
    <nav aria-label={w.lists} className="page-tabs">
      {TABS.map(({ key, to }) => (
        <Link key={key} to={to} activeOptions={{ exact: true }} aria-current={key === shown ? 'page' : undefined}>
          {w[key]}
        </Link>
      ))}
    </nav>
  );
}
