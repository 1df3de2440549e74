// What a repair would do to one case: before and after, the values that change, what the trail will say, the proof of an end.
import { useText, useWords } from '../../language/language.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Notice } from '../../parts/notice.tsx';
import type { Outline } from '../../parts/procedure-queries.ts';
import { BeforeAfter } from './before-after.tsx';
import type { RepairTrial } from './repair-types.ts';

const words = {
  zh: {
    refused: '这一件不能修复',
    ends: '修复后仍可办结',
    by: '途经',
    noEnd: '修复后不能办结',
    warnings: '请注意',
    outside: '已对外发生、不会改变的',
    trail: '办理过程将记录',
    nothing: '没有任何变化',
  },
  en: {
    refused: 'This one can’t be repaired',
    ends: 'It can still end',
    by: 'by way of',
    noEnd: 'It could not end',
    warnings: 'Mind',
    outside: 'What has happened outside and stays',
    trail: 'What the trail will say',
    nothing: 'Nothing changes',
  },
};

export function Trial({ item, outline }: { item: RepairTrial; outline: Outline | null }) {
  const w = useWords(words);
  const text = useText();
  const titleOf = (key: string) => {
    const stage = outline?.stages.find((one) => one.key === key);
    return stage === undefined ? null : text(stage.title);
  };
  const way = item.canEnd?.by.flatMap((key) => titleOf(key) ?? []) ?? [];
  return (
    <article className="repair-trial" aria-label={item.case?.number ?? ''}>
      {item.case !== null && (
        <h3>
          <CaseLink caseId={item.case.id}>{item.case.number}</CaseLink>
        </h3>
      )}
      {item.refusal !== null && <Notice tone="late" title={w.refused} text={text(item.refusal.message)} />}
      {item.canEnd !== null &&
        (item.canEnd.ends ? (
          <p>
            <Mark tone="good">{w.ends}</Mark> {way.length > 0 && `${w.by} ${way.join(' → ')}`}
          </p>
        ) : (
          <Notice tone="late" title={w.noEnd} text={item.canEnd.why === null ? undefined : text(item.canEnd.why)} />
        ))}
      {item.warnings.length > 0 && (
        <Notice
          tone="soon"
          title={w.warnings}
          text={
            <ul>
              {item.warnings.map((warning) => (
                <li key={warning.en}>{text(warning)}</li>
              ))}
            </ul>
          }
        />
      )}
      <BeforeAfter item={item} outline={outline} />
      {item.outside.length > 0 && (
        <>
          <h3>{w.outside}</h3>
          <ul>
            {item.outside.map((fact, index) => (
              // Facts have no id of their own, and their order does not change while they are shown.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index}>{text(fact['title'] as { zh: string; en: string })}</li>
            ))}
          </ul>
        </>
      )}
      {item.events.length > 0 && (
        <details>
          <summary>{w.trail}</summary>
          <ol>
            {item.events.map((event, index) => (
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index}>{text(event.text)}</li>
            ))}
          </ol>
        </details>
      )}
    </article>
  );
}
