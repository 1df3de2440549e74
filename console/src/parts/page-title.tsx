import { useEffect } from 'react';
import type { ReactNode } from 'react';
import './page-title.css';

/** The heading of a page, with what one can do there to its right; the tab is named after it. */
export function PageTitle({ title, note, actions }: { title: string; note?: ReactNode; actions?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · 办结`;
  }, [title]);
  return (
    <header className="page-title">
      <div>
        <h1>{title}</h1>
        {note !== undefined && <p>{note}</p>}
      </div>
      {actions !== undefined && <div className="page-title-actions">{actions}</div>}
    </header>
  );
}
