import { useMemo } from 'react';
import { useWords } from '../../language/language.ts';
import { today } from '../../parts/moment-text.ts';
import { monthsOf } from './year-view.ts';
import type { YearDay, YearDays, YearMonth } from './year-view.ts';

const words = {
  zh: {
    months: '全年日历',
    month: (month: number) => `${month}月`,
    weekdays: ['一', '二', '三', '四', '五', '六', '日'],
    off: '休',
    makeUp: '班',
    today: '今天',
    key: '休：放假；班：周末调休上班',
  },
  en: {
    months: 'The year day by day',
    month: (month: number) => new Date(Date.UTC(2000, month - 1)).toLocaleString('en', { month: 'long' }),
    weekdays: ['M', 'T', 'W', 'T', 'F', 'S', 'S'],
    off: 'off',
    makeUp: 'on',
    today: 'today',
    key: 'off: free by the notice; on: a weekend day that is worked',
  },
};

/** Twelve months beside each other; days off and worked weekend days are marked by word and colour. */
export function YearMonths({ days }: { days: YearDays }) {
  const w = useWords(words);
  const months = useMemo(() => monthsOf(days), [days]);
  return (
    <>
      <p className="holiday-key">{w.key}</p>
      <div className="holiday-months" role="group" aria-label={w.months}>
        {months.map((month) => (
          <Month key={month.month} month={month} />
        ))}
      </div>
    </>
  );
}

function Month({ month: { month, weeks } }: { month: YearMonth }) {
  const w = useWords(words);
  return (
    <table className="holiday-month">
      <caption>{w.month(month)}</caption>
      <thead>
        <tr>
          {w.weekdays.map((name, index) => (
            <th key={index} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={index}>
            {week.map((day, weekday) => (day === null ? <td key={weekday} /> : <Day key={day.date} day={day} />))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day: { date, kind, name } }: { day: YearDay }) {
  const w = useWords(words);
  const isToday = date === today();
  const mark = kind === 'off' ? w.off : kind === 'makeUp' ? w.makeUp : null;
  return (
    <td
      className={`holiday-day holiday-${kind}`}
      aria-current={isToday ? 'date' : undefined}
      {...(name !== null && { title: name })}
    >
      <time dateTime={date}>{Number(date.slice(8))}</time>
      {mark !== null && <small>{mark}</small>}
    </td>
  );
}
