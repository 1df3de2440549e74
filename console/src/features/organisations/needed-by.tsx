import { Link } from '@tanstack/react-router';
import { useText, useWords } from '../../language/language.ts';
import type { Words } from '../../language/language.ts';

const words = {
  zh: { count: (count: number) => `${count} 个事项需要`, none: '没有事项需要' },
  en: {
    count: (count: number) => (count === 1 ? 'needed by 1 procedure' : `needed by ${count} procedures`),
    none: 'nothing needs it',
  },
};

/** The procedures that ask for a post; folded, since some posts are asked for by a hundred. */
export function NeededBy({ procedures }: { procedures: readonly { id: string; title: Words }[] }) {
  const w = useWords(words);
  const text = useText();
  if (procedures.length === 0) return <span className="organisation-soft">{w.none}</span>;
  return (
    <details className="organisation-needed">
      <summary>{w.count(procedures.length)}</summary>
      <ul>
        {procedures.map(({ id, title }) => (
          <li key={id}>
            <Link to="/procedures/$procedure" params={{ procedure: id }}>
              {text(title)}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
