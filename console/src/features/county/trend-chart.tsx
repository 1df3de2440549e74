// What came in, what ended and what was open, week by week; the same numbers stand in a table for who does not see it.
import type { EChartsType } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { useText, useWords } from '../../language/language.ts';
import type { Week } from './county-queries.ts';

const words = {
  zh: { week: '周', started: '新收', ended: '办结', open: '在办', caption: '每周新收、办结与在办件数' },
  en: { week: 'Week', started: 'New', ended: 'Ended', open: 'Open', caption: 'New, ended and open cases by week' },
};

const COLOURS = ['#2f6fb0', '#2f7a4d', '#b26a00'];

export function TrendChart({ weeks }: { weeks: readonly Week[] }) {
  const w = useWords(words);
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let chart: EChartsType | null = null;
    let gone = false;
    const resize = (): void => chart?.resize();
    void import('../../parts/chart/echarts.ts').then(({ init }) => {
      if (gone || place.current === null) return;
      chart = init(place.current, null, { renderer: 'svg' });
      chart.setOption({
        color: COLOURS,
        animation: false,
        textStyle: { fontFamily: 'inherit' },
        legend: { top: 0, data: [w.started, w.ended, w.open] },
        grid: { left: 40, right: 16, top: 36, bottom: 28 },
        xAxis: { type: 'category', data: weeks.map(({ from }) => from.slice(5)) },
        yAxis: { type: 'value', minInterval: 1 },
        series: [
          { name: w.started, type: 'bar', data: weeks.map(({ started }) => started) },
          { name: w.ended, type: 'bar', data: weeks.map(({ ended }) => ended.count) },
          { name: w.open, type: 'line', data: weeks.map(({ open }) => open) },
        ],
      });
      addEventListener('resize', resize);
    });
    return () => {
      gone = true;
      removeEventListener('resize', resize);
      chart?.dispose();
    };
  }, [weeks, w]);
  return (
    <>
      <div ref={place} className="trend-chart" aria-hidden="true" />
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
