// The numbers of an indicator as they grew, and those of the units furthest behind, with the gates as lines.
import { useMemo } from 'react';
import { useWords } from '../../language/language.ts';
import { Chart } from '../../parts/chart/chart.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useGateWords } from './gate-words.ts';
import type { Gate, Series } from './recurring-types.ts';
import { furthestBehind, gateNumber, numberOf } from './series-values.ts';
import { useAxisUnit } from './series-words.ts';

const words = {
  zh: {
    growth: '合计走势',
    growthNote: '各单位合计，按期累计。',
    units: '各单位现值',
    behind: (shown: number, all: number) => `共 ${all} 个单位，图中为最落后的 ${shown} 个。`,
    every: '从最落后的开始排。',
    gates: '虚线为目标。',
  },
  en: {
    growth: 'All together',
    growthNote: 'All units together by period.',
    units: 'Units as they stand',
    behind: (shown: number, all: number) => `The ${shown} furthest behind of ${all}.`,
    every: 'Furthest behind first.',
    gates: 'Dashed lines are the gates.',
  },
};

/** So many bars can be told apart. */
const MOST_BARS = 24;
const HEADROOM = 1.08;
const GATE_COLOUR = '#b3261e';

export function SeriesCharts({ series }: { series: Series }) {
  const w = useWords(words);
  const gateWords = useGateWords();
  const unit = useAxisUnit(series.measure);
  const { type } = series.measure;
  const together = series.judged === 'together';
  const noteOf = (note: string, judged: boolean): string =>
    judged && series.gates.length > 0 ? `${note} ${w.gates}` : note;
  const [growth, bars] = useMemo(() => {
    const lines = {
      symbol: 'none',
      lineStyle: { type: 'dashed', color: GATE_COLOUR },
      label: { position: 'insideStartTop', formatter: '{b}', color: GATE_COLOUR },
      data: series.gates.map((gate) => ({
        name: gateWords(series.measure, gate).target,
        yAxis: gateNumber(type, gate),
      })),
    };
    // A gate above every number is still in the picture.
    const room = (gates: readonly Gate[]) => {
      const highest = Math.max(0, ...gates.map((gate) => gateNumber(type, gate)));
      return { max: ({ max }: { max: number }) => Math.ceil(Math.max(max, highest, 1) * HEADROOM) };
    };
    const totals = series.totals.map(({ value }) => numberOf(type, value));
    const shown = furthestBehind(type, series.items, MOST_BARS);
    const values = shown.map(({ sofar }) => numberOf(type, sofar));
    const grid = { left: 64, right: 24, top: 36, bottom: 64 };
    return [
      {
        grid: { ...grid, bottom: 32 },
        xAxis: { type: 'category', data: series.totals.map(({ period }) => period) },
        yAxis: { type: 'value', name: unit, ...room(together ? series.gates : []) },
        series: [{ type: 'line', data: totals, ...(together && { markLine: lines }) }],
      },
      {
        grid,
        xAxis: {
          type: 'category',
          data: shown.map((one) => one.unit.name),
          axisLabel: { interval: 0, rotate: 40, width: 84, overflow: 'truncate' },
        },
        yAxis: { type: 'value', name: unit, ...room(together ? [] : series.gates) },
        series: [
          {
            type: 'bar',
            data: values.map((value) => value ?? 0),
            ...(!together && { markLine: lines }),
          },
        ],
      },
    ];
  }, [series, gateWords, together, type, unit]);
  return (
    <div className="series-charts">
      <Sheet title={w.growth} note={noteOf(w.growthNote, together)}>
        <Chart option={growth} />
      </Sheet>
      {series.items.length > 1 && (
        <Sheet
          title={w.units}
          note={noteOf(series.items.length > MOST_BARS ? w.behind(MOST_BARS, series.items.length) : w.every, !together)}
        >
          <Chart option={bars} />
        </Sheet>
      )}
    </div>
  );
}
