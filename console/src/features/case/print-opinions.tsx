import { useText, useWords } from '../../language/language.ts';
import type { TrailEntry } from './case-queries.ts';

const words = {
  zh: {
    stage: '环节',
    opinion: '意见',
    who: '办理人',
    on: '日期',
    none: '尚无意见',
    whole: { caseStarted: '申请', caseEnded: '办结' } as Record<string, string>,
    for: (name: string) => `（代 ${name}）`,
  },
  en: {
    stage: 'Stage',
    opinion: 'Opinion',
    who: 'By',
    on: 'On',
    none: 'None yet',
    whole: { caseStarted: 'Filing', caseEnded: 'End' } as Record<string, string>,
    for: (name: string) => ` (for ${name})`,
  },
};

export function PrintOpinions({ entries }: { entries: readonly TrailEntry[] }) {
  const w = useWords(words);
  const text = useText();
  if (entries.length === 0) return <p>{w.none}</p>;
  return (
    <table className="print-opinions">
      <thead>
        <tr>
          <th scope="col">{w.stage}</th>
          <th scope="col">{w.opinion}</th>
          <th scope="col">{w.who}</th>
          <th scope="col">{w.on}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.sequence}>
            <td>{entry.stage === null ? (w.whole[entry.type] ?? '') : text(entry.stage.title)}</td>
            <td>
              {entry.opinion === undefined ? (
                text(entry.text)
              ) : (
                <>
                  <strong>{text(entry.opinion.outcome)}</strong> {entry.opinion.text}
                </>
              )}
            </td>
            <td>
              {entry.actor.person?.name}
              {entry.actor.onBehalfOf !== null && w.for(entry.actor.onBehalfOf.name)}
            </td>
            <td className="print-day">{entry.businessDate}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
