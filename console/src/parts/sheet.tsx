import { useId } from 'react';
import type { ReactNode } from 'react';
import './sheet.css';

/** A framed part of a page with its heading, and what one can do there to its right. */
export function Sheet(props: { title: string; note?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const { title, note, actions, children } = props;
  const id = useId();
  return (
    <section className="sheet" aria-labelledby={id}>
      <header>
        <div>
          <h2 id={id}>{title}</h2>
          {note !== undefined && <p>{note}</p>}
        </div>
        {actions !== undefined && <div className="sheet-actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
