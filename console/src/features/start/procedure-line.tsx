import { Link } from '@tanstack/react-router';
import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import { useWhoStarts } from '../../parts/who-starts.ts';
import type { ProcedureShort } from './catalogue.ts';

const words = {
  zh: {
    start: '发起',
    startOf: (title: string) => `发起：${title}`,
    mine: '我可以发起',
  },
  en: {
    start: 'Start',
    startOf: (title: string) => `Start: ${title}`,
    mine: 'I may start it',
  },
};

/** A procedure in the catalogue: its page, who may start it, and the way to start it. */
export function ProcedureLine({ procedure }: { procedure: ProcedureShort }) {
  const w = useWords(words);
  const text = useText();
  const whoStarts = useWhoStarts();
  const { id, title, filing } = procedure;
  return (
    <li>
      <div className="start-line">
        <Link to="/procedures/$procedure" params={{ procedure: id }}>
          {text(title)}
        </Link>
        <span className="start-note">{whoStarts(procedure)}</span>
      </div>
      {filing?.mayFile === true && (
        <div className="start-may">
          <Mark tone="good">{w.mine}</Mark>
          <Link
            className="start-button"
            to="/start/$procedure"
            params={{ procedure: id }}
            aria-label={w.startOf(text(title))}
          >
            {w.start}
          </Link>
        </div>
      )}
    </li>
  );
}
