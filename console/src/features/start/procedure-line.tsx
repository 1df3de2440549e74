import { Link } from '@tanstack/react-router';
import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import type { ProcedureShort } from './catalogue.ts';

const words = {
  zh: {
    start: '发起',
    startOf: (title: string) => `发起：${title}`,
    by: (who: string) => `发起人：${who}`,
    self: '本人可申请',
    none: '由上级事项或系统发起',
    duty: '系统按期开启',
    indicator: '系统按年度开启',
    mine: '我可以发起',
    comma: '、',
    semicolon: '；',
  },
  en: {
    start: 'Start',
    startOf: (title: string) => `Start: ${title}`,
    by: (who: string) => `Started by: ${who}`,
    self: 'People may apply for themselves',
    none: 'Started by another procedure or the system',
    duty: 'Opened by the system at its times',
    indicator: 'Opened by the system each year',
    mine: 'I may start it',
    comma: ', ',
    semicolon: '; ',
  },
};

/** Who may start a procedure, in words. */
export function useWhoStarts(): (procedure: Pick<ProcedureShort, 'filing' | 'form'>) => string {
  const w = useWords(words);
  const text = useText();
  return ({ filing, form }) => {
    if (form !== 'case') return w[form];
    const who = [...new Set(filing?.by.map((one) => text(one.title)) ?? [])];
    const others = who.length === 0 ? [] : [w.by(who.join(w.comma))];
    const all = filing?.selfFiling === true ? [...others, w.self] : others;
    return all.length === 0 ? w.none : all.join(w.semicolon);
  };
}

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
