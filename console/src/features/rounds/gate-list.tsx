// What an indicator is judged by, and how it stands with each gate.
import { useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useGateWords } from './gate-words.ts';
import type { Gate, Series } from './recurring-types.ts';
import { useValueText, useVerdicts } from './series-words.ts';

const words = {
  zh: {
    title: '目标',
    none: '本指标只统计，不评判。',
    ahead: '尚未评判',
    count: (met: number, missed: number, undecided: number) =>
      `达标 ${met} 个单位，未达标 ${missed} 个${undecided === 0 ? '' : `，暂不能评判 ${undecided} 个`}`,
  },
  en: {
    title: 'Gates',
    none: 'This indicator is counted, not judged.',
    ahead: 'Not judged yet',
    count: (met: number, missed: number, undecided: number) =>
      `${met} units reached it, ${missed} missed it${undecided === 0 ? '' : `, ${undecided} can’t be judged`}`,
  },
};

export function GateList({ series }: { series: Series }) {
  const w = useWords(words);
  const gateWords = useGateWords();
  return (
    <Sheet title={w.title}>
      {series.gates.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <ul className="gate-list">
          {series.gates.map((gate) => (
            <li key={gate.key}>
              <strong>{gateWords(series.measure, gate).whole}</strong> <Standing series={series} gate={gate} />
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function Standing({ series, gate }: { series: Series; gate: Gate }) {
  const w = useWords(words);
  const verdicts = useVerdicts();
  const value = useValueText(series.measure);
  if (series.judged === 'together') {
    const judged = series.together.findLast((one) => one.gate === gate.key);
    if (judged === undefined) return <Mark>{w.ahead}</Mark>;
    return (
      <>
        <Mark tone={judged.verdict === 'met' ? 'good' : judged.verdict === 'missed' ? 'late' : 'plain'}>
          {judged.reachedLate ? verdicts.late : verdicts[judged.verdict]}
        </Mark>{' '}
        {value(judged.value)}
      </>
    );
  }
  const newest = series.items.flatMap(({ judgements }) => judgements.findLast((one) => one.gate === gate.key) ?? []);
  if (newest.length === 0) return <Mark>{w.ahead}</Mark>;
  const of = (verdict: (typeof newest)[number]['verdict']): number =>
    newest.filter((one) => one.verdict === verdict).length;
  return <span>{w.count(of('met'), of('missed'), of('undecided'))}</span>;
}
