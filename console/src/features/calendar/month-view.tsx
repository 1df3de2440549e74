// A month of due days with the list of one day, one week, or all that is overdue.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Grid, Skeleton } from 'antd';
import { useWords } from '../../language/language.ts';
import { today } from '../../parts/moment-text.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useMe } from '../../session/use-me.ts';
import { Agenda } from './agenda.tsx';
import { daysQuery, overdueQuery } from './calendar-queries.ts';
import type { Asked } from './calendar-queries.ts';
import type { CalendarSearch } from './calendar-search.ts';
import { DueList } from './due-list.tsx';
import { gridOf, monthAway } from './month.ts';
import { MonthFilters } from './month-filters.tsx';
import { MonthGrid } from './month-grid.tsx';
import { useDaysOff } from './use-days-off.ts';

const words = {
  zh: {
    earlier: '上个月',
    later: '下个月',
    month: (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`,
    overdue: (count: number) => `已逾期 ${count} 件`,
    provisional: '该年放假安排尚未公布，到期日可能变动',
  },
  en: {
    earlier: 'Month before',
    later: 'Month after',
    month: (month: string) => month,
    overdue: (count: number) => `${count} overdue`,
    provisional: 'The holidays of that year are not announced yet; due days may move',
  },
};

const route = getRouteApi('/shell/calendar');
/** The API looks a year ahead. */
const MONTHS = 11;

export function MonthView() {
  const w = useWords(words);
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const wide = Grid.useBreakpoint().md ?? true;
  const now = today();
  const [first, last] = [now.slice(0, 7), monthAway(now.slice(0, 7), MONTHS)];
  const asked = askedOf(search, me.holdings[0]?.organisation ?? null);
  const month = search.month === undefined || search.month < first || search.month > last ? first : search.month;
  const empty = gridOf(month, new Map());
  const [from, until] = [empty[0]?.days[0]?.date ?? now, empty.at(-1)?.days.at(-1)?.date ?? now];
  const days = useQuery(daysQuery(asked, from, until, now));
  const overdue = useQuery(overdueQuery(asked));
  const { nameOf, isWorkedWeekend, provisional } = useDaysOff(month);
  const set = (more: CalendarSearch): void => void navigate({ search: { ...search, ...more }, resetScroll: false });
  const shown = search.shown ?? now;
  const weeks = gridOf(month, days.data ?? new Map());
  const grid = { weeks, today: now, shown, onShow: (key: string) => set({ shown: key }), nameOf, isWorkedWeekend };
  return (
    <>
      <MonthFilters search={search} unit={asked.unit} />
      <div className="calendar-bar">
        <Button onClick={() => set({ month: monthAway(month, -1) })} disabled={month <= first}>
          {w.earlier}
        </Button>
        <h2 aria-live="polite">{w.month(month)}</h2>
        <Button onClick={() => set({ month: monthAway(month, 1) })} disabled={month >= last}>
          {w.later}
        </Button>
        {overdue.data !== undefined && overdue.data > 0 && (
          <Button danger aria-pressed={shown === 'overdue'} onClick={() => set({ shown: 'overdue' })}>
            {w.overdue(overdue.data)}
          </Button>
        )}
      </div>
      {provisional && <p className="calendar-note">{w.provisional}</p>}
      <ProblemAlert error={days.error ?? overdue.error} />
      {days.isPending ? <Skeleton active /> : wide ? <MonthGrid {...grid} /> : <Agenda {...grid} />}
      <DueList asked={asked} shown={shown} />
    </>
  );
}

function askedOf({ of, whose, unit }: CalendarSearch, own: string | null): Asked {
  return { of: of ?? 'tasks', whose: whose ?? 'mine', unit: unit ?? own };
}
