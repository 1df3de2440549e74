// What was said before: the last word in full, since it is what the next one answers, the others behind it.
import { useQuery } from '@tanstack/react-query';
import { useText, useWords } from '../../language/language.ts';
import { saidQuery } from './case-queries.ts';
import type { TrailEntry } from './case-queries.ts';

const words = {
  zh: {
    title: '前面环节的意见',
    earlier: (count: number) => `更早的 ${count} 条`,
    for: (name: string) => `（代 ${name}）`,
    system: '系统',
  },
  en: {
    title: 'Said before',
    earlier: (count: number) => `${count} earlier`,
    for: (name: string) => ` (for ${name})`,
    system: 'System',
  },
};

/** Nothing where nobody has said anything yet. */
export function SaidBefore({ caseId }: { caseId: string }) {
  const w = useWords(words);
  const { data = [] } = useQuery(saidQuery(caseId));
  const said = data.filter(({ type }) => type !== 'caseStarted' && type !== 'caseEnded').toReversed();
  const [last, ...earlier] = said;
  if (last === undefined) return null;
  return (
    <section aria-label={w.title} className="said-before">
      <Line entry={last} />
      {earlier.length > 0 && (
        <details>
          <summary>{w.earlier(earlier.length)}</summary>
          {earlier.map((entry) => (
            <Line key={entry.sequence} entry={entry} />
          ))}
        </details>
      )}
    </section>
  );
}

function Line({ entry }: { entry: TrailEntry }) {
  const w = useWords(words);
  const text = useText();
  const { stage, actor, businessDate, opinion } = entry;
  return (
    <p>
      <span className="said-by">
        {stage !== null && `${text(stage.title)} · `}
        {actor.person?.name ?? w.system}
        {actor.onBehalfOf !== null && w.for(actor.onBehalfOf.name)} <time dateTime={businessDate}>{businessDate}</time>
      </span>
      {opinion === undefined ? (
        text(entry.text)
      ) : (
        <>
          <strong>{text(opinion.outcome)}</strong> {opinion.text}
        </>
      )}
    </p>
  );
}
