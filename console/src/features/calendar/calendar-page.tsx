// 日历: what falls due by day and by week, the load to come, the duties of the year, and the calendar on one's phone.
import { getRouteApi, Link } from '@tanstack/react-router';
import { useWords } from '../../language/language.ts';
import '../../parts/page-tabs.css';
import { PageTitle } from '../../parts/page-title.tsx';
import { TABS } from './calendar-search.ts';
import './calendar.css';
import { ComingLoad } from './coming-load.tsx';
import { DutyYear } from './duty-year.tsx';
import { FeedList } from './feed-list.tsx';
import { MonthView } from './month-view.tsx';

const words = {
  zh: { title: '日历', views: '视图', month: '到期日历', load: '未来几周', year: '全年报送', feeds: '手机日历' },
  en: { title: 'Calendar', views: 'Views', month: 'Due days', load: 'Coming weeks', year: 'The year', feeds: 'Feeds' },
};

const route = getRouteApi('/shell/calendar');

export function CalendarPage() {
  const w = useWords(words);
  const { tab: shown = 'month', ...search } = route.useSearch();
  return (
    <>
      <PageTitle title={w.title} />
      <nav aria-label={w.views} className="page-tabs">
        {TABS.map((one) => (
          <Link
            key={one}
            to="/calendar"
            search={one === 'month' ? search : { ...search, tab: one }}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={one === shown ? 'page' : undefined}
          >
            {w[one]}
          </Link>
        ))}
      </nav>
      {shown === 'month' && <MonthView />}
      {shown === 'load' && <ComingLoad />}
      {shown === 'year' && <DutyYear />}
      {shown === 'feeds' && <FeedList />}
    </>
  );
}
