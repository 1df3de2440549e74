// Every unit's numbers by period, and how they were judged.
import { Table } from 'antd';
import type { TableProps } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { ExportButton, type ExportColumn } from '../../parts/export-button.tsx';
import { Mark } from '../../parts/mark.tsx';
import type { Tone } from '../../parts/mark.tsx';
import { today } from '../../parts/moment-text.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { useGateWords } from './gate-words.ts';
import { ItemMark, useStandings } from './item-mark.tsx';
import type { Series, SeriesUnit } from './recurring-types.ts';
import { judgedAt, missedReports, numberOf } from './series-values.ts';
import { useValueText, useVerdicts } from './series-words.ts';

const words = {
  zh: { title: '各单位数据', unit: '单位', sofar: '现值', all: '合计', corrected: '有更正' },
  en: { title: 'Numbers of each unit', unit: 'Unit', sofar: 'So far', all: 'All', corrected: 'corrected' },
};

const HEIGHT = 560;
const WIDE = 150;
const TONES: Readonly<Record<'met' | 'missed' | 'undecided', Tone>> = {
  met: 'good',
  missed: 'late',
  undecided: 'plain',
};

type Report = SeriesUnit['reports'][number];

export function SeriesTable({ series, name }: { series: Series; name: string }) {
  const w = useWords(words);
  const text = useText();
  const verdicts = useVerdicts();
  const standing = useStandings();
  const gateWords = useGateWords();
  const value = useValueText(series.measure);
  const dated = series.gates.filter(({ on }) => on !== 'everyReport');
  const opened = series.terms.filter(({ opened: isOpen }) => isOpen);
  const dueOn = new Map(series.terms.map((term) => [term.period, term.dueOn]));
  const reportOf = (row: SeriesUnit, period: string): Report | undefined =>
    row.reports.find((one) => one.period === period);
  const itemOf = ({ state, period }: Report) => ({
    state,
    overdue: (dueOn.get(period) ?? '') < today(),
    late: state === 'late',
    nothingToReport: false,
  });
  const verdictText = (row: SeriesUnit, gate: string): string => {
    const judged = judgedAt(row, gate);
    return judged === null ? '' : judged.reachedLate ? verdicts.late : verdicts[judged.verdict];
  };
  const columns: NonNullable<TableProps<SeriesUnit>['columns']> = [
    { title: w.unit, width: WIDE, fixed: 'left', render: (_, row) => row.unit.name },
    {
      title: w.sofar,
      width: WIDE,
      sorter: (one, other) =>
        (numberOf(series.measure.type, one.sofar) ?? -1) - (numberOf(series.measure.type, other.sofar) ?? -1),
      render: (_, row) => value(row.sofar),
    },
    ...dated.map((gate) => ({
      title: gateWords(series.measure, gate).whole,
      width: WIDE,
      render: (_: unknown, row: SeriesUnit) => {
        const judged = judgedAt(row, gate.key);
        if (judged === null) return '—';
        return <Mark tone={judged.reachedLate ? 'soon' : TONES[judged.verdict]}>{verdictText(row, gate.key)}</Mark>;
      },
    })),
    ...opened.map(({ period }) => ({
      title: period,
      width: WIDE,
      render: (_: unknown, row: SeriesUnit) => {
        const report = reportOf(row, period);
        if (report === undefined) return '—';
        return (
          <span className="series-cell">
            {report.value === null ? <ItemMark item={itemOf(report)} /> : value(report.value)}
            {report.value !== null && report.state !== 'filed' && <ItemMark item={itemOf(report)} />}
            {missedReports(row).has(period) && <Mark tone="late">{verdicts.missed}</Mark>}
            {report.corrections > 0 && <Mark>{w.corrected}</Mark>}
          </span>
        );
      },
    })),
  ];
  const file: ExportColumn<SeriesUnit>[] = [
    { title: w.unit, value: (row) => row.unit.name, width: 24 },
    { title: w.sofar, value: (row) => value(row.sofar), width: 20 },
    ...dated.map((gate) => ({
      title: gateWords(series.measure, gate).whole,
      value: (row: SeriesUnit) => verdictText(row, gate.key),
      width: 24,
    })),
    ...opened.map(({ period }) => ({
      title: period,
      value: (row: SeriesUnit) => {
        const report = reportOf(row, period);
        if (report === undefined) return '';
        return report.value === null ? standing(itemOf(report)) : value(report.value);
      },
      width: 20,
    })),
  ];
  const totals = new Map(series.totals.map((one) => [one.period, one.value]));
  const last = series.totals.at(-1)?.value ?? null;
  return (
    <Sheet title={w.title} actions={<ExportButton name={name} columns={file} rows={() => series.items} />}>
      <p>
        {w.all} {value(last)}
        {opened.length > 1 &&
          `（${opened.map(({ period }) => `${period} ${value(totals.get(period) ?? null)}`).join(' · ')}）`}
      </p>
      <Table<SeriesUnit>
        rowKey={({ unit }) => unit.path}
        virtual
        size="small"
        dataSource={series.items}
        columns={columns}
        pagination={false}
        scroll={{ x: columns.length * WIDE, y: HEIGHT }}
        aria-label={text(series.series.part.title)}
      />
    </Sheet>
  );
}
