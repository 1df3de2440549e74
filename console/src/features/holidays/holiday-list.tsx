import { useLanguage, useWords } from '../../language/language.ts';
import { dayText, spansOf } from './year-view.ts';
import type { YearDays } from './year-view.ts';

const words = {
  zh: {
    holiday: '节日',
    days: '放假日期',
    count: '天数',
    to: '至',
    dayCount: (count: number) => `${count} 天`,
    makeUp: '调休上班',
    none: '没有',
  },
  en: {
    holiday: 'Holiday',
    days: 'Days off',
    count: 'Days',
    to: 'to',
    dayCount: (count: number) => (count === 1 ? '1 day' : `${count} days`),
    makeUp: 'Worked weekend days',
    none: 'none',
  },
};

/** The holidays of a year in words, as a notice says them. */
export function HolidayList({ days }: { days: YearDays }) {
  const w = useWords(words);
  const { language } = useLanguage();
  return (
    <div className="holiday-scroll">
      <table className="holiday-table">
        <thead>
          <tr>
            <th scope="col">{w.holiday}</th>
            <th scope="col">{w.days}</th>
            <th scope="col">{w.count}</th>
          </tr>
        </thead>
        <tbody>
          {spansOf(days.daysOff).map(({ name, from, to, days: count }) => (
            <tr key={from}>
              <th scope="row">{name}</th>
              <td>
                {dayText(from, language, days.year)}
                {to !== from && ` ${w.to} ${dayText(to, language, days.year)}`}
              </td>
              <td>{w.dayCount(count)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{w.makeUp}</th>
            <td>
              {days.workingWeekends.length === 0
                ? w.none
                : days.workingWeekends
                    .map((date) => dayText(date, language, days.year))
                    .join(language === 'zh' ? '、' : ', ')}
            </td>
            <td>{w.dayCount(days.workingWeekends.length)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
