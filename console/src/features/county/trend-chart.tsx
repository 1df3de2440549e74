// What came in, what ended and what was open, week by week; the same numbers stand in a table for who does not see it.
import { useMemo } from 'react';
import { useText, useWords } from '../../language/language.ts';
import { Chart } from '../../parts/chart/chart.tsx';
import type { Week } from './county-types.ts';

const words = {
  zh: { week: '周', started: '新收', ended: '办结', open: '在办', caption: '每周新收、办结与在办件数' },
  en: { week: 'Week', started: 'New', ended: 'Ended', open: 'Open', caption: 'New, ended and open cases by week' },
};

export function TrendChart({ weeks }: { weeks: readonly Week[] }) {
  const w = useWords(words);
  const text = useText();
  const option = useMemo(
    () => ({
      legend: { top: 0, data: [w.started, w.ended, w.open] },
      grid: { left: 40, right: 16, top: 36, bottom: 28 },
      xAxis: { type: 'category', data: weeks.map(({ from }) => from.slice(5)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        { name: w.started, type: 'bar', data: weeks.map(({ started }) => started) },
        { name: w.ended, type: 'bar', data: weeks.map(({ ended }) => ended.count) },
        { name: w.open, type: 'line', data: weeks.map(({ open }) => open) },
      ],
    }),
    [weeks, w],
  );
  return (
    <>
      <Chart option={option} />
      <div className="visually-hidden">
        <table>
          <caption>{w.caption}</caption>
          <thead>
            <tr>
              {[w.week, w.started, w.ended, w.open].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.week}>
                <th scope="row">{text(week.title)}</th>
                <td>{week.started}</td>
                <td>{week.ended.count}</td>
                <td>{week.open}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
