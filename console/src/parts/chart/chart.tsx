// A drawing of numbers that stand in a table besides: who can't see it reads them there.
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import './chart.css';

const COLOURS = ['#2f6fb0', '#2f7a4d', '#b26a00'];

/** Draws what `option` says; loads the drawing library when it is first shown, and fits itself to its place. */
export function Chart({ option }: { option: EChartsCoreOption }) {
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType | null>(null);
  useEffect(() => {
    const box = place.current;
    if (box === null) return undefined;
    let drawn: EChartsType | null = null;
    let gone = false;
    const watch = new ResizeObserver(() => drawn?.resize());
    void import('./echarts.ts').then(({ init }) => {
      if (gone) return;
      drawn = init(box, null, { renderer: 'svg' });
      watch.observe(box);
      setChart(drawn);
    });
    return () => {
      gone = true;
      watch.disconnect();
      drawn?.dispose();
    };
  }, []);
  useEffect(() => {
    chart?.setOption({ color: COLOURS, animation: false, textStyle: { fontFamily: 'inherit' }, ...option }, true);
  }, [chart, option]);
  return <div ref={place} className="chart" aria-hidden="true" />;
}
