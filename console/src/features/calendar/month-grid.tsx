import { useWords } from '../../language/language.ts';
import { dayWords } from './day-words.ts';
import type { GridDay, GridWeek } from './month.ts';

export interface MonthProps {
  readonly weeks: readonly GridWeek[];
  readonly today: string;
  /** The day or week that is listed below. */
  readonly shown: string;
  readonly onShow: (key: string) => void;
  readonly nameOf: (date: string) => string | null;
  readonly isWorkedWeekend: (date: string) => boolean;
}

/** A month on a desk: weeks as rows; a day and a week open their lists. */
export function MonthGrid(props: MonthProps) {
  const { weeks, shown, onShow } = props;
  const w = useWords(dayWords);
  return (
    <table className="calendar-grid">
      <thead>
        <tr>
          {w.weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">{w.week}</th>
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.key}>
            {week.days.map((day) => (
              <Day key={day.date} {...props} day={day} />
            ))}
            <td className="calendar-week">
              {week.due.overdue + week.due.soon > 0 && (
                <button
                  type="button"
                  aria-pressed={shown === week.key}
                  aria-label={w.weekOf(week.key, week.due.overdue + week.due.soon)}
                  onClick={() => onShow(week.key)}
                >
                  {w.count(week.due.overdue + week.due.soon)}
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, today, shown, onShow, nameOf, isWorkedWeekend }: MonthProps & { day: GridDay }) {
  const w = useWords(dayWords);
  const { date, inMonth, due } = day;
  const off = nameOf(date);
  const count = due.overdue + due.soon;
  const classes = [
    'calendar-day',
    ...(inMonth ? [] : ['calendar-day-outside']),
    ...(date === today ? ['calendar-day-today'] : []),
    ...(off === null ? [] : ['calendar-day-off']),
  ];
  return (
    <td className={classes.join(' ')} aria-current={date === today ? 'date' : undefined}>
      <span className="calendar-date">
        <time dateTime={date}>{Number(date.slice(8))}</time>
        {off !== null && <small>{off}</small>}
        {isWorkedWeekend(date) && <small>{w.worked}</small>}
      </span>
      {count > 0 && (
        <button
          type="button"
          className={due.overdue > 0 ? 'calendar-count calendar-count-late' : 'calendar-count'}
          aria-pressed={shown === date}
          aria-label={w.dayOf(date, count, due.overdue)}
          onClick={() => onShow(date)}
        >
          {w.count(count)}
          {due.overdue > 0 && <small>{w.ofThemOverdue(due.overdue)}</small>}
        </button>
      )}
    </td>
  );
}
