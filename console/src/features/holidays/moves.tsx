import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText, useWords } from '../../language/language.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { Mark } from '../../parts/mark.tsx';
import { kindOf } from './move-rows.ts';
import type { Move } from './move-rows.ts';

const words = {
  zh: {
    was: '原期限',
    is: '新期限',
    kind: { moved: '', stays: '期限不变', provisional: '期限不变，仍为暂定' },
    none: '无',
  },
  en: {
    was: 'was due',
    is: 'now due',
    kind: { moved: '', stays: 'the day stays', provisional: 'stays, provisional' },
    none: 'none',
  },
};

/** Each day that a notice touches: what it is of, from when to when. */
export function Moves({ moves }: { moves: readonly Move[] }) {
  const w = useWords(words);
  const text = useText();
  return (
    <ul className="holiday-moves">
      {moves.map((move) => {
        const kind = kindOf(move);
        return (
          <li key={JSON.stringify([move.what.title.en, move.period, move.from])}>
            <span>
              {text(move.what.title)} {move.period}
            </span>{' '}
            {kind === 'moved' ? (
              <span>
                <s aria-label={w.was}>{move.from ?? w.none}</s> → <strong aria-label={w.is}>{move.to ?? w.none}</strong>
              </span>
            ) : (
              <span>
                {move.to} <Mark tone={kind === 'stays' ? 'plain' : 'soon'}>{w.kind[kind]}</Mark>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** A case by its number, a round or series by its page. */
export function AffectedLink({
  item: { caseId, kind },
  children,
}: {
  item: { readonly caseId: string; readonly kind: 'case' | 'round' | 'series' };
  children: ReactNode;
}) {
  if (kind === 'case') return <CaseLink caseId={caseId}>{children}</CaseLink>;
  return (
    <Link to="/rounds/$roundId" params={{ roundId: caseId }}>
      {children}
    </Link>
  );
}
