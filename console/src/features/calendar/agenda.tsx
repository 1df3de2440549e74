import { useWords } from '../../language/language.ts';
import { dayWords } from './day-words.ts';
import type { MonthProps } from './month-grid.tsx';

/** A month on a phone: only days on which something falls due, week by week. */
export function Agenda({ weeks, today, shown, onShow, nameOf, isWorkedWeekend }: MonthProps) {
  const w = useWords(dayWords);
  const busy = weeks.filter(({ due }) => due.overdue + due.soon > 0);
  if (busy.length === 0) return <p className="calendar-note">{w.nothing}</p>;
  return (
    <ol className="calendar-agenda">
      {busy.map(({ key, due, days }) => (
        <li key={key}>
          <button type="button" aria-pressed={shown === key} onClick={() => onShow(key)}>
            <strong>{w.weekName(key)}</strong>
            <span>{w.count(due.overdue + due.soon)}</span>
          </button>
          <ol>
            {days
              .filter((day) => day.due.overdue + day.due.soon > 0)
              .map(({ date, due: own }) => (
                <li key={date}>
                  <button type="button" aria-pressed={shown === date} onClick={() => onShow(date)}>
                    <span>
                      <time dateTime={date}>{w.dayName(date)}</time>
                      {date === today && <small>{w.today}</small>}
                      {nameOf(date) !== null && <small>{nameOf(date)}</small>}
                      {isWorkedWeekend(date) && <small>{w.worked}</small>}
                    </span>
                    <span className={own.overdue > 0 ? 'calendar-late' : undefined}>
                      {w.count(own.overdue + own.soon)}
                      {own.overdue > 0 && w.ofThemOverdue(own.overdue)}
                    </span>
                  </button>
                </li>
              ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
